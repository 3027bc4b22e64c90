"""The suggestions in an article as a list: whose, of what kind, where, and in which words.

A suggestion is everything that one person suggested without a word of somebody else's or of the
standing text between; a deletion beside an insertion is a replacement. Deliberately absent: what
becomes of them (`deciding`), and how suggestions come into a text.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from studio.arabic.folding import fold
from studio.arabic.segmentation import words
from studio.document.article import ArticleText
from studio.document.blocks import UNREVIEWED_BLOCK, Block, TextBlock
from studio.document.inline import Footnote, Inline, Inlines, Text, plain
from studio.document.marks import Change, Marks
from studio.document.tree import contents

NEAR: Final = 0.7
"""How alike the folded letters of two words are, from which one is the other's spelling."""


_BESIDE: Final = 8
"""So many letters beside a suggestion are told of it."""


class SuggestionKind(StrEnum):
    """What a suggestion would do."""

    INSERTION = "insertion"
    DELETION = "deletion"
    REPLACEMENT = "replacement"
    FORMAT = "format"
    SPLIT = "split"
    JOIN = "join"
    RESTYLE = "restyle"
    BLOCK_INSERTED = "block_inserted"
    BLOCK_REMOVED = "block_removed"


class Act(StrEnum):
    """What one review mark says of the thing that carries it."""

    INSERTED = "inserted"
    DELETED = "deleted"
    FORMATTED = "formatted"
    SPLIT = "split"
    JOINED = "joined"
    CARD_INSERTED = "card_inserted"
    CARD_DELETED = "card_deleted"
    RESTYLED = "restyled"
    INNER = "inner"
    """Something is suggested in the words of a card or a footnote."""


ADDING: Final = frozenset((Act.INSERTED, Act.SPLIT, Act.CARD_INSERTED))
REMOVING: Final = frozenset((Act.DELETED, Act.JOINED, Act.CARD_DELETED))


class Home(NamedTuple):
    """A stretch of inlines or one block: a field by its name in `ArticleText`, a body's block."""

    field: str
    block: int | None = None


class Mark(NamedTuple):
    """One review mark: on an inline by its number in its home, or on the block itself (-1)."""

    home: Home
    piece: int
    act: Act


class Stretch(NamedTuple):
    """Where something stands: positions in its home, a break and a footnote being one each.

    The boundary before a block is 0 to 0; a card is 0 to 1.
    """

    home: Home
    start: int
    end: int


class Suggestion(Struct, frozen=True, kw_only=True):
    """What one person suggests at one place.

    `before` and `after` are the words that go and come, a new line for a boundary or a break; for
    a change of marks or of a block's kind they are the words that it is about. `marks` and
    `blocks` are what holds before and after such a change. `beside` are the letters that stand
    right before and behind it. `held` is what `deciding` decides.
    """

    id: str
    author: int
    at: datetime
    kind: SuggestionKind
    places: tuple[Stretch, ...]
    before: str
    after: str
    marks: tuple[Marks, Marks] | None = None
    blocks: tuple[Block, Block] | None = None
    beside: tuple[str, str] = ("", "")
    held: frozenset[Mark] = frozenset()

    @property
    def is_formatting(self) -> bool:
        """Whether only looks would change: marks, or the kind of a block."""
        return self.kind in {SuggestionKind.FORMAT, SuggestionKind.RESTYLE}

    @property
    def is_spelling(self) -> bool:
        """Whether words would be replaced, one for one, by words of nearly the same letters.

        A number is another number's spelling only where it is the same one.
        """
        if self.kind is not SuggestionKind.REPLACEMENT:
            return False
        gone = [self.before[start:end] for start, end in words(self.before)]
        come = [self.after[start:end] for start, end in words(self.after)]
        return bool(gone) and len(gone) == len(come) and all(map(_is_near, gone, come))


def _is_near(one: str, other: str) -> bool:
    left, right = fold(one), fold(other)
    if any(map(str.isdigit, left + right)):
        return left == right
    alike = SequenceMatcher(None, left, right, autojunk=False).ratio()
    return left == right or (alike >= NEAR and abs(len(left) - len(right)) <= 1)


