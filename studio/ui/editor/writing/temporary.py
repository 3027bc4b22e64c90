"""Pictures that another program laid down for whoever pastes what was copied there.

Word and LibreOffice name them in the page. A page from the net could name any file, so only what
lies in the folders where such programs put pictures is read, and nothing of another computer.
Deliberately absent: what a picture is.
"""

import os
import tempfile
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

LARGEST: Final = 48 * 1024 * 1024
_SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
_OF_WORD: Final = "msohtmlclip"


def read_temporary(address: str) -> bytes:
    """Return what a ``file:`` address holds, nothing where it may not, or cannot, be read."""
    path = _path(address)
    if path is None:
        return b""
    try:
        path = path.resolve(strict=True)
        folder = Path(tempfile.gettempdir()).resolve()
        laid_down = path.is_relative_to(folder) or any(
            part.lower().startswith(_OF_WORD) for part in path.parent.parts
        )
        if laid_down and path.is_file() and path.stat().st_size <= LARGEST:
            return path.read_bytes()
    except (OSError, ValueError):
        return b""
    return b""


def _path(address: str) -> Path | None:
    """Return the picture's file on this computer that an address names."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    name = unquote(parts.path)
    if parts.scheme.lower() != "file" or parts.netloc not in {"", "localhost"}:
        return None  # asking another computer would tell it who asks
    if name.startswith(("//", "\\")) or "\0" in name:
        return None
    if os.name == "nt":
        name = name.lstrip("/")
    path = Path(name)
    return path if path.is_absolute() and path.suffix.lower() in _SUFFIXES else None
