"""A zone of time by its city: the newsroom's first, every other one by the letters of its name.

Deliberately absent: what is meant by it; a clock beside it shows that.
"""

import zoneinfo
from typing import Final

from PySide6.QtWidgets import QWidget

from studio.ui.look import Look
from studio.ui.parts.choices import Choice

_AREAS: Final = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)


class ZoneChoice(Choice):
    """One of the zones that have a city, and UTC; typing a city's first letters chooses it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setMaxVisibleItems(12)

    @property
    def zone(self) -> str:
        """The name of the zone that is chosen."""
        return str(self.currentData() or "UTC")

    def show_zone(self, zone: str) -> None:
        """Choose a zone; the first that is shown stands before all others."""
        if not self.count():
            self.addItem(named(zone), zone)
            for one in _zones():
                if one != zone:
                    self.addItem(named(one), one)
        self.setCurrentIndex(self.findData(zone))


def named(zone: str) -> str:
    """Return a zone as it is read: its city, and its name for programs."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return city if city == zone else f"{city} · {zone}"


def _zones() -> list[str]:
    known = (one for one in zoneinfo.available_timezones() if one.partition("/")[0] in _AREAS)
    return ["UTC", *sorted(known, key=lambda one: one.rpartition("/")[2])]
