"""Tags: flat, with synonyms; never two that differ by spelling alone.

A tag that was merged or removed stays as a row, so that old texts that carry it lead to what it
became and its number is never given again. Deliberately absent: changing texts; lists follow the
pointer.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from sqlalchemy import Select, delete, func, select

from studio.arabic.folding import key
from studio.arabic.slugs import clean_slug
from studio.document.marks import one_line
from studio.errors import Reason, Refused
from studio.newsroom import access, kept, privacy, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.naming import nearest, unique_slug
from studio.newsroom.permissions import Duty
from studio.newsroom.register import house_spelling
from studio.newsroom.views import TagMergeView, TagView
from studio.storage import tables
from studio.storage.unit_of_work import UnitOfWork


def tags(acting: Acting) -> tuple[TagView, ...]:
    """Return every tag that stands, by name."""
    with acting.store.read() as work:
        return _views(work, privacy.withheld(work, acting.person.id))


def standing(acting: Acting, ids: Iterable[int]) -> dict[int, int]:
    """Return what each of these tags has become by merging; those that were removed are not in."""
    with acting.store.read() as work:
        found = {id_: kept.followed(work, tables.Tag, id_) for id_ in ids}
        return {id_: row.id for id_, row in found.items() if row is not None}


def find_tag(acting: Acting, name: str) -> TagView:
    """Return the tag of this name or synonym, in any spelling.

    Raises `Refused` (TAG_UNKNOWN) with the nearest name.
    """
    with acting.store.read() as work:
        known = _known(work, name)
        if known is not None:
            hidden = privacy.withheld(work, acting.person.id)
            return next(one for one in _views(work, hidden) if one.id == known.tag_id)
        names = work.rows.scalars(select(tables.TagName.name).order_by(tables.TagName.id)).all()
    raise Refused(Reason.TAG_UNKNOWN, tag=name, nearest=nearest(name, names))


def ensure_tag(acting: Acting, name: str) -> tuple[int, Changes]:
    """Return the id of the tag of this name or synonym in any spelling, made where there is none.

    Raises `Refused`: TAG_NAME_INVALID, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        return ensure(work, acting, name)


def ensure(work: UnitOfWork, acting: Acting, name: str) -> tuple[int, Changes]:
    """Do what `ensure_tag` does, within a larger transaction.

    A new tag that is a name of the register is spelt as there, with the Latin form in its address.
    """
    name = _checked_name(name)
    access.require(work, acting, Duty.MAKE_TAG)
    known = _known(work, name)
    listed = None if known is not None else house_spelling(work, name)
    if listed is not None:
        name = listed.name
        known = _known(work, name)
    if known is not None:
        return known.tag_id, NOTHING
    address = clean_slug(listed.latin if listed is not None else "") or clean_slug(name) or "tag"
    row = tables.Tag(
        slug=unique_slug(address, lambda slug: _slug_taken(work, slug)),
        created_at=acting.clock(),
        created_by_id=acting.person.id,
    )
    work.rows.add(row)
    work.rows.flush()
    work.rows.add(tables.TagName(tag_id=row.id, name=name, key=key(name), preferred=True))
    details = {"tag": row.id, "name": name}
    record.append(work, acting, "add_tag", at=acting.clock(), details=details)
    return row.id, Changes(tags=(row.id,))


def add_synonym(acting: Acting, tag: int, name: str) -> Changes:
    """Let a tag be found by another name too.

    Raises `Refused`: TAG_UNKNOWN, TAG_NAME_INVALID, TAG_EXISTS, NOT_PERMITTED.
    """
    name = _checked_name(name)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TAGS)
        row = kept.tag(work, tag)
        known = _known(work, name)
        if known is not None and known.tag_id == row.id:
            return NOTHING
        _require_free(work, name, known)
        work.rows.add(tables.TagName(tag_id=row.id, name=name, key=key(name), preferred=False))
        details = {"tag": row.id, "synonym": name}
        record.append(work, acting, "add_synonym", at=acting.clock(), details=details)
        return Changes(tags=(row.id,))


