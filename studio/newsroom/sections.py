"""Sections: a tree that the chief and the editors keep.

A section that was merged or removed stays as a row, so that old texts that name it lead to what
it became and its number is never given again. Deliberately absent: changing texts. A text keeps
the number that it was written with; lists follow the pointer.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import func, select, update

from studio.arabic.folding import key
from studio.arabic.slugs import clean_slug
from studio.document.marks import one_line
from studio.errors import Reason, Refused
from studio.newsroom import access, addresses, checklists, kept, privacy, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.naming import nearest, unique_slug
from studio.newsroom.permissions import Duty
from studio.newsroom.views import SectionView
from studio.settings import read_setting
from studio.storage import tables
from studio.storage.unit_of_work import UnitOfWork, once

PARTING: Final = " > "
"""What stands between the sections of a path, as people write it: العالم > آسيا."""


def sections(acting: Acting) -> tuple[SectionView, ...]:
    """Return every section, each before those below it, in the order that the newsroom chose."""
    with acting.store.read() as work:
        return _views(work, privacy.withheld(work, acting.person.id))


def find_section(acting: Acting, name: str) -> SectionView:
    """Return the section of this name, or of this path («العالم > آسيا»).

    Raises `Refused` (SECTION_UNKNOWN) with the nearest name, also for a name that several bear.
    """
    with acting.store.read() as work:
        return find(work, name)


def find(work: UnitOfWork, name: str) -> SectionView:
    """Do what `find_section` does, within a larger transaction."""
    everything = _views(work)
    wanted = [key(part) for part in name.split(">")]
    bearers = [
        one for one in everything if [key(part) for part in one.path][-len(wanted) :] == wanted
    ]
    exact = [one for one in bearers if len(one.path) == len(wanted)]
    found = bearers if len(bearers) == 1 else exact
    if len(found) != 1:
        paths = (PARTING.join(one.path) for one in everything)
        near = nearest(name, (*(one.name for one in everything), *paths))
        raise Refused(Reason.SECTION_UNKNOWN, section=name, nearest=near)
    return found[0]


def add_section(
    acting: Acting, name: str, *, parent: int | None = None, colour: str = ""
) -> Changes:
    """Add a section at the end of its siblings; `colour` is ``#RRGGBB`` or empty.

    Raises `Refused`: SECTION_NAME_INVALID, SECTION_EXISTS, SECTION_UNKNOWN, FIELD_INVALID,
    NOT_PERMITTED.
    """
    name, colour = _checked_name(name), _checked_colour(colour)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        above = None if parent is None else kept.section(work, parent).id
        _require_free(work, name, above)
        row = new_section(work, name, above, colour)
        details = {"section": row.id, "name": name, "parent": above}
        record.append(work, acting, "add_section", at=acting.clock(), details=details)
        return Changes(sections=(row.id,))


def rename_section(acting: Acting, section: int, name: str) -> Changes:
    """Give a section another name; its address stays as it was.

    Raises `Refused`: SECTION_UNKNOWN, SECTION_NAME_INVALID, SECTION_EXISTS, NOT_PERMITTED.
    """
    name = _checked_name(name)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        row = kept.section(work, section)
        if row.name == name:
            return NOTHING
        _require_free(work, name, row.parent_id, besides=row.id)
        details = {"section": row.id, "before": row.name, "name": name}
        row.name, row.key = name, key(name)
        record.append(work, acting, "rename_section", at=acting.clock(), details=details)
        return Changes(sections=(row.id,))


def move_section(acting: Acting, section: int, parent: int | None) -> Changes:
    """Put a section, with all below it, at the end of those below `parent`, or of the roots.

    Raises `Refused`: SECTION_UNKNOWN, SECTION_CYCLE, SECTION_EXISTS, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        row = kept.section(work, section)
        above = None if parent is None else kept.section(work, parent)
        if above is not None and row in kept.lineage(work, above.id):
            raise Refused(Reason.SECTION_CYCLE, section=row.name, parent=above.name)
        if row.parent_id == (None if above is None else above.id):
            return NOTHING
        row_parent = None if above is None else above.id
        _require_free(work, row.name, row_parent, besides=row.id)
        details = {"section": row.id, "before": row.parent_id, "parent": row_parent}
        row.position = _next_position(work, row_parent)
        row.parent_id = row_parent
        record.append(work, acting, "move_section", at=acting.clock(), details=details)
        return Changes(sections=(row.id,))


