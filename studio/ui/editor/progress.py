"""How far the text is: a line that fills up to the words that were asked for, and those of today.

Deliberately absent: counting, and what the goal is, which the foot line knows.
"""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.ui.story import Story

_SIZE: Final = QSize(72, 4)


class GoalLine(QWidget):
    """A thin line that is full when the goal is reached; hidden where there is no goal."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._share = 0.0
        self.setFixedSize(_SIZE)
        station.look.changed.connect(self.update)
        self.hide()

    @property
    def share(self) -> float:
        """How much of the goal is reached, at most 1."""
        return self._share

    def show_length(self, words: int, goal: int) -> None:
        """Show a length against a goal, nought for none."""
        self._share = min(words / goal, 1.0) if goal else 0.0
        self.setVisible(goal > 0)
        percent = int(100 * self._share)
        said = self._station.tongue.counts.say("{percent}% of the goal", percent=percent)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, filled from the side where lines begin."""
        del event
        palette = self._station.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(palette.border))
        painter.drawRoundedRect(whole, 2, 2)
        done = QRectF(whole)
        done.setWidth(whole.width() * self._share)
        if self._station.tongue.rtl:
            done.moveRight(whole.right())
        painter.setBrush(QColor(palette.approved if self._share >= 1 else palette.accent))
        painter.drawRoundedRect(done, 2, 2)


class SessionWords(QLabel):
    """How many words the story has more, or fewer, than when it was opened."""

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__()
        self._station, self._story = station, story
        self._article: int | None = None
        self._first = self._last = 0
        self._room = True
        mark_kind(self, Kind.SMALL)
        station.tongue.changed.connect(self.speak)
        story.closed.connect(self._forget)

    @property
    def written(self) -> int:
        """The words of this session."""
        return self._last - self._first

    def show_length(self, words: int) -> None:
        """Hear how long the open story is; its first length is where the session begins."""
        if self._article != self._story.article:
            self._article, self._first = self._story.article, words
        self._last = words
        self.speak()

    def let_show(self, *, room: bool) -> None:
        """Say whether there is room for it."""
        if room is not self._room:
            self._room = room
            self.speak()

    def speak(self) -> None:
        """Say it in the language of now; nothing when no word came or went."""
        words, count = self._station.tongue.counts, abs(self.written)
        if self.written > 0:
            text = words.counted(
                "{n} more word since opening", "{n} more words since opening", count
            )
        else:
            text = words.counted("{n} word fewer", "{n} words fewer", count)
        self.setText(text)
        self.setVisible(self._room and count > 0)

    def _forget(self) -> None:
        self._article = None
        self._first = self._last = 0
        self.speak()
