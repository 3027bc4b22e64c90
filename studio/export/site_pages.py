"""The pages of a site beside the articles' own: lists, months, corrections, search, and 404.

Every page is printed by the theme's templates from plain values; no page needs a script. Equal
entries give equal pages. Deliberately absent: articles (`page`) and what feeds say (`feeds`).
"""

from typing import Any, Final, assert_never

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
from studio.export.site_frame import SiteFrame
from studio.export.site_lists import ListKind, SiteLists
from studio.export.site_places import ARCHIVE, MISSING_FILE, PAGE_FILE, RSS, SEARCH
from studio.export.site_plans import (
    CorrectionsPlan,
    ListingPlan,
    MissingPlan,
    Month,
    MonthsPlan,
    Plan,
    SearchPlan,
    Strip,
    listing_plan,
)
from studio.export.structured_data import website
from studio.export.tags import attribute, script_json
from studio.export.theme import CORRECTED, FINDER, LISTING, MISSING, MONTHS, SEARCH_SCRIPT

_FOUND: Final = "search-index.json"
_REMEMBERED: Final = 10_000
"""Stories as lists show them that a process remembers, a kilobyte each: most stand on several."""


def print_plan(frame: SiteFrame, plan: Plan) -> str:
    """Return the text of a page beside the articles' own."""
    match plan:
        case ListingPlan():
            return _listing(frame, plan)
        case MonthsPlan():
            return _months(frame, plan)
        case CorrectionsPlan():
            return _corrections(frame, plan)
        case SearchPlan():
            return _search(frame)
        case MissingPlan():
            return _missing(frame)
        case _ as unreachable:
            assert_never(unreachable)


def front(frame: SiteFrame, lists: SiteLists) -> str:
    """Return the site's first page."""
    return _listing(frame, listing_plan(lists, lists.home, None))


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


def _listing(frame: SiteFrame, plan: ListingPlan) -> str:
    house, words, page = frame.site.house, frame.words, plan.page
    name = _name(frame, plan.name, plan.month)
    number = _number(frame, page)
    title = " – ".join(part for part in (name, number) if part)
    top = plan.lineage[:1]
    here = section_address(house, top[0]) if top else ""
    said, around = _frame(frame, plan.place.removesuffix(PAGE_FILE), title, here=here)
    home = plan.kind is ListKind.HOME
    return frame.theme.print(
        LISTING,
        said
        | {
            "kind": plan.kind.value,
            "heading": name or words.plain["latest"],
            "label": words.plain[_LABELS[plan.kind]] if plan.kind in _LABELS else "",
            "page_number": number,
            "count": "" if home else counted(words, "stories", plan.total, house),
            "breadcrumbs": [
                {
                    "name": outgoing(term.name),
                    "url": around.link(section_address(house, term)),
                }
                for term in plan.lineage[:-1]
            ],
            "feed": around.link(frame.address(plan.list_path + RSS))
            if plan.kind is ListKind.SECTION
            else "",
            "lead": teaser(frame, plan.opening[0], around) if plan.opening else None,
            "beside": [teaser(frame, one, around) for one in plan.opening[1:]],
            "strips": [_strip(frame, one, around) for one in plan.strips],
            "rest": [teaser(frame, one, around) for one in plan.rest],
            "newer": _link(frame, around, plan.newer),
            "older": _link(frame, around, plan.older),
            "structured_data": script_json(website(house)) if home and page is None else "",
        },
    )


_LABELS: Final = {ListKind.TAG: "tagged", ListKind.AUTHOR: "by_author"}


def _number(frame: SiteFrame, page: int | None) -> str:
    if page is None:
        return ""
    said = frame.words.plain["page_number"]
    return said.replace("{n}", written(frame.words, page, frame.site.house))


def _name(frame: SiteFrame, name: str, month: Month | None) -> str:
    if month is None:
        return outgoing(name)
    house, words = frame.site.house, frame.words
    year, number = month
    if words.language != "ar":
        return f"{month_name_english(number)} {year}"
    return f"{month_name(number, house.month_names)} {shape(str(year), house.digits)}"


def _strip(frame: SiteFrame, strip: Strip, around: Surroundings) -> dict[str, Any]:
    return {
        "name": outgoing(strip.name),
        "url": around.link(frame.address(strip.path)),
        "first": teaser(frame, strip.entries[0], around),
        "stories": [teaser(frame, one, around) for one in strip.entries[1:]],
    }


def teaser(frame: SiteFrame, entry: Entry, around: Surroundings) -> dict[str, Any]:
    """Return how a list shows an article: made once for all lists that lie as deep."""
    if not entry.mark:
        return _teaser(frame, entry, around)
    key = entry.mark, around.root
    found = frame.teasers.get(key)
    if found is None:
        if len(frame.teasers) >= _REMEMBERED:
            frame.teasers.clear()
        found = frame.teasers[key] = _teaser(frame, entry, around)
    return found


def _teaser(frame: SiteFrame, entry: Entry, around: Surroundings) -> dict[str, Any]:
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


def _months(frame: SiteFrame, plan: MonthsPlan) -> str:
    said, around = _frame(frame, ARCHIVE, frame.words.plain["archive"])
    years: list[dict[str, Any]] = []
    for path, month, total in plan.months:
        name, _, year = _name(frame, "", month).rpartition(" ")
        if not years or years[-1]["name"] != year:
            years.append({"name": year, "months": []})
        years[-1]["months"].append(
            {
                "name": name,
                "url": around.link(frame.address(path)),
                "count": counted(frame.words, "stories", total, frame.site.house),
            }
        )
    return frame.theme.print(MONTHS, said | {"years": years})


def _corrections(frame: SiteFrame, plan: CorrectionsPlan) -> str:
    house, words = frame.site.house, frame.words
    said, around = _frame(frame, plan.place.removesuffix(PAGE_FILE), words.plain["corrections"])
    return frame.theme.print(
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
                for note, entry in plan.notes
            ],
            "page_number": _number(frame, plan.page),
            "newer": _link(frame, around, plan.newer),
            "older": _link(frame, around, plan.older),
        },
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
