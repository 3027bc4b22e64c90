"""The commands of one window as Qt's actions."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studio.ui.commands.command import Command
from studio.ui.commands.names import Do, Group
from studio.ui.commands.offers import Offer, Source
from studio.ui.commands.table import COMMANDS
from studio.ui.tongue import Tongue

_OF_THE_WINDOW: Final = frozenset({Do.THEME, Do.LANGUAGE, Do.NEW_WINDOW, Do.CLOSE_WINDOW, Do.QUIT})


class Deck(QObject):
    """The commands of one window as Qt's actions, each disabled until a room says what it does."""

    def __init__(self, window: QWidget, tongue: Tongue) -> None:
        super().__init__(window)
        self._tongue = tongue
        self._commands = {command.do: command for command in COMMANDS}
        self._actions: dict[Do, QAction] = {}
        self._slots: dict[Do, Callable[[], object]] = {}
        self._sources: list[Source] = []
        self._covered: Callable[[], bool] = lambda: False
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.do.value)
            action.setCheckable(command.checkable)
            action.setEnabled(False)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(command.group is Group.WRITING)
            action.triggered.connect(lambda _=False, do=command.do: self._run(do))
            window.addAction(action)
            self._actions[command.do] = action
        tongue.changed.connect(self.speak)
        self.speak()

    def __getitem__(self, do: Do) -> QAction:
        """Return a command's action."""
        return self._actions[do]

    def command(self, do: Do) -> Command:
        """Return a command's line of the table."""
        return self._commands[do]

    def on(self, do: Do, act: Callable[[], object], *, enabled: bool = True) -> QAction:
        """Say what a command does from now on, and whether it can be done now."""
        self._slots[do] = act
        action = self._actions[do]
        action.setEnabled(enabled)
        return action

    def allow(self, do: Do, *, allowed: bool) -> None:
        """Say whether a command can be done now."""
        self._actions[do].setEnabled(allowed and do in self._slots)

    def offer(self, source: Source) -> None:
        """Let `source` say what can be done beside the commands, until the rooms go."""
        self._sources.append(source)

    def offers(self) -> tuple[Offer, ...]:
        """Return what is offered now beside the commands."""
        return tuple(offer for source in self._sources for offer in source())

    def forget_rooms(self) -> None:
        """Let no command do anything but those of the window itself: its rooms are gone."""
        for do in tuple(self._slots):
            if do not in _OF_THE_WINDOW:
                del self._slots[do]
                self._actions[do].setEnabled(False)
        self._sources.clear()
        self._covered = lambda: False

    def cover_with(self, covered: Callable[[], bool]) -> None:
        """Do nothing in the rooms while `covered` says that a sheet stands over them."""
        self._covered = covered

    def hint(self, do: Do) -> str:
        """Return a command's keys as people read them."""
        return shown_keys(self._actions[do].shortcut())

    def speak(self) -> None:
        """Say each command in the language of now."""
        for do, action in self._actions.items():
            action.setText(self._tongue.words.say(self._commands[do].title))

    def _run(self, do: Do) -> None:
        if self._covered() and do not in _OF_THE_WINDOW:
            return
        if (slot := self._slots.get(do)) is not None:
            slot()


def shown_keys(keys: QKeySequence) -> str:
    """Return keys as they stand on a keyboard: the key that Qt calls Return is named Enter."""
    told = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return told.replace("Return", "Enter")
