"""What becomes of suggestions: the text as it stands with all of them, and as it was without.

Both views carry no review marks at all; comments go too, since they are about a working text and
never leave the house. Deliberately absent: taking or refusing one suggestion, which is editing.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import UNREVIEWED_BLOCK, Block, BlockReview, Figure, TextBlock
from studio.document.inline import Footnote, Inline, Inlines, Text
from studio.document.marks import UNREVIEWED, Review
from studio.document.tree import Document, contents, map_contents


def accepted(document: Document) -> Document:
    """Return `document` as it stands when every suggestion is taken.

    Insertions stand, deletions go, suggested splits stand, joins are joined, new marks and styles
    hold. A block whose boundary goes, with no text before it to go on with, goes too when nothing
    of it is left. Laws: accepted(accepted(d)) = accepted(d); without review marks, accepted(d) = d.
    """
    return _decided(document, _ACCEPT)


def rejected(document: Document) -> Document:
    """Return `document` as it was before anything was suggested.

    Insertions go, deletions stand, suggested splits are joined, joins stay apart, marks and styles
    are what they were before. Law: rejecting is accepting with all suggestions turned round.
    """
    return _decided(document, _REJECT)


def accepted_article(article: ArticleText) -> ArticleText:
    """Return `article` as it stands when every suggestion in headlines and body is taken."""
    return _decided_article(article, _ACCEPT)


def rejected_article(article: ArticleText) -> ArticleText:
    """Return `article` as it was before anything was suggested."""
    return _decided_article(article, _REJECT)


def has_suggestions(article: ArticleText | Document) -> bool:
    """Say whether anything is still suggested; comments are not suggestions."""
    if isinstance(article, Document):
        return any(map(_block_suggests, article.blocks))
    lead = () if article.lead_picture is None else (article.lead_picture,)
    return (
        any(map(_suggests, (article.headline, article.kicker, article.standfirst)))
        or any(map(_block_suggests, lead))
        or has_suggestions(article.body)
    )


class _Decision(Struct, frozen=True):
    """Accept or reject, for everything at once."""

    accept: bool

    def drops(self, review: Review | BlockReview) -> bool:
        """Say whether what carries `review` goes."""
        return (review.deletion if self.accept else review.insertion) is not None

    def joins(self, review: BlockReview) -> bool:
        """Say whether the block that carries `review` goes on with the one before it."""
        return (review.join if self.accept else review.split) is not None


_ACCEPT = _Decision(accept=True)
_REJECT = _Decision(accept=False)


def _decided(document: Document, decision: _Decision) -> Document:
    if not any(map(_is_reviewed, document.blocks)):
        return document
    kept: list[Block] = []
    contents: list[Inlines] = []  # as they are, until nothing more is joined to them
    for block in document.blocks:
        if not isinstance(block, TextBlock):
            if not decision.drops(block.review):
                plain = block if decision.accept else restored(block)
                plain = map_contents(plain, lambda content: _decided_inlines(content, decision))
                kept.append(replace(plain, review=UNREVIEWED_BLOCK))
                contents.append(())
            continue
        content = _decided_inlines(block.content, decision)
        if decision.joins(block.review):
            if kept and isinstance(kept[-1], TextBlock):
                contents[-1] += content
                continue
            if not content:
                continue
        plain = block if decision.accept else restored(block)
        kept.append(replace(plain, review=UNREVIEWED_BLOCK))
        contents.append(content)
    blocks = tuple(
        replace(block, content=content) if isinstance(block, TextBlock) else block
        for block, content in zip(kept, contents, strict=True)
    )
    return Document(blocks, document.direction, document.language)


def _decided_article(article: ArticleText, decision: _Decision) -> ArticleText:
    lead = article.lead_picture
    if not _is_reviewed_article(article):
        return article  # as mostly, and making another one takes its time
    if lead is not None:
        if decision.drops(lead.review):
            lead = None
        else:
            before = lead.review.before
            if isinstance(before, Figure) and not decision.accept:
                lead = before
            caption = _decided_inlines(lead.caption, decision)
            lead = replace(lead, caption=caption, review=UNREVIEWED_BLOCK)
    return replace(
        article,
        headline=_decided_inlines(article.headline, decision),
        kicker=_decided_inlines(article.kicker, decision),
        standfirst=_decided_inlines(article.standfirst, decision),
        body=_decided(article.body, decision),
        lead_picture=lead,
    )


def _is_reviewed_article(article: ArticleText) -> bool:
    lead = article.lead_picture
    lines = (article.headline, article.kicker, article.standfirst)
    return (
        any(map(_are_reviewed, lines))
        or (lead is not None and _is_reviewed(lead))
        or any(map(_is_reviewed, article.body.blocks))
    )


def restored(block: Block) -> Block:
    """Return `block` as it was before another kind or other attributes were suggested."""
    before = block.review.before
    if before is None:
        return block
    if isinstance(before, TextBlock) and isinstance(block, TextBlock):
        return replace(before, content=block.content, review=block.review)
    return before


def _decided_inlines(content: Inlines, decision: _Decision) -> Inlines:
    if not _are_reviewed(content):
        return content
    return tuple(_kept(content, decision))


def _kept(content: Iterable[Inline], decision: _Decision) -> Iterator[Inline]:
    for inline in content:
        if decision.drops(inline.review):
            continue
        if isinstance(inline, Text):
            suggested = inline.review.format_change
            if suggested is not None and not decision.accept:
                yield Text(inline.text, suggested.before)
            else:
                yield Text(inline.text, inline.marks)
        elif isinstance(inline, Footnote):
            yield Footnote(_decided_inlines(inline.content, decision))
        else:
            yield replace(inline, review=UNREVIEWED)


def _is_reviewed(block: Block) -> bool:
    if block.review is not UNREVIEWED_BLOCK and block.review != UNREVIEWED_BLOCK:
        return True
    if isinstance(block, TextBlock):  # as mostly
        return _are_reviewed(block.content)
    return any(map(_are_reviewed, contents(block)))


def _are_reviewed(content: Inlines) -> bool:
    for inline in content:
        if inline.review is not UNREVIEWED and inline.review != UNREVIEWED:
            return True
        if type(inline) is Footnote and _are_reviewed(inline.content):
            return True
    return False


def _block_suggests(block: Block) -> bool:
    review = block.review
    return (review != UNREVIEWED_BLOCK and review != BlockReview(comments=review.comments)) or any(
        map(_suggests, contents(block))
    )


def _suggests(content: Inlines) -> bool:
    return any(
        inline.review != Review(comments=inline.review.comments)
        or (isinstance(inline, Footnote) and _suggests(inline.content))
        for inline in content
    )
