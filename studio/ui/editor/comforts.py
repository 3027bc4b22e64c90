"""What makes writing comfortable around the text: menu of blocks, floating formats, outline.

One place where they are made, so that the editor arranges them in a line. Deliberately absent:
what each of them does.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from studio.ui.commands import Do
from studio.ui.editor.cards import Cards
from studio.ui.editor.editing import Editing
from studio.ui.editor.focusing import Dimming, Typewriter
from studio.ui.editor.strokes import MENU_KEYS
from studio.ui.editor.surface import Surface
from studio.ui.parts.late import row_for_later, tab_before
from studio.ui.station import Station

if TYPE_CHECKING:
    from studio.ui.editor.block_menu import BlockMenu
    from studio.ui.editor.outline import Outline
    from studio.ui.editor.selection_bar import SelectionBar

_OUTLINE: Final = "outline"


class Comforts(QObject):
    """The comforts of one writing surface."""

    def __init__(self, station: Station, surface: Surface, editing: Editing, cards: Cards) -> None:
        super().__init__(surface)
        self._station, self._surface = station, surface
        self._editing, self._cards = editing, cards
        self._outline_place = row_for_later()
        editing.typed.connect(self._hear)
        surface.selectionChanged.connect(self._follow_selection)
        station.deck.on(Do.FORMAT_BAR, self._enter_bar, enabled=False)
        station.deck.on(Do.OUTLINE, self._toggle_outline, enabled=False)
        self.typewriter = Typewriter(station, surface, editing)
        self.dimming = Dimming(station, surface, editing)

    @cached_property
    def blocks(self) -> "BlockMenu":
        """The menu of blocks."""
        from studio.ui.editor.block_menu import BlockMenu

        return BlockMenu(self._station, self._surface, self._editing)

    @cached_property
    def selection_bar(self) -> "SelectionBar":
        """The formats over what is selected."""
        from studio.ui.editor.selection_bar import SelectionBar

        return SelectionBar(self._station, self._surface, self._editing)

    @cached_property
    def outline(self) -> "Outline":
        """The outline beside the text."""
        from studio.ui.editor.outline import Outline

        outline = Outline(self._station, self._surface, self._editing, self._cards, memory=_OUTLINE)
        self._outline_place.addWidget(outline)
        tab_before(outline, self._surface)
        return outline

    def _enter_bar(self) -> None:
        self.selection_bar.enter()

    def _toggle_outline(self) -> None:
        self.outline.toggle()

    def recall(self) -> None:
        """Show what the person had beside the text; called once the surface stands in its page."""
        if self._station.personal.recall(_OUTLINE) is True:
            self.outline.show()
            self.outline.show_now()

    def _hear(self, text: str) -> None:
        if text in MENU_KEYS:
            self.blocks.hear(text)

    def _follow_selection(self) -> None:
        if "selection_bar" in vars(self) or self._surface.textCursor().hasSelection():
            self.selection_bar.stir()

    def around(self, behind: QHBoxLayout) -> QHBoxLayout:
        """Return the surface with what stands at its sides, `behind` at the far one."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._outline_place)
        row.addWidget(self._surface, 1)
        row.addLayout(behind)
        return row
