"""The page of a handover as Qt's own document: the same on the screen, on paper and as PDF.

Made of blocks and formats, without any HTML. Deliberately absent: choosing a printer.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QMarginsF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from studio.ui.look.text import layout_direction, own_direction
from studio.wording.handover import Told

LINK: Final = "story:"
"""What stands before a story's id in the address of its headline."""
_MARGIN: Final = 16.0
_SMALL, _NORMAL, _PART, _TITLE = 0.85, 1.0, 1.15, 1.4


def write_page(
    document: QTextDocument,
    title: str,
    parts: Sequence[Told],
    empty: str,
    *,
    rtl: bool,
    size: int,
    colours: tuple[str, str],
) -> None:
    """Write the page into `document`; `colours` are those of headlines and of what is beside.

    A headline runs in its own direction; every line begins where lines of the window begin.
    """
    document.clear()
    document.setDocumentMargin(_MARGIN)
    cursor = QTextCursor(document)
    window = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    text, muted = colours

    def line(words: str, scale: float, *, bold: bool, above: float, colour: str) -> None:
        block = QTextBlockFormat()
        block.setLayoutDirection(window)
        block.setTopMargin(above)
        if document.isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(words, _format(size * scale, colour, bold=bold))

    line(title, _TITLE, bold=True, above=0, colour=text)
    if not parts:
        line(empty, _NORMAL, bold=False, above=12, colour=muted)
    for part in parts:
        line(part.title, _PART, bold=True, above=20, colour=text)
        for row in part.rows:
            block = QTextBlockFormat()
            block.setLayoutDirection(layout_direction(own_direction(row.headline)))
            block.setAlignment(_side(rtl=rtl))
            block.setTopMargin(6)
            cursor.insertBlock(block)
            link = _format(size, text, bold=False)
            link.setAnchor(True)
            link.setAnchorHref(f"{LINK}{row.article}")
            cursor.insertText(row.headline, link)
            line(row.detail, _SMALL, bold=False, above=0, colour=muted)


def save_pdf(document: QTextDocument, path: Path) -> bool:
    """Write the page as a PDF of A4 pages, and say whether it was written."""
    made = QBuffer()
    made.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setPageLayout(page_layout())
    document.print_(writer)
    try:
        path.write_bytes(made.data().data())
    except OSError:
        return False
    return True


def page_layout() -> QPageLayout:
    """Return an upright A4 page with margins that printers can print."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(15, 15, 15, 18),
        QPageLayout.Unit.Millimeter,
    )


def _side(*, rtl: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def _format(size: float, colour: str, *, bold: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextCharFormat.Property.FontPixelSize, round(size))
    made.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setForeground(QColor(colour))
    return made
