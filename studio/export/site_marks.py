"""Marks of what a site's pages are made of: equal marks, equal bytes.

A mark tells what an article, its house, its theme and this program say, so that a page need not be
printed to know that it would be the same. The program is told by its own source, so that nobody has
to remember to count a version up; where it has none, by its version. Deliberately absent: keeping
marks (`site_memory`).
"""

import hashlib
import secrets
import zoneinfo
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

import msgspec

import studio
from studio.newsroom.public import PublicTerm
from studio.settings import House

_MARK: Final = 16
_FLOORS: Final = ("arabic", "document", "export", "imaging", "newsroom", "storage")
"""Floors whose source says how a page comes to be; `studio.settings` is beside them."""

_LIBRARIES: Final = (
    *("hijridate", "Jinja2", "lxml", "MarkupSafe", "msgspec", "pillow", "regex", "tzdata"),
)
_encoder: Final = msgspec.msgpack.Encoder(enc_hook=str)


def mark(*facts: object) -> bytes:
    """Return the mark of plain values, in their order."""
    return hashlib.blake2b(_encoder.encode(facts), digest_size=_MARK).digest()


def frame_mark(
    house: House, ways: Iterable[PublicTerm], theme: bytes, letters: Iterable[str]
) -> bytes:
    """Return the mark of what is the same for every page of a site.

    `ways` are the sections of its navigation; `theme` is the `folder_mark` of its theme; `letters`
    tell the fonts of share pictures apart.
    """
    zone = _zone_mark(house.time_zone)
    return mark(house, tuple(ways), theme, tuple(letters), zone, program_mark())


@cache
def program_mark() -> bytes:
    """Return the mark of this program and of the libraries that have a say in its pages."""
    root = Path(studio.__file__).parent
    source = [path for floor in _FLOORS for path in sorted((root / floor).glob("*.py"))]
    digest = hashlib.blake2b(digest_size=_MARK)
    for path in (*source, root / "settings.py"):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return mark(studio.__version__, digest.digest(), [_version(one) for one in _LIBRARIES])


@cache
def source_mark(module: Path, *libraries: str) -> bytes:
    """Return the mark of one module's source and of the libraries that it works with."""
    source = module.read_bytes() if module.is_file() else b""
    return mark(studio.__version__, source, [_version(one) for one in libraries])


def folder_mark(folder: Path) -> bytes:
    """Return the mark of all files in a folder; one of its own where it cannot be read."""
    digest = hashlib.blake2b(digest_size=_MARK)
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(hashlib.blake2b(path.read_bytes()).digest())
    except OSError:
        return secrets.token_bytes(_MARK)
    return digest.digest()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _zone_mark(name: str) -> bytes:
    """Return the mark of what this computer knows of a time zone, which governments change."""
    for folder in zoneinfo.TZPATH:
        place = Path(folder, *name.split("/"))
        if place.is_file():
            return mark(place.read_bytes())
    return b""
