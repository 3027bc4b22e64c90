"""Every command and its arguments, in one place.

The functions that do the work are handed in by name from the ``*_commands`` modules, which are
imported as one of them runs (`late`). Help is in the person's language; names of commands, options
and fields are English, as other programs call them.
"""

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import studio
from studio.cli.adding import Command, Commands, Parser
from studio.cli.asked import command_in
from studio.cli.desk_parser import add_blindness, add_desk
from studio.cli.language_parser import add_language
from studio.cli.late import (
    article_commands,
    checklist_commands,
    comment_commands,
    demo_command,
    house_commands,
    keeping_commands,
    life_commands,
    newsroom_commands,
    ready_commands,
    record_commands,
    window_command,
)
from studio.cli.leaving_parser import add_leaving
from studio.cli.target_parser import add_targets
from studio.document.article import NotePlace
from studio.newsroom.narrowing import Measure, When
from studio.newsroom.workflow import Action
from studio.storage.codes import Priority, Role, Stage
from studio.wording.words import Words


def parser_for(words: Words, given: Sequence[str]) -> argparse.ArgumentParser:
    """Return a parser that reads `given` as that of the whole command line does."""
    name = command_in(given)
    if name is not None:
        parser, found = _built(words, name)
        if found:
            return parser
    return build_parser(words)