def remove_synonym(acting: Acting, tag: int, name: str) -> Changes:
    """Let a tag be found by this name no more; its preferred name stays.

    Raises `Refused`: TAG_UNKNOWN also for a name that is no synonym of it, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TAGS)
        row = kept.tag(work, tag)
        known = _known(work, name)
        if known is None or known.tag_id != row.id or known.preferred:
            raise Refused(Reason.TAG_UNKNOWN, tag=name, nearest=None)
        work.rows.delete(known)
        details = {"tag": row.id, "synonym": known.name}
        record.append(work, acting, "remove_synonym", at=acting.clock(), details=details)
        return Changes(tags=(row.id,))


def rename_tag(acting: Acting, tag: int, name: str) -> Changes:
    """Give a tag another preferred name; the old one becomes a synonym unless it only respells.

    Its address stays as it was. Raises `Refused`: TAG_UNKNOWN, TAG_NAME_INVALID, TAG_EXISTS,
    NOT_PERMITTED.
    """
    name = _checked_name(name)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TAGS)
        row = kept.tag(work, tag)
        before = work.rows.scalars(
            select(tables.TagName).where(
                tables.TagName.tag_id == row.id, tables.TagName.preferred.is_(True)
            )
        ).one()
        if before.name == name:
            return NOTHING
        known = _known(work, name)
        if known is not None and known.tag_id != row.id:
            _require_free(work, name, known)
        details = {"tag": row.id, "before": before.name, "name": name}
        before.preferred = False
        if known is None:
            work.rows.add(tables.TagName(tag_id=row.id, name=name, key=key(name), preferred=True))
        else:
            known.name, known.preferred = name, True
        record.append(work, acting, "rename_tag", at=acting.clock(), details=details)
        return Changes(tags=(row.id,), articles=_carriers(work, row.id))


def merge_tag(acting: Acting, tag: int, into: int) -> Changes:
    """Make one tag of two: articles and names of `tag` are `into`'s from now on.

    Raises `Refused`: TAG_UNKNOWN, TAG_MERGE_SELF, NOT_PERMITTED.
    """
    return merge_tags(acting, (tag,), into)


def merge_tags(acting: Acting, tags: Iterable[int], into: int) -> Changes:
    """Make one tag of several, as `merge_tag` does: all of them or none."""
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TAGS)
        merged = [_merge(work, acting, tag, into) for tag in tags]
    return reduce(or_, merged, NOTHING)


def merging(acting: Acting, tags: Iterable[int], into: int) -> TagMergeView:
    """Return what `merge_tags` would change. Raises `Refused`: TAG_UNKNOWN, TAG_MERGE_SELF."""
    with acting.store.read() as work:
        target = kept.tag(work, into)
        already = set(_carriers(work, target.id))
        articles: set[int] = set()
        names: list[str] = []
        for tag in tags:
            row = kept.tag(work, tag)
            if row is target:
                raise Refused(Reason.TAG_MERGE_SELF, tag=kept.tag_name(work, row.id))
            articles.update(_carriers(work, row.id))
            found = work.rows.scalars(_names_of(row.id).order_by(tables.TagName.preferred.desc()))
            names += [one.name for one in found]
        return TagMergeView(
            name=kept.tag_name(work, target.id),
            articles=len(articles),
            already=len(articles & already),
            synonyms=tuple(names),
        )


def remove_tag(acting: Acting, tag: int) -> Changes:
    """Remove a tag with its names; texts that carry it carry it no more.

    Raises `Refused`: TAG_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TAGS)
        return _remove(work, acting, kept.tag(work, tag))


