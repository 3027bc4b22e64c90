"""What WordPress takes of a file, by the rules of its importer, told without WordPress.

The importer drops in silence: a term without a nicename, an author whom nothing names. It refuses a
document type, a missing version, and a date that its own clock would not write.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from lxml import etree

_PREFIXES: Final = {
    "wp": "http://wordpress.org/export/1.2/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@dataclass
class Post:
    """One entry: facts by WordPress' names; terms as domain, nicename and name; its meta."""

    facts: dict[str, str]
    terms: list[tuple[str, str, str]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """What an import would make."""

    authors: dict[str, str]
    categories: dict[str, tuple[str, str]]
    tags: dict[str, str]
    posts: list[Post]


def _text(entry: "etree._Element", path: str) -> str:
    return entry.findtext(path, "", _PREFIXES)


def imported(data: bytes) -> Site:
    """Return what WordPress would make of a file."""
    root = etree.fromstring(data)
    assert b"<!DOCTYPE" not in data
    channel = root.find("channel")
    assert channel is not None
    assert _text(channel, "wp:wxr_version") in {"1.0", "1.1", "1.2"}
    assert _text(channel, "wp:base_site_url").startswith("https://")
    return Site(
        authors={
            _text(one, "wp:author_login"): _text(one, "wp:author_display_name")
            for one in channel.findall("wp:author", _PREFIXES)
        },
        categories={
            _text(one, "wp:category_nicename"): (
                _text(one, "wp:cat_name"),
                _text(one, "wp:category_parent"),
            )
            for one in channel.findall("wp:category", _PREFIXES)
        },
        tags={
            _text(one, "wp:tag_slug"): _text(one, "wp:tag_name")
            for one in channel.findall("wp:tag", _PREFIXES)
        },
        posts=[_post(one) for one in channel.findall("item")],
    )


def _post(entry: "etree._Element") -> Post:
    facts = {
        etree.QName(one).localname: one.text or ""
        for one in entry
        if one.prefix == "wp" and not len(one)
    }
    facts |= {
        "title": _text(entry, "title"),
        "guid": _text(entry, "guid"),
        "creator": _text(entry, "dc:creator"),
        "content": _text(entry, "content:encoded"),
        "excerpt": _text(entry, "excerpt:encoded"),
    }
    for name in ("post_date", "post_date_gmt", "post_modified", "post_modified_gmt"):
        assert datetime.fromisoformat(facts[name]).strftime("%Y-%m-%d %H:%M:%S") == facts[name]
    assert int(facts["post_id"]) > 0
    found = Post(facts)
    for term in entry.findall("category"):
        if nicename := term.get("nicename"):
            found.terms.append((term.get("domain", ""), nicename, term.text or ""))
    for meta in entry.findall("wp:postmeta", _PREFIXES):
        found.meta[_text(meta, "wp:meta_key")] = _text(meta, "wp:meta_value")
    return found
