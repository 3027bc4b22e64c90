"""Filters that a person keeps by name, on this computer."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import asdict
from PySide6.QtCore import QObject, Signal

from studio.newsroom.desk import Filter
from studio.newsroom.narrowing import Measure, When
from studio.storage.codes import Priority, Stage
from studio.ui.desk.places import Place
from studio.ui.look import Symbol
from studio.ui.look.text import isolated
from studio.ui.station import Station
from studio.wording.words import mark


class SavedFilters(QObject):
    """The saved filters of the person who is signed in.

    Signals:
        changed: one was added, renamed or forgotten.
        told: a text for the person, and what takes it back or None.
    """

    changed = Signal()
    told = Signal(str, object)

    def __init__(self, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        acting = station.door.acting
        self._memory = f"filters:{acting.store.folder}:{acting.person.sign_in}"

    def places(self) -> tuple[Place, ...]:
        """Return the saved filters as places, in the order in which they were saved."""
        found = []
        for name, stored in self._stored().items():
            if (wanted := _filter_from(stored)) is not None:
                found.append(
                    Place(
                        key=f"saved:{name}",
                        title=name,
                        symbol=Symbol.FILTER,
                        filter=wanted,
                        hint=mark("No story passes this filter now."),
                        named=True,
                    )
                )
        return tuple(found)

    def save(self, name: str, wanted: Filter) -> None:
        """Keep a filter under a name, instead of another of that name."""
        told = {field: value for field, value in asdict(wanted).items() if value not in {None, ()}}
        self._keep({**self._stored(), name: told})

    def rename(self, key: str, name: str) -> None:
        """Let the filter of a place have another name, instead of another of that name."""
        before, old, new = self._stored(), key.removeprefix("saved:"), name.strip()
        if old not in before or new in {"", old}:
            self.changed.emit()
            return
        others = {one: stored for one, stored in before.items() if one != new}
        self._keep({new if one == old else one: stored for one, stored in others.items()})
        words = self._station.tongue.words
        text = words.say("Renamed to {name}.", name=isolated(new))
        self.told.emit(text, lambda: self._keep(before))

    def forget(self, key: str) -> None:
        """Forget the filter of a place."""
        before, name = self._stored(), key.removeprefix("saved:")
        if name not in before:
            return
        self._keep({one: stored for one, stored in before.items() if one != name})
        words = self._station.tongue.words
        text = words.say("Forgot the filter {name}.", name=isolated(name))
        self.told.emit(text, lambda: self._keep(before))

    def _stored(self) -> dict[str, Any]:
        stored = self._station.personal.recall(self._memory)
        return dict(stored) if isinstance(stored, dict) else {}

    def _keep(self, stored: dict[str, Any]) -> None:
        self._station.personal.remember(self._memory, stored or None)
        self.changed.emit()


_CODES: Final[Mapping[str, type[StrEnum]]] = MappingProxyType(
    {"stage": Stage, "priority": Priority, "due": When, "length": Measure}
)


def _filter_from(stored: object) -> Filter | None:
    """Return a filter as it was kept; None for what another program wrote."""
    if not isinstance(stored, dict):
        return None
    values = dict(stored)
    try:
        for name, kind in _CODES.items():
            if name in values:
                values[name] = kind(values[name])
        if "stages" in values:
            values["stages"] = tuple(Stage(one) for one in values["stages"])
        return Filter(**values)
    except (TypeError, ValueError):
        return None
