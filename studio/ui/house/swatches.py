"""The colours that sections can have, and choosing one.

Ten hues of one lightness: on the lightest and the darkest surface of the window each stands out
(WCAG 2.2, 1.4.11: at least 3 to 1), and white text on each can be read (1.4.3: 4.5 to 1); a test
holds that. Deliberately absent: any other colour. One that was set elsewhere is kept and shown.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from studio.ui.station import Station
from studio.wording.words import mark

COLOURS: Final = (
    ("", mark("no colour")),
    ("#DC2D27", mark("red")),
    ("#C05010", mark("orange")),
    ("#9B6A08", mark("amber")),
    ("#2C842C", mark("green")),
    ("#0A8179", mark("teal")),
    ("#0E7AB0", mark("sky blue")),
    ("#3D6DDD", mark("blue")),
    ("#865BCF", mark("violet")),
    ("#C5399B", mark("magenta")),
    ("#677584", mark("grey")),
)
"""Each with its name; none is one of them."""

ON_COLOUR: Final = "#FFFFFF"
"""What can be read on each of them."""

_SIZE: Final = 32
_IN_A_ROW: Final = 6


class Swatch(QAbstractButton):
    """One colour; a check mark says that it is the one."""

    def __init__(self, colour: str, name: str, station: Station) -> None:
        """`name` is English, marked for translation."""
        super().__init__()
        self.colour = colour
        self._name, self._station = name, station
        self.setCheckable(True)
        self.setFixedSize(_SIZE, _SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.update)
        self.speak()

    def speak(self) -> None:
        """Say the colour in the language of now."""
        name = self._station.tongue.words.say(self._name)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Ask for a target that can be hit."""
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour, whether it is chosen, and the focus around it."""
        palette = self._station.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        disc = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        if self.hasFocus() or self.isChecked():
            ring = palette.accent if self.hasFocus() else palette.control_border
            painter.setPen(QPen(QColor(ring), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setPen(QPen(QColor(self.colour or palette.control_border), 1))
        painter.setBrush(QColor(self.colour) if self.colour else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        middle = disc.center()
        if self.isChecked():
            light = ON_COLOUR if self.colour else palette.text
            painter.setPen(QPen(QColor(light), 2))
            corners = (QPointF(-4.5, 0), QPointF(-1, 3.5), QPointF(5, -3.5))
            painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))
        elif not self.colour:
            painter.drawLine(disc.topRight() + QPointF(-3, 3), disc.bottomLeft() + QPointF(3, -3))


class Swatches(QWidget):
    """All colours; arrow keys go from one to the next.

    Signals:
        picked: another colour, ``#RRGGBB`` or empty.
    """

    picked = Signal(str)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for number, (colour, name) in enumerate(COLOURS):
            swatch = Swatch(colour, name, station)
            self._group.addButton(swatch)
            grid.addWidget(swatch, number // _IN_A_ROW, number % _IN_A_ROW)
        grid.setColumnStretch(_IN_A_ROW, 1)
        self._group.buttonClicked.connect(self._pick)

    def show_colour(self, colour: str) -> None:
        """Check the colour that a section has; none where it is not one of these."""
        self._group.setExclusive(False)
        for swatch in self._group.buttons():
            if isinstance(swatch, Swatch):
                swatch.setChecked(swatch.colour == colour)
        self._group.setExclusive(True)

    def swatch(self, colour: str) -> Swatch:
        """Return the button of a colour; raises `KeyError`."""
        for swatch in self._group.buttons():
            if isinstance(swatch, Swatch) and swatch.colour == colour:
                return swatch
        raise KeyError(colour)

    def _pick(self, swatch: QAbstractButton) -> None:
        if isinstance(swatch, Swatch):
            self.picked.emit(swatch.colour)
