"""Every command of the window in one table: its words, keys and icon.

Menus, buttons, the command palette and the key sheet are made from it. Keys are letters, F-keys
and Enter alone, which every layout has. Deliberately absent: what a command does; rooms say so
through the `Deck` of their window.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studio.ui.look import Symbol
from studio.ui.tongue import Tongue
from studio.wording.words import mark


class Group(StrEnum):
    """Where a command stands on the key sheet."""

    STORY = "story"
    REVIEW = "review"
    WRITING = "writing"
    BLOCKS = "blocks"
    WINDOW = "window"
    HOUSE = "house"


GROUPS: Final = {
    Group.STORY: mark("Stories"),
    Group.REVIEW: mark("Review and publishing"),
    Group.WRITING: mark("Writing"),
    Group.BLOCKS: mark("Paragraphs and blocks"),
    Group.WINDOW: mark("Window"),
    Group.HOUSE: mark("Keeping house"),
}


class Do(StrEnum):
    """What can be commanded."""

    NEW_STORY = "new_story"
    IMPORT_FILES = "import_files"
    QUICK_OPEN = "quick_open"
    PALETTE = "palette"
    PREVIOUS_STORY = "previous_story"
    NEXT_STORY = "next_story"
    NAME_VERSION = "name_version"
    SECTION = "section"
    TAGS = "tags"
    SPIKE = "spike"
    UNSPIKE = "unspike"
    # Review and publishing
    PRIMARY = "primary"
    SEND_BACK = "send_back"
    TAKE_BACK = "take_back"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    WITHDRAW = "withdraw"
    UPDATE = "update"
    CORRECT = "correct"
    EXPORT = "export"
    PRINT = "print"
    SAVE_PDF = "save_pdf"
    # Writing
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    PASTE_TEXT = "paste_text"
    SELECT_ALL = "select_all"
    FIND = "find"
    REPLACE = "replace"
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    LINK = "link"
    CLEAR_FORMAT = "clear_format"
    LINE_BREAK = "line_break"
    # Blocks
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    QUOTE = "quote"
    DIRECTION = "direction"
    DIRECTION_RTL = "direction_rtl"
    DIRECTION_LTR = "direction_ltr"
    DETECT_DIRECTION = "detect_direction"
    ALIGN_START = "align_start"
    ALIGN_CENTER = "align_center"
    ALIGN_END = "align_end"
    LEAD_PICTURE = "lead_picture"
    # Window
    REVIEW_PANE = "review_pane"
    PREVIEW_PANE = "preview_pane"
    HISTORY_PANE = "history_pane"
    INFO_PANE = "info_pane"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    RAIL = "rail"
    FOCUS = "focus"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    KEYS = "keys"
    GUIDE = "guide"
    THEME = "theme"
    LANGUAGE = "language"
    NEW_WINDOW = "new_window"
    CLOSE_WINDOW = "close_window"
    QUIT = "quit"
    # House
    SECTIONS = "sections"
    TAG_LIST = "tag_list"
    PEOPLE = "people"
    HOUSE_SETTINGS = "house_settings"
    PERSONAL_SETTINGS = "personal_settings"
    PASSWORD = "password"  # noqa: S105 - a command's name
    BACKUP = "backup"
    OPEN_NEWSROOM = "open_newsroom"
    DELETE_SAMPLE = "delete_sample"
    SIGN_OUT = "sign_out"


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the table; `title` is English, marked for translation."""

    do: Do
    title: str
    group: Group
    keys: tuple[str, ...] = ()
    symbol: Symbol | None = None
    checkable: bool = False


_S, _R, _W, _B = Group.STORY, Group.REVIEW, Group.WRITING, Group.BLOCKS
_V, _H = Group.WINDOW, Group.HOUSE

