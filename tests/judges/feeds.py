"""The rules of RSS 2.0, Atom and JSON Feed, as their specifications have them.

Sources: RSS 2.0 and the RSS Advisory Board's best practices profile, RFC 4287, JSON Feed 1.1. Each
function returns what a feed breaks, in the words of a person who mends it; nothing is raised.
"""

import json
import re
from collections import Counter
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit

from lxml import etree

ATOM: Final = "{http://www.w3.org/2005/Atom}"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_CHANNEL: Final = frozenset(
    {"title", "link", "description", "language", "copyright", "managingEditor", "webMaster"}
    | {"pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image"}
    | {"rating", "textInput", "skipHours", "skipDays", "item"}
)
_ITEM: Final = frozenset(
    {"title", "link", "description", "author", "category", "comments", "enclosure", "guid"}
    | {"pubDate", "source"}
)
_FEED: Final = frozenset(
    {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights"}
    | {"subtitle", "title", "updated", "entry"}
)
_ENTRY: Final = frozenset(
    {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source"}
    | {"summary", "title", "updated"}
)
_TEXTS: Final = ("title", "summary", "subtitle", "rights")
_KINDS: Final = frozenset({None, "text", "html"})
_MANY: Final = frozenset({"category", "item", "entry", "link", "author", "contributor"})
_KEYS: Final = {
    "feed": frozenset(
        {"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url"}
        | {"icon", "favicon", "authors", "language", "expired", "hubs", "items"}
    ),
    "item": frozenset(
        {"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image"}
        | {"banner_image", "date_published", "date_modified", "authors", "tags", "language"}
        | {"attachments"}
    ),
}


def rss_faults(data: bytes, address: str) -> list[str]:
    """Return what the RSS feed at an address breaks."""
    root, faults = _read(data)
    if root is None:
        return faults
    if root.tag != "rss" or root.get("version") != "2.0" or len(root) != 1:
        return [f"<{root.tag}> is not RSS 2.0 with one channel"]
    channel = root[0]
    faults += _counted(channel, _CHANNEL, ("title", "link", "description"))
    faults += [] if _LANGUAGE.fullmatch(channel.findtext("language", "")) else ["language"]
    own = [one for one in channel.iterfind(f"{ATOM}link") if one.get("rel") == "self"]
    if [(one.get("href"), one.get("type")) for one in own] != [(address, "application/rss+xml")]:
        faults.append("the feed does not say where it lies itself")
    faults += [f"link {one}" for one in _texts(channel, "link") if not _is_address(one)]
    faults += [
        f"{one} is no RFC 822 date"
        for one in _texts(channel, "lastBuildDate")
        if not _is_mail_date(one)
    ]
    items = channel.findall("item")
    for item in items:
        faults += _counted(item, _ITEM, ("title", "link", "guid", "pubDate"))
        faults += [f"link {one}" for one in _texts(item, "link") if not _is_address(one)]
        faults += [
            f"{one} is no RFC 822 date" for one in _texts(item, "pubDate") if not _is_mail_date(one)
        ]
        faults += [
            f"author {one} is no mail address" for one in _texts(item, "author") if "@" not in one
        ]
        for guid in item.iterfind("guid"):
            if guid.get("isPermaLink", "true") == "true" and not _is_address(guid.text or ""):
                faults.append(f"guid {guid.text} is no address")
        for file in item.iterfind("enclosure"):
            faults += _file_faults(file.get("url"), file.get("length"), file.get("type"))
    return faults + _twice("guid", [item.findtext("guid", "") for item in items])


def atom_faults(data: bytes, address: str) -> list[str]:
    """Return what the Atom feed at an address breaks."""
    root, faults = _read(data)
    if root is None:
        return faults
    if root.tag != f"{ATOM}feed":
        return [f"<{root.tag}> is no Atom feed"]
    faults += _counted(root, _FEED, ("id", "title", "updated"), ATOM)
    own = [one.get("href") for one in root.iterfind(f"{ATOM}link") if one.get("rel") == "self"]
    if own != [address]:
        faults.append("the feed does not say where it lies itself")
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        faults += _counted(entry, _ENTRY, ("id", "title", "updated"), ATOM)
        if entry.find(f"{ATOM}author") is None and root.find(f"{ATOM}author") is None:
            faults.append("an entry has no author")
        rels = [one.get("rel", "alternate") for one in entry.iterfind(f"{ATOM}link")]
        if "alternate" not in rels and entry.find(f"{ATOM}content") is None:
            faults.append("an entry leads nowhere and holds nothing")
    for parent in (root, *entries):
        faults += _atom_part_faults(parent)
    return faults + _twice("id", [entry.findtext(f"{ATOM}id", "") for entry in entries])


def json_feed_faults(data: bytes, address: str) -> list[str]:
    """Return what the JSON feed at an address breaks."""
    feed = json.loads(data)
    faults = _keys(feed, "feed")
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append(f"version {feed.get('version')}")
    faults += [] if feed.get("title") else ["the feed has no title"]
    faults += [] if feed.get("feed_url") == address else ["the feed does not say where it lies"]
    faults += [] if _is_address(feed.get("home_page_url")) else ["home_page_url"]
    faults += [] if _LANGUAGE.fullmatch(feed.get("language", "")) else ["language"]
    for item in feed["items"]:
        faults += _keys(item, "item")
        faults += [] if isinstance(item.get("id"), str) and item["id"] else ["an item has no id"]
        faults += [] if item.get("content_text") or item.get("content_html") else ["no content"]
        faults += [
            f"{name} of {item.get('id')}"
            for name in ("url", "image")
            if name in item and not _is_address(item[name])
        ]
        faults += [
            f"{name} of {item.get('id')}"
            for name in ("date_published", "date_modified")
            if name in item and not _is_moment(item[name])
        ]
        faults += [
            f"tag {tag!r}" for tag in item.get("tags", []) if not isinstance(tag, str) or not tag
        ]
    for one in (feed, *feed["items"]):
        people = one.get("authors", [])
        faults += [
            f"author {person}" for person in people if not {"name", "url", "avatar"} & set(person)
        ]
    return faults + _twice("id", [item.get("id", "") for item in feed["items"]])


def _read(data: bytes) -> tuple[etree._Element | None, list[str]]:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        return None, [str(error)]
    encoding = root.getroottree().docinfo.encoding
    return root, [] if encoding == "UTF-8" else [f"the feed is written in {encoding}"]


def _counted(
    parent: etree._Element, known: frozenset[str], needed: tuple[str, ...], space: str = ""
) -> list[str]:
    """Return which elements `parent` must have and has not, has twice, or may not have."""
    here = Counter(
        str(child.tag).removeprefix(space)
        for child in parent
        if str(child.tag).startswith(space) and (space or not str(child.tag).startswith("{"))
    )
    faults = [f"{parent.tag} has no {name}" for name in needed if not here[name]]
    faults += [f"{parent.tag}: {name} is unknown" for name in here if name not in known]
    twice = [
        name
        for name, count in here.items()
        if count > 1 and (name not in _MANY or (name == "link" and not space))
    ]
    empty = [
        child.tag
        for child in parent
        if child.tag in {f"{space}{name}" for name in needed} and not (child.text or "").strip()
    ]
    return (
        faults
        + [f"{parent.tag} has {name} twice" for name in twice]
        + [f"{name} is empty" for name in empty]
    )


def _atom_part_faults(parent: etree._Element) -> list[str]:
    """Return what a feed or an entry breaks, whose parts have the same rules."""
    moments = [one for name in ("updated", "published") for one in _texts(parent, ATOM + name)]
    faults = [f"{one} is no RFC 3339 date" for one in moments if not _is_moment(one)]
    if not urlsplit(parent.findtext(f"{ATOM}id", "")).scheme:
        faults.append(f"id {parent.findtext(f'{ATOM}id')} is no absolute address")
    if any(not one.get("term") for one in parent.iterfind(f"{ATOM}category")):
        faults.append("a category has no term")
    names = [one.findtext(f"{ATOM}name", "") for one in parent.iterfind(f"{ATOM}author")]
    faults += ["an author has no name" for one in names if not one.strip()]
    texts = [one for name in _TEXTS for one in parent.iterfind(f"{ATOM}{name}")]
    faults += [
        f"{one.tag} is no text" for one in texts if one.get("type") not in _KINDS or len(one)
    ]
    return faults + _atom_link_faults(parent.findall(f"{ATOM}link"))


def _atom_link_faults(links: list[etree._Element]) -> list[str]:
    faults = [f"link {one.get('href')}" for one in links if not _is_address(one.get("href"))]
    for file in links:
        if file.get("rel") == "enclosure":
            faults += _file_faults(file.get("href"), file.get("length"), file.get("type"))
    alternates = [one for one in links if one.get("rel", "alternate") == "alternate"]
    kinds = [f"{one.get('type')} {one.get('hreflang')}" for one in alternates]
    return faults + _twice("alternate", kinds)


def _keys(value: dict[str, Any], kind: str) -> list[str]:
    """Name the keys that JSON Feed does not know; those of others begin with a low line."""
    unknown = [name for name in value if name not in _KEYS[kind] and not name.startswith("_")]
    return [f"{kind}: {name} is unknown" for name in unknown]


def _file_faults(address: str | None, length: str | None, kind: str | None) -> list[str]:
    faults = [] if _is_address(address) else [f"file {address}"]
    faults += [] if (length or "").isascii() and (length or "").isdigit() else [f"length {length}"]
    return faults + ([] if _MEDIA_TYPE.fullmatch(kind or "") else [f"type {kind}"])


def _twice(name: str, found: list[str]) -> list[str]:
    return [f"{name} {one} twice" for one, count in Counter(found).items() if count > 1]


def _texts(parent: etree._Element, name: str) -> list[str]:
    return [one.text or "" for one in parent.iterfind(name)]


def _is_address(said: str | None) -> bool:
    """Tell whether this is a whole address, its letters written as RFC 3986 has them."""
    parts = urlsplit(said or "")
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and (said or "").isascii()


def _is_moment(said: str) -> bool:
    try:
        return datetime.fromisoformat(said).tzinfo is not None and "T" in said
    except ValueError:
        return False


def _is_mail_date(said: str) -> bool:
    try:
        return parsedate_to_datetime(said).tzinfo is not None and bool(re.search(r" \d{4} ", said))
    except ValueError:
        return False
