"""The pictures that the newsroom keeps: each once, by the hash of its bytes, with what is known.

The original is kept as it came; what leaves is made new of it. Deliberately absent: decoding
(`studio.imaging`), and fetching pictures from the net.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import fields, force_setattr, replace
from sqlalchemy import select

from studio.document.blocks import WHOLE
from studio.document.marks import one_line
from studio.errors import Reason, Refused
from studio.imaging.guard import probe
from studio.newsroom import access, drafts, privacy, record, trail
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.views import PictureView
from studio.storage import tables
from studio.storage.unit_of_work import UnitOfWork

_MIDDLE: Final = WHOLE // 2


class Metadata(Struct, frozen=True, kw_only=True):
    """What the newsroom says of a picture.

    `focal_x` and `focal_y` are where its subject is, in ten-thousandths from the left top. Raises
    `ValueError` for a point outside of the picture.
    """

    name: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    creator: str = ""
    rights: str = ""
    licence_url: str = ""
    focal_x: int = _MIDDLE
    focal_y: int = _MIDDLE

    def __post_init__(self) -> None:
        for name in ("name", "alt", "caption", "credit", "creator", "rights", "licence_url"):
            force_setattr(self, name, one_line(getattr(self, name)))
        if not (0 <= self.focal_x <= WHOLE and 0 <= self.focal_y <= WHOLE):
            raise ValueError("a focal point lies within its picture")


def add_picture(acting: Acting, data: bytes, metadata: Metadata) -> Changes:
    """Keep a picture; one that is there already stays as it is, with what is known of it.

    Raises `Refused` (NOT_PERMITTED), and as `imaging.guard.probe` for what is no picture.
    """
    with acting.store.read() as work:
        access.require(work, acting, Duty.ADD_PICTURE)
    known = probe(data)
    with acting.store.write() as work:
        access.require(work, acting, Duty.ADD_PICTURE)
        sha256 = acting.store.media.add(data)
        if work.rows.get(tables.Picture, sha256) is not None:
            return NOTHING
        at = acting.clock()
        row = tables.Picture(
            sha256=sha256,
            kind=known.kind.value,
            width=known.width,
            height=known.height,
            bytes=len(data),
            added_at=at,
            added_by_id=acting.person.id,
        )
        _describe(row, metadata)
        work.rows.add(row)
        details = {"picture": sha256, "name": metadata.name}
        record.append(work, acting, "add_picture", at=at, details=details)
    return Changes(pictures=(sha256,))


def pictures(acting: Acting) -> tuple[PictureView, ...]:
    """Return every picture, the newest first."""
    query = select(tables.Picture).order_by(tables.Picture.added_at.desc(), tables.Picture.sha256)
    with acting.store.read() as work:
        hidden = privacy.withheld(work, acting.person.id)
        return tuple(_view(work, row, hidden) for row in work.rows.scalars(query).all())


def picture(acting: Acting, sha256: str) -> PictureView:
    """Return one picture, by its hash or at least eight of its first digits.

    Raises `Refused` (PICTURE_UNKNOWN).
    """
    with acting.store.read() as work:
        hidden = privacy.withheld(work, acting.person.id)
        return _view(work, _row(work, sha256), hidden)


def describe_picture(acting: Acting, sha256: str, metadata: Metadata) -> Changes:
    """Say this of a picture from now on; texts that show it keep their own captions.

    Raises `Refused`: PICTURE_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.ADD_PICTURE)
        row = _row(work, sha256)
        before = _metadata(row)
        if before == metadata:
            return NOTHING
        _describe(row, metadata)
        changed = [
            field.name
            for field in fields(Metadata)
            if getattr(before, field.name) != getattr(metadata, field.name)
        ]
        details = {"picture": row.sha256, "fields": changed}
        record.append(work, acting, "describe_picture", at=acting.clock(), details=details)
        return Changes(pictures=(row.sha256,))


def metadata_of(view: PictureView) -> Metadata:
    """Return what is said of a picture, to change some of it (`msgspec.structs.replace`)."""
    return replace(
        Metadata(), **{field.name: getattr(view, field.name) for field in fields(Metadata)}
    )


def remove_picture(acting: Acting, sha256: str) -> Changes:
    """Remove a picture that no version, draft or trail of any article shows, with its bytes.

    Raises `Refused`: PICTURE_UNKNOWN, PICTURE_IN_USE, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.REMOVE_PICTURE)
        row = _row(work, sha256)
        shown = {
            *_articles(work, row.sha256),
            *drafts.articles_showing(work, row.sha256),
            *trail.articles_showing(work, row.sha256),
        }
        if shown:
            raise Refused(
                Reason.PICTURE_IN_USE,
                picture=row.sha256,
                articles=tuple(map(str, sorted(shown))),
            )
        whole = row.sha256
        details = {"picture": whole, "name": row.name}
        work.rows.delete(row)
        record.append(work, acting, "remove_picture", at=acting.clock(), details=details)
    with acting.store.write() as work:
        if work.rows.get(tables.Picture, whole) is None:
            acting.store.media.remove(whole)
    return Changes(pictures=(whole,))


def _row(work: UnitOfWork, sha256: str) -> tables.Picture:
    found = []
    if len(sha256) >= 8 and sha256.isalnum():
        query = select(tables.Picture).where(tables.Picture.sha256.startswith(sha256.lower()))
        found = list(work.rows.scalars(query.limit(2)))
    if len(found) != 1:
        raise Refused(Reason.PICTURE_UNKNOWN, picture=sha256)
    return found[0]


def _describe(row: tables.Picture, metadata: Metadata) -> None:
    for field in fields(Metadata):
        setattr(row, field.name, getattr(metadata, field.name))


def _metadata(row: tables.Picture) -> Metadata:
    return Metadata(**{field.name: getattr(row, field.name) for field in fields(Metadata)})


def _articles(work: UnitOfWork, sha256: str) -> tuple[int, ...]:
    return tuple(
        work.rows.scalars(
            select(tables.ArticlePicture.article_id)
            .where(tables.ArticlePicture.picture_sha256 == sha256)
            .order_by(tables.ArticlePicture.article_id)
        )
    )


def _view(work: UnitOfWork, row: tables.Picture, hidden: frozenset[int]) -> PictureView:
    return PictureView(
        sha256=row.sha256,
        name=row.name,
        kind=row.kind,
        width=row.width,
        height=row.height,
        size=row.bytes,
        alt=row.alt,
        caption=row.caption,
        credit=row.credit,
        creator=row.creator,
        rights=row.rights,
        licence_url=row.licence_url,
        focal_x=row.focal_x,
        focal_y=row.focal_y,
        added=row.added_at,
        articles=tuple(one for one in _articles(work, row.sha256) if one not in hidden),
    )
