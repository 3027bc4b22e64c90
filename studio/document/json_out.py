"""Documents and articles as JSON values: the writing half of ``codec``.

What equals its default is left out, so that equal values have one form. Deliberately absent:
versions and text, which are ``codec``'s.
"""

import json
from typing import TypeAlias

from studio.document.article import ArticleText, Byline, NotePlace, Notice
from studio.document.blocks import (
    UNREVIEWED_BLOCK,
    Align,
    Block,
    BlockReview,
    Code,
    Crop,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    Paragraph,
    PullQuote,
    Related,
    Rule,
    Table,
    TextBlock,
    Unknown,
)
from studio.document.inline import Break, Footnote, Inline, Inlines, Text
from studio.document.marks import (
    PLAIN,
    UNREVIEWED,
    Change,
    FormatChange,
    Language,
    Link,
    Marks,
    Review,
)
from studio.document.tree import EMPTY_DOCUMENT, Document

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
"""What JSON can hold."""


def article_json(article: ArticleText) -> dict[str, Json]:
    """Return `article` as a JSON value."""
    fields = _fields(
        headline=inlines_json(article.headline),
        kicker=inlines_json(article.kicker),
        standfirst=inlines_json(article.standfirst),
        bylines=[_byline(one) for one in article.bylines],
        dateline=article.dateline,
        body=None if article.body == EMPTY_DOCUMENT else document_json(article.body),
        section=article.section,
        tags=list(article.tags),
        slug=article.slug,
        search_title=article.search_title,
        search_description=article.search_description,
        social_text=article.social_text,
        notice=None if article.notice is None else _notice(article.notice),
    )
    if article.lead_picture is not None:
        lead = article.lead_picture
        review = None if lead.review == UNREVIEWED_BLOCK else _block_review(lead.review)
        fields["lead_picture"] = _fields(**_figure(lead), review=review)
    return fields


def document_json(document: Document) -> dict[str, Json]:
    """Return `document` as a JSON value; direction and language are always said."""
    return {
        **_fields(blocks=[block_json(block) for block in document.blocks]),
        "direction": document.direction.value,
        "language": document.language,
    }


def block_json(block: Block) -> dict[str, Json]:
    """Return `block` as a JSON value; its ``type`` says its kind."""
    review = None if block.review == UNREVIEWED_BLOCK else _block_review(block.review)
    match block:
        case Paragraph() | Heading() | Item() | Code():
            return _fields(**_text_block(block), review=review)
        case Figure():
            return _fields(type="figure", **_figure(block), review=review)
        case Gallery():
            return _fields(
                type="gallery",
                figures=[_figure(figure) for figure in block.figures],
                caption=inlines_json(block.caption),
                review=review,
            )
        case Embed():
            return _fields(
                type="embed",
                provider=block.provider,
                url=block.url,
                title=block.title,
                thumbnail=block.thumbnail,
                review=review,
            )
        case PullQuote():
            return _fields(
                type="pullquote", text=inlines_json(block.text), by=block.by, review=review
            )
        case Table():
            return _fields(
                type="table",
                rows=[[inlines_json(cell) for cell in row] for row in block.rows],
                header=block.header or None,
                caption=inlines_json(block.caption),
                review=review,
            )
        case Rule():
            return _fields(type="rule", review=review)
        case Related():
            return _fields(type="related", articles=list(block.articles), review=review)
        case Unknown():
            data: dict[str, Json] = json.loads(block.data)
            return {**data, **_fields(type=block.kind, review=review)}


def _fields(**fields: Json) -> dict[str, Json]:
    """Return the fields that say something: neither None nor an empty text, list or object."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and value not in ("", [], {})
    }


def _text_block(block: TextBlock) -> dict[str, Json]:
    common = _fields(
        content=inlines_json(block.content),
        quote=block.quote or None,
        direction=None if block.direction is None else block.direction.value,
        align=None if block.align is Align.START else block.align.value,
        box=None if block.box is None else block.box.value,
    )
    match block:
        case Heading():
            return {"type": "heading", "level": block.level, **common}
        case Item():
            own = _fields(
                level=block.level or None,
                start=block.start,
                continued=block.continued or None,
            )
            return {"type": "item", "kind": block.kind.value, **own, **common}
        case Code():
            return {"type": "code", **_fields(language=block.language), **common}
        case Paragraph():
            return {"type": "para", **common}


def inlines_json(content: Inlines) -> list[Json]:
    """Return inlines as a JSON value."""
    return [_inline(inline) for inline in content]


def _inline(inline: Inline) -> Json:
    review = None if inline.review == UNREVIEWED else _review(inline.review)
    match inline:
        case Text():
            if review is None and inline.marks == PLAIN:
                return inline.text
            return {"text": inline.text, **_marks(inline.marks), **_fields(review=review)}
        case Break():
            return _fields(type="break", review=review)
        case Footnote():
            return _fields(type="footnote", content=inlines_json(inline.content), review=review)


def _marks(marks: Marks) -> dict[str, Json]:
    return _fields(
        bold=marks.bold or None,
        italic=marks.italic or None,
        underline=marks.underline or None,
        strike=marks.strike or None,
        superscript=marks.superscript or None,
        subscript=marks.subscript or None,
        code=marks.code or None,
        link=None if marks.link is None else _link(marks.link),
        language=None if marks.language is None else _language(marks.language),
    )


def _link(link: Link) -> dict[str, Json]:
    return _fields(href=link.href, title=link.title, rel=link.rel)


def _language(language: Language) -> dict[str, Json]:
    direction = None if language.direction is None else language.direction.value
    return _fields(tag=language.tag, direction=direction)


def _change(change: Change | None) -> dict[str, Json] | None:
    if change is None:
        return None
    at = change.at.isoformat().replace("+00:00", "Z")
    return {"id": change.id, "author": change.author, "at": at}


def _review(review: Review) -> dict[str, Json]:
    return _fields(
        insertion=_change(review.insertion),
        deletion=_change(review.deletion),
        format_change=None
        if review.format_change is None
        else _format_change(review.format_change),
        comments=list(review.comments),
    )


def _format_change(suggested: FormatChange) -> dict[str, Json]:
    return {"change": _change(suggested.change), "before": _marks(suggested.before)}


def _block_review(review: BlockReview) -> dict[str, Json]:
    return _fields(
        insertion=_change(review.insertion),
        deletion=_change(review.deletion),
        split=_change(review.split),
        join=_change(review.join),
        restyle=_change(review.restyle),
        before=None if review.before is None else block_json(review.before),
        comments=list(review.comments),
    )


def _figure(figure: Figure) -> dict[str, Json]:
    return _fields(
        picture=figure.picture,
        source=figure.source,
        alt=figure.alt,
        caption=inlines_json(figure.caption),
        credit=figure.credit,
        crop=None if figure.crop is None else _crop(figure.crop),
    )


def _crop(crop: Crop) -> list[Json]:
    return [crop.left, crop.top, crop.width, crop.height]


def _byline(byline: Byline) -> dict[str, Json]:
    return _fields(name=byline.name, person=byline.person)


def _notice(notice: Notice) -> dict[str, Json]:
    above = None if notice.place is NotePlace.BELOW else notice.place.value
    return _fields(kind=notice.kind.value, text=notice.text, place=above)