def suggestions(article: ArticleText) -> tuple[Suggestion, ...]:
    """Return what is suggested in headlines, lead picture and body, in the order of the text.

    Ids are unique; they stay the same as long as what is suggested there does.
    """
    groups = _Groups()
    for name, content in (
        ("kicker", article.kicker),
        ("headline", article.headline),
        ("standfirst", article.standfirst),
    ):
        groups.add_all(_in_content(Home(name), content))
    if article.lead_picture is not None:
        groups.add_all(_in_block(Home("lead_picture"), article.lead_picture))
    groups.part()
    for number, block in enumerate(article.body.blocks):
        groups.add_all(_in_block(Home("body", number), block), goes_on=True)
    return groups.found()


class _Thing(Struct, frozen=True):
    """An inline or a block, with what its review marks say."""

    stretch: Stretch
    piece: int
    acts: tuple[tuple[Act, Change], ...]
    words: str
    marks: tuple[Marks, Marks] | None = None
    blocks: tuple[Block, Block] | None = None
    beside: tuple[str, str] = ("", "")


def _in_block(home: Home, block: Block) -> Iterator[_Thing]:
    review = block.review
    acts: list[tuple[Act, Change | None]]
    if isinstance(block, TextBlock):
        acts = [(Act.SPLIT, review.split), (Act.JOINED, review.join)]
    else:
        acts = [
            (Act.CARD_INSERTED, review.insertion),
            (Act.CARD_DELETED, review.deletion),
            (Act.INNER, _inner(block)),
        ]
    acts.append((Act.RESTYLED, review.restyle))
    blocks = None if review.before is None else (review.before, _bare(block))
    end = 0 if isinstance(block, TextBlock) else 1
    said = "\n"
    if not isinstance(block, TextBlock) or review.restyle is not None:
        said = " ".join(filter(None, map(plain, contents(block))))
    yield _Thing(Stretch(home, 0, end), -1, _said(acts), said, blocks=blocks)
    if isinstance(block, TextBlock):
        yield from _in_content(home, block.content)


def _bare(block: Block) -> Block:
    return replace(block, review=UNREVIEWED_BLOCK)


def _in_content(home: Home, content: Inlines) -> Iterator[_Thing]:
    at = 0
    for number, one in enumerate(content):
        end = at + (len(one.text) if isinstance(one, Text) else 1)
        review = one.review
        suggested = review.format_change
        acts = [
            (Act.INSERTED, review.insertion),
            (Act.DELETED, review.deletion),
            (Act.FORMATTED, None if suggested is None else suggested.change),
            (Act.INNER, _first_inside(one.content) if isinstance(one, Footnote) else None),
        ]
        marks = None
        if suggested is not None and isinstance(one, Text):
            marks = (suggested.before, one.marks)
        beside = (
            _words(content[number - 1])[-_BESIDE:] if number else "",
            _words(content[number + 1])[:_BESIDE] if number + 1 < len(content) else "",
        )
        said = _said(acts)
        yield _Thing(Stretch(home, at, end), number, said, _words(one), marks, beside=beside)
        at = end


def _words(one: Inline) -> str:
    return plain(one.content) if isinstance(one, Footnote) else plain((one,))


def _said(acts: Sequence[tuple[Act, Change | None]]) -> tuple[tuple[Act, Change], ...]:
    return tuple((act, change) for act, change in acts if change is not None)


def _inner(block: Block) -> Change | None:
    return next(filter(None, map(_first_inside, contents(block))), None)


def _first_inside(content: Inlines) -> Change | None:
    """Return the first change in the words of a card or a footnote."""
    for one in content:
        suggested = one.review.format_change
        of_marks = None if suggested is None else suggested.change
        found = one.review.insertion or one.review.deletion or of_marks
        if found is None and isinstance(one, Footnote):
            found = _first_inside(one.content)
        if found is not None:
            return found
    return None


