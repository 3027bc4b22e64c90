"""What may leave of an article, made of its published revision or of an approved one.

The only place that makes a `PublicArticle`; what it does not put there cannot be exported.
Deliberately absent: building packages, and changing anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace
from sqlalchemy import select

from studio.arabic.slugs import clean_slug
from studio.document.article import ArticleText, Notice
from studio.document.blocks import Related
from studio.document.inline import plain
from studio.document.review import accepted_article
from studio.errors import Damaged, Reason, Refused
from studio.newsroom import access, addresses, kept
from studio.newsroom.acting import Acting
from studio.newsroom.house import settings
from studio.newsroom.obstacles import ObstacleCode, under_embargo
from studio.newsroom.public import (
    PublicArticle,
    PublicLink,
    PublicNote,
    PublicPicture,
    PublicSignOff,
    PublicTerm,
)
from studio.newsroom.workflow import Action
from studio.settings import House
from studio.storage import tables
from studio.storage.codes import PackageStatus
from studio.storage.engine import Store
from studio.storage.unit_of_work import UnitOfWork


def public_article(
    acting: Acting, article: int, *, revision: PackageStatus = PackageStatus.PUBLISHED
) -> PublicArticle:
    """Return an article as it may be exported now: its published version, or its approved one.

    A withdrawn article is its tombstone. Raises `Refused`: NOT_PERMITTED, OBSTACLES for an
    embargo, NOT_APPROVED, and NOTHING_TO_EXPORT where nothing is published.
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.EXPORT, row)
        if under_embargo(row.embargo_until, acting.clock(), open_ended=row.embargo_open_ended):
            raise Refused(
                Reason.OBSTACLES, obstacles=(f"{ObstacleCode.EMBARGO.value}:embargo_until",)
            )
        match revision:
            case PackageStatus.APPROVED:
                return approved(work, acting.store, row)
            case PackageStatus.PUBLISHED | PackageStatus.WITHDRAWN:
                if row.published_revision_id is None:
                    raise Refused(Reason.NOTHING_TO_EXPORT, article=article)
                return as_published(work, acting.store, row)
            case _ as unreachable:
                assert_never(unreachable)


def approved(work: UnitOfWork, store: Store, row: tables.Article) -> PublicArticle:
    """Return the working version that is approved and not yet out.

    Raises `Refused` (NOT_APPROVED).
    """
    version = kept.working(work, row)
    sign_off = kept.standing_sign_off(work, version)
    if sign_off is None:
        raise Refused(Reason.NOT_APPROVED, stage=row.stage.value)
    return _composed(
        work,
        store,
        row,
        _of(version),
        _public(work, sign_off),
        status=PackageStatus.APPROVED,
        modified_at=sign_off.at,
        with_new_notice=True,
    )


def about_to_go_out(
    work: UnitOfWork, store: Store, row: tables.Article, now: datetime
) -> PublicArticle:
    """Return the working version as it will be once it is published at `now`.

    Raises `Refused` (NOT_APPROVED).
    """
    return replace(
        approved(work, store, row),
        status=PackageStatus.PUBLISHED,
        published_at=row.first_published_at or now,
        modified_at=now,
        notes=tuple(_notes(_kept_notes(work, row), kept.text(kept.working(work, row)).notice, now)),
    )


class Known(Struct, frozen=True, kw_only=True):
    """What many articles need, read at once: `sign_offs` of versions, `notices` of articles.

    An article whose version or id is not among the keys has none. `lineages` and `tags` are filled
    as they are asked for, by the ids that texts have; the number of a tag is what it has become.
    """

    house: House
    sign_offs: Mapping[int, tables.SignOff]
    notices: Mapping[int, Sequence[tables.PublicNotice]]
    tag_names: Mapping[int, str]
    lineages: dict[int | None, tuple[PublicTerm, ...]] = field(default_factory=dict)
    tags: dict[int, tuple[int, PublicTerm] | None] = field(default_factory=dict)


