"""What people say of the text, where it stands in the surface: suggestions and comments.

A remark is a stretch that the caret can go to. Suggestions are decided here, each decision one step
that can be undone. Deliberately absent: the panes and bars that show remarks.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from studio.document.article import ArticleText
from studio.document.deciding import decided
from studio.document.suggestions import Home, Stretch, Suggestion, suggestions
from studio.ui.editor.writing.content import placed
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import IN_BODY, Passage, Selection, Spot

_FIELDS: Final = ("kicker", "headline", "standfirst")


class RemarkKind(Enum):
    """What a remark is."""

    SUGGESTION = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Remark:
    """A suggestion or a comment by its id, and where it stands."""

    kind: RemarkKind
    id: str
    selection: Selection


class Remarks(QObject):
    """The remarks in the open text, and the one that was gone to last.

    Signals:
        chosen: the remark that the caret was brought to.
    """

    chosen = Signal(object)

    def __init__(self, manuscript: Manuscript, surface: QTextEdit) -> None:
        super().__init__(surface)
        self.at_hand = False
        """Whether the remark that was gone to is still the one to decide."""
        self._manuscript, self._surface = manuscript, surface
        self._listed: tuple[Suggestion, ...] | None = None
        manuscript.edited.connect(self._forget)
        manuscript.history_changed.connect(self._forget)

    def _forget(self) -> None:
        self._listed = None

    # What there is

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return what is suggested in the text as it stands, in its order."""
        if self._listed is None:
            self._listed = suggestions(self._manuscript.read(ArticleText()))
        return self._listed

    def remarks(self) -> tuple[Remark, ...]:
        """Return suggestions and commented stretches in the order of the text."""
        shown_at = self._manuscript.shown_at
        found = [
            Remark(RemarkKind.SUGGESTION, one.id, shown_at(self._selection(one.places)))
            for one in self.suggestions()
        ]
        found += self._comments()
        return tuple(sorted(found, key=lambda one: one.selection))

    def _selection(self, places: Sequence[Stretch]) -> Selection:
        """Return where places are in the text under review, whatever of it is shown."""
        return Selection(
            self._spot(places[0].home, places[0].start), self._spot(places[-1].home, places[-1].end)
        )

    def _spot(self, home: Home, at: int) -> Spot:
        passages = self._manuscript.whole
        if home.field in _FIELDS:
            number = _FIELDS.index(home.field)
        elif home.block is None:
            number = len(_FIELDS)
        else:
            number = home.block + next(
                index for index, one in enumerate(passages) if one.place in IN_BODY
            )
        number = min(number, len(passages) - 1)
        return Spot(number, min(at, passages[number].size))

    def _comments(self) -> Iterator[Remark]:
        """Yield each thread once, from where it begins to where it ends."""
        ends: dict[str, Selection] = {}
        for number, passage in enumerate(self._manuscript.passages):
            for thread, start, end in _anchors(passage):
                first = ends[thread].anchor if thread in ends else Spot(number, start)
                ends[thread] = Selection(first, Spot(number, end))
        for thread, selection in ends.items():
            yield Remark(RemarkKind.COMMENT, thread, selection)

    # Going there

    def here(self) -> Remark | None:
        """Return the remark that is selected as a whole, or that the caret stands in."""
        selection = self._manuscript.selection(self._surface.textCursor())
        touching = [
            one
            for one in self.remarks()
            if one.selection.start <= selection.start and selection.end <= one.selection.end
        ]
        return min(touching, key=lambda one: _size(one.selection), default=None)

    def go_to(self, remark_id: str) -> bool:
        """Select a remark in the text; say whether it is there."""
        for one in self.remarks():
            if one.id == remark_id:
                self._choose(one)
                return True
        return False

    def step(self, *, on: bool, kind: RemarkKind | None = None) -> Remark | None:
        """Select the next remark behind the caret, or the last one before it, round the end.

        With `kind`, remarks of other kinds are passed over.
        """
        found = [one for one in self.remarks() if kind in {None, one.kind}]
        if not found:
            return None
        now = self._manuscript.selection(self._surface.textCursor())
        if on:
            behind = [one for one in found if _is_behind(one.selection, now)]
            there = (behind or found)[0]
        else:
            before = [one for one in found if one.selection.start < now.start]
            there = (before or found)[-1]
        self._choose(there)
        return there

    def _choose(self, remark: Remark) -> None:
        self._surface.setTextCursor(self._manuscript.cursor(remark.selection))
        self._surface.ensureCursorVisible()
        self.chosen.emit(remark)

    # Deciding

    def decide(self, ids: Collection[str], *, accept: bool) -> None:
        """Take or refuse suggestions, as one step; the caret stands where the first of them was."""
        chosen = [one for one in self.suggestions() if one.id in ids]
        if not chosen:
            return
        spot = self._selection(chosen[0].places).start
        text = partial(decided, self._manuscript.read(ArticleText()), ids, accept=accept)
        after = self._manuscript.replace(text(), self._surface.textCursor(), Selection(spot, spot))
        self._put(after)

    def _put(self, cursor: QTextCursor) -> None:
        self._surface.setTextCursor(cursor)

    def in_selection(self) -> tuple[str, ...]:
        """Return the ids of the suggestions that what is selected touches."""
        manuscript = self._manuscript
        now = manuscript.whole_at(manuscript.selection(self._surface.textCursor()))
        return tuple(
            one.id
            for one in self.suggestions()
            if (there := self._selection(one.places)).start <= now.end and now.start <= there.end
        )


def _is_behind(selection: Selection, now: Selection) -> bool:
    """Say whether a remark begins behind what is selected, or at a bare caret."""
    if now.is_empty:
        return selection.start >= now.start
    return selection.start > now.start


def _size(selection: Selection) -> tuple[int, int]:
    start, end = selection.start, selection.end
    return end.number - start.number, end.at - start.at


def _anchors(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """Yield the threads in a passage, with where each letter that carries one stands."""
    for thread in passage.block.review.comments:
        yield thread, 0, passage.size
    for start, end, one in placed(passage.content):
        for thread in one.review.comments:
            yield thread, start, end
