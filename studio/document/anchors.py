"""Where comments stand in a text, and how one finds its place again in another version of it.

A comment's anchor is an id on the characters that it is about, or on a whole atomic block. What
was quoted and what stood around it are kept beside it, so that a text without the id (an older
version brought back, a file read in, words that somebody typed before the comment came) shows
the comment at its place all the same. Anchors are no words: `without_comments` is what two texts
have to share to be the same for readers.

Deliberately absent: what was said; that never stands in a text.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import Block, BlockReview, Figure, TextBlock
from studio.document.inline import Break, Footnote, Inline, Inlines, Text
from studio.document.marks import Review
from studio.document.tree import contents, map_contents

CONTEXT: Final = 32
"""How many characters before and behind a place are remembered."""
BETWEEN: Final = "\n"
"""What parts the blocks in a quoted text."""
BREAK: Final = "\u2028"
ATOM: Final = "\ufffc"

_ENOUGH: Final = 20  # so many letters of their own say where they belong
_AROUND: Final = 6  # so many letters around a short quotation do
_LINES: Final = ("kicker", "headline", "standfirst")
BODY: Final = "body"
LEAD: Final = "lead_picture"


class Row(Struct, frozen=True):
    """One line of a text as places count it: its field, its block in the body, its characters.

    A hard break is U+2028 and a footnote U+FFFC, one character each; so is an atomic block.
    """

    field: str
    block: int | None
    flat: str


class Stretch(Struct, frozen=True):
    """Characters of one row, from `start` to before `end`; an atomic block is 0 to 1."""

    field: str
    block: int | None = None
    start: int = 0
    end: int = 0


class Anchor(Struct, frozen=True):
    """What is remembered of a comment's place: its id, the place, the words, what stood around.

    `quoted` may go on over further rows, each after `BETWEEN`. A place without words, such as a
    field that the text does not show, has none.
    """

    id: str
    stretch: Stretch
    quoted: str = ""
    before: str = ""
    after: str = ""


def flat(content: Inlines) -> str:
    """Return one character for each position of `content`."""
    return "".join(map(_characters, content))


def rows_of(text: ArticleText) -> tuple[Row, ...]:
    """Return the rows of a text, in the order in which a reader meets them."""
    rows = [Row(name, None, flat(getattr(text, name))) for name in _LINES]
    if text.lead_picture is not None:
        rows.append(Row(LEAD, None, ATOM))
    rows += (
        Row(BODY, number, flat(block.content) if isinstance(block, TextBlock) else ATOM)
        for number, block in enumerate(text.body.blocks)
    )
    return tuple(rows)


def anchor_at(rows: Sequence[Row], id_: str, first: Stretch, quoted: str) -> Anchor:
    """Return the anchor of a place in a text, with what stands around it."""
    row = next(
        (one for one in rows if (one.field, one.block) == (first.field, first.block)),
        Row(first.field, first.block, ""),
    )
    end = first.start + len(_first_line(quoted))
    return Anchor(
        id_,
        first,
        quoted,
        row.flat[max(first.start - CONTEXT, 0) : first.start],
        row.flat[end : end + CONTEXT],
    )


def locate(rows: Sequence[Row], anchor: Anchor) -> Stretch | None:
    """Return where an anchor's words stand now, None where they are nowhere to be found.

    The remembered place counts first. Then the same words elsewhere, where there are many of them
    or what stood around them does still; the nearest of several that are equally likely.
    """
    words, at = _first_line(anchor.quoted), anchor.stretch
    if not words:
        return None
    here = next((one for one in rows if (one.field, one.block) == (at.field, at.block)), None)
    if here is not None and here.flat[at.start : at.start + len(words)] == words:
        likely = _likeness(here.flat, at.start, words, anchor)
        if likely >= min(_AROUND, len(anchor.before) + len(anchor.after)):
            return replace(at, end=at.start + len(words))
    best: tuple[int, int, int] | None = None
    found: Stretch | None = None
    for row in rows:
        if row.field != at.field:
            continue
        for start in _occurrences(row.flat, words):
            likely = _likeness(row.flat, start, words, anchor)
            if not _surely(row, words, likely):
                continue
            far = abs((row.block or 0) - (at.block or 0))
            rank = (-likely, far, abs(start - at.start))
            if best is None or rank < best:
                best, found = rank, Stretch(row.field, row.block, start, start + len(words))
    return found


def places(text: ArticleText) -> dict[str, Stretch]:
    """Return where every anchor in a text stands first, from its first character to its last."""
    found: dict[str, Stretch] = {}
    for name in _LINES:
        _collect(found, getattr(text, name), name, None)
    if text.lead_picture is not None:
        _collect_block(found, text.lead_picture, LEAD, None)
    for number, block in enumerate(text.body.blocks):
        _collect_block(found, block, BODY, number)
    return found


def attached(text: ArticleText, anchors: Iterable[Anchor]) -> ArticleText:
    """Return `text` with the id of every anchor that it lacks, where its place can be found.

    Law: `attached(text, anchors)` and `text` are the same without comments.
    """
    known = places(text).keys()
    wanted = [anchor for anchor in anchors if anchor.id not in known]
    if not wanted:
        return text
    rows = rows_of(text)
    marks: dict[tuple[str, int | None], list[tuple[Stretch, str]]] = {}
    for anchor in wanted:
        if (at := locate(rows, anchor)) is not None:
            marks.setdefault((at.field, at.block), []).append((at, anchor.id))
    if not marks:
        return text
    kicker, headline, standfirst = (
        _marked(getattr(text, name), marks.get((name, None), ())) for name in _LINES
    )
    lead = text.lead_picture
    if lead is not None and (on := marks.get((LEAD, None))):
        lead = replace(lead, review=_noticed(lead.review, on))
    blocks = tuple(
        _marked_block(block, on) if (on := marks.get((BODY, number))) else block
        for number, block in enumerate(text.body.blocks)
    )
    return replace(
        text,
        kicker=kicker,
        headline=headline,
        standfirst=standfirst,
        lead_picture=lead,
        body=replace(text.body, blocks=blocks),
    )


def mark(content: Inlines, start: int, end: int, id_: str) -> Inlines:
    """Return `content` with a comment's id on the characters from `start` to before `end`."""
    return tuple(_pieces(content, start, end, id_))


