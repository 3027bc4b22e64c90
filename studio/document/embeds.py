"""Which posts and videos that live elsewhere are known: by their frame's address, or their own.

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
_ON_FACEBOOK: Final = (
    r"(?:[\w.-]+/(?:posts|videos|photos)|reel|share(?:/[pvr])?"
    r"|groups/[\w.-]+/(?:posts|permalink))"
)
# Provider, host, path, and the address that is kept: groups of the path in it.
_PAGES: Final = (
    ("youtube", r"youtu\.be", r"/([\w-]{6,20})", r"https://www.youtube.com/watch?v=\1"),
    ("youtube", r"(?:(?:www|m)\.)?youtube\.com", r"/(?:shorts|live|embed)/([\w-]{6,20})",
     r"https://www.youtube.com/watch?v=\1"),
    ("x", r"(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com",
     r"/(\w{1,30}|i/web|i)/status(?:es)?/(\d+)(?:/(?:photo|video)/\d)?",
     r"https://x.com/\1/status/\2"),
    ("facebook", r"(?:(?:www|m|web|ar-ar)\.)?facebook\.com",
     rf"/({_ON_FACEBOOK}/[\w.:/-]+)", r"https://www.facebook.com/\1"),
    ("facebook", r"fb\.watch", r"/([\w-]+)", r"https://fb.watch/\1/"),
    ("instagram", r"(?:www\.)?instagram\.com", r"/(?:[\w.]+/)?(p|reel|tv)/([\w-]+)",
     r"https://www.instagram.com/\1/\2/"),
    ("tiktok", r"(?:(?:www|m)\.)?tiktok\.com", r"/(@[\w.-]+/(?:video|photo)/\d+)",
     r"https://www.tiktok.com/\1"),
    ("tiktok", r"(?:vm|vt)\.tiktok\.com", r"/(\w+)", r"https://vm.tiktok.com/\1/"),
    ("telegram", r"(?:t|telegram)\.me", r"/(?:s/)?(\w{3,}/\d+)", r"https://t.me/\1"),
    ("vimeo", r"(?:www\.)?vimeo\.com", r"/(\d+)", r"https://vimeo.com/\1"),
    ("dailymotion", r"(?:www\.)?dailymotion\.com", r"/video/(\w+)",
     r"https://www.dailymotion.com/video/\1"),
)  # fmt: skip
# Provider, host, path, and the parameters that name the post on a page that shows any.
_NAMED: Final = (
    ("youtube", r"(?:(?:www|m)\.)?youtube\.com", r"/watch", ("v",)),
    ("facebook", r"(?:(?:www|m|web)\.)?facebook\.com", r"/watch", ("v",)),
    ("facebook", r"(?:(?:www|m|web)\.)?facebook\.com", r"/(?:permalink|story)\.php",
     ("story_fbid", "id")),
    ("facebook", r"(?:(?:www|m|web)\.)?facebook\.com", r"/photo(?:\.php)?", ("fbid",)),
)  # fmt: skip
_HOSTS: Final = {"youtube": "www.youtube.com", "facebook": "www.facebook.com"}
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


def embed_at(address: str) -> Embed | None:
    """Return the post or video at an address that a person would open or copy, None for others.

    A frame's address counts as well; a scheme that is left out is added. Nothing is asked of the
    net.
    """
    written = address.strip()
    if "://" not in written:
        written = f"https://{written}"
    cleaned = clean_address(written)
    if not cleaned.startswith("http"):
        return None
    parts = urlsplit(cleaned)
    host, path, query = (parts.hostname or "").lower(), parts.path, parse_qs(parts.query)
    bare = path.rstrip("/")
    for provider, hosts, paths, target in _PAGES:
        found = re.fullmatch(paths, bare)
        if found and re.fullmatch(hosts, host):
            return Embed(provider=provider, url=found.expand(target))
    for provider, hosts, paths, names in _NAMED:
        values = [query.get(name, [""])[0] for name in names]
        named = all(re.fullmatch(r"[\w-]{1,80}", value) for value in values)
        if named and re.fullmatch(paths, bare) and re.fullmatch(hosts, host):
            asked = "&".join(f"{name}={value}" for name, value in zip(names, values, strict=True))
            return Embed(provider=provider, url=f"https://{_HOSTS[provider]}{bare}?{asked}")
    return embed_of(cleaned)
