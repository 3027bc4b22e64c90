"""The sheet of notices: read and unread, newest first; Enter goes to the place."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.newsroom.acting import Acting
from studio.newsroom.notices import NoticeLine, NoticePlace, mark_read, notices, place_of
from studio.ui.commands import Do
from studio.ui.house.rows import Row, RowPainter, RowsList
from studio.ui.look import Symbol
from studio.ui.notices.lines import notice_reason, notice_words, wanted_kinds
from studio.ui.parts.buttons import TextButton, follow_action, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.moments import ago
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.words import mark

_WIDTH, _HEIGHT = 620, 620


class NoticesPage(QWidget):
    """The notices of the person who is signed in.

    Signals:
        place_wanted: an article, a field of it or an empty text, and a block or None.
        read: notices were read, or are no more so.
    """

    place_wanted = Signal(int, str, object)
    read = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._lines: tuple[NoticeLine, ...] = ()
        tongue, look = station.tongue, station.look
        self.list = RowsList(station)
        self.list.setItemDelegate(RowPainter(station, self.list, dots=True))
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        self._settings = TextButton(mark("Choose what is told"), tongue, look)
        follow_action(self._settings, station.deck[Do.PERSONAL_SETTINGS])
        self.all_read = TextButton(mark("All read"), tongue, look, symbol=Symbol.SAVED)
        on_click(self.all_read, self._read_all)
        empty = EmptyState(
            Symbol.BELL,
            mark("Nothing to tell"),
            mark(
                "When somebody names you in a comment, gives you a story, sends it back or "
                "approves it, it stands here."
            ),
            tongue,
            look,
        )
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(empty)
        foot = QHBoxLayout()
        foot.addWidget(self._settings)
        foot.addStretch(1)
        foot.addWidget(self.all_read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._pages, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.list)
        tongue.changed.connect(self.speak)
        look.changed.connect(self.speak)
        self.speak()

    def look(self) -> None:
        """Read the notices."""
        kinds = wanted_kinds(self._station.personal.settings)
        self._station.door.ask(lambda acting: notices(acting, kinds=kinds), self._take, owner=self)

    def speak(self) -> None:
        """Say every line in the language of now."""
        words = self._station.tongue.words
        self.list.setAccessibleName(words.say("Notices"))
        self.list.show_rows(map(self._row, self._lines), editable=False)
        self.all_read.setEnabled(any(not one.read for one in self._lines))

    def _take(self, found: tuple[NoticeLine, ...]) -> None:
        self._lines = found
        self._pages.setCurrentIndex(0 if found else 1)
        self.speak()
        if found and not self.list.currentIndex().isValid():
            self.list.choose((found[0].id,))

    def _row(self, line: NoticeLine) -> Row:
        station = self._station
        words = station.tongue.words
        age = ago(line.at, station.door.acting.clock(), words)
        told = notice_words(line, station)
        said = notice_reason(line, station)
        state = words.say("read") if line.read else words.say("unread")
        return Row(
            id=line.id,
            title=told,
            detail=f"{said} · {age}" if said else age,
            spoken=words.several((state, told, said, age) if said else (state, told, age)),
            colour="" if line.read else station.look.palette.accent,
            faint=line.read,
        )

    def _go(self, index: QModelIndex) -> None:
        """Go where a notice leads; it is read then."""
        line = self._lines[index.row()]
        writable = not self._station.door.acting.store.read_only

        def read_and_find(acting: Acting) -> NoticePlace | None:
            if writable and not line.read:
                mark_read(acting, [line.id])
            return place_of(acting, line.id)

        def go(place: NoticePlace | None) -> None:
            self.read.emit()
            if place is not None:
                self.place_wanted.emit(place.article, place.field, place.block)

        self._station.door.ask(read_and_find, go, owner=self)

    def _read_all(self) -> None:
        unread = [one.id for one in self._lines if not one.read]

        def done(_: int) -> None:
            self.look()
            self.read.emit()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        self._station.door.ask(lambda acting: mark_read(acting, unread), done, owner=self)


class NoticesSheet(Sheet):
    """The notices over the window."""

    def __init__(self, station: Station, window: QWidget) -> None:
        self.notices = NoticesPage(station)
        super().__init__(
            window,
            station.deck.command(Do.NOTICES).title,
            self.notices,
            station.tongue,
            station.look,
            width=_WIDTH,
            height=_HEIGHT,
        )
        self.notices.place_wanted.connect(lambda *_: self.close_sheet())

    def open_notices(self) -> None:
        """Show what the person was told of."""
        self.notices.look()
        self.open_sheet(self.notices.list)
