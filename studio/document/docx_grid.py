"""The rows and cells of a table in a Word file, whatever is put around them.

Deliberately absent: what stands in a cell (`docx_in`).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from studio.document.docx_names import W

if TYPE_CHECKING:
    from lxml import etree

_AROUND_ROWS: Final = frozenset(
    f"{W}{name}" for name in ("ins", "smartTag", "customXml", "moveTo", "sdt", "sdtContent")
)


def rows_of(table: "etree._Element") -> Iterator["etree._Element"]:
    """Yield the rows of a table."""
    return _within(table, f"{W}tr")


def cells_of(row: "etree._Element") -> Iterator["etree._Element"]:
    """Yield the cells of a row."""
    return _within(row, f"{W}tc")


def _within(parent: "etree._Element", tag: str) -> Iterator["etree._Element"]:
    """Yield the rows or cells of one table, through what is put around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND_ROWS:
            yield from _within(child, tag)
