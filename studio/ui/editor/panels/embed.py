"""The panel of an embed: the address of a post or video, and what readers see without the net.

The provider is known by the address alone; nothing is ever asked of the net.
"""

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.document.blocks import Embed, Figure
from studio.document.embeds import embed_at
from studio.ui.editor.panels.form import Form
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.providers import provider_name
from studio.ui.editor.thumbnails import Thumbnails
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.fields import LineField
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.words import mark

_PICTURE_HEIGHT: Final = 64


class EmbedPanel(Panel):
    """Edits an `Embed`."""

    title = mark("Embedded post or video")
    hint = mark("Nothing is loaded from the net: readers open it themselves")

    def __init__(self, station: Station, thumbnails: Thumbnails, pictures: PictureIntake) -> None:
        super().__init__(station)
        self._embed = Embed(url="")
        self._thumbnails, self._pictures = thumbnails, pictures
        self._form = Form(station)
        self._address = LineField()
        self._address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._address.setPlaceholderText("https://")
        self._address.textEdited.connect(lambda _: self._judge())
        self._verdict = QLabel()
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict.setWordWrap(True)
        self._form.add("url", mark("Address"), self._address)
        self._form.below(self._verdict)
        self._title = self._form.line("title", mark("Title"))
        self._form.changed.connect(self.changed)
        self._picture = QLabel()
        tongue, look = station.tongue, station.look
        self._choose = TextButton(
            mark("Choose a picture…"), tongue, look, kind=Kind.QUIET, symbol=Symbol.FIGURE
        )
        on_click(self._choose, lambda: pictures.choose(self._take_picture))
        self._clear = TextButton(mark("No picture"), tongue, look, kind=Kind.QUIET)
        on_click(self._clear, lambda: self._show_picture("", told=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._choose)
        row.addWidget(self._clear)
        row.addStretch(1)
        self.step(self._address, self._title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._form)
        layout.addLayout(row)
        thumbnails.arrived.connect(self._hear_picture)
        tongue.changed.connect(self._say)

    def take(self, value: Value) -> None:
        """Show an embed."""
        if isinstance(value, Embed):
            self._embed = value
            self._address.show_words(value.url)
            self._title.show_words(value.title)
            self._show_picture(value.thumbnail)
            self._say()

    def value(self) -> Embed:
        """Return the embed as it is written; its address as it was while it is none."""
        found = self._found()
        known = (
            self._embed
            if found is None
            else replace(self._embed, provider=found.provider, url=found.url)
        )
        return replace(known, title=self._title.text())

    def is_ready(self) -> bool:
        """Say whether there is an address."""
        return bool(self.value().url)

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self._form.field(name)

    @property
    def verdict(self) -> str:
        """What is said of the address."""
        return self._verdict.text()

    def _found(self) -> Embed | None:
        written = self._address.text().strip()
        if written == self._embed.url:
            return self._embed if written else None
        return embed_at(written)

    def _judge(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words, written = self.station.tongue.words, self._address.text().strip()
        found = self._found()
        if not written:
            text = words.say("Paste the address of a post or video")
        elif found is not None:
            name = isolated(provider_name(found.provider, self.station) or found.url)
            text = words.say("Known as: {provider}", provider=name)
        else:
            text = words.say(
                "This is no post or video of YouTube, X, Facebook, Instagram, TikTok or Telegram. "
                "Other pages can be linked with Ctrl+K."
            )
        refused = bool(written) and found is None
        mark_kind(self._verdict, Kind.ERROR if refused else Kind.SMALL)
        self._verdict.setText(text)

    def _take_picture(self, figure: Figure) -> None:
        self._show_picture(figure.picture, told=True)

    def _show_picture(self, sha256: str, *, told: bool = False) -> None:
        self._embed = replace(self._embed, thumbnail=sha256)
        shown = self._thumbnails.of(sha256) if sha256 else None
        self._picture.setVisible(shown is not None)
        self._clear.setVisible(bool(sha256))
        if shown is not None:
            mode = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(shown.scaledToHeight(_PICTURE_HEIGHT, mode))
        if told:
            self.changed.emit()

    def _hear_picture(self, sha256: str) -> None:
        if sha256 == self._embed.thumbnail:
            self._show_picture(sha256)
