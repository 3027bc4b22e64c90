"""Shows a page of rich text to read, with links that are reached by Tab.

Deliberately absent: loading anything that a page names.
"""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station

_PIXELS = 16


class Reader(QTextBrowser):
    """A page to read."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        mark_kind(self, Kind.PAGE)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        station.look.changed.connect(self._style)
        station.tongue.changed.connect(self.speak)
        self._style()
        self.speak()

    def show_page(self, html: str) -> None:
        """Show a page where the last one was scrolled to."""
        bar = self.verticalScrollBar()
        value = bar.value()
        option = self.document().defaultTextOption()
        option.setTextDirection(self._station.tongue.direction)
        self.document().setDefaultTextOption(option)
        self.setHtml(html)
        bar.setValue(value)

    def go_to_link(self, *beginnings: str) -> None:
        """Choose the first link whose target begins so, as Tab does; Enter then follows it.

        Where none begins as the first of `beginnings`, the next is looked for.
        """
        links = [*self._links()]
        for beginning in beginnings:
            for target, start, end in links:
                if target.startswith(beginning):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(start)
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    self.setTextCursor(cursor)
                    self.ensureCursorVisible()
                    return

    def _links(self) -> Iterator[tuple[str, int, int]]:
        """Yield the target of each link, and where it begins and ends."""
        block = self.document().begin()
        while block.isValid():
            piece = block.begin()
            while not piece.atEnd():
                found = piece.fragment()
                if target := found.charFormat().anchorHref():
                    yield target, found.position(), found.position() + found.length()
                piece += 1
            block = block.next()

    def say(self, text: str) -> None:
        """Show a sentence of the interface alone."""
        colour = self._station.look.palette.muted
        self.show_page(f'<p><span style="color:{colour}">{escape(text)}</span></p>')

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: the page is all there is."""
        return None if kind != QTextDocument.ResourceType.HtmlResource else ""

    def speak(self) -> None:
        """Say its name in the language of now."""
        self.setAccessibleName(self._station.tongue.words.say("What changed"))

    def _style(self) -> None:
        self.document().setDefaultFont(self._station.look.fonts.text_at(_PIXELS))
