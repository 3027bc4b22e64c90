"""A stage as colour, icon and word, never by colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.storage.codes import Stage
from studio.ui.look import Look
from studio.ui.look.symbols import STAGE_SYMBOLS
from studio.ui.tongue import Tongue
from studio.wording.terms import STAGES

_HEIGHT = 24
_ICON = 14
_PAD = 8
_GAP = 4


def chip_font(look: Look) -> QFont:
    """Return the font of a chip's word."""
    return look.fonts.at(12, QFont.Weight.Medium)


def chip_size(stage: Stage, tongue: Tongue, look: Look) -> QSize:
    """Return how large the chip of a stage is."""
    word = tongue.words.say(STAGES[stage])
    width = QFontMetrics(chip_font(look)).horizontalAdvance(word)
    return QSize(width + _ICON + _GAP + 2 * _PAD, _HEIGHT)


def paint_chip(painter: QPainter, area: QRectF, stage: Stage, tongue: Tongue, look: Look) -> None:
    """Paint the chip of a stage into `area`; for widgets and for delegates of lists."""
    colour = QColor(look.palette.stage(stage))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QColor(look.palette.surface))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2, _HEIGHT / 2)
    inner = area.adjusted(_PAD, 0, -_PAD, 0)
    top = inner.center().y() - _ICON / 2
    left = inner.right() - _ICON if tongue.rtl else inner.left()
    spot = QRectF(left, top, _ICON, _ICON).toRect()
    symbol = STAGE_SYMBOLS[stage]
    look.icon(symbol, rtl=tongue.rtl, colour=colour.name()).paint(painter, spot)
    room = _ICON + _GAP
    words = inner.adjusted(0, 0, -room, 0) if tongue.rtl else inner.adjusted(room, 0, 0, 0)
    painter.setFont(chip_font(look))
    painter.setPen(colour)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), tongue.words.say(STAGES[stage]))
    painter.restore()


class StageChip(QWidget):
    """Shows an article's stage."""

    def __init__(
        self, tongue: Tongue, look: Look, stage: Stage = Stage.DRAFT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tongue, self._look, self._stage = tongue, look, stage
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tongue.changed.connect(self.speak)
        look.changed.connect(self.update)
        self.speak()

    def show_stage(self, stage: Stage) -> None:
        """Show another stage."""
        self._stage = stage
        self.speak()

    def speak(self) -> None:
        """Say the stage in the language of now."""
        self.setAccessibleName(self._tongue.words.say(STAGES[self._stage]))
        self.setFixedSize(chip_size(self._stage, self._tongue, self._look))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        paint_chip(QPainter(self), QRectF(self.rect()), self._stage, self._tongue, self._look)
