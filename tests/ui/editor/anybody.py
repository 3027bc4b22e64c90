"""Somebody who does anything at the writing surface, as the window's system sends it.

Keys, an input method, the mouse, the clipboard, drops, shortcuts and panels: nothing here calls a
function of the text. Each thing that is done leaves the newsroom at rest.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QEventLoop, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from studio.document.blocks import Block
from studio.ui.commands import Do
from studio.ui.door import Asked, Worker
from studio.ui.editor.writing.clipboard import copied
from studio.ui.editor.writing.marking import EMPHASES
from tests.builders import article
from tests.ui.editor.anybody_at_panels import AtPanels
from tests.ui.editor.writers import CONTROL, NONE, SHIFT, Writer, type_into
from tests.ui.editor.writing.pages import written

TYPED = (
    "س",
    "نص ",
    "ab",
    "  ",
    "ً",
    "👨\u200d👩\u200d👧",
    "𝔘",
    "\u200f",
    ' "نعم"',
    "كلمة ,",
    "هل؟نعم",
    "مــ",
    "/",
    "ظ",
)
COMPOSED = ("مرحبا", "東京", "e\u0301", " ", "ً")
WORD_PAGE = (Path(__file__).parents[2] / "data" / "pastes" / "word.html").read_text("utf-8")
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)
PAGES = (
    WORD_PAGE,
    "<p>أول <b>مهم</b></p><ul><li>بند<ol><li>تحته</li></ol></li></ul><blockquote>قول</blockquote>",
    f"<p>قبل</p><img src='{DOT}' alt='نقطة'><table><tr><td>أ</td><td>ب</td></tr></table>",
    "<p onclick='x()'>نص <a href='java\tscript:x()'>سيئ</a> <a href='https://a.b/?utm_source=c'>ه</a>",
)
ADDRESSES = ("https://example.org/خبر", "mailto:a@b.c", "www.example.org", "no address", "")
MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
MARKS = (
    Do.BOLD,
    Do.ITALIC,
    Do.UNDERLINE,
    Do.STRIKE,
    Do.SUPERSCRIPT,
    Do.SUBSCRIPT,
    Do.INLINE_CODE,
    Do.FOREIGN,
    Do.CLEAR_FORMAT,
)
TURNS = (
    Do.PARAGRAPH,
    Do.HEADING,
    Do.HEADING_3,
    Do.HEADING_4,
    Do.BULLETS,
    Do.NUMBERS,
    Do.CONTINUE_ITEM,
    Do.QUOTE,
    Do.CODE_BLOCK,
    Do.INFO_BOX,
    Do.FACTS_BOX,
    Do.DIRECTION,
    Do.DIRECTION_RTL,
    Do.DIRECTION_LTR,
    Do.DETECT_DIRECTION,
    Do.ARTICLE_DIRECTION,
    Do.ALIGN_START,
    Do.ALIGN_CENTER,
    Do.ALIGN_END,
)
LETTERS = (
    Do.ISOLATE,
    Do.ARABIC_QUOTES,
    Do.WESTERN_DIGITS,
    Do.ARABIC_DIGITS,
    Do.STRIP_TASHKEEL,
    Do.STRIP_TATWEEL,
    Do.MEND_SAFE,
)
CARDS = (
    Do.FIGURE,
    Do.LEAD_PICTURE,
    Do.EMBED,
    Do.PULL_QUOTE,
    Do.GALLERY,
    Do.TABLE,
    Do.RELATED,
    Do.FOOTNOTE,
    Do.RULE,
)
DECISIONS = (
    Do.NEXT_REMARK,
    Do.PREVIOUS_REMARK,
    Do.ACCEPT,
    Do.REJECT,
    Do.ACCEPT_FORMATTING,
    Do.ACCEPT_ALL,
    Do.REJECT_ALL,
)
_BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
assert len(EMPHASES) + 2 == len(MARKS)


class Fall(QDropEvent):
    """A drop that tells where it was carried from."""

    def __init__(
        self, at: QPoint, content: QMimeData, held: Qt.KeyboardModifier, source: QObject | None
    ) -> None:
        super().__init__(QPointF(at), _BOTH, content, Qt.MouseButton.LeftButton, held)
        copies = bool(held & CONTROL)
        self.setDropAction(Qt.DropAction.CopyAction if copies else Qt.DropAction.MoveAction)
        self._source = source

    def source(self) -> QObject:
        return self._source  # type: ignore[return-value] # from outside there is none


@dataclass
class Anybody:
    """Somebody at an editor; `spare` are blocks of another story, `files` lie on the computer."""

    writer: Writer
    chance: Random
    spare: list[Block]
    files: list[Path]
    workers: tuple[Worker, ...]
    done: list[str] = field(default_factory=list)
    """What was done, for whoever has to do it again by hand."""

    def act(self) -> None:
        """Do one thing."""
        self.writer.surface.setFocus()
        acts, weights = zip(*self._acts(), strict=True)
        act: Callable[[], None] = self.chance.choices(acts, weights)[0]
        if self.chance.random() < 0.6:
            self._go()
        self.note(act.__name__)
        act()
        self.rest()

    def note(self, *what: object) -> None:
        self.done.append(" ".join(map(str, what)))

    def _acts(self) -> list[tuple[Callable[[], None], int]]:
        return [
            (self._type, 22),
            (self._compose, 6),
            (self._break, 11),
            (self._erase, 20),
            (self._nest, 3),
            (self._mark, 8),
            (self._link, 3),
            (self._turn, 9),
            (self._bring, 8),
            (self._clip, 10),
            (self._drop, 6),
            (self._replace, 3),
            (self._panel, 7),
            (self._letters, 3),
            (self._review, 4),
            (self._take_back, 7),
        ]

    # At rest

    def rest(self) -> None:
        """Let everything that the newsroom was asked for come home."""
        for _ in range(2):  # what came home may ask for more
            for worker in self.workers:
                loop = QEventLoop()
                worker.add(Asked(int, partial(QEventLoop.exit, loop), None, None))
                loop.exec()
        QApplication.processEvents()

    # Giving commands

    def do(self, command: Do) -> None:
        """Give a command by its keys, or by its action where it has none; only if it is offered."""
        action = self.writer.station.deck[command]
        if not action.isEnabled():
            return
        self.note(" ", command)
        if action.shortcut().isEmpty():
            action.trigger()
        else:
            focused = self.writer.window.focusWidget()
            QTest.keySequence(focused, action.shortcut())

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.note(" ", key.name, held.name)
        QTest.keyClick(self.writer.surface, key, held)

    def _paste(self, content: QMimeData, command: Do = Do.PASTE) -> None:
        QGuiApplication.clipboard().setMimeData(content)
        self.do(command)

    # Where the caret goes

    def _go(self) -> None:
        """Put the caret or a selection anywhere, by mouse or by keys."""
        chance = self.chance
        match chance.randint(0, 5):
            case 0 | 1:
                self._click()
            case 2:
                self._sweep()
            case 3:
                self.do(Do.SELECT_ALL)
                if chance.random() < 0.9:
                    self.press(chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Right)))
            case _:
                pass
        for _ in range(chance.randint(0, 6)):
            held = chance.choice((NONE, NONE, SHIFT, CONTROL, CONTROL | SHIFT))
            move = chance.choice(MOVES)
            if not (move in MOVES[-2:] and held & CONTROL):  # that goes to another story
                self.press(move, held)

    def _point(self) -> QPoint:
        surface, view = self.writer.surface, self.writer.surface.viewport()
        bar = surface.verticalScrollBar()
        bar.setValue(self.chance.randint(0, bar.maximum()))
        height = min(view.height(), round(surface.document().size().height()))
        return QPoint(self.chance.randint(0, view.width() - 1), self.chance.randint(0, height - 1))

    def _click(self) -> None:
        view, left = self.writer.surface.viewport(), Qt.MouseButton.LeftButton
        at, held = self._point(), self.chance.choice((NONE, NONE, NONE, SHIFT))
        self.note("  click", at.toTuple(), held.name)
        QTest.mouseClick(view, left, held, at)
        if self.chance.random() < 0.2:
            QTest.mouseDClick(view, left, held, at)
            QTest.mouseRelease(view, left, held, at)  # what Qt's double click leaves pressed
            self.rest()

    def _sweep(self) -> None:
        """Choose text by the mouse; from a place that is not chosen, so that nothing is dragged."""
        self.press(Qt.Key.Key_Left)
        view, left = self.writer.surface.viewport(), Qt.MouseButton.LeftButton
        start, end = self._point(), self._point()
        self.note("  sweep", start.toTuple(), end.toTuple())
        if not self.writer.surface.textCursor().hasSelection():  # a card may be chosen
            QTest.mousePress(view, left, NONE, start)
            if not self.writer.surface.textCursor().hasSelection():
                QTest.mouseMove(view, end)
            QTest.mouseRelease(view, left, NONE, end)

    # Words

    def _type(self) -> None:
        words = self.chance.choice(TYPED)
        self.note(" ", repr(words))
        type_into(self.writer.surface, words)
        if words in {"/", "ظ"} and self.chance.random() < 0.7:  # the menu of blocks, if it opened
            for _ in range(self.chance.randint(0, 12)):
                self.press(Qt.Key.Key_Down)
            self.press(self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
            self._at_panels().work()

    def _compose(self) -> None:
        chance, words = self.chance, self.chance.choice(COMPOSED)
        self.note(" ", repr(words))
        for length in range(1, len(words) + 1):
            QApplication.sendEvent(self.writer.surface, QInputMethodEvent(words[:length], []))
            if chance.random() < 0.1:
                self.rest()
        event = QInputMethodEvent("", [])
        if chance.random() < 0.8:
            start = -chance.randint(0, 3)
            event.setCommitString(words, start, chance.randint(0, 4))
        QApplication.sendEvent(self.writer.surface, event)

    def _break(self) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self.press(self.chance.choice(keys), self.chance.choice((NONE, NONE, NONE, SHIFT)))
        self._at_panels().work()  # Enter opens a card that is chosen

    def _erase(self) -> None:
        key = self.chance.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete))
        for _ in range(self.chance.choice((1, 1, 2, 4))):
            self.press(key, self.chance.choice((NONE, NONE, NONE, CONTROL)))

    def _nest(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.press(*self.chance.choice(((Qt.Key.Key_Tab, NONE), (Qt.Key.Key_Backtab, SHIFT))))

    # Marks and blocks

    def _mark(self) -> None:
        self.do(self.chance.choice(MARKS))
        if self.chance.random() < 0.4:
            type_into(self.writer.surface, "معلّم")

    def _link(self) -> None:
        bar = self.writer.editor.link_bar
        self.do(Do.LINK)
        if not bar.isVisible():
            return
        bar.field.selectAll()
        type_into(bar.field, self.chance.choice(ADDRESSES))
        QTest.keyClick(bar.field, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
        if bar.isVisible():  # that was no address
            QTest.keyClick(bar.field, Qt.Key.Key_Escape)

    def _turn(self) -> None:
        if self.chance.random() < 0.1:
            scan = self.chance.choice((50, 62))  # the left and the right Shift of X11
            self.writer.send(Qt.Key.Key_Shift, CONTROL | SHIFT, scan=scan)
        else:
            self.do(self.chance.choice(TURNS))

    def _bring(self) -> None:
        self.do(self.chance.choice(CARDS))
        self.rest()
        self._at_panels().work(fills=True)

    def _letters(self) -> None:
        self.do(self.chance.choice(LETTERS))

    # What comes from elsewhere

    def _clip(self) -> None:
        chance = self.chance
        match chance.randint(0, 9):
            case 0 | 1:
                self.do(Do.CUT)
            case 2:
                self.do(Do.COPY)
            case 3 | 4:
                self.do(Do.PASTE)
            case 5:
                self.do(Do.PASTE_TEXT)
            case 6:
                self._paste(self._foreign(), chance.choice((Do.PASTE, Do.PASTE, Do.PASTE_TEXT)))
            case 7:
                self._paste(self._of_another_story())
            case 8:
                link = QMimeData()
                link.setText(chance.choice(ADDRESSES))
                self._paste(link, chance.choice((Do.PASTE, Do.PASTE_LINK)))
            case _:
                picture = QMimeData()
                image = QImage(8, 6, QImage.Format.Format_RGB32)
                image.fill(chance.randint(0, 3))
                picture.setImageData(image)
                self._paste(picture)
                self.rest()
                self._at_panels().work()
        self.rest()
        if chance.random() < 0.15:
            self.do(Do.KEEP_AS_TEXT)

    def _foreign(self) -> QMimeData:
        content = QMimeData()
        if self.chance.random() < 0.7:
            content.setHtml(self.chance.choice(PAGES))
        content.setText(self.chance.choice(("سطر\nثان\n\nفقرة", "كلمة", "أ\tب\n١\t٢\n", "")))
        return content

    def _of_another_story(self) -> QMimeData:
        other = written(article("أخرى", tuple(self.spare)))
        cursor = other.cursor(other.selection(other.card_cursor(other.block_at(0))))
        cursor.select(cursor.SelectionType.Document)
        return copied(other, cursor)

    def _drop(self) -> None:
        chance, surface = self.chance, self.writer.surface
        held = chance.choice((NONE, NONE, CONTROL))
        source: QObject | None = None
        match chance.randint(0, 5):
            case 0 | 1 | 2:
                content, source = surface.createMimeDataFromSelection(), surface
            case 3:
                content = self._foreign()
            case 4:
                content = self._of_another_story()
            case _:
                content = QMimeData()
                content.setUrls([QUrl.fromLocalFile(str(chance.choice(self.files)))])
        at = self._point()
        self.note("  drop", content.formats(), at.toTuple(), held.name)
        view, left = surface.viewport(), Qt.MouseButton.LeftButton
        QApplication.sendEvent(view, QDragEnterEvent(at, _BOTH, content, left, held))
        QApplication.sendEvent(view, Fall(at, content, held, source))
        self.rest()
        self._at_panels().work()

    # Finding, panels, review, undo

    def _replace(self) -> None:
        bar, chance = self.writer.editor.find_bar, self.chance
        self.do(Do.REPLACE)
        for line, words in (
            (bar.field, chance.choice(("ال", "وقال", "ا", "x", ""))),
            (bar.other, chance.choice(("", "بديل", "a b"))),
        ):
            line.selectAll()
            QTest.keyClick(line, Qt.Key.Key_Delete)
            type_into(line, words)
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        title = self.writer.station.tongue.words.say(chance.choice(("Replace", "Replace all")))
        button = next(one for one in bar.findChildren(QAbstractButton) if one.text() == title)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)

    def _at_panels(self) -> AtPanels:
        return AtPanels(self.writer, self.chance, self.note, self.rest)

    def _panel(self) -> None:
        """Go to a card, if there is one, and work in its panel."""
        manuscript, editor = self.writer.editor.editing.manuscript, self.writer.editor
        cards = [number for number, one in enumerate(manuscript.passages) if one.card is not None]
        if cards:
            block = manuscript.document.findBlockByNumber(self.chance.choice(cards))
            self.writer.surface.setTextCursor(manuscript.card_cursor(block))
        if editor.surface.textCursor().hasSelection() and self.chance.random() < 0.5:
            self.press(Qt.Key.Key_Return)
        else:
            self.do(Do.EDIT_BLOCK)
        self._at_panels().work()

    def _review(self) -> None:
        chance = self.chance
        match chance.randint(0, 3):
            case 0 | 1:
                self.do(Do.SUGGEST)
            case 2:
                self.do(chance.choice(DECISIONS))
                if chance.random() < 0.4:  # the letters that decide what F8 went to
                    type_into(self.writer.surface, chance.choice("aقشr"))
            case _:
                self.do(Do.VIEW_FINAL)
                self._type()
                self._erase()
                self.do(Do.VIEW_ALL)

    def _take_back(self) -> None:
        for _ in range(self.chance.choice((1, 1, 2, 5))):
            self.do(self.chance.choice((Do.UNDO, Do.UNDO, Do.REDO)))
