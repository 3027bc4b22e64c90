"""Searches of the archive that a person keeps by name, with what narrows them.

They are nobody else's business and write no line in the record. A name is once for each person,
however it is spelt. What they find is asked for anew each time, by the person's rights of then.
Deliberately absent: the search itself (`archive`).
"""

import json
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from sqlalchemy import select

from studio.arabic.folding import key
from studio.document.marks import one_line
from studio.errors import MidadError, Reason, Refused
from studio.newsroom import access, kept
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.desk import Filter
from studio.newsroom.naming import nearest
from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.desk_tables import SavedSearch as Row
from studio.storage.unit_of_work import UnitOfWork, has_table

if TYPE_CHECKING:
    from studio.newsroom.archive import Count, Search

LONGEST_NAME: Final = 60
"""The most characters that a name may have."""

_NARROWING: Final = ("section", "author", "tag")


class SavedSearch(Struct, frozen=True, kw_only=True):
    """A search under its name; `section`, `author` and `tag` name what narrows it now."""

    id: int
    name: str
    search: "Search"
    section: str = ""
    author: str = ""
    tag: str = ""


def saved_searches(acting: Acting) -> tuple[SavedSearch, ...]:
    """Return the person's searches by name.

    Raises `Refused`: PERSON_RETIRED.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        if not has_table(work, Row.__tablename__):
            return ()
        query = select(Row).where(Row.person_id == acting.person.id).order_by(Row.key)
        return tuple(view for row in work.rows.scalars(query) if (view := _view(work, row)))


def find_saved_search(acting: Acting, name: str) -> SavedSearch:
    """Return the search of a name.

    Raises `Refused`: SAVED_SEARCH_UNKNOWN, PERSON_RETIRED.
    """
    every = saved_searches(acting)
    for one in every:
        if key(one.name) == key(name):
            return one
    near = nearest(name, [one.name for one in every])
    raise Refused(Reason.SAVED_SEARCH_UNKNOWN, search=name, nearest=near)


def counts(acting: Acting, wanted: tuple[SavedSearch, ...]) -> "dict[int, Count]":
    """Return how many articles each finds; nothing for one that cannot be asked any more.

    Raises `Refused`: PERSON_RETIRED.
    """
    from studio.newsroom.archive import count

    with acting.store.read() as work:
        access.require_present(work, acting)
    found: dict[int, Count] = {}
    for one in wanted:
        try:
            found[one.id] = count(acting, one.search)
        except MidadError:
            continue
    return found


def save_search(acting: Acting, name: str, search: "Search") -> Changes:
    """Keep a search under a name, instead of another of that name.

    Raises `Refused`: SAVED_SEARCH_INVALID for an empty or long name, PERSON_RETIRED.
    """
    checked = _checked(name)
    with acting.store.write() as work:
        access.require_present(work, acting)
        row = _named(work, acting, checked)
        if row is None:
            row = Row(person_id=acting.person.id)
            work.rows.add(row)
        row.name, row.key, row.asked = checked, key(checked), _written(search)
        work.rows.flush()
        return Changes(searches=(row.id,))


def rename_search(acting: Acting, search: int, name: str) -> Changes:
    """Let a search have another name.

    Raises `Refused`: SAVED_SEARCH_UNKNOWN, SAVED_SEARCH_INVALID, SAVED_SEARCH_EXISTS,
    PERSON_RETIRED.
    """
    checked = _checked(name)
    with acting.store.write() as work:
        access.require_present(work, acting)
        row = _own(work, acting, search)
        other = _named(work, acting, checked)
        if other is not None and other.id != row.id:
            raise Refused(Reason.SAVED_SEARCH_EXISTS, search=other.name)
        if row.name == checked:
            return NOTHING
        row.name, row.key = checked, key(checked)
        work.rows.flush()
        return Changes(searches=(row.id,))


def forget_search(acting: Acting, search: int) -> Changes:
    """Keep a search no longer; nothing of what it found changes.

    Raises `Refused`: SAVED_SEARCH_UNKNOWN, PERSON_RETIRED.
    """
    with acting.store.write() as work:
        access.require_present(work, acting)
        work.rows.delete(_own(work, acting, search))
    return Changes(searches=(search,))


def _checked(name: str) -> str:
    checked = one_line(name)
    if not key(checked) or len(checked) > LONGEST_NAME:
        raise Refused(Reason.SAVED_SEARCH_INVALID, search=name[:LONGEST_NAME], limit=LONGEST_NAME)
    return checked


def _named(work: UnitOfWork, acting: Acting, name: str) -> Row | None:
    return work.rows.scalar(
        select(Row).where(Row.person_id == acting.person.id, Row.key == key(name))
    )


def _own(work: UnitOfWork, acting: Acting, search: int) -> Row:
    row = work.rows.get(Row, search)
    if row is None or row.person_id != acting.person.id:
        raise Refused(Reason.SAVED_SEARCH_UNKNOWN, search=str(search), nearest=None)
    return row


def _written(search: "Search") -> str:
    within = search.within
    told: dict[str, object] = {
        "text": search.text,
        "order": search.order.value,
        "year": search.year,
        "stage": within.stage,
        **{name: getattr(within, name) for name in _NARROWING},
    }
    return json.dumps({name: one for name, one in told.items() if one}, ensure_ascii=False)


def _view(work: UnitOfWork, row: Row) -> SavedSearch | None:
    """Return a search as it is kept; None for what another program wrote."""
    from studio.newsroom.archive import Search
    from studio.newsroom.archive_query import Order

    try:
        told: dict[str, Any] = json.loads(row.asked)
        stage = told.get("stage")
        section, author, tag = (int(told[one]) if one in told else None for one in _NARROWING)
        search = Search(
            text=str(told.get("text", "")),
            within=Filter(
                stage=None if stage is None else Stage(stage),
                section=section,
                author=author,
                tag=tag,
            ),
            year=int(told["year"]) if "year" in told else None,
            order=Order(told.get("order", Order.NEWEST)),
        )
    except (ValueError, TypeError, AttributeError):
        return None
    return SavedSearch(
        id=row.id,
        name=row.name,
        search=search,
        section=_section_name(work, section),
        author=_person_name(work, author),
        tag=_tag_name(work, tag),
    )


def _section_name(work: UnitOfWork, section: int | None) -> str:
    row = kept.followed(work, tables.Section, section)
    return "" if row is None else row.name


def _person_name(work: UnitOfWork, person: int | None) -> str:
    row = None if person is None else work.rows.get(tables.Person, person)
    return "" if row is None else row.display_name


def _tag_name(work: UnitOfWork, tag: int | None) -> str:
    row = kept.followed(work, tables.Tag, tag)
    if row is None:
        return ""
    query = select(tables.TagName.name).where(
        tables.TagName.tag_id == row.id, tables.TagName.preferred.is_(True)
    )
    return work.rows.scalar(query) or ""
