"""The commands of the desk: checks, notices, private drafts, the handover; how blind to compare."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from studio.arabic.exact import Difference
from studio.cli.adding import Commands
from studio.cli.late import (
    check_commands,
    handover_commands,
    notice_commands,
    private_commands,
    related_command,
    search_command,
)
from studio.newsroom.archive_query import Order


def add_desk(commands: Commands) -> None:
    """Add the commands of the desk."""
    say = commands.words.say
    look = commands.add(
        "check", check_commands.check, say("what the copy desk finds in an article or a file")
    )
    look.add_argument("article", metavar="ID|FILE")
    look.add_argument("--fix", action="store_true", help=say("put right what is safe to"))
    look.add_argument("--lengths", action="store_true", help=say("its length in numbers instead"))
    show = commands.add("notices", notice_commands.show_notices, say("what you were told of"))
    show.add_argument("--unread", action="store_true", help=say("only what is not read"))
    show.add_argument("--limit", type=int, default=50, metavar="N")
    show.add_argument("--mark-read", action="store_true", help=say("all of it is read then"))
    private = commands.add(
        "private", private_commands.keep_private_draft, say("let its authors alone see a draft")
    )
    private.add_argument("article", type=int, metavar="ID")
    private.add_argument("--off", action="store_true", help=say("let everybody see it"))
    found = commands.add("search", search_command.search_archive, say("search the archive"))
    found.add_argument("query", nargs="*", metavar="QUERY")
    found.add_argument("--saved", metavar="NAME", help=say("ask what you saved under this name"))
    found.add_argument("--limit", type=int, default=20, metavar="N")
    found.add_argument("--order", choices=[one.value for one in Order])
    _saved_searches(commands)
    like = commands.add(
        "related",
        related_command.show_related,
        say("what the archive has like an article: copies, earlier coverage, tags"),
    )
    like.add_argument("article", type=int, metavar="ID")
    like.add_argument("--limit", type=int, default=8, metavar="N")
    like.add_argument("--tags", action="store_true", help=say("the tags that it could carry"))
    hand = commands.add(
        "handover", handover_commands.hand_over, say("what the next shift has to know")
    )
    hand.add_argument("--since", metavar="TIME", help=say("when this shift began (8 hours ago)"))
    hand.add_argument("--format", choices=("text", "html"), default="text")
    hand.add_argument("--out", type=Path, metavar="FILE", help=say("write to a file"))


def _saved_searches(commands: Commands) -> None:
    say = commands.words.say
    saved = commands.group("saved-search", say("the searches that you keep by name"))
    saved.add("list", search_command.list_saved, say("show each with what it finds"))
    add = saved.add("add", search_command.add_saved, say("keep a search by name"))
    add.add_argument("name", metavar="NAME")
    add.add_argument("query", nargs="+", metavar="QUERY")
    add.add_argument("--order", choices=[one.value for one in Order], default=Order.NEWEST.value)
    rename = saved.add("rename", search_command.rename_saved, say("let it have another name"))
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new_name", metavar="NEW-NAME")
    remove = saved.add("remove", search_command.remove_saved, say("keep it no longer"))
    remove.add_argument("name", metavar="NAME")


def add_blindness(compare: ArgumentParser, say: Callable[[str], str]) -> None:
    """Let a comparison overlook what differs in spelling alone."""
    compare.add_argument(
        "--ignore",
        nargs="+",
        default=(),
        choices=[one.value for one in Difference],
        help=say("words that differ in this alone are the same"),
    )
    compare.add_argument("--blind", action="store_true", help=say("ignore all of these"))
