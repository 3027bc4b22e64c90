"""The band above the text that says who has the story open, or took it over, with the way on.

Deliberately absent: taking over itself (`studio.ui.holding`), and comparing.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from studio.ui.commands import Do
from studio.ui.holding import Standing
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.alerts import alert
from studio.ui.parts.buttons import ICON_SIZE, TextButton, follow_action, on_click
from studio.ui.parts.flow import FlowLayout
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.moments import hour
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.words import mark


class HolderBand(QFrame):
    """Shown while another window has the open story.

    Signals:
        compare_wanted: the number of the version that holds what was typed here.
    """

    compare_wanted = Signal(int)

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__()
        mark_kind(self, Kind.BAND)
        self._station, self._story = station, story
        self._house = HouseNow(station.door, self)
        tongue, look = station.tongue, station.look
        self._icon, self._text = QLabel(), QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.take = TextButton(mark("Take it over"), tongue, look, kind=Kind.PRIMARY)
        self.compare = TextButton(mark("Compare with mine"), tongue, look)
        self._arrange()
        follow_action(
            self.take,
            station.deck.on(Do.TAKE_OVER, story.holding.take_over, enabled=False),
        )
        on_click(self.compare, self._compare)
        for changed in (story.holding.changed, self._house.changed, tongue.changed, look.changed):
            changed.connect(self._follow)
        self._follow()

    @property
    def text(self) -> str:
        """What the band says, nothing where it is not shown."""
        return "" if self.isHidden() else self._text.text()

    def _arrange(self) -> None:
        buttons = FlowLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.compare)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _follow(self) -> None:
        standing, before = self._story.holding.standing, self.text
        self._station.deck.allow(Do.TAKE_OVER, allowed=standing.other is not None)
        self.setVisible(standing.other is not None)
        if standing.other is None:
            return
        own = standing.other.person == self._station.door.acting.person.id
        self._text.setText(self._sentence(standing, own=own))
        if own:
            self.take.say(mark("Write here"))
        else:
            self.take.say(mark("Take it back") if standing.lost else mark("Take it over"))
        self.compare.setVisible(standing.kept is not None)
        look = self._station.look
        symbol = Symbol.WARNING if standing.lost else Symbol.PERSON
        self._icon.setPixmap(look.icon(symbol, rtl=self._station.tongue.rtl).pixmap(ICON_SIZE))
        self.setAccessibleName(self._text.text())
        if self.text != before:
            alert(self)

    def _sentence(self, standing: Standing, *, own: bool) -> str:
        """Return who has the story, since when, and what became of what was typed here."""
        other = standing.other
        assert other is not None  # noqa: S101 - the band is shown
        words, number = self._station.tongue.words, self._station.tongue.number
        name, time = isolated(other.person_name), self._hour(other.since)
        if own and standing.lost:
            told = words.say("You went on in another window at {time}.", time=time)
        elif own:
            told = words.say("You have this open in another window since {time}.", time=time)
        elif standing.lost:
            told = words.say("{name} took this over at {time}.", name=name, time=time)
        else:
            told = words.say("{name} has this open since {time}.", name=name, time=time)
        if standing.kept is not None:
            kept = number(standing.kept)
            told = f"{told} {words.say('What you typed is kept as version {kept}.', kept=kept)}"
        elif standing.lost:
            told = f"{told} {words.say('Nothing that you typed is missing.')}"
        elif not own:
            rest = words.say("Taking it over keeps what they typed as a version, and tells them.")
            told = f"{told} {rest}"
        return told

    def _hour(self, at: datetime) -> str:
        house, now = self._house.settings, self._station.door.acting.clock()
        return hour(at, now, house.time_zone, self._station.tongue.words, house.month_names)

    def _compare(self) -> None:
        if (kept := self._story.holding.standing.kept) is not None:
            self.compare_wanted.emit(kept)
