"""What the archive has of a text that is being written: copies, earlier coverage, and tags.

The words that are rare in the archive and not in the text lead to candidates; runs of three words
that both have tell a copy, also of a text of which some words were changed. All of it is asked of
the archive's index, as far as the person may read. Deliberately absent: what is done with it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace
from sqlalchemy import func, select

from studio.arabic.slugs import is_content_word
from studio.arabic.stemming import folded_stem, index_text, index_words
from studio.document.article import ArticleText
from studio.document.inline import plain
from studio.document.plain import article_plain
from studio.document.review import accepted_article
from studio.errors import Reason, Unavailable
from studio.newsroom import access, archive, desk
from studio.newsroom.acting import Acting
from studio.newsroom.tags import tags
from studio.newsroom.views import ArticleSummary, TagView
from studio.storage.id_lists import among
from studio.storage.search_asking import postings
from studio.storage.search_index import is_ready, unpacked
from studio.storage.search_tables import SearchEntry
from studio.storage.unit_of_work import UnitOfWork

COPIED: Final = 0.2
"""From this share of common runs of three words on, one text is a copy of the other."""

_RUN: Final = 3
_FEWEST_RUNS: Final = 8
_WORDS_READ: Final = 1500
_TERMS: Final = 20
_NEWEST: Final = 1000
_COMMON: Final = 0.1
_CANDIDATES: Final = 40
_RELATED: Final = 0.22
_HEADLINE_COUNTS: Final = 3
_NAMED_IN_TEXT: Final = 0.6
_TAG_LEAST: Final = 0.3


@dataclass(frozen=True, slots=True)
class Earlier:
    """An article that is like the text: how much, from 0 to 1, and whether it is a copy.

    Of a copy `alike` is the share of common runs of words, else that of telling words.
    """

    article: ArticleSummary
    alike: float
    copy: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the archive has: copies first, then what is related, the most alike first; and tags."""

    earlier: tuple[Earlier, ...] = ()
    tags: tuple[TagView, ...] = ()

    @property
    def copies(self) -> tuple[Earlier, ...]:
        """Those that have been written already, it seems."""
        return tuple(one for one in self.earlier if one.copy)

    @property
    def related(self) -> tuple[Earlier, ...]:
        """Those about the same thing."""
        return tuple(one for one in self.earlier if not one.copy)