COMMANDS: Final[tuple[Command, ...]] = (
    Command(Do.NEW_STORY, mark("New story"), _S, ("Ctrl+N",), Symbol.ADD),
    Command(Do.IMPORT_FILES, mark("Import files"), _S, (), Symbol.IMPORT),
    Command(Do.QUICK_OPEN, mark("Quick open"), _S, ("Ctrl+O",), Symbol.SEARCH),
    Command(Do.PALETTE, mark("All commands"), _S, ("Ctrl+Shift+P",), Symbol.COMMAND),
    Command(Do.PREVIOUS_STORY, mark("Previous story"), _S, ("Ctrl+PgUp",), Symbol.UP),
    Command(Do.NEXT_STORY, mark("Next story"), _S, ("Ctrl+PgDown",), Symbol.DOWN),
    Command(Do.NAME_VERSION, mark("Keep a named version"), _S, ("Ctrl+S",), Symbol.HISTORY),
    Command(Do.SECTION, mark("Choose the section"), _S, ("Ctrl+Shift+S",), Symbol.SECTION),
    Command(Do.TAGS, mark("Choose tags"), _S, ("Ctrl+T",), Symbol.TAG),
    Command(Do.SPIKE, mark("Spike"), _S, (), Symbol.SPIKED),
    Command(Do.UNSPIKE, mark("Bring back from the spike"), _S, (), Symbol.RESTORE),
    Command(Do.PRIMARY, mark("Next step"), _R, ("Ctrl+Return", "Ctrl+Enter"), Symbol.SEND),
    Command(
        Do.SEND_BACK,
        mark("Send back"),
        _R,
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        Symbol.SEND_BACK,
    ),
    Command(Do.TAKE_BACK, mark("Take back"), _R, (), Symbol.UNDO),
    Command(Do.SCHEDULE, mark("Schedule"), _R, (), Symbol.SCHEDULED),
    Command(Do.UNSCHEDULE, mark("Unschedule"), _R, (), Symbol.CALENDAR),
    Command(Do.WITHDRAW, mark("Withdraw"), _R, (), Symbol.WITHDRAWN),
    Command(Do.UPDATE, mark("Mark as an update"), _R, (), Symbol.HISTORY),
    Command(Do.CORRECT, mark("Correct"), _R, (), Symbol.PEN),
    Command(Do.EXPORT, mark("Export"), _R, ("Ctrl+E",), Symbol.EXPORT),
    Command(Do.PRINT, mark("Print"), _R, ("Ctrl+P",), Symbol.PRINT),
    Command(Do.SAVE_PDF, mark("Save as PDF"), _R, (), Symbol.PRINT),
    Command(Do.UNDO, mark("Undo"), _W, ("Ctrl+Z",), Symbol.UNDO),
    Command(Do.REDO, mark("Redo"), _W, ("Ctrl+Y", "Ctrl+Shift+Z"), Symbol.REDO),
    Command(Do.CUT, mark("Cut"), _W, ("Ctrl+X",)),
    Command(Do.COPY, mark("Copy"), _W, ("Ctrl+C",), Symbol.COPY),
    Command(Do.PASTE, mark("Paste"), _W, ("Ctrl+V",), Symbol.PASTE),
    Command(Do.PASTE_TEXT, mark("Paste as text"), _W, ("Ctrl+Shift+V",), Symbol.PASTE),
    Command(Do.SELECT_ALL, mark("Select all"), _W, ("Ctrl+A",)),
    Command(Do.FIND, mark("Find in the story"), _W, ("Ctrl+F",), Symbol.SEARCH),
    Command(Do.REPLACE, mark("Find and replace"), _W, ("Ctrl+H",)),
    Command(Do.BOLD, mark("Bold"), _W, ("Ctrl+B",), Symbol.BOLD, checkable=True),
    Command(Do.ITALIC, mark("Italic"), _W, ("Ctrl+I",), Symbol.ITALIC, checkable=True),
    Command(Do.UNDERLINE, mark("Underline"), _W, ("Ctrl+U",), Symbol.UNDERLINE, checkable=True),
    Command(Do.STRIKE, mark("Strike through"), _W, (), Symbol.STRIKE, checkable=True),
    Command(Do.LINK, mark("Link"), _W, ("Ctrl+K",), Symbol.LINK, checkable=True),
    Command(Do.CLEAR_FORMAT, mark("Clear formatting"), _W, (), Symbol.CLEAR_FORMAT),
    Command(Do.LINE_BREAK, mark("Line break"), _W, ("Shift+Return",)),
    Command(Do.PARAGRAPH, mark("Paragraph"), _B),
    Command(Do.HEADING, mark("Sub-heading"), _B, (), Symbol.HEADING),
    Command(Do.HEADING_3, mark("Sub-heading, second level"), _B, (), Symbol.HEADING),
    Command(Do.HEADING_4, mark("Sub-heading, third level"), _B, (), Symbol.HEADING),
    Command(Do.BULLETS, mark("Bulleted list"), _B, (), Symbol.BULLETS, checkable=True),
    Command(Do.NUMBERS, mark("Numbered list"), _B, (), Symbol.NUMBERS, checkable=True),
    Command(Do.QUOTE, mark("Quotation"), _B, (), Symbol.QUOTE, checkable=True),
    Command(
        Do.DIRECTION,
        mark("Turn the paragraph's direction"),
        _B,
        ("Ctrl+Shift+X",),
        Symbol.DIRECTION,
    ),
    Command(Do.DIRECTION_RTL, mark("Right to left"), _B, (), Symbol.PARAGRAPH_RTL),
    Command(Do.DIRECTION_LTR, mark("Left to right"), _B, (), Symbol.PARAGRAPH_LTR),
    Command(Do.DETECT_DIRECTION, mark("Detect the direction"), _B),
    Command(Do.ALIGN_START, mark("Align at the start"), _B, (), Symbol.ALIGN_START),
    Command(Do.ALIGN_CENTER, mark("Centre"), _B, (), Symbol.ALIGN_CENTER),
    Command(Do.ALIGN_END, mark("Align at the end"), _B, (), Symbol.ALIGN_END),
    Command(Do.LEAD_PICTURE, mark("Choose the lead picture"), _B, (), Symbol.FIGURE),
    Command(Do.REVIEW_PANE, mark("Review"), _V, ("F3",), Symbol.COMMENT),
    Command(Do.HISTORY_PANE, mark("History"), _V, ("F4",), Symbol.HISTORY),
    Command(Do.PREVIEW_PANE, mark("Preview"), _V, ("F5",), Symbol.PREVIEW),
    Command(Do.INFO_PANE, mark("Info"), _V, ("F2",), Symbol.INFO),
    Command(Do.NEXT_PANE, mark("Next pane"), _V, ("F6",)),
    Command(Do.PREVIOUS_PANE, mark("Previous pane"), _V, ("Shift+F6",)),
    Command(Do.RAIL, mark("Show or hide the rail"), _V, ("F9",), Symbol.LAYOUT),
    Command(Do.FOCUS, mark("Nothing but the text"), _V, ("F11",)),
    Command(Do.ZOOM_IN, mark("Larger text"), _V, ("Ctrl++", "Ctrl+=")),
    Command(Do.ZOOM_OUT, mark("Smaller text"), _V, ("Ctrl+-",)),
    Command(Do.ZOOM_RESET, mark("Text in its own size"), _V, ("Ctrl+0",)),
    Command(Do.KEYS, mark("Keys"), _V, ("F1",), Symbol.KEYBOARD),
    Command(Do.GUIDE, mark("Guide"), _V, ("Shift+F1",), Symbol.GUIDE),
    Command(Do.THEME, mark("Light or dark"), _V, (), Symbol.DARK),
    Command(Do.LANGUAGE, mark("العربية / English"), _V, (), Symbol.LANGUAGE),
    Command(Do.NEW_WINDOW, mark("New window"), _V, ("Ctrl+Shift+N",)),
    Command(Do.CLOSE_WINDOW, mark("Close the window"), _V, ("Ctrl+W",)),
    Command(Do.QUIT, mark("Quit"), _V, ("Ctrl+Q",)),
    Command(Do.SECTIONS, mark("Sections"), _H, (), Symbol.BRANCH),
    Command(Do.TAG_LIST, mark("Tags"), _H, (), Symbol.TAG),
    Command(Do.PEOPLE, mark("People"), _H, (), Symbol.PEOPLE),
    Command(Do.HOUSE_SETTINGS, mark("Settings of the newsroom"), _H, (), Symbol.NEWSROOM),
    Command(Do.PERSONAL_SETTINGS, mark("Personal settings"), _H, (), Symbol.SETTINGS),
    Command(Do.PASSWORD, mark("Change the password"), _H, (), Symbol.LOCK),
    Command(Do.BACKUP, mark("Back up the newsroom"), _H, (), Symbol.ARCHIVE),
    Command(Do.OPEN_NEWSROOM, mark("Open another newsroom"), _H, (), Symbol.FOLDER),
    Command(Do.DELETE_SAMPLE, mark("Delete the sample newsroom"), _H, (), Symbol.DELETE),
    Command(Do.SIGN_OUT, mark("Sign out"), _H, (), Symbol.SIGN_OUT),
)
"""Every command there is."""


