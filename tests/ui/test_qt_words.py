"""Menus that Qt makes for fields, in the language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QSpinBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.qt_words import QtWords
from studio.wording.words import Language, Words


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[QtWords]:
    """Let Qt speak Arabic, as the program does."""
    words = QtWords(Words(Language.ARABIC))
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


def titles(field: QLineEdit | QTextEdit) -> list[str]:
    menu: QMenu = field.createStandardContextMenu()
    found = [one.text().split("\t")[0] for one in menu.actions() if not one.isSeparator()]
    menu.deleteLater()
    return found


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_a_fields_menu_speaks_the_windows_language(
    qtbot: QtBot, spoken: QtWords, kind: type[QLineEdit | QTextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    assert titles(field)[:7] == ["تراجع", "إعادة", "قص", "نسخ", "لصق", "حذف", "تحديد الكل"]
    spoken.words = Words(Language.ENGLISH)
    assert titles(field)[:7] == ["Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select all"]


def test_qt_says_the_rest_by_itself(qtbot: QtBot, spoken: QtWords) -> None:
    box: QWidget = QSpinBox()
    qtbot.addWidget(box)
    assert spoken.translate("QLineEdit", "Something new") is None
    assert spoken.translate("QMessageBox", "Delete") is None
    assert QApplication.translate("QMessageBox", "Delete") == "Delete"
