"""The calendar in a window of its own, for a mouse from outside: what `test_carrying` starts.

It tells where the one entry stands and where it may be carried to, as JSON, then what the calendar
says of it, and ends.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from studio.newsroom.acting import clock
from studio.newsroom.signing_in import sign_in
from studio.storage.engine import open_newsroom
from studio.ui.desk.calendar import Calendar
from studio.ui.desk.calendar_days import DayList
from studio.ui.desk.places import places
from tests.newsroom.house import Clock, Newsroom
from tests.ui.stations import stations_on

LOOK_MS, GIVE_UP_MS = 300, 60_000


class Told:
    """Says where things are as soon as they stand still."""

    def __init__(self, calendar: Calendar, days: int) -> None:
        self._calendar, self._days = calendar, days
        self._before: dict[str, list[int]] = {}
        self._timer = QTimer(calendar)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        lists = {cell.list.day: cell.list for cell in self._calendar.cells}
        source = next((one for one in lists.values() if one.count()), None)
        if source is None:
            return
        spot = source.visualItemRect(source.item(0)).center()
        there = lists[source.day + timedelta(days=self._days)]
        now = {"from": on_screen(source, spot), "to": on_screen(there, there.rect().center())}
        if now == self._before:
            self._timer.stop()
            print(json.dumps(now), flush=True)
        self._before = now


def on_screen(days: DayList, spot: QPoint) -> list[int]:
    there = days.viewport().mapToGlobal(spot)
    return [there.x(), there.y()]


def main(folder: Path, days: int) -> int:
    application = QApplication([])
    with open_newsroom(folder) as store, TemporaryDirectory() as personal:
        acting = sign_in(store, None, None, clock=clock, origin="window")
        newsroom = Newsroom(store, Clock(), acting)
        with stations_on(newsroom, Path(personal), application) as stations:
            station = stations.of(acting)
            calendar = Calendar(station)
            calendar.setLayoutDirection(station.tongue.direction)
            calendar.resize(1100, 760)
            told: list[str] = []

            def hear(text: str, _: object) -> None:
                told.append(text)
                application.quit()

            calendar.told.connect(hear)
            calendar.show()
            calendar.show_place(next(one for one in places(acting.person) if one.key == "calendar"))
            watch = Told(calendar, days)
            QTimer.singleShot(GIVE_UP_MS, application.quit)
            application.exec()
            del watch
            calendar.close()
            calendar.deleteLater()
    print(json.dumps({"told": told}, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
