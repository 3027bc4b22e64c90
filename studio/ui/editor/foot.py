"""The line below the text: how safe it is, how long it is against the goal, and its zoom.

Numbers are the newsroom's: digits, reading speed, and the length that was asked for. Deliberately
absent: counting, which the surface does when nobody types.
"""

from datetime import UTC, datetime
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from studio.arabic.direction import LRM
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house import house
from studio.settings import House
from studio.ui.commands import Do
from studio.ui.editor.progress import GoalLine, SessionWords
from studio.ui.editor.reading_now import ReadingNow
from studio.ui.editor.spelling_sign import SpellingSign
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.parts.menus import Menu
from studio.ui.parts.moments import ago
from studio.ui.saving import SaveState, Saving
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.reasons import sentence
from studio.wording.words import Language, Words, mark

_ICON: Final = 16
_MINUTE: Final = 60
_WIDE: Final = 800
_EDGES: Final = 72
"""What the margins of the row and the gaps in it take, in pixels."""


class FootLine(QFrame):
    """Shows saving, length, reading time and zoom.

    Signals:
        copy_wanted: the person wants all words on the clipboard, since they cannot be saved.
        zoom_chosen: a percentage.
    """

    copy_wanted = Signal()
    zoom_chosen = Signal(int)

    def __init__(self, station: Station, story: Story, steps: tuple[int, ...]) -> None:
        super().__init__()
        self._station, self._story, self._steps = station, story, steps
        self._house = House()
        self._words, self._zoom = 0, 100
        mark_kind(self, Kind.FOOT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._icon = QLabel()
        self._saved = QLabel()
        self._copy = TextButton(
            mark("Copy all text"), station.tongue, station.look, kind=Kind.DANGER
        )
        on_click(self._copy, self.copy_wanted.emit)
        self._length = QLabel()
        self._progress = GoalLine(station)
        self._session = SessionWords(station, story)
        self._time = QLabel()
        self.spelling = SpellingSign(station)
        self.readers = ReadingNow(station, story)
        for label in (self._saved, self._length, self._time):
            label.setTextFormat(Qt.TextFormat.PlainText)
            mark_kind(label, Kind.SMALL)
        self._percent = QPushButton()
        mark_kind(self._percent, Kind.QUIET)
        self._percent.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        on_click(self._percent, self._offer_zoom)
        self._arrange()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._say_saved)
        story.saving_changed.connect(lambda _: self._say_saved())
        story.loaded.connect(lambda _: self._say_length())
        story.refreshed.connect(lambda _: self._say_length())
        station.door.changed.connect(self._hear)
        station.personal.changed.connect(self._say_length)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self._say_saved)
        self._ask_house()
        self.speak()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        keep_margins(row, self._station.tongue, 16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._saved)
        row.addWidget(self._copy)
        row.addSpacing(12)
        row.addWidget(self._length)
        row.addWidget(self._progress)
        row.addWidget(self._session)
        row.addSpacing(12)
        row.addWidget(self._time)
        row.addStretch(1)
        row.addWidget(self.readers)
        row.addWidget(self.spelling)
        row.addWidget(self._percent)
        self._row = row
        self.setMinimumHeight(36)
        self._copy.hide()

    def add(self, widget: QWidget) -> None:
        """Let something else be shown before the size of the text."""
        self._row.insertWidget(self._row.indexOf(self._percent), widget)

    @property
    def saved_text(self) -> str:
        """What is said of saving."""
        return self._saved.text()

    @property
    def length_text(self) -> str:
        """What is said of the length."""
        return self._length.text()

    def show_length(self, words: int) -> None:
        """Show how many words the body has."""
        self._words = words
        self._session.show_length(words)
        self._say_length()

    def show_zoom(self, percent: int) -> None:
        """Show how large the text is shown."""
        self._zoom = percent
        words = self._station.tongue.words
        self._percent.setText(words.say("{percent}%", percent=percent))
        self._percent.setAccessibleName(words.say("Size of the text: {percent}%", percent=percent))
        self._percent.setToolTip(
            f"{words.say('Size of the text: {percent}%', percent=percent)}"
            f" ‎({self._station.deck.hint(Do.ZOOM_IN)})"
        )

    def speak(self) -> None:
        """Say everything in the language of now."""
        self._say_saved()
        self._say_length()
        self.show_zoom(self._zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for: words of signs, the session's, the reading time."""
        super().resizeEvent(event)
        self.spelling.let_show(room=self.width() >= _WIDE)
        self.readers.let_show(room=self.width() >= _WIDE)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again for what there is room for when something else is said."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Show whole words alone: how safe the text is before the reading time, then the rest."""
        row = self._row
        items = (row.itemAt(number) for number in range(row.count()))
        widgets = [one for item in items if item and (one := item.widget()) is not None]
        varying = (self._saved, self._time, self._session)
        lasting = [one for one in widgets if one not in varying]
        room = self.width() - _EDGES
        room -= sum(_wanted(one, row) for one in lasting if not one.isHidden())
        failing = self._story.saving.state is SaveState.FAILING
        for label, always in ((self._saved, failing), (self._time, False)):
            fits = _wanted(label, row) <= room
            label.setVisible(bool(label.text()) and (always or fits))
            room -= 0 if label.isHidden() else _wanted(label, row)
        self._session.let_show(room=_wanted(self._session, row) <= room)

    def _ask_house(self) -> None:
        def ask(acting: Acting) -> House:
            return house(acting.store)

        self._station.door.ask(ask, self._take_house, owner=self)

    def _take_house(self, settings: House) -> None:
        self._house = settings
        self._say_length()

    def _hear(self, changes: Changes) -> None:
        if changes.settings:
            self._ask_house()

    def _say_length(self) -> None:
        words = self._station.tongue.counts
        self._length.setText(length(self._words, self._goal(), words))
        self._progress.show_length(self._words, self._goal())
        minutes = max(1, ceil(self._words / self._house.reading_speed))
        self._time.setText(
            words.counted("{n} minute to read", "{n} minutes to read", minutes)
            if self._words
            else ""
        )

    def _goal(self) -> int:
        detail = self._story.detail
        asked = None if detail is None else detail.plan.commissioned
        return asked or self._station.personal.settings.word_goal

    def _say_saved(self) -> None:
        words, saving = self._station.tongue.words, self._story.saving
        now = datetime.now(UTC)
        failing = saving.state is SaveState.FAILING
        palette = self._station.look.palette
        self._saved.setText(saved(saving, now, words))
        mark_kind(self._saved, Kind.ERROR if failing else Kind.SMALL)
        self._copy.setVisible(failing)
        symbol = {SaveState.SAVED: Symbol.APPROVE, SaveState.FAILING: Symbol.WARNING}.get(
            saving.state
        )
        self._icon.setVisible(symbol is not None)
        if symbol is not None:
            colour = palette.delete_text if failing else palette.approved
            icon = self._station.look.icon(symbol, rtl=self._station.tongue.rtl, colour=colour)
            self._icon.setPixmap(icon.pixmap(_ICON, _ICON))
        self.setToolTip(sentence(saving.error, words) if saving.error is not None else "")
        if saving.state is SaveState.SAVED and saving.at is not None:
            self._timer.start(1000 * _next_look((now - saving.at).total_seconds()))
        else:
            self._timer.stop()

    def _offer_zoom(self) -> None:
        menu = Menu(self._station.look, self)
        for percent in self._steps:
            text = self._station.tongue.words.say("{percent}%", percent=percent)
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(percent == self._zoom)
            action.triggered.connect(lambda _=False, percent=percent: self._choose(percent))
        corner = self._percent.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))
        menu.popup(corner)

    def _choose(self, percent: int) -> None:
        self.zoom_chosen.emit(percent)


