"""The fonts: Arabic first, then the Latin that goes with it, from what this computer has.

The families that come with the program are registered with Qt at start; where a better one is
installed, it is preferred. Every family is named in order, so that no letter of either script is
left to Qt's own choice. Deliberately absent: fonts of published pages (the theme's affair).
"""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtGui import QFont, QFontDatabase

_PACKAGES: Final = ("fontpkg_ibm_plex_sans_arabic", "fontpkg_amiri", "fontpkg_source_serif_4")
_WANTED_WEIGHTS: Final = ("regular", "medium", "semibold", "bold")

_INTERFACE: Final = ("IBM Plex Sans Arabic", "Noto Kufi Arabic", "Noto Sans Arabic")
_INTERFACE_LATIN: Final = ("IBM Plex Sans", "Noto Sans", "DejaVu Sans")
TEXT_FAMILIES: Final = ("Noto Naskh Arabic", "Amiri", "Scheherazade New", "IBM Plex Sans Arabic")
"""What people may write in, the first that is there by default."""
_TEXT_LATIN: Final = ("Source Serif 4", "Noto Serif", "DejaVu Serif")
_LAST: Final = ("Segoe UI", "Geeza Pro", "DejaVu Sans")

INTERFACE_PX: Final = 14
SMALL_PX: Final = 12
TITLE_PX: Final = 15
HEADING_PX: Final = 18
LARGE_PX: Final = 24


class Fonts(Struct, frozen=True):
    """Families in the order in which letters are looked for in them."""

    interface: tuple[str, ...]
    text: tuple[str, ...]

    def at(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the interface's font of this size."""
        return font_of(self.interface, pixels, weight)

    def text_at(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the articles' font of this size."""
        return font_of(self.text, pixels, weight)


def font_of(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    """Return a font that looks for letters in `families`, in this order."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def register_fonts() -> None:
    """Hand Qt the fonts that came with the program, unless the system has the family."""
    known = set(QFontDatabase.families())
    for folder in _folders():
        files = sorted(folder.rglob("*.ttf"))
        family = _family_name(folder)
        if family in known:
            continue
        for file in files:
            stem = file.stem.lower()
            weight = stem.rpartition("-")[2]
            if "italic" not in stem and ("[" in stem or weight in _WANTED_WEIGHTS):
                QFontDatabase.addApplicationFont(str(file))


def find_fonts(preferred_text: str = "") -> Fonts:
    """Return the families of this computer; a preferred one that is not there is passed over.

    Call after `register_fonts`.
    """
    known = set(QFontDatabase.families())
    arabic = set(QFontDatabase.families(QFontDatabase.WritingSystem.Arabic))
    text = (preferred_text, *TEXT_FAMILIES) if preferred_text in known else TEXT_FAMILIES
    return Fonts(
        interface=_there(known, arabic, _INTERFACE, _INTERFACE_LATIN),
        text=_there(known, arabic, text, _TEXT_LATIN),
    )


def text_families() -> tuple[str, ...]:
    """Return the families that people can choose to write in on this computer."""
    known = set(QFontDatabase.families())
    return tuple(name for name in TEXT_FAMILIES if name in known)


def _there(
    known: set[str], arabic: set[str], first: tuple[str, ...], latin: tuple[str, ...]
) -> tuple[str, ...]:
    leading = [name for name in first if name in known] or sorted(arabic)[:1]
    following = [name for name in (*latin, *_LAST) if name in known]
    return tuple(dict.fromkeys([*leading[:1], *following, *leading[1:]]))


def _folders() -> Iterator[Path]:
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            yield Path(place) / "files"


def _family_name(folder: Path) -> str:
    return {
        "fontpkg_ibm_plex_sans_arabic": "IBM Plex Sans Arabic",
        "fontpkg_amiri": "Amiri",
        "fontpkg_source_serif_4": "Source Serif 4",
    }[folder.parent.name]
