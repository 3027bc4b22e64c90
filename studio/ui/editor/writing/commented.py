"""A sheet on which comments stand: their anchors come beside the history, some of them in colour.

Deliberately absent: where anchors belong (`anchoring`), and what was said.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QTextCursor

from studio.ui.editor.writing import anchoring
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
        self.comment({}, ids)

    def annotate(self, changed: Mapping[int, Passage]) -> None:
        """Let passages of the text under review carry other anchors: no edit, no step to undo."""
        self.comment(changed, self.highlighted)

    def comment(self, changed: Mapping[int, Passage], ids: Iterable[str]) -> None:
        """Let passages carry other anchors, and show those of `ids` in colour, at once."""
        self._take_back_in()
        wanted, before = frozenset(ids), self._passages
        other = wanted ^ self.highlighted
        if changed:
            before = list(before)
            for number, passage in changed.items():
                self._layers.put(number, (self._layers.whole[number],), (passage,))
        if other:
            self._paper.formats = self._paper.formats.highlighting(wanted)
        self._on_paper(partial(self._tint, before, other))

    def _tint(self, before: Sequence[Passage], ids: frozenset[str]) -> None:
        """Show what carries other anchors than `before`, or one of `ids`, in the colours of now."""
        all_at_once = QTextCursor(self.document)
        all_at_once.beginEditBlock()
        for number, (passage, old) in enumerate(zip(self._passages, before, strict=True)):
            if passage is old and not ids:
                continue
            here = anchoring.ids_of(passage)
            come = frozenset() if passage is old else here - anchoring.ids_of(old)
            if passage is not old and (passage.card or not come or passage.block != old.block):
                self._paper.form(number, (passage,), self.frame)
            elif found := here & (come | ids):
                self._paper.tint(number, passage, found)
        all_at_once.endEditBlock()
