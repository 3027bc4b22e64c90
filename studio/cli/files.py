"""The files that people name on the command line."""

from pathlib import Path

from studio.errors import Reason, Refused, Unavailable
from studio.newsroom.importing import FileFormat, format_of


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


def chosen_format(path: Path, said: str | None) -> FileFormat:
    """Return the format that was said, else the one that the file's name says.

    Raises `Refused` (FILE_KIND_UNKNOWN).
    """
    return FileFormat(said) if said else format_of(str(path))
