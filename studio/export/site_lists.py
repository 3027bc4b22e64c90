"""The lists of a site: which articles stand on which page, newest first.

Pages are counted from the oldest: page 1 has the first articles that ever were, and a page that is
full never changes when something new is published. Only a list's front does, which shows what no
full page has yet. Deliberately absent: tags of HTML (`site_pages`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from studio.export.site_entries import Entry
from studio.newsroom.public import PublicNote, PublicSite, PublicTerm

PER_PAGE: Final = 24
"""Articles on a full page; a front has that many and up to twice as many."""


class ListKind(StrEnum):
    """What the articles of a list have in common."""

    HOME = "home"
    SECTION = "section"
    TAG = "tag"
    AUTHOR = "author"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All pages of one list; `path` lies below the base address and is empty for the home page.

    `lineage` leads to a section; `month` is the first day of a month's list.
    """

    kind: ListKind
    path: str
    name: str
    entries: Sequence[Entry]
    lineage: tuple[PublicTerm, ...] = ()
    month: datetime | None = None

    @property
    def pages(self) -> int:
        """How many full pages there are beside the front."""
        return max(0, len(self.entries) // PER_PAGE - 1)

    def on(self, page: int | None) -> Sequence[Entry]:
        """Return what stands on a page, newest first; on the front for None."""
        total = len(self.entries)
        if page is None:
            return self.entries[: total - self.pages * PER_PAGE]
        return self.entries[total - page * PER_PAGE : total - (page - 1) * PER_PAGE]

    def path_of(self, page: int | None) -> str:
        """Return where a page lies."""
        return self.path if page is None else f"{self.path}page/{page}/"

    def newer(self, page: int | None) -> str | None:
        """Return where the newer articles are; None on the front."""
        if page is None:
            return None
        return self.path_of(None if page == self.pages else page + 1)

    def older(self, page: int | None) -> str | None:
        """Return where the older articles are; None on the last page."""
        if page is None:
            return self.path_of(self.pages) if self.pages else None
        return self.path_of(page - 1) if page > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLists:
    """Every list of a site. `live` are all articles that lists show, newest first."""

    live: Sequence[Entry]
    home: Listing
    sections: Sequence[Listing]
    tags: Sequence[Listing]
    authors: Sequence[Listing]
    months: Sequence[Listing]
    corrections: Sequence[tuple[PublicNote, Entry]]

    @property
    def every(self) -> Iterable[Listing]:
        """All lists that have pages."""
        return (self.home, *self.sections, *self.tags, *self.authors, *self.months)


def lists_of(site: PublicSite, entries: Iterable[Entry]) -> SiteLists:
    """Return the lists of a site whose articles are `entries`, in any order."""
    live = sorted((one for one in entries if not one.withdrawn), key=lambda one: one.order)
    live.reverse()
    zone = ZoneInfo(site.house.time_zone)
    return SiteLists(
        live=live,
        home=Listing(kind=ListKind.HOME, path="", name="", entries=live),
        sections=_sections(site, live),
        tags=_gathered(ListKind.TAG, "tag", ((one, term) for one in live for term in one.tags)),
        authors=_gathered(
            ListKind.AUTHOR, "author", ((one, term) for one in live for term in one.authors)
        ),
        months=_months(live, zone),
        corrections=sorted(
            ((note, one) for one in live for note in one.corrections),
            key=lambda said: (said[0].at, said[1].id),
            reverse=True,
        ),
    )


def _sections(site: PublicSite, live: Sequence[Entry]) -> list[Listing]:
    """Return a list for each section that has articles, or has them below it."""
    inside: dict[str, list[Entry]] = {}
    for one in live:
        for term in one.sections:
            inside.setdefault(term.slug, []).append(one)
    return [
        Listing(
            kind=ListKind.SECTION,
            path=f"{topic.term.slug}/",
            name=topic.term.name,
            entries=inside[topic.term.slug],
            lineage=topic.lineage,
        )
        for topic in site.topics
        if topic.term.slug in inside
    ]


def _gathered(
    kind: ListKind, folder: str, said: Iterable[tuple[Entry, PublicTerm]]
) -> list[Listing]:
    """Return a list for each term, in the order of their addresses; the newest name counts."""
    inside: dict[str, list[Entry]] = {}
    names: dict[str, str] = {}
    for one, term in said:
        names.setdefault(term.slug, term.name)
        found = inside.setdefault(term.slug, [])
        if not found or found[-1] is not one:
            found.append(one)
    return [
        Listing(kind=kind, path=f"{folder}/{slug}/", name=names[slug], entries=inside[slug])
        for slug in sorted(inside)
    ]


def _months(live: Sequence[Entry], zone: ZoneInfo) -> list[Listing]:
    """Return a list for each month in the house's zone, newest first."""
    inside: dict[tuple[int, int], list[Entry]] = {}
    for one in live:
        local = one.published_at.astimezone(zone)
        inside.setdefault((local.year, local.month), []).append(one)
    return [
        Listing(
            kind=ListKind.MONTH,
            path=f"archive/{year:04}-{month:02}/",
            name="",
            entries=entries,
            month=datetime(year, month, 1, tzinfo=zone),
        )
        for (year, month), entries in inside.items()
    ]
