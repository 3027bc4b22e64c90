"""The desk: lists of articles, filtered and sorted, page by page or by their ids.

A page ends where the next begins by time and id, so that an article which changes while somebody
turns pages is neither lost nor slows the next page. A window takes the ids of a whole list at once
and the summaries of the rows that it shows. Deliberately absent: searching in texts, which is the
archive's affair.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import aliased

from studio.arabic.folding import key
from studio.errors import Refused
from studio.newsroom import access, kept, narrowing, privacy, sections, target_standings
from studio.newsroom.acting import Acting
from studio.newsroom.naming import is_one_off
from studio.newsroom.narrowing import Measure, When
from studio.newsroom.views import ArticleSummary
from studio.storage import tables
from studio.storage.codes import Priority, Stage
from studio.storage.columns import UtcTime
from studio.storage.id_lists import AMONG_IDS, IDS, as_list
from studio.storage.mapping import table_of
from studio.storage.unit_of_work import UnitOfWork

T = TypeVar("T")

_LOOKED_THROUGH: Final = 3000
_COUNTED_AT_ONCE: Final = 100
_URGENCY: Final = {Priority.LOW: 0, Priority.NORMAL: 1, Priority.HIGH: 2, Priority.URGENT: 3}


class Filter(Struct, frozen=True, kw_only=True):
    """Which articles to list; None stands for all.

    `section` takes those below it too. `author` is somebody who created the article or stands in
    its byline; `concerning` is somebody who did, or to whom it is assigned; `assignee` may be
    `narrowing.NOBODY`. `due` lists what is in progress alone. `live` asks for what readers have, or
    have not. Spiked articles are listed only where their stage is asked for, by
    `stage` or among `stages`; no stages stand for all.
    """

    stage: Stage | None = None
    stages: tuple[Stage, ...] = ()
    section: int | None = None
    tag: int | None = None
    author: int | None = None
    assignee: int | None = None
    concerning: int | None = None
    live: bool | None = None
    priority: Priority | None = None
    due: When | None = None
    length: Measure | None = None


class Sort(StrEnum):
    """In which order a list stands; equal ones by time, the newest first."""

    UPDATED = "updated"
    DUE = "due"
    PRIORITY = "priority"
    HEADLINE = "headline"


class Mark(Struct, frozen=True):
    """Where a page ended: the time and id of its last article."""

    updated: datetime
    article: int


class Page(Struct, frozen=True):
    """Articles, the newest first; `after` leads to the next page, None on the last one."""

    articles: tuple[ArticleSummary, ...]
    after: Mark | None


ALL = Filter()
"""Every article but the spiked ones."""


def articles(
    acting: Acting, wanted: Filter = ALL, *, limit: int = 50, before: Mark | None = None
) -> Page:
    """Return a page of at most `limit` articles.

    Whoever reads only what is ready is shown only that. Raises `Refused`: SECTION_UNKNOWN,
    TAG_UNKNOWN.
    """
    newest_first = tables.Article.updated_at.desc(), tables.Article.id.desc()
    with acting.store.read() as work:
        query = select(tables.Article.id, tables.Article.updated_at).order_by(*newest_first)
        query = query.where(*conditions(work, acting, wanted)).limit(limit + 1)
        if before is not None:
            mark = tuple_(literal(before.updated, UtcTime()), literal(before.article))
            query = query.where(tuple_(tables.Article.updated_at, tables.Article.id) < mark)
        found = work.rows.execute(query).all()
        page = found[:limit]
        summaries = by_id(work, tuple(id_ for id_, _ in page))
    after = Mark(page[-1][1], page[-1][0]) if len(found) > limit and page else None
    return Page(tuple(summaries[id_] for id_, _ in page), after)


def ids(
    acting: Acting, wanted: Filter = ALL, sort: Sort = Sort.UPDATED, *, limit: int | None = None
) -> tuple[int, ...]:
    """Return the ids of every article of a list, in order, or of the first `limit`.

    Raises `Refused`: SECTION_UNKNOWN, TAG_UNKNOWN.
    """
    with acting.store.read() as work:
        query = select(tables.Article.id).where(*conditions(work, acting, wanted))
        ordered = query.order_by(*_order(sort)).limit(limit)
        return tuple(work.rows.connection().execute(ordered).scalars())


def summaries(acting: Acting, wanted: tuple[int, ...]) -> tuple[ArticleSummary, ...]:
    """Return the summaries of these articles in their order, without those that are gone.

    The ids come from `ids`, which leaves out what the person may not read.
    """
    with acting.store.read() as work:
        hidden = privacy.withheld(work, acting.person.id)
        found = by_id(work, tuple(one for one in wanted if one not in hidden))
    return tuple(found[id_] for id_ in wanted if id_ in found)


def counts(acting: Acting, wanted: Mapping[T, Filter]) -> dict[T, int]:
    """Return how many articles each list holds; one whose section or tag is gone holds none."""
    found = dict.fromkeys(wanted, 0)
    asked: dict[T, ScalarSelect[int]] = {}
    with acting.store.read() as work:
        for name, one in wanted.items():
            with suppress(Refused):
                narrowed = conditions(work, acting, one)
                counted = select(func.count()).select_from(tables.Article).where(*narrowed)
                asked[name] = counted.scalar_subquery()
        names = tuple(asked)
        for at in range(0, len(names), _COUNTED_AT_ONCE):
            some = names[at : at + _COUNTED_AT_ONCE]
            row = work.rows.connection().execute(select(*(asked[name] for name in some))).one()
            found |= dict(zip(some, row, strict=True))
    return found


def find_headlines(acting: Acting, words: str, *, limit: int = 20) -> tuple[ArticleSummary, ...]:
    """Return articles whose headline has every one of `words`, or their beginnings.

    However they are written (`studio.arabic.folding`), the newest first, looked for among the
    newest 3,000; where none is found, also with a letter wrong in each word.
    """
    asked = key(words).split()
    newest = tables.Article.updated_at.desc(), tables.Article.id.desc()
    with acting.store.read() as work:
        query = (
            select(tables.Article.id, tables.Article.headline)
            .where(*conditions(work, acting, ALL))
            .order_by(*newest)
            .limit(_LOOKED_THROUGH)
        )
        headlines = [(id_, key(headline)) for id_, headline in work.rows.execute(query)]
        found = [id_ for id_, headline in headlines if _holds(headline, asked)][:limit]
        if not found and asked:
            found = [id_ for id_, headline in headlines if _nearly_holds(headline, asked)][:limit]
        named = by_id(work, tuple(found))
    return tuple(named[id_] for id_ in found)


def _holds(headline: str, asked: list[str]) -> bool:
    there = f" {headline}"
    return all(f" {word}" in there or f" ال{word}" in there for word in asked)


def _nearly_holds(headline: str, asked: list[str]) -> bool:
    there = headline.split()
    return all(any(is_one_off(word, one) for one in there) for word in asked)


def by_uid(acting: Acting, wanted: tuple[str, ...]) -> dict[str, ArticleSummary]:
    """Return the articles of these uids that the person may read, without spiked ones."""
    with acting.store.read() as work:
        query = select(tables.Article.id).where(
            tables.Article.uid.in_(wanted), *conditions(work, acting, ALL)
        )
        found = by_id(work, tuple(work.rows.scalars(query)))
    return {one.uid: one for one in found.values()}


def by_id(work: UnitOfWork, ids: tuple[int, ...]) -> dict[int, ArticleSummary]:
    """Return the summaries of these articles."""
    names, private = _tag_names(work, ids), privacy.private_among(work, ids)
    rows = work.rows.connection().execute(_SUMMARIES, {IDS: as_list(ids)})
    old = target_standings.old_among(work, ids)
    return {
        row.id: _summary(
            row, names.get(row.id, ()), private=row.id in private, old_at=old.get(row.id, ())
        )
        for row in rows
    }


def conditions(work: UnitOfWork, acting: Acting, wanted: Filter) -> list[ColumnElement[bool]]:
    """Return what holds for the articles of a list that the person may know of; for this floor."""
    article = tables.Article
    live = article.published_revision_id.is_not(None) & article.withdrawn.is_(False)
    found: list[ColumnElement[bool]] = []
    if wanted.stage is not None:
        found.append(article.stage == wanted.stage)
    elif wanted.stages:
        found.append(article.stage.in_(wanted.stages))
    else:
        found.append(article.stage != Stage.SPIKED)
    if wanted.section is not None:
        found.append(article.section_id.in_(sections.below(work, wanted.section)))
    if wanted.tag is not None:
        carries = tables.ArticleTag.tag_id == kept.tag(work, wanted.tag).id
        found.append(narrowing.listed(work, tables.ArticleTag.article_id, carries))
    if wanted.author is not None:
        written = tables.ArticleAuthor.person_id == wanted.author
        found.append(narrowing.listed(work, tables.ArticleAuthor.article_id, written))
    found += _planned(work, acting, wanted)
    if (seen := privacy.seen_by(work, acting.person.id)) is not None:
        found.append(seen)
    if wanted.concerning is not None:
        author = table_of(tables.ArticleAuthor).c
        written = author.person_id == wanted.concerning
        found.append(
            or_(
                article.assignee_id == wanted.concerning,
                article.created_by_id == wanted.concerning,
                article.id.in_(select(author.article_id).where(written)),
            )
        )
    if wanted.live is not None:
        found.append(live if wanted.live else ~live)
    if not access.reads_working_texts(work, acting):
        found.append(or_(article.stage.in_((Stage.APPROVED, Stage.SCHEDULED)), live))
    return found


def _planned(work: UnitOfWork, acting: Acting, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on what is planned."""
    if wanted.assignee is not None:
        yield narrowing.assigned(wanted.assignee)
    if wanted.priority is not None:
        yield tables.Article.priority == wanted.priority
    if wanted.due is not None:
        yield narrowing.due(work, wanted.due, acting.clock())
    if wanted.length is not None:
        yield narrowing.measured(work, wanted.length)


