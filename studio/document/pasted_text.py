"""Plain text from a clipboard: paragraphs, or the rows of a spreadsheet as a table.

Deliberately absent: guessing at headings and lists; somebody who pastes words alone wants words.
"""

import re
from typing import Final

from studio.arabic.direction import Direction
from studio.arabic.later import later
from studio.document.blocks import Table
from studio.document.inline import texts
from studio.document.plain import from_plain
from studio.document.tree import Document
from studio.errors import Reason, Refused

LONGEST_TEXT: Final = 600_000
"""Characters that can be pasted at once."""
_MOST_COLUMNS: Final = 30
_LINE_END: Final = later(lambda: re.compile("\r\n?|\n"))
_MARKER: Final = later(lambda: re.compile(r"\s*(?:[•·▪◦o§*–—-]|[\d٠-٩۰-۹]{1,3}[.)\-–]|[\w]\))?\s*"))


def read_pasted_text(
    text: str, *, direction: Direction = Direction.RTL, language: str = "ar", tables: bool = False
) -> Document:
    """Return `text` as `plain.from_plain` does, or with `tables` rows parted by tabs as a table.

    Only lines that all have the same number of tabs are rows; bullets, numbers of a list and
    indents before tabs are none. Raises `Refused` (TEXT_TOO_LONG).
    """
    require_short(text)
    rows = _rows(text) if tables and "\t" in text else ()
    if rows:
        cells = tuple(tuple(texts(cell) for cell in row) for row in rows)
        return Document((Table(rows=cells),), direction, language)
    return from_plain(text, direction=direction, language=language)


def require_short(text: str) -> None:
    """Raise `Refused` (TEXT_TOO_LONG) where `text` is more than can be pasted at once."""
    if len(text) > LONGEST_TEXT:
        raise Refused(Reason.TEXT_TOO_LONG, characters=len(text), limit=LONGEST_TEXT)


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of rows parted by tabs, none where the lines are no rows."""
    lines = [line for line in _LINE_END.split(text) if line.strip()]
    columns = lines[0].count("\t") if len(lines) > 1 else 0
    if not 0 < columns < _MOST_COLUMNS or any(line.count("\t") != columns for line in lines):
        return ()
    rows = tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
    return () if all(_MARKER.fullmatch(row[0]) for row in rows) else rows
