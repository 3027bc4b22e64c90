"""The passages of a text under review, as they are with everything taken, or nothing.

A view holds passages without suggestions, comments kept, and knows where each of its places stands
in the reviewed passages. What nobody suggested anything in is the very same passage in both.
"""

from collections.abc import MutableSequence, Sequence
from enum import Enum, auto
from functools import lru_cache

from msgspec.structs import replace

from studio.document.blocks import UNREVIEWED_BLOCK, Atomic, BlockReview, Code, Figure, TextBlock
from studio.document.inline import Footnote, Inline, Inlines, Text, merged
from studio.document.marks import UNREVIEWED, Review
from studio.document.review import restored
from studio.document.tree import contents, map_contents
from studio.ui.editor.writing.content import placed, size
from studio.ui.editor.writing.draft import Draft
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
    """One reviewed passage of which something is seen: its number, and where in the view it is."""

    __slots__ = ("base", "content", "number", "passage")

    def __init__(self, passage: Passage, number: int, base: int, content: Inlines) -> None:
        self.passage, self.number, self.base, self.content = passage, number, base, content


_UNSEEN, _BEGINS, _JOINS = range(3)
"""What becomes of a reviewed passage: nothing, a passage of the view, or more of the one before."""


class _Seen:
    """What is seen of reviewed passages with everything taken, or nothing.

    What becomes of each reviewed passage is one byte: its place is found by counting bytes, and an
    edit asks anew about what it touched alone.
    """

    def __init__(
        self,
        whole: Sequence[Passage],
        passages: MutableSequence[Passage],
        roles: bytearray,
        *,
        accept: bool,
    ) -> None:
        self.whole = whole
        self.passages = passages
        self._roles, self._accept = roles, accept

    def drafted(self, whole: Draft) -> "DraftView":
        """Return the view of a draft made of the reviewed passages; this one stays as it is."""
        passages, roles = Draft(self.passages), bytearray(self._roles)
        found = DraftView(whole, passages, roles, accept=self._accept)
        first, end, new_end = whole.exchanged()
        found.take(first, end - first, new_end - first)
        return found

    def take(
        self, first: int, gone: int, come: int
    ) -> tuple[int, tuple[Passage, ...], tuple[Passage, ...]]:
        """Hear that `come` reviewed passages stand from `first` on where `gone` stood.

        Returns what was exchanged in the view: from which number on, and the passages.
        """
        roles = self._roles
        start = max(roles.rfind(_BEGINS, 0, first), 0)
        number, groups, found = start, list[list[_Source]](), bytearray()
        while number < len(self.whole):
            passage = self.whole[number]
            if number >= first + come and self._always_begins(passage):
                break  # it and what follows stay as they are
            found.append(self._add(groups, passage, number))
            number += 1
        stop = number - come + gone
        begin = roles.count(_BEGINS, 0, start)
        end = begin + roles.count(_BEGINS, start, stop)
        new = [*map(self._made, groups)]
        if number == len(self.whole):
            end = len(self.passages)
            last = new[-1] if new else self.passages[begin - 1] if begin else None
            if last is None or last.place not in IN_BODY:
                new.append(Passage(Place.FILLER))
        old = tuple(self.passages[begin:end])
        head, tail = keep_equal(old, new)
        roles[start:stop] = found
        self.passages[begin:end] = new
        return begin + head, old[head : len(old) - tail], tuple(new[head : len(new) - tail])

    def _always_begins(self, passage: Passage) -> bool:
        """Say whether a passage is one of the view whatever stands before it."""
        review = passage.block.review
        of = begins if passage.card is None else stands
        return of(review, accept=self._accept)

    def _add(self, groups: list[list[_Source]], passage: Passage, number: int) -> int:
        """Add what stands of a reviewed passage, and return what becomes of it."""
        content = self._content(passage)
        always = self._always_begins(passage)
        if passage.card is not None:
            if not always:
                return _UNSEEN
        elif not always:
            last = groups[-1] if groups else []
            if last and last[0].passage.is_body_text:
                last.append(self._joined(last, passage, number, content))
                return _JOINS
            if not content:
                return _UNSEEN
        groups.append([self._first(passage, number, content)])
        return _BEGINS

    def _content(self, passage: Passage) -> Inlines:
        return seen(passage.content, accept=self._accept)

    def _first(self, passage: Passage, number: int, content: Inlines) -> _Source:
        if passage.card is not None:
            content = ()
        elif is_reviewed(passage):
            content = self._owner(passage).fitted(content)
        return _Source(passage, number, 0, content)

    def _joined(
        self, group: Sequence[_Source], passage: Passage, number: int, content: Inlines
    ) -> _Source:
        base = group[-1].base + size(group[-1].content)
        return _Source(passage, number, base, self._owner(group[0].passage).fitted(content))

    def _owner(self, first: Passage) -> Passage:
        block = first.text_block
        if block is None or block.review is UNREVIEWED_BLOCK:
            return first
        return replace(first, block=bare_block(block, accept=self._accept))

    def _made(self, group: Sequence[_Source]) -> Passage:
        first = group[0].passage
        if len(group) == 1 and not is_reviewed(first):
            return first
        if first.card is not None:
            return replace(first, block=bare_card(first.card, accept=self._accept))
        content = merged(one for source in group for one in source.content)
        return replace(self._owner(first), content=content)

    # Places

    def first_source(self, number: int) -> int:
        """Return the first reviewed passage of one of the view; their end where it has none."""
        roles = self._roles
        at, wanted = 0, number + 1
        while wanted and at < len(roles):
            end = at + wanted
            wanted -= roles.count(_BEGINS, at, end)
            at = end
        return at - 1 if not wanted else len(roles)

    def _sources(self, first: int) -> list[_Source]:
        """Return what a passage of the view was made of, from its first reviewed passage on."""
        roles = self._roles
        if first == len(roles):
            return []
        passage = self.whole[first]
        group = [self._first(passage, first, self._content(passage))]
        for number in range(first + 1, len(roles)):
            if roles[number] == _BEGINS:
                break
            if roles[number] == _JOINS:
                passage = self.whole[number]
                group.append(self._joined(group, passage, number, self._content(passage)))
        return group

    def seen_at(self, spot: Spot) -> Spot:
        """Return where a place of the reviewed passages is in the view."""
        roles = self._roles
        before = roles.count(_BEGINS, 0, spot.number)
        if roles[spot.number] == _UNSEEN:
            return self._beside(before)
        begins_here = roles[spot.number] == _BEGINS
        first = spot.number if begins_here else roles.rfind(_BEGINS, 0, spot.number)
        number = before if begins_here else before - 1
        source = next(one for one in self._sources(first) if one.number == spot.number)
        if source.passage.card is not None:
            return Spot(number, min(spot.at, 1))
        if source.content is source.passage.content:
            return Spot(number, source.base + spot.at)
        count = 0
        for start, end, one in placed(source.passage.content):
            if start >= spot.at:
                break
            if self._is_seen(one, self.passages[number]):
                count += min(end, spot.at) - start
        return Spot(number, source.base + count)

    def _is_seen(self, one: Inline, owner: Passage) -> bool:
        if not stands(one.review, accept=self._accept):
            return False
        return not (isinstance(one, Footnote) and isinstance(owner.block, Code))

    def _beside(self, before: int) -> Spot:
        """Return the end of what is seen before something that is not."""
        number = before - 1
        if number + 1 < len(self.passages) and self.passages[number].place not in IN_BODY:
            number += 1
            return Spot(number, 0)
        return Spot(number, self.passages[number].size)

    def seen_in(self, selection: Selection) -> Selection:
        """Return a selection of the reviewed passages in the view."""
        caret = self.seen_at(selection.caret)
        return Selection(caret if selection.is_empty else self.seen_at(selection.anchor), caret)

    def place_of(self, spot: Spot, *, late: bool) -> Spot:
        """Return where a place of the view is in the reviewed passages.

        Where something that is not seen stands there, it is before that, or with `late` behind.
        """
        found = self._sources(self.first_source(spot.number))
        if not found:
            last = len(self.whole) - 1
            return Spot(last, self.whole[last].size if not self.whole[last].card else 1)
        index = 0
        while index + 1 < len(found) and found[index + 1].base <= spot.at:
            if found[index + 1].base == spot.at and not late:
                break
            index += 1
        source = found[index]
        if source.passage.card is not None:
            return Spot(source.number, spot.at)
        wanted = spot.at - source.base
        at = 0
        for start, end, one in placed(source.passage.content):
            if not self._is_seen(one, self.passages[spot.number]):
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
        return Spot(source.number, at)


class View(_Seen):
    """What is seen of a text under review, which tells it what is exchanged in it (`take`)."""

    passages: list[Passage]

    def __init__(self, whole: Sequence[Passage], *, accept: bool) -> None:
        super().__init__(whole, [], bytearray(), accept=accept)
        self.take(0, 0, len(whole))


class DraftView(_Seen):
    """What is seen of a text under review while an edit changes it."""

    passages: Draft


def keep_equal(old: Sequence[Passage], new: list[Passage]) -> tuple[int, int]:
    """Put the very passages of `old` at both ends of `new`, as far as they are equal.

    Returns how many those are.
    """
    shorter = min(len(old), len(new))
    head = tail = 0
    while head < shorter and old[head] == new[head]:
        new[head] = old[head]
        head += 1
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
        new[-tail] = old[-tail]
    return head, tail


def lead_of(passages: Sequence[Passage]) -> Figure | None:
    """Return the lead picture among passages."""
    if len(passages) > 3 and passages[3].place is Place.LEAD:
        block = passages[3].block
        return block if isinstance(block, Figure) else None
    return None