def order_sections(acting: Acting, order: Iterable[int]) -> Changes:
    """Put sections in this order among their siblings; those that are not named come after.

    Raises `Refused`: SECTION_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        named = tuple(dict.fromkeys(kept.section(work, one).id for one in order))
        others = work.rows.scalars(
            select(tables.Section.id)
            .where(tables.Section.id.not_in(named), tables.Section.merged_into_id.is_(None))
            .order_by(tables.Section.position, tables.Section.id)
        ).all()
        changed = []
        for position, id_ in enumerate((*named, *others), start=1):
            row = kept.section(work, id_)
            if row.position != position:
                row.position = position
                changed.append(id_)
        if not changed:
            return NOTHING
        details = {"order": list(named)}
        record.append(work, acting, "order_sections", at=acting.clock(), details=details)
    return Changes(sections=tuple(changed))


def colour_section(acting: Acting, section: int, colour: str) -> Changes:
    """Give a section a colour, ``#RRGGBB``, or with an empty one take it away.

    Raises `Refused`: SECTION_UNKNOWN, FIELD_INVALID, NOT_PERMITTED.
    """
    colour = _checked_colour(colour)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        row = kept.section(work, section)
        if row.colour == colour:
            return NOTHING
        row.colour = colour
        details = {"section": row.id, "colour": colour}
        record.append(work, acting, "colour_section", at=acting.clock(), details=details)
        return Changes(sections=(row.id,))


def remove_section(acting: Acting, section: int) -> Changes:
    """Remove a section that holds nothing.

    Raises `Refused`: SECTION_UNKNOWN, SECTION_NOT_EMPTY, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        row = kept.section(work, section)
        articles = work.rows.scalars(
            select(tables.Article.id).where(tables.Article.section_id == row.id)
        ).all()
        live = addresses.live_articles_in(work, row)
        children = _children(work, row)
        holds = len({*articles, *(one.id for one in live)})
        if holds or children:
            raise Refused(
                Reason.SECTION_NOT_EMPTY, section=row.name, articles=holds, children=len(children)
            )
        _let_go(row, row.id)
        details = {"section": row.id, "name": row.name}
        record.append(work, acting, "remove_section", at=acting.clock(), details=details)
        return Changes(sections=(row.id,))


def merge_section(acting: Acting, section: int, into: int) -> Changes:
    """Make one section of two: all that is in `section` and below it is in `into` from now on.

    Published articles keep their old address as a former one. Raises `Refused`: SECTION_UNKNOWN,
    SECTION_CYCLE for a section below itself or the same one, SECTION_EXISTS where both have a
    section of the same name below them, NOT_PERMITTED.
    """
    at = acting.clock()
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        row, target = kept.section(work, section), kept.section(work, into)
        if row in kept.lineage(work, target.id):
            raise Refused(Reason.SECTION_CYCLE, section=row.name, parent=target.name)
        for child in _children(work, row):
            _require_free(work, child.name, target.id)
            child.position = _next_position(work, target.id)
            child.parent_id = target.id
            work.rows.flush()
        live = [
            (one, addresses.live_path(work, one)) for one in addresses.live_articles_in(work, row)
        ]
        moved = _move_articles(work, row, target)
        _let_go(row, target.id)
        work.rows.flush()
        for article, before in live:
            addresses.keep_former(work, article, before, at)
        details = {"section": row.id, "name": row.name, "into": target.id, "articles": len(moved)}
        record.append(work, acting, "merge_section", at=at, details=details)
        return Changes(
            sections=(row.id, target.id),
            articles=tuple(dict.fromkeys((*moved, *(article.id for article, _ in live)))),
        )


def new_section(work: UnitOfWork, name: str, parent: int | None, colour: str) -> tables.Section:
    """Add the row of a section; whoever calls has checked its name and records it."""
    row = tables.Section(
        parent_id=parent,
        name=name,
        key=key(name),
        slug=unique_slug(clean_slug(name) or "section", lambda slug: _slug_taken(work, slug)),
        colour=colour,
        position=_next_position(work, parent),
    )
    work.rows.add(row)
    work.rows.flush()
    return row


