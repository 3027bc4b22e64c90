"""The archive: every article of the newsroom by its words, as far as the person may read.

Whoever reads what is being written finds working and published texts, each article once; whoever
reads only what is ready finds that alone, by the text that they may read. Deliberately absent: what
was typed (`archive_query`), and how the index is kept (`storage.search_index`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto
from itertools import chain, islice
from operator import attrgetter
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from sqlalchemy import ColumnElement, and_, func, or_, select

from studio.arabic.stemming import beginnings, misspellings, spellings, stem
from studio.errors import Reason, Unavailable
from studio.newsroom import access, desk, kept, narrowing, sections
from studio.newsroom.acting import Acting
from studio.newsroom.archive_dates import Days
from studio.newsroom.archive_facets import Facets, facets_of
from studio.newsroom.archive_marks import Marked, Marker, has_phrase
from studio.newsroom.archive_query import Field, Order, Query, Sought, read_query
from studio.newsroom.house import settings
from studio.newsroom.sections import find_section
from studio.newsroom.tags import find_tag
from studio.newsroom.views import ArticleSummary
from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.id_lists import AMONG_IDS, IDS, among, as_list
from studio.storage.search_asking import Clause, EntryHit, Part, Way, answers
from studio.storage.search_index import is_ready, unpacked
from studio.storage.search_tables import SearchEntry
from studio.storage.search_upkeep import Progress, bring_up_to_date
from studio.storage.unit_of_work import UnitOfWork

COUNTED: Final = 2000
"""So many articles, the last saved ones, are counted and put in order."""
AT_ONCE: Final = 12
"""So many answers, about what a window has room for, are asked for while somebody types."""
_VERIFIED: Final = 600
_TOGETHER: Final = 50
_ARTICLE: Final = attrgetter("article")
_SCORE: Final = attrgetter("score")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is asked: a text as it is typed, narrowed by a filter and a year.

    Without `counted` nothing is counted and only as much looked for as is shown, for answers while
    somebody is `typing`. With `headlines` words are looked for there alone; with `misspelt` words
    that nothing has are taken for others that differ by a letter.
    """

    text: str
    within: desk.Filter = desk.ALL
    year: int | None = None
    order: Order = Order.NEWEST
    limit: int = 30
    typing: bool = False
    counted: bool = True
    headlines: bool = False
    misspelt: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, and where in its headline and in a passage of its text.

    `published` says that it was found by the text that readers have, while another is worked on.
    """

    article: ArticleSummary
    headline: Marked
    snippet: Marked
    published: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; `total` is None where nothing was counted.

    There may be `more` than were counted. `widened` says that nothing answered as it was asked, and
    that these do with other proclitics.
    """

    hits: tuple[Hit, ...]
    total: int | None
    more: bool
    widened: bool
    facets: Facets | None
    misspelt: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles answer, and whether there are more than were counted."""

    articles: int
    more: bool = False


def is_made(acting: Acting) -> bool:
    """Say whether the index is there, so that `search` answers at once.

    Raises `Refused`: PERSON_RETIRED.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        return is_ready(work)


