"""What lists, feeds and maps of a site say of an article: made once, with its page.

An entry is a plain value, so that an article's page can be made in another process, and kept until
the next run. Deliberately absent: how a list shows it (`site_pages`), and the article's text.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.article import NoticeKind
from studio.document.blocks import Figure
from studio.document.inline import plain
from studio.export.addresses import page_address
from studio.export.description import shortened, summary
from studio.export.html import inline_html
from studio.export.outgoing import outgoing
from studio.export.pictures import ArticlePictures, ShownPicture
from studio.export.site_marks import mark
from studio.imaging.values import PictureKind
from studio.newsroom.public import PublicArticle, PublicNote, PublicTerm
from studio.storage.codes import PackageStatus

SUMMARY = 220
"""Characters of the longest summary in a list."""

_SMALL = (PictureKind.WEBP, PictureKind.JPEG)
_WIDEST = 960
"""Pixels of the widest picture in a list."""


class Thumb(Struct, frozen=True, kw_only=True, array_like=True):
    """An article's picture in lists: files below the base address, by kind and width."""

    alt: str
    files: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    path: str
    width: int
    height: int


class ShareFile(Struct, frozen=True, kw_only=True, array_like=True):
    """The picture that stands for an article elsewhere, below the base address."""

    path: str
    media_type: str
    bytes: int
    width: int
    height: int


class Entry(Struct, frozen=True, kw_only=True, array_like=True):
    """An article as lists know it.

    `path` lies below the base address and ends in a slash. `headline` is plain text; `marked` is
    the same with its tags. A withdrawn article has an entry, which no list shows. `mark` stands for
    all the rest.
    """

    id: int
    uid: str
    path: str
    url: str
    headline: str
    marked: str
    kicker: str
    summary: str
    language: str
    direction: Direction
    published_at: datetime
    modified_at: datetime
    sections: tuple[PublicTerm, ...]
    tags: tuple[PublicTerm, ...]
    authors: tuple[PublicTerm, ...]
    notes: tuple[PublicNote, ...]
    thumb: Thumb | None
    share: ShareFile | None
    withdrawn: bool
    mark: bytes = b""

    @property
    def order(self) -> tuple[datetime, int]:
        """What lists are sorted by; the greatest is the newest."""
        return self.published_at, self.id

    @property
    def corrections(self) -> tuple[PublicNote, ...]:
        """What was corrected or made clear, in the order in which it went out."""
        said = (NoticeKind.CORRECTION, NoticeKind.CLARIFICATION)
        return tuple(note for note in self.notes if note.kind in said and note.text)


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
