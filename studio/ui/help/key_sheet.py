"""Every command with its keys, by group; a few letters find one, in Arabic or English."""

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.arabic.folding import key
from studio.ui.commands import COMMANDS, GROUPS, Command, Group, shown_keys
from studio.ui.look import Kind
from studio.ui.parts.fields import Line
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.words import Language, Words, mark

BESIDE_BAR: Final = 12
"""Pixels between keys and the bar that scrolls."""

_COLUMNS: Final = (
    (Group.STORY, Group.REVIEW, Group.WINDOW),
    (Group.WRITING, Group.BLOCKS, Group.HOUSE),
)


class KeySheet(QObject):
    """The key sheet over a window."""

    def __init__(self, station: Station, window: QWidget) -> None:
        super().__init__(window)
        self._station = station
        self._languages = [Words(language) for language in Language]
        self.page = QWidget()
        self.field = Line()
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.field)
        layout.addWidget(self._scroll, 1)
        self.sheet = Sheet(
            window, mark("Keys"), self.page, station.tongue, station.look, width=900, height=720
        )
        station.tongue.changed.connect(self._say_anew)

    def open_sheet(self) -> None:
        """Show the sheet, ready to be searched."""
        self.field.clear()
        self._say_anew()
        self.sheet.open_sheet(self.field)

    def _say_anew(self) -> None:
        words = self._station.tongue.words
        self.field.setPlaceholderText(words.say("Find a command"))
        self.field.setAccessibleName(words.say("Find a command"))
        self._scroll.setAccessibleName(words.say("Keys"))
        self._fill()

    def _fill(self) -> None:
        asked = key(self.field.text()).split()
        content = mark_kind(QWidget(), Kind.SURFACE)
        columns = QHBoxLayout(content)
        keep_margins(columns, self._station.tongue, 0, 0, BESIDE_BAR, 0)
        columns.setSpacing(32)
        for groups in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(16)
            for group in groups:
                found = [one for one in COMMANDS if one.group is group and self._fits(one, asked)]
                if found:
                    column.addLayout(self._group(group, found))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self._scroll.setWidget(content)

    def _group(self, group: Group, commands: list[Command]) -> QVBoxLayout:
        words = self._station.tongue.words
        column = QVBoxLayout()
        column.setSpacing(4)
        title = mark_kind(QLabel(words.say(GROUPS[group])), Kind.TITLE)
        column.addWidget(title)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(2)
        for row, command in enumerate(commands):
            name = QLabel(words.say(command.title))
            name.setMinimumHeight(28)
            name.setWordWrap(True)
            keys = QLabel("‎" + _shown(command))
            mark_kind(keys, Kind.MUTED)
            grid.addWidget(name, row, 0)
            grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignTrailing)
        column.addLayout(grid)
        return column

    def _fits(self, command: Command, asked: list[str]) -> bool:
        names = " ".join(words.say(command.title) for words in self._languages)
        there = key(f"{names} {_shown(command)}")
        return all(word in there for word in asked)


def _shown(command: Command) -> str:
    """Return a command's keys as people read them, the first way alone."""
    if not command.keys:
        return ""
    return shown_keys(QKeySequence(command.keys[0]))
