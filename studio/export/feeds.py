"""The feeds of a site and of its sections: RSS 2.0, Atom and JSON Feed.

All times come from the articles: a feed is as old as the newest thing in it. An article is known by
a name that no change of its address touches. Sources: the RSS 2.0 specification, RFC 4287 (Atom),
RFC 4151 (tag URIs), JSON Feed 1.1. Deliberately absent: the articles' whole texts, which readers
find on the site.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from lxml import etree

from studio.export.addresses import section_address, tag_address
from studio.export.frame import titled
from studio.export.outgoing import outgoing
from studio.export.site_entries import Entry
from studio.export.site_frame import SiteFrame
from studio.export.site_lists import Listing, SiteLists
from studio.export.site_places import ATOM, JSON_FEED, RSS
from studio.export.site_plans import Sheet
from studio.export.structured_data import local_time
from studio.export.theme import ICON
from studio.export.xml import names, written

NEWEST: Final = 30
"""Articles in a feed."""

_ATOM: Final = "http://www.w3.org/2005/Atom"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_JSON_FEED: Final = "https://jsonfeed.org/version/1.1"


def feed_sheets(frame: SiteFrame, lists: SiteLists) -> Iterator[Sheet]:
    """Yield the feeds of the site and of each section."""
    for listing in (lists.home, *lists.sections):
        newest = listing.entries[:NEWEST]
        facts = (listing.path, listing.name, [entry.mark for entry in newest])
        for path, print_feed in ((RSS, _rss), (ATOM, _atom), (JSON_FEED, _json_feed)):
            yield Sheet(listing.path + path, facts, partial(print_feed, frame, listing, newest))


def lasting_name(frame: SiteFrame, entry: Entry) -> str:
    """Return the name by which feeds know an article for ever (RFC 4151)."""
    host = urlsplit(frame.address("")).hostname or "localhost"
    day = entry.published_at.astimezone(UTC).date().isoformat()
    return f"tag:{host},{day}:{entry.uid}"


def _title(frame: SiteFrame, listing: Listing) -> str:
    house = frame.site.house
    if listing.path:
        return titled(outgoing(listing.name), house)
    return outgoing(house.site_name) or frame.words.plain["latest"]


def _about(frame: SiteFrame, listing: Listing) -> str:
    house = frame.site.house
    said = outgoing(house.site_description) or outgoing(house.welcome_line)
    return said or _title(frame, listing)


def _changed(entries: Sequence[Entry]) -> datetime:
    """Return when the newest thing in a feed happened; the epoch for an empty feed."""
    return max((one.modified_at for one in entries), default=datetime.fromtimestamp(0, UTC))


def _rss(frame: SiteFrame, listing: Listing, entries: Sequence[Entry]) -> bytes:
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": _ATOM, "dc": _DC})
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", _title(frame, listing))
    _add(channel, "link", frame.address(listing.path))
    _add(channel, "description", _about(frame, listing))
    _add(channel, "language", frame.language)
    _add(channel, "lastBuildDate", _rfc822(frame, _changed(entries)))
    _add(
        channel,
        f"{{{_ATOM}}}link",
        "",
        href=frame.address(listing.path + RSS),
        rel="self",
        type="application/rss+xml",
    )
    for entry in entries:
        item = etree.SubElement(channel, "item")
        _add(item, "title", entry.headline)
        _add(item, "link", entry.url)
        _add(item, "guid", lasting_name(frame, entry), isPermaLink="false")
        _add(item, "pubDate", _rfc822(frame, entry.published_at))
        for author in entry.authors:
            _add(item, f"{{{_DC}}}creator", author.name)
        for term in (*entry.sections, *entry.tags):
            _add(item, "category", term.name)
        if entry.summary:
            _add(item, "description", entry.summary)
        if entry.share is not None:
            _add(
                item,
                "enclosure",
                "",
                url=frame.address(entry.share.path),
                length=str(entry.share.bytes),
                type=entry.share.media_type,
            )
    return written(root)


def _atom(frame: SiteFrame, listing: Listing, entries: Sequence[Entry]) -> bytes:
    house = frame.site.house
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=names({None: _ATOM}))
    root.set("{http://www.w3.org/XML/1998/namespace}lang", frame.language)
    _atom_text(root, "title", _title(frame, listing))
    if about := _about(frame, listing):
        _atom_text(root, "subtitle", about)
    _atom_text(root, "id", frame.address(listing.path))
    _atom_text(root, "updated", local_time(house, _changed(entries)))
    _atom_link(root, "self", frame.address(listing.path + ATOM), "application/atom+xml")
    _atom_link(root, "alternate", frame.address(listing.path), "text/html")
    _atom_text(root, "icon", frame.address(ICON))
    author = etree.SubElement(root, f"{{{_ATOM}}}author")
    _atom_text(author, "name", outgoing(house.site_name) or _title(frame, listing))
    for entry in entries:
        item = etree.SubElement(root, f"{{{_ATOM}}}entry")
        if entry.language != frame.language:
            item.set("{http://www.w3.org/XML/1998/namespace}lang", entry.language)
        _atom_text(item, "title", entry.headline)
        _atom_text(item, "id", lasting_name(frame, entry))
        _atom_text(item, "published", local_time(house, entry.published_at))
        _atom_text(item, "updated", local_time(house, entry.modified_at))
        _atom_link(item, "alternate", entry.url, "text/html")
        for one in entry.authors:
            person = etree.SubElement(item, f"{{{_ATOM}}}author")
            _atom_text(person, "name", one.name)
        for term, scheme in (
            *((section, section_address(house, section)) for section in entry.sections),
            *((tag, tag_address(house, tag)) for tag in entry.tags),
        ):
            etree.SubElement(
                item, f"{{{_ATOM}}}category", {"term": term.slug, "label": term.name}
            ).set("scheme", scheme)
        if entry.summary:
            _atom_text(item, "summary", entry.summary)
        if entry.share is not None:
            link = _atom_link(
                item, "enclosure", frame.address(entry.share.path), entry.share.media_type
            )
            link.set("length", str(entry.share.bytes))
    return written(root)


def _json_feed(frame: SiteFrame, listing: Listing, entries: Sequence[Entry]) -> bytes:
    house = frame.site.house
    feed: dict[str, Any] = {
        "version": _JSON_FEED,
        "title": _title(frame, listing),
        "home_page_url": frame.address(listing.path),
        "feed_url": frame.address(listing.path + JSON_FEED),
        "description": _about(frame, listing),
        "language": frame.language,
        "items": [_json_item(frame, entry) for entry in entries],
    }
    if house.site_name:
        feed["authors"] = [{"name": outgoing(house.site_name), "url": frame.address("")}]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(frame: SiteFrame, entry: Entry) -> dict[str, Any]:
    house = frame.site.house
    item: dict[str, Any] = {
        "id": lasting_name(frame, entry),
        "url": entry.url,
        "title": entry.headline,
        "content_text": entry.summary or entry.headline,
        "summary": entry.summary,
        "date_published": local_time(house, entry.published_at),
        "date_modified": local_time(house, entry.modified_at),
        "authors": [{"name": one.name} for one in entry.authors],
        "tags": [term.name for term in (*entry.sections, *entry.tags)],
        "language": entry.language,
    }
    if entry.share is not None:
        item["image"] = frame.address(entry.share.path)
    return {name: value for name, value in item.items() if value not in ("", [])}


def _rfc822(frame: SiteFrame, at: datetime) -> str:
    return format_datetime(at.astimezone(ZoneInfo(frame.site.house.time_zone)))


def _add(parent: etree._Element, name: str, said: str, **attributes: str) -> None:
    child = etree.SubElement(parent, name, attributes)
    child.text = said or None


def _atom_text(parent: etree._Element, name: str, said: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = said


def _atom_link(parent: etree._Element, rel: str, href: str, media_type: str) -> etree._Element:
    return etree.SubElement(
        parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": media_type}
    )
