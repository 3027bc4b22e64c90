"""What stands on each page of a site beside the articles' own, decided before any is printed.

A plan is a plain value: its page need not be printed where an earlier run did so by an equal plan.
Equal lists give equal plans, in any process. Deliberately absent: printing (`site_pages`).
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

from studio.export.site_entries import Entry
from studio.export.site_lists import PER_PAGE, Listing, ListKind, SiteLists
from studio.export.site_marks import mark
from studio.export.site_places import ARCHIVE, CORRECTIONS, MISSING_FILE, PAGE_FILE, SEARCH
from studio.newsroom.public import PublicNote, PublicTerm

_BESIDE: Final = 4
"""Stories that stand under the first one of a front, with their pictures."""

_STRIP: Final = 4
"""Stories of each section on the home page."""

Month: TypeAlias = tuple[int, int]
"""A year, and a month of it from 1."""


class Strip(Struct, frozen=True, array_like=True):
    """The newest of a section, on the home page; `path` is the section's."""

    name: str
    path: str
    entries: tuple[Entry, ...]


class ListingPlan(Struct, frozen=True, array_like=True, tag="listing"):
    """A page of a list; `page` is None for its front, and `total` is how long the whole list is.

    `opening` are the stories that a front opens with, the first of them the lead.
    """

    place: str
    kind: ListKind
    list_path: str
    name: str
    month: Month | None
    lineage: tuple[PublicTerm, ...]
    page: int | None
    total: int
    opening: tuple[Entry, ...]
    strips: tuple[Strip, ...]
    rest: tuple[Entry, ...]
    newer: str | None
    older: str | None

    @property
    def facts(self) -> object:
        """What tells this plan from every other one."""
        return (
            *(self.place, self.kind, self.list_path, self.name, self.month, self.lineage),
            *(self.page, self.total, self.newer, self.older),
            [one.mark for one in self.opening],
            [(one.name, one.path, [each.mark for each in one.entries]) for one in self.strips],
            [one.mark for one in self.rest],
        )


class MonthsPlan(Struct, frozen=True, array_like=True, tag="months"):
    """The page of all months: the path of each, and how many articles it has."""

    place: str
    months: tuple[tuple[str, Month, int], ...]

    @property
    def facts(self) -> object:
        """What tells this plan from every other one."""
        return self.place, self.months


class CorrectionsPlan(Struct, frozen=True, array_like=True, tag="corrections"):
    """A page of what was corrected; `page` is None for the newest."""

    place: str
    page: int | None
    notes: tuple[tuple[PublicNote, Entry], ...]
    newer: str | None
    older: str | None

    @property
    def facts(self) -> object:
        """What tells this plan from every other one."""
        notes = [(note, entry.mark) for note, entry in self.notes]
        return self.place, self.page, notes, self.newer, self.older


class SearchPlan(Struct, frozen=True, array_like=True, tag="search"):
    """The page to search from."""

    place: str

    @property
    def facts(self) -> object:
        """What tells this plan from every other one."""
        return self.place


class MissingPlan(Struct, frozen=True, array_like=True, tag="missing"):
    """The page that is shown for every address that is none."""

    place: str

    @property
    def facts(self) -> object:
        """What tells this plan from every other one."""
        return self.place


class Sheet(NamedTuple):
    """Any other file of a site: what tells it apart from what it was, and what prints it."""

    path: str
    facts: object
    print: Callable[[], bytes]


Plan: TypeAlias = ListingPlan | MonthsPlan | CorrectionsPlan | SearchPlan | MissingPlan
"""Of each, `place` is the file below the base address that it becomes."""


class Planned(NamedTuple):
    """A page that is to be: what makes its plan, and its mark of the mark of its site's frame."""

    plan: Callable[[], Plan]
    mark: Callable[[bytes], bytes]