def _wanted(widget: QWidget, row: QHBoxLayout) -> int:
    """Return how wide a widget of a row is with its gap."""
    return widget.sizeHint().expandedTo(widget.minimumSize()).width() + row.spacing()


def length(count: int, goal: int, words: Words) -> str:
    """Return a length in words, beside the length that was asked for where there is one."""
    if not goal:
        return words.counted("{n} word", "{n} words", count)
    said = words.counted("{count} / {n} word", "{count} / {n} words", goal, count=count)
    if words.language is Language.ARABIC:
        return said
    return said.replace("/", f"/{LRM}")  # Arabic digits on both sides would change places


def saved(saving: Saving, now: datetime, words: Words) -> str:
    """Return how safe what was typed is, in a short sentence; nothing when nothing was typed."""
    match saving.state:
        case SaveState.CLEAN:
            return ""
        case SaveState.WAITING:
            return words.say("Saving…")
        case SaveState.FAILING:
            return words.say("Not saved; trying again")
        case SaveState.SAVED:
            if saving.at is None:
                return words.say("Saved")
            seconds = int((now - saving.at).total_seconds())
            if seconds < 1:
                return words.say("Saved just now")
            if seconds < _MINUTE:
                return words.counted("Saved {n} second ago", "Saved {n} seconds ago", seconds)
            return words.say("Saved {ago}", ago=ago(saving.at, now, words))


def _next_look(age: float) -> int:
    """Return after how many seconds the age of a save is worth saying again."""
    return 1 if age < 5 else 5 if age < _MINUTE else 30
