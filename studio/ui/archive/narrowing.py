"""What narrows the archive, with counts: sections, authors, tags, years and stages, in one list."""

from collections.abc import Callable
from operator import methodcaller
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from studio.newsroom.archive_facets import Facet, Facets
from studio.newsroom.desk import ALL, Filter
from studio.newsroom.saved_searches import SavedSearch
from studio.storage.codes import Stage
from studio.ui.archive.narrowing_row import COUNT, HEADING, NarrowingRow
from studio.ui.look.text import isolated
from studio.ui.station import Station
from studio.wording.terms import STAGES
from studio.wording.words import Words, mark

_SHOWN: Final = 6
_NARROW: Final = Qt.ItemDataRole.UserRole + 1
_GROUPS: Final = (
    ("sections", mark("Section")),
    ("authors", mark("Author")),
    ("tags", mark("Tag")),
    ("years", mark("Year")),
    ("stages", mark("Stage")),
)


class Narrowed(Struct, frozen=True):
    """What the archive is narrowed to, and the names of that by its group."""

    within: Filter = ALL
    year: int | None = None
    names: tuple[tuple[str, str], ...] = ()

    def by(self, group: str, facet: Facet, name: str) -> "Narrowed":
        """Return it narrowed by one thing more, in the place of another of the same group."""
        return replace(self._set(group, facet.value), names=self._named(group, name))

    def without(self, group: str) -> "Narrowed":
        """Return it without what narrows by this group."""
        names = tuple(one for one in self.names if one[0] != group)
        return replace(self._set(group, None), names=names)

    def _named(self, group: str, name: str) -> tuple[tuple[str, str], ...]:
        return (*(one for one in self.names if one[0] != group), (group, name))

    def _set(self, group: str, value: int | Stage | None) -> "Narrowed":
        if isinstance(value, Stage) or group == "stages":
            stage = value if isinstance(value, Stage) else None
            return replace(self, within=replace(self.within, stage=stage))
        match group:
            case "sections":
                return replace(self, within=replace(self.within, section=value))
            case "authors":
                return replace(self, within=replace(self.within, author=value))
            case "tags":
                return replace(self, within=replace(self.within, tag=value))
            case _:
                return replace(self, year=value)


_Narrow: TypeAlias = Callable[[Narrowed], Narrowed]


def narrowed_by(saved: SavedSearch, words: Words) -> Narrowed:
    """Return what narrows a saved search."""
    search, stage = saved.search, saved.search.within.stage
    names = (
        ("sections", saved.section),
        ("authors", saved.author),
        ("tags", saved.tag),
        ("years", "" if search.year is None else words.fact(search.year)),
        ("stages", "" if stage is None else words.say(STAGES[stage])),
    )
    return Narrowed(search.within, search.year, tuple((of, name) for of, name in names if name))


class NarrowingList(QListWidget):
    """The list; Enter or a click narrows, and on what narrows already takes it away.

    Either does so to what is narrowed by then, though the counts may be those of before.

    Signals:
        chosen: the `Narrowed` that somebody wants.
    """

    chosen = Signal(object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self.narrowed = Narrowed()
        self.setItemDelegate(NarrowingRow(station, self))
        self.setMouseTracking(True)
        self.setFixedWidth(220)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_facets(self, narrowed: Narrowed, facets: Facets | None) -> None:
        """Show what narrows, then what can."""
        words = self._station.tongue.words
        titles = dict(_GROUPS)
        self.narrowed = narrowed
        self.clear()
        for group, name in narrowed.names:
            text = f"{words.say(titles[group])}: {isolated(name)}"
            told = words.say("{name}, narrows the list; Enter takes it away", name=text)
            self._add(text, methodcaller("without", group), told)
        taken = {group for group, _ in narrowed.names}
        for group, title in _GROUPS:
            found: tuple[Facet, ...] = () if facets is None else getattr(facets, group)
            if group in taken or not found:
                continue
            heading = QListWidgetItem(words.say(title))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setData(HEADING, True)
            self.addItem(heading)
            for one in found[:_SHOWN]:
                name = self._name(one)
                told = words.counted(
                    "{name}: {n} story", "{name}: {n} stories", one.articles, name=name
                )
                item = self._add(name, methodcaller("by", group, one, name), told)
                item.setData(COUNT, one.articles)

    def _name(self, facet: Facet) -> str:
        words = self._station.tongue.words
        if isinstance(facet.value, Stage):
            return words.say(STAGES[facet.value])
        return words.fact(facet.value) if facet.name == str(facet.value) else facet.name

    def _add(self, text: str, narrow: _Narrow, told: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(_NARROW, narrow)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        self.addItem(item)
        return item

    def _choose(self, item: QListWidgetItem) -> None:
        narrow: _Narrow | None = item.data(_NARROW)
        if narrow is not None and (narrowed := narrow(self.narrowed)) != self.narrowed:
            self.chosen.emit(narrowed)
