"""What is shown where there is no browser: the words of the page, and a sentence that says why."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from studio.document.article import ArticleText
from studio.document.inline import plain
from studio.ui.look import Kind
from studio.ui.look.text import layout_direction
from studio.ui.parts.kinds import mark_kind
from studio.ui.preview.isolation import ROOT
from studio.ui.station import Station

_MARGIN_PX = 16


class PlainPage(QWidget):
    """The article as simple rich text."""

    def __init__(self, station: Station, problem: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station, self._problem = station, problem
        self._band = mark_kind(QLabel(), Kind.BAND)
        self._band.setWordWrap(True)
        self._band.setContentsMargins(12, 8, 12, 8)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        mark_kind(self.page, Kind.PAGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._band)
        layout.addWidget(self.page, 1)
        station.tongue.changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Say why there is no browser, in the language of now."""
        words = self._station.tongue.words
        if self._problem == ROOT:
            told = words.say(
                "The page cannot be shown as readers see it: its browser does not run for the "
                "system's administrator (root). Start Midad as an ordinary user; export shows the "
                "page in any browser."
            )
        else:
            told = words.say(
                "The page cannot be shown as readers see it, since its browser is missing "
                "({problem}). packaging/dev.py installs what it needs; export shows the page in "
                "any browser.",
                problem=self._problem,
            )
        self._band.setText(told)
        self.page.setAccessibleName(words.say("Preview"))

    def show_text(self, text: ArticleText, files: Mapping[str, bytes]) -> None:
        """Show the words of an article."""
        from studio.export.html import body_html, inline_html

        del files
        option = QTextOption()
        option.setTextDirection(layout_direction(text.body.direction))
        option.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self.page.document().setDefaultTextOption(option)
        families = ", ".join(f"'{name}'" for name in self._station.look.fonts.text)
        self.page.document().setDefaultStyleSheet(f"body {{ font-family: {families}; }}")
        body = body_html(text.body, pictures={}, related={})
        self.page.document().setDocumentMargin(_MARGIN_PX)
        self.page.setHtml(
            f'<body dir="{text.body.direction.value}"><p>{inline_html(text.kicker)}</p>'
            f"<h1>{inline_html(text.headline)}</h1><p>{inline_html(text.standfirst)}</p>{body}"
        )
        self.page.setWindowTitle(plain(text.headline))
