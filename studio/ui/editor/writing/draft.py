"""A list of passages while an edit changes it: the text as it was, and what stands in one stretch.

The text itself is never copied, so that a key costs what it touches, however long the article is.
"""

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from itertools import chain, islice
from typing import overload

from studio.ui.editor.writing.passages import Passage


class Draft(MutableSequence[Passage]):
    """A text with an edit in it; the text that it was made of stays as it is.

    Everything that changes lies in one stretch, which grows over what is between two changes.
    """

    def __init__(self, base: Sequence[Passage]) -> None:
        self._base = base
        self._first = self._end = 0  # the stretch of `base` in whose place `_mine` stands
        self._mine: list[Passage] = []
        self._opened = False

    @property
    def base(self) -> Sequence[Passage]:
        """The text as it was."""
        return self._base

    def exchanged(self) -> tuple[int, int, int]:
        """Return what was exchanged, as `differing` does of the text as it was and this one."""
        first, end, mine, base = self._first, self._end, self._mine, self._base
        head, last = 0, len(mine)
        while head < last and first + head < end and base[first + head] is mine[head]:
            head += 1
        while last > head and end > first + head and base[end - 1] is mine[last - 1]:
            last -= 1
            end -= 1
        return first + head, end, first + last

    def __len__(self) -> int:
        """Return how many passages there are."""
        return len(self._base) - (self._end - self._first) + len(self._mine)

    def __iter__(self) -> Iterator[Passage]:
        """Go through all passages."""
        base = self._base
        return chain(islice(base, self._first), self._mine, islice(base, self._end, None))

    @overload
    def __getitem__(self, index: int) -> Passage: ...
    @overload
    def __getitem__(self, index: slice) -> list[Passage]: ...
    def __getitem__(self, index: int | slice) -> Passage | list[Passage]:
        """Return a passage, or some."""
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        at = number - self._first
        if at < 0 <= number:
            return self._base[number]
        if 0 <= at < len(self._mine):
            return self._mine[at]
        if at >= 0:
            return self._base[at - len(self._mine) + self._end]
        raise IndexError(index)

    @overload
    def __setitem__(self, index: int, value: Passage) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: Iterable[Passage]) -> None: ...
    def __setitem__(self, index: int | slice, value: Passage | Iterable[Passage]) -> None:
        """Put a passage in the place of one, or some in the place of neighbours."""
        if isinstance(index, slice):
            start, stop, _ = index.indices(len(self))
            new = [value] if isinstance(value, Passage) else list(value)
            self._put(start, max(start, stop), new)
        elif isinstance(value, Passage):
            number = self._number(index)
            self._put(number, number + 1, (value,))

    def __delitem__(self, index: int | slice) -> None:
        """Take a passage, or neighbours, out."""
        if isinstance(index, slice):
            start, stop, _ = index.indices(len(self))
            self._put(start, max(start, stop), ())
        else:
            number = self._number(index)
            self._put(number, number + 1, ())

    def insert(self, index: int, value: Passage) -> None:
        """Put a passage before the one at `index`."""
        number = min(max(index + len(self) if index < 0 else index, 0), len(self))
        self._put(number, number, (value,))

    def _number(self, index: int) -> int:
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return number

    def _put(self, start: int, stop: int, new: Sequence[Passage]) -> None:
        if not self._opened:
            self._opened = True
            self._first = self._end = start
        if start < self._first:
            self._mine[:0] = self._base[start : self._first]
            self._first = start
        behind = stop - self._first - len(self._mine)
        if behind > 0:
            self._mine += self._base[self._end : self._end + behind]
            self._end += behind
        self._mine[start - self._first : stop - self._first] = new
