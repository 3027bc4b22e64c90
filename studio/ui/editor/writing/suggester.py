"""One person's marks on tokens: inserted, struck out, changed, and taken back without a trace."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from studio.document.blocks import UNREVIEWED_BLOCK, BlockReview, TextBlock
from studio.document.inline import Break, Footnote
from studio.document.marks import Change, FormatChange, Review
from studio.document.review import restored
from studio.ui.editor.writing.stream import Card, Letter, Start, Token, key, own_change, review_of
from studio.ui.editor.writing.views import bare_block, bare_card

ONE_CHANGE: Final = timedelta(minutes=10)
"""How long what somebody writes beside their own suggestion is still the same change."""


def _now() -> datetime:
    return datetime.now(UTC)


def _name() -> str:
    return token_hex(6)


class Suggester(Struct, frozen=True):
    """Whose suggestions are made, and what their times and names come from."""

    author: int
    now: Callable[[], datetime] = _now
    name: Callable[[], str] = _name

    def change(self, near: Sequence[Token]) -> Change:
        """Return a change: that of one's own suggestion beside it, or a new one."""
        now = self.now()
        for token in near:
            found = own_change(token, self.author)
            if found is not None and timedelta(0) <= now - found.at < ONE_CHANGE:
                return found
        return Change(self.name(), self.author, now)


class Marker:
    """Marks tokens with one change; without a suggester it leaves no marks."""

    def __init__(self, suggester: Suggester | None, near: Sequence[Token] = ()) -> None:
        self._suggester, self._near = suggester, near
        self._made: Change | None = None

    @property
    def _change(self) -> Change | None:
        if self._made is None and self._suggester is not None:
            self._made = self._suggester.change(self._near)
        return self._made

    def _is_mine(self, change: Change | None) -> bool:
        suggester = self._suggester
        return change is not None and suggester is not None and change.author == suggester.author

    def inserted(self, token: Token) -> Token:
        """Return a token of the accepted text as one that was put in."""
        comments = review_of(token).comments
        match token:
            case Start(block, place):
                review = BlockReview(split=self._change, comments=comments)
                return Start(replace(block, review=review), place)
            case Card(block, place):
                review = BlockReview(insertion=self._change, comments=comments)
                return Card(replace(block, review=review), place)
            case Letter(text, marks, _):
                return Letter(text, marks, Review(insertion=self._change, comments=comments))
            case _:
                return replace(token, review=Review(insertion=self._change, comments=comments))

    def struck(self, token: Token, *, keep: bool = False) -> Token | None:
        """Return a token struck out; None for what is one's own, unless it is to be kept."""
        change = self._change
        if change is None:
            return None
        match token:
            case Start(block, place):
                if self._is_mine(block.review.split) and not keep:
                    return None
                if self._is_mine(block.review.restyle):
                    block = _restored(block)
                return Start(replace(block, review=replace(block.review, join=change)), place)
            case Card(card, place):
                if self._is_mine(card.review.insertion):
                    return None
                if self._is_mine(card.review.restyle):
                    old = bare_card(card, accept=False)
                    review = replace(card.review, restyle=None, before=None)
                    card = replace(old, review=review)
                return Card(replace(card, review=replace(card.review, deletion=change)), place)
            case _:
                return self._struck_inline(token, change)

    def _struck_inline(self, token: Letter | Break | Footnote, change: Change) -> Token | None:
        if self._is_mine(token.review.insertion):
            return None
        review = replace(token.review, deletion=change)
        if not isinstance(token, Letter):
            return replace(token, review=review)
        marks, suggested = token.marks, review.format_change
        if suggested is not None and self._is_mine(suggested.change):
            marks, review = suggested.before, replace(review, format_change=None)
        return Letter(token.text, marks, review)

    def merged(self, whole: Token, old: Token, new: Token) -> Token:
        """Return a token under review, with what an edit changed from `old` to `new`."""
        if old == new:
            return whole
        comments = review_of(new).comments
        if isinstance(whole, Start) and isinstance(old, Start) and isinstance(new, Start):
            return self._styled(whole, old, new)
        if isinstance(whole, Card) and isinstance(new, Card):
            return self.changed(whole, new)
        if isinstance(whole, Letter) and isinstance(old, Letter) and isinstance(new, Letter):
            return self._formatted(whole, old, new)
        if isinstance(whole, Break | Footnote):
            return replace(whole, review=replace(whole.review, comments=comments))
        return whole

    def _formatted(self, whole: Letter, old: Letter, new: Letter) -> Letter:
        review = replace(whole.review, comments=new.review.comments)
        if old.marks == new.marks:
            return Letter(whole.text, whole.marks, review)
        suggested = review.format_change
        before = whole.marks if suggested is None else suggested.before
        change = self._change
        if review.insertion is not None or change is None or before == new.marks:
            review = replace(review, format_change=None)
        else:
            by = suggested.change if suggested and self._is_mine(suggested.change) else change
            review = replace(review, format_change=FormatChange(by, before))
        return Letter(whole.text, new.marks, review)

    def _styled(self, whole: Start, old: Start, new: Start) -> Start:
        review = replace(whole.block.review, comments=new.block.review.comments)
        style = replace(new.block, review=UNREVIEWED_BLOCK)
        place = new.place
        if style == replace(old.block, review=UNREVIEWED_BLOCK):
            return Start(replace(whole.block, review=review), place)
        before = review.before or replace(whole.block, review=UNREVIEWED_BLOCK)
        change = self._change
        if review.split is not None or change is None or before == style:
            review = replace(review, restyle=None, before=None)
        else:
            by = review.restyle if self._is_mine(review.restyle) else change
            review = replace(review, restyle=by, before=before)
        return Start(replace(style, review=review), place)

    def changed(self, whole: Card, new: Card) -> Card:
        """Return a card under review as it is now."""
        review = replace(whole.block.review, comments=new.block.review.comments)
        now = replace(new.block, review=UNREVIEWED_BLOCK)
        before = replace(bare_card(whole.block, accept=False), review=UNREVIEWED_BLOCK)
        change = self._change
        if review.insertion is not None or change is None or before == now:
            review = replace(review, restyle=None, before=None)
        else:
            by = review.restyle if self._is_mine(review.restyle) else change
            review = replace(review, restyle=by, before=before)
        return Card(replace(now, review=review), whole.place)


