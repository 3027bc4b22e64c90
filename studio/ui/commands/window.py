"""What is commanded of the window."""

from typing import Final

from studio.ui.commands.command import Command
from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol
from studio.wording.words import mark

_GROUP = Group.WINDOW

WINDOW: Final = (
    Command(Do.REVIEW_PANE, mark("Review"), _GROUP, ("F3",), Symbol.COMMENT),
    Command(Do.HISTORY_PANE, mark("History"), _GROUP, ("F4",), Symbol.HISTORY),
    Command(Do.PREVIEW_PANE, mark("Preview"), _GROUP, ("F5",), Symbol.PREVIEW),
    Command(Do.INFO_PANE, mark("Info"), _GROUP, ("F2",), Symbol.INFO),
    Command(Do.NEXT_PANE, mark("Next pane"), _GROUP, ("F6",)),
    Command(Do.PREVIOUS_PANE, mark("Previous pane"), _GROUP, ("Shift+F6",)),
    Command(Do.RAIL, mark("Show or hide the rail"), _GROUP, ("F9",), Symbol.LAYOUT),
    Command(Do.NOTICES, mark("Notices"), _GROUP, ("Ctrl+Shift+B",), Symbol.BELL),
    Command(Do.HANDOVER, mark("Shift handover"), _GROUP, ("Ctrl+Shift+H",), Symbol.PEOPLE),
    Command(
        Do.SEARCH_ARCHIVE, mark("Search the archive"), _GROUP, ("Ctrl+Shift+F",), Symbol.SEARCH
    ),
    Command(Do.FOCUS, mark("Nothing but the text"), _GROUP, ("F11",)),
    Command(Do.TYPEWRITER, mark("Keep the line at one height"), _GROUP, checkable=True),
    Command(Do.DIM, mark("Dim the other paragraphs"), _GROUP, checkable=True),
    Command(Do.OUTLINE, mark("Outline"), _GROUP, ("F12",), Symbol.LIST),
    Command(Do.ZOOM_IN, mark("Larger text"), _GROUP, ("Ctrl++", "Ctrl+=")),
    Command(Do.ZOOM_OUT, mark("Smaller text"), _GROUP, ("Ctrl+-",)),
    Command(Do.ZOOM_RESET, mark("Text in its own size"), _GROUP, ("Ctrl+0",)),
    Command(Do.KEYS, mark("Keys"), _GROUP, ("F1",), Symbol.KEYBOARD),
    Command(Do.GUIDE, mark("Guide"), _GROUP, ("Shift+F1",), Symbol.GUIDE),
    Command(Do.THEME, mark("Light or dark"), _GROUP, (), Symbol.DARK),
    Command(Do.LANGUAGE, mark("العربية / English"), _GROUP, (), Symbol.LANGUAGE),
    Command(Do.NEW_WINDOW, mark("New window"), _GROUP, ("Ctrl+Shift+N",)),
    Command(Do.CLOSE_WINDOW, mark("Close the window"), _GROUP, ("Ctrl+W",)),
    Command(Do.QUIT, mark("Quit"), _GROUP, ("Ctrl+Q",)),
)
