"""The commands of the newsroom's language."""

from pathlib import Path

from studio.cli.adding import Commands
from studio.cli.late import language_commands, name_commands, rule_commands
from studio.storage.codes import NameKind


def add_language(commands: Commands) -> None:
    """Add the commands of the newsroom's language."""
    _dictionary(commands)
    _names(commands)
    _rules(commands)


def _dictionary(commands: Commands) -> None:
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


def _names(commands: Commands) -> None:
    say = commands.words.say
    names = commands.group("name", say("the register of names"))
    names.add("list", name_commands.list_names, say("show all"))
    add = names.add("add", name_commands.add_name, say("add one"))
    change = names.add("change", name_commands.change_name, say("change one"))
    rename = names.add("rename", name_commands.rename_name, say("write one otherwise"))
    merge = names.add("merge", name_commands.merge_names, say("let one be a spelling of another"))
    remove = names.add("remove", name_commands.remove_name, say("remove one"))
    for one in (add, change, rename, merge, remove):
        one.add_argument("name", metavar="NAME")
    rename.add_argument("new_name", metavar="NEW")
    merge.add_argument("into", metavar="INTO")
    for one in (add, change):
        one.add_argument("--kind", choices=[kind.value for kind in NameKind])
        one.add_argument("--latin", metavar="TEXT", help=say("in Latin letters"))
        one.add_argument("--role", metavar="TEXT", help=say("what is said of it in a line"))
        one.add_argument("--spelling", action="append", metavar="TEXT", help=say("put right"))
        one.add_argument("--apart", action="append", metavar="NAME", help=say("never the same"))
    for name, run, summary in (
        ("export", name_commands.export_names, say("write all to a file")),
        ("import", name_commands.import_names, say("bring those of a TOML file in")),
    ):
        names.add(name, run, summary).add_argument("file", type=Path, metavar="FILE")


def _rules(commands: Commands) -> None:
    say = commands.words.say
    rules = commands.group("rule", say("the rules of house style"))
    rules.add("list", rule_commands.list_rules, say("show all, with how often each was right"))
    level = rules.add("level", rule_commands.set_level, say("say how grave one is, or off"))
    remove = rules.add("remove", rule_commands.remove_rule, say("remove one of your own"))
    for one in (level, remove):
        one.add_argument("rule", metavar="RULE")
    level.add_argument("level", metavar="LEVEL", help="error, warning, suggestion, off")
    for name, run, summary in (
        ("add", rule_commands.add_rules, say("keep those of a TOML file")),
        ("export", rule_commands.export_rules, say("write your own and all levels to a file")),
        ("try", rule_commands.try_rule, say("hold one of a file against every article")),
    ):
        rules.add(name, run, summary).add_argument("file", type=Path, metavar="FILE")