def known_of(work: UnitOfWork, rows: Iterable[tables.Article]) -> Known:
    """Read what these articles need to be shown as they are published."""
    rows = tuple(rows)
    versions = [row.published_revision_id for row in rows]
    sign_offs = work.rows.scalars(
        select(tables.SignOff)
        .join(tables.Revision, tables.Revision.id == tables.SignOff.revision_id)
        .where(
            tables.SignOff.article_id.in_([row.id for row in rows]),
            tables.SignOff.revision_id.in_(versions),
            tables.SignOff.sha256 == tables.Revision.sha256,
        )
        .order_by(tables.SignOff.id)
    )
    notices: dict[int, list[tables.PublicNotice]] = {}
    for one in work.rows.scalars(
        select(tables.PublicNotice)
        .where(tables.PublicNotice.article_id.in_([row.id for row in rows]))
        .order_by(tables.PublicNotice.id)
    ):
        notices.setdefault(one.article_id, []).append(one)
    names = work.rows.scalars(select(tables.TagName).where(tables.TagName.preferred.is_(True)))
    return Known(
        house=settings(work),
        sign_offs={one.revision_id: one for one in sign_offs},
        notices=notices,
        tag_names={one.tag_id: one.name for one in names},
    )


def as_published(
    work: UnitOfWork, store: Store, row: tables.Article, known: Known | None = None
) -> PublicArticle:
    """Return the published version as it went out, or the tombstone of a withdrawn one.

    `known` is what was read of it already, with that of others.
    """
    version = kept.published(work, row)
    if version is None or row.published_at is None:
        raise Refused(Reason.NOT_PUBLISHED)
    sign_off = known.sign_offs.get(version.id) if known else None
    sign_off = sign_off or _sign_off_of(work, version)
    public = _composed(
        work,
        store,
        row,
        _of(version),
        _public(work, sign_off),
        status=PackageStatus.PUBLISHED,
        modified_at=row.published_at,
        with_new_notice=False,
        known=known,
    )
    if row.withdrawn and row.withdrawn_at is not None:
        return tombstone(public, row.withdrawn_at, row.withdrawn_reason)
    return public


def tombstone(public: PublicArticle, at: datetime, reason: str) -> PublicArticle:
    """Return what is left of a withdrawn article: headline, address, and what readers are told."""
    return replace(
        public,
        status=PackageStatus.WITHDRAWN,
        text=ArticleText(headline=public.text.headline, section=public.text.section),
        tags=(),
        authors=(),
        notes=(),
        pictures={},
        related=(),
        modified_at=at,
        withdrawn_at=at,
        withdrawn_reason=reason,
    )


def previewed(acting: Acting, article: int, text: ArticleText) -> PublicArticle:
    """Return an article as its page would show `text`, for whoever may read it; it leaves nowhere.

    A text that is out, or approved, gives exactly what is exported of it; any other one is shown
    as if it were signed off now by nobody, with the times that the article has. Raises `Refused`:
    ARTICLE_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.READ, row)
        for version in (kept.published(work, row), kept.working(work, row)):
            if version is None or kept.text(version) != text:
                continue
            if version.id == row.published_revision_id and kept.is_live(row):
                return as_published(work, acting.store, row)
            if kept.standing_sign_off(work, version) is not None:
                return approved(work, acting.store, row)
        nobody = PublicSignOff(by="", at=row.updated_at, sha256="", record_head="")
        return _composed(
            work,
            acting.store,
            row,
            _Version(kept.working(work, row).number, text),
            nobody,
            status=PackageStatus.APPROVED,
            modified_at=row.updated_at,
            with_new_notice=True,
        )


class _Version(Struct, frozen=True):
    """A text and the number of the revision that it is, or comes after."""

    number: int
    text: ArticleText


def _of(version: tables.Revision) -> _Version:
    return _Version(version.number, kept.text(version))


def _public(work: UnitOfWork, sign_off: tables.SignOff) -> PublicSignOff:
    return PublicSignOff(
        by=kept.person(work, sign_off.person_id).display_name,
        at=sign_off.at,
        sha256=sign_off.sha256,
        record_head=sign_off.record_head,
    )


def _composed(
    work: UnitOfWork,
    store: Store,
    row: tables.Article,
    version: _Version,
    sign_off: PublicSignOff,
    *,
    status: PackageStatus,
    modified_at: datetime,
    with_new_notice: bool,
    known: Known | None = None,
) -> PublicArticle:
    house = settings(work) if known is None else known.house
    text = accepted_article(version.text)
    if status is PackageStatus.PUBLISHED:
        slug = row.published_slug
    else:
        slug = addresses.slug_for(work, row, text, house)
    lineage = _lineage(work, text.section, known)
    notice = version.text.notice if with_new_notice else None
    kept_notes = _kept_notes(work, row) if known is None else known.notices.get(row.id, ())
    notes = _notes(kept_notes, notice, modified_at)
    return PublicArticle(
        id=row.id,
        uid=row.uid,
        revision=version.number,
        status=status,
        text=text,
        sections=lineage,
        tags=_tags(work, text.tags, known),
        authors=tuple(
            PublicTerm(name=one.name, slug=_author_slug(one.name)) for one in text.bylines
        ),
        slug=slug,
        path=addresses.path_below(lineage[-1].slug if lineage else "", slug),
        published_at=row.first_published_at or modified_at,
        modified_at=modified_at,
        notes=tuple(notes),
        pictures=_pictures(work, store, text),
        related=tuple(_related(work, text)),
        sign_off=sign_off,
        house=house,
    )


@lru_cache(maxsize=1024)
def _author_slug(name: str) -> str:
    """Return how an author's page is called; the same few people write most of a site."""
    return clean_slug(name) or "author"


