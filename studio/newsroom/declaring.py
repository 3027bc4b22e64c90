"""What a new version of a published article is: an update, a correction or a clarification.

Declaring makes a version with a notice; `publishing` puts it out, with its date. Deliberately
absent: changing what readers have.
"""

from msgspec.structs import replace

from studio.document.article import ArticleText, NotePlace, Notice, NoticeKind
from studio.newsroom import kept
from studio.newsroom.acting import Acting
from studio.newsroom.articles import revise
from studio.newsroom.changes import Changes
from studio.newsroom.workflow import Action
from studio.storage.codes import RevisionKind


def update(
    acting: Acting,
    article: int,
    *,
    note: str = "",
    place: NotePlace = NotePlace.BELOW,
    text: ArticleText | None = None,
    base: int | None = None,
) -> Changes:
    """Declare the working version, or `text`, an update of the published one.

    `note` is public, and readers see it in its `place`. Raises `Refused`: NOT_PUBLISHED, and as
    `articles.edit`.
    """
    notice = Notice(NoticeKind.UPDATE, note, place)
    return _declare(acting, article, Action.UPDATE, notice, text, base)


def correct(
    acting: Acting,
    article: int,
    *,
    note: str,
    clarification: bool = False,
    place: NotePlace = NotePlace.BELOW,
    text: ArticleText | None = None,
    base: int | None = None,
) -> Changes:
    """Declare the working version, or `text`, a correction or clarification of the published one.

    `note` says to readers what was wrong, in its `place` on the page. Raises `Refused`:
    NOTE_MISSING, NOT_PUBLISHED, and as `articles.edit`.
    """
    kind = NoticeKind.CLARIFICATION if clarification else NoticeKind.CORRECTION
    return _declare(acting, article, Action.CORRECT, Notice(kind, note, place), text, base)


def _declare(
    acting: Acting,
    article: int,
    action: Action,
    notice: Notice,
    text: ArticleText | None,
    base: int | None,
) -> Changes:
    return revise(
        acting,
        article,
        action,
        lambda work, row: replace(
            kept.text(kept.working(work, row)) if text is None else text, notice=notice
        ),
        base=base,
        kind=RevisionKind.EDITED,
        note=notice.text,
        details={"notice": notice.kind.value},
    )
