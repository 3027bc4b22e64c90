"""What tells names from elsewhere from words of Arabic, made of the lists of spelling.

Run as ``.venv/bin/python packaging/name_words.py``. From the words that are often written and the
dictionary it writes ``resources/spelling/names-ar.txt.xz``, words that are often written and not in
the dictionary in any form, most of them names from elsewhere, and ``stems-ar.txt.xz``, the stems of
all words that are in it. To be run again when either list or the light stem changes.
"""

import lzma
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from studio.arabic.names import spelling
from studio.arabic.stemming import stem
from studio.spelling.dictionaries import ARABIC, engine, folders

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "spelling"
LEAST = 4
_BEFORE = ("و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "بال", "ما", "لا", "يا")


def often_written() -> Iterator[str]:
    """Yield the words of the list."""
    with lzma.open(FOLDER / "words-ar.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from line.split()[1:]


def parted() -> tuple[set[str], set[str]]:
    """Return the names and the stems, as `studio.arabic.names` compares them."""
    dictionary = engine(ARABIC, list(folders()))
    if dictionary is None:
        sys.exit("the Arabic dictionary is missing")
    native: set[str] = set()
    unknown: set[str] = set()
    for word in often_written():
        (native if dictionary.spell(word) else unknown).add(word)
    stems = {stem(word) for word in native}

    def is_strange(bare: str) -> bool:
        return len(bare) >= LEAST and stem(bare) not in stems

    names = {bare for bare in map(spelling, unknown) if is_strange(bare)}
    names = {one for one in names if all(map(is_strange, _behind(one)))}
    names = {one for one in names if names.isdisjoint(_behind(one))}
    return names, stems


def _behind(word: str) -> list[str]:
    """Return what stands behind each thing that may be written before a word."""
    return [
        word[len(one) :] for one in _BEFORE if word.startswith(one) and len(word) > len(one) + 2
    ]


def write(name: str, words: Iterable[str]) -> None:
    """Write words to a file, the same bytes for the same words."""
    packed = lzma.compress("\n".join(sorted(words)).encode(), preset=9 | lzma.PRESET_EXTREME)
    (FOLDER / name).write_bytes(packed)


def main() -> None:
    """Write both files."""
    names, stems = parted()
    write("names-ar.txt.xz", names)
    write("stems-ar.txt.xz", stems)
    print(f"{len(names)} names, {len(stems)} stems")


if __name__ == "__main__":
    main()