def make(acting: Acting, progress: Progress | None = None) -> None:
    """Make the index where it is missing.

    Raises `Refused` (PERSON_RETIRED) and `Unavailable` (SEARCH_UNAVAILABLE).
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
    bring_up_to_date(acting.store, progress)


def search(acting: Acting, asked: Search) -> Found:
    """Return what the archive has of `asked`.

    Raises `Refused`: QUERY_TOO_LONG, QUERY_DATE_UNKNOWN, QUERY_STAGE_UNKNOWN, SECTION_UNKNOWN,
    TAG_UNKNOWN; `Unavailable` (SEARCH_UNAVAILABLE) where there is no index (`make`).
    """
    with acting.store.read() as work:
        return _answers(work, acting, asked).found()


def count(acting: Acting, asked: Search) -> Count:
    """Return how many articles `search` would find; raises as it does."""
    with acting.store.read() as work:
        found = _answers(work, acting, asked)
        return Count(len(found.entries), found.more)


def _answers(work: UnitOfWork, acting: Acting, asked: Search) -> "_Answers":
    """Return what answers, asked for more and more widely while nothing does."""
    zone = ZoneInfo(settings(work).time_zone)
    query = read_query(asked.text, acting.clock().astimezone(zone).date(), typing=asked.typing)
    named_sections = tuple(find_section(acting, name).id for name in query.sections)
    named_tags = tuple(find_tag(acting, name).id for name in query.tags)
    if not is_ready(work):
        raise Unavailable(Reason.SEARCH_UNAVAILABLE)
    within = replace(asked.within, stages=query.stages) if query.stages else asked.within
    conditions = [
        *desk.conditions(work, acting, within),
        *_sides(work, acting),
        *_named(work, named_sections, named_tags),
        *(_within(days, zone) for days in query.days),
    ]
    if asked.year is not None:
        conditions.append(func.substr(_said_at(), 1, 4) == f"{asked.year:04}")
    found = _Answers(work, asked, query, _clauses(query, asked, _Reach.AS_ASKED), conditions)
    if found.entries or not any(not one.exact and not one.excluded for one in query.sought):
        return found
    reaches = (_Reach.PROCLITICS, _Reach.MISSPELT) if asked.misspelt else (_Reach.PROCLITICS,)
    for reach in reaches:
        clauses = _clauses(query, asked, reach)
        wider = _Answers(work, asked, query, clauses, conditions, reach=reach)
        if wider.entries:
            return wider
    return found


class _Entry(NamedTuple):
    """What stands beside the index of one entry."""

    headline: str
    names: str
    body: bytes


class _Answers:
    """What answers in one way of asking, once for each article."""

    def __init__(
        self,
        work: UnitOfWork,
        asked: Search,
        query: Query,
        clauses: Sequence[Clause],
        conditions: Sequence[ColumnElement[bool]],
        *,
        reach: "_Reach | None" = None,
    ) -> None:
        self._reach = reach
        self._work, self._asked, self._clauses = work, asked, clauses
        best = asked.order is Order.BEST
        all_of_them = asked.counted or best
        most = COUNTED if all_of_them else asked.limit
        first = COUNTED + 1 if all_of_them else 2 * asked.limit
        phrases = [one for one in query.sought if one.exact]
        if phrases:
            most, first = min(most, _VERIFIED), min(first, _VERIFIED)
        entries = answers(work, clauses, conditions, first=first, scored=best)
        if phrases:
            entries = _verified(work, chain.from_iterable(entries), phrases)
        found = _once(entries, most + 1 if asked.counted else most)
        self.entries = found[:most]
        self.more = len(found) > most

    def found(self) -> Found:
        """Return what is shown of it."""
        asked, entries = self._asked, self.entries
        if asked.order is Order.BEST:
            entries = sorted(entries, key=_SCORE)
        return Found(
            hits=_hits(self._work, self._clauses, entries[: asked.limit]),
            total=len(self.entries) if asked.counted else None,
            more=self.more,
            widened=self._reach is _Reach.PROCLITICS,
            misspelt=self._reach is _Reach.MISSPELT,
            facets=facets_of(self._work, self.entries) if asked.counted else None,
        )


def _once(entries: Iterable[list[EntryHit]], most: int) -> list[EntryHit]:
    """Return the first entry of each article, until there are so many."""
    found: dict[int, EntryHit] = {}
    for some in entries:
        here = dict(zip(map(_ARTICLE, some), some, strict=True))
        if not found and len(here) == len(some):  # as mostly
            found = here
        else:
            for one in some:
                found.setdefault(one.article, one)
        if len(found) >= most:
            break
    return list(found.values())[:most]


def _verified(
    work: UnitOfWork, entries: Iterator[EntryHit], phrases: Sequence[Sought]
) -> Iterator[list[EntryHit]]:
    """Yield the entries in which phrases stand word for word, or do not where they must not."""
    while some := list(islice(entries, _TOGETHER)):
        rows = _rows(work, some)
        yield [one for one in some if _has_phrases(rows[one.entry], phrases)]


def _has_phrases(row: _Entry, phrases: Sequence[Sought]) -> bool:
    return all(has_phrase(each.words, _parts(row, each)) ^ each.excluded for each in phrases)


def _parts(row: _Entry, sought: Sought) -> Iterator[str]:
    if sought.field is not Field.AUTHOR:
        yield row.headline
    if sought.field is not Field.HEADLINE:
        yield row.names
    if sought.field is None:
        yield unpacked(row.body)


def readable(work: UnitOfWork, acting: Acting, entries: Sequence[int]) -> dict[int, int]:
    """Return those of these entries that the person may read, with their articles.

    For this floor.
    """
    query = (
        select(SearchEntry.id, SearchEntry.article_id)
        .join(tables.Article, tables.Article.id == SearchEntry.article_id)
        .where(
            SearchEntry.id.in_(among(entries)),
            *desk.conditions(work, acting, desk.ALL),
            *_sides(work, acting),
        )
    )
    return dict(iter(work.rows.execute(query)))


class _Reach(Enum):
    """How far from what was asked an answer may be."""

    AS_ASKED = auto()
    PROCLITICS = auto()
    MISSPELT = auto()


def _clauses(query: Query, asked: Search, reach: _Reach) -> tuple[Clause, ...]:
    """Return what the index is asked; a phrase that must not be there is looked for later."""
    sought = [(one, _ways(one, _Reach.AS_ASKED if one.excluded else reach)) for one in query.sought]
    parts = {Field.HEADLINE: Part.HEADLINE, Field.AUTHOR: Part.NAMES}
    anywhere = Part.HEADLINE if asked.headlines else None
    return tuple(
        Clause(
            ways=ways,
            part=anywhere if one.field is None else parts[one.field],
            excluded=one.excluded,
        )
        for one, ways in sought
        if ways and not (one.exact and one.excluded)
    )


def _ways(sought: Sought, reach: _Reach) -> tuple[Way, ...]:
    if sought.exact:
        return (Way(tuple(map(stem, sought.words))),)
    (word,) = sought.words
    stems: Iterable[str] = (stem(word),)
    if reach is _Reach.PROCLITICS:
        stems = spellings(word)
    elif reach is _Reach.MISSPELT:
        stems = misspellings(word)
    if not sought.beginning:
        return tuple(Way((one,)) for one in stems)
    begun = beginnings(word)
    if begun and reach is _Reach.MISSPELT:
        begun = tuple(dict.fromkeys(one for start in begun for one in misspellings(start)))
    whole = (Way((one,)) for one in stems)
    return (*whole, *(Way((one,), beginning=True) for one in begun)) if begun else ()


def _sides(work: UnitOfWork, acting: Acting) -> Iterator[ColumnElement[bool]]:
    """Yield which of an article's two texts somebody may find it by."""
    if access.reads_working_texts(work, acting):
        return
    article, entry = tables.Article, SearchEntry
    is_live_text = article.published_revision_id == entry.revision_id
    ready = article.stage.in_((Stage.APPROVED, Stage.SCHEDULED))
    yield or_(
        and_(is_live_text, article.withdrawn.is_(False)), and_(ready, entry.public.is_(False))
    )


