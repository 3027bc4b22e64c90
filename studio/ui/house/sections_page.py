"""The page on which sections are kept: their tree, and a card for the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom import sections as keeping
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.views import SectionView
from studio.ui.house.fields import Refusal
from studio.ui.house.keeping import Keeping, may_keep
from studio.ui.house.placing import Place
from studio.ui.house.section_card import SectionCard
from studio.ui.house.section_tree import SectionTree
from studio.ui.house.two_panes import TwoPanes
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.choices import Tick
from studio.ui.parts.fields import Line
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class SectionsPage(QWidget):
    """Shows the newsroom's sections; editors and the chief change them here.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._sections: Sequence[SectionView] = ()
        self._wanted = 0
        tongue, look = station.tongue, station.look
        self._note = WordsLabel(
            mark("Editors and chief editors keep the sections."),
            tongue,
            kind=Kind.MUTED,
            wrap=True,
        )
        self._keys = WordsLabel(
            mark("Drag a section, or move it with Shift and the arrow keys. F2 renames."),
            tongue,
            kind=Kind.SMALL,
            wrap=True,
        )
        self.tree = SectionTree(station)
        self.new_name = Line()
        self.add = IconButton(Symbol.ADD, mark("Add the section"), tongue, look, keys="Return")
        self.below = Tick(look)
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self.card = SectionCard(station)
        self._adding = QWidget()
        self._arrange()
        self._connect()
        self._speak()
        self._read()

    def focus_page(self) -> None:
        """Put the focus on the tree."""
        self.tree.setFocus()

    @property
    def editable(self) -> bool:
        """Whether the person may change sections."""
        return may_keep(self._station, Duty.KEEP_SECTIONS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when the page is put away."""
        super().hideEvent(event)
        self.card.save_lines()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.new_name, 1)
        line.addWidget(self.add)
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(4)
        adding.addWidget(self.refusal)
        adding.addLayout(line)
        adding.addWidget(self.below)
        adding.addWidget(self._keys)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addWidget(self.tree, 1)
        column.addWidget(self._adding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(TwoPanes(rows, self.card))

    def _connect(self) -> None:
        self.tree.chosen.connect(lambda _: self._show_chosen())
        self.tree.renamed.connect(self.card.rename)
        self.tree.placed.connect(self._place)
        self.tree.removal_wanted.connect(self.card.ask_removal)
        self.card.told.connect(self.told)
        self.new_name.returnPressed.connect(self._add)
        on_click(self.add, self._add)
        self._station.door.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._speak)

    def _follow(self, changes: Changes) -> None:
        if changes.sections or changes.articles or changes.people:
            self._read()

    def _read(self) -> None:
        self._station.door.ask(keeping.sections, self._show, owner=self)

    def _show(self, sections: Sequence[SectionView]) -> None:
        self._sections = sections
        editable = self.editable
        self._note.setVisible(not editable)
        self._adding.setVisible(editable)
        self.tree.allow_changes(allowed=editable)
        self.tree.show_sections(sections)
        if self._wanted:
            self.tree.choose(self._wanted)
            self._wanted = 0
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = next((one for one in self._sections if one.id == self.tree.chosen_id), None)
        self.card.show_section(chosen, self._sections, editable=self.editable)
        self.below.setEnabled(chosen is not None)

    def _place(self, section: int, place: Place) -> None:
        self.card.place(section, place)

    def _add(self) -> None:
        name = self.new_name.text().strip()
        if not name:
            self.new_name.setFocus()
            return
        parent = self.tree.chosen_id if self.below.isChecked() else 0
        self._keeping.do(
            lambda acting: keeping.add_section(acting, name, parent=parent or None),
            mark("The section {name} is added."),
            then=self._added,
            name=name,
        )

    def _added(self, changes: Changes) -> None:
        self.new_name.clear()
        self._wanted = next(iter(changes.sections), 0)

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.new_name.setPlaceholderText(words.say("Name of a new section"))
        self.new_name.setAccessibleName(words.say("Name of a new section"))
        self.below.setText(words.say("Below the chosen section"))
        self.below.setAccessibleName(self.below.text())
        self.tree.setAccessibleName(words.say("Sections"))
        if self._sections:
            self._show(self._sections)
