"""Who sends to a target now: one process at a time, held by the disk's own lock."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from studio.errors import Reason, Unavailable
from studio.newsroom.acting import Acting
from studio.newsroom.target_values import TargetView
from studio.storage.lock import SENDING, OwnerLock

LOCK_WAIT: Final = 0.5


@contextmanager
def alone(acting: Acting, target: TargetView, what: str = "") -> Iterator[None]:
    """Let nobody else send to a target while the block runs; raises `Unavailable` (TARGET_BUSY).

    With `what` it is that which nobody else sends, to whichever target.
    """
    lock = OwnerLock(acting.store.folder / f"{SENDING}{what or target.uid}", wait=LOCK_WAIT)
    with ExitStack() as held:
        held.callback(lock.close)
        try:
            held.enter_context(lock.held())
        except Unavailable as error:
            if error.reason is not Reason.NEWSROOM_BUSY:
                raise
            raise Unavailable(Reason.TARGET_BUSY, target=target.name) from error
        yield
