"""What may leave the house of an article: an allow-listed value, and nothing beside it.

`studio.newsroom.publication` makes it of the published revision or of an approved one; every
export is built from it alone. Deliberately absent: sign-in names, notes, sources, comments,
suggestions, assignments and working text. A field that is not here cannot be exported.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from studio.document.article import ArticleText, NotePlace, NoticeKind
from studio.settings import House
from studio.storage.codes import PackageStatus


class PublicTerm(Struct, frozen=True, kw_only=True):
    """A section, tag or author as readers see it: a name, and a slug for addresses."""

    name: str
    slug: str


class PublicPicture(Struct, frozen=True, kw_only=True):
    """A picture of the newsroom: its original bytes at `path`, its size, and who made it.

    `focal_x` and `focal_y` are in ten-thousandths of the width and height, from the left top.
    """

    sha256: str
    path: Path
    kind: str
    width: int
    height: int
    alt: str
    credit: str
    creator: str
    rights: str
    licence_url: str
    focal_x: int
    focal_y: int


class PublicNote(Struct, frozen=True, kw_only=True):
    """A dated note on a published article; `at` is when it went out."""

    kind: NoticeKind
    text: str
    at: datetime
    place: NotePlace = NotePlace.BELOW


class PublicLink(Struct, frozen=True, kw_only=True):
    """Another published article: its lasting id, headline and path below the base address."""

    uid: str
    headline: str
    path: str


class PublicSignOff(Struct, frozen=True, kw_only=True):
    """Who approved, as a display name; when; which text; and the record's head at that moment."""

    by: str
    at: datetime
    sha256: str
    record_head: str


class PublicArticle(Struct, frozen=True, kw_only=True):
    """An article as it may leave the house.

    `text` is in the accepted view. `sections` leads from the root to the article's own section.
    `path` is the article's address below the base address, ending in a slash. `published_at` is
    when it first went out and `modified_at` when this revision did; both are the time of the
    sign-off for a revision that is approved and not yet out. For a withdrawn article, `text` has
    the headline alone, and `withdrawn_reason` says what readers are told.
    """

    id: int
    uid: str
    revision: int
    status: PackageStatus
    text: ArticleText
    sections: tuple[PublicTerm, ...]
    tags: tuple[PublicTerm, ...]
    authors: tuple[PublicTerm, ...]
    slug: str
    path: str
    published_at: datetime
    modified_at: datetime
    notes: tuple[PublicNote, ...]
    pictures: Mapping[str, PublicPicture]
    related: tuple[PublicLink, ...]
    sign_off: PublicSignOff
    house: House
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""


class PublicTopic(Struct, frozen=True, kw_only=True):
    """A section in its tree: `lineage` leads from the root to the section itself."""

    lineage: tuple[PublicTerm, ...]

    @property
    def term(self) -> PublicTerm:
        """The section itself."""
        return self.lineage[-1]


class PublicSite(Struct, frozen=True, kw_only=True):
    """What a newsroom's site is beside its articles.

    `topics` are the sections that readers find articles in or below, in the newsroom's order, each
    before those below it; `articles` is how many articles the site has, withdrawn ones too.
    `former` has each path that an article had, and the one that it has now, both below the base
    address.
    """

    house: House
    topics: tuple[PublicTopic, ...]
    articles: int
    former: tuple[tuple[str, str], ...] = ()


class Needs(Struct, frozen=True, array_like=True, gc=False):
    """What of the newsroom a published text names: by ids, hashes and lasting ids.

    It holds for the text whose SHA-256 is `text`.
    """

    text: str
    section: int | None
    tags: tuple[int, ...]
    pictures: tuple[str, ...]
    related: tuple[str, ...]


class Standing(Struct, frozen=True):
    """An article that is out, by its id, and the mark of all that the newsroom says of it.

    Equal marks mean equal public articles but for the house's settings. The mark is None where it
    is not known before the article is read.
    """

    id: int
    mark: bytes | None


class Told(Struct, frozen=True):
    """An article that was read, what its text names, and the mark that both have."""

    article: PublicArticle
    needs: Needs
    mark: bytes


class Stories(Protocol):
    """The articles of a site: first what tells whether they changed, then those that are asked for.

    All answers are of one moment of the newsroom (`studio.newsroom.site`).
    """

    def standings(self, known: Mapping[int, Needs]) -> Sequence[Standing]:
        """Return where every article stands, in the order of their ids.

        `known` is what texts named when they were read before, by the ids of their articles.
        """
        ...

    def read(self, ids: Sequence[int]) -> Iterator[Told]:
        """Yield the articles of these ids, in their order."""
        ...


class Packager(Protocol):
    """Builds packages; handed to the use cases that publish (`studio.export.package`)."""

    def __call__(self, article: PublicArticle, folder: Path, /) -> str:
        """Write the package of `article` into `folder`, which does not exist yet.

        Returns the text of its manifest. Nothing is left at `folder` when it fails.
        """
        ...
