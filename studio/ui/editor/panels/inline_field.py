"""A field for a caption, a cell or a note: its words with their marks.

The field shows the words alone; what it holds are inlines, into which every change of the words
is spliced, so that marks, footnotes and suggestions on the other words stay. Its changes are
undone with the text's own, by the block that they become. Deliberately absent: colours of marks
that are only said, such as languages.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from studio.document.inline import Break, Inline, Inlines, Text, normal
from studio.document.links import clean_address
from studio.document.marks import Link, Marks, clean
from studio.ui.editor.writing.content import BREAK, changed, flat, part, placed, spliced, typed
from studio.ui.editor.writing.guards import units
from studio.ui.editor.writing.marking import with_mark
from studio.ui.look import Look
from studio.ui.parts.fields import LinesField

_EMPHASES: Final = {
    Qt.Key.Key_B: "bold",
    Qt.Key.Key_I: "italic",
    Qt.Key.Key_U: "underline",
}
_PARAGRAPH: Final = "\u2029"
_Change: TypeAlias = Callable[[Marks], Marks]


class InlineField(LinesField):
    """Words with marks; Enter sends, Shift+Enter begins a line.

    Signals:
        edited: the content is another now.
        linking: the address of the chosen words, empty where they have none; they shall get one.
        settling: what was written shall be kept now, for a step is to be taken back.
    """

    edited = Signal()
    linking = Signal(str)
    settling = Signal()

    def __init__(
        self, look: Look, least: int = 1, most: int = 5, parent: QWidget | None = None
    ) -> None:
        super().__init__(least, most, sends=True, parent=parent)
        self._content: Inlines = ()
        self._shown = ""
        self._drawing = False
        self._pending: tuple[int, Marks] | None = None
        self._ink = _Ink(self.document(), look)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._read)
        look.changed.connect(self._ink.rehighlight)

    @property
    def content(self) -> Inlines:
        """What it holds, every space kept."""
        return self._content

    def show_content(self, content: Inlines) -> None:
        """Show another content; the caret stays where the same words stand already."""
        if normal(content) != normal(self._content):
            self._take(content)
            self._redraw(0)

    def chosen(self) -> tuple[int, int]:
        """Return the positions in the content between which words are chosen."""
        cursor = self.textCursor()
        return self._place(cursor.selectionStart()), self._place(cursor.selectionEnd())

    def choose(self, start: int, end: int) -> None:
        """Choose what stands between two positions of the content."""
        cursor = self.textCursor()
        cursor.setPosition(units(self._shown[:start]))
        cursor.setPosition(units(self._shown[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    # Marks

    def toggle(self, name: str) -> None:
        """Put a mark on the chosen words, or off; without any, on what is typed next."""
        start, end = self.chosen()
        if start == end:
            now = self._marks_at(start)
            self._pending = (start, with_mark(now, name, on=not getattr(now, name)))
            return
        runs = [one for one in part(self._content, start, end) if isinstance(one, Text)]
        held = [getattr(one.marks, name) for one in runs if one.text.strip()]
        on = not (held and all(held))
        self._mark(start, end, lambda marks: with_mark(marks, name, on=on))

    def ask_link(self) -> None:
        """Ask for an address for the chosen words, or for the link or word at the caret."""
        start, end = self.chosen()
        if start == end:
            start, end = self._link_around(start) or self._word_around(start)
            self.choose(start, end)
        here = part(self._content, start, min(start + 1, end))
        link = here[0].marks.link if here and isinstance(here[0], Text) else None
        self.linking.emit("" if link is None else link.href)

    def set_link(self, start: int, end: int, address: str) -> None:
        """Let the words between two positions lead to an address, or with none nowhere."""
        link = Link(address) if address else None
        if start == end and link is not None:
            self._take(spliced(self._content, start, end, (Text(link.href, Marks(link=link)),)))
            self._redraw(start + len(link.href))
            self.edited.emit()
            return
        self._mark(start, end, lambda marks: replace(marks, link=link))

    def _mark(self, start: int, end: int, change: _Change) -> None:
        def marked(one: Inline) -> Inline:
            return replace(one, marks=change(one.marks)) if isinstance(one, Text) else one

        new = changed(self._content, start, end, marked)
        if new != self._content:
            self._take(new)
            self._ink.rehighlight()
            self.edited.emit()

    def _marks_at(self, at: int) -> Marks:
        if self._pending is not None and self._pending[0] == at:
            return self._pending[1]
        return typed(self._content, at)[0]

    def _link_around(self, at: int) -> tuple[int, int] | None:
        runs = list(placed(self._content))
        link = next(
            (
                one.marks.link
                for start, end, one in runs
                if isinstance(one, Text) and one.marks.link and start <= at <= end
            ),
            None,
        )
        if link is None:
            return None
        held = [
            (start, end)
            for start, end, one in runs
            if isinstance(one, Text) and one.marks.link == link
        ]
        return held[0][0], held[-1][1]

    def _word_around(self, at: int) -> tuple[int, int]:
        from studio.ui.editor.writing.words import word_at

        span = word_at(self._shown, at)
        return span.start, span.end

    # The words

    def _take(self, content: Inlines) -> None:
        self._content, self._shown = content, flat(content)
        self._ink.content = content

    def _read(self) -> None:
        """Splice what changed in the words into the content."""
        now = self.document().toRawText().replace(_PARAGRAPH, BREAK).replace("\n", BREAK)
        before = self._shown
        if now == before or self._drawing:
            return
        start = _shared(before, now)
        tail = _shared(before[start:][::-1], now[start:][::-1])
        gone, new = len(before) - tail, now[start : len(now) - tail]
        marks, review = typed(self._content, start)
        if self._pending is not None and self._pending[0] == start:
            marks = self._pending[1]
        self._pending = None
        written: list[Inline] = []
        for line in new.split(BREAK):
            written += [Break(), Text(clean(line), marks, review)]
        self._take(spliced(self._content, start, gone, tuple(written[1:])))
        if self._shown != now:
            self._redraw(start + len(clean(new)))
        else:
            self._ink.rehighlight()
        self.edited.emit()

    def _redraw(self, caret: int) -> None:
        text = self._shown.replace(BREAK, "\n")
        self._drawing = True
        # A byte-order mark at its beginning would be lost on the way to Qt.
        self.setPlainText(f"|{text}")
        cursor = QTextCursor(self.document())
        # Chosen, since `deleteChar` would take a mark that stands on the bar with it.
        cursor.setPosition(1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._drawing = False
        self.choose(caret, caret)
        self._ink.rehighlight()

    def _place(self, position: int) -> int:
        held = self._shown.encode("utf-16-le")[: 2 * position]
        return len(held.decode("utf-16-le", "ignore"))

    # Keys and the clipboard

    def event(self, event: QEvent) -> bool:
        """Take the keys of emphasis and links for itself; leave undo to the text."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            ):
                self.settling.emit()
                event.ignore()
                return False
            if _controlled(event) and event.key() in {*_EMPHASES, Qt.Key.Key_K}:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark and link by the keys of the text."""
        if _controlled(event) and (name := _EMPHASES.get(Qt.Key(event.key()))):
            self.toggle(name)
        elif _controlled(event) and event.key() == Qt.Key.Key_K:
            self.ask_link()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words; an address pasted on chosen words is their link."""
        start, end = self.chosen()
        address = source.text().strip() if source.hasText() else ""
        if start != end and (link := link_of(address)):
            self.set_link(start, end, link)
            return
        super().insertFromMimeData(source)


