"""A sheet on which comments stand: their anchors come beside the history, some of them in colour.

Deliberately absent: where anchors belong (`anchoring`), and what was said.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtGui import QTextCursor

from studio.ui.editor.writing import anchoring
from studio.ui.editor.writing.formats import Formats
from studio.ui.editor.writing.passages import Passage
from studio.ui.editor.writing.sheet import Sheet


class Commented(Sheet):
    """A sheet with comments on its words; signals are `Sheet`'s."""

    @property
    def highlighted(self) -> frozenset[str]:
        """The comments whose places are shown in colour."""
        return self._paper.formats.highlighted

    def highlight(self, ids: Iterable[str]) -> None:
        """Show the places of these comments in colour, and no others'."""
        wanted = frozenset(ids)
        changed = wanted ^ self.highlighted
        if not changed:
            return
        self._paper.formats = Formats(self.style, wanted)
        self._form(
            number
            for number, passage in enumerate(self.passages)
            if not changed.isdisjoint(anchoring.ids_of(passage))
        )

    def annotate(self, changed: Mapping[int, Passage]) -> None:
        """Let passages of the text under review carry other anchors: no edit, no step to undo."""
        self._take_back_in()
        before = list(self._passages)
        for number, passage in changed.items():
            self._layers.put(number, (self._layers.whole[number],), (passage,))
        self._passages = self._layers.shown()
        self._form(
            number for number, passage in enumerate(self._passages) if passage is not before[number]
        )

    def _form(self, numbers: Iterable[int]) -> None:
        shown = self._passages
        all_at_once = QTextCursor(self.document)
        all_at_once.beginEditBlock()
        for number in numbers:
            self._on_paper(partial(self._paper.form, number, (shown[number],), self.frame))
        all_at_once.endEditBlock()
