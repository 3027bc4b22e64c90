"""Somebody at the writing surface: keys as a keyboard sends them, and what came of it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.document.article import ArticleText
from studio.document.inline import plain
from studio.newsroom.acting import Acting
from studio.ui.commands import Do
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.editor.surface import Surface
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Writer:
    """A person, the editor in front of them, and their window."""

    station: Station
    story: Story
    editor: ArticleEditor
    window: QWidget

    @property
    def surface(self) -> Surface:
        return self.editor.surface

    @property
    def text(self) -> ArticleText:
        return self.story.text

    @property
    def headline(self) -> str:
        return plain(self.text.headline)

    @property
    def lines(self) -> list[str]:
        """The words of the body's text blocks."""
        return [plain(getattr(block, "content", ())) for block in self.text.body.blocks]

    def type(self, words: str) -> None:
        for letter in words:
            self.send(0, NONE, letter)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, scan: int = 0) -> None:
        """Press a key that types nothing."""
        text = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t"}.get(key, "")
        self.send(key, held, text, scan)

    def send(self, key: int, held: Qt.KeyboardModifier, text: str = "", scan: int = 0) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, held, scan, 0, 0, text)
            QApplication.sendEvent(self.surface, event)

    def compose(self, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.surface, event)

    def do(self, command: Do) -> None:
        """Give a command, which must be offered."""
        action = self.station.deck[command]
        assert action.isEnabled(), command
        action.trigger()

    def select(self, start: int, end: int) -> None:
        """Choose a stretch of the block that the caret stands in."""
        base = self.surface.textCursor().block().position()
        self.editor.editing.choose(base + start, base + end)

    def fill(self, name: str, words: str) -> None:
        """Write in a field of the open panel, as by keys, in the place of what is there."""
        field = self.editor.panel.field(name)
        field.setFocus()
        assert isinstance(field, QLineEdit | QTextEdit)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        type_into(field, words)

    def middle_of(self, widget: QWidget) -> QPointF:
        return QPointF(widget.rect().center())


def type_into(widget: QWidget, words: str) -> None:
    """Type words of any alphabet; Qt's own test keys know Latin letters alone."""
    for letter in words:
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))


def at_work(
    qtbot: QtBot,
    stations: Stations,
    acting: Acting,
    article: int | None,
    language: Language = Language.ARABIC,
) -> Writer:
    """Show the editor in a window, with an article open in it."""
    station = stations.of(acting, language)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    story = Story(station.door, window)
    editor = ArticleEditor(station, story)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(editor)
    window.resize(1000, 800)
    window.show()
    if article is not None:
        with qtbot.waitSignal(story.loaded):
            story.open_article(article)
        editor.focus_text()
    return Writer(station, story, editor, window)


def with_body(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, *body: object, headline: str = "قمة"
) -> Writer:
    """Show an article of Layla's with this body, the caret at its first block."""
    article = newsroom.wrote(newsroom.layla, headline, body=body)
    writer = at_work(qtbot, stations, newsroom.layla, article)
    writer.editor.show_block("body", 0)
    return writer
