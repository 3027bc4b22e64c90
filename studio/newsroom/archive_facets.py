"""What was found, by section, author, tag, year and stage, with counts to narrow by."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, Select, bindparam, func, select

from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.unit_of_work import UnitOfWork


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
    among = bindparam("ids", list(ids), Integer, expanding=True, literal_execute=True)
    year = func.substr(func.coalesce(article.published_at, article.updated_at), 1, 4)
    rows = work.rows.execute(
        select(article.stage, article.section_id, year).where(article.id.in_(among))
    ).all()
    stages = Counter(stage for stage, _, _ in rows)
    sections = Counter(section for _, section, _ in rows if section is not None)
    years = Counter(int(year) for _, _, year in rows)
    tags = Counter(work.rows.scalars(select(tag.tag_id).where(tag.article_id.in_(among))))
    authors = Counter(
        work.rows.scalars(select(author.person_id).where(author.article_id.in_(among)))
    )
    return Facets(
        sections=_named(sections, _section_names(work)),
        authors=_named(authors, _person_names(work)),
        tags=_named(tags, _tag_names(work, tags)),
        years=tuple(Facet(one, str(one), years[one]) for one in sorted(years, reverse=True)),
        stages=tuple(Facet(one, one.value, number) for one, number in stages.most_common()),
    )


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
    among = bindparam("tags", list(tags), Integer, expanding=True, literal_execute=True)
    query = select(tables.TagName.tag_id, tables.TagName.name).where(
        tables.TagName.preferred.is_(True), tables.TagName.tag_id.in_(among)
    )
    return dict(_pairs(work, query))


def _pairs(work: UnitOfWork, query: Select[int, str]) -> Iterator[tuple[int, str]]:
    return ((id_, name) for id_, name in work.rows.execute(query))
