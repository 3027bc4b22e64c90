"""What is worth a second look in a block of text, and the edits that would put it right.

A provider looks at one block at a time and knows nothing of windows; who asks it decides when, on
which thread, and what of it is shown. Findings are values: they say where, how grave and what could
be done, in codes. Deliberately absent: sentences (`studio.wording.findings`).
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple, Protocol, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.blocks import Code, TextBlock
from studio.document.inline import Break, Footnote, Inlines, Text
from studio.document.marks import PLAIN, Language, Marks

NOTE = "\ufffc"
"""Stands in a block's text where a footnote is called."""
BREAK = "\u2028"
"""Stands in a block's text where a line ends and the block goes on."""

WRITE: Final = "write"
"""The remedy that writes something else; `Rewrite.shown` says what."""
REMOVE: Final = "remove"
"""The remedy that takes something away."""
HOUSE_QUOTES: Final = "house_quotes"
"""The remedy that writes the marks of a quotation as the house does."""


class Level(IntEnum):
    """How grave a finding is."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3


class Field(StrEnum):
    """Which part of the article a block belongs to, or is inside of something in the body."""

    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    QUOTE = "quote"
    NOTE = "note"


class Stretch(NamedTuple):
    """A part of a block's text under the same marks; offsets in code points, end not included."""

    start: int
    end: int
    marks: Marks


class BlockText(Struct, frozen=True):
    """One block as a provider sees it.

    `text` has one character for each position of the block (`NOTE`, `BREAK`); `block` says what
    kind it is and holds no content; `direction` is that in which its lines run; `stretches` are the
    parts with marks, in order.
    """

    text: str
    field: Field
    block: TextBlock
    direction: Direction
    language: str
    stretches: tuple[Stretch, ...] = ()

    @property
    def is_code(self) -> bool:
        """Whether the whole block is code, in which nothing of a language's rules holds."""
        return isinstance(self.block, Code)

    def marks_at(self, place: int) -> Marks:
        """Return the marks of the character at a place."""
        for stretch in self.stretches:
            if stretch.start <= place < stretch.end:
                return stretch.marks
        return PLAIN


def block_text(
    block: TextBlock, content: Inlines, field: Field, direction: Direction, language: str
) -> BlockText:
    """Return `content` of a block for those who look at it."""
    letters: list[str] = []
    stretches: list[Stretch] = []
    at = 0
    for one in content:
        match one:
            case Text(text, marks):
                letters.append(text)
                if marks is not PLAIN and marks != PLAIN:
                    stretches.append(Stretch(at, at + len(text), marks))
                at += len(text)
            case Break():
                letters.append(BREAK)
                at += 1
            case Footnote():
                letters.append(NOTE)
                at += 1
    return BlockText("".join(letters), field, block, direction, language, tuple(stretches))


class Exchange(NamedTuple):
    """Other letters in the place of what stands between two places; an empty place inserts."""

    start: int
    end: int
    text: str


class Rewrite(Struct, frozen=True):
    """A remedy that exchanges letters; `code` names it, `exchanges` are in order and apart.

    `shown` is what stands there then, for a remedy that has no name of its own; `safe` says that
    nobody needs to look at the place first.
    """

    code: str
    exchanges: tuple[Exchange, ...]
    shown: str = ""
    safe: bool = False


class MarkForeign(Struct, frozen=True):
    """A remedy that says in which language a stretch is, and which way it runs."""

    code: str
    start: int
    end: int
    language: Language


class Turn(Struct, frozen=True):
    """A remedy that lets the block run in a direction."""

    code: str
    direction: Direction


Remedy: TypeAlias = Rewrite | MarkForeign | Turn


class Finding(Struct, frozen=True):
    """Something worth a look between two places of a block's text.

    `code` says what, `said` and `why` say it in words where a rule has brought its own; `remedies`
    are the edits that would put it right, the likeliest first. What is `quoted` is somebody's
    words: it is put right by itself, never with others.
    """

    code: str
    start: int
    end: int
    level: Level
    remedies: tuple[Remedy, ...] = ()
    said: str = ""
    why: str = ""
    quoted: bool = False


class Provider(Protocol):
    """Looks for findings; `codes` are all that it may find, each can be switched off.

    It is asked on any thread, about any block at any time, and keeps nothing between two blocks.
    """

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what it may find."""
        ...

    def check(self, block: BlockText) -> Iterable[Finding]:
        """Yield what is found in a block, in time linear in its length."""
        ...


class WholeProvider(Protocol):
    """Looks for what only all blocks of an article together show.

    It is asked on any thread, and keeps nothing between two articles.
    """

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what it may find."""
        ...

    def check_whole(self, blocks: Sequence[BlockText]) -> Iterable[tuple[int, Finding]]:
        """Yield what is found, each with the number of its block."""
        ...


