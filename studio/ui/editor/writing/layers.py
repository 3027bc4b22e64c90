"""The text under review behind a sheet: what of it is shown, and what edits of it become.

Everything that was suggested stays in `whole`, whatever is shown. Deliberately absent: documents of
Qt, and undo, which exchanges passages of `whole`.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from studio.ui.editor.writing.draft import Draft
from studio.ui.editor.writing.passages import (
    Frame,
    Passage,
    Passages,
    Place,
    Selection,
    Spot,
    within,
)
from studio.ui.editor.writing.settling import (
    count_starts,
    count_structures,
    settle,
    settle_reviewed,
)
from studio.ui.editor.writing.suggester import Suggester  # noqa: TC001 - a field's type
from studio.ui.editor.writing.suggesting import Edited, suggested
from studio.ui.editor.writing.views import DraftView, Showing, View, is_reviewed

Change = Callable[[Passages, Selection], Selection | None]
"""Changes a list of passages in place; returns the selection after it, None for the same one."""


class Basis(Enum):
    """What an edit is done on, and so what its places count in."""

    ACCEPTED = auto()
    """The text with everything taken: what a person at the caret means."""
    TAKEN = auto()
    """The same, where edits are plain too: what is suggested beside it is not touched."""
    SHOWN = auto()
    """The passages as they are shown: for an edit that knows where in them it is."""
    WHOLE = auto()
    """The text under review itself, marks and all; it suggests nothing."""


class Layers:
    """A text under review."""

    def __init__(self) -> None:
        self.whole: list[Passage] = []
        """All of it; changed by `begin` and `put` alone."""
        self._structures = 0  # how many blocks of it are suggested themselves
        self._starts = 0  # how many of its items begin at a number of their own
        self.showing = Showing.ALL
        self.suggester: Suggester | None = None
        self._views: dict[bool, View] = {}  # with everything taken, and with nothing

    def begin(self, passages: list[Passage]) -> None:
        """Hold another text from now on."""
        self.whole = passages
        self._structures = count_structures(passages)
        self._starts = count_starts(passages)
        self._views.clear()

    def put(
        self, first: int, old: Sequence[Passage], new: Sequence[Passage]
    ) -> tuple[int, Sequence[Passage], Sequence[Passage]]:
        """Put `new` in the place of `old`, which stands from `first` on.

        Returns the same of what is shown.
        """
        shown, found = self._shown_view(), (first, old, new)
        self.whole[first : first + len(old)] = new
        self._structures += count_structures(new) - count_structures(old)
        self._starts += count_starts(new) - count_starts(old)
        for view in self._views.values():
            exchanged = view.take(first, len(old), len(new))
            if view is shown:
                found = exchanged
        return found

    @property
    def is_plain(self) -> bool:
        """Whether edits change the whole text as it is shown."""
        return self.showing is Showing.ALL and self.suggester is None

    def view(self, *, accept: bool) -> View:
        """Return the text with everything taken, or with nothing; it stays the same one."""
        if accept not in self._views:
            self._views[accept] = View(self.whole, accept=accept)
        return self._views[accept]

    def _shown_view(self) -> View | None:
        match self.showing:
            case Showing.ALL:
                return None
            case Showing.FINAL:
                return self.view(accept=True)
            case Showing.ORIGINAL:
                return self.view(accept=False)

    def shown(self) -> list[Passage]:
        """Return what is shown of the text."""
        view = self._shown_view()
        return self.whole if view is None else view.passages

    def shown_at(self, selection: Selection) -> Selection:
        """Return where a selection of the whole text is in what is shown."""
        view = self._shown_view()
        return selection if view is None else view.seen_in(selection)

    def whole_at(self, selection: Selection) -> Selection:
        """Return where a selection in what is shown is in the whole text."""
        view = self._shown_view()
        return selection if view is None else _behind(view, selection, late=False)

    # Edits

    def edited(
        self, change: Change, before: Selection, basis: Basis, frame: Frame
    ) -> tuple[Draft, Selection]:
        """Return the whole text after a change, and the selection then, in what is shown.

        `before` is the selection in what is shown. The text as it was cannot be changed.
        """
        if basis is Basis.WHOLE or (self.is_plain and basis is not Basis.TAKEN):
            return self._plainly(change, before, frame)
        if self.showing is Showing.ORIGINAL:
            return Draft(self.whole), before
        view = self.view(accept=True)
        in_all = self.showing is Showing.ALL
        here = view.seen_in(before) if in_all else before
        if in_all and basis is Basis.SHOWN:
            new, after = self._by_places(change, before, view)
        else:
            new = Draft(view.passages)
            after = change(new, here) or here
            first, _, end = new.exchanged()
            if any(map(is_reviewed, new[first:end])):  # pasted from a text under review
                _take_all(new, first, end)
        settle(new, frame, self._starts)
        edited = Edited(new, here, after, before.caret if in_all else None)
        whole = suggested(view, edited, self.suggester)
        settle_reviewed(whole, frame, self._structures, self._starts)
        if not in_all:
            return whole, after
        late = here == after and here.is_empty
        return whole, _behind(view.drafted(whole), after, late=late)

    def _plainly(self, change: Change, before: Selection, frame: Frame) -> tuple[Draft, Selection]:
        work = Draft(self.whole)
        here = self.whole_at(before)
        after = change(work, here) or here
        settle_reviewed(work, frame, self._structures, self._starts)
        view = self._shown_view()
        if view is None:
            return work, after
        return work, view.drafted(work).seen_in(within(work, after))

    def _by_places(self, change: Change, before: Selection, view: View) -> tuple[Draft, Selection]:
        """Do a change on what is shown, and return what it made of the accepted text."""
        work = Draft(self.whole)
        after = change(work, before) or before
        accepted = view.drafted(work)
        return accepted.passages, accepted.seen_in(within(work, after))


def _take_all(new: Draft, first: int, end: int) -> None:
    """Take everything that is suggested in a stretch of a text in which else nothing is."""
    first = max(first - 1, 0)  # what joins goes to the passage before
    taken = View(new[first:end], accept=True).passages
    if end < len(new) and taken[-1].place is Place.FILLER:  # of a body, which this is only part of
        taken.pop()
    new[first:end] = taken


def keeping(change: Callable[[Passages, Selection], None]) -> Change:
    """Return a change that keeps the selection."""

    def changed(work: Passages, selection: Selection) -> Selection:
        change(work, selection)
        return selection

    return changed


def _behind(view: View | DraftView, selection: Selection, *, late: bool) -> Selection:
    """Return a selection of a view in the passages behind it."""
    last = len(view.passages) - 1

    def place(spot: Spot, *, late: bool) -> Spot:
        number = min(max(spot.number, 0), last)
        at = min(max(spot.at, 0), view.passages[number].size)
        return view.place_of(Spot(number, at), late=late)

    if selection.is_empty:
        spot = place(selection.caret, late=late)
        return Selection(spot, spot)
    start, end = place(selection.start, late=True), place(selection.end, late=False)
    if selection.anchor <= selection.caret:
        return Selection(start, end)
    return Selection(end, start)
