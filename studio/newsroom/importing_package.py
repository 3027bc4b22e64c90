"""Midad's own packages back again: what another newsroom's Midad exported, or this one's.

A package is a zip or a folder. Its text is ``article.md``, its pictures are the widest that readers
were shown; section, tags and bylines are names, as in every file. What is read must be what the
package's manifest says that it is. Deliberately absent: pages, feeds, and the rest of a package.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, Final

from msgspec import Struct

from studio.document.front_matter import ArticleFile, read_article_file, read_bytes
from studio.document.markdown_in import LARGEST_MARKDOWN
from studio.errors import Damaged, Reason, Refused, Unavailable
from studio.newsroom.keeping_pictures import figures_of

ARTICLE: Final = "article.md"
MANIFEST: Final = "manifest.json"
LARGEST_PACKED: Final = 256 * 1024 * 1024
"""Bytes of all that is read of a package."""

_LARGEST_PICTURE: Final = 64 * 1024 * 1024
_LARGEST_TEXT: Final = 4 * LARGEST_MARKDOWN
_LARGEST_MANIFEST: Final = 4 * 1024 * 1024
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError),
    OSError,
)

_Read = Callable[[str, int], bytes | None]
"""Returns what a file of the package holds, up to a size; None where there is none."""


class Packed(Struct, frozen=True):
    """A package's article, and its pictures as the article's figures name them."""

    file: ArticleFile
    pictures: Mapping[str, bytes]


def zipped_package(data: bytes, name: str) -> Packed:
    """Return what the article of a package says, and its pictures; `data` is a zip.

    Raises `Damaged` (PACKAGE_INVALID) and what a Markdown file is refused for.
    """
    try:
        packed = zipfile.ZipFile(BytesIO(data))
    except _UNREADABLE as error:
        raise _invalid(name, "zip_damaged", str(error)) from error
    # A zip of a folder has everything below that folder.
    inside = (one for one in packed.namelist() if PurePosixPath(one).name == ARTICLE)
    above = next(inside, ARTICLE).removesuffix(ARTICLE)

    def read(path: str, most: int) -> bytes | None:
        try:
            with packed.open(above + path) as file:
                return file.read(most + 1)
        except KeyError:
            return None
        except _UNREADABLE as error:
            raise _invalid(name, "zip_damaged", path) from error

    return _package(read, name)


def package_folder(folder: Path) -> Packed:
    """Return what the article of a package says, and its pictures; nothing beside it is read.

    Raises as `zipped_package`, and `Unavailable` (DISK_FAILED).
    """
    root = folder.resolve()

    def read(path: str, most: int) -> bytes | None:
        place = root.joinpath(*path.split("/")).resolve()
        if not place.is_relative_to(root) or not place.is_file():
            return None
        try:
            with place.open("rb") as file:
                return file.read(most + 1)
        except OSError as error:
            raise Unavailable(
                Reason.DISK_FAILED, path=str(place), problem=error.strerror or ""
            ) from error

    return _package(read, str(folder))


def _package(read: _Read, name: str) -> Packed:
    listed = _listed(read, name)
    left = LARGEST_PACKED

    def whole(path: str, most: int) -> bytes | None:
        nonlocal left
        if path not in listed:
            return None
        data = read(path, min(most, left))
        if data is None:
            raise _invalid(name, "missing", path)
        if len(data) > min(most, left):
            raise Refused(
                Reason.FILE_TOO_LARGE,
                path=f"{name}: {path}",
                size=len(data),
                limit=min(most, left),
            )
        if hashlib.sha256(data).hexdigest() != listed[path]:
            raise _invalid(name, "altered", path)
        left -= len(data)
        return data

    text = whole(ARTICLE, _LARGEST_TEXT)
    if text is None:
        raise _invalid(name, "missing", ARTICLE)
    file = read_article_file(read_bytes(text, name), name=name)
    pictures = {}
    sources = (file.picture, *(one.source for one in figures_of(file.body.blocks)))
    for source in dict.fromkeys(filter(None, sources)):
        data = whole(source, _LARGEST_PICTURE)
        if data is not None:
            pictures[source] = data
    return Packed(file, pictures)


def _listed(read: _Read, name: str) -> dict[str, str]:
    """Return the hashes of a package's files by their paths."""
    data = read(MANIFEST, _LARGEST_MANIFEST)
    if data is None:
        raise _invalid(name, "missing", MANIFEST)
    try:
        whole: Any = json.loads(data)
        return {str(one["path"]): str(one["sha256"]) for one in whole["files"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _invalid(name, "manifest_not_json", "") from error


def _invalid(name: str, code: str, where: str) -> Damaged:
    return Damaged(Reason.PACKAGE_INVALID, path=name, problems=(f"{code}:{where}",))
