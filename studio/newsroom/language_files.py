"""Lists of words, names and rules as files: read whole, written whole.

Deliberately absent: what stands in them.
"""

from pathlib import Path

from studio.document.front_matter import read_bytes
from studio.errors import Reason, Refused
from studio.storage.failures import disk_failures


def read_list(file: Path) -> str:
    """Return the text of a file.

    Raises `Refused` (FILE_MISSING, FILE_TOO_LARGE), `Damaged` (FILE_NOT_UTF8), and `Unavailable`
    where it cannot be read.
    """
    if not file.is_file():
        raise Refused(Reason.FILE_MISSING, path=str(file))
    with disk_failures(file):
        data = file.read_bytes()
    return read_bytes(data, str(file))


def write_list(file: Path, text: str) -> None:
    """Write a text to a file; raises `Unavailable` where it cannot be written."""
    with disk_failures(file):
        file.write_text(text, encoding="utf-8", newline="\n")
