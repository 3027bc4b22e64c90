"""The files that people name on the command line, and the formats that they are in."""

from enum import StrEnum
from pathlib import Path

from studio.errors import Reason, Refused, Unavailable


class Format(StrEnum):
    """A form that an article's text can have in a file."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"
    JSON = "json"


_SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".txt": Format.TEXT,
    ".json": Format.JSON,
}


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


def format_of(path: Path, said: str | None) -> Format:
    """Return the format that was said, else the one that the file's name says.

    Raises `Refused` (FILE_KIND_UNKNOWN).
    """
    if said is not None and said != "auto":
        return Format(said)
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        raise Refused(Reason.FILE_KIND_UNKNOWN, path=str(path), allowed=tuple(Format))
    return found
