"""What was found, by section, author, tag, year and stage, with counts to narrow by."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, Text, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.search_asking import among
from studio.storage.unit_of_work import UnitOfWork

T = TypeVar("T", int, str)


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


def facets_of(work: UnitOfWork, ids: Sequence[int]) -> Facets:
    """Return how these articles divide."""
    article, tag, author = tables.Article, tables.ArticleTag, tables.ArticleAuthor
    year = func.substr(func.coalesce(article.published_at, article.updated_at), 1, 4)
    what = article.stage, article.section_id, type_coerce(year, Text)
    rows = work.rows.execute(
        select(*what, func.count()).where(article.id.in_(among(ids))).group_by(*what)
    ).all()
    stages: Counter[Stage] = Counter()
    sections: Counter[int] = Counter()
    years: Counter[int] = Counter()
    for stage, section, said, number in rows:
        stages[stage] += number
        years[int(said)] += number
        if section is not None:
            sections[section] += number
    tags = _counted(work, tag.tag_id, tag.article_id, ids)
    authors = _counted(work, author.person_id, author.article_id, ids)
    return Facets(
        sections=_named(sections, _section_names(work)),
        authors=_named(authors, _person_names(work)),
        tags=_named(tags, _tag_names(work, tags)),
        years=tuple(Facet(one, str(one), years[one]) for one in sorted(years, reverse=True)),
        stages=tuple(Facet(one, one.value, number) for one, number in stages.most_common()),
    )


def _counted(
    work: UnitOfWork,
    what: InstrumentedAttribute[int],
    article: InstrumentedAttribute[int],
    ids: Sequence[int],
) -> Counter[int]:
    query = select(what, func.count()).where(article.in_(among(ids))).group_by(what)
    return Counter(dict(_pairs(work, query)))


def _named(counted: Counter[int], names: dict[int, str]) -> tuple[Facet, ...]:
    found = [Facet(one, names[one], number) for one, number in counted.items() if one in names]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.name)))


def _section_names(work: UnitOfWork) -> dict[int, str]:
    query = select(tables.Section.id, tables.Section.name)
    return dict(_pairs(work, query))


def _person_names(work: UnitOfWork) -> dict[int, str]:
    query = select(tables.Person.id, tables.Person.display_name)
    return dict(_pairs(work, query))


def _tag_names(work: UnitOfWork, tags: Counter[int]) -> dict[int, str]:
    query = select(tables.TagName.tag_id, tables.TagName.name).where(
        tables.TagName.preferred.is_(True), tables.TagName.tag_id.in_(among(list(tags)))
    )
    return dict(_pairs(work, query))


def _pairs(work: UnitOfWork, query: Select[int, T]) -> Iterator[tuple[int, T]]:
    return ((id_, one) for id_, one in work.rows.execute(query))
