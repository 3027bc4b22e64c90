"""Fonts of this computer that can write Arabic, for pictures that carry words.

Known families are looked for in the system's font folders, the best for a headline first; where
none of them is installed, fontconfig is asked for any font with Arabic letters. Deliberately
absent: fonts for the page (the theme's affair) and any substitute that would print empty boxes.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

from studio.errors import Reason, Unavailable

_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc"})
_FAMILIES: Final = (
    ("Noto Naskh Arabic", "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"),
    ("Amiri", "Amiri-Regular", "Amiri-Bold"),
    ("Noto Kufi Arabic", "NotoKufiArabic-Regular", "NotoKufiArabic-Bold"),
    ("IBM Plex Sans Arabic", "IBMPlexSansArabic-Regular", "IBMPlexSansArabic-Bold"),
    ("Scheherazade New", "ScheherazadeNew-Regular", "ScheherazadeNew-Bold"),
    ("Noto Sans Arabic", "NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    ("Dubai", "Dubai-Regular", "Dubai-Bold"),
    ("Segoe UI", "segoeui", "segoeuib"),
    ("Geeza Pro", "GeezaPro", "GeezaPro"),
    ("Arial", "arial", "arialbd"),
    ("Tahoma", "tahoma", "tahomabd"),
    ("DejaVu Sans", "DejaVuSans", "DejaVuSans-Bold"),
)
_ARABIC: Final = "ابتحدرسعفقكلمنهويءأةى"
_PROBE_SIZE: Final = 24
_NO_CHARACTER: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Family:
    """The files of one family of letters; the same file twice where it has no bold."""

    regular: Path
    bold: Path


def find_families(folders: tuple[Path, ...] | None = None) -> tuple[Family, ...]:
    """Return the families that can write Arabic, the best for a headline first.

    Looks in the system's font folders unless told where; raises `Unavailable`
    (ARABIC_FONT_MISSING) where there is none.
    """
    files = _fonts_in(font_folders() if folders is None else folders)
    found = [
        Family(files[regular.lower()], files.get(bold.lower(), files[regular.lower()]))
        for _, regular, bold in _FAMILIES
        if regular.lower() in files
    ]
    if not found and folders is None:
        found = [Family(path, path) for path in _ask_fontconfig()]
    families = tuple(each for each in found if not missing(each.bold, _ARABIC))
    if not families:
        wanted = tuple(name for name, _, _ in _FAMILIES[:3])
        raise Unavailable(Reason.ARABIC_FONT_MISSING, wanted=wanted)
    return families


def font_folders() -> tuple[Path, ...]:
    """Return where this system and this person keep fonts, whether or not they exist."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        system = Path(os.environ.get("WINDIR", "C:/Windows"))
        return (system / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts")


def missing(font: Path, text: str) -> str:
    """Return the characters of a text that a font has no picture of, each once, in order.

    A font that cannot be opened has none.
    """
    try:
        status = font.stat()
    except OSError:
        return "".join(dict.fromkeys(text))
    wanted = dict.fromkeys(c for c in text if c.isprintable() and not c.isspace())
    known = (font, status.st_size, status.st_mtime_ns)
    return "".join(character for character in wanted if _is_missing(*known, character))


@lru_cache(maxsize=8192)
def _is_missing(font: Path, size: int, written: int, character: str) -> bool:
    """Say whether a font file, which has this size and age, has no picture of a character."""
    face = _probe(font, size, written)
    return face is None or _drawn(face, character) == _drawn(face, _NO_CHARACTER)


@lru_cache(maxsize=8)
def _probe(font: Path, _size: int, _written: int) -> ImageFont.FreeTypeFont | None:
    try:
        # Each letter by itself: the plain layout looks it up in the font and does no more.
        return ImageFont.truetype(font, _PROBE_SIZE, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        return None


def _drawn(face: ImageFont.FreeTypeFont, character: str) -> tuple[tuple[int, int], bytes]:
    mask = face.getmask(character)
    return mask.size, bytes(mask)


def _fonts_in(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Return the font files of the folders by their lower-case names without suffix."""
    files: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in _SUFFIXES:
                files.setdefault(path.stem.lower(), path)
    return files


def _ask_fontconfig() -> list[Path]:
    """Return the fonts that fontconfig, where there is one, knows to have Arabic letters."""
    try:
        answer = subprocess.run(
            ["fc-list", "--format=%{file}\n", ":lang=ar"],  # noqa: S607 - where it lies differs
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    paths = sorted({Path(line) for line in answer.stdout.splitlines() if line})
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]
