"""The stories of one export on their way to one target.

Runs beside everything else. Deliberately absent: widgets, and the sending itself.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.errors import MidadError, Refused, Unavailable
from studio.newsroom import sendings
from studio.newsroom.acting import Acting
from studio.newsroom.target_values import TargetView
from studio.storage.codes import SendingState
from studio.ui.exporting.heard import Heard, SentTo

if TYPE_CHECKING:
    from studio.export.package import ArticlePackager
    from studio.sending.working import Worked


class Sending:
    """Asks for stories to be sent, works the queue, and gives up what is left when cancelled."""

    def __init__(self, acting: Acting, target: TargetView, heard: Callable[[Heard], None]) -> None:
        self._acting, self._target, self._heard = acting, target, heard
        self._asked: dict[int, int] = {}
        self.sent: list[SentTo] = []

    def ask(self, article: int, *, over: bool = False) -> None:
        """Put a story into the queue, to go `over` what is newer there or was changed there."""
        try:
            number = sendings.ask_to_send(self._acting, self._target.id, article, over=over)
        except MidadError as error:
            self._say(article, error=error)
        else:
            self._asked[number] = article

    def work(self, packager: "ArticlePackager", stop: Callable[[], bool]) -> None:
        """Send what was asked for; what is not reached waits, or is given up where it is to stop.

        Raises what the newsroom raises.
        """
        from studio.sending.working import work_queue

        problem: MidadError | None = None
        try:
            for one in work_queue(self._acting, self._target, packager, stop):
                article = self._asked.pop(one.sending.id, None)
                if article is not None:
                    self._say_worked(article, one)
                elif one.sending.reason is not None:
                    problem = _error(one)
        except Unavailable as error:
            problem = error
        for number, article in self._asked.items():
            if stop():
                sendings.give_up(self._acting, number)
            self._say(article, error=problem, waits=not stop())
        self._asked = {}

    def _say_worked(self, article: int, one: "Worked") -> None:
        if one.outcome is not None:
            self._say(article, outcome=one.outcome.value)
        else:
            waits = one.sending.state is SendingState.WAITING
            self._say(article, error=_error(one), waits=waits)

    def _say(
        self,
        article: int,
        *,
        outcome: str = "",
        error: MidadError | None = None,
        waits: bool = False,
    ) -> None:
        said = SentTo(
            article=article,
            target=self._target.name,
            target_id=self._target.id,
            outcome=outcome,
            error=error,
            waits=waits,
        )
        self.sent.append(said)
        self._heard(said)


def _error(one: "Worked") -> MidadError | None:
    sending = one.sending
    return None if sending.reason is None else Refused(sending.reason, **sending.facts)
