"""What the review pane reads of a story beside its detail, in one question to the newsroom.

Deliberately absent: how it looks.
"""

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from studio.newsroom.acting import Acting
from studio.newsroom.checklists import checklist_for
from studio.newsroom.reading import revision_text, story
from studio.newsroom.views import ArticleDetail, CheckView, RecordView
from studio.storage.codes import Stage

if TYPE_CHECKING:
    from studio.ui.history.comparison import Comparison

_WORKING: Final = frozenset({Stage.DRAFT, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED})
"""The stages in which a text is on its way to be approved again."""


class Findings(Struct, frozen=True, kw_only=True):
    """The record, oldest first; the checklist; what was written since a void approval."""

    records: tuple[RecordView, ...] = ()
    checks: tuple[CheckView, ...] = ()
    words_since: int | None = None
    since: "Comparison | None" = None


def find(acting: Acting, *, detail: ArticleDetail) -> Findings:
    """Read it.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION) and `Damaged`.
    """
    article, approved = detail.summary.id, detail.sign_off
    words_since = since = None
    if approved is not None and approved.voided is not None:
        from studio.document.difference import words_changed
        from studio.ui.history.reading import read_both

        words_since = words_changed(revision_text(acting, article, approved.revision), detail.text)
        if detail.summary.stage in _WORKING:
            numbers = (approved.revision, detail.summary.revision)
            since = read_both(acting, article, numbers, detail.text).found
    return Findings(
        records=story(acting, article),
        checks=checklist_for(acting, article),
        words_since=words_since,
        since=since,
    )
