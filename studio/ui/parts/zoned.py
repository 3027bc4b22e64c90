"""A day and hour in a zone that has a name, as a newsroom means them.

The widget counts hours as a clock on the newsroom's wall shows them, whatever this computer's own
zone is. Deliberately absent: which zone that is.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone
from PySide6.QtWidgets import QWidget

from studio.ui.parts.choices import MomentBox


class ZonedMomentBox(MomentBox):
    """A moment by the clock of a zone."""

    def __init__(self, zone: str = "UTC", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTimeZone(QTimeZone.utc())
        self._zone = zone

    @property
    def zone(self) -> str:
        """The zone's name."""
        return self._zone

    def show_moment(self, at: datetime, zone: str) -> None:
        """Show a moment by the clock of `zone`."""
        self._zone = zone
        local = at.astimezone(ZoneInfo(zone))
        day, hour = QDate(local.year, local.month, local.day), QTime(local.hour, local.minute)
        self.setDateTime(QDateTime(day, hour, QTimeZone.utc()))

    def mean_zone(self, zone: str) -> None:
        """Mean the day and hour that are shown by the clock of another zone."""
        self._zone = zone

    @property
    def moment(self) -> datetime:
        """The moment that is shown, in its zone."""
        day, hour = self.date(), self.time()
        return datetime(
            day.year(),
            day.month(),
            day.day(),
            hour.hour(),
            hour.minute(),
            tzinfo=ZoneInfo(self._zone),
        )
