"""The list of a story's versions, newest first; one or two of them are chosen to compare.

Deliberately absent: the texts of versions.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from studio.newsroom.views import RevisionView, TrailView
from studio.settings import House
from studio.storage.codes import RevisionKind
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.moments import ago, hour
from studio.ui.station import Station
from studio.wording.words import Words, mark

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT: Final = 52
_PAD: Final = 16
_ICON: Final = 16

_KINDS: Final = {
    RevisionKind.CREATED: mark("First version"),
    RevisionKind.IMPORTED: mark("Imported"),
    RevisionKind.EDITED: mark("Edited"),
    RevisionKind.NAMED: mark("Named version"),
    RevisionKind.RESTORED: mark("Restored"),
    RevisionKind.BATCH: mark("Changed with others"),
    RevisionKind.TAKEN_OVER: mark("Kept at a take-over"),
    RevisionKind.ASIDE: mark("Kept aside"),
}


class Version(Struct, frozen=True, kw_only=True):
    """A version and what became of it."""

    view: RevisionView
    submitted: bool
    returned: bool
    approved: bool
    published: bool

    @property
    def milestone(self) -> bool:
        """Whether it is more than what was kept while somebody wrote, or changed many."""
        became = self.submitted or self.returned or self.approved or self.published
        return became or self.view.kind not in {RevisionKind.EDITED, RevisionKind.BATCH}


class Typed(Struct, frozen=True):
    """What the person's own text was at a moment of typing, between two versions."""

    view: TrailView
    house: House

    @property
    def number(self) -> int:
        """What it is called among the numbers of versions: below nought, so that none is meant."""
        return -self.view.id


Row = Version | Typed


def number_of(row: Row) -> int:
    """Return what a row is chosen by."""
    return row.number if isinstance(row, Typed) else row.view.number


def time_of(typed: Typed, now: datetime, words: Words) -> str:
    """Return the time of day at which something was typed, by the newsroom's clock."""
    house = typed.house
    return hour(typed.view.saved, now, house.time_zone, words, house.month_names)