def _order(sort: Sort) -> tuple[Any, ...]:
    article = tables.Article
    newest = article.updated_at.desc(), article.id.desc()
    match sort:
        case Sort.UPDATED:
            return newest
        case Sort.DUE:
            return article.due_at.is_(None), article.due_at, *newest
        case Sort.PRIORITY:
            return case(_URGENCY, value=article.priority).desc(), *newest
        case Sort.HEADLINE:
            return article.headline, *newest


def _summaries() -> Select[*tuple[Any, ...]]:
    """Return the statement that asks for what lists say of articles."""
    working, published = aliased(tables.Revision), aliased(tables.Revision)
    article = tables.Article
    columns = (
        *(article.id, article.uid, article.stage, article.headline, article.authors),
        *(article.words, article.updated_at, article.priority, article.scheduled_at),
        *(article.due_at, article.assignee_id, article.embargo_until, article.section_id),
    )
    return (
        select(
            *columns,
            (article.published_revision_id.is_not(None) & article.withdrawn.is_(False)).label(
                "live"
            ),
            working.number.label("working"),
            published.number.label("published"),
            tables.Section.name.label("section"),
        )
        .join(working, working.id == article.working_revision_id)
        .outerjoin(published, published.id == article.published_revision_id)
        .outerjoin(tables.Section, tables.Section.id == article.section_id)
        .where(article.id.in_(AMONG_IDS))
    )


