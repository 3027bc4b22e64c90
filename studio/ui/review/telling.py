"""The record of a story as it is read: newest first, the older lines on demand.

Deliberately absent: what each line says (`lines`).
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.newsroom.views import RecordView
from studio.ui.look import Kind, Palette, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.emptying import emptied
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.labels import PersonsLabel
from studio.ui.parts.moments import ago, day_and_hour
from studio.ui.review.lines import Line, lines
from studio.ui.station import Station
from studio.wording.origins import origin_words
from studio.wording.words import mark

FIRST: Final = 8
_INDENT: Final = 26


class Telling(QWidget):
    """Shows the lines of the record."""

    def __init__(self, station: Station, house: HouseNow) -> None:
        super().__init__()
        self._station, self._house = station, house
        self._records: Sequence[RecordView] = ()
        self._all = False
        self._older = TextButton(
            mark("Show all"), station.tongue, station.look, kind=Kind.QUIET, symbol=Symbol.DOWN
        )
        on_click(self._older, self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def texts(self) -> list[str]:
        """Return what the lines say."""
        return [one.text for one in self.findChildren(IconLine)]

    def show_records(self, records: Sequence[RecordView]) -> None:
        """Show the record of another story, or what was added to it."""
        if not records or (self._records and records[0].id != self._records[0].id):
            self._all = False
        self._records = records
        self._column.removeWidget(self._older)
        emptied(self._column)
        found = lines(records)
        for line in found if self._all else found[:FIRST]:
            self._column.addWidget(self._line(line))
        self._column.addWidget(self._older)
        self._older.setVisible(not self._all and len(found) > FIRST)

    def _show_all(self) -> None:
        self._all = True
        self.show_records(self._records)

    def _line(self, line: Line) -> QWidget:
        words, palette = self._station.tongue.words, self._station.look.palette
        now = self._station.door.acting.clock()
        house = self._house.settings
        title = words.say(line.message)
        if line.times > 1:
            title = f"{title} · {words.counted('{n} time', '{n} times', line.times)}"
        detail = " · ".join(
            part for part in (isolated(line.person), ago(line.at, now, words)) if part
        )
        shown = IconLine(self._station)
        shown.show_line(line.symbol, title, detail, _colour(line.action, palette))
        version = "" if line.revision is None else words.say("version {n}", n=line.revision)
        when = day_and_hour(line.at, house.time_zone, words, house.month_names)
        parts = (when, version, origin_words(line.origin, words))
        shown.setToolTip(" · ".join(filter(None, parts)))
        if not line.note:
            return shown
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(shown)
        note = PersonsLabel(line.note, wrap=True)
        beside = QVBoxLayout()
        rtl = self._station.tongue.rtl
        beside.setContentsMargins(0 if rtl else _INDENT, 0, _INDENT if rtl else 0, 0)
        beside.addWidget(note)
        column.addLayout(beside)
        return whole


def _colour(action: str, palette: Palette) -> str:
    return {
        "submit": palette.in_review,
        "send_back": palette.changes,
        "withdraw": palette.changes,
        "approve": palette.approved,
        "schedule": palette.approved,
        "publish": palette.published,
    }.get(action, palette.muted)
