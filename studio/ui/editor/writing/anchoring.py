"""Comments on passages: where they stand, and how they come and stay there without being an edit.

A comment is stored beside the text, so its anchor is no step of the history: it is put on passages
as they are, and when an older state of them comes back by undo, it stays on the letters that are
in both. Deliberately absent: what was said, and rows of a kept text (`studio.document.anchors`).
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from studio.document.anchors import (
    ATOM,
    BETWEEN,
    BODY,
    LEAD,
    Anchor,
    Row,
    Stretch,
    anchor_at,
    locate,
    mark,
)
from studio.document.blocks import Block
from studio.document.boundaries import is_tracked
from studio.document.inline import Footnote, Inlines
from studio.document.tree import contents, map_contents
from studio.document.word_difference import spans
from studio.ui.editor.writing.content import BREAK, flat, joined, part, placed
from studio.ui.editor.writing.history import Exchange
from studio.ui.editor.writing.passages import IN_BODY, Passage, Place, Selection, Spot

_FIELDS: Final = {
    Place.KICKER: "kicker",
    Place.HEADLINE: "headline",
    Place.STANDFIRST: "standfirst",
    Place.LEAD: LEAD,
}


def ids_of(passage: Passage) -> frozenset[str]:
    """Return the anchors that stand on a passage or in it."""
    found = set(_in(passage.content))
    if passage.card is not None:
        found.update(passage.card.review.comments)
        found.update(id_ for content in contents(passage.card) for id_ in _in(content))
    else:
        found.update(passage.block.review.comments)
    return frozenset(found)


def present(passages: Iterable[Passage]) -> set[str]:
    """Return every anchor that stands somewhere."""
    return {id_ for passage in passages for id_ in ids_of(passage)}


def is_anchored(block: Block) -> bool:
    """Say whether an anchor stands on a block or in it."""
    return bool(block.review.comments) or any(
        True for content in contents(block) for _ in _in(content)
    )


def extents(passages: Sequence[Passage]) -> dict[str, Selection]:
    """Return what each anchor covers, from its first character to its last."""
    found: dict[str, Selection] = {}
    for number, passage in enumerate(passages):
        for start, end, id_ in _stretches(passage):
            known = found.get(id_)
            first = Spot(number, start) if known is None else known.anchor
            found[id_] = Selection(first, Spot(number, end))
    return found


def at(passages: Sequence[Passage], spot: Spot) -> tuple[str, ...]:
    """Return the anchors at a place, the shortest first."""
    here = {
        id_: end - start
        for start, end, id_ in _stretches(passages[spot.number])
        if start <= spot.at <= end
    }
    return tuple(sorted(here, key=lambda id_: here[id_]))


def rows(passages: Sequence[Passage]) -> tuple[Row, ...]:
    """Return what stands there as rows of an article."""
    start = next(number for number, one in enumerate(passages) if one.place in IN_BODY)
    return tuple(
        Row(
            _FIELDS.get(one.place, BODY),
            number - start if one.place in IN_BODY else None,
            _letters(one),
        )
        for number, one in enumerate(passages)
    )


def anchor_of(passages: Sequence[Passage], selection: Selection, id_: str) -> Anchor | None:
    """Return the anchor for what is selected, None where that is nothing."""
    pieces = list(_selected(passages, selection))
    if not pieces:
        return None
    number, start, end = pieces[0]
    row = rows(passages)[number]
    quoted = BETWEEN.join(_letters(passages[index])[first:last] for index, first, last in pieces)
    return anchor_at(rows(passages), id_, Stretch(row.field, row.block, start, end), quoted)


def whole(passages: Sequence[Passage], spot: Spot) -> Selection:
    """Return all of the passage at a place, without the spaces at its ends."""
    letters = _letters(passages[spot.number])
    first = len(letters) - len(letters.lstrip())
    last = max(len(letters.rstrip()), first)
    return Selection(Spot(spot.number, first), Spot(spot.number, last))


def marked(passages: Sequence[Passage], selection: Selection, id_: str) -> dict[int, Passage]:
    """Return the passages with an anchor on what is selected, by their numbers."""
    return {
        number: _with(passages[number], start, end, id_)
        for number, start, end in _selected(passages, selection)
    }


def woven(passages: Sequence[Passage], anchors: Iterable[Anchor]) -> dict[int, Passage]:
    """Return the passages that get the anchors which stand nowhere, by their numbers."""
    known = present(passages)
    wanted = [anchor for anchor in anchors if anchor.id not in known]
    if not wanted:
        return {}
    lines = rows(passages)
    numbers = {(row.field, row.block): number for number, row in enumerate(lines)}
    found: dict[int, list[tuple[int, int, str]]] = {}
    for anchor in wanted:
        if (place := locate(lines, anchor)) is not None:
            number = numbers[place.field, place.block]
            found.setdefault(number, []).append((place.start, place.end, anchor.id))
    return {number: _with_all(passages[number], places) for number, places in found.items()}


def with_anchors(exchange: Exchange, passages: Sequence[Passage]) -> Exchange:
    """Return an exchange in `passages` that got anchors since it was remembered.

    What came with the exchange goes with it; what came beside it stays on the letters that are in
    both states.
    """
    here = tuple(passages[exchange.first : exchange.first + len(exchange.old)])
    if here == exchange.old:
        return exchange
    beside = present(here) - present(exchange.old) - present(exchange.new)
    return replace(exchange, old=here, new=_carried(here, exchange.new, beside))


def in_place(old: Sequence[Passage], new: Sequence[Passage]) -> list[Passage]:
    """Return `new`, which has no anchors, in the place of `old`, which has.

    Where nothing else differs the very passages of `old` stand; elsewhere what came beside them
    stays on the letters that stayed.
    """
    found: list[Passage] = []
    bare = [(one.place, _bare(one.value(), ids_of(one))) for one in old]
    for span in spans(bare, [(one.place, one.value()) for one in new]):
        olds = old[span.old_start : span.old_end]
        news = new[span.new_start : span.new_end]
        found += olds if span.equal else _carried(olds, news, present(olds))
    return found


def same_words(one: Passage, other: Passage) -> bool:
    """Say whether two passages are the same in normal form, wherever comments stand.

    Behind a boundary that is only suggested stand the blanks before it as well, in a kept text
    (`studio.document.boundaries`): there they count for nothing.
    """
    if one == other:
        return True
    if one.place is not other.place:
        return False
    tracked = one.card is None and is_tracked(one.block.review)
    left, right = (
        _bare(passage.value(), present((passage,)))
        for passage in (map(_without_blanks, (one, other)) if tracked else (one, other))
    )
    return left == right


def without(blocks: Iterable[Block], known: Container[str]) -> tuple[Block, ...]:
    """Return blocks to paste without the `known` anchors: each stands in one place alone."""
    return tuple(_bare(block, known) for block in blocks)


def _in(content: Inlines) -> Iterator[str]:
    for one in content:
        yield from one.review.comments
        if isinstance(one, Footnote):
            yield from _in(one.content)


def _letters(passage: Passage) -> str:
    return ATOM if passage.card is not None else flat(passage.content)


def _without_blanks(passage: Passage) -> Passage:
    """Return a passage of text without the blanks at its beginning."""
    letters = flat(passage.content)
    blanks = len(letters) - len(letters.lstrip(f" {BREAK}"))
    if not blanks:
        return passage
    return passage.holding(part(passage.content, blanks, len(letters)))


def _stretches(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and id of what anchors cover in a passage."""
    if passage.card is not None:
        yield from ((0, 1, id_) for id_ in sorted(ids_of(passage)))
        return
    for id_ in passage.block.review.comments:
        yield 0, passage.size, id_
    found: dict[str, tuple[int, int]] = {}
    for start, end, one in placed(passage.content):
        for id_ in _in((one,)):
            found[id_] = (found.get(id_, (start, end))[0], end)
    for id_, (start, end) in found.items():
        yield start, end, id_


