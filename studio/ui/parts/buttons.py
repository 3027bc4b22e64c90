"""Buttons that say their texts again when the language changes, and redraw their icons."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from studio.ui.commands import shown_keys
from studio.ui.look import Kind, Look, Symbol
from studio.ui.parts.kinds import mark_kind
from studio.ui.tongue import Tongue

ICON_SIZE = QSize(20, 20)


class TextButton(QPushButton):
    """A push button that says `message` (English, marked for translation) in the window's words."""

    def __init__(
        self,
        message: str,
        tongue: Tongue,
        look: Look,
        *,
        kind: Kind | None = None,
        symbol: Symbol | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._message, self._tongue, self._look = message, tongue, look
        self._symbol, self._kind = symbol, kind
        if kind is not None:
            mark_kind(self, kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        tongue.changed.connect(self.speak)
        look.changed.connect(self.speak)
        self.speak()

    def say(self, message: str, symbol: Symbol | None = None) -> None:
        """Say something else from now on."""
        self._message = message
        self._symbol = symbol or self._symbol
        self.speak()

    def speak(self) -> None:
        """Say the text and draw the icon as language and look are now."""
        self.setText(self._tongue.words.say(self._message))
        self.setAccessibleName(self.text())
        if self._symbol is not None:
            palette = self._look.palette
            colour = palette.on_accent if self._kind is Kind.PRIMARY else palette.text
            if self._kind is Kind.DANGER:
                colour = palette.delete_text
            self.setIcon(self._look.icon(self._symbol, rtl=self._tongue.rtl, colour=colour))
            self.setIconSize(ICON_SIZE)


class IconButton(QToolButton):
    """A button that shows an icon; its name and shortcut are its tooltip and accessible name."""

    def __init__(
        self,
        symbol: Symbol,
        message: str,
        tongue: Tongue,
        look: Look,
        *,
        keys: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._symbol, self._message, self._keys = symbol, message, keys
        self._tongue, self._look = tongue, look
        self.setCheckable(checkable)
        self.setIconSize(ICON_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tongue.changed.connect(self.speak)
        look.changed.connect(self.speak)
        self.speak()

    def show_symbol(self, symbol: Symbol, message: str) -> None:
        """Show another icon with another name."""
        self._symbol, self._message = symbol, message
        self.speak()

    def speak(self) -> None:
        """Say the name and draw the icon as language and look are now."""
        name = self._tongue.words.say(self._message)
        shortcut = shown_keys(QKeySequence(self._keys))
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ‎({shortcut})" if shortcut else name)
        self.setIcon(self._look.icon(self._symbol, rtl=self._tongue.rtl))


def follow_action(button: QPushButton | QToolButton, action: QAction) -> None:
    """Let a button be pressed when, and only when, an action can be done; pressing it does it."""

    def follow() -> None:
        if not isValid(button):  # the rooms that it stood in are gone, the window's action is not
            action.changed.disconnect(follow)
            return
        button.setEnabled(action.isEnabled())
        if button.isCheckable():
            button.setChecked(action.isChecked())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()


def on_click(button: QPushButton | QToolButton, act: Callable[[], None]) -> None:
    """Do `act` when the button is pressed, whatever the signal carries."""
    button.clicked.connect(lambda *_: act())


def set_lines(button: QPushButton, text: str, width: int) -> None:
    """Let a button say `text` in as many lines as its width needs: Qt would cut off its ends."""
    button.ensurePolished()
    lines: list[str] = []
    for word in text.split(" "):
        longer = " ".join((*lines[-1:], word))
        button.setText(longer)
        if lines and button.sizeHint().width() > width:
            lines.append(word)
        else:
            lines[-1:] = [longer]
    button.setText("\n".join(lines))
    button.setAccessibleName(text)
