"""Works a target's queue: one process at a time, one article, or the whole site, after another.

Deliberately absent: choosing what is sent (`studio.newsroom.sendings`), and when the queue is
worked: a command, or a timer that calls it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from studio.errors import MidadError, Reason, Unavailable
from studio.export.delivery import Outcome
from studio.export.package import ArticlePackager
from studio.export.site import PageMaker
from studio.export.site_articles import HerePages
from studio.newsroom.acting import Acting
from studio.newsroom.public import PublicArticle
from studio.newsroom.publication import public_article
from studio.newsroom.sendings import next_sending, place_of, take_up, was_not_sent, was_sent
from studio.newsroom.target_values import SendingView, TargetView
from studio.sending.lines import Line, open_line
from studio.sending.turns import alone
from studio.sending.whole_site import bring_site


@dataclass(frozen=True, slots=True)
class Worked:
    """A row of the queue that was worked: how it stands now, and what became of what was sent."""

    sending: SendingView
    outcome: Outcome | None


def work_queue(
    acting: Acting,
    target: TargetView,
    packager: ArticlePackager,
    stop: Callable[[], bool] = lambda: False,
    maker: PageMaker | None = None,
) -> Iterator[Worked]:
    """Send everything that is due for a target, and yield each as it stands then.

    `maker` makes the pages of a whole site that is due; without one, `packager` does. What a line
    or a disk let down waits again; what a rule forbids has failed. Where the target is not
    reached, the rest of the queue stays due. When `stop` says so, what is being brought is given
    up before its next piece, and the rest of the queue stays. Raises `Unavailable` (TARGET_BUSY)
    while another process works this queue, and `Refused` (NOT_PERMITTED, PERSON_RETIRED).
    """
    with alone(acting, target), ExitStack() as lines:
        take_up(acting, target.id)
        tried: set[int] = set()
        line: Line | None = None
        while not stop() and (one := next_sending(acting, target.id, but_for=tried)) is not None:
            tried.add(one.id)
            try:
                if one.article is None:
                    lines.close()  # a site has a line of its own
                    line = None
                    pages = maker or HerePages(packager)
                    brought = bring_site(acting, target, one.id, pages, over=one.over, stop=stop)
                    done = Worked(brought.sending, brought.site.there.sent.outcome)
                else:
                    article = public_article(acting, one.article)
                    if line is None:
                        person = acting.person.display_name
                        line = lines.enter_context(open_line(target, stop, person))
                    done = _brought(acting, one, article, packager, line)
            except MidadError as error:
                again = isinstance(error, Unavailable)
                yield Worked(was_not_sent(acting, one.id, error, again=again), None)
                if error.reason is Reason.TARGET_UNREACHABLE:
                    return
                continue
            yield done


def _brought(
    acting: Acting,
    one: SendingView,
    article: PublicArticle,
    packager: ArticlePackager,
    line: Line,
) -> Worked:
    former = place_of(acting, one.target, article.id)
    brought = line.bring(article, packager, former, over=one.over)
    sent = was_sent(
        acting,
        one.id,
        revision=article.revision,
        status=article.status,
        place=brought.place,
        files=brought.sent.files,
        size=brought.sent.bytes,
    )
    return Worked(sent, brought.sent.outcome)
