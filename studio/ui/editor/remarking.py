"""Comments in the writing surface: their highlights, and the way from places to what is said there.

Anchors that the text lacks are put where their words are found, beside the history and without an
edit; they come into the draft with the next words that are typed. Deliberately absent: what was
said, and by whom.
"""

from collections.abc import Collection, Iterable
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor

from studio.document.anchors import Anchor
from studio.ui.editor.editing import Editing
from studio.ui.editor.margin_marks import paint_margin_marks
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing import anchoring
from studio.ui.editor.writing.passages import Selection
from studio.ui.editor.writing.views import Showing, is_reviewed
from studio.ui.look import Look

SETTLE_AFTER_MS: Final = 300
"""How long after the last edit places are looked for again."""
LOOK_AFTER_MS: Final = 150
"""How long the caret has to rest before the remark where it stands is looked for."""


class Remarking(QObject):
    """Shows where comments stand in one surface.

    Signals:
        stirred: an edit; places may be others.
        moved: some time after the last edit; anchors that were missing stand again.
        entered: the ids of the remarks where the caret came to rest, the narrowest first.
    """

    stirred = Signal()
    moved = Signal()
    entered = Signal(object)

    def __init__(self, look: Look, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        manuscript = editing.manuscript
        self._surface, self._manuscript, self._remarks = surface, manuscript, editing.remarks
        editing.canvas.painted_over.append(
            lambda painter, shown, offset, _: paint_margin_marks(
                look.palette, manuscript, painter, shown, offset
            )
        )
        self._anchors: tuple[Anchor, ...] = ()
        self._pending: QTextCursor | None = None
        self._here: tuple[str, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_AFTER_MS)
        self._later.timeout.connect(self._settle)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(LOOK_AFTER_MS)
        self._resting.timeout.connect(self._look)
        manuscript.edited.connect(self._later.start)
        manuscript.edited.connect(self.stirred)
        surface.cursorPositionChanged.connect(self._resting.start)

    def show(self, anchors: Iterable[Anchor], highlighted: Collection[str]) -> None:
        """Show these anchors where their words stand, and some of them in colour."""
        self._anchors = tuple(anchors)
        manuscript = self._manuscript
        manuscript.comment(anchoring.woven(manuscript.whole, self._anchors), highlighted)

    def places(self) -> dict[str, Selection]:
        """Return what each anchor covers in the text under review; some are nowhere."""
        return anchoring.extents(self._manuscript.whole)

    def shown(self, place: Selection) -> Selection:
        """Return where a place in the text under review is shown."""
        manuscript = self._manuscript
        all_is_shown = manuscript.layers.showing is Showing.ALL
        return place if all_is_shown else manuscript.shown_at(place)

    def propose(self) -> str | None:
        """Take what is selected, or else the paragraph at the caret, for a comment to come.

        Returns the words, None where keys go elsewhere than to the text and nothing is selected.
        """
        cursor = self._surface.textCursor()
        self._pending = None
        if not cursor.hasSelection():
            if not self._surface.hasFocus():
                return None
            manuscript = self._manuscript
            spot = manuscript.selection(cursor).caret
            cursor = manuscript.cursor(anchoring.whole(manuscript.passages, spot))
            if not cursor.hasSelection():
                return None
        self._pending = QTextCursor(cursor)
        anchor = self.proposed()
        return None if anchor is None else anchor.quoted

    def proposed(self) -> Anchor | None:
        """Return an anchor for what was proposed, wherever it stands by now."""
        if self._pending is None:
            return None
        return anchoring.anchor_of(self._manuscript.whole, self._where(), uuid4().hex)

    def attach(self, anchor: Anchor | None) -> None:
        """Let the anchor of a comment that was kept stand on what was proposed."""
        manuscript = self._manuscript
        if anchor is not None and self._pending is not None:
            known = anchoring.present(manuscript.whole)
            if anchor.id not in known:
                manuscript.annotate(anchoring.marked(manuscript.whole, self._where(), anchor.id))
        self._pending = None

    def forget(self) -> None:
        """Forget what was proposed."""
        self._pending = None

    def focus(self) -> None:
        """Let keys come to the text."""
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _where(self) -> Selection:
        """Return where in the text under review what was proposed stands."""
        return self._manuscript.whole_at(self._manuscript.selection(self._pending or QTextCursor()))

    def _settle(self) -> None:
        self._weave()
        self.moved.emit()

    def _weave(self) -> None:
        changed = anchoring.woven(self._manuscript.whole, self._anchors)
        if changed:
            self._manuscript.annotate(changed)

    def _look(self) -> None:
        """Say which remarks the caret came to, or the one that was gone to.

        Suggestions are listed for the whole text, which no key waits for.
        """
        if not self._surface.hasFocus():
            return
        here = self._at_caret()
        if here != self._here:
            self._here = here
            if here:
                self.entered.emit(here)

    def _at_caret(self) -> tuple[str, ...]:
        manuscript, remarks = self._manuscript, self._remarks
        spot = manuscript.selection(self._surface.textCursor()).caret
        found = anchoring.at(manuscript.passages, spot) if self._anchors else ()
        if remarks.at_hand or (not found and is_reviewed(manuscript.passages[spot.number])):
            one = remarks.here()
            found = () if one is None else (one.id,)
        return found
