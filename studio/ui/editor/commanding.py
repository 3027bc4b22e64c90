"""The commands of writing: what each does with the text, and which can be done where the caret is.

Also the menu of the text, made of the same commands. Deliberately absent: their words and keys,
which stand in the window's table.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor

from studio.arabic.direction import Direction
from studio.document.blocks import Align, Box, ListKind
from studio.document.marks import Link
from studio.ui.commands import Do
from studio.ui.editor.bar import FormatBar
from studio.ui.editor.clipping import Clipping
from studio.ui.editor.editing import Editing, Here
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.parts.menus import Menu
from studio.ui.station import Station
from studio.ui.story import Story

if TYPE_CHECKING:
    from studio.ui.editor.link_bar import LinkBar
    from studio.ui.editor.searching import Searching

MARKS: Final = {
    Do.BOLD: "bold",
    Do.ITALIC: "italic",
    Do.UNDERLINE: "underline",
    Do.STRIKE: "strike",
    Do.SUPERSCRIPT: "superscript",
    Do.SUBSCRIPT: "subscript",
    Do.INLINE_CODE: "code",
}
_FINDING: Final = (Do.FIND, Do.FIND_NEXT, Do.FIND_PREVIOUS)
_ALWAYS: Final = (
    Do.COPY,
    Do.SELECT_ALL,
    Do.TYPEWRITER,
    Do.DIM,
    *_FINDING,
    Do.ZOOM_IN,
    Do.ZOOM_OUT,
    Do.ZOOM_RESET,
    Do.OUTLINE,
)
_WRITING: Final = (Do.UNDO, Do.REDO, Do.CUT, Do.PASTE, Do.PASTE_TEXT, Do.REPLACE, Do.LEAD_PICTURE)
_BLOCKS: Final = (
    Do.FIGURE,
    Do.EMBED,
    Do.PULL_QUOTE,
    Do.GALLERY,
    Do.TABLE,
    Do.RELATED,
    Do.RULE,
    Do.EDIT_BLOCK,
)
"""What can be put into the body from anywhere in the article, and opened wherever it stands."""
_IN_BODY: Final = (
    *MARKS,
    Do.FORMAT_BAR,
    Do.LINK,
    Do.PASTE_LINK,
    Do.CLEAR_FORMAT,
    Do.PARAGRAPH,
    Do.HEADING,
    Do.HEADING_3,
    Do.HEADING_4,
    Do.BULLETS,
    Do.NUMBERS,
    Do.QUOTE,
    Do.DIRECTION,
    Do.DIRECTION_RTL,
    Do.DIRECTION_LTR,
    Do.DETECT_DIRECTION,
    Do.ALIGN_START,
    Do.ALIGN_CENTER,
    Do.ALIGN_END,
    Do.FOREIGN,
    Do.CODE_BLOCK,
    Do.INFO_BOX,
    Do.FACTS_BOX,
    Do.FOOTNOTE,
)
_MENU: Final = (
    (Do.CUT, Do.COPY, Do.PASTE, Do.PASTE_TEXT, Do.PASTE_LINK, Do.SELECT_ALL),
    (Do.LINK, Do.BOLD, Do.ITALIC, Do.CLEAR_FORMAT),
    (Do.DIRECTION_RTL, Do.DIRECTION_LTR),
    (Do.EDIT_BLOCK,),
)


Edit = Callable[[QTextCursor], QTextCursor]


def edits(m: Manuscript) -> dict[Do, Edit]:
    """Return what the commands do that change the text where the caret stands."""
    marks: dict[Do, Edit] = {do: partial(m.toggle, name=name) for do, name in MARKS.items()}
    return marks | {
        Do.CLEAR_FORMAT: m.clear_marks,
        Do.LINE_BREAK: m.line_break,
        Do.PARAGRAPH: m.make_paragraph,
        Do.HEADING: lambda cursor: m.make_heading(cursor, 2),
        Do.HEADING_3: lambda cursor: m.make_heading(cursor, 3),
        Do.HEADING_4: lambda cursor: m.make_heading(cursor, 4),
        Do.BULLETS: lambda cursor: m.toggle_list(cursor, ListKind.BULLET),
        Do.NUMBERS: lambda cursor: m.toggle_list(cursor, ListKind.NUMBER),
        Do.QUOTE: m.toggle_quote,
        Do.DIRECTION: m.turn_direction,
        Do.DIRECTION_RTL: lambda cursor: m.set_direction(cursor, Direction.RTL),
        Do.DIRECTION_LTR: lambda cursor: m.set_direction(cursor, Direction.LTR),
        Do.DETECT_DIRECTION: m.detect_direction,
        Do.ALIGN_START: lambda cursor: m.set_align(cursor, Align.START),
        Do.ALIGN_CENTER: lambda cursor: m.set_align(cursor, Align.CENTER),
        Do.ALIGN_END: lambda cursor: m.set_align(cursor, Align.END),
    }


class _State(Struct, frozen=True):
    """What decides which commands can be done."""

    shown: bool
    writes: bool
    focused: bool
    undo: bool
    redo: bool
    here: Here


class Commanding(QObject):
    """Connects the window's commands with one editor."""

    def __init__(
        self,
        station: Station,
        story: Story,
        surface: Surface,
        editing: Editing,
        clipping: Clipping,
        searching: "Callable[[], Searching]",
        pictures: PictureIntake,
        bar: FormatBar,
        link_bar: "Callable[[], LinkBar]",
        more: Mapping[Do, Callable[[], object]],
    ) -> None:
        """Make finding and the bar of links by `searching` and `link_bar`, once they are used."""
        super().__init__(surface)
        self._deck, self._look = station.deck, station.look
        self._story, self._surface = story, surface
        self._editing, self._bar, self._make_link_bar = editing, bar, link_bar
        self._state: _State | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.follow)
        slots: dict[Do, Callable[[], object]] = {
            Do.UNDO: editing.undo,
            Do.REDO: editing.redo,
            Do.CUT: clipping.cut,
            Do.COPY: clipping.copy,
            Do.PASTE: clipping.paste_clipboard,
            Do.PASTE_TEXT: lambda: clipping.paste_clipboard(text_only=True),
            Do.PASTE_LINK: clipping.paste_link,
            Do.SELECT_ALL: surface.selectAll,
            Do.FIND: lambda: searching().open(replacing=False),
            Do.REPLACE: lambda: searching().open(replacing=True),
            Do.FIND_NEXT: lambda: searching().go_on(1),
            Do.FIND_PREVIOUS: lambda: searching().go_on(-1),
            Do.LINK: self._open_link,
            Do.LEAD_PICTURE: lambda: pictures.choose(clipping.place_lead),
        }
        for do, edit in edits(editing.manuscript).items():
            slots[do] = partial(editing.apply, edit)
        for do, slot in (slots | dict(more)).items():
            self._deck.on(do, partial(self._run, slot), enabled=False)
        surface.cursorPositionChanged.connect(self._follow_caret)
        editing.formatted.connect(self.follow)
        surface.menu_wanted.connect(self._open_menu)
        surface.focus_changed.connect(self.follow)

    @cached_property
    def link_bar(self) -> "LinkBar":
        """The bar in which a link's address is written."""
        bar = self._make_link_bar()
        bar.chosen.connect(self._link)
        bar.removed.connect(lambda: self._link(""))
        bar.closed.connect(self._close_link)
        return bar

    def put_link_away(self) -> None:
        """Put the bar of links away."""
        if "link_bar" in vars(self):
            self.link_bar.hide()

    def follow(self) -> None:
        """Show what holds where the caret stands, and offer what can be done there."""
        self._soon.stop()
        shown = self._story.detail is not None
        manuscript = self._editing.manuscript
        now = _State(
            shown=shown,
            writes=shown and not self._surface.isReadOnly(),
            focused=self._surface.hasFocus(),
            undo=manuscript.can_undo,
            redo=manuscript.can_redo,
            here=self._editing.here(),
        )
        if now != self._state:  # most steps of the caret change nothing
            self._state = now
            self._apply(now)

    def _follow_caret(self) -> None:
        if self._editing.manuscript.is_writing:
            self._soon.start()  # whoever edits puts the caret next, as a rule
        else:
            self.follow()

    def _run(self, slot: Callable[[], object]) -> None:
        slot()
        self._state = None  # Qt checked the action by itself, whatever came of it
        self.follow()

    def _apply(self, now: "_State") -> None:
        deck, here = self._deck, now.here
        for do in _ALWAYS:
            deck.allow(do, allowed=now.shown)
        for do in _WRITING:
            deck.allow(do, allowed=now.writes)
        for do in _BLOCKS:
            deck.allow(do, allowed=now.writes)
        for do in _IN_BODY:
            deck.allow(do, allowed=now.writes and here.in_body)
        listed = here.kind in {Do.BULLETS, Do.NUMBERS}
        deck.allow(Do.CONTINUE_ITEM, allowed=now.writes and listed)
        deck[Do.CONTINUE_ITEM].setChecked(here.continued)
        deck[Do.FOREIGN].setChecked(here.language)
        deck[Do.CODE_BLOCK].setChecked(here.code)
        deck[Do.INFO_BOX].setChecked(here.box is Box.INFO)
        deck[Do.FACTS_BOX].setChecked(here.box is Box.FACTS)
        # Elsewhere Shift+Enter is free for other fields.
        deck.allow(Do.LINE_BREAK, allowed=now.writes and here.in_body and now.focused)
        deck.allow(Do.UNDO, allowed=now.writes and now.undo)
        deck.allow(Do.REDO, allowed=now.writes and now.redo)
        for do, name in MARKS.items():
            deck[do].setChecked(name in here.marks)
        deck[Do.LINK].setChecked(here.linked)
        for do in (Do.BULLETS, Do.NUMBERS):
            deck[do].setChecked(here.kind is do)
        deck[Do.QUOTE].setChecked(here.quoted)
        self._bar.show_kind(here.kind)

    def _open_link(self) -> None:
        """Choose what the link shall be on, and let its address be written."""
        surface, manuscript = self._surface, self._editing.manuscript
        cursor = surface.textCursor()
        link = manuscript.link_at(cursor)
        if not cursor.hasSelection():
            choose = manuscript.select_word if link is None else manuscript.select_link
            surface.setTextCursor(choose(cursor))
        self.link_bar.show_address("" if link is None else link.href)

    def _link(self, address: str) -> None:
        manuscript = self._editing.manuscript

        def put(cursor: QTextCursor) -> QTextCursor:
            if address and not cursor.hasSelection():
                start = cursor.position()
                cursor = manuscript.insert_text(cursor, address)
                cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
            after = manuscript.set_link(cursor, Link(address) if address else None)
            after.setPosition(after.selectionEnd())
            return after

        self._editing.apply(put)
        self._close_link()

    def _close_link(self) -> None:
        self.link_bar.hide()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self.follow()

    def _open_menu(self, at: QPoint) -> None:
        menu = Menu(self._look, self._surface)
        for group in _MENU:
            for do in group:
                menu.addAction(self._deck[do])
            menu.addSeparator()
        menu.popup(at)
