"""What is commanded of the newsroom."""

from typing import Final

from studio.ui.commands.command import Command
from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol
from studio.wording.words import mark

_GROUP = Group.HOUSE

HOUSE: Final = (
    Command(Do.SECTIONS, mark("Sections"), _GROUP, (), Symbol.BRANCH),
    Command(Do.TAG_LIST, mark("Tags"), _GROUP, (), Symbol.TAG),
    Command(Do.SNIPPETS, mark("Snippets"), _GROUP, (), Symbol.SNIPPET),
    Command(Do.DICTIONARY, mark("Dictionary"), _GROUP, (), Symbol.DICTIONARY),
    Command(Do.NAME_LIST, mark("Register of names"), _GROUP, (), Symbol.NAMES),
    Command(Do.RULE_LIST, mark("Rules of house style"), _GROUP, (), Symbol.RULES),
    Command(Do.TEMPLATES, mark("Templates"), _GROUP, (), Symbol.TEMPLATE),
    Command(Do.PEOPLE, mark("People"), _GROUP, (), Symbol.PEOPLE),
    Command(Do.TARGETS, mark("Targets"), _GROUP, (), Symbol.SEND),
    Command(Do.RECORD, mark("The record"), _GROUP, (), Symbol.HISTORY),
    Command(Do.SITE_LOOK, mark("Look of the site"), _GROUP, (), Symbol.DESKTOP),
    Command(Do.HOUSE_SETTINGS, mark("Settings of the newsroom"), _GROUP, (), Symbol.NEWSROOM),
    Command(Do.PERSONAL_SETTINGS, mark("Personal settings"), _GROUP, (), Symbol.SETTINGS),
    Command(Do.PASSWORD, mark("Change the password"), _GROUP, (), Symbol.LOCK),
    Command(Do.BACKUP, mark("Back up the newsroom"), _GROUP, (), Symbol.ARCHIVE),
    Command(Do.OPEN_NEWSROOM, mark("Open another newsroom"), _GROUP, (), Symbol.FOLDER),
    Command(Do.DELETE_SAMPLE, mark("Delete the sample newsroom"), _GROUP, (), Symbol.DELETE),
    Command(Do.SIGN_OUT, mark("Sign out"), _GROUP, (), Symbol.SIGN_OUT),
)
