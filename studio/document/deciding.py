"""Taking and refusing chosen suggestions, the others left as they are.

Law: what is decided all at once, one after another or in any order, is the same text; with all
suggestions taken it is `review.accepted_article`, with all refused `review.rejected_article`, but
for the comments, which stay.
"""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import Block, Figure, TextBlock
from studio.document.boundaries import made
from studio.document.inline import Footnote, Inline, Inlines, Text, merged
from studio.document.marks import Review
from studio.document.review import restored
from studio.document.suggestions import Act, Home, Mark, suggestions
from studio.document.tree import Document, map_contents


def decided(article: ArticleText, ids: Collection[str], *, accept: bool) -> ArticleText:
    """Return `article` with the suggestions of these ids taken, or refused.

    Ids that no suggestion has are passed over. A boundary that is to go while what others struck
    out keeps it apart waits until that is decided.
    """
    chosen: dict[tuple[Home, int], set[Act]] = {}
    for suggestion in suggestions(article):
        if suggestion.id in ids:
            for mark in suggestion.held:
                _add(chosen, mark)
    if not chosen:
        return article
    decision = _Decision(chosen, accept=accept)
    lead = article.lead_picture
    return replace(
        article,
        kicker=decision.content(Home("kicker"), article.kicker),
        headline=decision.content(Home("headline"), article.headline),
        standfirst=decision.content(Home("standfirst"), article.standfirst),
        lead_picture=None if lead is None else decision.lead(lead),
        body=replace(article.body, blocks=decision.body(article.body)),
    )


def _add(chosen: dict[tuple[Home, int], set[Act]], mark: Mark) -> None:
    chosen.setdefault((mark.home, mark.piece), set()).add(mark.act)


class _Decision:
    """Takes or refuses the marks that were chosen."""

    def __init__(self, chosen: Mapping[tuple[Home, int], set[Act]], *, accept: bool) -> None:
        self._chosen, self._accept = chosen, accept

    def content(self, home: Home, content: Inlines) -> Inlines:
        """Return what becomes of a stretch of inlines."""
        kept: list[Inline] = []
        for number, one in enumerate(content):
            acts = self._chosen.get((home, number))
            if acts is None:
                kept.append(one)
            elif not self._goes(acts):
                kept.append(self._left(one, acts))
        return merged(kept)

    def _goes(self, acts: set[Act]) -> bool:
        if self._accept:
            return Act.DELETED in acts or Act.CARD_DELETED in acts
        return Act.INSERTED in acts or Act.CARD_INSERTED in acts

    def _left(self, one: Inline, acts: set[Act]) -> Inline:
        review = one.review
        if Act.FORMATTED in acts and review.format_change is not None:
            if isinstance(one, Text) and not self._accept:
                one = replace(one, marks=review.format_change.before)
            review = replace(review, format_change=None)
        if Act.INNER in acts and isinstance(one, Footnote):
            one = replace(one, content=_inner(one.content, accept=self._accept))
        return replace(
            one,
            review=replace(
                review,
                insertion=None if Act.INSERTED in acts else review.insertion,
                deletion=None if Act.DELETED in acts else review.deletion,
            ),
        )

    def lead(self, figure: Figure) -> Figure | None:
        """Return what becomes of the lead picture."""
        acts = self._chosen.get((Home("lead_picture"), -1), set())
        if self._goes(acts):
            return None
        left = self._block(figure, acts)
        return left if isinstance(left, Figure) else figure

    def body(self, document: Document) -> tuple[Block, ...]:
        """Return what becomes of the blocks of the body."""
        kept: list[Block] = []
        contents: list[Inlines] = []
        for number, block in enumerate(document.blocks):
            home = Home("body", number)
            acts = self._chosen.get((home, -1), set())
            left = self._block(block, acts)
            if not isinstance(left, TextBlock) or not isinstance(block, TextBlock):
                if not self._goes(acts):
                    kept.append(left)
                    contents.append(())
                continue
            content = self.content(home, block.content)
            if (Act.JOINED if self._accept else Act.SPLIT) in acts:
                last = kept[-1] if kept else None
                if isinstance(last, TextBlock):
                    kept[-1] = _with_comments(last, block.review.comments)
                    contents[-1] = merged((*contents[-1], *content))
                    continue
                if not content:
                    continue
                if any(one.review.suggests for one in content) or self._may_go(last):
                    waiting = replace(left.review, split=block.review.split, join=block.review.join)
                    left = replace(left, review=waiting)
            kept.append(replace(left, content=()))
            contents.append(content)
        return made(kept, contents)

    def _may_go(self, card: Block | None) -> bool:
        """Say whether a card would go by a decision like this one that is still to come."""
        if card is None:
            return False
        return (card.review.deletion if self._accept else card.review.insertion) is not None

    def _block(self, block: Block, acts: set[Act]) -> Block:
        review = block.review
        if Act.RESTYLED in acts:
            if not self._accept:
                block = restored(block)
            review = replace(review, restyle=None, before=None)
        if Act.INNER in acts:
            accept = self._accept
            block = map_contents(block, lambda content: _inner(content, accept=accept))
        review = replace(
            review,
            insertion=None if Act.CARD_INSERTED in acts else review.insertion,
            deletion=None if Act.CARD_DELETED in acts else review.deletion,
            split=None if Act.SPLIT in acts else review.split,
            join=None if Act.JOINED in acts else review.join,
        )
        return block if review == block.review else replace(block, review=review)


def _with_comments(block: TextBlock, comments: tuple[str, ...]) -> TextBlock:
    if not comments:
        return block
    review = replace(block.review, comments=(*block.review.comments, *comments))
    return replace(block, review=review)


def _inner(content: Inlines, *, accept: bool) -> Inlines:
    """Return the words of a card or a footnote with everything in them decided."""
    kept: list[Inline] = []
    for one in content:
        review = one.review
        if (review.deletion if accept else review.insertion) is not None:
            continue
        left = one
        if isinstance(left, Text) and review.format_change is not None and not accept:
            left = replace(left, marks=review.format_change.before)
        if isinstance(left, Footnote):
            left = replace(left, content=_inner(left.content, accept=accept))
        kept.append(replace(left, review=Review(comments=review.comments)))
    return merged(kept)
