"""An article's text made ready for whoever writes it: its pictures found, described and linked.

What the newsroom knows of a picture stands where the text says nothing. Deliberately absent: tags
(`html`), and making files (`pictures`).
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import Block, Figure, Gallery
from studio.document.tree import Document
from studio.export.addresses import below
from studio.export.html import PictureFormat, Pictures, PictureSources, RelatedLink
from studio.export.outgoing import outgoing
from studio.export.pictures import KINDS, ArticlePictures
from studio.export.seen import seen, without_notes
from studio.newsroom.public import PublicArticle, PublicPicture


def reading_text(article: PublicArticle, pictures: ArticlePictures) -> ArticleText:
    """Return the text of `article` as its readers meet it: the words that every form has.

    Only what is seen is in it, with what the newsroom knows of pictures.
    """
    text = article.text
    related = frozenset(link.uid for link in article.related)
    lead = text.lead_picture
    if lead is not None and pictures.of(lead) is not None:
        lead = named(replace(lead, caption=without_notes(lead.caption)), article.pictures)
    else:
        lead = None
    body = described(seen(text.body, pictures.shown, related), article.pictures)
    return replace(text, lead_picture=lead, body=body)


def sources(pictures: ArticlePictures, sizes: str, address: Callable[[str], str] = str) -> Pictures:
    """Return where the browser finds the pictures, shown as wide as `sizes` says.

    `address` makes addresses of paths in the package; a page has them beside it.
    """
    return {
        key: PictureSources(
            formats=tuple(
                PictureFormat(
                    kind.media_type,
                    tuple((address(file.path), file.width) for file in shown.of_kind(kind)),
                )
                for kind in KINDS
            ),
            url=address(shown.largest.path),
            width=shown.largest.width,
            height=shown.largest.height,
            sizes=sizes,
        )
        for key, shown in pictures.shown.items()
    }


def related_links(
    article: PublicArticle, named_by: Callable[[str], str] = str
) -> dict[str, RelatedLink]:
    """Return where the related articles are read, by their lasting ids.

    `named_by` gives how a page names an address.
    """
    return {
        link.uid: RelatedLink(named_by(below(article.house, link.path)), outgoing(link.headline))
        for link in article.related
    }


def described(document: Document, pictures: Mapping[str, PublicPicture]) -> Document:
    """Return `document` with what the newsroom knows of pictures where the text says nothing."""
    if not any(isinstance(block, Figure | Gallery) for block in document.blocks):
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        match block:
            case Figure():
                blocks.append(named(block, pictures))
            case Gallery(figures=figures):
                shown = tuple(named(figure, pictures) for figure in figures)
                blocks.append(replace(block, figures=shown))
            case _:
                blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def named(figure: Figure, pictures: Mapping[str, PublicPicture]) -> Figure:
    """Return `figure` with what the newsroom knows of its picture where it says nothing."""
    known = pictures.get(figure.picture)
    if known is None:
        return figure
    return replace(
        figure,
        alt=outgoing(figure.alt or known.alt),
        credit=outgoing(figure.credit or known.credit),
    )
