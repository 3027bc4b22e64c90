"""The characters to choose from, beside the caret: a field, a list, and no mouse needed.

Letters narrow the list by name in either language; Enter writes the chosen one, Esc goes back.
Deliberately absent: which characters there are (`studio.wording.characters`).
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
)

from studio.ui.look import Kind
from studio.ui.parts.fields import Line
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.characters import (
    Character,
    both_languages,
    characters_for,
    shown_character,
)

_WIDTH: Final = 320
_ROWS: Final = 7
_ROW: Final = 36
_RECENT: Final = "characters"
_MOST_RECENT: Final = 12
_SIGN_SIZE: Final = QSize(56, 32)
_LARGE: Final = 20
_SMALL: Final = 12
_SIGN: Final = Qt.ItemDataRole.UserRole + 1
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}


class CharacterCard(QFrame):
    """Offers characters over the text.

    Signals:
        chosen: the text of the character that shall be written.
    """

    chosen = Signal(str)

    def __init__(self, station: Station, text: QTextEdit) -> None:
        super().__init__(text)
        self._station, self._text_edit = station, text
        self._languages = both_languages()
        mark_kind(self, Kind.CARD)
        self.setFixedWidth(_WIDTH)
        self.field = Line()
        mark_kind(self.field, Kind.SEARCH)
        self.field.textChanged.connect(lambda _: self._fill())
        self.field.installEventFilter(self)
        self.list = QListWidget()
        mark_kind(self.list, Kind.PLAIN_LIST)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(_ROWS * _ROW)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(_SIGN_SIZE)
        self.list.itemClicked.connect(self._take)
        self._nothing = mark_kind(QLabel(), Kind.MUTED)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self.hide()
        station.tongue.changed.connect(self._speak)
        station.look.changed.connect(self._speak)

    def open_at(self, at: QRect) -> None:
        """Open beside a place on the viewport; keys come here."""
        self.field.clear()
        self.show()
        self._speak()
        self.adjustSize()
        over = self._text_edit.viewport().geometry().topLeft()
        x = at.right() - _WIDTH if self._station.tongue.rtl else at.left()
        left = min(max(x + over.x(), 4), max(self._text_edit.width() - _WIDTH - 4, 4))
        top = at.bottom() + over.y() + 8
        if top + self.height() > self._text_edit.height():
            top = max(at.top() + over.y() - self.height() - 8, 4)
        self.move(QPoint(left, top))
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_card(self) -> None:
        """Go away, and give the keys back to the text."""
        if not self.isHidden():
            self.hide()
            self._text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, choose and close by the keys that come to the field."""
        if event.type() is QEvent.Type.FocusOut and watched is self.field:
            self.hide()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_card()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.list.currentItem())
        elif key in _STEPS:
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + _STEPS[key], 0), last))
        else:
            return super().eventFilter(watched, event)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep what is pressed here from the text below."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Keep what is turned here from the text below."""
        event.accept()

    def _speak(self) -> None:
        """Say and draw everything as it is now, while it is open."""
        if self.isHidden():
            return
        words = self._station.tongue.words
        self.field.setPlaceholderText(words.say("Name of a character"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list.setAccessibleName(words.say("Characters"))
        self._nothing.setText(words.say("No character of this name"))
        self.setLayoutDirection(self._station.tongue.direction)
        self._fill()

    def _fill(self) -> None:
        recent = self._recent()
        found = characters_for(self.field.text(), recent, self._languages)
        self.list.clear()
        for one in found:
            self.list.addItem(self._row(one))
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.list.setCurrentRow(0)

    def _row(self, character: Character) -> QListWidgetItem:
        name = self._station.tongue.words.say(character.name)
        item = QListWidgetItem(self._picture(character), name)
        item.setData(_SIGN, character.text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        item.setSizeHint(QSize(0, _ROW))
        return item

    def _picture(self, character: Character) -> QIcon:
        """Draw a character in the font of the text, all in one column."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(_SIGN_SIZE * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        look, shown = self._station.look, shown_character(character)
        painter = QPainter(picture)
        font = QFont()
        font.setFamilies(list(look.fonts.text))
        font.setPixelSize(_SMALL if character.shown else _LARGE)
        painter.setFont(font)
        painter.setPen(QColor(look.palette.muted if character.shown else look.palette.text))
        area = QRect(QPoint(), _SIGN_SIZE)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), shown)
        painter.end()
        return QIcon(picture)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        text = str(item.data(_SIGN))
        recent = (text, *(one for one in self._recent() if one != text))
        self._station.personal.remember(_RECENT, list(recent[:_MOST_RECENT]))
        self.close_card()
        self.chosen.emit(text)

    def _recent(self) -> tuple[str, ...]:
        kept = self._station.personal.recall(_RECENT)
        return tuple(map(str, kept)) if isinstance(kept, list) else ()