class _Ink(QSyntaxHighlighter):
    """Shows the marks of a content on its words."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self.content: Inlines = ()
        self._look = look

    def highlightBlock(self, text: str) -> None:
        """Show the marks of one line."""
        first = 0
        block = self.currentBlock().previous()
        while block.isValid():
            first += len(block.text()) + 1
            block = block.previous()
        for start, end, one in placed(self.content):
            if isinstance(one, Text) and one.marks != Marks() and start < first + len(text):
                begin = max(start - first, 0)
                before, here = text[:begin], text[begin : max(end - first, 0)]
                if here:
                    self.setFormat(units(before), units(here), self._form(one.marks))

    def _form(self, marks: Marks) -> QTextCharFormat:
        form = QTextCharFormat()
        if marks.bold:
            form.setFontWeight(QFont.Weight.Bold)
        form.setFontItalic(marks.italic)
        form.setFontUnderline(marks.underline or marks.link is not None)
        form.setFontStrikeOut(marks.strike)
        if marks.link is not None:
            form.setForeground(QColor(self._look.palette.accent))
        if marks.superscript or marks.subscript:
            up = QTextCharFormat.VerticalAlignment.AlignSuperScript
            down = QTextCharFormat.VerticalAlignment.AlignSubScript
            form.setVerticalAlignment(up if marks.superscript else down)
        if marks.code:
            form.setFontFixedPitch(True)
            form.setBackground(QColor(self._look.palette.hover))
        return form


def link_of(text: str) -> str:
    """Return a pasted text as the address of a link, empty where it is none."""
    if not text or any(letter.isspace() for letter in text):
        return ""
    if text.lower().startswith("www."):
        text = f"https://{text}"
    if not text.lower().startswith(("http://", "https://", "mailto:", "tel:")):
        return ""
    return clean_address(text)


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts have in common at their beginning."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)


def _controlled(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier
