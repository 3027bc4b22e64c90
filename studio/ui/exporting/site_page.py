"""The page of the site's sheet: where it goes, how far it is, and what became of it.

Deliberately absent: making the site, which the sheet does.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from studio.errors import MidadError, Reason
from studio.newsroom.target_values import OVERRULED
from studio.sending.phases import Phase
from studio.storage.codes import TargetKind
from studio.ui.exporting.site_making import SiteMade, SiteOffer, SiteStep
from studio.ui.exporting.site_where import SiteWhere
from studio.ui.house.target_words import name_in
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.terms import theme_name
from studio.wording.words import Words, mark

if TYPE_CHECKING:
    from studio.export.site import SiteDone
    from studio.sending.site import SiteSent

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SiteStanding(StrEnum):
    """What the page is doing."""

    CHOOSING = "choosing"
    MAKING = "making"
    DONE = "done"


class SitePage(QWidget):
    """Shows it all.

    Signals:
        started: the site is to be made, or sent; true where over what is newer there or changed.
        cancelled: it is not to be made after all.
        folder_wanted: its folder is to be shown.
        settings_wanted: the settings of the newsroom are to be shown.
        close_wanted: the sheet is to be put away.
    """

    started = Signal(bool)
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
        self._step: SiteStep | None = None
        tongue, look = station.tongue, station.look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.about = mark_kind(QLabel(), Kind.MUTED)
        self.about.setWordWrap(True)
        self.where = SiteWhere(station)
        self.where.changed.connect(self._begin_anew)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.summary = mark_kind(QLabel(), Kind.SMALL)
        self.summary.setWordWrap(True)
        self.result = IconLine(station)
        self.primary = TextButton(mark("Make the site"), tongue, look, kind=Kind.PRIMARY)
        self.over = TextButton(mark("Send over it"), tongue, look)
        self.folder = TextButton(
            mark("Open the folder"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.FOLDER
        )
        self.settings = TextButton(mark("Settings of the newsroom"), tongue, look)
        self.cancel = TextButton(mark("Cancel"), tongue, look)
        self.close_it = TextButton(mark("Close"), tongue, look, kind=Kind.QUIET)
        on_click(self.primary, lambda: self.started.emit(False))
        on_click(self.over, lambda: self.started.emit(True))
        on_click(self.folder, self.folder_wanted.emit)
        on_click(self.settings, self.settings_wanted.emit)
        on_click(self.cancel, self.cancelled.emit)
        on_click(self.close_it, self.close_wanted.emit)
        self._arrange()
        tongue.changed.connect(self.speak)
        look.changed.connect(self.speak)
        self.speak()

    # What is shown

    def show_choosing(self, offer: SiteOffer, wanted: int = 0) -> None:
        """Show what will be made, and wait for the person; `wanted` is a target's id."""
        self._offer = offer
        if self.standing is not SiteStanding.MAKING:
            self._forget(SiteStanding.CHOOSING)
            self.where.show_targets(offer.targets, wanted)
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        self.speak()

    def show_making(self) -> None:
        """Show that it is being made."""
        self._forget(SiteStanding.MAKING)
        self.bar.setRange(0, 0)
        self.speak()
        self.cancel.setEnabled(True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, step: SiteStep) -> None:
        """Show how far it is."""
        if self.standing is SiteStanding.MAKING:
            self._step = step
            self.bar.setRange(0, step.total)
            self.bar.setValue(step.done)
            self._say_summary()

    def show_made(self, made: SiteMade) -> None:
        """Show what became of it."""
        self._made = made
        cancelled = made.done is None
        self.standing = SiteStanding.CHOOSING if cancelled else SiteStanding.DONE
        self.speak()
        last = self.folder if self.folder.isVisibleTo(self) else self.close_it
        first = self.primary if cancelled else last
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
        self.where.path.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self) -> None:
        """Say everything in the language and look of now."""
        words = self._station.tongue.words
        self.setAccessibleName(words.say("Make the site"))
        standing = self.standing
        choosing = standing is SiteStanding.CHOOSING
        making = standing is SiteStanding.MAKING
        target = self.where.target
        self.where.hold(still=making)
        self.primary.say(mark("Make the site") if target is None else mark("Send the site"))
        self.primary.setVisible(choosing)
        self.over.setVisible(
            choosing and self._error is not None and self._error.reason in OVERRULED
        )
        self.cancel.setVisible(making)
        self.bar.setVisible(making)
        local = target is None or target.kind is TargetKind.FOLDER
        self.folder.setVisible(standing is SiteStanding.DONE and local)
        missing = self._error is not None and self._error.reason is Reason.SITE_ADDRESS_MISSING
        self.settings.setVisible(choosing and missing)
        self.close_it.setVisible(not making)
        self.where.say_problem(words.say(self._problem) if self._problem else "")
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

    def _forget(self, standing: SiteStanding) -> None:
        """Say nothing more of what was."""
        self.standing = standing
        self._made, self._error, self._problem, self._step = None, None, "", None

    def _begin_anew(self) -> None:
        self._forget(SiteStanding.CHOOSING)
        self.speak()

    def _say_summary(self) -> None:
        making = self.standing is SiteStanding.MAKING
        self.summary.setVisible(making)
        if making:
            self.summary.setText(_far(self._step, self._station.tongue.words))

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

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.about)
        layout.addWidget(self.where)
        layout.addWidget(self.result)
        layout.addWidget(self.summary)
        layout.addWidget(self.bar)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.primary, self.over, self.folder, self.settings, self.cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        layout.addLayout(foot)


