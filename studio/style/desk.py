"""The copy desk over articles: what the rules find, and what may be put right unseen.

`BlockRules` and `ArticleRules` look while somebody writes; `check_article` looks at all at once.
Deliberately absent: who asks, when, and what is kept of it.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.arabic.segmentation import Span
from studio.document.article import ArticleText
from studio.document.blocks import (
    Block,
    Figure,
    Gallery,
    Heading,
    Paragraph,
    PullQuote,
    TextBlock,
)
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
    rewritten,
)
from studio.document.ignored import Ignored, found_again
from studio.document.inline import Inline, Inlines, Text, merged
from studio.document.tree import suggests_structure
from studio.style.book import Rulebook
from studio.style.packs import built_in_book
from studio.style.reading import Reading
from studio.style.rules import Scope

_HEADLINE: Final = frozenset({Scope.HEADLINE})
_FIELDS: Final = {
    Field.KICKER: _HEADLINE,
    Field.HEADLINE: _HEADLINE,
    Field.STANDFIRST: frozenset({Scope.LEAD}),
}
_BODY: Final = frozenset({Scope.BODY})
_LEAD: Final = frozenset({Scope.BODY, Scope.LEAD})
_QUOTE: Final = frozenset({Scope.QUOTE})
_CAPTION: Final = frozenset({Scope.CAPTION})
_LINES: Final = (Field.KICKER, Field.HEADLINE, Field.STANDFIRST)
LEAD_PICTURE: Final = "lead_picture"
"""The field of the words under the picture that an article opens with."""
ALT: Final = "alt"
CREDIT: Final = "credit"
"""The fields of what stands for a picture, and of whose it is; no block, the first picture's."""


class Located(Struct, frozen=True):
    """A finding of an article: the field, the block in the body or None, and that block's text."""

    field: str
    block: int | None
    text: str
    finding: Finding

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
    quoted = block.field is Field.BODY and block.block.quote > 0
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
        Located(part.field, part.block, part.text.text, finding)
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
    if (lead_picture := text.lead_picture) is not None:
        if lead_picture.caption:
            caption = block_text(Paragraph(), lead_picture.caption, Field.BODY, *said)
            parts.append(_Part(LEAD_PICTURE, None, caption, _CAPTION))
        parts += _beside(lead_picture, None, said)
    leads = next((at for at, one in enumerate(body.blocks) if isinstance(one, Paragraph)), None)
    for number, block in enumerate(body.blocks):
        if isinstance(block, TextBlock):
            way = block.direction or body.direction
            seen = block_text(block, block.content, Field.BODY, way, body.language)
            lead = _LEAD if number == leads and not block.quote else None
            parts.append(_Part(Field.BODY.value, number, seen, lead))
        elif (content := _words_of(block)) is not None:
            seen = block_text(Paragraph(), content, Field.BODY, *said)
            scopes = _QUOTE if isinstance(block, PullQuote) else _CAPTION
            parts.append(_Part(Field.BODY.value, number, seen, scopes))
        if isinstance(block, Figure):
            parts += _beside(block, number, said)
    return parts


def _beside(figure: Figure, number: int | None, said: tuple[Direction, str]) -> Iterator[_Part]:
    """Yield what a picture says beside its caption."""
    for field in (ALT, CREDIT):
        if words := getattr(figure, field):
            seen = block_text(Paragraph(), (Text(words),), Field.BODY, *said)
            yield _Part(field, number, seen, _CAPTION)


def _words_of(block: Block) -> Inlines | None:
    """Return the words of a block that stands for one thing, None where it has none of its own."""
    match block:
        case Figure() | Gallery():
            return block.caption or None
        case PullQuote():
            return block.text or None
        case _:
            return None


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


_OF_THE_LEAD_PICTURE: Final = frozenset({LEAD_PICTURE, ALT, CREDIT})
_ROUNDS: Final = 8
"""Remedies that meet are done one after the other, so many times at most."""


def _mended_once(
    text: ArticleText,
    book: Rulebook,
    providers: Sequence[Provider],
    let_be: Collection[Ignored],
) -> tuple[ArticleText, tuple[Located, ...]]:
    places: dict[tuple[str, int | None], list[Located]] = {}
    for one in check_article(text, book, providers=providers, let_be=let_be):
        if any(getattr(remedy, "safe", False) for remedy in one.finding.remedies[:1]):
            places.setdefault((one.field, one.block), []).append(one)
    blocks = list(text.body.blocks)
    done: list[Located] = []
    for (field, number), found in places.items():
        exchanges = chosen([one.finding for one in found], safe=True)
        if number is None and field in _OF_THE_LEAD_PICTURE:
            figure = text.lead_picture
            if figure is not None and not _suggests(figure.caption):
                text = replace(text, lead_picture=_with_words(figure, field, exchanges))
                done += found
        elif number is None:
            content: Inlines = getattr(text, field)
            if not _suggests(content):
                text = _with_line(text, field, exchanged(content, exchanges))
                done += found
        else:
            block = blocks[number]
            if isinstance(block, Figure) and not _suggests(block.caption):
                blocks[number] = _with_words(block, field, exchanges)
                done += found
            if isinstance(block, TextBlock) and not _is_suggested(block):
                blocks[number] = replace(block, content=exchanged(block.content, exchanges))
                done += found
    if done:
        text = replace(text, body=replace(text.body, blocks=tuple(blocks)))
    return text, tuple(done)


def _with_words(figure: Figure, field: str, exchanges: Sequence[Exchange]) -> Figure:
    match field:
        case "alt":
            return replace(figure, alt=rewritten(figure.alt, exchanges))
        case "credit":
            return replace(figure, credit=rewritten(figure.credit, exchanges))
        case _:
            return replace(figure, caption=exchanged(figure.caption, exchanges))


def _with_line(text: ArticleText, field: str, content: Inlines) -> ArticleText:
    match Field(field):
        case Field.KICKER:
            return replace(text, kicker=content)
        case Field.HEADLINE:
            return replace(text, headline=content)
        case Field.STANDFIRST:
            return replace(text, standfirst=content)
        case Field.BODY:
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
