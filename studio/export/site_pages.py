"""The pages of a site beside the articles' own: lists, months, corrections, search, and 404.

Every page is printed by the theme's templates from plain values; no page needs a script. Equal
entries give equal pages. Deliberately absent: articles (`page`) and what feeds say (`feeds`).
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from markupsafe import Markup

from studio.arabic.dates import month_name, month_name_english
from studio.arabic.numerals import shape
from studio.export.addresses import section_address
from studio.export.frame import (
    Surroundings,
    counted,
    house_words,
    moment,
    numerals,
    surrounding,
    titled,
    written,
)
from studio.export.outgoing import outgoing
from studio.export.page import LISTED, UNLISTED
from studio.export.site_entries import Entry, Thumb
from studio.export.site_frame import (
    ARCHIVE,
    CORRECTIONS,
    MISSING_FILE,
    PAGE_FILE,
    RSS,
    SEARCH,
    SiteFrame,
)
from studio.export.site_lists import PER_PAGE, Listing, ListKind, SiteLists
from studio.export.structured_data import website
from studio.export.tags import attribute, script_json
from studio.export.theme import CORRECTED, FINDER, LISTING, MISSING, MONTHS, SEARCH_SCRIPT
from studio.newsroom.public import PublicNote

_BESIDE: Final = 4
"""Stories that stand under the first one of a front, with their pictures."""

_STRIP: Final = 4
"""Stories of each section on the home page."""

_FOUND: Final = "search-index.json"


def list_pages(frame: SiteFrame, lists: SiteLists) -> Iterator[tuple[str, str]]:
    """Yield every page but the articles' own: its path below the base address, and its text."""
    for listing in lists.every:
        yield listing.path + PAGE_FILE, _listing(frame, lists, listing, None)
        for page in range(1, listing.pages + 1):
            yield listing.path_of(page) + PAGE_FILE, _listing(frame, lists, listing, page)
    yield ARCHIVE + PAGE_FILE, _months(frame, lists)
    yield from _corrections(frame, lists.corrections)
    yield SEARCH + PAGE_FILE, _search(frame)
    yield MISSING_FILE, _missing(frame)


def front(frame: SiteFrame, lists: SiteLists) -> str:
    """Return the site's first page."""
    return _listing(frame, lists, lists.home, None)


def _frame(
    frame: SiteFrame, path: str, name: str, *, here: str = "", listed: bool = True
) -> tuple[dict[str, Any], Surroundings]:
    house = frame.site.house
    around = frame.around(path, here or frame.address(path))
    motto = outgoing(house.site_description) or outgoing(house.welcome_line)
    said = " – ".join(part for part in (name, motto) if part)
    title = titled(name, house) if name else outgoing(house.site_name)
    return (
        surrounding(frame.theme, around)
        | {
            "language": frame.language,
            "direction": frame.direction.value,
            "numerals": numerals(house, frame.language),
            "words": frame.words.plain,
            "title": title or frame.words.plain["latest"],
            "description": said or titled(frame.words.plain["latest"], house),
            "robots": LISTED if listed else UNLISTED,
            "url": frame.address(path),
            "house": house_words(house, frame.language, frame.direction, around),
            "seal": "",
        },
        around,
    )


def _listing(frame: SiteFrame, lists: SiteLists, listing: Listing, page: int | None) -> str:
    house, words = frame.site.house, frame.words
    name = _name(frame, listing)
    number = (
        ""
        if page is None
        else words.plain["page_number"].replace("{n}", written(words, page, house))
    )
    title = " – ".join(part for part in (name, number) if part)
    top = listing.lineage[:1]
    here = section_address(house, top[0]) if top else ""
    said, around = _frame(frame, listing.path_of(page), title, here=here)
    shown = list(listing.on(page))
    plain = listing.kind is ListKind.MONTH
    # A front opens with its newest story, as a newspaper does; older pages are lists.
    opening = shown[: 1 + _BESIDE] if page is None and not plain else []
    strips = _strips(frame, lists, opening, around) if listing.kind is ListKind.HOME else []
    told = {one.id for one in opening}
    if page is None:
        told |= {id_ for _, ids in strips for id_ in ids}
    home = listing.kind is ListKind.HOME
    return frame.theme.print(
        LISTING,
        said
        | {
            "kind": listing.kind.value,
            "heading": name or words.plain["latest"],
            "label": words.plain[_LABELS[listing.kind]] if listing.kind in _LABELS else "",
            "page_number": number,
            "count": "" if home else counted(words, "stories", len(listing.entries), house),
            "breadcrumbs": [
                {
                    "name": outgoing(term.name),
                    "url": around.link(section_address(house, term)),
                }
                for term in listing.lineage[:-1]
            ],
            "feed": around.link(frame.address(listing.path + RSS))
            if listing.kind is ListKind.SECTION
            else "",
            "lead": teaser(frame, opening[0], around) if opening else None,
            "beside": [teaser(frame, one, around) for one in opening[1:]],
            "strips": [strip for strip, _ in strips] if page is None else [],
            "rest": [teaser(frame, one, around) for one in shown if one.id not in told],
            "newer": _link(frame, around, listing.newer(page)),
            "older": _link(frame, around, listing.older(page)),
            "structured_data": script_json(website(house)) if home and page is None else "",
        },
    )


_LABELS: Final = {ListKind.TAG: "tagged", ListKind.AUTHOR: "by_author"}


