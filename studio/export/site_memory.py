"""What is remembered of a site that was made, so that the next run makes only what changed.

It lies in the person's cache and not in the site, where readers would find it, and may be thrown
away at any time: a site that nobody remembers is made whole, and only what differs is written. What
is remembered holds for one manifest as it stands in the site's folder; a site that anybody else has
brought up to date since, or that was cut short, is made whole too.

Deliberately absent: what makes a page change (`site_marks`), and the pages.
"""

import contextlib
import hashlib
import os
import secrets
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from studio.export.package import house_cache
from studio.export.site_entries import Entry, Lines
from studio.export.site_folder import manifest_seen
from studio.export.site_stage import Seen, SiteFile
from studio.newsroom.public import Needs

FORM: Final = 3
_CHECK: Final = 4


class KeptArticle(Struct, frozen=True, array_like=True, gc=False):
    """An article's page: what it was made of, by a mark, and its files."""

    id: int
    needs: Needs
    mark: bytes
    files: tuple[SiteFile, ...]


class KeptPage(Struct, frozen=True, array_like=True, gc=False):
    """Any other file of a site: what it was made of, by a mark."""

    mark: bytes
    file: SiteFile


class Listed(Struct, frozen=True, array_like=True, gc=False):
    """What the rest of a site says of an article: lists, the manifest, map and index."""

    entry: Entry
    packaged: bytes
    lines: Lines


class Memory(Struct, frozen=True, array_like=True):
    """A site as it was made.

    `frame` stands for all that is the same on every page, `rest` for all that is neither that nor
    an article's own. `manifest` is how its manifest stood; `listed` has a `Listed` of every article
    in the order of `articles`, which are read one by one (`read_listed`) and kept as they are.
    """

    form: int
    manifest: Seen
    frame: bytes
    rest: bytes
    articles: tuple[KeptArticle, ...]
    pages: tuple[KeptPage, ...]
    listed: list[msgspec.Raw]

    @property
    def paths(self) -> frozenset[str]:
        """Every file of the site."""
        return frozenset(
            (
                *(file.path for one in self.articles for file in one.files),
                *(one.file.path for one in self.pages),
            )
        )


_listed: Final = msgspec.msgpack.Decoder(Listed)


class SiteMemory:
    """What is remembered of sites, in the folder `kept`, by where they lie."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept

    def of(self, folder: Path) -> Memory | None:
        """Return what is remembered of the site in a folder, None where it holds no more."""
        seen = manifest_seen(folder)
        if seen is None:
            return None
        try:
            data = memoryview(self._place(folder).read_bytes())
            if zlib.crc32(data[_CHECK:]) != int.from_bytes(data[:_CHECK], "big"):
                return None
            memory = msgspec.msgpack.decode(data[_CHECK:], type=Memory)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None
        return memory if memory.form == FORM and memory.manifest == seen else None

    def keep(
        self,
        folder: Path,
        frame: bytes,
        rest: bytes,
        articles: Sequence[KeptArticle],
        pages: Sequence[KeptPage],
        listed: Sequence[Listed | msgspec.Raw],
    ) -> None:
        """Remember the site that is in a folder now; where that fails, the next run is longer."""
        seen = manifest_seen(folder)
        if seen is None:
            return
        data = msgspec.msgpack.encode((FORM, seen, frame, rest, articles, pages, listed))
        place = self._place(folder)
        waiting = place.with_name(f".{secrets.token_hex(8)}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with waiting.open("xb") as file:
                file.write(zlib.crc32(data).to_bytes(_CHECK, "big"))
                file.write(data)
            os.replace(waiting, place)  # noqa: PTH105 - as everywhere where files are put in place
        except OSError:
            with contextlib.suppress(OSError):
                waiting.unlink(missing_ok=True)

    def _place(self, folder: Path) -> Path:
        where = os.path.realpath(folder)
        return self._kept / hashlib.sha256(where.encode(errors="surrogateescape")).hexdigest()


def read_listed(kept: msgspec.Raw) -> Listed:
    """Return what the rest of a site says of an article."""
    return _listed.decode(kept)


def house_memory() -> SiteMemory:
    """Return what this person's Midad remembers of the sites that it made."""
    return SiteMemory(house_cache().parent / "sites-made")
