"""Menus that begin where lines begin: Qt's own, styled, write from the left in any direction.

A menu paints itself; it behaves as Qt's own. Deliberately absent: what stands in it.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.look import Look, Symbol

_PAD = 12
_MARK = 16
_ROUND = 6


class Menu(QMenu):
    """A menu in the look of the program, gone for good when it closes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLayoutDirection(parent.layoutDirection())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and every line of it."""
        palette = self._look.palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.raised))
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = any(action.isCheckable() for action in self.actions())
        for action in self.actions():
            if action.isVisible():
                self._line(painter, self.actionGeometry(action), action, marked=marked)

    def _line(self, painter: QPainter, area: QRect, action: QAction, *, marked: bool) -> None:
        palette = self._look.palette
        if action.isSeparator():
            painter.setPen(QPen(QColor(palette.border), 1))
            y = area.center().y()
            painter.drawLine(area.left() + _PAD, y, area.right() - _PAD, y)
            return
        if action is self.activeAction() and action.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection))
            painter.drawRoundedRect(area.adjusted(2, 0, -2, 0), _ROUND, _ROUND)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        colour = palette.text if action.isEnabled() else palette.control_border
        if marked:
            left = inner.right() - _MARK if rtl else inner.left()
            if action.isChecked():
                spot = QRect(left, area.center().y() - _MARK // 2, _MARK, _MARK)
                self._look.icon(Symbol.APPROVE, rtl=rtl, colour=colour).paint(painter, spot)
            room = _MARK + 8
            inner.adjust(0 if rtl else room, 0, -room if rtl else 0, 0)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if rtl:
            start, end = end, start
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(QColor(colour))
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(inner, int(start | middle), action.text())
        keys = action.shortcut()
        if not keys.isEmpty():
            painter.setPen(QColor(palette.muted if action.isEnabled() else colour))
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            text = keys.toString(keys.SequenceFormat.NativeText)
            painter.drawText(inner, int(end | middle), text)