def page_plans(lists: SiteLists) -> dict[str, Planned]:
    """Return every page but the articles' own, by the file that it becomes.

    Where two pages would be the same file, it is the first.
    """
    found: dict[str, Planned] = {}
    for listing in lists.every:
        for page in (None, *range(1, listing.pages + 1)):
            place = listing.path_of(page) + PAGE_FILE
            if place not in found:
                made = partial(listing_plan, lists, listing, page)
                has_strips = page is None and listing.kind is ListKind.HOME
                said = partial(_mark_of, made) if has_strips else None
                found[place] = Planned(made, said or partial(_listing_mark, listing, page))
    others: list[Plan] = [
        MonthsPlan(
            place=ARCHIVE + PAGE_FILE,
            months=tuple(
                (one.path, month, len(one.entries))
                for one in lists.months
                if (month := _month(one))
            ),
        ),
        *_corrections(lists.corrections),
        SearchPlan(place=SEARCH + PAGE_FILE),
        MissingPlan(place=MISSING_FILE),
    ]
    for one in others:
        itself = partial(_itself, one)
        found.setdefault(one.place, Planned(itself, partial(_mark_of, itself)))
    return found


def _itself(plan: Plan) -> Plan:
    return plan


def _mark_of(plan: Callable[[], Plan], frame: bytes) -> bytes:
    made = plan()
    return mark(frame, type(made).__name__, made.facts)


def _listing_mark(listing: Listing, page: int | None, frame: bytes) -> bytes:
    """Return the mark of a page of a list without making its plan, which follows from this.

    A site has thousands of them, and mostly all of them stand. The front of the home is none: it
    shows other lists, too.
    """
    facts = (
        *(listing.kind, listing.path, listing.name, _month(listing), listing.lineage),
        *(page, len(listing.entries), [one.mark for one in listing.on(page)]),
    )
    return mark(frame, facts)


def listing_plan(lists: SiteLists, listing: Listing, page: int | None) -> ListingPlan:
    """Return what stands on a page of a list, on its front for None."""
    shown = tuple(listing.on(page))
    # A front opens with its newest story, as a newspaper does; older pages are lists.
    opens = page is None and listing.kind is not ListKind.MONTH
    opening = shown[: 1 + _BESIDE] if opens else ()
    strips = tuple(_strips(lists, opening)) if opens and listing.kind is ListKind.HOME else ()
    told = {one.id for one in opening}
    told.update(one.id for strip in strips for one in strip.entries)
    return ListingPlan(
        place=listing.path_of(page) + PAGE_FILE,
        kind=listing.kind,
        list_path=listing.path,
        name=listing.name,
        month=_month(listing),
        lineage=listing.lineage,
        page=page,
        total=len(listing.entries),
        opening=opening,
        strips=strips,
        rest=tuple(one for one in shown if one.id not in told) if told else shown,
        newer=listing.newer(page),
        older=listing.older(page),
    )


def _month(listing: Listing) -> Month | None:
    return None if listing.month is None else (listing.month.year, listing.month.month)


def _strips(lists: SiteLists, opening: Sequence[Entry]) -> Iterator[Strip]:
    """Yield the newest of each section that stands at the top, but for what `opening` shows."""
    told = {one.id for one in opening}
    for listing in lists.sections:
        if len(listing.lineage) > 1:
            continue
        newest: list[Entry] = []
        for one in listing.entries:
            if len(newest) == _STRIP:
                break
            if one.id not in told:
                newest.append(one)
        told |= {one.id for one in newest}
        if newest:
            yield Strip(listing.name, listing.path, tuple(newest))


def _corrections(corrections: Sequence[tuple[PublicNote, Entry]]) -> Iterator[CorrectionsPlan]:
    """Yield the pages of what was corrected, the newest first; a page that is full stays."""
    total = len(corrections)
    full = max(0, total // PER_PAGE - 1)

    def path_of(page: int | None) -> str:
        return CORRECTIONS if page is None else f"{CORRECTIONS}page/{page}/"

    for page in (None, *range(1, full + 1)):
        shown = (
            corrections[: total - full * PER_PAGE]
            if page is None
            else corrections[total - page * PER_PAGE : total - (page - 1) * PER_PAGE]
        )
        before = full if page is None else page - 1
        yield CorrectionsPlan(
            place=path_of(page) + PAGE_FILE,
            page=page,
            notes=tuple(shown),
            newer=None if page is None else path_of(None if page == full else page + 1),
            older=path_of(before) if before else None,
        )
