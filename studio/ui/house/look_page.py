"""How the site looks: its settings at one side, the site as they make it at the other.

Nothing is kept before it is asked for: what is typed shows on the page beside it, and is kept or
put back as one. Deliberately absent: settings that nobody sees on a page (`settings_page`).
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from studio.errors import MidadError
from studio.newsroom.changes import Changes
from studio.newsroom.house import set_settings
from studio.settings import House, house_fields
from studio.ui.house.look_draft import Draft, Looked, kept_house, logo_of_file, look_at, themes
from studio.ui.house.look_view import LookView
from studio.ui.house.setting_editor import SettingEditor
from studio.ui.house.settings_words import HOUSE_WORDS, LOOK_NAMES
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.door import Running

_SOON_MS = 150
_BESIDE = 560


class LookPage(QWidget):
    """The page.

    Signals:
        told: a text for the person, and what takes it back or None.
        drawn: the site is shown as the settings are now.
    """

    told = Signal(str, object)
    drawn = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._kept = House()
        self.typed: dict[str, str] = {}
        self._running: Running | None = None
        self._again = False
        self._printed: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MS)
        self._timer.timeout.connect(self._draw)
        tongue, look = station.tongue, station.look
        self.editors: dict[str, SettingEditor] = {}
        self.view = LookView(station)
        self.view.other_wanted.connect(self._soon)
        self.view.drawn.connect(self.drawn)
        self.warning = mark_kind(QLabel(), Kind.SMALL)
        self.warning.setWordWrap(True)
        self.warning.hide()
        self.keep = TextButton(mark("Keep the look"), tongue, look, kind=Kind.PRIMARY)
        self.put_back = TextButton(mark("Put back"), tongue, look, kind=Kind.QUIET)
        self.choose = TextButton(mark("Choose a folder …"), tongue, look, symbol=Symbol.FOLDER)
        on_click(self.keep, self._keep)
        on_click(self.put_back, self._put_back)
        on_click(self.choose, self._choose_theme)
        self._arrange()
        station.door.changed.connect(self._hear)
        tongue.changed.connect(self.speak)
        self.refresh()
        self._follow()

    def focus_page(self) -> None:
        """Put the focus into the first setting."""
        self.editors[LOOK_NAMES[0]].editor.setFocus()

    def refresh(self) -> None:
        """Read the settings again."""
        self._station.door.ask(kept_house, self._show, owner=self)

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        self.setAccessibleName(words.say("Look of the site"))
        self.warning.setVisible(self._printed is not None)
        if self._printed is not None:
            self.warning.setText(
                words.say(
                    "This colour is too light to be read as text; pages print it as {colour}.",
                    colour=self._printed,
                )
            )

    # What is typed

    def _show(self, found: House) -> None:
        self._kept = found
        for name, editor in self.editors.items():
            if name not in self.typed:
                editor.show_value(getattr(found, name))
        self._follow()
        self._soon()

    def _type(self, name: str, text: str) -> None:
        self.typed[name] = text
        wished, wrong = Draft(typed=self.typed).on(self._kept)
        if name in wrong:
            error = sentence(wrong[name], self._station.tongue.words)
            self.editors[name].say_error(error)
        elif getattr(wished, name) == getattr(self._kept, name):
            del self.typed[name]
        if name == "logo" and name not in wrong:
            self.editors[name].show_value(wished.logo)
        self._follow()
        if name not in wrong:
            self._soon()

    def _type_logo(self, path: Path | None) -> None:
        if path is None:
            self._type("logo", "")
            return
        self._station.door.run(
            lambda _acting, _running: logo_of_file(path),
            lambda setting: self._type("logo", setting),
            failed=self._refuse_logo,
            owner=self,
        )

    def _refuse_logo(self, error: MidadError) -> None:
        self.editors["logo"].say_error(sentence(error, self._station.tongue.words))

    def _choose_theme(self) -> None:
        words = self._station.tongue.words
        found = QFileDialog.getExistingDirectory(
            self, words.say("The newsroom's own theme"), self._kept.own_theme
        )
        if found:
            self.take_theme(Path(found))

    def take_theme(self, folder: Path) -> None:
        """Show the site in the theme of a folder."""
        self.editors["own_theme"].show_value(str(folder))
        self._type("own_theme", str(folder))

    def _keep(self) -> None:
        typed = dict(self.typed)

        def done(changes: Changes) -> None:
            for name, text in typed.items():
                if self.typed.get(name) == text:
                    del self.typed[name]
            if changes:
                self.told.emit(
                    self._station.tongue.words.say("The look of the site is kept."), None
                )
            self._follow()

        def failed(error: MidadError) -> None:
            key = error.facts.get("key")
            editor = self.editors.get(str(key))
            told = sentence(error, self._station.tongue.words)
            if editor is None:
                self.view.say_problem(told)
            else:
                editor.say_error(told)

        self._station.door.do(lambda acting: set_settings(acting, typed), done, failed=failed)

    def _put_back(self) -> None:
        self.typed.clear()
        for name, editor in self.editors.items():
            editor.say_error("")
            editor.put_value(getattr(self._kept, name))
        self._follow()
        self._soon()

    def _follow(self) -> None:
        _, wrong = Draft(typed=self.typed).on(self._kept)
        writable = not self._station.door.acting.store.read_only
        self.keep.setEnabled(writable and bool(self.typed) and not wrong)
        self.put_back.setEnabled(bool(self.typed))
        self.editors["theme"].setEnabled(not self._now("own_theme"))

    def _now(self, name: str) -> str:
        return self.typed.get(name, str(getattr(self._kept, name)))

    # The site beside it

    def _soon(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _draw(self) -> None:
        if self._running is not None:
            self._again = True
            return
        draft, shown = Draft(typed=dict(self.typed)), self.view.shown
        self._running = self._station.door.run(
            lambda acting, _running: look_at(acting, draft, shown),
            self._drawn,
            failed=self._not_drawn,
            owner=self,
        )

    def _drawn(self, looked: Looked) -> None:
        self._running = None
        self._printed = looked.printed
        self.speak()
        self.view.show_files(looked.files)
        self._go_on()

    def _not_drawn(self, error: MidadError) -> None:
        self._running = None
        self.view.say_problem(sentence(error, self._station.tongue.words))
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self._draw()

    def _hear(self, changes: Changes) -> None:
        if changes.settings:
            self.refresh()

    def _arrange(self) -> None:
        station = self._station
        declared = house_fields()
        column = mark_kind(QWidget(), Kind.SURFACE)
        inside = QVBoxLayout(column)
        keep_margins(inside, self._station.tongue, 4, 0, 12, 8)
        inside.setSpacing(12)
        for name in LOOK_NAMES:
            choices = themes() if name == "theme" else ()
            editor = SettingEditor(
                declared[name], HOUSE_WORDS[name], station.tongue, station.look, choices=choices
            )
            editor.changed.connect(self._type)
            editor.file_chosen.connect(self._type_logo)
            self.editors[name] = editor
            inside.addWidget(editor)
            if name == "own_theme":
                inside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeading)
            if name == "accent_colour":
                inside.addWidget(self.warning)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(column)
        scroll.setMinimumWidth(200)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.keep)
        foot.addWidget(self.put_back)
        foot.addStretch(1)
        side = QWidget()
        start = QVBoxLayout(side)
        start.setContentsMargins(0, 0, 0, 0)
        start.setSpacing(12)
        start.addWidget(scroll, 1)
        start.addLayout(foot)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(side)
        self._split.addWidget(self.view)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)

    # Qt's

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the site below its settings where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < _BESIDE
        across = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._split.orientation() is not across:
            self._split.setOrientation(across)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the site when the page is looked at."""
        super().showEvent(event)
        self._soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Spend nothing on what nobody sees."""
        super().hideEvent(event)
        self._timer.stop()

    def let_go(self) -> None:
        """Let the browser go before the window, in the order that Qt wants."""
        self.view.let_go()