_OF_THE_WINDOW: Final = frozenset({Do.THEME, Do.LANGUAGE, Do.NEW_WINDOW, Do.CLOSE_WINDOW, Do.QUIT})


class Deck(QObject):
    """The commands of one window as Qt's actions, each disabled until a room says what it does."""

    def __init__(self, window: QWidget, tongue: Tongue) -> None:
        super().__init__(window)
        self._tongue = tongue
        self._commands = {command.do: command for command in COMMANDS}
        self._actions: dict[Do, QAction] = {}
        self._slots: dict[Do, Callable[[], object]] = {}
        self._covered: Callable[[], bool] = lambda: False
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.do.value)
            action.setCheckable(command.checkable)
            action.setEnabled(False)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(command.group is Group.WRITING)
            action.triggered.connect(lambda _=False, do=command.do: self._run(do))
            window.addAction(action)
            self._actions[command.do] = action
        tongue.changed.connect(self.speak)
        self.speak()

    def __getitem__(self, do: Do) -> QAction:
        """Return a command's action."""
        return self._actions[do]

    def command(self, do: Do) -> Command:
        """Return a command's line of the table."""
        return self._commands[do]

    def on(self, do: Do, act: Callable[[], object], *, enabled: bool = True) -> QAction:
        """Say what a command does from now on, and whether it can be done now."""
        self._slots[do] = act
        action = self._actions[do]
        action.setEnabled(enabled)
        return action

    def allow(self, do: Do, *, allowed: bool) -> None:
        """Say whether a command can be done now."""
        self._actions[do].setEnabled(allowed and do in self._slots)

    def forget_rooms(self) -> None:
        """Let no command do anything but those of the window itself: its rooms are gone."""
        for do in tuple(self._slots):
            if do not in _OF_THE_WINDOW:
                del self._slots[do]
                self._actions[do].setEnabled(False)
        self._covered = lambda: False

    def cover_with(self, covered: Callable[[], bool]) -> None:
        """Do nothing in the rooms while `covered` says that a sheet stands over them."""
        self._covered = covered

    def hint(self, do: Do) -> str:
        """Return a command's keys as people read them."""
        return shown_keys(self._actions[do].shortcut())

    def speak(self) -> None:
        """Say each command in the language of now."""
        for do, action in self._actions.items():
            action.setText(self._tongue.words.say(self._commands[do].title))

    def _run(self, do: Do) -> None:
        if self._covered() and do not in _OF_THE_WINDOW:
            return
        if (slot := self._slots.get(do)) is not None:
            slot()


def shown_keys(keys: QKeySequence) -> str:
    """Return keys as they stand on a keyboard: the key that Qt calls Return is named Enter."""
    told = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return told.replace("Return", "Enter")
