"""The numbers of footnotes and of items of lists, as they stand in the order of the text.

They are found as far into the text as somebody asks, and kept: an edit that brings or takes neither
leaves them, any other forgets those behind it alone. So a key never counts what stands before it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct

from studio.document.blocks import Item, ListKind
from studio.document.inline import Footnote
from studio.ui.editor.writing.content import part
from studio.ui.editor.writing.passages import Passage, Spot


class _Lists(Struct, frozen=True):
    """The lists that a next item may go on: what surrounds them, kind and number by level."""

    around: object = None
    levels: tuple[tuple[ListKind, int] | None, ...] = ()

    def on(self, passage: Passage) -> "_Lists":
        """Return what they are behind a passage."""
        item = passage.block
        if not isinstance(item, Item):
            return _NONE if self.levels else self
        around = (item.quote, item.box)
        levels = self.levels[: item.level + 1] if around == self.around else ()
        if item.continued:
            return _Lists(around, levels)
        levels += (None,) * (item.level + 1 - len(levels))
        last = levels[item.level]
        number = 1 if last is None or last[0] is not item.kind else last[1] + 1
        entry = (item.kind, number if item.start is None else item.start)
        return _Lists(around, (*levels[: item.level], entry))


_NONE = _Lists()


class Renumbered(NamedTuple):
    """What may be numbered otherwise behind passages that were exchanged."""

    notes: bool
    items: bool


class Numbering:
    """Numbers what stands in `passages`, which returns what is shown now."""

    def __init__(self, passages: Callable[[], Sequence[Passage]]) -> None:
        self._passages = passages
        self._notes = [0]  # how many footnotes stand before each passage
        self._lists = [_NONE]  # the lists that are open before each passage

    def forget(self) -> None:
        """Hear that another text is shown."""
        del self._notes[1:], self._lists[1:]

    def exchange(self, first: int, old: Sequence[Passage], new: Sequence[Passage]) -> "Renumbered":
        """Hear that `new` stands in the place of `old`, which stood from `first` on.

        Returns what of the passages behind those has another number now.
        """
        moved = len(old) != len(new)
        if moved or any(map(_calls_otherwise, old, new)):
            del self._notes[first + 1 :]
        if moved or any(map(_lists_otherwise, old, new)):
            del self._lists[first + 1 :]
        return Renumbered(
            notes=sum(map(_notes, old)) != sum(map(_notes, new)),
            items=moved or any(map(_lists_otherwise, old, new)),
        )

    def note(self, spot: Spot) -> int:
        """Return the number that a footnote at a place has, from one."""
        passages, known = self._passages(), self._notes
        for passage in passages[len(known) - 1 : spot.number]:
            known.append(known[-1] + _notes(passage))
        here = part(passages[spot.number].content, 0, spot.at)
        return 1 + known[spot.number] + sum(isinstance(one, Footnote) for one in here)

    def item(self, index: int) -> int:
        """Return the number of a numbered item, by the items before it; nought for none."""
        passages, known = self._passages(), self._lists
        for passage in passages[len(known) - 1 : index + 1]:
            known.append(known[-1].on(passage))
        item = passages[index].block
        levels = known[index + 1].levels
        entry = levels[item.level] if isinstance(item, Item) and item.level < len(levels) else None
        return 0 if entry is None else entry[1]


def _notes(passage: Passage) -> int:
    return sum(isinstance(one, Footnote) for one in passage.content)


def _calls_otherwise(old: Passage, new: Passage) -> bool:
    return _notes(old) != _notes(new)


def _lists_otherwise(old: Passage, new: Passage) -> bool:
    return old.block is not new.block and old.block != new.block
