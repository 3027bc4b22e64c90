"""A picture on which its crop and its focal point are chosen, by mouse or arrow keys.

The crop's rectangle is drawn, moved, or pulled at edges and corners. Keys: arrows move, with
Shift they pull the far edges, with Ctrl they go further; Delete shows the whole picture again.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.document.blocks import WHOLE, Crop
from studio.ui.editor.panels.cropping import WHOLE_PICTURE, Edge, drawn, moved, pulled, within
from studio.ui.look import Symbol
from studio.ui.station import Station

_STEP: Final = 100
_FAR: Final = 500
_GRIP: Final = 9
_CURSORS: Final = {
    (Edge.FIRST, Edge.FIRST): Qt.CursorShape.SizeFDiagCursor,
    (Edge.LAST, Edge.LAST): Qt.CursorShape.SizeFDiagCursor,
    (Edge.FIRST, Edge.LAST): Qt.CursorShape.SizeBDiagCursor,
    (Edge.LAST, Edge.FIRST): Qt.CursorShape.SizeBDiagCursor,
    (Edge.BOTH, Edge.BOTH): Qt.CursorShape.SizeAllCursor,
}


class CropView(QWidget):
    """Shows a picture, its crop, and the point that matters in it.

    Signals:
        cropped: the crop was chosen; None shows the whole picture.
        focused: the point was chosen, in ten-thousandths from the left top.
    """

    cropped = Signal(object)
    focused = Signal(int, int)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._pixmap: QPixmap | None = None
        self._crop: Crop | None = None
        self._focal: tuple[int, int] | None = None
        self._aims = False
        self._grip: tuple[Edge, Edge] | None = None
        self._from: tuple[int, int] = (0, 0)
        self._began: Crop = WHOLE_PICTURE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(140, 96)
        station.tongue.changed.connect(self._speak)
        station.look.changed.connect(self.update)
        self._speak()

    @property
    def crop(self) -> Crop | None:
        """The part that is shown, None for the whole picture."""
        return self._crop

    def show_picture(self, pixmap: QPixmap | None, crop: Crop | None) -> None:
        """Show a picture with its crop; without one, the place where it will stand."""
        self._pixmap, self._crop = pixmap, crop
        self._speak()
        self.update()

    def show_focal(self, focal: tuple[int, int] | None) -> None:
        """Show the point that matters, None while it is not known."""
        self._focal = focal
        self._speak()
        self.update()

    def aim(self, *, at_point: bool) -> None:
        """Let mouse and keys choose the point from now on, or else the crop."""
        self._aims = at_point
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room of a small picture."""
        return QSize(280, 190)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, pull or forget the crop, or move the point."""
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not self._aims:
                self._choose(None)
                return
            super().keyPressEvent(event)
            return
        step = _FAR if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _STEP
        dx, dy = way[0] * step, way[1] * step
        if self._aims:
            x, y = self._focal or (WHOLE // 2, WHOLE // 2)
            self._point(within(x + dx), within(y + dy))
            return
        crop = self._crop or WHOLE_PICTURE
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(pulled(crop, Edge.LAST, Edge.LAST, dx, dy))
        else:
            self._choose(moved(crop, dx, dy))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the crop, begin another, or choose the point."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pixmap is None:
            return
        place = self._place(event.position())
        if self._aims:
            self._point(*place)
            return
        self._from, self._began = place, self._crop or WHOLE_PICTURE
        self._grip = self._grip_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull, move or draw."""
        if self._aims:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._point(*self._place(event.position()))
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            grip = self._grip_at(event.position())
            self.setCursor(_cursor(grip))
            return
        x, y = self._place(event.position())
        if self._grip is None:
            self._choose(drawn(*self._from, x, y), told=False)
        else:
            by = x - self._from[0], y - self._from[1]
            self._choose(pulled(self._began, *self._grip, *by), told=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what was drawn."""
        if event.button() is Qt.MouseButton.LeftButton and not self._aims:
            self._grip = None
            if (self._crop or WHOLE_PICTURE) != self._began:
                self.cropped.emit(self._crop)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole picture again."""
        if not self._aims:
            self._choose(None)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, dim what is cut off, and show the point."""
        palette = self._station.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._area()
        if self._pixmap is None:
            painter.fillRect(area, QColor(palette.hover))
            icon = self._station.look.icon(Symbol.FIGURE, rtl=False, colour=palette.muted)
            spot = QRectF(0, 0, 24, 24)
            spot.moveCenter(area.center())
            icon.paint(painter, spot.toRect())
        else:
            painter.drawPixmap(area, self._pixmap, QRectF(self._pixmap.rect()))
        if self._crop is not None:
            self._paint_crop(painter, area)
        if self._focal is not None and self._aims:
            self._paint_point(painter, self._at(*self._focal))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_crop(self, painter: QPainter, area: QRectF) -> None:
        inside = self._shown(self._crop or WHOLE_PICTURE)
        shade = QPainterPath()
        shade.addRect(area)
        hole = QPainterPath()
        hole.addRect(inside)
        painter.fillPath(shade.subtracted(hole), QColor(0, 0, 0, 140))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3))
        painter.drawRect(inside)
        painter.setPen(QPen(QColor(255, 255, 255), 1.5))
        painter.drawRect(inside)
        painter.setBrush(QColor(255, 255, 255))
        for corner in (
            inside.topLeft(),
            inside.topRight(),
            inside.bottomLeft(),
            inside.bottomRight(),
        ):
            painter.drawRect(QRectF(corner.x() - 3, corner.y() - 3, 6, 6))

    def _paint_point(self, painter: QPainter, at: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 180), 4.0), (QColor(255, 255, 255), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, 10, 10)
            painter.drawLine(at - QPointF(4, 0), at + QPointF(4, 0))
            painter.drawLine(at - QPointF(0, 4), at + QPointF(0, 4))

    # Places

    def _area(self) -> QRectF:
        """Return where the picture stands in the widget."""
        whole = QRectF(self.rect())
        if self._pixmap is None or not self._pixmap.width() or not self._pixmap.height():
            return whole
        size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(whole.center())
        return area

    def _place(self, point: QPointF) -> tuple[int, int]:
        area = self._area()
        x = round((point.x() - area.left()) * WHOLE / max(area.width(), 1))
        y = round((point.y() - area.top()) * WHOLE / max(area.height(), 1))
        return within(x), within(y)

    def _at(self, x: int, y: int) -> QPointF:
        area = self._area()
        return QPointF(
            area.left() + x * area.width() / WHOLE, area.top() + y * area.height() / WHOLE
        )

    def _shown(self, crop: Crop) -> QRectF:
        first = self._at(crop.left, crop.top)
        return QRectF(first, self._at(crop.left + crop.width, crop.top + crop.height))

    def _grip_at(self, point: QPointF) -> tuple[Edge, Edge] | None:
        """Return which edges lie under a point; without a crop nothing can be taken hold of."""
        if self._crop is None:
            return None
        box = self._shown(self._crop)
        if not box.adjusted(-_GRIP, -_GRIP, _GRIP, _GRIP).contains(point):
            return None
        across = _edge(point.x(), box.left(), box.right())
        down = _edge(point.y(), box.top(), box.bottom())
        if across is Edge.NONE and down is Edge.NONE:
            return Edge.BOTH, Edge.BOTH
        return across, down

    # Choosing

    def _choose(self, crop: Crop | None, *, told: bool = True) -> None:
        self._crop = None if crop == WHOLE_PICTURE else crop
        self._speak()
        self.update()
        if told:
            self.cropped.emit(self._crop)

    def _point(self, x: int, y: int) -> None:
        if self._focal != (x, y):
            self.show_focal((x, y))
            self.focused.emit(x, y)

    def _speak(self) -> None:
        words = self._station.tongue.words
        if self._aims:
            name = words.say("Focal point of the picture; arrow keys move it")
            x, y = self._focal or (WHOLE // 2, WHOLE // 2)
            told = words.say(
                "{x} percent from the left, {y} percent from the top", x=x // 100, y=y // 100
            )
        else:
            name = words.say("Crop of the picture; arrow keys move it, with Shift they size it")
            crop = self._crop
            told = words.say("The whole picture is shown")
            if crop is not None:
                told = words.say(
                    "{width} by {height} percent of the picture",
                    width=crop.width // 100,
                    height=crop.height // 100,
                )
        self.setAccessibleName(name)
        self.setAccessibleDescription(told)
        self.setToolTip(f"{name}\n{told}")


def _edge(at: float, first: float, last: float) -> Edge:
    if abs(at - first) <= _GRIP:
        return Edge.FIRST
    return Edge.LAST if abs(at - last) <= _GRIP else Edge.NONE


def _cursor(grip: tuple[Edge, Edge] | None) -> Qt.CursorShape:
    if grip is None:
        return Qt.CursorShape.CrossCursor
    if grip in _CURSORS:
        return _CURSORS[grip]
    across = grip[0] in {Edge.FIRST, Edge.LAST}
    return Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.SizeVerCursor
