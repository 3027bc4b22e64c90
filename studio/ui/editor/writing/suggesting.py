"""Edits as suggestions: what an edit made of the accepted text, put into the text under review.

The edit is done on the passages with everything taken, exactly as it is done plainly; here its
outcome is compared, and what differs becomes marks of one person. So two laws hold whatever the
edit: with everything taken the text is what the edit made of it, with nothing it is as it was.
What somebody inserted they may take back without a trace; what others suggested stays.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from studio.document.blocks import Figure
from studio.ui.editor.writing.draft import Draft
from studio.ui.editor.writing.passages import FIELDS, IN_BODY, Passage, Place, Selection, Spot
from studio.ui.editor.writing.stream import (
    Card,
    Start,
    Token,
    differences,
    inlines,
    letters,
    passages_from,
    seen_flags,
    tokens,
)
from studio.ui.editor.writing.suggester import Marker, Suggester, without_returns
from studio.ui.editor.writing.views import View, keep_equal, lead_of


class Edited(Struct, frozen=True):
    """What an edit made of the accepted text, and where the caret was for it.

    `before` and `after` are places in the accepted text. `caret` is the caret before the edit in
    the reviewed passages, None where nothing but the accepted text is seen.
    """

    passages: Draft
    before: Selection
    after: Selection
    caret: Spot | None = None


def suggested(view: View, edited: Edited, suggester: Suggester | None) -> Draft:
    """Return the reviewed passages with an edit in them; without a suggester it is done plainly.

    It costs what the edit exchanged.
    """
    old, new, whole = view.passages, edited.passages, view.whole
    made = Draft(whole)
    first, old_end, new_end = new.exchanged()
    if old_end == first == new_end:
        return made
    start = _body_start(whole)
    if old_end > _body_start(old) or new_end > _body_start(new):
        low, high, found = _in_body(view, edited, suggester, start)
        keep_equal(whole[low:high], found)
        made[low:high] = found
    now, lead = lead_of(whole), _lead(whole, old, new, suggester)
    if lead != now:
        made[len(FIELDS) : start] = [] if lead is None else [Passage(Place.LEAD, lead)]
    for index in reversed(range(first, min(old_end, len(FIELDS)))):
        field = _field(view, edited, index, suggester)
        if field != whole[index]:
            made[index] = field
    return made


def _body_start(passages: Sequence[Passage]) -> int:
    return next(
        (index for index, one in enumerate(passages) if one.place in IN_BODY), len(passages)
    )


def _field(view: View, edited: Edited, index: int, suggester: Suggester | None) -> Passage:
    whole, old, new = view.whole[index], view.passages[index], edited.passages[index]

    def at(spot: Spot | None) -> int | None:
        return spot.at if spot is not None and spot.number == index else None

    places = _Places(at(edited.before.start), at(edited.after.start), at(edited.caret))
    merging = _Merging(
        list(letters(whole.content)),
        list(letters(old.content)),
        list(letters(new.content)),
        places,
        suggester,
        in_block=True,
    )
    return replace(whole, content=inlines(merging.merged()))


def _in_body(
    view: View, edited: Edited, suggester: Suggester | None, start: int
) -> tuple[int, int, list[Passage]]:
    """Return which reviewed passages of the body are others now, from one to another, and those."""
    whole, old, new = view.whole, view.passages, edited.passages
    first, old_end, new_end = new.exchanged()
    new_first, low = first, start
    if first <= _body_start(old):  # the lead picture before it may have come or gone
        first, new_first = _body_start(old), _body_start(new)
    else:
        low = view.first_source(first)
    high = view.first_source(old_end)
    places = _Places(
        _stream_place(old, first, edited.before.start),
        _stream_place(new, new_first, edited.after.start),
        None if edited.caret is None else _stream_place(whole, low, edited.caret),
    )
    merging = _Merging(
        tokens(whole[low:high]),
        tokens(old[first:old_end]),
        tokens(new[new_first:new_end]),
        places,
        suggester,
        in_block=False,
    )
    return low, high, passages_from(merging.merged())


def _stream_place(passages: Sequence[Passage], first: int, spot: Spot) -> int | None:
    """Return how many tokens stand before a place, from the passage `first` on."""
    if not first <= spot.number < len(passages):
        return None
    count = 0
    for passage in passages[first : spot.number]:
        if passage.place is not Place.FILLER:
            count += passage.size + (passage.card is None)
    here = passages[spot.number]
    if here.place is Place.FILLER:
        return count
    return count + spot.at + (here.card is None)


def _lead(
    whole: Sequence[Passage],
    old: Sequence[Passage],
    new: Sequence[Passage],
    suggester: Suggester | None,
) -> Figure | None:
    """Return the lead picture under review."""
    now, before, after = lead_of(whole), lead_of(old), lead_of(new)
    if before == after:
        return now
    by = Marker(suggester, () if now is None else (Card(now, Place.LEAD),))
    if now is None:
        return None if after is None else _figure(by.inserted(Card(after, Place.LEAD)))
    if after is None:
        return _figure(by.struck(Card(now, Place.LEAD)))
    stands = replace(now, review=replace(now.review, deletion=None))
    return _figure(by.changed(Card(stands, Place.LEAD), Card(after, Place.LEAD)))


def _figure(token: Token | None) -> Figure | None:
    return token.block if isinstance(token, Card) and isinstance(token.block, Figure) else None


class _Places(Struct, frozen=True):
    """Where the caret was and is, as numbers of tokens; None where it was elsewhere."""

    before: int | None
    after: int | None
    whole: int | None

    @property
    def limit(self) -> int | None:
        """How far the beginnings may be taken for equal."""
        known = [one for one in (self.before, self.after) if one is not None]
        return min(known) if len(known) == 2 else None


class _Merging:
    """Puts what an edit changed into a stream under review."""

    def __init__(
        self,
        whole: list[Token],
        old: list[Token],
        new: list[Token],
        places: _Places,
        suggester: Suggester | None,
        *,
        in_block: bool,
    ) -> None:
        self._whole, self._old, self._new = whole, old, new
        self._places, self._suggester, self._in_block = places, suggester, in_block
        self._flags = seen_flags(whole, accept=True)
        self._seen = [index for index, flag in enumerate(self._flags) if flag]

    def merged(self) -> list[Token]:
        """Return the stream with the edit in it."""
        made: list[Token] = []
        done = 0  # of the stream under review
        looks = Marker(self._suggester)
        for span in differences(self._old, self._new, self._places.limit):
            if span.equal:
                for i, j in zip(
                    range(span.old_start, span.old_end),
                    range(span.new_start, span.new_end),
                    strict=True,
                ):
                    there = self._seen[i]
                    made += self._whole[done:there]
                    made.append(looks.merged(self._whole[there], self._old[i], self._new[j]))
                    done = there + 1
            else:
                end = len(self._whole)
                if span.old_end < len(self._seen):
                    end = self._seen[span.old_end]
                made += self._exchanged(made, done, end, self._new[span.new_start : span.new_end])
                done = end
        made += self._whole[done:]
        if self._suggester is None:
            return made
        return without_returns(made, self._suggester.author)

    def _exchanged(
        self, made: list[Token], done: int, end: int, come: Sequence[Token]
    ) -> list[Token]:
        """Return what stands between two places once what was seen there is exchanged."""
        gap, flags = self._whole[done:end], self._flags[done:end]
        following = self._whole[end : end + 1]
        by = Marker(self._suggester, [*made[-1:], *gap, *following])
        if len(come) == 1 and flags.count(True) == 1:
            there = flags.index(True)
            card, new_card = gap[there], come[0]
            if (
                isinstance(card, Card)
                and isinstance(new_card, Card)
                and type(card.block) is type(new_card.block)
            ):
                return [*gap[:there], by.changed(card, new_card), *gap[there + 1 :]]
        new = [by.inserted(one) for one in come]
        is_open = self._is_open(made)
        kept: list[Token] = []
        for keep in (False, True):
            kept = []
            place = None
            for index, (token, flag) in enumerate(zip(gap, flags, strict=True)):
                if self._places.whole == done + index:
                    place = len(kept)
                left = by.struck(token, keep=keep) if flag else token
                if left is not None:
                    kept.append(left)
                if flag:
                    place = len(kept)
            found = _put(
                kept, new, len(kept) if place is None else place, following, is_open=is_open
            )
            if found is not None:
                return found
        return [*_cards_before(made, kept), *new]

    def _is_open(self, made: list[Token]) -> bool:
        last = next((one for one in reversed(made) if isinstance(one, Start | Card)), None)
        return self._in_block if last is None else isinstance(last, Start)


def _cards_before(made: list[Token], kept: list[Token]) -> list[Token]:
    """Return what is left without its cards, which go before the text that goes on here.

    Where an edit joins two texts plainly, a card between them that somebody wants to have out is
    not seen and stays in nobody's way; left where it was, the second text would have no block.
    """
    begins = max((at for at, one in enumerate(made) if isinstance(one, Start)), default=len(made))
    made[begins:begins] = [one for one in kept if isinstance(one, Card)]
    return [one for one in kept if not isinstance(one, Card)]


def _put(
    kept: list[Token], new: list[Token], place: int, following: list[Token], *, is_open: bool
) -> list[Token] | None:
    """Put new tokens among those that are left, where no letter is left without a block."""
    for at in sorted(range(len(kept) + 1), key=lambda one: abs(one - place)):
        whole = [*kept[:at], *new, *kept[at:]]
        if _holds_together([*whole, *following], is_open=is_open):
            return whole
        if not new:
            break
    return None


def _holds_together(found: Sequence[Token], *, is_open: bool) -> bool:
    for token in found:
        if isinstance(token, Start):
            is_open = True
        elif isinstance(token, Card):
            is_open = False
        elif not is_open:
            return False
    return True
