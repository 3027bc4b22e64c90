"""The text of a snippet to be written in: a field for each of its paragraphs, marks and all.

Enter begins another paragraph; one that is left empty goes when the text is kept. What is no
paragraph (a table, an embed) is named and stays as it is. Deliberately absent: keeping it.
"""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.document.blocks import Block, Paragraph, TextBlock
from studio.document.inline import plain
from studio.document.tree import EMPTY_DOCUMENT, Document
from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station


class SnippetText(QWidget):
    """Fields for the paragraphs of one text.

    Signals:
        left: the text was written in, and the focus went elsewhere.
    """

    left = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._text = EMPTY_DOCUMENT
        self._blocks: list[Block] = []
        self._fields: list[QWidget] = []
        self._editable = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        station.tongue.changed.connect(self._name)

    @property
    def fields(self) -> tuple[InlineField, ...]:
        """The fields, in the order of the text."""
        return tuple(one for one in self._fields if isinstance(one, InlineField))

    @property
    def text(self) -> Document:
        """The text as it is written now, without empty paragraphs."""
        found: list[Block] = []
        for block, field in zip(self._blocks, self._fields, strict=True):
            if isinstance(field, InlineField) and isinstance(block, TextBlock):
                if plain(field.content).strip():
                    found.append(replace(block, content=field.content))
            else:
                found.append(block)
        return replace(self._text, blocks=tuple(found))

    @property
    def is_written_in(self) -> bool:
        """Whether somebody is writing here now."""
        return any(one.hasFocus() for one in self.fields)

    def show_text(self, text: Document, *, editable: bool) -> None:
        """Show a text; what is being written of the same one stays."""
        self._editable = editable
        if text == self._text and self._fields and text == self.text:
            self._follow()
            return
        for field in self._fields:
            field.hide()
            field.deleteLater()
        self._text, self._blocks, self._fields = text, [], []
        for block in text.blocks or (Paragraph(),):
            self._add(len(self._blocks), block)
        self._follow()

    def focus_text(self) -> None:
        """Put the focus into the first paragraph."""
        for field in self.fields[:1]:
            field.setFocus()

    def _add(self, at: int, block: Block) -> None:
        field: QWidget
        if isinstance(block, TextBlock):
            made = InlineField(self._station.look, least=1, most=8)
            made.show_content(block.content)
            made.left.connect(self._leave)
            made.sent.connect(partial(self._part, made))
            field = made
        else:
            field = mark_kind(QLabel(type(block).__name__), Kind.MUTED)
        self._blocks.insert(at, block)
        self._fields.insert(at, field)
        self._column.insertWidget(at, field)

    def _part(self, field: InlineField) -> None:
        """Begin another paragraph behind one."""
        if not self._editable:
            return
        at = self._fields.index(field) + 1
        before = self._blocks[at - 1]
        block = replace(before, content=()) if isinstance(before, TextBlock) else Paragraph()
        self._add(at, block)
        self._follow()
        self._fields[at].setFocus()

    def _leave(self) -> None:
        if not self.is_written_in:
            self.left.emit()

    def _follow(self) -> None:
        for field in self.fields:
            field.setReadOnly(not self._editable)
        self._name()

    def _name(self) -> None:
        words = self._station.tongue.words
        for number, field in enumerate(self.fields, start=1):
            field.setAccessibleName(words.say("Text, paragraph {n}", n=number))
            field.show_hint(words.say("What is written") if number == 1 else "")
