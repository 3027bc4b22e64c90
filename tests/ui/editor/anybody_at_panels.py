"""Somebody who does anything in the panel of a block: writes, presses, draws, and goes back."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from studio.ui.editor.panels.crop_view import CropView
from studio.ui.editor.panels.embed import EmbedPanel
from studio.ui.editor.panels.inline_field import InlineField
from tests.ui.editor.writers import CONTROL, NONE, SHIFT, Writer, type_into

POSTS = (
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://x.com/a/status/1234567890",
    "https://www.facebook.com/a/posts/1234567890",
    "https://www.instagram.com/p/Cabcdefghij/",
    "https://www.tiktok.com/@a/video/1234567890",
    "https://t.me/a/12",
    "https://example.org/",
)
WORDS = ("كلمة", "a b", " ", "٣", "12", "ً", "نص طويل بعض الشيء")
KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Home,
)
_LEFT = Qt.MouseButton.LeftButton


@dataclass
class AtPanels:
    """Somebody at the panel that is open, if one is."""

    writer: Writer
    chance: Random
    note: Callable[..., None]
    rest: Callable[[], None]

    def work(self, *, fills: bool = False) -> None:
        """Do some things in it; with `fills`, first what makes the block something."""
        dock = self.writer.editor.panel
        self.rest()
        if not dock.isVisible() or dock.panel is None:
            return
        if isinstance(dock.panel, EmbedPanel) and (fills or self.chance.random() < 0.5):
            self._write(dock.panel.field("url"), self.chance.choice(POSTS))
        for _ in range(self.chance.randint(1, 4)):
            widgets = [one for one in dock.findChildren(QWidget) if _can_be_used(one)]
            if not dock.isVisible() or not widgets:
                return
            self._use(self.chance.choice(widgets))
            self.rest()
        self._leave()

    def _leave(self) -> None:
        dock = self.writer.editor.panel
        if not dock.isVisible():
            return
        match self.chance.randint(0, 3):
            case 0:
                QTest.keyClick(dock, Qt.Key.Key_Escape)
            case 1:
                done = self.writer.station.tongue.words.say("Done")
                buttons = dock.findChildren(QAbstractButton)
                QTest.mouseClick(next(one for one in buttons if one.text() == done), _LEFT)
            case 2:
                self.writer.surface.setFocus()
            case _:
                dock.remove_value()  # what its button does, which stands among the others

    def _use(self, widget: QWidget) -> None:
        self.note("    use", type(widget).__name__, widget.accessibleName())
        match widget:
            case QLineEdit() | QTextEdit():
                self._write(widget, self.chance.choice(WORDS))
            case QAbstractButton():
                QTest.mouseClick(widget, _LEFT)
            case QTableView():
                self._cells(widget)
            case CropView():
                self._draw(widget)
            case _:
                self._keys(widget)

    def _write(self, line: QWidget, words: str) -> None:
        assert isinstance(line, QLineEdit | QTextEdit)
        line.setFocus()
        if self.chance.random() < 0.5 or words in POSTS:
            line.selectAll()
        if isinstance(line, InlineField) and self.chance.random() < 0.3:
            QTest.keyClick(line, self.chance.choice((Qt.Key.Key_B, Qt.Key.Key_I)), CONTROL)
        if words not in POSTS and self.chance.random() < 0.2:
            QTest.keyClick(line, Qt.Key.Key_V, CONTROL)
        elif words not in POSTS and self.chance.random() < 0.2:
            QTest.keyClick(line, self.chance.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete)))
        else:
            type_into(line, words)
        if words not in POSTS and self.chance.random() < 0.1:
            QTest.keyClick(line, self.chance.choice((Qt.Key.Key_Z, Qt.Key.Key_Y)), CONTROL)

    def _keys(self, widget: QWidget) -> None:
        widget.setFocus()
        for _ in range(self.chance.randint(1, 4)):
            QTest.keyClick(widget, self.chance.choice(KEYS), self.chance.choice((NONE, SHIFT)))

    def _cells(self, grid: QTableView) -> None:
        """Walk through cells, write in some, paste or empty others."""
        self._keys(grid)
        if self.chance.random() < 0.3:
            QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
        if self.chance.random() < 0.6:
            QTest.keyClick(grid, Qt.Key.Key_Return)
            cell = grid.findChild(InlineField)
            if isinstance(cell, InlineField):
                self._write(cell, self.chance.choice(WORDS))
                way = self.chance.choice((Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape))
                if cell.isVisible():
                    QTest.keyClick(cell, way)

    def _draw(self, view: CropView) -> None:
        """Draw a crop, or move what is there by keys."""
        if self.chance.random() < 0.5:
            self._keys(view)
            return
        places = [
            QPoint(self.chance.randrange(view.width()), self.chance.randrange(view.height()))
            for _ in range(2)
        ]
        QTest.mousePress(view, _LEFT, NONE, places[0])
        QTest.mouseMove(view, places[1])
        QTest.mouseRelease(view, _LEFT, NONE, places[1])


def _can_be_used(widget: QWidget) -> bool:
    kinds = (QLineEdit, QTextEdit, QAbstractButton, QTableView, QListWidget, CropView)
    return (
        isinstance(widget, kinds)
        and not isinstance(widget, QPlainTextEdit)
        and widget.isVisible()
        and widget.isEnabled()
    )