def _lineage(work: UnitOfWork, section: int | None, known: Known | None) -> tuple[PublicTerm, ...]:
    """Return the sections from the root to the one of this id, once for all that are `known`."""
    found = None if known is None else known.lineages.get(section)
    if found is None:
        rows = kept.lineage(work, section)
        found = tuple(PublicTerm(name=one.name, slug=one.slug) for one in rows)
        if known is not None:
            known.lineages[section] = found
    return found


def _tags(work: UnitOfWork, ids: Iterable[int], known: Known | None) -> tuple[PublicTerm, ...]:
    """Return what the tags of a text have become, once each, in its order."""
    found: dict[int, PublicTerm] = {}
    read = {} if known is None else known.tags
    for id_ in ids:
        if id_ not in read:
            read[id_] = _tag(work, id_, known)
        one = read[id_]
        if one is not None:
            found.setdefault(*one)
    return tuple(found.values())


def _tag(work: UnitOfWork, id_: int, known: Known | None) -> tuple[int, PublicTerm] | None:
    row = kept.followed(work, tables.Tag, id_)
    if row is None:
        return None
    name = kept.tag_name(work, row.id) if known is None else known.tag_names[row.id]
    return row.id, PublicTerm(name=name, slug=row.slug)


def _sign_off_of(work: UnitOfWork, version: tables.Revision) -> tables.SignOff:
    """Return the approval by which a version went out, whatever was decided later."""
    found = work.rows.scalar(
        select(tables.SignOff)
        .where(tables.SignOff.revision_id == version.id, tables.SignOff.sha256 == version.sha256)
        .order_by(tables.SignOff.id.desc())
        .limit(1)
    )
    if found is None:
        raise Damaged(Reason.REVISION_DAMAGED, article=version.article_id, revision=version.number)
    return found


def _kept_notes(work: UnitOfWork, row: tables.Article) -> Sequence[tables.PublicNotice]:
    return work.rows.scalars(
        select(tables.PublicNotice)
        .where(tables.PublicNotice.article_id == row.id)
        .order_by(tables.PublicNotice.id)
    ).all()


def _notes(
    kept_notes: Iterable[tables.PublicNotice], new: Notice | None, at: datetime
) -> Iterable[PublicNote]:
    """Yield the notes that are out, and a `new` one that is about to go out at `at`."""
    for one in kept_notes:
        yield PublicNote(kind=one.kind, text=one.text, at=one.at, place=one.place)
    if new is not None:
        yield PublicNote(kind=new.kind, text=new.text, at=at, place=new.place)


def _pictures(work: UnitOfWork, store: Store, text: ArticleText) -> dict[str, PublicPicture]:
    wanted = kept.pictures_of(text)
    rows = kept.picture_rows(work, wanted) if wanted else {}
    return {
        sha256: PublicPicture(
            sha256=sha256,
            path=store.media.path(sha256),
            kind=one.kind,
            width=one.width,
            height=one.height,
            alt=one.alt,
            credit=one.credit,
            creator=one.creator,
            rights=one.rights,
            licence_url=one.licence_url,
            focal_x=one.focal_x,
            focal_y=one.focal_y,
        )
        for sha256, one in sorted(rows.items())
    }


def _related(work: UnitOfWork, text: ArticleText) -> Iterable[PublicLink]:
    """Yield links to those of the related articles that readers can find."""
    wanted = [
        uid for block in text.body.blocks if isinstance(block, Related) for uid in block.articles
    ]
    for uid in dict.fromkeys(wanted):
        row = work.rows.scalar(select(tables.Article).where(tables.Article.uid == uid))
        if row is None or not kept.is_live(row):
            continue
        out = kept.published(work, row)
        if out is not None:
            yield PublicLink(
                uid=uid,
                headline=plain(accepted_article(kept.text(out)).headline),
                path=addresses.live_path(work, row),
            )
