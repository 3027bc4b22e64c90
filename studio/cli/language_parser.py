"""The commands of the newsroom's language."""

from pathlib import Path

from studio.cli import language_commands
from studio.cli.adding import Commands


def add_language(commands: Commands) -> None:
    """Add the commands of the newsroom's language."""
    say = commands.words.say
    words = commands.group("dictionary", say("words that are right in this newsroom"))
    words.add("list", language_commands.list_words, say("show all"))
    for name, run, summary in (
        ("add", language_commands.add_words, say("add some")),
        ("confirm", language_commands.confirm_words, say("confirm what somebody has added")),
        ("remove", language_commands.remove_words, say("keep some no longer")),
    ):
        words.add(name, run, summary).add_argument("words", nargs="+", metavar="WORD")
    for name, run, summary in (
        ("export", language_commands.export_words, say("write all to a file")),
        ("import", language_commands.import_words, say("add those of a file, one on each line")),
    ):
        words.add(name, run, summary).add_argument("file", type=Path, metavar="FILE")
