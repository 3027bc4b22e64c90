"""One column of the board: its head, its cards, and what is asked before a card comes in.

A card is opened by a click or Enter, lifted by the mouse, pushed to the next column by Shift and
an arrow, and has a menu. Deliberately absent: what a move means, and the other columns.
"""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from studio.newsroom.views import ArticleSummary
from studio.ui.desk.board_card import CardModel, CardPainter
from studio.ui.desk.board_moves import Column
from studio.ui.desk.story_model import SUMMARY
from studio.ui.look import Kind
from studio.ui.look.symbols import STAGE_SYMBOLS
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.terms import STAGES
from studio.wording.words import mark

NARROWEST: Final = 212
_ASKING: Final = 272
_HEAD_ICON: Final = 20
_RADIUS: Final = 10
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class CardList(QListView):
    """The cards of a column.

    Signals:
        opened: the person wants to see a story.
        reached: the focus came into the list.
        left: the person goes to the next column; true for the one nearer to the line's end.
        pushed: an `ArticleSummary` is to go to the next column, true as above.
        menu_wanted: an `ArticleSummary`, and where on the screen its menu is to stand.
        lifted: an `ArticleSummary`, where its card is, and where in it the mouse holds it.
        carried: the mouse is here on the screen with the lifted card.
        dropped: the lifted card was let go here on the screen.
        given_up: the lifted card stays where it was.
    """

    opened = Signal(int)
    reached = Signal()
    left = Signal(bool)
    pushed = Signal(object, bool)
    menu_wanted = Signal(object, QPoint)
    lifted = Signal(object, QRect, QPoint)
    carried = Signal(QPoint)
    dropped = Signal(QPoint)
    given_up = Signal()

    def __init__(self, station: Station, painter: CardPainter) -> None:
        super().__init__()
        self._station = station
        self._pressed: ArticleSummary | None = None
        self._at = QPoint()
        self._carrying = False
        self.cards = CardModel(station, self)
        self.setModel(self.cards)
        self.setItemDelegate(painter)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        mark_kind(self, Kind.PLAIN_LIST)

    @property
    def story(self) -> ArticleSummary | None:
        """The story that the focus is on."""
        story = self.currentIndex().data(SUMMARY)
        return story if isinstance(story, ArticleSummary) else None

    def go_to(self, row: int) -> None:
        """Put the focus on a card, the last one where there are fewer."""
        if self.cards.stories:
            last = len(self.cards.stories) - 1
            self.setCurrentIndex(self.cards.index(min(max(row, 0), last)))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, go to another column, take the card along, or leave a lifted card where it was."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        forward = key == (Qt.Key.Key_Left if self._station.tongue.rtl else Qt.Key.Key_Right)
        sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
        if key == Qt.Key.Key_Escape and self._carrying:
            self._carrying, self._pressed = False, None
            self.given_up.emit()
        elif sideways and held == _SHIFT:
            if self.story is not None:
                self.pushed.emit(self.story, forward)
        elif sideways and held == Qt.KeyboardModifier.NoModifier:
            self.left.emit(forward)
        elif key in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            if self.story is not None:
                self.opened.emit(self.story.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a card."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = index.data(SUMMARY) if left else None
        self._at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the card that is held, once the mouse has gone far enough."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        if not self._carrying:
            gone = (event.position().toPoint() - self._at).manhattanLength()
            if gone < QApplication.startDragDistance():
                return
            self._carrying = True
            area = self.visualRect(self.indexAt(self._at))
            self.lifted.emit(self._pressed, area, self._at - area.topLeft())
        self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the card go, or open it where it was only clicked."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        carrying, self._carrying = self._carrying, False
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if carrying:
            self.dropped.emit(event.globalPosition().toPoint())
        elif self.indexAt(event.position().toPoint()).data(SUMMARY) == pressed:
            self.opened.emit(pressed.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card below the mouse, or of the one with the focus."""
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        story = index.data(SUMMARY)
        if isinstance(story, ArticleSummary):
            self.setCurrentIndex(index)
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
            self.menu_wanted.emit(story, event.globalPos() if by_mouse else place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a card."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.stories:
            self.setCurrentIndex(self.cards.index(0))
        self.reached.emit()

    def sizeHint(self) -> QSize:
        """Ask for no more width than a column has."""
        return QSize(NARROWEST, 200)


class BoardColumn(QFrame):
    """A stage's stories; `count` says how many there are, shown or not."""

    def __init__(self, station: Station, column: Column, painter: CardPainter) -> None:
        super().__init__()
        self._station = station
        self.count = 0
        self._target: tuple[str, bool, bool] | None = None
        self.column = column
        self.list = CardList(station, painter)
        self._icon = QLabel()
        self._name = mark_kind(QLabel(), Kind.TITLE)
        self._number = mark_kind(QLabel(), Kind.MUTED)
        self._nothing = WordsLabel(mark("Nothing here"), station.tongue, kind=Kind.SMALL)
        self._more = mark_kind(QLabel(), Kind.SMALL)
        self._more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._name)
        head.addWidget(self._number)
        head.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(8)
        self._layout.addLayout(head)
        self._layout.addWidget(self._nothing)
        self._layout.addWidget(self.list, 1)
        self._layout.addWidget(self._more)
        self.setMinimumWidth(NARROWEST)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        station.open_stories.changed.connect(self.list.viewport().update)
        self.speak()

    def show_stories(self, stories: tuple[ArticleSummary, ...], count: int) -> None:
        """Show the first stories of so many; the focus stays on its story, else on its row."""
        held, row = self.list.story, self.list.currentIndex().row()
        top = self.list.verticalScrollBar().value()
        self.count = count
        self.list.cards.show_stories(stories)
        policy = Qt.FocusPolicy.StrongFocus if stories else Qt.FocusPolicy.NoFocus
        self.list.setFocusPolicy(policy)
        if stories and held is not None:
            again = self.list.cards.row_of(held.id)
            at = min(row, len(stories) - 1) if again is None else again
            self.list.setCurrentIndex(self.list.cards.index(at))
        self.list.verticalScrollBar().setValue(top)
        self.speak()

    def ask_here(self, question: QWidget) -> None:
        """Show a question above the cards, with the room that it needs."""
        self.setMinimumWidth(_ASKING)
        self._layout.insertWidget(1, question)

    def ask_no_more(self) -> None:
        """Be as narrow as the others again."""
        self.setMinimumWidth(NARROWEST)

    def be_target(self, title: str, *, allowed: bool, reached: bool) -> None:
        """Show what would become of a card that is let go here."""
        self._target = (title, allowed, reached)
        self.speak()

    def be_no_target(self) -> None:
        """Show the column as it is."""
        self._target = None
        self.speak()

    def speak(self) -> None:
        """Say everything in the language of now."""
        station = self._station
        words, stage = station.tongue.words, self.column.stage
        name = words.say(STAGES[stage])
        colour = station.look.palette.stage(stage)
        icon = station.look.icon(STAGE_SYMBOLS[stage], rtl=station.tongue.rtl, colour=colour)
        self._icon.setPixmap(icon.pixmap(_HEAD_ICON, _HEAD_ICON))
        self._name.setText(f"{name[:1].upper()}{name[1:]}")
        self._number.setText(words.fact(self.count))
        if self._target is not None:
            self._number.setText(words.say(self._target[0]))
        stories = words.counted("{n} story", "{n} stories", self.count)
        self.list.setAccessibleName(f"{name} — {stories}")
        self._nothing.setVisible(self.count == 0)
        rest = self.count - len(self.list.cards.stories)
        self._more.setVisible(rest > 0)
        self._more.setText(words.counted("and {n} more", "and {n} more", rest))
        self.list.viewport().update()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground on which a card can be let go."""
        if self._target is None:
            return
        _, allowed, reached = self._target
        palette = self._station.look.palette
        if not allowed and not reached:
            return
        edge = palette.accent if allowed else palette.delete_text
        ground = palette.selection if allowed else palette.delete
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(edge), 1.5)
        pen.setStyle(Qt.PenStyle.SolidLine if reached else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(ground) if reached else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
