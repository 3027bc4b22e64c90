"""The record by command: the story of one article, or what was done in the whole newsroom."""

from argparse import Namespace

from studio.cli import shapes
from studio.cli.context import Context
from studio.errors import Reason, Refused
from studio.newsroom import reading
from studio.newsroom.acting import Acting
from studio.newsroom.fields import moment
from studio.newsroom.people import find_person
from studio.newsroom.records import Wanted, records, write_records
from studio.newsroom.views import RecordView
from studio.wording.acts import record_sentence


def show(context: Context, given: Namespace) -> None:
    """Show lines of the record, oldest first, or write them to a file.

    An article's own story is for whoever may read it; the rest is for a chief editor.
    """
    if given.limit is not None and given.limit < 1:
        raise Refused(
            Reason.FIELD_INVALID, field="--limit", value=given.limit, expected=("1", "50")
        )
    with context.acting() as acting:
        if given.article is not None and not _asks_more(given):
            for line in reading.story(acting, given.article):
                _tell(context, line)
            return
        wanted = _wanted(acting, given)
        if given.out is not None:
            count = write_records(acting, wanted, given.out)
            context.output.result(
                {"path": str(given.out), "lines": count},
                context.words.say(
                    "The record was written to {path}: {lines}.",
                    path=str(given.out),
                    lines=context.words.counted("{n} line", "{n} lines", count),
                ),
            )
            return
        for found in reversed(records(acting, wanted, limit=given.limit)):
            _tell(context, found.view, found.headline)


def _asks_more(given: Namespace) -> bool:
    more = (given.by, given.act, given.since, given.until, given.limit, given.out)
    return any(one is not None for one in more)


def _wanted(acting: Acting, given: Namespace) -> Wanted:
    return Wanted(
        person=find_person(acting, given.by).id if given.by else None,
        action=given.act,
        article=given.article,
        since=moment(acting, "--since", given.since) if given.since else None,
        until=moment(acting, "--until", given.until) if given.until else None,
    )


def _tell(context: Context, line: RecordView, headline: str = "") -> None:
    words = context.words
    article = "" if line.article is None else f"{words.fact(line.article)}  "
    context.output.result(
        shapes.record_line(line),
        f"{shapes.time(line.at)}  {article}{record_sentence(line, words, headline)}",
    )
