"""What makes writing comfortable around the text: menu of blocks, floating formats, outline.

One place where they are made, so that the editor arranges them in a line. Deliberately absent:
what each of them does.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.editor.block_menu import BlockMenu
from studio.ui.editor.cards import Cards
from studio.ui.editor.editing import Editing
from studio.ui.editor.focusing import Dimming, Typewriter
from studio.ui.editor.outline import Outline
from studio.ui.editor.selection_bar import SelectionBar
from studio.ui.editor.surface import Surface
from studio.ui.station import Station


class Comforts(QObject):
    """The comforts of one writing surface."""

    def __init__(self, station: Station, surface: Surface, editing: Editing, cards: Cards) -> None:
        super().__init__(surface)
        self._surface = surface
        self.blocks = BlockMenu(station, surface, editing)
        self.selection_bar = SelectionBar(station, surface, editing)
        self.outline = Outline(station, surface, editing, cards)
        self.typewriter = Typewriter(station, surface, editing)
        self.dimming = Dimming(station, surface, editing)

    def around(self, behind: QWidget) -> QHBoxLayout:
        """Return the surface with what stands at its sides, `behind` at the far one."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(self._surface, 1)
        row.addWidget(behind)
        return row
