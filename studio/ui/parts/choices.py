"""Choices, ticks and numbers that look the same in both directions and in the dark.

Qt's own, styled, keep their text on the left in a right-to-left window, and without a style their
outlines vanish in the dark; so these paint themselves. They behave as Qt's own.
"""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QSpinBox,
    QStyleOptionComboBox,
    QWidget,
)

from studio.arabic.folding import key
from studio.ui.look import Look
from studio.ui.look.text import layout_direction, own_direction

_HEIGHT = 34
_PAUSE_MS = 1500
_PAD = 12
_CARET = 4
_BOX = 18
_EDGE = 2


class Choice(QComboBox):
    """One of several: Qt's combo box in the look of the program."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._forget)
        self.model().rowsInserted.connect(lambda: QTimer.singleShot(0, self, self._find))
        look.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by letters that are typed, in any spelling; other keys do what they always do.

        Letters that come before there is anything to choose from are kept for a moment.
        """
        text = event.text()
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if held or not text.isprintable() or not (text.strip() or (text and self._typed)):
            super().keyPressEvent(event)
            return
        self._typed += text
        self._pause.start()
        self._find()

    def _find(self) -> None:
        wanted = key(self._typed)
        if not wanted:
            return
        names = [f" {key(self.itemText(index))}" for index in range(self.count())]
        found = next((row for row, name in enumerate(names) if f" {wanted}" in name), None)
        if found is not None and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def _forget(self) -> None:
        self._typed = ""

    def sizeHint(self) -> QSize:
        """Ask for the height of every other control."""
        hint = super().sizeHint()
        return QSize(hint.width() + 2 * _PAD, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Ask for little width where room is scarce."""
        return QSize(min(super().minimumSizeHint().width() + 2 * _PAD, 96), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the choice of now at its start, and the caret at its end."""
        palette = self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        _frame(painter, self.rect(), self._look, focused=self.hasFocus(), enabled=enabled)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = _PAD + 4 * _CARET
        area = self.rect().adjusted(room if rtl else _PAD, 0, -(_PAD if rtl else room), 0)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if not option.currentIcon.isNull():
            size = self.iconSize().width()
            left = area.right() - size if rtl else area.left()
            option.currentIcon.paint(painter, left, (self.height() - size) // 2, size, size)
            area.adjust(0 if rtl else size + 8, 0, -(size + 8) if rtl else 0, 0)
        text = self.currentText() or self.placeholderText()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        faint = not enabled or not self.currentText()
        painter.setPen(QColor(palette.muted if faint else palette.text))
        painter.setLayoutDirection(layout_direction(own_direction(text)))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, int(flags), shown)
        middle = _PAD + _CARET if rtl else self.width() - _PAD - _CARET
        top = self.height() / 2 - _CARET / 2
        painter.setPen(QPen(QColor(palette.muted), 1.6))
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(middle - _CARET, top),
                    QPointF(middle, top + _CARET),
                    QPointF(middle + _CARET, top),
                ]
            )
        )


class Tick(QCheckBox):
    """Yes or no: Qt's check box in the look of the program; text at its side."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setMinimumHeight(32)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Ask for room for box and text."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + _BOX + 16, 32)

    def hitButton(self, position: object) -> bool:
        """Answer anywhere on the widget."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box at the start and the text beside it."""
        palette = self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - _BOX - 2 if rtl else 2
        box = QRectF(left, (self.height() - _BOX) / 2, _BOX, _BOX)
        checked = self.checkState() is not Qt.CheckState.Unchecked
        edge = palette.accent if checked or self.hasFocus() else palette.control_border
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(palette.accent if checked else palette.surface))
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if checked:
            painter.setPen(QPen(QColor(palette.on_accent), 2))
            centre = box.center()
            if self.checkState() is Qt.CheckState.PartiallyChecked:
                painter.drawLine(centre - QPointF(4, 0), centre + QPointF(4, 0))
            else:
                painter.drawPolyline(
                    QPolygonF(
                        [
                            centre + QPointF(-4.5, 0),
                            centre + QPointF(-1, 3.5),
                            centre + QPointF(5, -3.5),
                        ]
                    )
                )
        room = _BOX + 10
        area = self.rect().adjusted(0 if rtl else room, 0, -room if rtl else 0, 0)
        painter.setPen(QColor(palette.text))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextShowMnemonic), self.text())


class NumberBox(QSpinBox):
    """A whole number; the arrow keys change it, and it can be typed."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        _start_at_the_start(self)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the digits at the start when the interface turns round."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            _start_at_the_start(self)
        _fill(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the digits' room."""
        super().resizeEvent(event)
        _fill(self)


class MomentBox(QDateTimeEdit):
    """A day and a time of day; the arrow keys change the part that the caret stands in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.setCalendarPopup(False)
        _start_at_the_start(self)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the digits at the start when the interface turns round."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            _start_at_the_start(self)
        _fill(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the digits' room."""
        super().resizeEvent(event)
        _fill(self)


def _start_at_the_start(box: QAbstractSpinBox) -> None:
    """Put the digits, which run from left to right, at the side where lines of the box begin."""
    rtl = box.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    line = box.lineEdit()
    line.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    line.setTextMargins(8, 0, 8, 0)


def _frame(painter: QPainter, area: QRect, look: Look, *, focused: bool, enabled: bool) -> None:
    palette = look.palette
    edge = palette.accent if focused else palette.control_border if enabled else palette.border
    inset = 1.0 if focused else 0.5
    painter.setPen(QPen(QColor(edge), 2 if focused else 1))
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), 8, 8)


def _fill(box: QAbstractSpinBox) -> None:
    """Give the digits all the room; a styled box without buttons leaves none from left to right."""
    box.lineEdit().setGeometry(box.rect().adjusted(_EDGE, 2, -_EDGE, -2))