def check(
    providers: Iterable[Provider], block: BlockText, off: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Return what the providers find in a block, in the order of the text, but for codes in `off`.

    What reaches out of the text is held to be the provider's mistake: it raises `ValueError`.
    """
    found = [
        finding
        for provider in providers
        if not provider.codes <= off
        for finding in provider.check(block)
        if finding.code not in off
    ]
    for finding in found:
        if not 0 <= finding.start < finding.end <= len(block.text):
            raise ValueError(f"{finding.code} lies outside of its block")
    return tuple(sorted(distinct(found), key=lambda one: (one.start, one.end, -one.level)))


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in their order, but for those that would be put right as one before them."""
    kept: list[Finding] = []
    done: set[tuple[Exchange, ...]] = set()
    for one in findings:
        first = next(iter(one.remedies), None)
        if isinstance(first, Rewrite):
            if first.exchanges in done:
                continue
            done.add(first.exchanges)
        kept.append(one)
    return kept


def joined(findings: Sequence[Finding], words: frozenset[str]) -> list[Finding]:
    """Return findings in their order, each word with one of them.

    `words` are the codes of findings about single words: such a one is joined into another that
    has a remedy within the same word or for a phrase with it. The other's remedies come first.
    """
    others = [one for one in findings if one.code not in words]
    alone: list[Finding] = []
    for finding in findings:
        if finding.code in words:
            host = next((at for at, one in enumerate(others) if _same_word(one, finding)), None)
            if host is None:
                alone.append(finding)
            else:
                others[host] = _with_remedies_of(others[host], finding)
    return sorted((*others, *alone), key=lambda one: (one.start, one.end, -one.level))


def _same_word(one: Finding, word: Finding) -> bool:
    within = word.start <= one.start and one.end <= word.end
    around = one.start <= word.start and word.end <= one.end
    return (within or around) and isinstance(next(iter(one.remedies), None), Rewrite)


def _with_remedies_of(one: Finding, word: Finding) -> Finding:
    done = {remedy.exchanges for remedy in one.remedies if isinstance(remedy, Rewrite)}
    fresh = tuple(
        remedy
        for remedy in word.remedies
        if not (isinstance(remedy, Rewrite) and remedy.exchanges in done)
    )
    return replace(
        one,
        start=min(one.start, word.start),
        end=max(one.end, word.end),
        level=max(one.level, word.level),
        remedies=(*one.remedies, *fresh),
    )


def carried(findings: Sequence[Finding], old: str, new: str) -> tuple[Finding, ...]:
    """Return the findings of `old` that `new` still has, at their places there.

    They hold until the block is looked at again. Those that an edit touched are left out; their
    remedies go along with them.
    """
    if not findings:
        return ()
    head = _alike(old, new)
    tail = min(_alike(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    return tuple(_moved(findings, head, len(old) - tail, len(new) - len(old)))


def _moved(findings: Sequence[Finding], head: int, tail: int, by: int) -> Iterator[Finding]:
    for finding in findings:
        start, end = _reach(finding)
        if end <= head:
            yield finding
        elif start >= tail:
            yield Finding(  # not by `replace`: this is done on every key
                finding.code,
                finding.start + by,
                finding.end + by,
                finding.level,
                tuple([_shifted(one, by) for one in finding.remedies]),
                finding.said,
                finding.why,
                finding.quoted,
            )


def _reach(finding: Finding) -> tuple[int, int]:
    """Return between which places a finding and its remedies lie."""
    start, end = finding.start, finding.end
    for remedy in finding.remedies:
        match remedy:
            case Rewrite(_, exchanges):
                start = min(start, *(one.start for one in exchanges))
                end = max(end, *(one.end for one in exchanges))
            case MarkForeign():
                start, end = min(start, remedy.start), max(end, remedy.end)
            case Turn():
                pass
    return start, end


def _shifted(remedy: Remedy, by: int) -> Remedy:
    match remedy:
        case Rewrite(_, exchanges):
            moved = tuple(Exchange(one.start + by, one.end + by, one.text) for one in exchanges)
            return replace(remedy, exchanges=moved)
        case MarkForeign():
            return replace(remedy, start=remedy.start + by, end=remedy.end + by)
        case Turn():
            return remedy


def _alike(one: str, other: str) -> int:
    """Return how many letters two texts have in common from their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def rewritten(text: str, exchanges: Iterable[Exchange]) -> str:
    """Return a text with exchanges done, which are in order and apart."""
    pieces: list[str] = []
    at = 0
    for start, end, new in exchanges:
        pieces += (text[at:start], new)
        at = end
    return "".join((*pieces, text[at:]))


def chosen(findings: Sequence[Finding], *, safe: bool = False) -> list[Exchange]:
    """Return the exchanges of the first remedies, in order and apart.

    With `safe`, only of those that may be done unseen. Where two meet, the first one is done.
    """
    taken: list[Exchange] = []
    for finding in findings:
        first = next(iter(finding.remedies), None)
        if isinstance(first, Rewrite) and (first.safe or not safe):
            apart = all(
                one.end <= other.start or other.end <= one.start
                for one in first.exchanges
                for other in taken
            )
            fresh = all(
                (one.start, one.end) != (other.start, other.end)
                for one in first.exchanges
                for other in taken
            )
            if apart and fresh:
                taken += first.exchanges
    return sorted(taken)