class _Group:
    """A suggestion while its marks are collected."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.acts: set[Act] = set()
        self.held: list[Mark] = []
        self.places: list[Stretch] = []
        self.gone: list[str] = []
        self.come: list[str] = []
        self.marks: tuple[Marks, Marks] | None = None
        self.blocks: tuple[Block, Block] | None = None
        self.beside = ("", "")
        self.last = -1

    def take(self, thing: _Thing, act: Act, number: int) -> None:
        """Take one more mark in."""
        self.beside = (self.beside[0] if self.acts else thing.beside[0], thing.beside[1])
        self.acts.add(act)
        self.held.append(Mark(thing.stretch.home, thing.piece, act))
        self._reach(thing.stretch)
        if act in ADDING:
            self.come.append(thing.words)
        elif act in REMOVING:
            self.gone.append(thing.words)
        elif self.last != number:
            self.come.append(thing.words)
            self.gone.append(thing.words)
        if act is Act.FORMATTED:
            self.marks = self.marks or thing.marks
        if act is Act.RESTYLED:
            self.blocks = self.blocks or thing.blocks
        self.last = number

    def _reach(self, stretch: Stretch) -> None:
        last = self.places[-1] if self.places else None
        if last is not None and last.home == stretch.home and last.end == stretch.start:
            self.places[-1] = last._replace(end=stretch.end)
        elif last != stretch:
            self.places.append(stretch)

    def kind(self) -> SuggestionKind:
        """Return what the suggestion would do."""
        if Act.FORMATTED in self.acts:
            return SuggestionKind.FORMAT
        if self.acts & {Act.RESTYLED, Act.INNER}:
            return SuggestionKind.RESTYLE
        if self.acts & ADDING and self.acts & REMOVING:
            return SuggestionKind.REPLACEMENT
        for alone, kind in _ALONE:
            if self.acts <= alone:
                return kind
        return SuggestionKind.INSERTION if self.acts & ADDING else SuggestionKind.DELETION


_ALONE: Final = (
    (frozenset((Act.SPLIT,)), SuggestionKind.SPLIT),
    (frozenset((Act.JOINED,)), SuggestionKind.JOIN),
    (frozenset((Act.CARD_INSERTED, Act.SPLIT)), SuggestionKind.BLOCK_INSERTED),
    (frozenset((Act.CARD_DELETED, Act.JOINED)), SuggestionKind.BLOCK_REMOVED),
)


class _Groups:
    """Collects suggestions: for each person, one of words and boundaries and one of looks."""

    def __init__(self) -> None:
        self._open: dict[tuple[int, str], _Group] = {}
        self._found: list[_Group] = []
        self._number = 0
        self._block = 0

    def part(self) -> None:
        """Let what follows begin suggestions of its own."""
        self._open.clear()

    def add_all(self, things: Iterator[_Thing], *, goes_on: bool = False) -> None:
        """Take in what stands in a home; it `goes_on` with what was suggested before it."""
        if not goes_on:
            self.part()
        for thing in things:
            self._number += 1
            if thing.piece < 0:
                self._block += 1
            for act, change in thing.acts:
                self._add(thing, act, change)

    def _add(self, thing: _Thing, act: Act, change: Change) -> None:
        lane = "words" if act in ADDING | REMOVING else act.value
        number = self._block if act is Act.RESTYLED else self._number
        group = self._open.get((change.author, lane))
        goes_on = group is not None and number - group.last <= 1
        if lane in {Act.RESTYLED, Act.INNER} and group is not None:
            goes_on = goes_on and lane == Act.RESTYLED and group.change.id == change.id
        if group is None or not goes_on:
            group = _Group(change)
            self._open[change.author, lane] = group
            self._found.append(group)
        group.take(thing, act, number)

    def found(self) -> tuple[Suggestion, ...]:
        """Return what was collected."""
        given: dict[str, int] = {}
        listed: list[Suggestion] = []
        for group in self._found:
            name = group.change.id
            given[name] = given.get(name, 0) + 1
            own = name if given[name] == 1 else f"{name}~{given[name]}"
            listed.append(
                Suggestion(
                    id=own,
                    author=group.change.author,
                    at=group.change.at,
                    kind=group.kind(),
                    places=tuple(group.places),
                    before="".join(group.gone),
                    after="".join(group.come),
                    marks=group.marks,
                    blocks=group.blocks,
                    beside=group.beside,
                    held=frozenset(group.held),
                )
            )
        return tuple(listed)
