"""What lists, feeds and maps of a site say of an article: made once, with its page.

An entry is a plain value, so that an article's page can be made in another process, and kept until
the next run. Deliberately absent: making it (`site_entering`, `site_lines`), how a list shows it
(`site_pages`), and the article's text.
"""

from datetime import datetime

from msgspec import Struct

from studio.arabic.direction import Direction
from studio.document.article import NoticeKind
from studio.newsroom.public import PublicNote, PublicTerm


class Thumb(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """An article's picture in lists: files below the base address, by kind and width."""

    alt: str
    files: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    path: str
    width: int
    height: int


class ShareFile(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """The picture that stands for an article elsewhere, below the base address."""

    path: str
    media_type: str
    bytes: int
    width: int
    height: int


class Entry(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
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


class Lines(Struct, frozen=True, array_like=True, gc=False):
    """An article in the site's map, as XML, and in its index to search, as JSON.

    Both are empty for one that is withdrawn.
    """

    map: bytes = b""
    index: bytes = b""
