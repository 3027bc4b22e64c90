"""A short guide to a newsroom's day, in the person's language.

The text lies in ``resources/guide`` as Markdown, and is read by the same code as articles are.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget

from studio.resources import resource
from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.words import mark


class Guide(QObject):
    """The guide over a window."""

    def __init__(self, station: Station, window: QWidget) -> None:
        super().__init__(window)
        self._station = station
        self.browser = mark_kind(QTextBrowser(), Kind.PAGE)
        self.browser.setOpenLinks(False)
        self.sheet = Sheet(
            window, mark("Guide"), self.browser, station.tongue, station.look, width=760, height=760
        )
        station.tongue.changed.connect(self._fill)
        station.look.changed.connect(self._fill)
        self._shown = False

    def open_sheet(self) -> None:
        """Show the guide."""
        self._shown = True
        self._fill()
        self.sheet.open_sheet(self.browser)

    def _fill(self) -> None:
        if not self._shown:
            return
        from studio.document.markdown_in import read_markdown
        from studio.export.html import body_html

        station = self._station
        self.browser.setAccessibleName(station.tongue.words.say("Guide"))
        language = station.tongue.language.value
        text = resource("guide", f"{language}.md").read_text(encoding="utf-8")
        document = self.browser.document()
        option = QTextOption()
        option.setTextDirection(station.tongue.direction)
        option.setAlignment(Qt.AlignmentFlag.AlignLeading)
        document.setDefaultTextOption(option)
        palette = station.look.palette
        families = ", ".join(f"'{name}'" for name in station.look.fonts.text)
        document.setDefaultStyleSheet(
            f"body {{ font-family: {families}; font-size: 17px; color: {palette.text}; }}"
            f"h2 {{ font-size: 21px; color: {palette.accent}; }} "
            "p, li { line-height: 100%; } li { margin-bottom: 6px; }"
        )
        direction = "rtl" if station.tongue.rtl else "ltr"
        html = body_html(read_markdown(text), pictures={}, related={})
        self.browser.setHtml(f'<body dir="{direction}">{html}</body>')
