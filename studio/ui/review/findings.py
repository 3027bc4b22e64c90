"""What the review pane reads of a story beside its detail, in one question to the newsroom.

Deliberately absent: how it looks.
"""

from dataclasses import dataclass

from studio.document.difference import words_changed
from studio.newsroom.acting import Acting
from studio.newsroom.checklists import checklist_for
from studio.newsroom.reading import revision_text, story
from studio.newsroom.views import ArticleDetail, CheckView, RecordView


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The record, oldest first; the checklist; words written since a void approval."""

    records: tuple[RecordView, ...] = ()
    checks: tuple[CheckView, ...] = ()
    words_since: int | None = None


def find(acting: Acting, *, detail: ArticleDetail) -> Findings:
    """Read it.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION) and `Damaged`.
    """
    article, approved = detail.summary.id, detail.sign_off
    since = None
    if approved is not None and approved.voided is not None:
        since = words_changed(revision_text(acting, article, approved.revision), detail.text)
    return Findings(
        records=story(acting, article),
        checks=checklist_for(acting, article),
        words_since=since,
    )
