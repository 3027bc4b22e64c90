"""For when something is scheduled: all that whoever waits needs to know, mostly that nothing is.

Deliberately absent: what becomes of an article whose time has come (`slots`), which needs half of
the floor and is imported only then.
"""

from datetime import datetime

from sqlalchemy import select

from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.engine import Store
from studio.storage.unit_of_work import once


def next_slot(store: Store, after: datetime | None = None) -> datetime | None:
    """Return the first time, or the first after `after`, for which something is scheduled.

    None where there is none. A first time that has passed is that of an article which is due, or
    which missed it.
    """
    slot = tables.Article.scheduled_at
    query = select(slot).where(tables.Article.stage == Stage.SCHEDULED, slot.is_not(None))
    if after is not None:
        query = query.where(slot > after)
    with store.read() as work:
        return once(work, ("slot", after), lambda: work.rows.scalar(query.order_by(slot).limit(1)))
