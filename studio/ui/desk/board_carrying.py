"""A card in the hand: it follows the mouse, and the columns show what would become of it.

Where the person may not take it is known as soon as the newsroom has answered. Deliberately
absent: Qt's own dragging, whose pictures and cursors each system draws its own way.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from studio.newsroom.views import ArticleSummary
from studio.newsroom.workflow import Action
from studio.ui.desk import board_moves
from studio.ui.desk.board_card import GAP, CardPainter
from studio.ui.desk.board_column import BoardColumn
from studio.ui.desk.board_moving import Moving
from studio.ui.review.steps import title
from studio.wording.words import mark

_EDGE: Final = 40
_STEP: Final = 16
_TICK_MS: Final = 20


class Carrying(QObject):
    """Carries one card at a time over the columns of a board."""

    def __init__(
        self,
        board: QWidget,
        area: QScrollArea,
        columns: Sequence[BoardColumn],
        painter: CardPainter,
        moving: Moving,
    ) -> None:
        super().__init__(board)
        self._board, self._area, self._columns = board, area, columns
        self._painter, self._moving = painter, moving
        self._story: ArticleSummary | None = None
        self._may: frozenset[Action] | None = None
        self._hold = QPoint()
        self._at = QPoint()
        self._ghost = QLabel(board)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._scroll)
        for column in columns:
            column.list.lifted.connect(self._lift)
            column.list.carried.connect(self._carry)
            column.list.dropped.connect(self._drop)
            column.list.given_up.connect(self._end)

    @property
    def story(self) -> ArticleSummary | None:
        """The story that is carried."""
        return self._story

    def _lift(self, story: ArticleSummary, area: QRect, hold: QPoint) -> None:
        if story.id in self._moving.under_way:
            return
        self._story, self._hold, self._may = story, hold, None
        source = next(one for one in self._columns if one.list.cards.row_of(story.id) is not None)
        picture = source.list.viewport().grab(area.adjusted(0, 0, 0, -GAP))
        self._ghost.setPixmap(picture)
        self._ghost.resize(area.width(), area.height() - GAP)
        self._painter.lifted = story.id
        self._board.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._timer.start()

        def know(may: frozenset[Action]) -> None:
            if self._story is not None and self._story.id == story.id:
                self._may = may
                self._show_targets()

        self._moving.look_up(story, know)

    def _carry(self, at: QPoint) -> None:
        if self._story is None:
            return
        self._at = at
        self._ghost.move(self._board.mapFromGlobal(at) - self._hold)
        self._ghost.show()
        self._ghost.raise_()
        self._show_targets()

    def _drop(self, at: QPoint) -> None:
        story, reached = self._story, self._reached(at)
        self._end()
        if story is not None and reached is not None:
            self._moving.move(story, reached.column)

    def _end(self) -> None:
        self._story = None
        self._painter.lifted = None
        self._timer.stop()
        self._ghost.hide()
        self._board.unsetCursor()
        for column in self._columns:
            column.be_no_target()

    def _reached(self, at: QPoint) -> BoardColumn | None:
        inside = self._area.viewport().rect().contains(self._area.viewport().mapFromGlobal(at))
        over = (one for one in self._columns if one.rect().contains(one.mapFromGlobal(at)))
        return next(over, None) if inside else None

    def _show_targets(self) -> None:
        story = self._story
        if story is None:
            return
        reached = self._reached(self._at)
        for column in self._columns:
            if story.stage in column.column.stages:
                continue
            action = board_moves.step_to(story.stage, column.column)
            if action is not None and (self._may is None or action in self._may):
                said, allowed = title(action, story.stage), True
            elif column is reached:
                said, allowed = mark("Not from here"), False
            else:
                column.be_no_target()
                continue
            column.be_target(said, allowed=allowed, reached=column is reached)

    def _scroll(self) -> None:
        """Show more of the board while the card is held at its edge."""
        viewport = self._area.viewport()
        x = viewport.mapFromGlobal(self._at).x()
        toward_left = x < _EDGE
        if not toward_left and x <= viewport.width() - _EDGE:
            return
        rtl = self._board.layoutDirection() is Qt.LayoutDirection.RightToLeft
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.value() + (_STEP if toward_left is rtl else -_STEP))
        self._show_targets()
