"""Works a target's queue: one process at a time, one article after another.

Deliberately absent: choosing what is sent (`studio.newsroom.sendings`), and when the queue is
worked: a command, or a timer that calls it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

from studio.errors import MidadError, Reason, Unavailable
from studio.export.delivery import Outcome
from studio.export.package import ArticlePackager
from studio.newsroom.acting import Acting
from studio.newsroom.publication import public_article
from studio.newsroom.sendings import next_sending, place_of, take_up, was_not_sent, was_sent
from studio.newsroom.target_values import SendingView, TargetView
from studio.sending.lines import Line, open_line
from studio.storage.lock import SENDING, OwnerLock

LOCK_WAIT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Worked:
    """A row of the queue that was worked: how it stands now, and what became of the package."""

    sending: SendingView
    outcome: Outcome | None


def work_queue(
    acting: Acting,
    target: TargetView,
    packager: ArticlePackager,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Worked]:
    """Send everything that is due for a target, and yield each as it stands then.

    What a line or a disk let down waits again; what a rule forbids has failed. Where the target
    is not reached, the rest of the queue stays due. When `stop` says so, what is being brought is
    given up before its next piece, and the rest of the queue stays. Raises `Unavailable`
    (TARGET_BUSY) while another process works this queue, and `Refused` (NOT_PERMITTED,
    PERSON_RETIRED).
    """
    with alone(acting, target), ExitStack() as lines:
        take_up(acting, target.id)
        tried: set[int] = set()
        line: Line | None = None
        while not stop() and (one := next_sending(acting, target.id, but_for=tried)) is not None:
            tried.add(one.id)
            try:
                article = public_article(acting, one.article)
                if line is None:
                    line = lines.enter_context(open_line(target, stop, acting.person.display_name))
                former = place_of(acting, target.id, article.id)
                brought = line.bring(article, packager, former, over=one.over)
            except MidadError as error:
                again = isinstance(error, Unavailable)
                yield Worked(was_not_sent(acting, one.id, error, again=again), None)
                if error.reason is Reason.TARGET_UNREACHABLE:
                    return
                continue
            done = was_sent(
                acting,
                one.id,
                revision=article.revision,
                status=article.status,
                place=brought.place,
                files=brought.sent.files,
                size=brought.sent.bytes,
            )
            yield Worked(done, brought.sent.outcome)


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
