"""The sitemap protocol with Google's news and picture extensions, as their makers write them down.

Two judges: the strict reader of the `sitemap` package, and the rules that it does not hold.
Sources: sitemaps.org 0.9; Google's guides to news and image sitemaps.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from tests.judges.html import ask, node

MAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS: Final = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE: Final = "{http://www.google.com/schemas/sitemap-image/1.1}"
_SCRIPT: Final = Path(__file__).with_name("maps.mjs")
_ORDER: Final = ("loc", "lastmod", "changefreq", "priority")
_LONGEST: Final = 2_048
_MOST: Final = 50_000
_MOST_NEWS: Final = 1_000
_LARGEST: Final = 50 * 1024 * 1024
_NEWS_PARTS: Final = ["publication", "publication_date", "title"]


def sitemap_faults(paths: Sequence[Path], home: str) -> list[str]:
    """Return what is wrong with the sitemaps of the site whose first page is at `home`."""
    answers = ask([str(node()), str(_SCRIPT)], json.dumps([str(path) for path in paths]))
    faults = [
        f"{path.name}: {said['fault'] or 'nothing in it'}"
        for path, said in zip(paths, answers, strict=True)
        if said["fault"] or not said["count"]
    ]
    return faults + [f"{path.name}: {fault}" for path in paths for fault in _faults(path, home)]


def _faults(path: Path, home: str) -> list[str]:
    data = path.read_bytes()
    root = etree.fromstring(data)
    kind = {f"{MAP}urlset": "url", f"{MAP}sitemapindex": "sitemap"}.get(str(root.tag))
    if kind is None or len(data) > _LARGEST or len(root) > _MOST:
        return [f"{root.tag} of {len(data)} bytes with {len(root)} places"]
    faults = [f"{one.tag} in {root.tag}" for one in root if one.tag != f"{MAP}{kind}"]
    places = [place.findtext(f"{MAP}loc", "") for place in root]
    faults += [f"{one} twice" for one in set(places) if places.count(one) > 1]
    for place in root:
        faults += _place_faults(place, home)
    news = root.findall(f"{MAP}url/{NEWS}news")
    if len(news) > _MOST_NEWS:
        faults.append(f"{len(news)} articles are too many for news")
    for one in news:
        names = [str(part.tag) for part in one]
        if names != [f"{NEWS}{name}" for name in _NEWS_PARTS]:
            faults.append(f"news has {names}")
        publication = one.find(f"{NEWS}publication")
        said = [] if publication is None else [part.tag for part in publication if part.text]
        if said != [f"{NEWS}name", f"{NEWS}language"]:
            faults.append(f"publication has {said}")
        faults += _moment_faults(one.findtext(f"{NEWS}publication_date", ""))
    return faults


def _place_faults(place: etree._Element, home: str) -> list[str]:
    address = place.findtext(f"{MAP}loc", "")
    faults = []
    own = [str(part.tag).removeprefix(MAP) for part in place if str(part.tag).startswith(MAP)]
    if own != [name for name in _ORDER if name in own]:
        faults.append(f"{own} out of order or unknown")
    pictures = [one.text or "" for one in place.iterfind(f"{IMAGE}image/{IMAGE}loc")]
    faults += [
        f"{one} is no address of the site, written as RFC 3986 has it"
        for one in (address, *pictures)
        if not one.startswith(home) or len(one) >= _LONGEST or not one.isascii()
    ]
    if urlsplit(address).fragment:
        faults.append(f"{address} is a part of a page")
    for moment in place.iterfind(f"{MAP}lastmod"):
        faults += _moment_faults(moment.text or "")
    return faults


def _moment_faults(said: str) -> list[str]:
    try:
        zone = datetime.fromisoformat(said).tzinfo
    except ValueError:
        zone = None
    return [] if zone is not None else [f"{said} is no moment with its zone"]
