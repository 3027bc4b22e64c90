"""How a story is found: its address, what search engines show, what is shared.

Empty fields say in grey what will be used instead. Deliberately absent: making those texts, which
happens when a story leaves.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.document.article import ArticleText
from studio.document.inline import plain
from studio.newsroom.register import latin_address
from studio.newsroom.views import ArticleDetail
from studio.ui.info.form import Group
from studio.ui.info.waiting import Waiting
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.fields import LineField, LinesField
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.words import mark

FITS: Final = {"search_title": 60, "search_description": 160, "social_text": 280}
"""How many characters are shown whole where they are shown."""

_NAMES: Final = {
    "search_title": mark("Search title"),
    "search_description": mark("Search description"),
    "social_text": mark("Social text"),
}


class Finding(Group):
    """The fields of finding."""

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__(station, mark("Address and search"))
        self._story = story
        self.slug = LineField()
        self.slug.textEdited.connect(lambda text: story.change(slug=text))
        self._frozen = WordsLabel(
            mark("Published at this address; from an old one readers are led to a new one."),
            station.tongue,
            kind=Kind.SMALL,
            wrap=True,
        )
        self.waiting = Waiting(station)
        self.add_plain(self.waiting)
        self.latin = IconButton(
            Symbol.LANGUAGE,
            mark("Write the address in Latin letters"),
            station.tongue,
            station.look,
        )
        on_click(self.latin, self._write_latin)
        slug = QHBoxLayout()
        slug.setSpacing(4)
        slug.addWidget(self.slug, 1)
        slug.addWidget(self.latin)
        self.add_field(mark("Slug"), "slug", self.slug, slug)
        self.add_plain(self._frozen)
        self.texts = {name: LinesField(1, 5) for name in _NAMES}
        self.counts = {name: QLabel() for name in _NAMES}
        for name, title in _NAMES.items():
            field, count = self.texts[name], self.counts[name]
            mark_kind(count, Kind.SMALL)
            field.textChanged.connect(lambda name=name: self._hear(name))
            both = QVBoxLayout()
            both.setSpacing(4)
            both.addWidget(field)
            both.addWidget(count)
            self.add_field(title, name, field, both)
        station.tongue.changed.connect(self.speak)
        self.speak()

    def enable(self, *, enabled: bool) -> None:
        """Let the fields be changed, or only read and commented on."""
        super().enable(enabled=enabled)
        self.latin.setEnabled(enabled)

    def _write_latin(self) -> None:
        """Put an address of the headline there, with names as the register has them."""
        headline = plain(self._story.text.headline)
        self._station.door.ask(
            lambda acting: latin_address(acting, headline), self._take_latin, owner=self
        )

    def _take_latin(self, slug: str) -> None:
        if slug:
            self._story.change(slug=slug)
            self.slug.show_words(slug)
        self.slug.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, name: str) -> QWidget:
        """Return the widget of a field by its name in the article."""
        return self._fields[name]

    def show_story(self, text: ArticleText, detail: ArticleDetail) -> None:
        """Show what a story's text says."""
        if not self.slug.hasFocus() or self.slug.text().strip() != text.slug:
            self.slug.show_words(text.slug)
        self.slug.setPlaceholderText(detail.slug)
        self._frozen.setVisible(detail.first_published is not None)
        for name, field in self.texts.items():
            if not field.hasFocus() or " ".join(field.text.split()) != getattr(text, name):
                field.blockSignals(True)
                field.show_words(getattr(text, name))
                field.blockSignals(False)
                field.settle()
            self._count(name)
        self.texts["search_title"].show_hint(plain(text.headline))
        for name in ("search_description", "social_text"):
            self.texts[name].show_hint(plain(text.standfirst))

    def speak(self) -> None:
        """Say everything in the language of now."""
        say = self._station.tongue.words.say
        self.slug.setAccessibleName(say("Slug"))
        for name, title in _NAMES.items():
            self.texts[name].setAccessibleName(say(title))
            self._count(name)

    def _hear(self, name: str) -> None:
        self._count(name)
        changed = {name: self.texts[name].text}
        self._story.change(**changed)

    def _count(self, name: str) -> None:
        length, fits = len(self.texts[name].text.strip()), FITS[name]
        words = self._station.tongue.words
        label = self.counts[name]
        label.setVisible(bool(length))
        if length > fits:
            over = words.counted("{n} character too long", "{n} characters too long", length - fits)
            label.setText(over)
        else:
            label.setText(words.say("{length} of {most}", length=length, most=fits))
        mark_kind(label, Kind.ERROR if length > fits else Kind.SMALL)
