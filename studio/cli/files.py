"""The files that people name on the command line."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Final, assert_never
from urllib.parse import unquote, urlsplit

from studio.document.codec import decode_document
from studio.document.front_matter import read_bytes
from studio.document.html_in import decode_html, read_html
from studio.document.markdown_in import read_markdown
from studio.document.plain import from_plain
from studio.document.tree import Document
from studio.errors import Reason, Refused, Unavailable
from studio.newsroom.importing import FileFormat, format_of

LARGEST_PICTURE: Final = 100 * 1024 * 1024
"""Bytes of a picture's file that is looked at."""


def read_file(path: Path) -> bytes:
    """Return what the file holds.

    Raises `Refused` (FILE_MISSING) and `Unavailable` (DISK_FAILED).
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Refused(Reason.FILE_MISSING, path=str(path)) from error
    except OSError as error:
        raise Unavailable(
            Reason.DISK_FAILED, path=str(path), problem=error.strerror or str(error)
        ) from error


def picture_beside(file: Path) -> Callable[[str], bytes | None]:
    """Return what finds the picture of an address among the files beside `file`, and below.

    The address' last folders are tried first, then fewer: an export of WordPress has its
    ``uploads`` beside it, a package its ``pictures``. Nothing outside of that folder is read.
    """
    folder = file.resolve().parent

    def found(address: str) -> bytes | None:
        parts = [part for part in unquote(urlsplit(address).path).split("/") if part.strip(".")]
        for first in range(len(parts)):
            with contextlib.suppress(OSError, ValueError):
                place = folder.joinpath(*parts[first:]).resolve()
                inside = place.is_relative_to(folder) and place.is_file()
                if inside and place.stat().st_size <= LARGEST_PICTURE:
                    return place.read_bytes()
        return None

    return found


def chosen_format(path: Path, said: str | None) -> FileFormat:
    """Return the format that was said, else the one that the file's name says.

    Raises `Refused` (FILE_KIND_UNKNOWN).
    """
    return FileFormat(said) if said else format_of(str(path))


def read_body(path: Path, current: Document) -> Document:
    """Return what a file of any format holds, as a text of the direction and language of `current`.

    Raises as `read_file`, `chosen_format` and the readers of each format do.
    """
    data = read_file(path)
    direction, language = current.direction, current.language
    match chosen_format(path, None):
        case FileFormat.MARKDOWN | FileFormat.AUTO:
            text = read_bytes(data, str(path))
            return read_markdown(text, direction=direction, language=language)
        case FileFormat.HTML:
            return read_html(decode_html(data, str(path)), direction=direction, language=language)
        case FileFormat.TEXT:
            return from_plain(read_bytes(data, str(path)), direction=direction, language=language)
        case FileFormat.JSON:
            return decode_document(read_bytes(data, str(path)))
        case FileFormat.DOCX:
            from studio.document.docx_in import read_docx

            return read_docx(data, str(path)).text.body
        case FileFormat.MIDAD:
            from studio.newsroom.importing_package import zipped_package

            return zipped_package(data, str(path)).file.body
        case _ as unreachable:
            assert_never(unreachable)
