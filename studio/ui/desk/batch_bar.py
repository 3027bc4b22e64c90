"""The bar for many stories at once: put them into a section, put a tag on them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.newsroom import batch
from studio.newsroom.acting import Acting
from studio.newsroom.batch import Batch
from studio.newsroom.sections import sections
from studio.newsroom.tags import ensure_tag
from studio.newsroom.views import SectionView
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.words import mark


class BatchBar(QFrame):
    """Acts on the stories that are chosen together; hidden while fewer than two are.

    Signals:
        told: a text for the person, and what takes it back or None.
        cleared: the person wants to choose no longer.
    """

    told = Signal(str, object)
    cleared = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._chosen: tuple[int, ...] = ()
        mark_kind(self, Kind.FOOT)
        self._count = QLabel()
        close = IconButton(Symbol.CLOSE, mark("Choose none"), station.tongue, station.look)
        on_click(close, self.cleared.emit)
        self.section = Choice(station.look)
        self.section.activated.connect(self._move)
        self.tag = QLineEdit()
        self.tag.returnPressed.connect(self._tag)
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        for field in (self.section, self.tag):
            layout.addWidget(field)
        station.tongue.changed.connect(self.speak)
        self.hide()

    def choose(self, articles: Sequence[int]) -> None:
        """Act on these stories from now on."""
        shown = bool(self._chosen)
        self._chosen = tuple(articles)
        if self._chosen and not shown:
            self._station.door.ask(sections, self._fill, owner=self)
        self.setVisible(bool(self._chosen))
        self.speak()

    def speak(self) -> None:
        """Say the number and the fields' names in the language of now."""
        words = self._station.tongue.words
        self._count.setText(
            words.counted("{n} story chosen", "{n} stories chosen", len(self._chosen))
        )
        self.section.setPlaceholderText(words.say("Put into a section"))
        self.section.setAccessibleName(words.say("Put into a section"))
        self.tag.setPlaceholderText(words.say("Put a tag on, then Enter"))
        self.tag.setAccessibleName(words.say("Put a tag on, then Enter"))

    def _fill(self, tree: tuple[SectionView, ...]) -> None:
        self.section.clear()
        for one in tree:
            self.section.addItem(" › ".join(map(isolated, one.path)), one.id)
        self.section.setCurrentIndex(-1)

    def _move(self, index: int) -> None:
        section, chosen = self.section.itemData(index), self._chosen
        self.section.setCurrentIndex(-1)
        self._do(lambda acting: batch.move(acting, chosen, section))

    def _tag(self) -> None:
        name, chosen = self.tag.text().strip(), self._chosen
        self.tag.clear()
        if not name:
            return

        def put_on(acting: Acting) -> Batch:
            tag, made = ensure_tag(acting, name)
            done = batch.tag(acting, chosen, add=(tag,))
            return Batch(done.changes | made, done.versions)

        self._do(put_on)

    def _do(self, act: Callable[[Acting], Batch]) -> None:
        """Change the chosen stories, and offer the way back."""
        words, door = self._station.tongue.words, self._station.door

        def done(made: Batch) -> None:
            door.announce(made.changes)
            told = words.counted(
                "{n} story was changed.", "{n} stories were changed.", len(made.versions)
            )
            undo = (lambda: self._take_back(made)) if made.versions else None
            self.told.emit(told, undo)

        door.ask(act, done, owner=self)

    def _take_back(self, made: Batch) -> None:
        door = self._station.door
        door.do(lambda acting: batch.undo(acting, made).changes)
