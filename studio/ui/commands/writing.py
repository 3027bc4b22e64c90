"""What is commanded while words are written."""

from typing import Final

from studio.ui.commands.command import Command
from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol
from studio.wording.words import mark

_GROUP = Group.WRITING

WRITING: Final = (
    Command(Do.UNDO, mark("Undo"), _GROUP, ("Ctrl+Z",), Symbol.UNDO),
    Command(Do.REDO, mark("Redo"), _GROUP, ("Ctrl+Y", "Ctrl+Shift+Z"), Symbol.REDO),
    Command(Do.CUT, mark("Cut"), _GROUP, ("Ctrl+X",)),
    Command(Do.COPY, mark("Copy"), _GROUP, ("Ctrl+C",), Symbol.COPY),
    Command(Do.PASTE, mark("Paste"), _GROUP, ("Ctrl+V",), Symbol.PASTE),
    Command(Do.PASTE_TEXT, mark("Paste as text"), _GROUP, ("Ctrl+Shift+V",), Symbol.PASTE),
    Command(Do.PASTE_LINK, mark("Paste as a link"), _GROUP, ("Ctrl+Shift+K",), Symbol.LINK),
    Command(Do.KEEP_AS_TEXT, mark("Keep what was pasted as text"), _GROUP, (), Symbol.PASTE),
    Command(Do.SELECT_ALL, mark("Select all"), _GROUP, ("Ctrl+A",)),
    Command(Do.FIND, mark("Find in the story"), _GROUP, ("Ctrl+F",), Symbol.SEARCH),
    Command(Do.REPLACE, mark("Find and replace"), _GROUP, ("Ctrl+H",)),
    Command(Do.FIND_NEXT, mark("Next place found"), _GROUP, ("Ctrl+G",)),
    Command(Do.FIND_PREVIOUS, mark("Previous place found"), _GROUP, ("Ctrl+Shift+G",)),
    Command(Do.BOLD, mark("Bold"), _GROUP, ("Ctrl+B",), Symbol.BOLD, checkable=True),
    Command(Do.ITALIC, mark("Italic"), _GROUP, ("Ctrl+I",), Symbol.ITALIC, checkable=True),
    Command(Do.UNDERLINE, mark("Underline"), _GROUP, ("Ctrl+U",), Symbol.UNDERLINE, checkable=True),
    Command(Do.STRIKE, mark("Strike through"), _GROUP, (), Symbol.STRIKE, checkable=True),
    Command(Do.LINK, mark("Link"), _GROUP, ("Ctrl+K",), Symbol.LINK, checkable=True),
    Command(Do.CLEAR_FORMAT, mark("Clear formatting"), _GROUP, (), Symbol.CLEAR_FORMAT),
    Command(Do.FORMAT_BAR, mark("Formats of the selection"), _GROUP, ("F10",)),
    Command(Do.SAVE_SNIPPET, mark("Save the selection as a snippet"), _GROUP, (), Symbol.SNIPPET),
    Command(Do.LINE_BREAK, mark("Line break"), _GROUP, ("Shift+Return",)),
    Command(Do.SUPERSCRIPT, mark("Superscript"), _GROUP, checkable=True),
    Command(Do.SUBSCRIPT, mark("Subscript"), _GROUP, checkable=True),
    Command(Do.INLINE_CODE, mark("Code within a line"), _GROUP, (), Symbol.CODE, checkable=True),
    Command(
        Do.FOREIGN, mark("Words of another language"), _GROUP, (), Symbol.LANGUAGE, checkable=True
    ),
    Command(Do.EDIT_BLOCK, mark("Edit the chosen block"), _GROUP, ("Ctrl+J",), Symbol.PEN),
)
