"""What a person sets for themselves: every personal setting, at work as soon as it is changed."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.settings import Personal, personal_fields
from studio.ui.house.finding_kinds import FindingKinds
from studio.ui.house.setting_editor import SettingEditor
from studio.ui.house.settings_words import PERSONAL_WORDS
from studio.ui.look import Kind
from studio.ui.look.fonts import text_families
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.margins import keep_margins
from studio.ui.station import Station
from studio.wording.words import mark


class PersonalPage(QWidget):
    """A page for every personal setting; they hold on this computer, in every newsroom."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.editors: dict[str, SettingEditor] = {}
        column = QWidget()
        mark_kind(column, Kind.SURFACE)
        inside = QVBoxLayout(column)
        keep_margins(inside, station.tongue, 4, 0, 16, 16)
        inside.setSpacing(12)
        told = mark("These hold on this computer alone, in every newsroom.")
        inside.addWidget(WordsLabel(told, station.tongue, kind=Kind.MUTED, wrap=True))
        for name, declared in personal_fields().items():
            choices = ("", *text_families()) if name == "text_font" else ()
            editor = SettingEditor(
                declared, PERSONAL_WORDS[name], station.tongue, station.look, choices=choices
            )
            editor.changed.connect(self._set)
            self.editors[name] = editor
            inside.addWidget(editor)
        self.kinds = FindingKinds(station)
        inside.addWidget(self.kinds)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        station.personal.changed.connect(self._show)
        self._show()

    def focus_page(self) -> None:
        """Put the focus into the first setting."""
        next(iter(self.editors.values())).editor.setFocus()

    def _show(self) -> None:
        for name, editor in self.editors.items():
            editor.show_value(getattr(self._station.personal.settings, name))

    def _set(self, name: str, text: str) -> None:
        default = getattr(Personal(), name)
        value: object = text
        if isinstance(default, bool):
            value = text == "yes"
        elif isinstance(default, StrEnum):
            value = type(default)(text)
        elif isinstance(default, int):
            value = int(text)
        self._station.personal.set(**{name: value})
