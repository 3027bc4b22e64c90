"""The page of the site's sheet: where it goes, how far it is, and what became of it.

Deliberately absent: making the site, which the sheet does.
"""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from studio.errors import MidadError, Reason
from studio.ui.exporting.site_making import MOST_JOBS, SiteMade, SiteOffer, best_jobs
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import NumberBox
from studio.ui.parts.forms import Field, latin_line
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.terms import theme_name
from studio.wording.words import mark

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NAME = "Midad"


class SiteStanding(StrEnum):
    """What the page is doing."""

    CHOOSING = "choosing"
    MAKING = "making"
    DONE = "done"


class SitePage(QWidget):
    """Shows it all.

    Signals:
        started: the site is to be made.
        cancelled: it is not to be made after all.
        folder_wanted: its folder is to be shown.
        settings_wanted: the settings of the newsroom are to be shown.
        close_wanted: the sheet is to be put away.
    """

    started = Signal()
    cancelled = Signal()
    folder_wanted = Signal()
    settings_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self.standing = SiteStanding.CHOOSING
        self._offer: SiteOffer | None = None
        self._made: SiteMade | None = None
        self._error: MidadError | None = None
        self._problem = ""
        tongue, look = station.tongue, station.look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.about = mark_kind(QLabel(), Kind.MUTED)
        self.about.setWordWrap(True)
        self.path = latin_line()
        self.path.setMinimumHeight(34)
        self.choose = TextButton(mark("Another folder"), tongue, look, symbol=Symbol.FOLDER)
        self.place = Field(
            mark("Folder of the site"),
            self.path,
            tongue,
            help_message=mark(
                "Only what changed is written, and what Midad did not make is never touched."
            ),
        )
        self.jobs = NumberBox(1, MOST_JOBS)
        self.jobs.setFixedWidth(96)
        self._jobs = Field(
            mark("Pages made at once"),
            self.jobs,
            tongue,
            help_message=mark("More is quicker, and leaves less of the computer for other work."),
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.summary = mark_kind(QLabel(), Kind.SMALL)
        self.summary.setWordWrap(True)
        self.result = IconLine(station)
        self.primary = TextButton(mark("Make the site"), tongue, look, kind=Kind.PRIMARY)
        self.folder = TextButton(
            mark("Open the folder"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.FOLDER
        )
        self.settings = TextButton(mark("Settings of the newsroom"), tongue, look)
        self.cancel = TextButton(mark("Cancel"), tongue, look)
        self.close_it = TextButton(mark("Close"), tongue, look, kind=Kind.QUIET)
        on_click(self.choose, self._choose)
        on_click(self.primary, self.started.emit)
        on_click(self.folder, self.folder_wanted.emit)
        on_click(self.settings, self.settings_wanted.emit)
        on_click(self.cancel, self.cancelled.emit)
        on_click(self.close_it, self.close_wanted.emit)
        self._recall()
        self._arrange()
        tongue.changed.connect(self.speak)
        look.changed.connect(self.speak)
        self.speak()

    # What was chosen

    @property
    def chosen(self) -> Path | None:
        """The folder; None where what is typed names none."""
        text = self.path.text().strip()
        place = Path(text).expanduser() if text else None
        return place if place is not None and place.is_absolute() else None

    def remember(self) -> None:
        """Let the next time begin with the same folder."""
        kept = {"place": str(self.chosen or ""), "jobs": self.jobs.value()}
        self._station.personal.remember(self._key(), kept)

    # What is shown

    def show_choosing(self, offer: SiteOffer) -> None:
        """Show what will be made, and wait for the person."""
        self._offer = offer
        if self.standing is not SiteStanding.MAKING:
            self.standing, self._made, self._error, self._problem = (
                SiteStanding.CHOOSING, None, None, "",
            )  # fmt: skip
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        self.speak()

    def show_making(self) -> None:
        """Show that it is being made."""
        self.standing, self._made, self._error, self._problem = (
            SiteStanding.MAKING, None, None, "",
        )  # fmt: skip
        self.bar.setRange(0, 0)
        self.speak()
        self.cancel.setEnabled(True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, done: int, total: int) -> None:
        """Show how many pages of how many are made."""
        if self.standing is SiteStanding.MAKING:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self._say_summary()

    def show_made(self, made: SiteMade) -> None:
        """Show what became of it."""
        self._made = made
        cancelled = made.done is None
        self.standing = SiteStanding.CHOOSING if cancelled else SiteStanding.DONE
        self.speak()
        first = self.primary if cancelled else self.folder
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: MidadError) -> None:
        """Say why nothing was made."""
        self._error, self.standing = error, SiteStanding.CHOOSING
        self.speak()
        missing = error.reason is Reason.SITE_ADDRESS_MISSING
        first = self.settings if missing else self.primary
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_problem(self, message: str) -> None:
        """Say what is wrong with the folder; `message` is English, marked for translation."""
        self._problem = message
        self.speak()
        self.path.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self) -> None:
        """Say everything in the language and look of now."""
        words = self._station.tongue.words
        self.setAccessibleName(words.say("Make the site"))
        standing = self.standing
        choosing = standing is SiteStanding.CHOOSING
        making = standing is SiteStanding.MAKING
        for widget in (self.path, self.choose, self.jobs):
            widget.setEnabled(not making)
        self.primary.setVisible(choosing)
        self.cancel.setVisible(making)
        self.bar.setVisible(making)
        self.folder.setVisible(standing is SiteStanding.DONE)
        missing = self._error is not None and self._error.reason is Reason.SITE_ADDRESS_MISSING
        self.settings.setVisible(choosing and missing)
        self.close_it.setVisible(not making)
        self.place.say_error(words.say(self._problem) if self._problem else "")
        if self._offer is not None:
            theme = words.say("Theme: {theme}", theme=theme_name(self._offer.theme, words))
            address = words.foreign(self._offer.address)
            parts = (isolated(self._offer.name), address, theme)
            self.about.setText(" · ".join(part for part in parts if part))
        self._say_summary()
        self._say_result()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter the button that has the focus, or else the one that leads on."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif self.standing is SiteStanding.CHOOSING:
            self.primary.click()
        event.accept()

    def _say_summary(self) -> None:
        words = self._station.tongue.words
        making = self.standing is SiteStanding.MAKING
        self.summary.setVisible(making)
        total = self.bar.maximum()
        if making and total == 0:
            self.summary.setText(words.say("Reading what is published…"))
        elif making and self.bar.value() == total:
            self.summary.setText(words.say("Lists, feeds and maps…"))
        elif making:
            said = words.say("Pages: {done} of {total}", done=self.bar.value(), total=total)
            self.summary.setText(said)

    def _say_result(self) -> None:
        words, palette = self._station.tongue.words, self._station.look.palette
        shown = self._error is not None or self._made is not None
        self.result.setVisible(shown)
        if self._error is not None:
            text = sentence(self._error, words)
            self.result.show_line(Symbol.WARNING, text, "", palette.delete_text)
        elif self._made is not None:
            symbol = Symbol.WARNING if self._made.done is None else Symbol.APPROVED
            colour = palette.text if self._made.done is None else palette.approved
            self.result.show_line(symbol, site_made(self._station, self._made), "", colour)

    # The folder

    def _key(self) -> str:
        acting = self._station.door.acting
        return f"site:{acting.store.folder}:{acting.person.sign_in}"

    def _recall(self) -> None:
        kept = self._station.personal.recall(self._key())
        known = kept if isinstance(kept, dict) else {}
        place, jobs = known.get("place"), known.get("jobs")
        self.jobs.setValue(jobs if isinstance(jobs, int) else best_jobs())
        if isinstance(place, str) and place:
            self.path.setText(place)
            return
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(kind)
        self.path.setText(str((Path(documents) if documents else Path.home()) / _NAME / "site"))

    def _choose(self) -> None:
        words = self._station.tongue.words
        before = self.chosen
        found = QFileDialog.getExistingDirectory(
            self, words.say("Where the site goes"), "" if before is None else str(before)
        )
        if found:
            self.path.setText(found)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.place, 1)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addSpacing(self.place.layout().itemAt(0).sizeHint().height() + 4)  # type: ignore[union-attr]  # a field has a layout
        side.addWidget(self.choose)
        side.addStretch(1)
        row.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.about)
        layout.addLayout(row)
        layout.addWidget(self._jobs)
        layout.addWidget(self.result)
        layout.addWidget(self.summary)
        layout.addWidget(self.bar)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.primary, self.folder, self.settings, self.cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        layout.addLayout(foot)


def site_made(station: Station, made: SiteMade) -> str:
    """Return in a sentence or three what became of a site."""
    words = station.tongue.words
    done = made.done
    if done is None:
        return words.say("Cancelled. The site is as it was.")
    said = [words.counted("The site has {n} story.", "The site has {n} stories.", done.articles)]
    if done.written or done.removed:
        said.append(words.counted("{n} file was written.", "{n} files were written.", done.written))
    else:
        said.append(words.say("Everything was up to date already."))
    if done.removed:
        said.append(words.counted("{n} was taken away.", "{n} were taken away.", done.removed))
    if made.held:
        said.append(
            words.counted(
                "{n} story is under an embargo and was left out.",
                "{n} stories are under an embargo and were left out.",
                made.held,
            )
        )
    return " ".join(said)