def _restored(block: TextBlock) -> TextBlock:
    old = restored(block)
    review = replace(block.review, restyle=None, before=None)
    return replace(old if isinstance(old, TextBlock) else block, review=review)


# What somebody did and undid by hand


def without_returns(found: Sequence[Token], author: int) -> list[Token]:
    """Return tokens without what somebody struck out and wrote there again."""
    kept: list[Token] = []
    run: list[tuple[bool, Token]] = []
    for token in found:
        side = _own_side(token, author)
        if side is None:
            kept += _settled(run)
            run = []
            kept.append(token)
        else:
            run.append((side, token))
    return [*kept, *_settled(run)]


def _own_side(token: Token, author: int) -> bool | None:
    """Say whether a token is one's own insertion; None for what is not one's own alone."""
    review = review_of(token)
    if isinstance(token, Start):
        came, went = token.block.review.split, token.block.review.join
    else:
        came, went = review.insertion, review.deletion
    if (came is None) is (went is None):
        return None
    change = came or went
    return came is not None if change is not None and change.author == author else None


def _settled(run: list[tuple[bool, Token]]) -> Iterator[Token]:
    come = [token for side, token in run if side]
    gone = [token for side, token in run if not side]
    if not come or [*map(key, come)] != [*map(key, gone)]:
        yield from (token for _, token in run)
        return
    yield from map(_as_before, gone, come)


def _as_before(gone: Token, come: Token) -> Token:
    """Return what was struck out as standing again, as it was written now."""
    comments = (*review_of(gone).comments, *review_of(come).comments)
    if isinstance(gone, Letter) and isinstance(come, Letter):
        review = replace(gone.review, deletion=None, comments=comments)
        suggested, change = review.format_change, come.review.insertion
        before = gone.marks if suggested is None else suggested.before
        if come.marks == before or change is None:
            review = replace(review, format_change=None)
        elif come.marks != gone.marks:
            review = replace(review, format_change=FormatChange(change, before))
        return Letter(gone.text, come.marks, review)
    if isinstance(gone, Start) and isinstance(come, Start):
        return _begun_again(gone, come, comments)
    if isinstance(gone, Card):
        review_ = replace(gone.block.review, deletion=None, comments=comments)
        return Card(replace(gone.block, review=review_), gone.place)
    if isinstance(gone, Break | Footnote):
        return replace(gone, review=replace(gone.review, deletion=None, comments=comments))
    return gone


def _begun_again(gone: Start, come: Start, comments: tuple[str, ...]) -> Start:
    old, new = bare_block(gone.block, accept=False), bare_block(come.block, accept=True)
    before, style = (replace(one, review=UNREVIEWED_BLOCK) for one in (old, new))
    change = come.block.review.split
    review = BlockReview(comments=comments)
    if before != style and change is not None:
        review = BlockReview(restyle=change, before=before, comments=comments)
    return Start(replace(style, review=review), come.place)
