"""Chips that narrow a list: each says what is left in, and goes when it is pressed.

A chip is a part of the filter that the person added to a place. Deliberately absent: what the
place itself filters.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter
from studio.newsroom.narrowing import NOBODY, Measure, When
from studio.newsroom.people import people
from studio.newsroom.sections import sections
from studio.newsroom.tags import tags
from studio.newsroom.views import PersonView, SectionView, TagView
from studio.storage.codes import Priority, Stage
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.fields import Line
from studio.ui.parts.flow import FlowLayout
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.menus import Menu
from studio.ui.station import Station
from studio.wording.desk import DUE_FILTERS, LENGTH_FILTERS, PRIORITY_FILTERS
from studio.wording.terms import STAGES
from studio.wording.words import mark

_NARROWING: Final = (
    "stage",
    "section",
    "tag",
    "author",
    "assignee",
    "priority",
    "due",
    "length",
)
_TAGS_OFFERED: Final = 30
_NAME_WIDTH: Final = 180


class _House(Struct, frozen=True):
    """What can be filtered by."""

    sections: tuple[SectionView, ...] = ()
    tags: tuple[TagView, ...] = ()
    people: tuple[PersonView, ...] = ()


class FilterChips(QWidget):
    """The parts of a filter that the person added, and the menu that adds one.

    Signals:
        changed: a `Filter`, the place's with what was added.
        save_wanted: a name and a `Filter` that the person wants to keep.
    """

    changed = Signal(object)
    save_wanted = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._base = self._filter = Filter()
        self._house = _House()
        self._layout = FlowLayout(self, spacing=4)
        station.tongue.changed.connect(self._draw)
        self.hide()

    @property
    def filter(self) -> Filter:
        """The place's filter with what was added."""
        return self._filter

    def begin(self, base: Filter) -> None:
        """Begin with a place's own filter and nothing added."""
        self._base = self._filter = base
        self._draw()

    def add(self, **values: object) -> None:
        """Narrow by one more part."""
        self._filter = replace(self._filter, **values)
        self._draw()
        self.changed.emit(self._filter)

    def offer(self, button: QWidget) -> None:
        """Show, under a button, by what the list can be narrowed."""

        def read(acting: Acting) -> _House:
            return _House(sections(acting), tags(acting), people(acting))

        def show(house: _House) -> None:
            self._house = house
            self._draw()
            self._menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

        self._station.door.ask(read, show, owner=self)

    def _menu(self) -> Menu:
        words = self._station.tongue.words
        menu = Menu(self._station.look, self)
        stages = self._part(menu, words.say("By stage"))
        for stage in Stage:
            self._offer(stages, words.say(STAGES[stage]), stage=stage)
        places = self._part(menu, words.say("By section"))
        for one in self._house.sections:
            self._offer(places, " › ".join(map(isolated, one.path)), section=one.id)
        named = self._part(menu, words.say("By tag"))
        used = sorted(self._house.tags, key=lambda tag: -tag.articles)[:_TAGS_OFFERED]
        for tag in used:
            self._offer(named, isolated(tag.name), tag=tag.id)
        writers = self._part(menu, words.say("By author"))
        for person in self._house.people:
            self._offer(writers, isolated(person.display_name), author=person.id)
        holders = self._part(menu, words.say("By who has it"))
        self._offer(holders, words.say("Nobody has it"), assignee=NOBODY)
        for person in self._house.people:
            self._offer(holders, isolated(person.display_name), assignee=person.id)
        for title, name, terms in (
            (mark("By priority"), "priority", PRIORITY_FILTERS),
            (mark("By due time"), "due", DUE_FILTERS),
            (mark("By length"), "length", LENGTH_FILTERS),
        ):
            part = self._part(menu, words.say(title))
            for code, message in terms.items():
                self._offer(part, words.say(message), **{name: code})
        for part in (stages, places, named, writers):
            part.setEnabled(not part.isEmpty())
        if self._filter != self._base:
            menu.addSeparator()
            menu.addAction(words.say("Save this filter …")).triggered.connect(self._ask_name)
            menu.addAction(words.say("Show all again")).triggered.connect(self._reset)
        return menu

    def _part(self, menu: Menu, title: str) -> Menu:
        """Add a menu of what one kind of filter can be."""
        part = Menu(self._station.look, menu)
        part.setTitle(title)
        menu.addMenu(part)
        return part

    def _offer(self, menu: Menu, text: str, **values: object) -> None:
        menu.addAction(text).triggered.connect(lambda: self.add(**values))

    def _reset(self) -> None:
        self.begin(self._base)
        self.changed.emit(self._filter)

    def _ask_name(self) -> None:
        """Ask for a name in the line of chips; Enter keeps the filter, Escape does not."""
        field = Line()
        field.setPlaceholderText(self._station.tongue.words.say("Name of the filter"))
        field.setAccessibleName(field.placeholderText())
        field.setFixedWidth(_NAME_WIDTH)
        field.returnPressed.connect(lambda: self._save(field.text().strip()))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), field, self._draw)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._layout.addWidget(field)
        self.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, name: str) -> None:
        self._draw()
        if name:
            self.save_wanted.emit(name, self._filter)

    def _draw(self) -> None:
        self._layout.clear()
        words = self._station.tongue.words
        for name in _NARROWING:
            value = getattr(self._filter, name)
            if value is None or value == getattr(self._base, name):
                continue
            text = self._said(name, value)
            chip = mark_kind(QPushButton(text), Kind.CHIP)
            chip.setIcon(self._station.look.icon(Symbol.CLOSE, rtl=self._station.tongue.rtl))
            chip.setAccessibleName(words.say("Remove the filter {name}", name=text))
            chip.clicked.connect(self._removal(name))
            self._layout.addWidget(chip)
        self.setVisible(self._layout.count() > 0)

    def _removal(self, name: str) -> Callable[[], None]:
        return lambda: self.add(**{name: getattr(self._base, name)})

    def _said(self, name: str, value: object) -> str:
        words = self._station.tongue.words
        match value:
            case Stage():
                return words.say(STAGES[value])
            case Priority():
                return words.say(PRIORITY_FILTERS[value])
            case When():
                return words.say(DUE_FILTERS[value])
            case Measure():
                return words.say(LENGTH_FILTERS[value])
            case _:
                return self._named(name, value)

    def _named(self, name: str, value: object) -> str:
        words = self._station.tongue.words
        named: dict[int, str] = {}
        match name:
            case "section":
                named = {one.id: one.name for one in self._house.sections}
            case "tag":
                named = {one.id: one.name for one in self._house.tags}
            case "assignee":
                if value == NOBODY:
                    return words.say("Nobody has it")
                named = {
                    one.id: words.say("With {name}", name=isolated(one.display_name))
                    for one in self._house.people
                }
                return named.get(value, "…") if isinstance(value, int) else "…"
            case _:
                named = {one.id: one.display_name for one in self._house.people}
        return isolated(named.get(value, "…")) if isinstance(value, int) else "…"