def build_parser(words: Words) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, speaking with `words`."""
    return _built(words, None)[0]


def _built(words: Words, only: str | None) -> tuple[argparse.ArgumentParser, bool]:
    """Return a parser of all commands, or of one; and whether there is any."""
    say = words.say
    parser = Parser(
        prog="midad",
        description=say("An editorial workstation for Arabic newsrooms."),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"midad {studio.__version__}",
        help=say("print the version and exit"),
    )
    parser.add_argument(
        "--newsroom", metavar="PATH", help=say("the newsroom's folder (default: your own)")
    )
    parser.add_argument("--as", dest="person", metavar="PERSON", help=say("sign in with this name"))
    parser.add_argument(
        "--json", action="store_true", help=say("print JSON for programs, not sentences")
    )
    places = parser.add_subparsers(metavar="COMMAND", required=False, dest="command")
    commands = Commands(words, places, only)
    parser.set_defaults(run=window_command.window)
    _newsroom(commands)
    _articles(commands)
    _comments(commands)
    add_desk(commands)
    _life(commands)
    _house(commands)
    _checklists(commands)
    _ready(commands)
    add_language(commands)
    add_leaving(commands)
    add_targets(commands)
    _keeping(commands)
    return parser, bool(places.choices)


def _newsroom(commands: Commands) -> None:
    say = commands.words.say
    new = commands.add("new-newsroom", newsroom_commands.new_newsroom, say("create a newsroom"))
    new.add_argument("--site-name", required=True, metavar="TEXT")
    new.add_argument("--base-url", required=True, metavar="ADDRESS")
    new.add_argument("--chief", required=True, metavar="SIGN-IN")
    new.add_argument("--chief-name", metavar="NAME", help=say("the name that readers see"))
    new.add_argument("--welcome", default="", metavar="TEXT")
    new.add_argument("--comments-heading", default="", metavar="TEXT")
    settings = commands.group("settings", say("the newsroom's settings"))
    settings.add("list", newsroom_commands.list_settings, say("show every setting"))
    get = settings.add("get", newsroom_commands.get_setting, say("show one setting"))
    get.add_argument("key", metavar="KEY")
    change = settings.add("set", newsroom_commands.set_setting_value, say("change a setting"))
    change.add_argument("key", metavar="KEY")
    change.add_argument("value", metavar="VALUE")
    demo = commands.add(
        "demo", demo_command.demo, say("the sample newsroom, in the window or without one")
    )
    demo.add_argument("--headless", type=Path, metavar="DIR", help=say("without any window"))
    demo.add_argument("--offscreen", action="store_true", help=say("in a window nobody sees"))
    demo.add_argument("--shots", type=Path, metavar="DIR", help=say("where the pictures go"))
    demo.add_argument("--lang", choices=("ar", "en"))
    demo.add_argument("--theme", choices=("light", "dark"))
    show = commands.add("open", window_command.window, say("open the window with an article"))
    _article(show)


def _articles(commands: Commands) -> None:
    say = commands.words.say
    bring = commands.add("import", article_commands.import_files, say("articles from files"))
    bring.add_argument("files", nargs="+", metavar="FILE")
    bring.add_argument("--section", metavar="SECTION")
    bring.add_argument(
        "--format",
        choices=("auto", "markdown", "html", "docx", "text", "json", "wxr", "midad"),
        default="auto",
    )
    show_list = commands.add("list", article_commands.list_articles, say("list articles"))
    show_list.add_argument("--stage", choices=[stage.value for stage in Stage])
    show_list.add_argument("--section", metavar="SECTION")
    show_list.add_argument("--tag", metavar="TAG")
    show_list.add_argument("--author", metavar="SIGN-IN")
    show_list.add_argument("--assignee", metavar="SIGN-IN", help=say("who has it; none for nobody"))
    show_list.add_argument("--priority", choices=[one.value for one in Priority])
    show_list.add_argument("--due", choices=[one.value for one in When])
    show_list.add_argument("--length", choices=[one.value for one in Measure])
    show_list.add_argument("--live", action="store_true", help=say("only what is published"))
    show_list.add_argument("--limit", type=int, default=50, metavar="N")
    show = commands.add("show", article_commands.show, say("show an article"))
    _article(show)
    show.add_argument("--format", choices=("json", "markdown", "html", "text"))
    history = commands.add("history", article_commands.history, say("an article's versions"))
    _article(history)
    story = commands.add("record", record_commands.show, say("who did what, to one article or all"))
    story.add_argument("article", type=int, nargs="?", metavar="ID")
    story.add_argument("--by", metavar="SIGN-IN")
    story.add_argument("--action", dest="act", metavar="ACTION", help=say("such as publish"))
    story.add_argument("--since", metavar="TIME")
    story.add_argument("--until", metavar="TIME")
    story.add_argument("--limit", type=int, metavar="N")
    story.add_argument(
        "--out", type=Path, metavar="FILE", help=say("write to a file: .csv or .json")
    )
    compare = commands.add("diff", article_commands.diff, say("compare two versions by word"))
    _article(compare)
    compare.add_argument("old", type=int, metavar="A")
    compare.add_argument("new", type=int, metavar="B")
    add_blindness(compare, say)
    edit = commands.add("edit", article_commands.edit, say("change an article"))
    _article(edit)
    edit.add_argument("--set", dest="fields", action="append", default=[], metavar="FIELD=VALUE")
    edit.add_argument("--body", type=Path, metavar="FILE")
    edit.add_argument("--base", type=int, metavar="REVISION")
    restore = commands.add(
        "restore-version", article_commands.restore_version, say("go back to an older version")
    )
    _article(restore)
    restore.add_argument("revision", type=int, metavar="REVISION")


def _comments(commands: Commands) -> None:
    say = commands.words.say
    comments = commands.group("comment", say("what people say to each other about an article"))
    show = comments.add("list", comment_commands.list_comments, say("show all"))
    _article(show)
    show.add_argument("--open", action="store_true", help=say("only what is not resolved"))
    add = comments.add("add", comment_commands.add_comment, say("say something"))
    _article(add)
    add.add_argument("--text", required=True, metavar="TEXT")
    add.add_argument("--quote", default="", metavar="WORDS", help=say("the words it is about"))
    add.add_argument("--field", default="", metavar="FIELD")
    add.add_argument("--block", type=int, metavar="N", help=say("the paragraph, counted from 0"))
    answer = comments.add("answer", comment_commands.answer_comment, say("answer one"))
    edit = comments.add("edit", comment_commands.edit_comment, say("change your own"))
    for command in (answer, edit):
        command.add_argument("comment", type=int, metavar="COMMENT")
        command.add_argument("--text", required=True, metavar="TEXT")
    for command in (add, answer, edit):
        command.add_argument("--mention", action="append", default=[], metavar="SIGN-IN")
    for name, run, summary in (
        ("resolve", comment_commands.resolve_comment, say("say that one is settled")),
        ("reopen", comment_commands.reopen_comment, say("say that it is not")),
        ("remove", comment_commands.delete_comment, say("take back your own")),
    ):
        comments.add(name, run, summary).add_argument("comment", type=int, metavar="COMMENT")


def _life(commands: Commands) -> None:
    say = commands.words.say
    summaries = {
        Action.SUBMIT: say("hand an article over for review"),
        Action.TAKE_BACK: say("take it back from review"),
        Action.SEND_BACK: say("send it back with a note"),
        Action.APPROVE: say("sign off this exact text"),
        Action.SCHEDULE: say("publish it at a time"),
        Action.UNSCHEDULE: say("drop the time"),
        Action.UPDATE: say("declare a new version of a published article an update"),
        Action.CORRECT: say("declare it a correction, with a public note"),
        Action.WITHDRAW: say("take a published article down"),
        Action.SPIKE: say("set an article aside that was never published"),
        Action.UNSPIKE: say("bring it back"),
    }
    for action, summary in summaries.items():
        command = commands.add(
            action.value.replace("_", "-"), partial(life_commands.step, action), summary
        )
        _article(command)
        command.add_argument("--note", default="", metavar="TEXT")
        if action is Action.SUBMIT:
            command.add_argument(
                "--length-reason",
                default="",
                metavar="TEXT",
                help=say("why the length is not what was commissioned"),
            )
        if action is Action.SCHEDULE:
            command.add_argument("--at", metavar="TIME")
        if action is Action.CORRECT:
            command.add_argument(
                "--kind", choices=("correction", "clarification"), default="correction"
            )
        if action in {Action.CORRECT, Action.UPDATE}:
            command.add_argument(
                "--place",
                choices=[one.value for one in NotePlace],
                default=NotePlace.BELOW.value,
                help=say("where readers see the note: below or above the text"),
            )
    publish = commands.add(
        "publish", life_commands.publish, say("make the approved text the live one")
    )
    publish.add_argument("article", type=int, nargs="?", metavar="ID")
    publish.add_argument("--note", default="", metavar="TEXT")
    publish.add_argument(
        "--silent",
        action="store_true",
        help=say("it mends slips of typing alone, which --note names; readers are told nothing"),
    )
    publish.add_argument("--due", action="store_true", help=say("all that is scheduled up to now"))
    publish.add_argument(
        "--late", action="store_true", help=say("with --due: also what missed its time")
    )


def _house(commands: Commands) -> None:
    say = commands.words.say
    sections = commands.group("section", say("the tree of sections"))
    sections.add("list", house_commands.list_sections, say("show all"))
    add = sections.add("add", house_commands.add_section, say("add one"))
    add.add_argument("name", metavar="NAME")
    add.add_argument("--below", metavar="SECTION")
    _rename(sections, house_commands.rename_section, say("rename one"))
    move = sections.add("move", house_commands.move_section, say("move one below another"))
    move.add_argument("name", metavar="SECTION")
    move.add_argument("--below", metavar="SECTION")
    merge = sections.add("merge", house_commands.merge_sections, say("merge one into another"))
    merge.add_argument("name", metavar="SECTION")
    merge.add_argument("into", metavar="SECTION")
    remove = sections.add("remove", house_commands.remove_section, say("remove an empty one"))
    remove.add_argument("name", metavar="SECTION")

    tags = commands.group("tag", say("tags and their synonyms"))
    tags.add("list", house_commands.list_tags, say("show all"))
    new_tag = tags.add("add", house_commands.add_tag, say("add one"))
    new_tag.add_argument("name", metavar="NAME")
    new_tag.add_argument("--synonym-of", metavar="TAG")
    _rename(tags, house_commands.rename_tag, say("rename one"))
    join = tags.add("merge", house_commands.merge_tags, say("merge one into another"))
    join.add_argument("name", metavar="TAG")
    join.add_argument("into", metavar="TAG")
    drop = tags.add("remove", house_commands.remove_tag, say("remove an unused one"))
    drop.add_argument("name", metavar="TAG")

    people = commands.group("person", say("people and what they do"))
    people.add("list", house_commands.list_people, say("show all"))
    person = people.add("add", house_commands.add_person, say("add somebody"))
    person.add_argument("name", metavar="SIGN-IN")
    person.add_argument("--name", dest="display", required=True, metavar="NAME")
    person.add_argument("--role", required=True, choices=[role.value for role in Role])
    person.add_argument("--section", metavar="SECTION")
    _rename(people, house_commands.rename_person, say("change the name that readers see"))
    retire = people.add("remove", house_commands.retire_person, say("somebody has left"))
    retire.add_argument("name", metavar="SIGN-IN")
    password = people.add("password", house_commands.set_password, say("set a password"))
    password.add_argument("name", metavar="SIGN-IN")

    pictures = commands.group("picture", say("pictures"))
    pictures.add("list", house_commands.list_pictures, say("show all"))
    picture = pictures.add("add", house_commands.add_picture, say("keep a picture"))
    picture.add_argument("file", type=Path, metavar="FILE")
    picture.add_argument("--alt", default="", metavar="TEXT")
    picture.add_argument("--credit", default="", metavar="TEXT")
    gone = pictures.add("remove", house_commands.remove_picture, say("remove an unused one"))
    gone.add_argument("sha256", metavar="PICTURE")


def _checklists(commands: Commands) -> None:
    say = commands.words.say
    lists = commands.group("checklist", say("what each section wants looked at"))
    shown = lists.add("show", checklist_commands.show_checklist, say("show a section's lines"))
    shown.add_argument("section", metavar="SECTION")
    fill = lists.add(
        "set",
        checklist_commands.set_checklist,
        say("set a section's lines; one with ! before it is required"),
    )
    fill.add_argument("section", metavar="SECTION")
    fill.add_argument("lines", nargs="*", metavar="LINE")
    _article(lists.add("of", checklist_commands.show_checks, say("show those of an article")))
    for name, run, summary in (
        ("tick", checklist_commands.tick, say("a line of an article was seen to")),
        ("untick", checklist_commands.untick, say("it was not")),
    ):
        seen = lists.add(name, run, summary)
        _article(seen)
        seen.add_argument("line", type=int, metavar="LINE")


def _ready(commands: Commands) -> None:
    say = commands.words.say
    snippets = commands.group("snippet", say("texts that an abbreviation stands for"))
    snippets.add("list", ready_commands.list_snippets, say("show the newsroom's and your own"))
    add = snippets.add("add", ready_commands.add_snippet, say("add one"))
    change = snippets.add("change", ready_commands.change_snippet, say("change one"))
    remove = snippets.add("remove", ready_commands.remove_snippet, say("remove one"))
    change.add_argument("--abbreviation", metavar="NEW")
    for one in (add, change, remove):
        one.add_argument("snippet", metavar="ABBREVIATION")
        one.add_argument("--shared", action="store_true", help=say("the newsroom's, not your own"))
    for one in (add, change):
        text = one.add_mutually_exclusive_group(required=one is add)
        text.add_argument("--text", metavar="TEXT")
        text.add_argument("--file", type=Path, metavar="FILE")
        one.add_argument("--name", metavar="NAME")
    templates = commands.group("template", say("the newsroom's own texts to begin stories from"))
    templates.add("list", ready_commands.list_templates, say("show all"))
    save = templates.add("save", ready_commands.save_template, say("make one of an article"))
    _article(save)
    save.add_argument("--name", default="", metavar="NAME")
    save.add_argument("--replace", action="store_true", help=say("in the place of that name's"))
    begin = templates.add("begin", ready_commands.begin_story, say("begin an article from one"))
    begin.add_argument("name", metavar="NAME")
    _rename(templates, ready_commands.rename_template, say("rename one"))
    drop = templates.add("remove", ready_commands.remove_template, say("remove one"))
    drop.add_argument("name", metavar="NAME")


def _keeping(commands: Commands) -> None:
    say = commands.words.say
    backup = commands.add("backup", keeping_commands.back_up, say("a verified copy of everything"))
    backup.add_argument("out", type=Path, metavar="OUT")
    restore = commands.add(
        "restore-backup", keeping_commands.restore_backup, say("bring a backup back")
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    commands.add("doctor", keeping_commands.doctor, say("check the newsroom, with remedies"))


def _article(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", type=int, metavar="ID")


def _rename(commands: Commands, run: Command, summary: str) -> None:
    rename = commands.add("rename", run, summary)
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new_name", metavar="NEW")
