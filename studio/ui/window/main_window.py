"""One window: its frame, and in it the page that opens a newsroom or the rooms of a person.

It holds its own language and commands, since each window is signed in as one person. Deliberately
absent: opening newsrooms and signing in, which `studio.app` does.
"""

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from studio.settings import PersonalLanguage, PersonalTheme
from studio.ui.commands import Deck, Do
from studio.ui.look import Look, Scheme, Theme
from studio.ui.personal import Preferences
from studio.ui.tongue import Tongue
from studio.wording.words import Language

_SIZE: Final = QSize(1440, 870)
_SMALLEST: Final = QSize(640, 480)


class MainWindow(QMainWindow):
    """A window of the program.

    Signals:
        close_wanted: the person closes it; what is open has to be kept first.
        window_wanted: another window is wanted.
        quit_wanted: the program is to end.
    """

    close_wanted = Signal()
    window_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, look: Look, personal: Preferences, tongue: Tongue) -> None:
        super().__init__()
        self.look, self.personal, self.tongue = look, personal, tongue
        tongue.setParent(self)
        self.deck = Deck(self, tongue)
        self._stack = QStackedWidget()
        self._may_close = False
        self._title: str | None = None
        self.setCentralWidget(self._stack)
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        geometry = personal.recall("geometry")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
        self.deck.on(Do.THEME, self.turn_theme)
        self.deck.on(Do.LANGUAGE, self.turn_language)
        self.deck.on(Do.NEW_WINDOW, self.window_wanted.emit)
        self.deck.on(Do.CLOSE_WINDOW, self.close)
        self.deck.on(Do.QUIT, self.quit_wanted.emit)
        tongue.changed.connect(self.speak)
        self.speak()

    @property
    def page(self) -> QWidget | None:
        """What the window shows."""
        return self._stack.currentWidget()

    def take_in(self, page: QWidget) -> None:
        """Put a page behind the one that is shown; whoever shows it later moves nothing."""
        self._stack.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the one that is shown, which goes."""
        before = self._stack.currentWidget()
        if self._stack.indexOf(page) < 0:
            self.take_in(page)
        self._stack.setCurrentWidget(page)
        if before is not None and before is not page:
            let_go = getattr(before, "let_go", None)
            if let_go is not None:
                let_go()
            self._stack.removeWidget(before)
            before.deleteLater()

    def speak(self) -> None:
        """Turn the window round with its language."""
        self.setLayoutDirection(self.tongue.direction)
        self.title(self._title)

    def title(self, text: str | None) -> None:
        """Name the window after the story it shows, None where it shows none."""
        self._title, words = text, self.tongue.words
        name = words.say("Midad")
        story = text or words.say("No headline yet")
        self.setWindowTitle(name if text is None else f"{story} — {name}")

    def turn_theme(self) -> None:
        """Light instead of dark, dark instead of light."""
        dark = self.look.scheme is Scheme.DARK
        theme = PersonalTheme.LIGHT if dark else PersonalTheme.DARK
        self.personal.set(theme=theme)
        self.look.choose(Theme(theme.value), self.personal.settings.text_font)

    def turn_language(self) -> None:
        """Arabic instead of English, English instead of Arabic."""
        arabic = self.tongue.language is Language.ARABIC
        self.personal.set(language=PersonalLanguage.ENGLISH if arabic else PersonalLanguage.ARABIC)

    def finish(self) -> None:
        """Close for good: what was open is kept."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for what is open to be kept before the window goes."""
        geometry = self.saveGeometry().toBase64().toStdString()
        self.personal.remember("geometry", geometry)
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Hear that the person went to another window: what was typed is saved then."""
        super().changeEvent(event)
