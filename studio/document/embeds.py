"""Which posts and videos that live elsewhere are known, by the address of their frame.

A page embeds them as frames that load foreign scripts; an article keeps the address that a person
would open, and the page that leaves the house shows a plain link to it.

Deliberately absent: asking the provider for a title or a picture.
"""

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from studio.document.blocks import Embed
from studio.document.links import clean_address

# Provider, host, path, and the address to open: groups of the path in it.
_BY_PATH: Final = (
    ("youtube", r"(?:www\.)?youtube(?:-nocookie)?\.com", r"/embed/([\w-]{6,20})",
     r"https://www.youtube.com/watch?v=\1"),
    ("vimeo", r"player\.vimeo\.com", r"/video/(\d+)", r"https://vimeo.com/\1"),
    ("dailymotion", r"(?:www\.)?dailymotion\.com", r"/embed/video/(\w+)",
     r"https://www.dailymotion.com/video/\1"),
    ("instagram", r"(?:www\.)?instagram\.com", r"/(p|reel)/([\w-]+)/embed(?:/captioned)?/?",
     r"https://www.instagram.com/\1/\2/"),
    ("tiktok", r"(?:www\.)?tiktok\.com", r"/embed/(?:v\d/)?(\d+)",
     r"https://www.tiktok.com/embed/\1"),
    ("spotify", r"open\.spotify\.com", r"/embed/(\w+/\w+)", r"https://open.spotify.com/\1"),
    ("telegram", r"t\.me", r"/(\w+/\d+)", r"https://t.me/\1"),
)  # fmt: skip
# Provider, host, path, and the parameter that holds the address to open.
_BY_PARAMETER: Final = (
    ("facebook", r"(?:www\.)?facebook\.com", r"/plugins/(?:post|video)\.php", "href"),
    ("soundcloud", r"w\.soundcloud\.com", r"/player/?", "url"),
)
_POST_ON_X: Final = re.compile(r"platform\.(?:twitter|x)\.com")


def embed_of(address: str) -> Embed | None:
    """Return the embed that a frame with this address shows, or None where it is not known."""
    cleaned = clean_address(address)
    if not cleaned.startswith("http"):
        return None
    parts = urlsplit(cleaned)
    host, query = (parts.hostname or "").lower(), parse_qs(parts.query)
    for provider, hosts, paths, target in _BY_PATH:
        found = re.fullmatch(paths, parts.path)
        if found and re.fullmatch(hosts, host):
            return Embed(provider=provider, url=found.expand(target))
    for provider, hosts, paths, parameter in _BY_PARAMETER:
        if re.fullmatch(hosts, host) and re.fullmatch(paths, parts.path):
            url = clean_address(query.get(parameter, [""])[0])
            return Embed(provider=provider, url=url) if url.startswith("http") else None
    if _POST_ON_X.fullmatch(host) and query.get("id", [""])[0].isdecimal():
        return Embed(provider="x", url=f"https://x.com/i/status/{query['id'][0]}")
    return None
