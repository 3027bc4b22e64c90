"""A block as rules read it: its words, what is quoted in it, and where nobody may look.

Everything is found out once, when a rule first asks.
"""

from functools import cached_property
from typing import Final

import regex

from studio.arabic.quoting import Quotations, quotations
from studio.arabic.segmentation import Span
from studio.style.rules import Scope

_WORD: Final = regex.compile(r"[\p{L}\p{M}\u0640]+")
_ADDRESS: Final = regex.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\w+|(?<!\w)[@#]\w+"
)
_ARABIC: Final = regex.compile(r"[\u0621-\u064a]")


class Reading:
    """The text of one block, the parts of the article that it belongs to, and closed stretches.

    `shut` are stretches that no rule looks at: code, foreign words, addresses. `quoted` says that
    the whole block is somebody's words.
    """

    def __init__(
        self,
        text: str,
        scopes: frozenset[Scope] = frozenset({Scope.BODY}),
        shut: tuple[Span, ...] = (),
        *,
        quoted: bool = False,
    ) -> None:
        self.text, self.scopes, self.quoted = text, scopes, quoted
        self._shut = shut

    @cached_property
    def is_arabic(self) -> bool:
        """Whether there is anything in it that the rules of Arabic hold for."""
        return _ARABIC.search(self.text) is not None

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words, in order: letters with their signs, no digits."""
        return tuple(Span(*match.span()) for match in _WORD.finditer(self.text))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that it has, each once: whether it has some of many is soon told."""
        return frozenset(self.text[start:end] for start, end in self.words)

    @cached_property
    def quotations(self) -> Quotations:
        """What is quoted in it."""
        return quotations(self.text)

    @cached_property
    def shut(self) -> tuple[Span, ...]:
        """The stretches that no rule looks at."""
        found = [Span(*match.span()) for match in _ADDRESS.finditer(self.text)]
        return (*self._shut, *found)

    def is_open(self, start: int, end: int) -> bool:
        """Tell whether a stretch may be looked at."""
        return all(end <= one.start or one.end <= start for one in self.shut)

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a stretch is somebody's words."""
        return self.quoted or self.quotations.holds(start, end)

    def folded(self) -> str:
        """Return the words alone, each parted by a space."""
        return " ".join(self.text[start:end] for start, end in self.words)
