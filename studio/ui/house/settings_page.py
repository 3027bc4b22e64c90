"""The settings of the newsroom: every one, kept as soon as it is changed, with a way back."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.errors import MidadError
from studio.newsroom.changes import Changes
from studio.newsroom.house import house, set_setting
from studio.newsroom.permissions import Duty, may
from studio.settings import House, house_fields
from studio.ui.house.setting_editor import SettingEditor
from studio.ui.house.settings_words import HOUSE_GROUPS, HOUSE_WORDS
from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.margins import keep_margins
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark


class SettingsPage(QWidget):
    """A page for every setting of the house.

    Signals:
        told: a text for the person, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._house = House()
        self.editors: dict[str, SettingEditor] = {}
        column = QWidget()
        mark_kind(column, Kind.SURFACE)
        inside = QVBoxLayout(column)
        keep_margins(inside, station.tongue, 4, 0, 16, 16)
        inside.setSpacing(12)
        keeps = may(Duty.KEEP_SETTINGS, station.door.acting.person.posts)
        if not keeps:
            told = mark("The chief editor keeps these settings; here they can be read.")
            inside.addWidget(WordsLabel(told, station.tongue, kind=Kind.MUTED, wrap=True))
        declared = house_fields()
        for title, names in HOUSE_GROUPS:
            inside.addWidget(WordsLabel(title, station.tongue, kind=Kind.TITLE))
            for name in names:
                editor = SettingEditor(
                    declared[name],
                    HOUSE_WORDS[name],
                    station.tongue,
                    station.look,
                )
                editor.setEnabled(keeps and not station.door.acting.store.read_only)
                editor.changed.connect(self._set)
                self.editors[name] = editor
                inside.addWidget(editor)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        station.door.changed.connect(self._hear)
        self.refresh()

    def focus_page(self) -> None:
        """Put the focus into the first setting."""
        next(iter(self.editors.values())).editor.setFocus()

    def refresh(self) -> None:
        """Read the settings again."""
        self._station.door.ask(lambda acting: house(acting.store), self._show, owner=self)

    def _show(self, found: House) -> None:
        self._house = found
        for name, editor in self.editors.items():
            editor.show_value(getattr(found, name))

    def _set(self, name: str, text: str) -> None:
        before = _typed(getattr(self._house, name))
        words = self._station.tongue.words
        called = words.say(HOUSE_WORDS[name].name)

        def done(changes: Changes) -> None:
            if changes:
                told = words.say("Kept: {setting}", setting=called)
                self.told.emit(told, partial(self._put_back, name, before))

        def failed(error: MidadError) -> None:
            self.editors[name].say_error(sentence(error, self._station.tongue.words))

        self._station.door.do(lambda acting: set_setting(acting, name, text), done, failed=failed)

    def _put_back(self, name: str, before: str) -> None:
        self._station.door.do(lambda acting: set_setting(acting, name, before))

    def _hear(self, changes: Changes) -> None:
        if changes.settings:
            self.refresh()


def _typed(value: Any) -> str:  # noqa: ANN401 - whatever a setting holds
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
