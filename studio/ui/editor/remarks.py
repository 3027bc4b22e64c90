"""What people say of the text, where it stands in the surface: suggestions and comments.

A remark is a stretch that the caret can go to; one that stands nowhere in the text can be chosen
all the same. Suggestions are decided here, each decision one step that can be undone. Deliberately
absent: the panes and bars that show remarks.
"""

from collections.abc import Callable, Collection, Sequence
from enum import Enum, auto
from functools import partial
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from studio.document.article import ArticleText
from studio.document.deciding import decided
from studio.document.suggestions import Home, Stretch, Suggestion, suggestions
from studio.ui.editor.revealing import Revealing
from studio.ui.editor.writing import anchoring
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import IN_BODY, Selection, Spot

_FIELDS: Final = ("kicker", "headline", "standfirst")


class RemarkKind(Enum):
    """What a remark is."""

    SUGGESTION = auto()
    COMMENT = auto()


class Remark(Struct, frozen=True):
    """A suggestion or a comment by its id, and where it is shown, None for nowhere."""

    kind: RemarkKind
    id: str
    selection: Selection | None


class Remarks(QObject):
    """The remarks in the open text, and the one that was gone to last.

    Signals:
        chosen: the remark that the caret was brought to.
    """

    chosen = Signal(object)

    def __init__(self, manuscript: Manuscript, surface: QTextEdit) -> None:
        super().__init__(surface)
        self.listing: Callable[[], Sequence[Remark]] = self.remarks
        """What is gone through, in its order; whoever shows a list of remarks gives its own."""
        self._manuscript, self._surface = manuscript, surface
        self._revealing = Revealing(surface)
        self._current: Remark | None = None
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
        manuscript = self._manuscript
        found = [
            (manuscript.shown_at(place), RemarkKind.SUGGESTION, one.id)
            for one, place in self.placed()
        ]
        comments = anchoring.extents(manuscript.passages)
        found += [(place, RemarkKind.COMMENT, id_) for id_, place in comments.items()]
        found.sort(key=lambda one: one[0])
        return tuple(Remark(kind, id_, place) for place, kind, id_ in found)

    def placed(self) -> tuple[tuple[Suggestion, Selection], ...]:
        """Return what is suggested, each with where it stands in the text under review."""
        return tuple((one, self._selection(one.places)) for one in self.suggestions())

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

    # Going there

    @property
    def at_hand(self) -> bool:
        """Whether the remark that was gone to is still the one to decide."""
        return self._current is not None

    def let_go(self) -> None:
        """Let the remark that was gone to be the one to decide no longer."""
        self._current = None
        self._revealing.let_go()

    def here(self) -> Remark | None:
        """Return the remark that was gone to, or else the one that the caret stands in."""
        if self._current is not None:
            return self._current
        selection = self._manuscript.selection(self._surface.textCursor())
        touching = [
            (_size(place), number, one)
            for number, one in enumerate(self.remarks())
            if (place := one.selection) is not None
            and place.start <= selection.start
            and selection.end <= place.end
        ]
        return min(touching)[2] if touching else None

    def go_to(self, remark_id: str) -> bool:
        """Go to a remark, and select it in the text; say whether it is there."""
        found = next((one for one in self.listing() if one.id == remark_id), None)
        if found is None:
            found = next((one for one in self.remarks() if one.id == remark_id), None)
        if found is not None:
            self._choose(found)
        return found is not None

    def step(self, *, on: bool, kind: RemarkKind | None = None) -> Remark | None:
        """Go to the next remark behind the one at hand or the caret, or the last one before.

        Round the end; None where there is none. With `kind`, others are passed over.
        """
        found = [one for one in self.listing() if kind in {None, one.kind}]
        found = found or [one for one in self.remarks() if one.kind is kind]
        if not found:
            return None
        there = found[self._next(found, on=on)]
        self._choose(there)
        return there

    def _next(self, found: Sequence[Remark], *, on: bool) -> int:
        ids = [(one.kind, one.id) for one in found]
        if self._current is not None and (now := (self._current.kind, self._current.id)) in ids:
            return (ids.index(now) + (1 if on else -1)) % len(ids)
        here = self._manuscript.selection(self._surface.textCursor())
        places = [(number, one.selection) for number, one in enumerate(found)]
        if on:
            behind = (number for number, place in places if place and _is_behind(place, here))
            return next(behind, 0)
        before = (
            number for number, place in reversed(places) if place and place.start < here.start
        )
        return next(before, len(found) - 1)

    def _choose(self, remark: Remark) -> None:
        if remark.selection is not None:
            self._surface.setTextCursor(self._manuscript.cursor(remark.selection))
            self._revealing.reveal()
        self._current = remark
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
