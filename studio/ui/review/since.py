"""What changed since an approval that no longer holds, shown where one approves again.

Only the changes, each with the few words around it: whoever approved the rest need not read it
again. Deliberately absent: comparing (`studio.ui.history.comparison`), and the whole of both texts,
to which the history pane leads.
"""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from studio.document.difference import ChangeKind
from studio.ui.history.comparison import Comparison, Piece, RowKind
from studio.ui.history.page import Style, one_column
from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

MOST: Final = 8
"""So many changed fields and paragraphs are shown; the history pane shows them all."""

AROUND: Final = 5
"""So many unchanged words are left on each side of a change."""

_CUT: Final = "…"


class Since(QFrame):
    """A card with what changed since the approval."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        mark_kind(self, Kind.CARD)
        self._head = WordsLabel(
            mark("Changed since the approval"), station.tongue, kind=Kind.TITLE, wrap=True
        )
        self._page = QLabel()
        self._page.setTextFormat(Qt.TextFormat.RichText)
        self._page.setWordWrap(True)
        self._page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._more = WordsLabel("", station.tongue, kind=Kind.SMALL, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for widget in (self._head, self._page, self._more):
            column.addWidget(widget)
        self.hide()

    @property
    def html(self) -> str:
        """What the card shows, as rich text."""
        return self._page.text()

    def show_changes(self, found: Comparison | None) -> None:
        """Show a comparison of the approved text with that of now, nothing where it is None."""
        self.setVisible(found is not None and not found.same)
        if found is None or found.same:
            self._page.clear()
            return
        look, tongue = self._station.look, self._station.tongue
        style = Style(
            words=tongue.words,
            palette=look.palette,
            families=look.fonts.interface,
            text_families=look.fonts.text,
            restores=False,
        )
        shown, left = gist(found)
        self._page.setText(one_column(shown, style, frozenset()))
        self._page.setAccessibleName(tongue.words.say("Changed since the approval"))
        self._more.setText(
            tongue.words.counted("and {n} more change", "and {n} more changes", left)
            if left
            else ""
        )
        self._more.setVisible(bool(left))


def gist(found: Comparison) -> tuple[Comparison, int]:
    """Return the changes alone, with a few words around each, and how many are left out."""
    fields = [replace(one, pieces=tuple(_short(one.pieces))) for one in found.fields]
    rows = [
        replace(one, pieces=tuple(_short(one.pieces)))
        for one in found.rows
        if one.kind is not RowKind.KEPT
    ]
    left = max(len(fields) + len(rows) - MOST, 0)
    shown = replace(
        found, fields=tuple(fields[:MOST]), rows=tuple(rows[: max(MOST - len(fields), 0)])
    )
    return shown, left


def _short(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces, those that stayed cut down to the words next to a change."""
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        if piece.kind is not ChangeKind.KEPT:
            yield piece
            continue
        words = piece.text.split(" ")
        head = words[:AROUND] if place > 0 else []
        tail = words[-AROUND:] if place < last else []
        if last == 0:
            head = words[: 2 * AROUND]
        if len(head) + len(tail) >= len(words):
            yield piece
        else:
            yield Piece(piece.kind, " ".join([*head, _CUT, *tail]))