def without_comments(text: ArticleText) -> ArticleText:
    """Return `text` without the anchors of comments; suggestions stay."""
    if not places(text):
        return text
    lead = text.lead_picture
    return replace(
        text,
        kicker=_bare(text.kicker),
        headline=_bare(text.headline),
        standfirst=_bare(text.standfirst),
        lead_picture=None if lead is None else _bare_lead(lead),
        body=replace(text.body, blocks=tuple(map(_bare_block, text.body.blocks))),
    )


def same_words(one: ArticleText, other: ArticleText) -> bool:
    """Say whether two texts differ in nothing but where comments stand."""
    return one == other or without_comments(one) == without_comments(other)


def _characters(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Break():
            return BREAK
        case Footnote():
            return ATOM


def _first_line(quoted: str) -> str:
    return quoted.split(BETWEEN, 1)[0]


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _likeness(text: str, start: int, words: str, anchor: Anchor) -> int:
    """Return how many characters around a place are the remembered ones."""
    before, after = text[:start], text[start + len(words) :]
    return _shared(before[::-1], anchor.before[::-1]) + _shared(after, anchor.after)


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _surely(row: Row, words: str, likely: int) -> bool:
    return (
        likely >= _AROUND
        or len(words) >= _ENOUGH
        or row.field != BODY
        or (row.flat == words and words != ATOM)
    )


def _collect_block(found: dict[str, Stretch], block: Block, field: str, number: int | None) -> None:
    if isinstance(block, TextBlock):
        _collect(found, block.content, field, number)
    for id_ in block.review.comments:
        found.setdefault(id_, Stretch(field, number, 0, 1))
    if not isinstance(block, TextBlock):
        for id_ in (id_ for content in contents(block) for id_ in _noted(content)):
            found.setdefault(id_, Stretch(field, number, 0, 1))


def _collect(found: dict[str, Stretch], content: Inlines, field: str, number: int | None) -> None:
    at = 0
    for one in content:
        end = at + (len(one.text) if isinstance(one, Text) else 1)
        inner = _noted(one.content) if isinstance(one, Footnote) else ()
        for id_ in (*one.review.comments, *inner):
            known = found.get(id_)
            if known is None:
                found[id_] = Stretch(field, number, at, end)
            elif (known.field, known.block) == (field, number):
                found[id_] = replace(known, end=end)
        at = end


def _noted(content: Inlines) -> tuple[str, ...]:
    return tuple(id_ for one in content for id_ in one.review.comments)


def _marked_block(block: Block, on: Iterable[tuple[Stretch, str]]) -> Block:
    if isinstance(block, TextBlock):
        return replace(block, content=_marked(block.content, on))
    return replace(block, review=_noticed(block.review, on))


def _noticed(review: BlockReview, on: Iterable[tuple[Stretch, str]]) -> BlockReview:
    return replace(review, comments=(*review.comments, *(id_ for _, id_ in on)))


def _marked(content: Inlines, on: Iterable[tuple[Stretch, str]]) -> Inlines:
    for at, id_ in on:
        content = mark(content, at.start, at.end, id_)
    return content


def _pieces(content: Inlines, start: int, end: int, id_: str) -> Iterator[Inline]:
    at = 0
    for one in content:
        last = at + (len(one.text) if isinstance(one, Text) else 1)
        if last <= start or at >= end:
            yield one
        elif isinstance(one, Text):
            first, behind = max(start - at, 0), min(end - at, len(one.text))
            if first:
                yield replace(one, text=one.text[:first])
            yield replace(one, text=one.text[first:behind], review=_plus(one.review, id_))
            if behind < len(one.text):
                yield replace(one, text=one.text[behind:])
        else:
            yield replace(one, review=_plus(one.review, id_))
        at = last


def _plus(review: Review, id_: str) -> Review:
    return replace(review, comments=(*review.comments, id_))


def _bare(content: Inlines) -> Inlines:
    found: list[Inline] = []
    for one in content:
        kept = one
        if isinstance(one, Footnote) and (inner := _bare(one.content)) != one.content:
            kept = replace(one, content=inner)
        if kept.review.comments:
            kept = replace(kept, review=replace(kept.review, comments=()))
        found.append(kept)
    return tuple(found)


def _bare_lead(lead: Figure) -> Figure:
    review = replace(lead.review, comments=())
    return replace(lead, caption=_bare(lead.caption), review=review)


def _bare_block(block: Block) -> Block:
    bare = map_contents(block, _bare)
    if bare.review.comments:
        bare = replace(bare, review=replace(bare.review, comments=()))
    return bare
