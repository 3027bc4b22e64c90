"""The passages of a text under review, as they are with everything taken, or nothing.

A view holds passages without suggestions, comments kept, and knows where each of its places stands
in the reviewed passages. What nobody suggested anything in is the very same passage in both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from studio.document.blocks import UNREVIEWED_BLOCK, Atomic, BlockReview, Code, Figure, TextBlock
from studio.document.inline import Footnote, Inline, Inlines, Text, merged
from studio.document.marks import UNREVIEWED, Review
from studio.document.review import restored
from studio.document.tree import contents, map_contents
from studio.ui.editor.writing.content import placed, size
from studio.ui.editor.writing.passages import (
    IN_BODY,
    Passage,
    Place,
    Selection,
    Spot,
)


class Showing(Enum):
    """What of a text under review is shown."""

    ALL = auto()
    FINAL = auto()
    ORIGINAL = auto()


def stands(review: Review | BlockReview, *, accept: bool) -> bool:
    """Say whether what carries `review` stands with everything taken, or with nothing."""
    return (review.deletion if accept else review.insertion) is None


def begins(review: BlockReview, *, accept: bool) -> bool:
    """Say whether a text block that carries `review` is a block of its own then."""
    return (review.join if accept else review.split) is None


def is_reviewed(passage: Passage) -> bool:
    """Say whether anything is suggested in a passage."""
    review = passage.block.review
    if review is not UNREVIEWED_BLOCK and review != BlockReview(comments=review.comments):
        return True
    if passage.card is not None:
        return any(map(_suggests, contents(passage.block)))
    return _suggests(passage.content)


def _suggests(content: Inlines) -> bool:
    return any(
        one.review.suggests or (isinstance(one, Footnote) and _suggests(one.content))
        for one in content
    )


def seen(content: Inlines, *, accept: bool) -> Inlines:
    """Return what stands of a content, comments kept."""
    if not _suggests(content):
        return content
    return merged(_bare(one, accept=accept) for one in content if stands(one.review, accept=accept))


def _bare(one: Inline, *, accept: bool) -> Inline:
    suggested = one.review.format_change
    if isinstance(one, Text) and suggested is not None and not accept:
        one = replace(one, marks=suggested.before)
    elif isinstance(one, Footnote):
        one = replace(one, content=seen(one.content, accept=accept))
    comments = one.review.comments
    return replace(one, review=Review(comments=comments) if comments else UNREVIEWED)


def bare_card(card: Atomic, *, accept: bool) -> Atomic:
    """Return a card as it is with everything in it and about it taken, or nothing."""
    old = card if accept else restored(card)
    plain = map_contents(old, lambda content: seen(content, accept=accept))
    comments = card.review.comments
    review = BlockReview(comments=comments) if comments else UNREVIEWED_BLOCK
    made = replace(plain, review=review)
    return card if isinstance(made, TextBlock) else made


@lru_cache(maxsize=4096)
def bare_block(block: TextBlock, *, accept: bool) -> TextBlock:
    """Return a text block as it is with what is suggested of it taken, or not."""
    old = block if accept else restored(block)
    comments = block.review.comments
    review = BlockReview(comments=comments) if comments else UNREVIEWED_BLOCK
    made = replace(old, review=review)
    return made if isinstance(made, TextBlock) else block


class _Source:
    """One reviewed passage: where it stands in the view, and what of it is seen there."""

    __slots__ = ("base", "content", "number", "passage")

    def __init__(self, passage: Passage, number: int, base: int, content: Inlines) -> None:
        self.passage, self.number, self.base, self.content = passage, number, base, content


@dataclass(slots=True)
class Cache:
    """What was made of passages before, for the next view."""

    plain: dict[int, tuple[Passage, bool, Inlines]]
    """Passages with whether anything is suggested in them, and what is seen of their words."""
    made: dict[tuple[int, ...], tuple[tuple[Passage, ...], Passage]]


def new_cache() -> Cache:
    """Return a cache in which nothing is yet."""
    return Cache({}, {})


class View:
    """What is seen of reviewed passages with everything taken, or nothing."""

    def __init__(self, whole: Sequence[Passage], cache: Cache, *, accept: bool) -> None:
        self.whole = whole
        self.passages: list[Passage] = []
        self.sources: list[list[int]] = []
        """For each passage of the view, the reviewed passages that it was made of."""
        self._accept = accept
        self._sources: list[_Source | None] = []
        self._before: list[int] = []  # how many passages of the view begin before each
        self._build(whole, cache)

    def _build(self, whole: Sequence[Passage], cache: Cache) -> None:
        known, made = cache.plain, cache.made
        cache.plain, cache.made = {}, {}
        merging: list[list[_Source]] = []
        for passage in whole:
            entry = known.get(id(passage))
            if entry is None or entry[0] is not passage:
                reviewed = is_reviewed(passage)
                content = passage.content
                entry = (
                    passage,
                    reviewed,
                    seen(content, accept=self._accept) if reviewed else content,
                )
            cache.plain[id(passage)] = entry
            self._before.append(len(merging))
            if not entry[1]:
                source = _Source(passage, len(merging), 0, passage.content)
                merging.append([source])
                self._sources.append(source)
            else:
                self._sources.append(self._add(merging, passage, entry[2]))
        for group in merging:
            if len(group) == 1 and not cache.plain[id(group[0].passage)][1]:
                self.passages.append(group[0].passage)
            else:
                key = tuple(id(one.passage) for one in group)
                found = made.get(key)
                if found is None or any(
                    one.passage is not other for one, other in zip(group, found[0], strict=True)
                ):
                    found = (tuple(one.passage for one in group), self._made(group))
                cache.made[key] = found
                self.passages.append(found[1])
        self.sources = [[] for _ in merging]
        for number, one in enumerate(self._sources):
            if one is not None:
                self.sources[one.number].append(number)
        if self.passages[-1].place not in IN_BODY:
            self.passages.append(Passage(Place.FILLER))
            self.sources.append([])

    def _add(
        self, merging: list[list[_Source]], passage: Passage, content: Inlines
    ) -> _Source | None:
        """Add what stands of a reviewed passage; None where nothing does."""
        accept = self._accept
        review = passage.block.review
        if passage.card is not None:
            if not stands(review, accept=accept):
                return None
            source = _Source(passage, len(merging), 0, ())
            merging.append([source])
            return source
        if not begins(review, accept=accept):
            last = merging[-1] if merging else []
            first = last[0].passage if last else None
            if first is not None and first.is_body_text:
                content = self._owner(first).fitted(content)
                tail = last[-1]
                source = _Source(passage, len(merging) - 1, tail.base + size(tail.content), content)
                last.append(source)
                return source
            if not content:
                return None
        source = _Source(passage, len(merging), 0, self._owner(passage).fitted(content))
        merging.append([source])
        return source

    def _owner(self, first: Passage) -> Passage:
        block = first.text_block
        if block is None or block.review is UNREVIEWED_BLOCK:
            return first
        return replace(first, block=bare_block(block, accept=self._accept))

    def _made(self, group: Sequence[_Source]) -> Passage:
        first = group[0].passage
        if first.card is not None:
            return replace(first, block=bare_card(first.card, accept=self._accept))
        content = merged(one for source in group for one in source.content)
        return replace(self._owner(first), content=content)

    # Places

    def seen_at(self, spot: Spot) -> Spot:
        """Return where a place of the reviewed passages is in the view."""
        source = self._sources[spot.number]
        if source is None:
            return self._beside(self._before[spot.number])
        if source.passage.card is not None:
            return Spot(source.number, min(spot.at, 1))
        if source.content is source.passage.content:
            return Spot(source.number, source.base + spot.at)
        count = 0
        for start, end, one in placed(source.passage.content):
            if start >= spot.at:
                break
            if self._is_seen(one, source):
                count += min(end, spot.at) - start
        return Spot(source.number, source.base + count)

    def _is_seen(self, one: Inline, source: _Source) -> bool:
        if not stands(one.review, accept=self._accept):
            return False
        owner = self.passages[source.number].block
        return not (isinstance(one, Footnote) and isinstance(owner, Code))

    def _beside(self, before: int) -> Spot:
        """Return the end of what is seen before something that is not."""
        number = before - 1
        if number + 1 < len(self.passages) and self.passages[number].place not in IN_BODY:
            number += 1
            return Spot(number, 0)
        return Spot(number, self.passages[number].size)

    def seen_in(self, selection: Selection) -> Selection:
        """Return a selection of the reviewed passages in the view."""
        return Selection(self.seen_at(selection.anchor), self.seen_at(selection.caret))

    def place_of(self, spot: Spot, *, late: bool) -> Spot:
        """Return where a place of the view is in the reviewed passages.

        Where something that is not seen stands there, it is before that, or with `late` behind.
        """
        sources = [self._sources[one] for one in self.sources[spot.number]]
        found = [
            (number, one)
            for number, one in zip(self.sources[spot.number], sources, strict=True)
            if one
        ]
        if not found:
            last = len(self.whole) - 1
            return Spot(last, self.whole[last].size if not self.whole[last].card else 1)
        index = 0
        while index + 1 < len(found) and found[index + 1][1].base <= spot.at:
            there = found[index + 1][1]
            if there.base == spot.at and not late:
                break
            index += 1
        number, source = found[index]
        passage = source.passage
        if passage.card is not None:
            return Spot(number, spot.at)
        wanted = spot.at - source.base
        at = 0
        for start, end, one in placed(passage.content):
            if not self._is_seen(one, source):
                if late and wanted == 0:
                    at = end
                continue
            if wanted == 0:
                break
            step = min(wanted, end - start)
            wanted -= step
            at = start + step
            if start + step < end:
                break
        return Spot(number, at)


def lead_of(passages: Sequence[Passage]) -> Figure | None:
    """Return the lead picture among passages."""
    if len(passages) > 3 and passages[3].place is Place.LEAD:
        block = passages[3].block
        return block if isinstance(block, Figure) else None
    return None
