"""The handover of a shift, by command: as text, as a page to print, or for programs."""

from argparse import Namespace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from studio.cli import shapes
from studio.cli.context import Context
from studio.document.plain import plain_text
from studio.export.sheet import sheet_html
from studio.newsroom.fields import moment
from studio.newsroom.handover import Handover, handover
from studio.storage.failures import disk_failures
from studio.wording.handover import Clock, handover_document, handover_title

_SHIFT: Final = timedelta(hours=8)


def hand_over(context: Context, given: Namespace) -> None:
    """Print the page, or write it to a file."""
    with context.acting() as acting:
        since = moment(acting, "--since", given.since) if given.since else acting.clock() - _SHIFT
        page = handover(acting, since)
    words, clock = context.words, _clock(page)
    title = handover_title(page, words, clock)
    document = handover_document(page, words, clock)
    if given.format == "html":
        text = sheet_html(title, document)
    else:
        text = f"{title}\n\n{plain_text(document)}\n"
    if given.out is not None:
        with disk_failures(given.out):
            given.out.write_text(text, encoding="utf-8")
        context.output.result(
            {"path": str(given.out)}, words.say("Written to {path}.", path=str(given.out))
        )
    elif context.output.as_json:
        context.output.json(shapes.handover(page))
    else:
        context.output.step(text.rstrip("\n"))


def _clock(page: Handover) -> Clock:
    zone = ZoneInfo(page.zone)

    def say(at: datetime) -> str:
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"

    return say
