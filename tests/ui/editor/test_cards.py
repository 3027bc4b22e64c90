"""What a card shows of its picture."""

from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication

from studio.document.blocks import Crop
from studio.ui.editor.cards import cropped


def test_a_card_shows_the_part_that_was_chosen(qapp: QApplication) -> None:
    pixmap = QPixmap(200, 100)
    pixmap.fill(QColor("red"))
    part = cropped(pixmap, Crop(1_000, 2_000, 5_000, 4_000))
    assert part is not None
    assert (part.width(), part.height()) == (100, 40)
    tiny = cropped(pixmap, Crop(9_999, 9_999, 1, 1))
    assert tiny is not None
    assert not tiny.isNull()
    assert cropped(pixmap, None) is pixmap
    assert cropped(None, Crop(0, 0, 1, 1)) is None
