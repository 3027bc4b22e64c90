"""Passages as one stream of tokens: where blocks begin, cards, and characters.

Suggestions are marks on tokens. A token stands in the accepted text, in the text as it was, in both
or in neither; either text is the tokens that stand in it, in their order.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from msgspec.structs import replace

from studio.arabic.segmentation import words
from studio.document.blocks import (
    UNREVIEWED_BLOCK,
    Atomic,
    Block,
    BlockReview,
    Code,
    TextBlock,
)
from studio.document.inline import Break, Footnote, Inline, Text, merged
from studio.document.marks import UNREVIEWED, Change, Marks, Review
from studio.document.word_difference import Span, spans
from studio.ui.editor.writing.passages import Passage, Place
from studio.ui.editor.writing.views import bare_block, bare_card, begins, stands

_LONGEST_WORD: Final = 200
"""How far from a place a word is looked for that reaches over it."""


class Start(NamedTuple):
    """Where a text block begins: the block without its content, and which part it is of."""

    block: TextBlock
    place: Place


class Card(NamedTuple):
    """A card as a whole."""

    block: Atomic
    place: Place


class Letter(NamedTuple):
    """One character of a run of text."""

    text: str
    marks: Marks
    review: Review


Token: TypeAlias = Start | Card | Letter | Break | Footnote
"""What a stream is made of."""

START_KEY: Final = "start"


def tokens(passages: Iterable[Passage]) -> list[Token]:
    """Return passages of the body as tokens; a body's filler is none."""
    found: list[Token] = []
    for passage in passages:
        block = passage.block
        if passage.place is Place.FILLER:
            continue
        if isinstance(block, TextBlock):
            found.append(Start(block, passage.place))
            found += letters(passage.content)
        else:
            found.append(Card(block, passage.place))
    return found


def letters(content: Iterable[Inline]) -> Iterator[Token]:
    """Yield inlines as tokens."""
    for one in content:
        if isinstance(one, Text):
            marks, review = one.marks, one.review
            for letter in one.text:
                yield Letter(letter, marks, review)
        else:
            yield one


def inlines(found: Iterable[Token]) -> tuple[Inline, ...]:
    """Return tokens that are no blocks as inlines."""
    return merged(
        Text(one.text, one.marks, one.review) if isinstance(one, Letter) else one
        for one in found
        if not isinstance(one, Start | Card)
    )


def passages_from(found: Sequence[Token]) -> list[Passage]:
    """Return the passages of the body that tokens make."""
    made: list[Passage] = []
    begin = 0
    for index in range(1, len(found) + 1):
        if index < len(found) and not isinstance(found[index], Start | Card):
            continue
        first = found[begin]
        if isinstance(first, Start):
            made.append(Passage(first.place, first.block, inlines(found[begin + 1 : index])))
        elif isinstance(first, Card):
            made.append(Passage(first.place, first.block))
        begin = index
    return made


def review_of(token: Token) -> Review | BlockReview:
    """Return the review marks of a token."""
    return token.block.review if isinstance(token, Start | Card) else token.review


def is_seen(token: Token, *, accept: bool) -> bool:
    """Say whether a token stands with everything taken, or with nothing."""
    if isinstance(token, Start):
        return begins(token.block.review, accept=accept)
    return stands(review_of(token), accept=accept)


def seen_flags(found: Sequence[Token], *, accept: bool) -> list[bool]:
    """Say of each token of the body whether it stands; no text stands before the first one.

    A block whose beginning goes is one of its own all the same where it has no text to go on with,
    as long as anything of it is left. Code that others are joined to holds no notes.
    """
    flags: list[bool] = []
    owner: TextBlock | None = None
    for index, token in enumerate(found):
        flag = is_seen(token, accept=accept)
        if isinstance(token, Start):
            if not flag and owner is None:
                flag = _leaves_something(found, index + 1, accept=accept)
            if flag:
                owner = token.block
        elif isinstance(token, Card):
            owner = None if flag else owner
        elif isinstance(token, Footnote) and owner is not None:
            flag = flag and not isinstance(bare_block(owner, accept=accept), Code)
        flags.append(flag)
    return flags


def _leaves_something(found: Sequence[Token], start: int, *, accept: bool) -> bool:
    for token in found[start:]:
        if isinstance(token, Start | Card):
            return False
        if is_seen(token, accept=accept):
            return True
    return False


def key(token: Token, *, strict: bool = False) -> object:
    """Return what a token is recognised by, marks and review aside; `strict` tells styles apart."""
    if isinstance(token, Letter):
        return token.text
    match token:
        case Break():
            return "\u2028"
        case Footnote(content, _):
            return "note", content
        case Start(block, _):
            return (START_KEY, replace(block, review=UNREVIEWED_BLOCK)) if strict else START_KEY
        case Card(block, _):
            return "card", replace(block, review=UNREVIEWED_BLOCK)


def bare(token: Token) -> Token:
    """Return a token as it stands in the accepted text."""
    match token:
        case Start(block, place):
            return Start(bare_block(block, accept=True), place)
        case Card(block, place):
            return Card(bare_card(block, accept=True), place)
        case Letter(text, marks, review):
            return Letter(text, marks, Review(comments=review.comments))
        case _:
            return replace(token, review=UNREVIEWED)


# What differs


def differences(old: Sequence[Token], new: Sequence[Token], limit: int | None) -> list[Span]:
    """Return the equal and unequal stretches of two streams, by whole words.

    `limit` says how far their beginnings may be taken for equal: where letters repeat, the caret
    decides which of them were written or erased.
    """
    left, right = _ends(old, new, limit)
    old_end, new_end = len(old) - right, len(new) - right
    found = [
        Span(
            span.equal,
            left + span.old_start,
            left + span.old_end,
            left + span.new_start,
            left + span.new_end,
        )
        for span in _inner(old[left:old_end], new[left:new_end])
    ]
    whole = [Span(True, 0, left, 0, left), *found, Span(True, old_end, len(old), new_end, len(new))]
    return _by_words(old, new, _put_together(whole))


