"""What the surface needs of whoever edits with it, said where neither knows the other."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QMimeData, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor

from studio.arabic.direction import Direction
from studio.ui.editor.strokes import Stroke


class Hands(Protocol):
    """Edits the text at the surface's caret."""

    def insert(self, text: str) -> None:
        """Write what a key typed."""

    def compose(self, text: str, start: int, length: int) -> None:
        """Write what an input method made, in the place of what it takes away."""

    def do(self, asked: Stroke) -> bool:
        """Do what a key asks; say whether it was anything of the text's."""

    def erase_selection(self) -> None:
        """Take what is chosen away."""

    def turn(self, direction: Direction) -> None:
        """Let the chosen paragraphs run in a direction."""

    def stays(self, before: int) -> bool:
        """Say whether the caret has moved, and yet stands where it stood in the text."""
        ...

    def step_word(self, *, left: bool, extend: bool) -> None:
        """Move the caret by a word."""

    def choose(self, start: int, end: int) -> None:
        """Choose a stretch of text."""

    def choose_word(self, cursor: QTextCursor) -> None:
        """Choose the word at a place."""

    def is_card(self, block: QTextBlock) -> bool:
        """Say whether a block of the document is a card."""
        ...

    def choose_card(self, block: QTextBlock | None = None) -> None:
        """Choose a card as a whole; without one, the one that the caret stands in."""

    def leave_card(self, *, forward: bool) -> None:
        """Put the caret to the side of a chosen card that lies on its way."""


class Paints(Protocol):
    """Paints the text."""

    def paint(self, clip: QRectF, paint_words: Callable[[], None]) -> None:
        """Paint what shows in a part of the view; `paint_words` lets Qt paint the words there."""

    def change_fonts(self) -> None:
        """Hear that the widget's font is about to be another."""


class Clips(Protocol):
    """Takes in and gives out what is copied and dragged."""

    def takes(self, content: QMimeData) -> bool:
        """Say whether the text can hold anything of this."""
        ...

    def paste(self, content: QMimeData) -> None:
        """Write what others copied."""

    def copied(self) -> QMimeData:
        """Return what is chosen, in the forms that others read."""
        ...

    def drop(self, content: QMimeData, at: QTextCursor, *, move: bool) -> None:
        """Write what is dropped at a place; with `move`, what is chosen goes there."""
