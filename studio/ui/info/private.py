"""Notes and sources: for the house alone, kept while they are typed and when the field is left.

They never leave with the story, whatever is exported. Where they cannot be kept, that is said until
they are; what was typed stays in the field. Deliberately absent: versions of them.
"""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.articles import set_private
from studio.newsroom.changes import Changes
from studio.newsroom.views import ArticleDetail
from studio.ui.info.form import Group
from studio.ui.look import Kind, Symbol
from studio.ui.parts.fields import LinesField
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark

SAVE_AFTER_MS: Final = 900
RETRY_MS: Final = 3000
_ICON: Final = 16


class Private(Group):
    """The fields that stay in the house.

    Signals:
        refused: a `MidadError`: what was typed is not kept yet.
    """

    refused = Signal(object)

    def __init__(self, station: Station) -> None:
        super().__init__(station, mark("For the house alone"))
        self._article: int | None = None
        self._typed: dict[str, str] = {}
        hint = QWidget()
        row = QHBoxLayout(hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._lock = QLabel()
        row.addWidget(self._lock)
        never = WordsLabel(
            mark("Never leaves with the story"), station.tongue, kind=Kind.SMALL, wrap=True
        )
        row.addWidget(never, 1)
        self.error = WordsLabel("", station.tongue, kind=Kind.ERROR, wrap=True)
        self.error.hide()
        self.fields = {"notes": LinesField(2, 10), "sources": LinesField(2, 10)}
        self.add_plain(hint)
        self.add(mark("Notes"), self.fields["notes"])
        self.add(mark("Sources"), self.fields["sources"])
        self.add_plain(self.error)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        for name, field in self.fields.items():
            field.textChanged.connect(lambda name=name: self._hear(name))
            field.left.connect(self.keep)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        self.speak()

    @property
    def shown(self) -> int | None:
        """The id of the story whose fields these are."""
        return self._article

    def show_story(self, detail: ArticleDetail | None) -> None:
        """Show a story's notes and sources, where the person may read them."""
        article = None if detail is None else detail.summary.id
        another = article != self._article
        if another:
            self.keep()
            self._typed = {}
            self.error.hide()
        self._article = article
        readable = detail is not None and detail.notes is not None
        self.setVisible(readable)
        if detail is None:
            return
        for name, field in self.fields.items():
            if name not in self._typed and (another or not field.hasFocus()):
                field.blockSignals(True)
                field.show_words(getattr(detail, name) or "")
                field.blockSignals(False)
                field.settle()

    def enable(self, *, enabled: bool) -> None:
        """Let the fields be changed, or only read."""
        for field in self.fields.values():
            field.setReadOnly(not enabled)

    def keep(self) -> None:
        """Keep what was typed, now."""
        self._timer.stop()
        article, typed = self._article, dict(self._typed)
        if article is None or not typed:
            return

        def kept(_: Changes) -> None:
            if self._article == article:
                self._typed = {
                    name: text for name, text in self._typed.items() if typed.get(name) != text
                }
                self.error.hide()

        def fail(error: MidadError) -> None:
            if self._article == article:
                self.error.setText(sentence(error, self._station.tongue.words))
                self.error.show()
                self._timer.start(RETRY_MS)
            self.refused.emit(error)

        def act(acting: Acting) -> Changes:
            return set_private(acting, article, **typed)

        self._station.door.do(act, kept, failed=fail)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when the fields go out of sight."""
        super().hideEvent(event)
        self.keep()

    def speak(self) -> None:
        """Say everything in the language of now."""
        say, look = self._station.tongue.words.say, self._station.look
        self.fields["notes"].setAccessibleName(say("Notes"))
        self.fields["sources"].setAccessibleName(say("Sources"))
        lock = look.icon(Symbol.LOCK, rtl=self._station.tongue.rtl, colour=look.palette.muted)
        self._lock.setPixmap(lock.pixmap(_ICON, _ICON))

    def _hear(self, name: str) -> None:
        self._typed[name] = self.fields[name].text
        self._timer.start(SAVE_AFTER_MS)
