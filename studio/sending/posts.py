"""What a post of a WordPress is told and remembered by: its mark, its hashes, its pictures' tags.

Pure values. Deliberately absent: the speaking (`wordpress`).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, Final

from studio.export.news_item import NewsItem, lasting_name

_PLACE: Final = re.compile(r"\?p=(\d+)#([0-9a-f]{16})\.([0-9a-f]{16})(?:\.([0-9a-f]{16}))?")
WITHDRAWN: Final = "0" * 16
"""What was sent last where that was the word that an article is withdrawn."""
_ATTRIBUTE: Final = re.compile(r'\s(srcset|sizes|class)="[^"]*"')
_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as it is remembered: its number, and hashes of what it held and of what was sent.

    `put` is the hash of where it was put; empty where nothing is known of that.
    """

    number: int
    held: str
    sent: str
    put: str = ""

    @property
    def place(self) -> str:
        """Where it lies below the site's address."""
        hashes = ".".join(one for one in (self.held, self.sent, self.put) if one)
        return f"?p={self.number}#{hashes}"


def post_of(place: str | None) -> Post | None:
    """Return the post that lies at a place, None where none does."""
    found = None if place is None else _PLACE.fullmatch(place)
    if found is None:
        return None
    return Post(number=int(found[1]), held=found[2], sent=found[3], put=found[4] or "")


def mark_of(item: NewsItem) -> str:
    """Return what tells a post that is an article's, unseen by readers."""
    return f"<!-- midad {lasting_name(item.article.uid)} -->"


def image(tag: str, item: NewsItem, photos: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a picture's tag with the site's own address; the site adds its own sizes."""
    for photo in item.photos:
        addresses = [item.address(file) for kind in photo.files.values() for file in kind]
        for address in addresses:
            if f'src="{escape(address)}"' in tag:
                media = photos[photo.uri]
                tag = _ATTRIBUTE.sub("", tag)
                tag = tag.replace(escape(address), escape(str(media["source_url"])))
                return tag.replace("<img", f'<img class="wp-image-{media["id"]}"', 1)
    return tag


def held(post: Mapping[str, Any]) -> str:
    """Return the hash of what somebody could have changed in a post."""
    return hash_of(*(post[one]["raw"] for one in ("title", "content", "excerpt")))


def put(post: Mapping[str, Any]) -> str:
    """Return the hash of where a post was put: its address, sections, tags, picture and author.

    Its date is none of it: a site that publishes drafts itself dates them anew.
    """
    terms = (sorted(post.get(one) or ()) for one in ("categories", "tags"))
    return hash_of(post.get("slug"), *terms, post.get("featured_media"), post.get("author"))


def words(html: str) -> str:
    """Return the words of HTML, however it is marked up."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def hash_of(*said: Any) -> str:  # noqa: ANN401 - JSON
    """Return a short hash of what JSON can say."""
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode())[:16]


def sha256(data: bytes) -> str:
    """Return the hash of bytes."""
    return hashlib.sha256(data).hexdigest()