def _named(
    work: UnitOfWork, named_sections: Sequence[int], named_tags: Sequence[int]
) -> Iterator[ColumnElement[bool]]:
    for section in named_sections:
        yield tables.Article.section_id.in_(sections.below(work, section))
    for tag in named_tags:
        carries = tables.ArticleTag.tag_id == kept.tag(work, tag).id
        yield narrowing.listed(work, tables.ArticleTag.article_id, carries)


def _said_at() -> ColumnElement[datetime]:
    """Return when an article was published, or where it was not, last changed."""
    return func.coalesce(tables.Article.published_at, tables.Article.updated_at)


def _within(days: Days, zone: ZoneInfo) -> ColumnElement[bool]:
    met: list[ColumnElement[bool]] = []
    if days.first is not None:
        met.append(_said_at() >= datetime.combine(days.first, time(), zone))
    if days.last is not None:
        met.append(_said_at() < datetime.combine(days.last, time(), zone) + timedelta(days=1))
    return and_(*met)


def _hits(
    work: UnitOfWork, clauses: Sequence[Clause], entries: Sequence[EntryHit]
) -> tuple[Hit, ...]:
    """Return these entries with their articles, marked."""
    wanted = [one for one in clauses if not one.excluded]
    whole = Marker(way for one in wanted for way in one.ways if one.part is not Part.NAMES)
    inside = Marker(way for one in wanted for way in one.ways if one.part is None)
    summaries = desk.by_id(work, tuple(one.article for one in entries))
    rows = _rows(work, entries)
    return tuple(
        Hit(
            article=summaries[one.article],
            headline=whole.mark(rows[one.entry].headline),
            snippet=inside.passage(unpacked(rows[one.entry].body)),
            published=bool(one.public),
        )
        for one in entries
    )


_ROWS: Final = select(
    SearchEntry.id, SearchEntry.headline, SearchEntry.names, SearchEntry.body
).where(SearchEntry.id.in_(AMONG_IDS))


def _rows(work: UnitOfWork, entries: Sequence[EntryHit]) -> dict[int, _Entry]:
    wanted = {IDS: as_list([one.entry for one in entries])}
    found = work.rows.connection().execute(_ROWS, wanted)
    return {id_: _Entry(headline, names, body) for id_, headline, names, body in found}
