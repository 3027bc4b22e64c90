"""What news systems are told of an article, before it is written in any form of theirs.

Deliberately absent: the names that a form has for it (`ninjs`, `wxr`).
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from msgspec.structs import replace

from studio.document.article import ArticleText, NotePlace, NoticeKind
from studio.document.blocks import Embed, Figure, Gallery
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.document.tree import Document
from studio.export.addresses import file_address, home, section_address, tag_address
from studio.export.description import description
from studio.export.html import body_html
from studio.export.html_inline import HtmlProfile, TextWords
from studio.export.outgoing import letters, outgoing
from studio.export.pictures import KINDS, ArticlePictures, PictureFile, figures_of
from studio.export.readable import described, named, reading_text, related_links, sources
from studio.imaging.values import PictureKind
from studio.newsroom.public import PublicArticle, PublicTerm
from studio.storage.codes import PackageStatus


@dataclass(frozen=True)
class NewsItem:
    """An article as news systems are told of it.

    `words` and `labels` are what its page says beside its own words, and of kinds of notes.
    """

    article: PublicArticle
    pictures: ArticlePictures
    words: TextWords
    labels: Mapping[NoticeKind, str]

    def __post_init__(self) -> None:
        if self.is_gone:
            text = self.article.text
            body = replace(text.body, blocks=())
            bare = replace(
                self.article, text=ArticleText(headline=text.headline, body=body), authors=()
            )
            object.__setattr__(self, "article", bare)

    @property
    def is_gone(self) -> bool:
        """Whether it is to be taken back from those who have it."""
        return self.article.status is PackageStatus.WITHDRAWN

    @property
    def by(self) -> str:
        """The authors' names in one line."""
        separator = "، " if self.article.text.body.language.startswith("ar") else ", "
        return separator.join(outgoing(author.name) for author in self.article.authors)

    @property
    def headline(self) -> str:
        """The headline in plain text."""
        return outgoing(plain(self.article.text.headline))

    @cached_property
    def html(self) -> str:
        """The text as HTML with absolute addresses, without the lead picture."""
        article = self.article
        return str(
            body_html(
                described(article.text.body, article.pictures),
                pictures=sources(self.pictures, "100vw", lambda path: file_address(article, path)),
                related=related_links(article),
                words=self.words,
                profile=HtmlProfile.WORDPRESS,
            )
        )

    @cached_property
    def plain(self) -> str:
        """The text's words, without the lead picture's."""
        return letters(plain_text(self._read.body))

    @cached_property
    def uncaptioned(self) -> str:
        """The text without captions, of which lengths are said."""
        body = self._read.body
        blocks = (one for one in body.blocks if not isinstance(one, Figure | Gallery | Embed))
        return letters(plain_text(Document(tuple(blocks), body.direction, body.language)))

    @cached_property
    def _read(self) -> ArticleText:
        return reading_text(self.article, self.pictures)

    @property
    def descriptions(self) -> Iterator[tuple[str, str]]:
        """Yield roles and texts: what is said about the article beside its body.

        The role of a note that readers see above the text ends in ``_above``.
        """
        article = self.article
        if self.is_gone:
            yield "withdrawal", outgoing(article.withdrawn_reason)
            return
        yield "standfirst", outgoing(plain(article.text.standfirst))
        yield "summary", outgoing(description(article.text, article.house))
        yield "social", outgoing(article.text.social_text)
        for note in article.notes:
            above = "_above" if note.place is NotePlace.ABOVE else ""
            yield f"{note.kind.value}{above}", outgoing(note.text)

    @property
    def remark(self) -> str:
        """What a desk is told before all else."""
        if self.is_gone:
            return outgoing(self.article.withdrawn_reason)
        told = [
            f"{self.labels[note.kind]} ({note.at.astimezone(UTC).date().isoformat()})"
            + (f": {outgoing(note.text)}" if note.text else "")
            for note in self.article.notes
        ]
        return "\n".join(told)

    @property
    def terms(self) -> Iterator[tuple[PublicTerm, str, str, str]]:
        """Yield sections and tags: the term, its part, its address, and its scheme's."""
        house = self.article.house
        for section in self.article.sections:
            yield section, "section", section_address(house, section), home(house)
        for tag in self.article.tags:
            yield tag, "about", tag_address(house, tag), f"{home(house)}tag/"

    @cached_property
    def photos(self) -> tuple["NewsPhoto", ...]:
        """The pictures in their readers' order, the lead picture first, once each."""
        article, found = self.article, []
        lead = article.text.lead_picture
        for figure in dict.fromkeys(figures_of(article.text)):
            shown = self.pictures.of(figure)
            if shown is None:
                continue
            widest_first = {
                kind: tuple(reversed(shown.of_kind(kind)))
                for kind in (PictureKind.JPEG, *(k for k in KINDS if k is not PictureKind.JPEG))
            }
            uri = lasting_name(f"{home(article.house)}{shown.picture.sha256}")
            known = shown.picture
            said = named(figure, article.pictures)
            found.append(
                NewsPhoto(
                    uri=uri,
                    is_lead=figure is lead,
                    caption=outgoing(plain(figure.caption)),
                    alt=said.alt,
                    credit=said.credit,
                    creator=outgoing(known.creator),
                    rights=outgoing(known.rights),
                    licence=known.licence_url,
                    files=widest_first,
                )
            )
        return tuple(found)

    def address(self, file: PictureFile) -> str:
        """Return where a file of the package lies on the site."""
        return file_address(self.article, file.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPhoto:
    """A picture in its place; `files` by kind, JPEG first, each from wide to narrow."""

    uri: str
    is_lead: bool
    caption: str
    alt: str
    credit: str
    creator: str
    rights: str
    licence: str
    files: Mapping[PictureKind, tuple[PictureFile, ...]]


def lasting_name(name: str) -> str:
    """Return the lasting name of what the newsroom calls `name`."""
    try:
        known = uuid.UUID(hex=name)
    except ValueError:
        known = uuid.uuid5(uuid.NAMESPACE_URL, name)
    return known.urn


def utc_second(at: datetime) -> str:
    """Return a moment in UTC to the second, as RFC 3339 has it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
