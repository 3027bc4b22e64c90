"""Asks about scheduled stories that missed their time, in a band: now, at a new time, or not.

Asked of whoever may publish; one story after another, the earliest first. What somebody leaves is
not asked about again in this window. Deliberately absent: publishing what is due (`studio.app`).
"""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.slot_times import next_slot
from studio.ui.door import Running
from studio.ui.look.text import isolated
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.moments import day_and_hour
from studio.ui.station import Station
from studio.ui.window.bands import BandKind, Bands, Said
from studio.wording.terms import OBSTACLES
from studio.wording.words import Words

if TYPE_CHECKING:
    from studio.newsroom.slots import Missed

EVERY_MS: Final = 60_000
"""How often it is looked whether a time was missed."""


class SlotNews(QObject):
    """Shows the band.

    Signals:
        told: a text and what takes it back, or None.
        opened: an article to look at.
        time_wanted: an article that is to have another time.
    """

    told = Signal(str, object)
    opened = Signal(int)
    time_wanted = Signal(int)

    def __init__(self, station: Station, bands: Bands, parent: QObject) -> None:
        super().__init__(parent)
        self._station, self._bands = station, bands
        self._house = HouseNow(station.door, self)
        self._left: set[Missed] = set()
        self._found: tuple[Missed, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        if not station.door.acting.store.read_only:
            station.door.changed.connect(self._hear)
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Find what missed its time."""
        self._station.door.ask(_missed, self._take, failed=lambda _: None, owner=self)

    def _hear(self, changes: Changes) -> None:
        if changes.articles or changes.settings or changes.people:
            self.look()

    def _take(self, found: "tuple[Missed, ...]") -> None:
        self._found = tuple(one for one in found if one not in self._left)
        if self._found:
            self._bands.show_band(BandKind.SLOT, self._say, closable=False)
        else:
            self._bands.put_away(BandKind.SLOT)

    def _say(self, words: Words) -> Said:
        one = self._found[0]
        months = self._house.settings.month_names
        headline = isolated(one.headline) if one.headline else words.say("No headline yet")
        when = day_and_hour(one.at, one.zone, words, months)
        if one.obstacles:
            names = dict.fromkeys(words.say(OBSTACLES[each.code]) for each in one.obstacles)
            told = words.say(
                "{headline} was to be published at {time}, but something stands in the way: "
                "{obstacles}.",
                headline=headline,
                time=when,
                obstacles=words.several(tuple(names)),
            )
            first = (words.say("Look at it"), partial(self.opened.emit, one.article))
        else:
            told = words.say(
                "{headline} was to be published at {time}, and that time was missed.",
                headline=headline,
                time=when,
            )
            first = (words.say("Publish now"), partial(self._publish, one))
        if more := len(self._found) - 1:
            told = f"{told} " + words.counted(
                "{n} more story missed its time.", "{n} more stories missed their time.", more
            )
        return told, [
            first,
            (words.say("New time"), partial(self.time_wanted.emit, one.article)),
            (words.say("Leave it"), partial(self._leave, one)),
        ]

    def _publish(self, one: "Missed") -> None:
        packager = self._station.packager

        def go_out(acting: Acting, _: Running) -> Changes:
            from studio.newsroom.publishing import publish

            return publish(acting, one.article, packager)

        def done(_: Changes) -> None:
            words = self._station.tongue.words
            self.told.emit(
                words.say("Published: {headline}", headline=isolated(one.headline)), None
            )

        self._leave(one)
        self._station.door.run(go_out, done, owner=self, changed=lambda changes: changes)

    def _leave(self, one: "Missed") -> None:
        self._left.add(one)
        self._take(self._found)


def _missed(acting: Acting) -> "tuple[Missed, ...]":
    """Return what missed its time; where no time has passed, without looking further."""
    first = next_slot(acting.store)
    if first is None or first > acting.clock():
        return ()
    from studio.newsroom.slots import missed

    return missed(acting)
