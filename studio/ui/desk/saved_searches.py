"""Searches of the archive that a person keeps by name, as places of the rail with their counts.

Counting asks the index once for each, so it waits until nothing changed for a while. Deliberately
absent: what is found, which the archive's page shows.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from studio.newsroom import saved_searches as kept
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.desk import Filter
from studio.newsroom.saved_searches import SavedSearch
from studio.ui.commands.offers import Offer
from studio.ui.desk.places import Place
from studio.ui.look import Symbol
from studio.ui.look.text import isolated
from studio.ui.station import Station

if TYPE_CHECKING:
    from studio.newsroom.archive import Count, Search

PREFIX: Final = "search:"
"""How the keys of their places begin."""
_REST_MS: Final = 1200


class SavedSearches(QObject):
    """The saved searches of the person who is signed in.

    Signals:
        changed: they, or what they find, are others.
        chosen: a `SavedSearch` that the person wants to see.
        told: a text for the person, and what takes it back or None.
    """

    changed = Signal()
    chosen = Signal(object)
    told = Signal(str, object)

    def __init__(self, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._kept: tuple[SavedSearch, ...] = ()
        self._counted: dict[int, Count] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.count)
        station.door.changed.connect(self._hear)
        station.deck.offer(self._offers)
        self.refresh()

    def places(self) -> tuple[Place, ...]:
        """Return them as places, by name."""
        return tuple(
            Place(
                key=f"{PREFIX}{one.id}",
                title=one.name,
                symbol=Symbol.SEARCH,
                filter=Filter(),
                named=True,
            )
            for one in self._kept
        )

    def counted(self, key: str) -> "Count | None":
        """Return how many articles the search of a place finds, None while nobody knows."""
        one = self._of(key)
        return None if one is None else self._counted.get(one.id)

    def choose(self, key: str) -> None:
        """Show what the search of a place finds."""
        if (one := self._of(key)) is not None:
            self.chosen.emit(one)

    def save(self, name: str, search: "Search") -> None:
        """Keep a search under a name."""
        words = self._station.tongue.words

        def tell(_changes: Changes) -> None:
            text = words.say("Saved in the rail as {name}.", name=isolated(name))
            self.told.emit(text, lambda: self._forget_named(name))

        self._station.door.do(lambda acting: kept.save_search(acting, name, search), tell)

    def rename(self, key: str, name: str) -> None:
        """Let the search of a place have another name."""
        one, words = self._of(key), self._station.tongue.words
        if one is None or name.strip() in {"", one.name}:
            self.changed.emit()
            return

        def tell(_changes: Changes) -> None:
            text = words.say("Renamed to {name}.", name=isolated(name.strip()))
            self.told.emit(text, self._doing(kept.rename_search, one.id, one.name))

        act = partial(kept.rename_search, search=one.id, name=name)
        self._station.door.do(act, tell)

    def forget(self, key: str) -> None:
        """Keep the search of a place no longer."""
        one, words = self._of(key), self._station.tongue.words
        if one is None:
            return

        def tell(_changes: Changes) -> None:
            text = words.say("Forgot the search {name}.", name=isolated(one.name))
            self.told.emit(text, self._doing(kept.save_search, one.name, one.search))

        self._station.door.do(partial(kept.forget_search, search=one.id), tell)

    def refresh(self) -> None:
        """Read them again, then count."""

        def show(found: tuple[SavedSearch, ...]) -> None:
            self._kept = found
            self.changed.emit()
            self.count()

        self._station.door.ask(kept.saved_searches, show, owner=self)

    def count(self) -> None:
        """Count again what they find, where the index is made."""
        wanted = self._kept
        if not wanted:
            return

        def read(acting: Acting) -> "dict[int, Count]":
            from studio.newsroom.archive import is_made

            return kept.counts(acting, wanted) if is_made(acting) else {}

        def show(found: "dict[int, Count]") -> None:
            if found != self._counted:
                self._counted = found
                self.changed.emit()

        self._station.door.ask(read, show, owner=self)

    def _of(self, key: str) -> SavedSearch | None:
        return next((one for one in self._kept if f"{PREFIX}{one.id}" == key), None)

    def _doing(self, act: Callable[..., Changes], *values: object) -> Callable[[], None]:
        return lambda: self._station.door.do(lambda acting: act(acting, *values))

    def _forget_named(self, name: str) -> None:
        def act(acting: Acting) -> Changes:
            return kept.forget_search(acting, kept.find_saved_search(acting, name).id)

        self._station.door.do(act)

    def _offers(self) -> tuple[Offer, ...]:
        far = self._station.tongue.words.say("Saved search")
        return tuple(
            Offer(one.name, one.name, far, Symbol.SEARCH, partial(self.chosen.emit, one))
            for one in self._kept
        )

    def _hear(self, changes: Changes) -> None:
        if changes.searches:
            self.refresh()
        elif self._kept and (changes.articles or changes.sections or changes.tags):
            self._timer.start()
