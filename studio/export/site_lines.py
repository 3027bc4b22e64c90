"""What a site's map and its index to search say of one article, as it stands in them.

Made once, with the article's page, and kept until the next run: a site of many articles is asked
for these files as soon as one of them changes. Sources: sitemaps.org 0.9 and Google's image
extension. Deliberately absent: the files themselves (`site_maps`).
"""

import json
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from studio.export.frame import moment
from studio.export.site_entries import Entry, Lines
from studio.export.site_frame import SiteFrame
from studio.export.structured_data import local_time

IMAGES: Final = "image"
"""The prefix of the image extension's names in a map."""


def lines_of(frame: SiteFrame, entry: Entry) -> Lines:
    """Return what map and index say of an article."""
    if entry.withdrawn:
        return Lines()
    share = frame.address(entry.share.path) if entry.share is not None and entry.thumb else ""
    changed = local_time(frame.site.house, entry.modified_at)
    return Lines(address_line(entry.url, changed, share), _index_line(frame, entry))


def address_line(address: str, changed: str, picture: str = "") -> bytes:
    """Return what a map says of an address: when it changed last, and the address of a picture."""
    image = (
        f"  <{IMAGES}:image>\n   <{IMAGES}:loc>{escape(picture)}</{IMAGES}:loc>\n"
        f"  </{IMAGES}:image>\n"
        if picture
        else ""
    )
    line = (
        f" <url>\n  <loc>{escape(address)}</loc>\n  <lastmod>{escape(changed)}</lastmod>\n"
        f"{image} </url>\n"
    )
    return line.encode()


def _index_line(frame: SiteFrame, entry: Entry) -> bytes:
    at = moment(frame.site.house, frame.language, entry.published_at)
    story = {
        "path": quote(entry.path, safe="/-._~"),
        "headline": entry.headline,
        "summary": entry.summary,
        "section": entry.sections[-1].name if entry.sections else "",
        "tags": [tag.name for tag in entry.tags],
        "authors": [author.name for author in entry.authors],
        "at": at["machine"],
        "when": at["text"],
    }
    return json.dumps(story, ensure_ascii=False, separators=(",", ":")).encode()