def below(work: UnitOfWork, section: int) -> tuple[int, ...]:
    """Return a section's id and those of all sections below it."""
    start = kept.section(work, section).id
    parents = once(work, "parents of sections", lambda: _parents(work))
    found = [start]
    for one in found:
        found += [id_ for id_, parent in parents if parent == one]
    return tuple(found)


def _parents(work: UnitOfWork) -> tuple[tuple[int, int | None], ...]:
    """Return the ids of all sections with those above them."""
    section = tables.Section
    query = select(section.id, section.parent_id).where(section.merged_into_id.is_(None))
    return tuple((id_, parent) for id_, parent in work.rows.execute(query))


def _views(work: UnitOfWork, hidden: frozenset[int] = frozenset()) -> tuple[SectionView, ...]:
    """Return all sections; articles that are `hidden` from whoever asks are not counted."""
    rows = work.rows.scalars(
        select(tables.Section)
        .where(tables.Section.merged_into_id.is_(None))
        .order_by(tables.Section.position, tables.Section.id)
    ).all()
    counted = (
        select(tables.Article.section_id, func.count())
        .where(tables.Article.id.not_in(hidden))
        .group_by(tables.Article.section_id)
    )
    counts = dict(work.rows.execute(counted).all())
    wanted = checklists.lines_by_section(work)
    found: list[SectionView] = []

    def visit(parent: int | None, path: tuple[str, ...]) -> None:
        for row in rows:
            if row.parent_id == parent:
                here = (*path, row.name)
                found.append(
                    SectionView(
                        id=row.id,
                        parent=parent,
                        name=row.name,
                        slug=row.slug,
                        colour=row.colour,
                        path=here,
                        articles=counts.get(row.id, 0),
                        checklist=wanted.get(row.id, ()),
                    )
                )
                visit(row.id, here)

    visit(None, ())
    return tuple(found)


def _children(work: UnitOfWork, row: tables.Section) -> list[tables.Section]:
    return list(
        work.rows.scalars(
            select(tables.Section)
            .where(tables.Section.parent_id == row.id, tables.Section.merged_into_id.is_(None))
            .order_by(tables.Section.position, tables.Section.id)
        )
    )


def _move_articles(
    work: UnitOfWork, row: tables.Section, target: tables.Section
) -> tuple[int, ...]:
    moved = work.rows.scalars(
        select(tables.Article.id).where(tables.Article.section_id == row.id)
    ).all()
    work.rows.execute(
        update(tables.Article)
        .where(tables.Article.section_id == row.id)
        .values(section_id=target.id)
    )
    return tuple(moved)


def _let_go(row: tables.Section, into: int) -> None:
    """Leave a section's row without a name of its own, pointing to what it became."""
    row.merged_into_id = into
    row.parent_id = None
    row.key = f"\x00{row.id}"


def _require_free(
    work: UnitOfWork, name: str, parent: int | None, *, besides: int | None = None
) -> None:
    siblings = select(tables.Section).where(
        tables.Section.key == key(name),
        tables.Section.parent_id.is_(None)
        if parent is None
        else tables.Section.parent_id == parent,
    )
    for row in work.rows.scalars(siblings):
        if row.id != besides:
            raise Refused(Reason.SECTION_EXISTS, section=name, existing=row.name)


def _slug_taken(work: UnitOfWork, slug: str) -> bool:
    query = select(tables.Section.id).where(tables.Section.slug == slug)
    return work.rows.scalar(query) is not None


def _next_position(work: UnitOfWork, parent: int | None) -> int:
    siblings = select(func.max(tables.Section.position)).where(
        tables.Section.parent_id.is_(None) if parent is None else tables.Section.parent_id == parent
    )
    return (work.rows.scalar(siblings) or 0) + 1


def _checked_name(name: str) -> str:
    tidy = one_line(name)
    if not any(character.isalnum() for character in key(tidy)) or ">" in tidy:
        raise Refused(Reason.SECTION_NAME_INVALID, section=name)
    return tidy


def _checked_colour(colour: str) -> str:
    if not colour:
        return ""
    try:
        return str(read_setting("accent_colour", colour))
    except ValueError as error:
        raise Refused(
            Reason.FIELD_INVALID, field="colour", value=colour, expected=("#RRGGBB",)
        ) from error