def coverage(
    acting: Acting, text: ArticleText, *, article: int | None = None, limit: int = 8
) -> Coverage:
    """Return what the archive has of a text, but for the `article` that it is of.

    Raises `Refused` (PERSON_RETIRED) and `Unavailable` (SEARCH_UNAVAILABLE).
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        if not is_ready(work):
            raise Unavailable(Reason.SEARCH_UNAVAILABLE)
        whole = accepted_article(text)
        headline, body = plain(whole.headline), article_plain(replace(whole, headline=()))
        said = _weighed(work, headline, body)
        ranked = _ranked(work, acting, said, article)
        earlier = tuple(_judged(work, ranked, headline, body))[: 2 * limit]
        found = _cut(earlier, limit)
    return Coverage(found, _tags(acting, text, f"{headline}\n{body}", earlier))


def coverage_of(acting: Acting, article: int, *, limit: int = 8) -> Coverage:
    """Return what the archive has of an article's working text.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED) and as `coverage`.
    """
    from studio.newsroom.reading import load

    return coverage(acting, load(acting, article).text, article=article, limit=limit)


def _cut(earlier: Sequence[Earlier], limit: int) -> tuple[Earlier, ...]:
    copies = [one for one in earlier if one.copy][:limit]
    related = [one for one in earlier if not one.copy][:limit]
    return (*copies, *related)


@dataclass(frozen=True, slots=True)
class _Term:
    """A telling word: how much it weighs, and the newest entries that have it."""

    weight: float
    entries: tuple[int, ...]


def _weighed(work: UnitOfWork, headline: str, body: str) -> list[_Term]:
    """Return the words of a text that tell most: often in it, seldom in the archive."""
    counted: Counter[str] = Counter()
    for words, counts in ((index_words(headline), _HEADLINE_COUNTS), (index_words(body), 1)):
        for word in words[:_WORDS_READ]:
            if is_content_word(word) and len(root := folded_stem(word)) > 2:
                counted[root] += counts
    number = work.rows.scalar(select(func.count()).select_from(SearchEntry)) or 0
    terms = []
    likely = sorted(counted, key=lambda root: (-counted[root], -len(root)))[: 2 * _TERMS]
    for root in likely:
        entries = postings(work, root, _NEWEST)
        if entries and len(entries) < _NEWEST and len(entries) <= max(number * _COMMON, 20):
            rarity = math.log(1 + number / len(entries))
            terms.append(_Term((1 + math.log(counted[root])) * rarity, entries))
    return sorted(terms, key=lambda one: -one.weight)[:_TERMS]


def _ranked(
    work: UnitOfWork, acting: Acting, terms: Sequence[_Term], article: int | None
) -> list[tuple[int, int, float]]:
    """Return the entries that share most of the weight: entry, article and share, best first."""
    whole = sum(one.weight for one in terms)
    shares: defaultdict[int, float] = defaultdict(float)
    for one in terms:
        for entry in one.entries:
            shares[entry] += one.weight / whole
    best = sorted(shares, key=lambda entry: (-shares[entry], -entry))[: 4 * _CANDIDATES]
    readable = archive.readable(work, acting, best)
    of = {entry: one for entry, one in readable.items() if one != article}
    ranked, seen = [], set()
    for entry in best:
        if entry in of and of[entry] not in seen:
            seen.add(of[entry])
            ranked.append((entry, of[entry], shares[entry]))
    return ranked[:_CANDIDATES]


def _judged(
    work: UnitOfWork, ranked: Sequence[tuple[int, int, float]], headline: str, body: str
) -> Iterator[Earlier]:
    """Yield the copies, then what is related; the rest is neither."""
    mine = _runs(f"{headline}\n{body}")
    query = select(SearchEntry.id, SearchEntry.headline, SearchEntry.body).where(
        SearchEntry.id.in_(among([entry for entry, _, _ in ranked]))
    )
    texts = {id_: (words, rest) for id_, words, rest in work.rows.execute(query)}
    summaries = desk.by_id(work, tuple(of for _, of, _ in ranked))
    copies, related = [], []
    for entry, of, share in ranked:
        words, rest = texts[entry]
        common = _common(mine, _runs(f"{words}\n{unpacked(rest)}"))
        if common >= COPIED:
            copies.append(Earlier(summaries[of], common, copy=True))
        elif share >= _RELATED:
            related.append(Earlier(summaries[of], share, copy=False))
    yield from sorted(copies, key=lambda one: -one.alike)
    yield from related


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = index_words(text)[:_WORDS_READ]
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


def _common(mine: frozenset[tuple[str, ...]], theirs: frozenset[tuple[str, ...]]) -> float:
    """Return which share of the shorter text's runs both have; nothing of very short texts."""
    fewer = min(len(mine), len(theirs))
    return 0.0 if fewer < _FEWEST_RUNS else len(mine & theirs) / fewer


def _tags(
    acting: Acting, text: ArticleText, said: str, earlier: Sequence[Earlier]
) -> tuple[TagView, ...]:
    """Return the tags that the text names, or that what is like it carries, the likeliest first."""
    known = tags(acting)
    by_name = {one.name: one for one in known}
    votes: dict[int, float] = {}
    for like in earlier:
        for name in like.article.tags:
            if (tag := by_name.get(name)) is not None:
                votes[tag.id] = votes.get(tag.id, 0.0) + min(like.alike, 0.5)
    there = f" {index_text(said)} "
    for tag in known:
        if any(_is_named(name, there) for name in (tag.name, *tag.synonyms)):
            votes[tag.id] = votes.get(tag.id, 0.0) + _NAMED_IN_TEXT
    of = {one.id: one for one in known}
    likely = sorted(votes, key=lambda tag: (-votes[tag], -of[tag].articles, of[tag].name))
    return tuple(of[tag] for tag in likely if votes[tag] >= _TAG_LEAST and tag not in text.tags)


def _is_named(name: str, there: str) -> bool:
    stems = index_text(name)
    return bool(stems) and f" {stems} " in there
