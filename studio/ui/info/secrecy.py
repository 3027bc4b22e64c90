"""Whether a draft is seen by its authors alone: one tick, for them, until it is submitted."""

from PySide6.QtCore import Signal

from studio.errors import MidadError
from studio.newsroom.private_drafts import keep_private
from studio.newsroom.views import ArticleDetail
from studio.storage.codes import Stage
from studio.ui.info.form import Group
from studio.ui.look import Kind
from studio.ui.parts.choices import Tick
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class Secrecy(Group):
    """The tick that keeps a draft private; shown where that can be.

    Signals:
        refused: a `MidadError`.
    """

    refused = Signal(object)

    def __init__(self, station: Station) -> None:
        super().__init__(station, mark("Private draft"))
        self._article: int | None = None
        self.tick = Tick(station.look)
        self.tick.clicked.connect(self._set)
        self.add_plain(self.tick)
        hint = mark("In no list, count or search of anybody else; submitting shows it to all.")
        self.add_plain(WordsLabel(hint, station.tongue, kind=Kind.SMALL, wrap=True))
        station.tongue.changed.connect(self.speak)
        self.speak()

    def show_story(self, detail: ArticleDetail) -> None:
        """Show whether a story is private, where it is a draft of the person's own."""
        person = self._station.door.acting.person.id
        own = detail.creator == person or person in {one.person for one in detail.text.bylines}
        never_out = detail.summary.published_revision is None
        self._article = detail.summary.id
        self.setVisible(own and never_out and detail.summary.stage is Stage.DRAFT)
        self.tick.setChecked(detail.summary.private)

    def enable(self, *, enabled: bool) -> None:
        """Let it be changed, or only read."""
        self.tick.setEnabled(enabled)

    def speak(self) -> None:
        """Say the tick in the language of now."""
        self.tick.setText(self._station.tongue.words.say("Its authors alone see it"))
        self.tick.setAccessibleName(self.tick.text())

    def _set(self) -> None:
        article, private = self._article, self.tick.isChecked()
        if article is None:
            return

        def fail(error: MidadError) -> None:
            self.tick.setChecked(not private)
            self.refused.emit(error)

        self._station.door.do(
            lambda acting: keep_private(acting, article, private=private), failed=fail
        )
