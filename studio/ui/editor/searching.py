"""Finding in the open article: which places there are, the one of now, and the marks on them.

Only places that can be seen are marked, however many there are. Deliberately absent: how words
are compared (`finding`).
"""

from bisect import bisect_left, bisect_right
from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from studio.ui.editor.editing import Editing
from studio.ui.editor.find_bar import FindBar
from studio.ui.editor.find_scope import FindScope
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.finding import Finder, Match, Sought
from studio.ui.station import Station

_AGAIN_MS: Final = 400
_LONGEST: Final = 100
_AT_ONCE: Final = 200
_MOST_MARKED: Final = 1000


class Searching(QObject):
    """Connects the find bar with the text."""

    def __init__(self, surface: Surface, bar: FindBar, editing: Editing, station: Station) -> None:
        super().__init__(surface)
        self._surface, self._editing, self._station = surface, editing, station
        self.bar = self._bar = bar
        self._matches: tuple[Match, ...] = ()
        self._found: list[tuple[int, int]] = []  # from where to where, in order
        self._at: int | None = None
        self._finder = Finder()
        self._scope = FindScope(surface.document(), self)
        self._warmed = 0
        self._warming = QTimer(self)
        self._warming.timeout.connect(self._warm)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AGAIN_MS)
        self._later.timeout.connect(self.look_again)
        bar.changed.connect(self._look)
        bar.stepped.connect(self.step)
        bar.replaced.connect(self._replace)
        bar.replaced_all.connect(self._replace_all)
        bar.closed.connect(self.close)
        surface.verticalScrollBar().valueChanged.connect(lambda _: self._mark())
        station.look.changed.connect(self._mark)

    def open(self, *, replacing: bool) -> None:
        """Open the bar with the words that are chosen, or for the paragraphs that are."""
        cursor = self._surface.textCursor()
        chosen = cursor.selectedText()
        is_long = len(chosen) > _LONGEST or "\u2029" in chosen
        if is_long:
            self._scope.set(cursor.selectionStart(), cursor.selectionEnd())
        elif not self._bar.isVisible():
            self._scope.forget()
        options = self._bar.options
        options.selectable = self._scope.is_set
        options.keep_to_selection(kept=is_long or (options.in_selection and self._scope.is_set))
        self._warmed = 0
        self._warming.start()
        self._bar.open_with(
            "" if is_long else chosen.replace("\ufffc", ""),
            replacing=replacing and not self._surface.isReadOnly(),
        )

    def close(self) -> None:
        """Close the bar and go back to the text, at the place that was found."""
        self._warming.stop()
        self._bar.hide()
        self._scope.forget()
        self._matches, self._found, self._at = (), [], None
        self._mark()
        self._surface.setFocus()

    def _warm(self) -> None:
        """Get some more of the text ready to be looked through, before anybody has typed a word."""
        passages = self._editing.manuscript.passages
        self._finder.prepare(passages[self._warmed : self._warmed + _AT_ONCE])
        self._warmed += _AT_ONCE
        if self._warmed >= len(passages):
            self._warming.stop()

    def stir(self) -> None:
        """Hear that the text changed; places are looked for again when it rests."""
        if self._bar.isVisible():
            self._later.start()

    def look_again(self) -> None:
        """Look for the same words in the text of now, without moving."""
        if self._bar.isVisible():
            self._find()
            cursor = self._surface.textCursor()
            here = (cursor.selectionStart(), cursor.selectionEnd())
            if self._stands_at() != here:
                at = bisect_left(self._found, here)
                self._at = at if self._found[at : at + 1] == [here] else None
            self._tell()

    def go_on(self, way: int) -> None:
        """Go to the next place or the one before, of the words that were looked for last."""
        if self._bar.isVisible() and self._found:
            self.step(way)
        else:
            self.open(replacing=False)

    def step(self, way: int) -> None:
        """Go to the next place, or to the one before; past the end, begin anew."""
        if not self._found:
            return
        cursor = self._surface.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        if self._at is not None and self._stands_at() == here:
            place = (self._at + way) % len(self._found)  # a card may hold several
        elif way > 0:
            place = next((i for i, (start, _) in enumerate(self._found) if start >= here[1]), 0)
        else:
            before = [i for i, (_, end) in enumerate(self._found) if end <= here[0]]
            place = before[-1] if before else len(self._found) - 1
        self._go_to(place)

    def _stands_at(self) -> tuple[int, int] | None:
        """Return from where to where the place of now stands."""
        at = self._at
        return None if at is None or at >= len(self._found) else self._found[at]

    def _find(self) -> None:
        manuscript, document = self._editing.manuscript, self._surface.document()
        options = self._bar.options
        sought = Sought(self._bar.sought, options.whole_words, options.minded)
        matches: list[Match] = []
        self._found = []
        number, base = -1, 0
        for match in self._finder.find(manuscript.passages, sought):
            if match.block != number:
                number = match.block
                base = document.findBlockByNumber(number).position()
            place = (base + match.start, base + match.start + match.length)
            if not options.in_selection or self._scope.holds(*place):
                matches.append(match)
                self._found.append(place)
        self._matches = tuple(matches)

    def _look(self) -> None:
        """Look for other words, and go to the first place from the caret on."""
        self._find()
        self._at = None
        start = self._surface.textCursor().selectionStart()
        if self._found:
            self._go_to(next((i for i, place in enumerate(self._found) if place[0] >= start), 0))
        else:
            self._tell()

    def _go_to(self, place: int) -> None:
        self._at = place
        start, end = self._found[place]
        self._editing.choose(start, end)
        self._surface.ensureCursorVisible()
        self._tell()

    def _tell(self) -> None:
        at = None if self._at is None else self._at + 1
        self._bar.show_count(at, len(self._found))
        self._mark()

    def _replace(self, words: str) -> None:
        if self._at is None or self._surface.isReadOnly():
            self.step(1)
            return
        match = self._matches[self._at]
        self._editing.apply(lambda _: self._editing.manuscript.replace_match(match, words))
        self._look()

    def _replace_all(self, words: str) -> None:
        if self._found and not self._surface.isReadOnly():
            matches = self._matches
            self._editing.apply(lambda _: self._editing.manuscript.replace_matches(matches, words))
            self._look()
            self._later.stop()
            self._bar.show_replaced(len(matches))

    def _mark(self) -> None:
        """Mark the places that can be seen."""
        if not self._found and not self._surface.extraSelections():
            return
        marks = []
        if self._found and self._bar.isVisible():
            view = self._surface.viewport()
            first = self._surface.cursorForPosition(QPoint(0, 0)).block().position()
            below = self._surface.cursorForPosition(QPoint(0, view.height())).block()
            last = below.position() + below.length()
            palette = self._station.look.palette
            look = QTextCharFormat()
            look.setBackground(QColor(palette.comment))
            document = self._surface.document()
            length = document.characterCount()
            begin = bisect_left(self._found, (first, 0))
            shown = self._found[begin : bisect_right(self._found, (last, length))]
            for start, end in shown[:_MOST_MARKED]:
                # A card that holds words looks the same until it is gone to, and then is chosen.
                if end < length and not self._editing.is_card(document.findBlock(start)):
                    mark = QTextEdit.ExtraSelection()
                    cursor = QTextCursor(document)
                    cursor.setPosition(start)
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    mark.cursor, mark.format = cursor, look
                    marks.append(mark)
        self._surface.setExtraSelections(marks)
