"""The page on paper: printing, and PDF by the browser's own print styles.

Deliberately absent: a look of its own; the theme has one for print.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

from studio.ui.preview.browser import Browser


def save_pdf(browser: Browser, path: Path, then: Callable[[bool], None]) -> None:
    """Write the page that is shown as a PDF of A4 pages; `then` hears whether it was written."""
    page = browser.page()

    def done(_: str, well: bool) -> None:  # noqa: FBT001 - Qt's own
        page.pdfPrintingFinished.disconnect(done)
        then(well)

    def write() -> None:
        page.pdfPrintingFinished.connect(done)
        page.printToPdf(str(path), page_layout())

    browser.when_lettered(write)


def page_layout() -> QPageLayout:
    """Return an upright A4 page with margins that printers can print."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(15, 15, 15, 18),
        QPageLayout.Unit.Millimeter,
    )