def _selected(passages: Sequence[Passage], selection: Selection) -> Iterator[tuple[int, int, int]]:
    """Yield number, start and end of the letters that are selected in each passage."""
    first, last = selection.start, selection.end
    for number in range(first.number, last.number + 1):
        start = first.at if number == first.number else 0
        end = last.at if number == last.number else passages[number].size
        if start < end:
            yield number, start, end


def _with(passage: Passage, start: int, end: int, id_: str) -> Passage:
    return _with_all(passage, [(start, end, id_)])


def _with_all(passage: Passage, places: Iterable[tuple[int, int, str]]) -> Passage:
    """Return a passage with anchors on its letters from a start to before an end."""
    if (card := passage.card) is not None:
        comments = (*card.review.comments, *(id_ for _, _, id_ in places))
        return replace(passage, block=replace(card, review=replace(card.review, comments=comments)))
    content = passage.content
    for start, end, id_ in places:
        content = mark(content, start, end, id_)
    return passage.holding(joined(content))


def _carried(here: Sequence[Passage], new: Sequence[Passage], ids: set[str]) -> tuple[Passage, ...]:
    """Return `new` with those anchors on the letters that it shares with `here` at its ends."""
    if not ids:
        return tuple(new)
    old_letters, new_letters = (BETWEEN.join(map(_letters, passages)) for passages in (here, new))
    head = _shared(old_letters, new_letters)
    least = min(len(old_letters), len(new_letters)) - head
    tail = min(_shared(old_letters[::-1], new_letters[::-1]), least)
    shift = len(new_letters) - len(old_letters)
    found, base = list(new), 0
    for passage in here:
        for start, end, id_ in _stretches(passage):
            if id_ in ids:
                first, last = base + start, base + end
                _put(found, first, min(last, head), id_)
                _put(found, max(first, len(old_letters) - tail) + shift, last + shift, id_)
        base += len(_letters(passage)) + 1
    return tuple(found)


def _put(passages: list[Passage], first: int, last: int, id_: str) -> None:
    """Put an anchor on the letters from `first` to before `last`, counted over all passages."""
    base = 0
    for number, passage in enumerate(passages):
        size = len(_letters(passage))
        start, end = max(first - base, 0), min(last - base, size)
        if start < end:
            passages[number] = _with(passage, start, end, id_)
        base += size + 1


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _bare(block: Block, known: Container[str]) -> Block:
    bare = map_contents(block, lambda content: _bare_inlines(content, known))
    comments = tuple(one for one in bare.review.comments if one not in known)
    if comments == bare.review.comments:
        return bare
    return replace(bare, review=replace(bare.review, comments=comments))


def _bare_inlines(content: Inlines, known: Container[str]) -> Inlines:
    if not any(id_ in known for id_ in _in(content)):
        return content
    found = []
    for one in content:
        kept_ids = tuple(id_ for id_ in one.review.comments if id_ not in known)
        inner = replace(one, review=replace(one.review, comments=kept_ids))
        if isinstance(inner, Footnote):
            inner = replace(inner, content=_bare_inlines(inner.content, known))
        found.append(inner)
    return joined(tuple(found))
