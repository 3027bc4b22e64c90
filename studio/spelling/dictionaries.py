"""Where dictionaries are found, and engines made of them.

The one that travels with the program comes first, then the system's (``DICPATH``, the folders of
hunspell, LibreOffice). A dictionary that is damaged is passed over: what it holds is tried.
"""

import lzma
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

from studio.resources import resource

ARABIC, ENGLISH = "ar", "en"
_RIGHT: Final = {
    ARABIC: ("المدينة", "إلى", "قال", "الحكومة", "وزير"),
    ENGLISH: ("city", "government", "said"),
}
_WRONG: Final = {ARABIC: ("ظظظظ", "ةةةة"), ENGLISH: ("qqqq", "zxzxz")}
_FOLDERS: Final = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/share/myspell",
    "/usr/local/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
    "~/.local/share/hunspell",
)
_OFFICES: Final = (
    "/usr/lib/libreoffice",
    "/opt/libreoffice*",
    "/Applications/LibreOffice.app/Contents/Resources",
    "C:/Program Files/LibreOffice",
)


class Engine(Protocol):
    """A dictionary that is ready to be asked."""

    def spell(self, word: str) -> bool:
        """Tell whether a word is in it."""
        ...

    def suggest(self, word: str) -> Sequence[str]:
        """Return words that are like one that is not in it."""
        ...


def folders(bundled: Path | None = None) -> Iterator[Path]:
    """Yield the folders in which dictionaries may lie, as far as they are there."""
    places = [resource("spelling") if bundled is None else bundled]
    places += map(Path, filter(None, os.environ.get("DICPATH", "").split(os.pathsep)))
    places += (Path(one).expanduser() for one in _FOLDERS)
    for office in _OFFICES:
        parent = Path(office).parent
        if parent.is_dir():
            for home in sorted(parent.glob(Path(office).name)):
                places += sorted(home.glob("share/extensions/dict-*"))
                places += sorted(home.glob("extensions/dict-*"))
    yield from (one for one in places if one.is_dir())


def engine(language: str, places: Sequence[Path]) -> Engine | None:
    """Return the first sound dictionary of a language; None where there is none, or no engine."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    for folder in (*places, *([_brought()] if language == ENGLISH else [])):
        for name in _names(folder, language):
            try:
                with tempfile.TemporaryDirectory() as unpacked:
                    home = _unpacked(folder, name, Path(unpacked))
                    made: Engine = Hunspell(name, hunspell_data_dir=str(home))
                if _is_sound(made, language):
                    return made
            except (OSError, EOFError, ValueError, lzma.LZMAError, MemoryError):
                continue
    return None


def _brought() -> Path:
    """Return the folder of the English dictionary that comes with the engine."""
    import hunspell

    return Path(hunspell.__file__).parent / "dictionaries"


def _names(folder: Path, language: str) -> list[str]:
    """Return the dictionaries of a language in a folder, the plainest name first."""
    found = {
        one.name.partition(".")[0]
        for pattern in (f"{language}*.aff", f"{language}*.aff.xz")
        for one in folder.glob(pattern)
    }
    return sorted(one for one in found if one == language or one[2:3] in {"_", "-"})


def _unpacked(folder: Path, name: str, into: Path) -> Path:
    """Return a folder in which both files lie as they are, unpacked where they were packed."""
    if (folder / f"{name}.aff").is_file():
        return folder
    for ending in ("aff", "dic"):
        with lzma.open(folder / f"{name}.{ending}.xz") as packed:
            (into / f"{name}.{ending}").write_bytes(packed.read())
    return into


def _is_sound(made: Engine, language: str) -> bool:
    return all(made.spell(one) for one in _RIGHT[language]) and not any(
        made.spell(one) for one in _WRONG[language]
    )
