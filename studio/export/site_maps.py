"""What a site tells machines of its pages: sitemaps, robots, redirects, and the index to search.

The news sitemap holds the articles of the two days before the newest one came out: that moment
stands for now, as nothing here looks at a clock. Sources: sitemaps.org 0.9, Google's image and news
extensions, RFC 9309 (robots.txt), Netlify's and Cloudflare's ``_redirects``. Deliberately absent:
feeds (`feeds`), and pages for readers.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final
from urllib.parse import quote, urlsplit

from lxml import etree

from studio.export.frame import moment
from studio.export.outgoing import outgoing
from studio.export.site_entries import Entry
from studio.export.site_frame import SEARCH, SiteFrame
from studio.export.site_lists import SiteLists
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


def map_files(frame: SiteFrame, lists: SiteLists) -> dict[str, bytes]:
    """Return every file that machines read, by its path; feeds are not among them."""
    files = dict(_sitemaps(frame, lists))
    maps = [*files, NEWS_SITEMAP]
    files[NEWS_SITEMAP] = _news(frame, lists.live)
    files[SITEMAP_INDEX] = _index(frame, maps)
    files[ROBOTS] = _robots(frame)
    moves = _moves(frame)
    files[REDIRECTS] = "".join(f"{old} {new} 301\n" for old, new in moves).encode()
    files[REDIRECTS_JSON] = _json([{"from": old, "to": new, "status": 301} for old, new in moves])
    files[SEARCH_INDEX] = _search_index(frame, lists.live)
    return files


def _sitemaps(frame: SiteFrame, lists: SiteLists) -> Iterator[tuple[str, bytes]]:
    """Yield the maps of all pages; those after the first are numbered.

    Articles are in the order in which they came out, so that a new one leaves full maps alone.
    """
    house = frame.site.house
    places: list[tuple[str, str, Entry | None]] = [
        *(
            (
                frame.address(listing.path),
                local_time(house, max(one.modified_at for one in listing.entries)),
                None,
            )
            for listing in (lists.home, *lists.sections)
            if listing.entries
        ),
        *((one.url, local_time(house, one.modified_at), one) for one in reversed(lists.live)),
    ]
    for first in range(0, max(1, len(places)), MOST_ADDRESSES):
        number = first // MOST_ADDRESSES + 1
        root = etree.Element(f"{{{_MAP}}}urlset", nsmap=names({None: _MAP, "image": _IMAGE}))
        for address, changed, entry in places[first : first + MOST_ADDRESSES]:
            url = etree.SubElement(root, f"{{{_MAP}}}url")
            etree.SubElement(url, f"{{{_MAP}}}loc").text = address
            etree.SubElement(url, f"{{{_MAP}}}lastmod").text = changed
            if entry is not None and entry.thumb is not None and entry.share is not None:
                image = etree.SubElement(url, f"{{{_IMAGE}}}image")
                etree.SubElement(image, f"{{{_IMAGE}}}loc").text = frame.address(entry.share.path)
        yield SITEMAP if number == 1 else f"sitemap-{number}.xml", written(root)


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


def _search_index(frame: SiteFrame, live: Sequence[Entry]) -> bytes:
    house = frame.site.house
    stories = []
    for one in live:
        at = moment(house, frame.language, one.published_at)
        stories.append(
            {
                "path": quote(one.path, safe="/-._~"),
                "headline": one.headline,
                "summary": one.summary,
                "section": one.sections[-1].name if one.sections else "",
                "tags": [tag.name for tag in one.tags],
                "authors": [author.name for author in one.authors],
                "at": at["machine"],
                "when": at["text"],
            }
        )
    return _json({"stories": stories})


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
