"""What a site tells machines of its pages: sitemaps, robots, redirects, and the index to search.

The news sitemap holds the articles of the two days before the newest one came out: that moment
stands for now, as nothing here looks at a clock. Sources: sitemaps.org 0.9, Google's image and news
extensions, RFC 9309 (robots.txt), Netlify's and Cloudflare's ``_redirects``. Deliberately absent:
feeds (`feeds`), and pages for readers.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from math import ceil
from typing import Final
from urllib.parse import quote, urlsplit

from lxml import etree

from studio.export.outgoing import outgoing
from studio.export.site_entries import Entry, Lines
from studio.export.site_frame import SiteFrame
from studio.export.site_lines import IMAGES, address_line
from studio.export.site_lists import Listing, SiteLists
from studio.export.site_places import SEARCH
from studio.export.site_plans import Sheet
from studio.export.structured_data import local_time
from studio.export.xml import names, written

SITEMAP: Final = "sitemap.xml"
NEWS_SITEMAP: Final = "sitemap-news.xml"
SITEMAP_INDEX: Final = "sitemap-index.xml"
ROBOTS: Final = "robots.txt"
REDIRECTS: Final = "_redirects"
REDIRECTS_JSON: Final = "redirects.json"
SEARCH_INDEX: Final = "search-index.json"

MOST_ADDRESSES: Final = 50_000
"""What one sitemap may hold, by the protocol."""

MOST_NEWS: Final = 1_000
NEWS_DAYS: Final = timedelta(days=2)

_MAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS: Final = "http://www.google.com/schemas/sitemap-news/0.9"
_IMAGE: Final = "http://www.google.com/schemas/sitemap-image/1.1"


def map_sheets(frame: SiteFrame, lists: SiteLists, lines: Mapping[int, Lines]) -> Iterator[Sheet]:
    """Yield every file that machines read; feeds are not among them.

    `lines` are those of every article that a list has, by its id.
    """
    live = [entry.mark for entry in lists.live]
    listings = [one for one in (lists.home, *lists.sections) if one.entries]
    maps = max(1, ceil((len(listings) + len(live)) / MOST_ADDRESSES))
    paths = [SITEMAP, *(f"sitemap-{number}.xml" for number in range(2, maps + 1))]
    facts = ([one.path for one in listings], live)
    for number, path in enumerate(paths):
        yield Sheet(path, facts, partial(_sitemap, frame, lists, listings, lines, number))
    yield Sheet(NEWS_SITEMAP, live[:MOST_NEWS], partial(_news, frame, lists.live))
    paths.append(NEWS_SITEMAP)
    yield Sheet(SITEMAP_INDEX, paths, partial(_index, frame, paths))
    yield Sheet(ROBOTS, None, partial(_robots, frame))
    moves = _moves(frame)
    yield Sheet(REDIRECTS, moves, partial(_redirects, moves))
    yield Sheet(REDIRECTS_JSON, moves, partial(_redirects_json, moves))
    yield Sheet(SEARCH_INDEX, live, partial(_search_index, lists.live, lines))


def _sitemap(
    frame: SiteFrame,
    lists: SiteLists,
    listings: Sequence[Listing],
    lines: Mapping[int, Lines],
    number: int,
) -> bytes:
    """Return one of the maps of all pages, counted from zero.

    Articles are in the order in which they came out, so that a new one leaves full maps alone.
    """
    house = frame.site.house
    places: list[Listing | Entry] = [*listings, *reversed(lists.live)]
    root = etree.Element(f"{{{_MAP}}}urlset", nsmap=names({None: _MAP, IMAGES: _IMAGE}))
    root.text = "\n"
    head, end, tail = written(root).rpartition(b"</")
    said = [
        lines[place.id].map
        if isinstance(place, Entry)
        else address_line(
            frame.address(place.path),
            local_time(house, max(one.modified_at for one in place.entries)),
        )
        for place in places[number * MOST_ADDRESSES : (number + 1) * MOST_ADDRESSES]
    ]
    return b"".join((head, *said, end, tail))


def _news(frame: SiteFrame, live: Sequence[Entry]) -> bytes:
    house = frame.site.house
    root = etree.Element(f"{{{_MAP}}}urlset", nsmap=names({None: _MAP, "news": _NEWS}))
    name = outgoing(house.site_name) or urlsplit(frame.address("")).hostname or ""
    newest = live[0].published_at if live else None
    for entry in live[:MOST_NEWS]:
        if newest is None or entry.published_at < newest - NEWS_DAYS:
            break
        url = etree.SubElement(root, f"{{{_MAP}}}url")
        etree.SubElement(url, f"{{{_MAP}}}loc").text = entry.url
        news = etree.SubElement(url, f"{{{_NEWS}}}news")
        publication = etree.SubElement(news, f"{{{_NEWS}}}publication")
        etree.SubElement(publication, f"{{{_NEWS}}}name").text = name
        language = entry.language.lower().partition("-")[0]
        etree.SubElement(publication, f"{{{_NEWS}}}language").text = language
        etree.SubElement(news, f"{{{_NEWS}}}publication_date").text = local_time(
            house, entry.published_at
        )
        etree.SubElement(news, f"{{{_NEWS}}}title").text = entry.headline
    return written(root)


def _index(frame: SiteFrame, maps: Sequence[str]) -> bytes:
    root = etree.Element(f"{{{_MAP}}}sitemapindex", nsmap=names({None: _MAP}))
    for path in maps:
        one = etree.SubElement(root, f"{{{_MAP}}}sitemap")
        etree.SubElement(one, f"{{{_MAP}}}loc").text = frame.address(path)
    return written(root)


def _robots(frame: SiteFrame) -> bytes:
    base = urlsplit(frame.address("")).path
    lines = (
        "User-agent: *",
        f"Disallow: {base}{SEARCH}",
        "",
        f"Sitemap: {frame.address(SITEMAP_INDEX)}",
    )
    return ("\n".join(lines) + "\n").encode()


def _moves(frame: SiteFrame) -> list[tuple[str, str]]:
    """Return each former address and the one of today, as paths on the server, encoded."""
    base = urlsplit(frame.address("")).path
    return [
        (base + quote(old, safe="/-._~"), base + quote(new, safe="/-._~"))
        for old, new in sorted(frame.site.former)
        if old != new
    ]


def _redirects(moves: Sequence[tuple[str, str]]) -> bytes:
    return "".join(f"{old} {new} 301\n" for old, new in moves).encode()


def _redirects_json(moves: Sequence[tuple[str, str]]) -> bytes:
    return _json([{"from": old, "to": new, "status": 301} for old, new in moves])


def _search_index(live: Sequence[Entry], lines: Mapping[int, Lines]) -> bytes:
    stories = b",".join([lines[one.id].index for one in live])
    return b"".join((b'{"stories":[', stories, b"]}\n"))


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
