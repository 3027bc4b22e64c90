"""What was found, by section, author, tag, year and stage, with counts to narrow by."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.id_lists import AMONG_IDS, IDS, as_list
from studio.storage.search_asking import EntryHit
from studio.storage.unit_of_work import UnitOfWork, once

T = TypeVar("T", int, str)

_COUNTED_BY: Final = attrgetter("stage", "section", "year")


def _count(
    what: InstrumentedAttribute[int], article: InstrumentedAttribute[int]
) -> Select[int, int]:
    return select(what, func.count()).where(article.in_(AMONG_IDS)).group_by(what)


_TAGS: Final = _count(tables.ArticleTag.tag_id, tables.ArticleTag.article_id)
_AUTHORS: Final = _count(tables.ArticleAuthor.person_id, tables.ArticleAuthor.article_id)
_SECTIONS: Final = select(tables.Section.id, tables.Section.name)
_PEOPLE: Final = select(tables.Person.id, tables.Person.display_name)
_TAG_NAMES: Final = select(tables.TagName.tag_id, tables.TagName.name).where(
    tables.TagName.preferred.is_(True), tables.TagName.tag_id.in_(AMONG_IDS)
)


@dataclass(frozen=True, slots=True)
class Facet:
    """A section, person, tag, year or stage: its id, its name, and how many articles have it."""

    value: int | Stage
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Each the most frequent first; years the latest first; sections as the articles have them."""

    sections: tuple[Facet, ...] = ()
    authors: tuple[Facet, ...] = ()
    tags: tuple[Facet, ...] = ()
    years: tuple[Facet, ...] = ()
    stages: tuple[Facet, ...] = ()


def facets_of(work: UnitOfWork, found: Sequence[EntryHit]) -> Facets:
    """Return how these articles divide; each is there once."""
    stages: Counter[Stage] = Counter()
    sections: Counter[int] = Counter()
    years: Counter[int] = Counter()
    alike = Counter(map(_COUNTED_BY, found))
    for (stage, section, year), number in sorted(alike.items(), key=lambda one: one[0][0]):
        stages[Stage(stage)] += number
        years[int(year)] += number
        if section is not None:
            sections[section] += number
    ids = as_list([one.article for one in found])
    tags, authors = _counted(work, _TAGS, ids), _counted(work, _AUTHORS, ids)
    return Facets(
        sections=_named(sections, once(work, "section names", lambda: _names(work, _SECTIONS))),
        authors=_named(authors, once(work, "person names", lambda: _names(work, _PEOPLE))),
        tags=_named(tags, _names(work, _TAG_NAMES, {IDS: as_list(tuple(tags))})),
        years=tuple(Facet(one, str(one), years[one]) for one in sorted(years, reverse=True)),
        stages=tuple(Facet(one, one.value, number) for one, number in stages.most_common()),
    )


def _counted(work: UnitOfWork, query: Select[int, int], ids: str) -> Counter[int]:
    return Counter(dict(_pairs(work, query, {IDS: ids})))


def _named(counted: Counter[int], names: dict[int, str]) -> tuple[Facet, ...]:
    found = [Facet(one, names[one], number) for one, number in counted.items() if one in names]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.name)))


def _names(
    work: UnitOfWork, query: Select[int, str], values: dict[str, str] | None = None
) -> dict[int, str]:
    return dict(_pairs(work, query, values))


def _pairs(
    work: UnitOfWork, query: Select[int, T], values: dict[str, str] | None
) -> Iterator[tuple[int, T]]:
    return ((id_, one) for id_, one in work.rows.connection().execute(query, values))
