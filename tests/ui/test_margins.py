"""Wider margins go to the other side with the language."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.ui.parts.margins import keep_margins
from studio.ui.tongue import Tongue
from studio.wording.words import Language


def test_the_wider_margin_is_where_lines_begin(qtbot: QtBot) -> None:
    tongue = Tongue(Language.ARABIC)
    widget = QWidget()
    qtbot.addWidget(widget)
    row = QHBoxLayout(widget)
    keep_margins(row, tongue, 16, 1, 8, 2)
    assert row.contentsMargins() == QMargins(8, 1, 16, 2)
    tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    assert row.contentsMargins() == QMargins(16, 1, 8, 2)
