"""What a person was told of, by command."""

from argparse import Namespace

from studio.cli import shapes
from studio.cli.context import Context
from studio.errors import Reason, Refused
from studio.newsroom.notices import NoticeLine, mark_read, notices
from studio.wording.notices import notice_sentence, what_holds_back


def show_notices(context: Context, given: Namespace) -> None:
    """Show notices, newest first; `--mark-read` says that those that were shown are read."""
    if given.limit < 1:
        raise Refused(
            Reason.FIELD_INVALID, field="--limit", value=given.limit, expected=("1", "50")
        )
    with context.acting() as acting:
        found = notices(acting, unread=given.unread, limit=given.limit)
        for one in found:
            context.output.result(shapes.notice(one), _line(context, one))
        if given.mark_read:
            mark_read(acting, [one.id for one in found])


def _line(context: Context, one: NoticeLine) -> str:
    words = context.words
    told = notice_sentence(one.kind, words, by=one.by_name, headline=one.headline)
    state = " " if one.read else "•"
    said = f"\n        «{words.foreign(one.said)}»" if one.said else ""
    if kept_back := what_holds_back(one.in_the_way, words):
        said += f"\n        {kept_back}"
    return f"{state} {shapes.time(one.at)}  {words.fact(one.article)}  {told}{said}"
