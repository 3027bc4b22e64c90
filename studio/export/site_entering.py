"""Makes what lists, feeds and maps of a site say of an article. Part of `site_entries`."""

from msgspec.structs import replace

from studio.document.blocks import Figure
from studio.document.inline import plain
from studio.export.addresses import page_address
from studio.export.description import shortened, summary
from studio.export.html import inline_html
from studio.export.outgoing import outgoing
from studio.export.pictures import ArticlePictures, ShownPicture
from studio.export.site_entries import Entry, ShareFile, Thumb
from studio.export.site_marks import mark
from studio.imaging.values import PictureKind
from studio.newsroom.public import PublicArticle, PublicNote, PublicTerm
from studio.storage.codes import PackageStatus

SUMMARY = 220
"""Characters of the longest summary in a list."""

_SMALL = (PictureKind.WEBP, PictureKind.JPEG)
_WIDEST = 960
"""Pixels of the widest picture in a list."""


def entry_of(article: PublicArticle, pictures: ArticlePictures) -> Entry:
    """Return what lists say of an article whose pictures are `pictures`."""
    text, share = article.text, pictures.share
    entry = Entry(
        id=article.id,
        uid=article.uid,
        path=article.path,
        url=page_address(article),
        headline=outgoing(plain(text.headline)),
        marked=str(inline_html(text.headline)),
        kicker=outgoing(plain(text.kicker)),
        summary=shortened(outgoing(summary(text)), SUMMARY),
        language=text.body.language,
        direction=text.body.direction,
        published_at=article.published_at,
        modified_at=article.modified_at,
        sections=_terms(article.sections),
        tags=_terms(article.tags),
        authors=_terms(article.authors),
        notes=tuple(
            PublicNote(kind=note.kind, text=outgoing(note.text), at=note.at, place=note.place)
            for note in article.notes
        ),
        thumb=_thumb(article, pictures),
        share=None
        if share is None
        else ShareFile(
            path=article.path + share.path,
            media_type=share.kind.media_type,
            bytes=len(share.data),
            width=share.width,
            height=share.height,
        ),
        withdrawn=article.status is PackageStatus.WITHDRAWN,
    )
    return replace(entry, mark=mark(entry))


def _terms(terms: tuple[PublicTerm, ...]) -> tuple[PublicTerm, ...]:
    return tuple(PublicTerm(name=outgoing(one.name), slug=one.slug) for one in terms)


def _thumb(article: PublicArticle, pictures: ArticlePictures) -> Thumb | None:
    lead = article.text.lead_picture
    shown = next(iter(pictures.shown.values()), None)
    if shown is None:
        return None
    files = tuple((kind.media_type, _small(article, shown, kind)) for kind in _SMALL)
    smallest = shown.of_kind(PictureKind.JPEG)[0]
    return Thumb(
        alt=outgoing(_alt(lead, shown)),
        files=files[:-1],
        path=article.path + smallest.path,
        width=smallest.width,
        height=smallest.height,
    )


def _alt(lead: Figure | None, shown: ShownPicture) -> str:
    own = lead is not None and lead.picture == shown.picture.sha256
    return (lead.alt if own and lead is not None else "") or shown.picture.alt


def _small(
    article: PublicArticle, shown: ShownPicture, kind: PictureKind
) -> tuple[tuple[str, int], ...]:
    found = shown.of_kind(kind)
    fitting = [file for file in found if file.width <= _WIDEST] or found[:1]
    return tuple((article.path + file.path, file.width) for file in fitting)