def _ends(old: Sequence[Token], new: Sequence[Token], limit: int | None) -> tuple[int, int]:
    before = [key(one, strict=True) for one in old]
    after = [key(one, strict=True) for one in new]
    shorter = min(len(old), len(new))
    most = shorter if limit is None else min(limit, shorter)
    left = 0
    while left < most and before[left] == after[left]:
        left += 1
    right = 0
    while right < shorter - left and before[-1 - right] == after[-1 - right]:
        right += 1
    while left < shorter - right and before[left] == after[left]:
        left += 1
    return left, right


def _inner(old: Sequence[Token], new: Sequence[Token]) -> list[Span]:
    """Compare the middle of two streams word by word."""
    if not old or not new:
        return [Span(False, 0, len(old), 0, len(new))]
    if len(old) == len(new) and all(
        key(one) == key(other) for one, other in zip(old, new, strict=True)
    ):
        return [Span(True, 0, len(old), 0, len(new))]
    olds, news = _groups(old), _groups(new)
    found: list[Span] = []
    for span in spans([one[0] for one in olds], [one[0] for one in news]):
        old_start, old_end = _reach(olds, span.old_start, span.old_end, len(old))
        new_start, new_end = _reach(news, span.new_start, span.new_end, len(new))
        tells = any(one[2] for one in olds[span.old_start : span.old_end])
        found.append(Span(span.equal and tells, old_start, old_end, new_start, new_end))
    return found


_Group: TypeAlias = tuple[object, int, bool]
"""What a word or a sign is recognised by, where it begins, and whether it tells anything."""


def _groups(found: Sequence[Token]) -> list[_Group]:
    text = "".join(one.text if isinstance(one, Letter) else "\n" for one in found)
    groups: list[_Group] = []
    at = 0
    for start, end in words(text):
        groups += [_sign(found[index], index) for index in range(at, start)]
        groups.append((text[start:end], start, True))
        at = end
    groups += [_sign(found[index], index) for index in range(at, len(found))]
    return groups


def _sign(token: Token, index: int) -> _Group:
    return key(token), index, isinstance(token, Start | Card | Footnote)


def _reach(groups: Sequence[_Group], start: int, end: int, size: int) -> tuple[int, int]:
    def where(index: int) -> int:
        return groups[index][1] if index < len(groups) else size

    return where(start), where(end)


def _put_together(found: Sequence[Span]) -> list[Span]:
    """Join neighbours of one kind, and leave out what is empty."""
    kept: list[Span] = []
    for span in found:
        if span.old_start == span.old_end and span.new_start == span.new_end:
            continue
        last = kept[-1] if kept else None
        if last is not None and last.equal is span.equal:
            kept[-1] = Span(span.equal, last.old_start, span.old_end, last.new_start, span.new_end)
        else:
            kept.append(span)
    return kept


def _by_words(old: Sequence[Token], new: Sequence[Token], found: Sequence[Span]) -> list[Span]:
    """Widen what differs until no word is torn."""
    borders: list[tuple[int, int, int, int]] = []
    unequal = [span for span in found if not span.equal]
    for number, span in enumerate(unequal):
        ceiling = unequal[number + 1].old_start if number + 1 < len(unequal) else len(old)
        i0, i1, j0, j1 = span.old_start, span.old_end, span.new_start, span.new_end
        floor = borders[-1][1] if borders else 0
        if all(isinstance(one, Start | Card) for one in (*old[i0:i1], *new[j0:j1])):
            floor, ceiling = i0, i1  # blocks stand apart, whatever becomes of their borders
        while i0 > floor and (tears(old, i0) or tears(new, j0)):
            i0, j0 = i0 - 1, j0 - 1
        while i1 < ceiling and (tears(old, i1) or tears(new, j1)):
            i1, j1 = i1 + 1, j1 + 1
        if borders and borders[-1][1] >= i0:
            i0, _, j0, _ = borders.pop()
        borders.append((i0, i1, j0, j1))
    whole: list[Span] = []
    i = j = 0
    for i0, i1, j0, j1 in borders:
        whole.append(Span(True, i, i0, j, j0))
        whole.append(Span(False, i0, i1, j0, j1))
        i, j = i1, j1
    whole.append(Span(True, i, len(old), j, len(new)))
    return _put_together(whole)


def tears(found: Sequence[Token], at: int) -> bool:
    """Say whether a word reaches over a place between two tokens."""
    if not 0 < at < len(found):
        return False
    start = at
    while start > 0 and at - start < _LONGEST_WORD and _is_solid(found[start - 1]):
        start -= 1
    end = at
    while end < len(found) and end - at < _LONGEST_WORD and _is_solid(found[end]):
        end += 1
    if at in {start, end}:
        return False
    text = "".join(one.text for one in found[start:end] if isinstance(one, Letter))
    return any(first < at - start < last for first, last in words(text))


def _is_solid(token: Token) -> bool:
    return isinstance(token, Letter) and not token.text.isspace()


def own_change(token: Token, author: int) -> Change | None:
    """Return the change by which somebody inserted or struck out a token."""
    review = review_of(token)
    found = [review.insertion, review.deletion]
    if isinstance(review, BlockReview):
        found += [review.split, review.join]
    return next((one for one in found if one is not None and one.author == author), None)


def block_of(token: Start | Card) -> Block:
    """Return the block that begins, or the card."""
    return token.block
