"""Keeping a draft to oneself, and letting the newsroom see it.

Only its authors do, and only what was never handed in or published; whoever submits it lets it be
seen. Deliberately absent: what others see of it, which is nothing (`privacy`).
"""

from studio.errors import Reason, Refused
from studio.newsroom import access, kept, privacy, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.workflow import Action
from studio.storage.codes import Stage


def keep_private(acting: Acting, article: int, *, private: bool = True) -> Changes:
    """Let nobody but its authors know of a draft, or let the newsroom see it.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED (also for an editor of somebody else's draft),
    NOT_A_DRAFT for what was handed in or published.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.EDIT, row)
        if not access.is_author(work, acting.person.id, row):
            raise Refused(Reason.NOT_PERMITTED, action=Action.EDIT.value, role=None)
        if row.stage is not Stage.DRAFT or row.published_revision_id is not None:
            raise Refused(Reason.NOT_A_DRAFT, stage=row.stage.value)
        if privacy.is_private(work, row.id) is private:
            return NOTHING
        if private:
            privacy.withhold(work, row.id)
        else:
            privacy.open_up(work, row.id)
        row.updated_at = at
        act = "keep_private" if private else "open_up"
        record.append(work, acting, act, at=at, article=row.id)
    return Changes(articles=(article,))
