"""A rule run over the archive before it holds: how often it finds something, where; or stopped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studio.newsroom.acting import Acting
from studio.newsroom.style_values import RuleTrial, Sample
from studio.ui.door import Running
from studio.ui.house.fields import Refusal
from studio.ui.house.rows import Row, RowsList
from studio.ui.look import Kind
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_HEIGHT = 220


class RuleTrying(QWidget):
    """Runs a rule over the archive, and shows some of what it finds.

    Signals:
        opened: an article that was chosen among the places.
    """

    opened = Signal(int)

    def __init__(self, station: Station, refusal: Refusal) -> None:
        super().__init__()
        self._station, self._refusal = station, refusal
        self._running: Running | None = None
        self._trial: RuleTrial | None = None
        tongue, look = station.tongue, station.look
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = TextButton(mark("Cancel"), tongue, look)
        self.told = WordsLabel("", tongue, kind=Kind.TITLE, wrap=True)
        self.list = RowsList(station)
        self.list.setFixedHeight(_HEIGHT)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.told)
        layout.addWidget(self.list)
        on_click(self.cancel, self._stop)
        self.list.activated.connect(lambda _: self._open())
        tongue.changed.connect(self._say)
        self.put_away()

    @property
    def trial(self) -> RuleTrial | None:
        """What the last run found."""
        return self._trial

    def run(self, text: str) -> None:
        """Run the rule of a TOML text over the archive."""
        self.put_away()
        self.show()
        self.bar.show()
        self.bar.setRange(0, 0)
        self.cancel.show()

        def work(acting: Acting, running: Running) -> RuleTrial:
            from studio.newsroom.style_check import try_rule

            return try_rule(acting, text, step=running.step, cancelled=lambda: running.cancelled)

        running = self._station.door.run(work, self._show, failed=self._fail, owner=self)
        running.progressed.connect(self._follow)
        running.ended.connect(running.deleteLater)
        self._running = running

    def put_away(self) -> None:
        """Show nothing; a run that goes on is stopped."""
        self._stop()
        self._trial = None
        for widget in (self.bar, self.cancel, self.told, self.list, self):
            widget.hide()

    def _follow(self, done: int, total: int) -> None:
        if self._running is not None:
            self.bar.setRange(0, max(total, 1))
            self.bar.setValue(done)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None
            self.bar.hide()
            self.cancel.hide()

    def _fail(self, error: object) -> None:
        self.put_away()
        self._refusal.show_error(error)  # type: ignore[arg-type] # the door gives a MidadError

    def _show(self, trial: RuleTrial) -> None:
        if self._running is None:
            return
        self._running = None
        self._trial = trial
        self.bar.hide()
        self.cancel.hide()
        self.told.show()
        self.list.setVisible(bool(trial.samples))
        self.list.show_rows(
            (self._row(at, one) for at, one in enumerate(trial.samples, 1)), editable=False
        )
        self._say()

    def _row(self, at: int, one: Sample) -> Row:
        title = isolated(f"{one.before}‹{one.words}›{one.after}".replace("\n", " "))
        fix = f" ← {isolated(one.fix)}" if one.fix else ""
        detail = f"{isolated(one.headline)}{fix}"
        return Row(id=at, title=title, detail=detail, spoken=f"{one.words}, {one.headline}")

    def _say(self) -> None:
        trial = self._trial
        if trial is None:
            return
        words = self._station.tongue.words
        looked = words.counted("{n} article looked at", "{n} articles looked at", trial.articles)
        if not trial.found:
            self.told.setText(f"{words.say('Nothing is found.')} {looked}.")
            return
        places = words.counted("{n} place", "{n} places", trial.found)
        within = words.counted("in {n} article", "in {n} articles", trial.with_findings)
        self.told.setText(f"{places} {within}; {looked}.")

    def _open(self) -> None:
        trial = self._trial
        for at in self.list.chosen_ids:
            if trial is not None:
                self.opened.emit(trial.samples[at - 1].article)
