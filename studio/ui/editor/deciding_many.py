"""Deciding many suggestions at once: all of a sort, of a person, of what is selected, or all.

Each is one step that can be undone. Deliberately absent: deciding one (`reviewing`), and menus.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTextEdit

from studio.document.sorting import Sort, sort_of
from studio.document.suggestions import Suggestion
from studio.ui.commands import Do
from studio.ui.editor.editing import Editing
from studio.ui.station import Station

SORTS: Final[Mapping[Do, Sort]] = {
    Do.ACCEPT_SPELLING: Sort.SPELLING,
    Do.ACCEPT_PUNCTUATION: Sort.PUNCTUATION,
    Do.ACCEPT_FORMATTING: Sort.FORMATTING,
    Do.ACCEPT_INSERTIONS: Sort.INSERTIONS,
    Do.ACCEPT_DELETIONS: Sort.DELETIONS,
    Do.ACCEPT_WORDING: Sort.WORDING,
    Do.ACCEPT_BLOCKS: Sort.BLOCKS,
}
"""What each command of a sort accepts, in the order of menus: what is surest first."""


class DecidingMany(QObject):
    """Accepts or rejects many suggestions of the open text.

    Signals:
        told: a text for a toast, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(
        self,
        station: Station,
        surface: QTextEdit,
        editing: Editing,
        decide: Callable[[Collection[str], bool], None],
    ) -> None:
        """Decide by `decide`, given ids and whether they are accepted."""
        super().__init__(surface)
        self._station, self._surface, self._editing = station, surface, editing
        self._remarks, self._decide = editing.remarks, decide

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Return what each command does."""
        slots: dict[Do, Callable[[], object]] = {
            Do.ACCEPT_PERSON: lambda: self._by_person_here(accept=True),
            Do.REJECT_PERSON: lambda: self._by_person_here(accept=False),
            Do.ACCEPT_CHOSEN: lambda: self._chosen(accept=True),
            Do.REJECT_CHOSEN: lambda: self._chosen(accept=False),
            Do.ACCEPT_ALL: lambda: self._all(accept=True),
            Do.REJECT_ALL: lambda: self._all(accept=False),
        }
        for do, sort in SORTS.items():
            slots[do] = partial(self.accept_sort, sort)
        return slots

    # What there is

    def sorts(self) -> Counter[Sort]:
        """Return how many suggestions there are of each sort."""
        return Counter(map(sort_of, self._remarks.suggestions()))

    def people(self) -> Counter[int]:
        """Return how many suggestions each person made, by their ids."""
        return Counter(one.author for one in self._remarks.suggestions())

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the suggestions in what is selected by hand, none without that."""
        if not self._surface.textCursor().hasSelection() or self._remarks.at_hand:
            return ()
        return self._remarks.in_selection()

    # Deciding

    def accept_sort(self, sort: Sort) -> None:
        """Accept all of a sort."""
        self._those(lambda one: sort_of(one) is sort, accept=True)

    def by_person(self, person: int | None, *, accept: bool) -> None:
        """Accept or reject all that somebody suggested."""
        self._those(lambda one: one.author == person, accept=accept)

    def _by_person_here(self, *, accept: bool) -> None:
        here = self._remarks.here()
        known = {one.id: one.author for one in self._remarks.suggestions()}
        self.by_person(None if here is None else known.get(here.id), accept=accept)

    def _chosen(self, *, accept: bool) -> None:
        ids = self.chosen()
        if ids:
            self._those(lambda one: one.id in ids, accept=accept)
        else:
            words = self._station.tongue.words
            self.told.emit(words.say("Nothing suggested is selected."), None)

    def _all(self, *, accept: bool) -> None:
        """Decide all, or what is selected of it."""
        selects = self._surface.textCursor().hasSelection() and not self._remarks.at_hand
        ids = frozenset(self.chosen()) if selects else None
        self._those(lambda one: ids is None or one.id in ids, accept=accept)

    def _those(self, is_meant: Callable[[Suggestion], bool], *, accept: bool) -> None:
        ids = [one.id for one in self._remarks.suggestions() if is_meant(one)]
        words = self._station.tongue.words
        if not ids:
            self.told.emit(words.say("There is no such suggestion."), None)
            return
        self._decide(ids, accept)
        said = (
            words.counted("{n} suggestion accepted", "{n} suggestions accepted", len(ids))
            if accept
            else words.counted("{n} suggestion rejected", "{n} suggestions rejected", len(ids))
        )
        self.told.emit(said, self._editing.undo)