def remove_unused_tags(acting: Acting, tags: Iterable[int]) -> Changes:
    """Remove those of these tags that no working text carries now; the others stay.

    Raises `Refused`: TAG_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TAGS)
        rows = [kept.tag(work, tag) for tag in tags]
        removed = [_remove(work, acting, row) for row in rows if not _carriers(work, row.id)]
    return reduce(or_, removed, NOTHING)


def _merge(work: UnitOfWork, acting: Acting, tag: int, into: int) -> Changes:
    row, target = kept.tag(work, tag), kept.tag(work, into)
    name = kept.tag_name(work, row.id)
    if row is target:
        raise Refused(Reason.TAG_MERGE_SELF, tag=name)
    for one in work.rows.scalars(_names_of(row.id)):
        one.tag_id, one.preferred = target.id, False
    moved = _carriers(work, row.id)
    already = set(_carriers(work, target.id))
    _forget_carriers(work, row.id)
    work.rows.add_all(
        tables.ArticleTag(article_id=article, tag_id=target.id)
        for article in moved
        if article not in already
    )
    row.merged_into_id = target.id
    details = {"tag": row.id, "name": name, "into": target.id, "articles": len(moved)}
    record.append(work, acting, "merge_tag", at=acting.clock(), details=details)
    return Changes(tags=(row.id, target.id), articles=moved)


def _remove(work: UnitOfWork, acting: Acting, row: tables.Tag) -> Changes:
    name, carriers = kept.tag_name(work, row.id), _carriers(work, row.id)
    for one in work.rows.scalars(_names_of(row.id)):
        work.rows.delete(one)
    _forget_carriers(work, row.id)
    row.merged_into_id = row.id
    details = {"tag": row.id, "name": name, "articles": len(carriers)}
    record.append(work, acting, "remove_tag", at=acting.clock(), details=details)
    return Changes(tags=(row.id,), articles=carriers)


def _views(work: UnitOfWork, hidden: frozenset[int]) -> tuple[TagView, ...]:
    """Return all tags; articles that are `hidden` from whoever asks are not counted."""
    counted = (
        select(tables.ArticleTag.tag_id, func.count())
        .where(tables.ArticleTag.article_id.not_in(hidden))
        .group_by(tables.ArticleTag.tag_id)
    )
    counts = dict(work.rows.execute(counted).all())
    names: dict[int, list[tables.TagName]] = {}
    for one in work.rows.scalars(
        select(tables.TagName).order_by(tables.TagName.preferred.desc(), tables.TagName.name)
    ):
        names.setdefault(one.tag_id, []).append(one)
    standing = work.rows.scalars(
        select(tables.Tag).where(tables.Tag.merged_into_id.is_(None)).order_by(tables.Tag.id)
    ).all()
    views = (
        TagView(
            id=row.id,
            name=names[row.id][0].name,
            slug=row.slug,
            synonyms=tuple(one.name for one in names[row.id][1:]),
            articles=counts.get(row.id, 0),
        )
        for row in standing
    )
    return tuple(sorted(views, key=lambda one: (key(one.name), one.id)))


def _known(work: UnitOfWork, name: str) -> tables.TagName | None:
    return work.rows.scalar(select(tables.TagName).where(tables.TagName.key == key(name)))


def _require_free(work: UnitOfWork, name: str, known: tables.TagName | None) -> None:
    if known is not None:
        raise Refused(Reason.TAG_EXISTS, tag=name, existing=kept.tag_name(work, known.tag_id))


def _names_of(tag: int) -> Select[tables.TagName]:
    return select(tables.TagName).where(tables.TagName.tag_id == tag)


def _carriers(work: UnitOfWork, tag: int) -> tuple[int, ...]:
    return tuple(
        work.rows.scalars(
            select(tables.ArticleTag.article_id)
            .where(tables.ArticleTag.tag_id == tag)
            .order_by(tables.ArticleTag.article_id)
        )
    )


def _forget_carriers(work: UnitOfWork, tag: int) -> None:
    work.rows.execute(delete(tables.ArticleTag).where(tables.ArticleTag.tag_id == tag))


def _slug_taken(work: UnitOfWork, slug: str) -> bool:
    return work.rows.scalar(select(tables.Tag.id).where(tables.Tag.slug == slug)) is not None


def _checked_name(name: str) -> str:
    tidy = one_line(name)
    if not any(character.isalnum() for character in key(tidy)):
        raise Refused(Reason.TAG_NAME_INVALID, tag=name)
    return tidy