_SUMMARIES: Final = _summaries()


def _summary(
    row: Row[*tuple[Any, ...]],
    tags: tuple[str, ...],
    *,
    private: bool,
    old_at: tuple[str, ...],
) -> ArticleSummary:
    return ArticleSummary(
        id=row.id,
        uid=row.uid,
        revision=row.working,
        published_revision=row.published,
        stage=row.stage,
        live=bool(row.live),
        headline=row.headline,
        section=row.section_id,
        section_name=row.section or "",
        tags=tags,
        authors=row.authors,
        words=row.words,
        updated=row.updated_at,
        priority=row.priority,
        scheduled=row.scheduled_at,
        due=row.due_at,
        assignee=row.assignee_id,
        embargo=row.embargo_until,
        private=private,
        old_at=old_at,
    )


def _tag_names(work: UnitOfWork, ids: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for article, name in work.rows.connection().execute(_TAG_NAMES, {IDS: as_list(ids)}):
        found[article] = (*found.get(article, ()), name)
    return found


_TAGGED, _NAMES = table_of(tables.ArticleTag).c, table_of(tables.TagName).c
_TAG_NAMES: Final = (
    select(_TAGGED.article_id, _NAMES.name)
    .join(table_of(tables.TagName), _NAMES.tag_id == _TAGGED.tag_id)
    .where(_TAGGED.article_id.in_(AMONG_IDS), _NAMES.preferred.is_(True))
    .order_by(_TAGGED.article_id, _NAMES.name)
)