def _far(step: SiteStep | None, words: Words) -> str:
    """Return in a sentence how far it is."""
    if step is None:
        return words.say("Reading what is published…")
    match step.phase:
        case Phase.MAKING if step.done < step.total:
            return words.say("Pages: {done} of {total}", done=step.done, total=step.total)
        case Phase.MAKING:
            return words.say("Lists, feeds and maps…")
        case Phase.LOOKING:
            return words.say("Comparing with what the target has…")
        case Phase.BRINGING:
            return words.say("Files brought: {done} of {total}", done=step.done, total=step.total)
        case Phase.PLACING:
            return words.say(
                "Files put in place: {done} of {total}", done=step.done, total=step.total
            )


def site_made(station: Station, made: SiteMade) -> str:
    """Return in a sentence or three what became of a site."""
    words = station.tongue.words
    done = made.done
    if done is None and made.target:
        return words.say(
            "Cancelled. Readers have what they had; the next time goes on where this one stopped."
        )
    if done is None:
        return words.say("Cancelled. The site is as it was.")
    said = [words.counted("The site has {n} story.", "The site has {n} stories.", done.articles)]
    if made.sent is not None:
        said += _brought(made.sent, made.target, words)
    else:
        said += _written(done, words)
    if made.held:
        said.append(
            words.counted(
                "{n} story is under an embargo and was left out.",
                "{n} stories are under an embargo and were left out.",
                made.held,
            )
        )
    return " ".join(said)


def _written(done: "SiteDone", words: Words) -> list[str]:
    said = []
    if done.written or done.removed:
        said.append(words.counted("{n} file was written.", "{n} files were written.", done.written))
    else:
        said.append(words.say("Everything was up to date already."))
    if done.removed:
        said.append(words.counted("{n} was taken away.", "{n} were taken away.", done.removed))
    return said


def _brought(there: "SiteSent", target: str, words: Words) -> list[str]:
    name = name_in(words, target)
    if there.sent.outcome == "unchanged":
        return [words.say("{target} has the whole site already.", target=name)]
    said = [words.say("{target} has the whole site now.", target=name)]
    files = words.counted("{n} file was brought", "{n} files were brought", there.sent.files)
    said.append(words.say("{files} ({size}).", files=files, size=words.size(there.sent.bytes)))
    if there.removed:
        said.append(words.counted("{n} was taken away.", "{n} were taken away.", there.removed))
    return said
