"""What is commanded of a story as a whole."""

from typing import Final

from studio.ui.commands.command import Command
from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol
from studio.wording.words import mark

_GROUP = Group.STORY

STORIES: Final = (
    Command(Do.NEW_STORY, mark("New story"), _GROUP, ("Ctrl+N",), Symbol.ADD),
    Command(Do.NEW_URGENT, mark("New urgent story"), _GROUP, (), Symbol.ADD),
    Command(Do.NEW_REPORT, mark("New report"), _GROUP, (), Symbol.ADD),
    Command(Do.NEW_OPINION, mark("New opinion piece"), _GROUP, (), Symbol.ADD),
    Command(Do.NEW_INTERVIEW, mark("New interview"), _GROUP, (), Symbol.ADD),
    Command(Do.SAVE_TEMPLATE, mark("Save as a template"), _GROUP, (), Symbol.TEMPLATE),
    Command(Do.NEW_COPIED, mark("New story from what was copied"), _GROUP, (), Symbol.PASTE),
    Command(Do.IMPORT_FILES, mark("Import files"), _GROUP, (), Symbol.IMPORT),
    Command(Do.QUICK_OPEN, mark("Quick open"), _GROUP, ("Ctrl+O",), Symbol.SEARCH),
    Command(Do.PALETTE, mark("All commands"), _GROUP, ("Ctrl+Shift+P",), Symbol.COMMAND),
    Command(Do.PREVIOUS_STORY, mark("Previous story"), _GROUP, ("Ctrl+PgUp",), Symbol.UP),
    Command(Do.NEXT_STORY, mark("Next story"), _GROUP, ("Ctrl+PgDown",), Symbol.DOWN),
    Command(Do.NAME_VERSION, mark("Keep a named version"), _GROUP, ("Ctrl+S",), Symbol.HISTORY),
    Command(Do.TAKE_OVER, mark("Take the story over"), _GROUP, (), Symbol.PERSON),
    Command(Do.SECTION, mark("Choose the section"), _GROUP, ("Ctrl+Shift+S",), Symbol.SECTION),
    Command(Do.TAGS, mark("Choose tags"), _GROUP, ("Ctrl+T",), Symbol.TAG),
    Command(Do.TAKE_TAGS, mark("Take the tags along"), _GROUP, ("Ctrl+Shift+T",), Symbol.COPY),
    Command(Do.PUT_TAGS, mark("Put on the tags taken along"), _GROUP, ("Ctrl+Shift+J",)),
    Command(Do.SPIKE, mark("Spike"), _GROUP, (), Symbol.SPIKED),
    Command(Do.UNSPIKE, mark("Bring back from the spike"), _GROUP, (), Symbol.RESTORE),
)
