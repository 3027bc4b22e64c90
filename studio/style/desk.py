"""The copy desk over articles: what the rules find, and what may be put right unseen.

`BlockRules` and `ArticleRules` look while somebody writes; `check_article` looks at all at once.
Deliberately absent: who asks, when, and what is kept of it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.arabic.segmentation import Span
from studio.document.article import ArticleText
from studio.document.blocks import Block, Figure, Heading, Paragraph, TextBlock
from studio.document.findings import (
    BlockText,
    Exchange,
    Field,
    Finding,
    Provider,
    block_text,
    check,
    chosen,
    distinct,
    joined,
)
from studio.document.ignored import Ignored, found_again
from studio.document.inline import Inline, Inlines, Text, merged
from studio.document.inside import BlockT, Line, LineKind, lines, with_lines
from studio.document.tree import suggests_structure
from studio.style.book import Rulebook
from studio.style.packs import built_in_book
from studio.style.reading import Reading
from studio.style.rules import Scope

_HEADLINE: Final = frozenset({Scope.HEADLINE})
_BODY: Final = frozenset({Scope.BODY})
_LEAD: Final = frozenset({Scope.BODY, Scope.LEAD})
_QUOTE: Final = frozenset({Scope.QUOTE})
_FIELDS: Final = {
    Field.KICKER: _HEADLINE,
    Field.HEADLINE: _HEADLINE,
    Field.STANDFIRST: frozenset({Scope.LEAD}),
    Field.CAPTION: frozenset({Scope.CAPTION}),
    Field.QUOTE: _QUOTE,
    Field.NOTE: _BODY,
}
_LINES: Final = (Field.KICKER, Field.HEADLINE, Field.STANDFIRST)
LEAD_PICTURE: Final = "lead_picture"
"""The field of the words under the picture that an article opens with."""
_OF_BLOCKS: Final = frozenset({LineKind.CAPTION, LineKind.QUOTE})
"""Lines that are the words of their block; others are fields of their own."""
_OF_OTHERS: Final = frozenset({LineKind.TITLE})
"""What is written elsewhere, as the title of a film is."""
_INSIDE: Final = {LineKind.NOTE: Field.NOTE, LineKind.QUOTE: Field.QUOTE}


class Located(Struct, frozen=True):
    """A finding of an article: the field, the block in the body or None, and that block's text.

    `line` numbers the words inside a card or a footnote (`studio.document.inside`); without a
    block they are the first picture's.
    """

    field: str
    block: int | None
    text: str
    finding: Finding
    line: int | None = None

    @property
    def words(self) -> str:
        """The text that the finding is about."""
        return self.text[self.finding.start : self.finding.end]


class _Part(NamedTuple):
    """One text of an article."""

    field: str
    block: int | None
    text: BlockText
    scopes: frozenset[Scope] | None = None
    line: int | None = None


class BlockRules:
    """Finds what the rules of single blocks mind; without a book, those of the program."""

    def __init__(self, book: Rulebook | None = None) -> None:
        self._book = book

    @property
    def codes(self) -> frozenset[str]:
        """The ids of these rules."""
        return (self._book or built_in_book()).single

    def check(self, block: BlockText) -> Iterator[Finding]:
        """Yield what is found in a block."""
        reading = reading_of(block)
        if reading is not None:
            yield from (self._book or built_in_book()).check(reading)


class ArticleRules:
    """Finds what only the blocks of an article together show; without a book as above."""

    def __init__(self, book: Rulebook | None = None) -> None:
        self._book = book

    @property
    def codes(self) -> frozenset[str]:
        """The ids of these rules."""
        return (self._book or built_in_book()).whole

    def check_whole(self, blocks: Sequence[BlockText]) -> Iterator[tuple[int, Finding]]:
        """Yield what is found, each with the number of its block."""
        readings = [(at, reading_of(block)) for at, block in enumerate(blocks)]
        known = [(at, one) for at, one in readings if one is not None]
        book = self._book or built_in_book()
        for at, finding in book.check_whole([one for _, one in known]):
            yield known[at][0], finding


def reading_of(block: BlockText, scopes: frozenset[Scope] | None = None) -> Reading | None:
    """Return a block as rules read it, None where no rule of Arabic holds: code, other languages.

    `scopes` are the parts that it belongs to where the block alone does not say so.
    """
    if block.is_code or not block.language.startswith("ar"):
        return None
    shut = tuple(
        Span(one.start, one.end)
        for one in block.stretches
        if one.marks.code
        or (one.marks.language is not None and not one.marks.language.tag.startswith("ar"))
    )
    quoted = block.block.quote > 0 if block.field is Field.BODY else block.field is Field.QUOTE
    return Reading(block.text, scopes or _scopes(block, quoted=quoted), shut, quoted=quoted)


def _scopes(block: BlockText, *, quoted: bool) -> frozenset[Scope]:
    if block.field is not Field.BODY:
        return _FIELDS[block.field]
    if isinstance(block.block, Heading):
        return _HEADLINE
    return _QUOTE if quoted else _BODY


def check_article(
    text: ArticleText,
    book: Rulebook,
    *,
    providers: Sequence[Provider] = (),
    off: frozenset[str] = frozenset(),
    words: frozenset[str] = frozenset(),
    let_be: Collection[Ignored] = (),
) -> tuple[Located, ...]:
    """Return what rules and other providers find in an article, in the order of its text.

    Rules and kinds whose code is in `off` are left out; `words` are the codes of findings about
    single words, which are joined into what a rule says of the same word; what is among `let_be`
    is left out.
    """
    parts = _parts(text)
    readings = [reading_of(part.text, part.scopes) for part in parts]
    found: list[list[Finding]] = [[] for _ in parts]
    for at, part in enumerate(parts):
        reading = readings[at]
        if reading is not None:
            found[at] += book.check(reading)
        found[at] += check(providers, part.text, off)
    known = [(at, reading) for at, reading in enumerate(readings) if reading is not None]
    for number, finding in book.check_whole([reading for _, reading in known]):
        found[known[number][0]].append(finding)
    return tuple(
        Located(part.field, part.block, part.text.text, finding, part.line)
        for part, findings in zip(parts, found, strict=True)
        for finding in joined(distinct(findings), words)
        if finding.code not in off
        and found_again(finding, part.text.text, let_be, (one.text.text for one in parts)) is None
    )


def _parts(text: ArticleText) -> list[_Part]:
    """Return every text of an article that rules look at, in the order of reading."""
    body = text.body
    said = (body.direction, body.language)
    parts = [
        _Part(field.value, None, block_text(Paragraph(), getattr(text, field.value), field, *said))
        for field in _LINES
        if getattr(text, field.value)
    ]
    if text.lead_picture is not None:
        parts += _parts_inside(text.lead_picture, None, said)
    leads = next((at for at, one in enumerate(body.blocks) if isinstance(one, Paragraph)), None)
    for number, block in enumerate(body.blocks):
        if isinstance(block, TextBlock):
            way = block.direction or body.direction
            seen = block_text(block, block.content, Field.BODY, way, body.language)
            lead = _LEAD if number == leads and not block.quote else None
            parts.append(_Part(Field.BODY.value, number, seen, lead))
        parts += _parts_inside(block, number, said)
    return parts


def _parts_inside(block: Block, number: int | None, said: tuple[Direction, str]) -> Iterator[_Part]:
    """Yield what stands inside a block of the body, or inside the first picture."""
    for at, line in enumerate(lines(block)):
        if (seen := line_text(line, *said)) is not None:
            field = line.kind.value
            if line.kind in _OF_BLOCKS:
                field = LEAD_PICTURE if number is None else Field.BODY.value
            yield _Part(field, number, seen, line=at)


def line_text(line: Line, direction: Direction, language: str) -> BlockText | None:
    """Return the words of a line inside a block as rules see them; None of what says nothing.

    `direction` and `language` are the body's. What is written elsewhere is nobody's here.
    """
    if not line.content or line.kind in _OF_OTHERS:
        return None
    field = _INSIDE.get(line.kind, Field.CAPTION)
    return block_text(Paragraph(), line.content, field, direction, language)


def mended_article(
    text: ArticleText,
    book: Rulebook,
    *,
    providers: Sequence[Provider] = (),
    let_be: Collection[Ignored] = (),
) -> tuple[ArticleText, tuple[Located, ...]]:
    """Return an article with everything done that is safe to do unseen, and what that was.

    What is among `let_be` stays as it is.
    Quotations stay as they are, and so does every block in which something is suggested. Law:
    doing it once more changes nothing.
    """
    done: list[Located] = []
    for _ in range(_ROUNDS):
        text, these = _mended_once(text, book, providers, let_be)
        done += these
        if not these:
            break
    return text, tuple(done)


_ROUNDS: Final = 8
"""Remedies that meet are done one after the other, so many times at most."""


def _mended_once(
    text: ArticleText,
    book: Rulebook,
    providers: Sequence[Provider],
    let_be: Collection[Ignored],
) -> tuple[ArticleText, tuple[Located, ...]]:
    places: dict[tuple[str, int | None, int | None], list[Located]] = {}
    for one in check_article(text, book, providers=providers, let_be=let_be):
        if any(getattr(remedy, "safe", False) for remedy in one.finding.remedies[:1]):
            places.setdefault((one.field, one.block, one.line), []).append(one)
    done: list[Located] = []
    for place, found in places.items():
        mended = _mended_place(text, place, chosen([one.finding for one in found], safe=True))
        if mended is not None:
            text = mended
            done += found
    return text, tuple(done)


def _mended_place(
    text: ArticleText, place: tuple[str, int | None, int | None], exchanges: Sequence[Exchange]
) -> ArticleText | None:
    """Return an article with other letters in one of its texts; None where that has to stay."""
    field, number, line = place
    block = text.lead_picture if number is None else text.body.blocks[number]
    if line is None and number is None:
        content: Inlines = getattr(text, field)
        return (
            None if _suggests(content) else _with_line(text, field, exchanged(content, exchanges))
        )
    if line is None and isinstance(block, TextBlock) and not _is_suggested(block):
        block = replace(block, content=exchanged(block.content, exchanges))
    elif line is not None and block is not None and not _suggests(lines(block)[line].content):
        block = with_exchanges(block, {line: exchanges})
    else:
        return None
    if number is None:
        return replace(text, lead_picture=block) if isinstance(block, Figure) else None
    blocks = (*text.body.blocks[:number], block, *text.body.blocks[number + 1 :])
    return replace(text, body=replace(text.body, blocks=blocks))


def with_exchanges(block: BlockT, exchanges: Mapping[int, Sequence[Exchange]]) -> BlockT:
    """Return a block with other letters in the lines inside it, by their numbers.

    Lines in which something is suggested stay as they are.
    """

    def changed(number: int, content: Inlines) -> Inlines:
        these = exchanges.get(number)
        return exchanged(content, these) if these and not _suggests(content) else content

    return with_lines(block, changed)


def _with_line(text: ArticleText, field: str, content: Inlines) -> ArticleText:
    match Field(field):
        case Field.KICKER:
            return replace(text, kicker=content)
        case Field.HEADLINE:
            return replace(text, headline=content)
        case Field.STANDFIRST:
            return replace(text, standfirst=content)
        case _:
            return text


def _is_suggested(block: TextBlock) -> bool:
    return _suggests(block.content) or suggests_structure(block)


def _suggests(content: Inlines) -> bool:
    return any(one.review.suggests for one in content)


def exchanged(content: Inlines, exchanges: Sequence[Exchange]) -> Inlines:
    """Return `content` with other letters, marked as the first that they replace.

    Letters that replace none are marked as the one before them.
    """
    pieces: list[Inline] = []
    places: list[Inline] = []
    for one in content:
        if isinstance(one, Text):
            places += (replace(one, text=letter) for letter in one.text)
        else:
            places.append(one)
    at = 0
    for start, end, new in exchanges:
        pieces += places[at:start]
        like = places[start] if end > start else places[start - 1] if start else None
        if new:
            pieces.append(replace(like, text=new) if isinstance(like, Text) else Text(new))
        at = end
    return merged((*pieces, *places[at:]))
