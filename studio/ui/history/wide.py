"""Two versions side by side on a sheet over the window; runs of what stayed unfold where asked.

Deliberately absent: comparing, and how the page looks (`page`).
"""

from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from studio.ui.history.page import Style, side_by_side
from studio.ui.history.reader import Reader
from studio.ui.history.reading import Compared
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.words import mark

_SHEET: Final = (1160, 820)


def show_wide(
    station: Station, pane: QWidget, compared: Compared, style: Style, titles: tuple[str, str]
) -> None:
    """Show two versions under their titles over the window of `pane`."""
    page, unfolded = Reader(station), set[int]()

    def show() -> None:
        page.show_page(side_by_side(compared.found, style, titles, frozenset(unfolded)))

    def unfold(link: QUrl) -> None:
        unfolded.add(int(link.toString().partition(":")[2]))
        show()

    page.anchorClicked.connect(unfold)
    show()
    sheet = Sheet(
        pane.window(),
        mark("Side by side"),
        page,
        station.tongue,
        station.look,
        width=_SHEET[0],
        height=_SHEET[1],
    )
    sheet.closed.connect(sheet.deleteLater)
    sheet.open_sheet()