class VersionModel(QAbstractListModel):
    """The versions, newest first, and what was typed between them where it is unfolded."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self.versions: tuple[Row, ...] = ()

    def show_versions(self, versions: Sequence[Row]) -> None:
        """Hold these, newest first."""
        self.beginResetModel()
        self.versions = tuple(versions)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the versions."""
        return 0 if parent is not None and parent.isValid() else len(self.versions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return a row's words for screen readers, and what its marks mean as a tooltip."""
        version = self.versions[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((self.title(version), self.detail(version), *self._marks(version)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(self._marks(version)) or None
        return self.title(version) if role == Qt.ItemDataRole.DisplayRole else None

    def title(self, version: Row) -> str:
        """Return the number of a version and its note, or why it was kept; or when it was typed."""
        words = self._station.tongue.words
        if isinstance(version, Typed):
            now = self._station.door.acting.clock()
            return words.say("Typed at {time}", time=time_of(version, now, words))
        became = next((said for holds, said in _became(version) if holds), None)
        kept = isolated(version.view.note) or words.say(became or _KINDS[version.view.kind])
        return f"{self._station.tongue.number(version.view.number)} · {kept}"

    def detail(self, version: Row) -> str:
        """Return who kept a version, when, and how long it is; or what it was typed on."""
        words = self._station.tongue.words
        now = self._station.door.acting.clock()
        if isinstance(version, Typed):
            base = self._station.tongue.number(version.view.base)
            said = words.say("after version {number}", number=base)
            return f"{said} · {ago(version.view.saved, now, words)}"
        view = version.view
        length = words.counted("{n} word", "{n} words", view.words)
        return f"{isolated(view.author_name)} · {ago(view.created, now, words)} · {length}"

    def symbols(self, version: Row) -> list[tuple[Symbol, str]]:
        """Return the icons of what became of a version, with their colours."""
        palette = self._station.look.palette
        if isinstance(version, Typed):
            return []
        shown = (
            (version.published, Symbol.PUBLISHED, palette.published),
            (version.approved, Symbol.APPROVED, palette.approved),
            (version.returned, Symbol.SEND_BACK, palette.changes),
            (version.submitted, Symbol.SEND, palette.in_review),
        )
        return [(symbol, colour) for there, symbol, colour in shown if there]

    def _marks(self, version: Row) -> list[str]:
        say = self._station.tongue.words.say
        if isinstance(version, Typed):
            return []
        there = (
            (version.submitted, say("submitted")),
            (version.returned, say("sent back")),
            (version.approved, say("approved")),
            (version.published, say("published")),
        )
        return [word for holds, word in there if holds]


def _became(version: Version) -> tuple[tuple[bool, str], ...]:
    """Return what became of a version, the weightiest first, in words."""
    return (
        (version.published, mark("Published to readers")),
        (version.approved, mark("Approved")),
        (version.returned, mark("Sent back")),
        (version.submitted, mark("Submitted")),
    )


class VersionDelegate(QStyledItemDelegate):
    """Paints a version on two lines, with the icons of what became of it at the end."""

    def __init__(self, station: Station, model: VersionModel) -> None:
        super().__init__()
        self._station, self._model = station, model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Ask for two lines."""
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a version."""
        look, rtl = self._station.look, self._station.tongue.rtl
        palette, version = look.palette, self._model.versions[index.row()]
        area = QRect(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, QColor(palette.selection))
            edge = QRect(area)
            edge.setWidth(3)
            edge.moveLeft(area.right() - 2 if rtl else area.left())
            painter.fillRect(edge, QColor(palette.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(palette.accent))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        inner = area.adjusted(_PAD, 6, -_PAD, -6)
        if isinstance(version, Typed):
            inner = inner.adjusted(0 if rtl else _PAD, 0, -_PAD if rtl else 0, 0)
        used = 0
        for symbol, colour in self._model.symbols(version):
            left = inner.left() + used if rtl else inner.right() - used - _ICON
            spot = QRect(left, inner.top() + 2, _ICON, _ICON)
            # A mirrored icon paints itself beside its place; its pixmap is in it.
            drawn = look.icon(symbol, rtl=rtl, colour=colour).pixmap(_ICON, _ICON)
            painter.drawPixmap(spot, drawn)
            used += _ICON + 4
        half = inner.height() // 2
        first = inner.adjusted(used if rtl else 0, 0, 0 if rtl else -used, 0)
        first.setHeight(half)
        second = QRect(inner.left(), inner.top() + half, inner.width(), half)
        painter.setPen(QColor(palette.text))
        typed = isinstance(version, Typed)
        font = look.fonts.at(14, QFont.Weight.Normal if typed else QFont.Weight.Medium)
        self._write(painter, first, self._model.title(version), font)
        painter.setPen(QColor(palette.text if chosen else palette.muted))
        self._write(painter, second, self._model.detail(version), look.fonts.at(12))
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, text: str, font: QFont) -> None:
        rtl = self._station.tongue.rtl
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setLayoutDirection(self._station.tongue.direction)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags), shown)


class VersionList(QListView):
    """Lets one version be chosen, or two.

    Signals:
        chosen: the numbers of the versions to compare, older first.
    """

    chosen = Signal(int, int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._quiet = False
        self._newest = 0
        self.versions = VersionModel(station)
        self._delegate = VersionDelegate(station, self.versions)
        self.setModel(self.versions)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mark_kind(self, Kind.PLAIN_LIST)
        self.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        station.look.changed.connect(self.viewport().update)
        station.tongue.changed.connect(self.speak)
        self.speak()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the rows, newest first."""
        return tuple(number_of(one) for one in self.versions.versions)

    def show_versions(self, versions: Sequence[Row], newest: int) -> None:
        """Show these, newest first, and keep the choice where it is still there.

        `newest` is the working version: newer than whatever was put aside.
        """
        before = self.selected()
        self._newest = newest
        self._quiet = True
        self.versions.show_versions(versions)
        self.choose(*(one for one in before if one in self.numbers))
        self._quiet = False

    def selected(self) -> tuple[int, ...]:
        """Return the numbers that are chosen, older first."""
        numbers = self.numbers
        rows = sorted(
            (index.row() for index in self.selectionModel().selectedIndexes()), reverse=True
        )
        return tuple(sorted((numbers[row] for row in rows), key=self._newest.__eq__))

    def base_of(self, number: int) -> int:
        """Return the version that one was typed on, nought for the first."""
        rows = self.versions.versions
        return next((one.view.base or 0 for one in rows if number_of(one) == number), 0)

    def choose(self, *wanted: int) -> None:
        """Choose these versions by their numbers."""
        selection = self.selectionModel()
        quiet, self._quiet = self._quiet, True
        selection.clear()
        for row, number in enumerate(self.numbers):
            if number in wanted:
                selection.select(self.versions.index(row), selection.SelectionFlag.Select)
        if found := self.selected():
            current = self.versions.index(self.numbers.index(found[-1]))
            selection.setCurrentIndex(current, selection.SelectionFlag.NoUpdate)
        self._quiet = quiet
        self._choose()

    def speak(self) -> None:
        """Say its name in the language of now."""
        self.setAccessibleName(self._station.tongue.words.say("Versions"))
        self.viewport().update()

    def _choose(self) -> None:
        found = self.selected()
        if self._quiet or not found:
            return
        newer = found[-1]
        older = found[0] if len(found) > 1 else self.base_of(newer)
        self.chosen.emit(older, newer)