def _name(frame: SiteFrame, listing: Listing) -> str:
    if listing.month is None:
        return outgoing(listing.name)
    house, words = frame.site.house, frame.words
    year = str(listing.month.year)
    if words.language != "ar":
        return f"{month_name_english(listing.month.month)} {year}"
    return f"{month_name(listing.month.month, house.month_names)} {shape(year, house.digits)}"


def _strips(
    frame: SiteFrame, lists: SiteLists, opening: Sequence[Entry], around: Surroundings
) -> list[tuple[dict[str, Any], set[int]]]:
    """Return the newest of each section that stands at the top, but for what `opening` shows."""
    told = {one.id for one in opening}
    found = []
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
            name = outgoing(listing.name)
            strip = {
                "name": name,
                "url": around.link(frame.address(listing.path)),
                "more": frame.words.plain["more_of"].replace("{name}", name),
                "first": teaser(frame, newest[0], around),
                "stories": [teaser(frame, one, around) for one in newest[1:]],
            }
            found.append((strip, {one.id for one in newest}))
    return found


def teaser(frame: SiteFrame, entry: Entry, around: Surroundings) -> dict[str, Any]:
    """Return how a list shows an article."""
    house = frame.site.house
    section = entry.sections[-1] if entry.sections else None
    language = Markup("")
    if entry.direction is not frame.direction or entry.language != frame.language:
        language = attribute("lang", entry.language) + attribute("dir", entry.direction.value)
    return {
        "url": around.link(entry.url),
        "headline": Markup(entry.marked),  # noqa: S704 - tags of `html`
        "kicker": entry.kicker,
        "summary": entry.summary,
        "language_attributes": language,
        "at": moment(house, frame.language, entry.published_at),
        "section": None
        if section is None
        else {"name": section.name, "url": around.link(section_address(house, section))},
        "thumb": None if entry.thumb is None else _thumb(entry.thumb, around.root or ""),
    }


def _thumb(thumb: Thumb, root: str) -> dict[str, Any]:
    return {
        "alt": thumb.alt,
        "src": root + thumb.path,
        "width": thumb.width,
        "height": thumb.height,
        "sources": [
            {
                "type": media_type,
                "srcset": ", ".join(f"{root}{path} {width}w" for path, width in files),
            }
            for media_type, files in thumb.files
        ],
    }


def _link(frame: SiteFrame, around: Surroundings, path: str | None) -> str:
    return "" if path is None else around.link(frame.address(path))


def _months(frame: SiteFrame, lists: SiteLists) -> str:
    said, around = _frame(frame, ARCHIVE, frame.words.plain["archive"])
    years: list[dict[str, Any]] = []
    for listing in lists.months:
        if listing.month is None:
            continue
        name = _name(frame, listing)
        year = name.rpartition(" ")[2]
        if not years or years[-1]["name"] != year:
            years.append({"name": year, "months": []})
        years[-1]["months"].append(
            {
                "name": name.rpartition(" ")[0],
                "url": around.link(frame.address(listing.path)),
                "count": counted(frame.words, "stories", len(listing.entries), frame.site.house),
            }
        )
    return frame.theme.print(MONTHS, said | {"years": years})


def _corrections(
    frame: SiteFrame, corrections: Sequence[tuple[PublicNote, Entry]]
) -> Iterator[tuple[str, str]]:
    """Yield the pages of what was corrected, the newest first; a page that is full stays."""
    house, words = frame.site.house, frame.words
    total = len(corrections)
    full = max(0, total // PER_PAGE - 1)
    for page in (None, *range(1, full + 1)):
        path = CORRECTIONS if page is None else f"{CORRECTIONS}page/{page}/"
        said, around = _frame(frame, path, words.plain["corrections"])
        shown = (
            corrections[: total - full * PER_PAGE]
            if page is None
            else corrections[total - page * PER_PAGE : total - (page - 1) * PER_PAGE]
        )
        newer = older = ""
        if page is not None:
            after = CORRECTIONS if page == full else f"{CORRECTIONS}page/{page + 1}/"
            newer = around.link(frame.address(after))
        before = full if page is None else page - 1
        if before:
            older = around.link(frame.address(f"{CORRECTIONS}page/{before}/"))
        yield (
            path + PAGE_FILE,
            frame.theme.print(
                CORRECTED,
                said
                | {
                    "notes": [
                        {
                            "label": words.plain[note.kind.value],
                            "kind": note.kind.value,
                            "text": note.text,
                            "at": moment(house, frame.language, note.at),
                            "story": teaser(frame, entry, around),
                        }
                        for note, entry in shown
                    ],
                    "page_number": ""
                    if page is None
                    else words.plain["page_number"].replace("{n}", written(words, page, house)),
                    "newer": newer,
                    "older": older,
                },
            ),
        )


def _search(frame: SiteFrame) -> str:
    said, around = _frame(frame, SEARCH, frame.words.plain["search"], listed=False)
    root = around.root or ""
    return frame.theme.print(
        FINDER,
        said
        | {
            "index": root + _FOUND,
            "root": root,
            "script": root + SEARCH_SCRIPT,
            "archive": around.link(frame.address(ARCHIVE)),
        },
    )


def _missing(frame: SiteFrame) -> str:
    said, around = _frame(frame, MISSING_FILE, frame.words.plain["missing"], listed=False)
    return frame.theme.print(
        MISSING,
        said
        | {
            "archive": around.link(frame.address(ARCHIVE)),
            "search": around.link(frame.address(SEARCH)),
        },
    )
