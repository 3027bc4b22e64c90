"""The board: a filter's stories as columns by stage, in the direction of the interface.

The first hundred of each column are shown, the newest first. Cards are opened, moved by the mouse
or by Shift and arrows, and have a menu. Deliberately absent: rules of the workflow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.newsroom import desk
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.desk import Filter
from studio.newsroom.views import ArticleSummary
from studio.newsroom.workflow import Action
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.desk import board_moves
from studio.ui.desk.board_card import CardPainter
from studio.ui.desk.board_carrying import Carrying
from studio.ui.desk.board_column import BoardColumn
from studio.ui.desk.board_moves import COLUMNS
from studio.ui.desk.board_moving import Moving
from studio.ui.desk.filters import FilterChips
from studio.ui.desk.places import Place
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, follow_action, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel
from studio.ui.parts.margins import keep_margins
from studio.ui.review.asking import Asking
from studio.ui.review.asks import Said
from studio.ui.review.steps import title
from studio.ui.station import Station
from studio.wording.words import mark

SHOWN: Final = 100
_AGES_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class _Held:
    """What a column holds: its first stories, and how many there are."""

    stories: tuple[ArticleSummary, ...] = ()
    count: int = 0


class Board(QWidget):
    """The stories of a place by stage.

    Signals:
        opened: the id of a story that the person wants to see.
        told: a text for the person, and what takes it back or None.
        save_wanted: a name and a `Filter` that the person wants to keep.
    """

    opened = Signal(int)
    told = Signal(str, object)
    save_wanted = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._place: Place | None = None
        self._generation = 0
        self._stale = False
        self._listed = False
        self._asked: ArticleSummary | None = None
        self._follow: int | None = None
        self._house = HouseNow(station.door, self)
        self.moving = Moving(station, self)
        self.painter = CardPainter(station, self)
        self.columns = tuple(BoardColumn(station, one, self.painter) for one in COLUMNS)
        self.asking = Asking(station)
        self.chips = FilterChips(station)
        self._area = QScrollArea()
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._arrange()
        self.carrying = Carrying(self, self._area, self.columns, self.painter, self.moving)
        self._connect()
        self.speak()

    def _arrange(self) -> None:
        station = self._station
        tongue, look = station.tongue, station.look
        mark_kind(self, Kind.RAIL)
        self._title = mark_kind(QLabel(), Kind.TITLE)
        self._count = mark_kind(QLabel(), Kind.MUTED)
        self._narrower = IconButton(Symbol.FILTER, mark("Filter"), tongue, look)
        head = QHBoxLayout()
        keep_margins(head, tongue, 20, 8, 12, 4)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addWidget(self.chips, 1)
        head.addStretch(0)
        head.addWidget(self._narrower)
        self._question = QFrame()
        self._about = PersonsLabel(kind=Kind.SMALL)
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 4)
        question.setSpacing(4)
        question.addWidget(self._about)
        question.addWidget(self.asking)
        self._question.hide()
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(8, 0, 8, 8)
        row.setSpacing(0)
        for column in self.columns:
            row.addWidget(column, 1)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        new = TextButton(station.deck.command(Do.NEW_STORY).title, tongue, look)
        follow_action(new, station.deck[Do.NEW_STORY])
        hint = mark("Stories stand here by their stage, and are moved from one to the next.")
        self._empty = EmptyState(Symbol.BOARD, mark("Nothing here"), hint, tongue, look, action=new)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._area)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        for number, column in enumerate(self.columns):
            cards = column.list
            cards.opened.connect(self.opened)
            cards.pushed.connect(lambda story, on: self.moving.push(story, forward=on))
            cards.left.connect(partial(self._go_beside, number))
            cards.reached.connect(partial(self._reach, column))
            cards.menu_wanted.connect(self._offer)
        on_click(self._narrower, lambda: self.chips.offer(self._narrower))
        self.chips.changed.connect(lambda _: self.read())
        self.chips.save_wanted.connect(self.save_wanted)
        self.moving.told.connect(self.told)
        self.moving.asked.connect(self._ask)
        self.moving.moved.connect(self._moved)
        self.moving.changed.connect(self._repaint)
        self.asking.answered.connect(self._answer)
        self.asking.forgotten.connect(self._forget)
        self._ages.timeout.connect(self._repaint)
        self._station.door.changed.connect(self._hear)
        self._station.tongue.changed.connect(self.speak)

    # What others ask

    def show_place(self, place: Place) -> None:
        """Show a place's stories."""
        if self._place is None or self._place.key != place.key:
            self.chips.begin(place.filter)
        self._place = place
        self.speak()
        self.read()

    def focus_room(self) -> None:
        """Put the focus on a card."""
        held = next((one for one in self.columns if one.list.currentIndex().isValid()), None)
        first = next((one for one in self.columns if one.list.cards.stories), None)
        if (column := held or first) is not None:
            column.list.go_to(max(column.list.currentIndex().row(), 0))
        else:
            self._narrower.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def read(self) -> None:
        """Read the columns, now or when the board is seen again."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._generation += 1
        generation, wanted = self._generation, self.chips.filter

        def show(found: Mapping[Stage, _Held]) -> None:
            if generation == self._generation:
                self._show(found)

        self._station.door.ask(lambda acting: _read(acting, wanted), show, owner=self)

    def speak(self) -> None:
        """Say title and number in the language of now."""
        words = self._station.tongue.words
        if self._place is not None:
            self._title.setText(words.say(self._place.title))
        total = sum(column.count for column in self.columns)
        self._count.setText(words.fact(total) if self._listed else "")

    # Inside

    def _show(self, found: Mapping[Stage, _Held]) -> None:
        focused = next((one for one in self.columns if one.list.hasFocus()), None)
        row = -1 if focused is None else focused.list.currentIndex().row()
        for column in self.columns:
            held = found.get(column.column.stage, _Held())
            column.show_stories(held.stories, held.count)
        self._listed = True
        anything = any(column.count for column in self.columns)
        narrowed = self._place is not None and self.chips.filter != self._place.filter
        self._pages.setCurrentWidget(self._area if anything or narrowed else self._empty)
        follow, self._follow = self._follow, None
        place = None if follow is None else self._find(follow)
        if place is not None:
            place[0].list.go_to(place[1])
        elif focused is not None and not focused.list.cards.stories:
            self.focus_room()
        elif focused is not None:
            focused.list.go_to(row)
        self._look_after_question()
        self.speak()

    def _find(self, article: int) -> tuple[BoardColumn, int] | None:
        for column in self.columns:
            if (row := column.list.cards.row_of(article)) is not None:
                return column, row
        return None

    def _go_beside(self, number: int, forward: bool) -> None:  # noqa: FBT001 - a signal's value
        row = self.columns[number].list.currentIndex().row()
        beyond = self.columns[number + 1 :] if forward else self.columns[:number][::-1]
        column = next((one for one in beyond if one.list.cards.stories), None)
        if column is not None:
            column.list.go_to(row)

    def _reach(self, column: BoardColumn) -> None:
        self._area.ensureWidgetVisible(column, 8, 0)

    def _offer(self, story: ArticleSummary, at: QPoint) -> None:
        """Show the menu of a card: every step that the person may take with it."""

        def show(may: frozenset[Action]) -> None:
            words = self._station.tongue.words
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(words.say("Open")).triggered.connect(lambda: self.opened.emit(story.id))
            menu.addSeparator()
            for action in board_moves.STEPS:
                if action in may:
                    step = menu.addAction(words.say(title(action, story.stage)))
                    step.triggered.connect(partial(self._take, story, action))
            menu.popup(at)

        self.moving.look_up(story, show)

    def _take(self, story: ArticleSummary, action: Action) -> None:
        self.moving.take(story, action)

    def _ask(self, story: ArticleSummary, action: Action) -> None:
        target = board_moves.target_of(action, story.stage)
        self._asked = story
        for column in self.columns:
            column.ask_no_more()
            if column.column is target:
                column.ask_here(self._question)
                self._question.show()
                QTimer.singleShot(0, self, partial(self._reach, column))
        self._about.show_words(story.headline)
        self.asking.ask(action, self._house.settings.time_zone)

    def _answer(self, action: Action, said: Said) -> None:
        if self._asked is not None:
            self.moving.do(self._asked, action, said)

    def _forget(self) -> None:
        story = self._asked
        self._put_question_away()
        if story is not None and (place := self._find(story.id)) is not None:
            place[0].list.go_to(place[1])

    def _look_after_question(self) -> None:
        """Ask no more about a story that went on meanwhile."""
        if self._asked is None or self._asked.id in self.moving.under_way:
            return
        place = self._find(self._asked.id)
        if place is None or place[0].list.cards.stories[place[1]].stage is not self._asked.stage:
            self.asking.put_away()
            self._put_question_away()

    def _put_question_away(self) -> None:
        self._asked = None
        self._question.hide()
        for column in self.columns:
            column.ask_no_more()

    def _moved(self, article: int) -> None:
        focused = self.isAncestorOf(QApplication.focusWidget() or self)
        if self._asked is not None and self._asked.id == article:
            self.asking.put_away()
            self._put_question_away()
        if focused:
            self._follow = article

    def _repaint(self) -> None:
        self.painter.under_way = self.moving.under_way
        for column in self.columns:
            column.list.viewport().update()

    def _hear(self, changes: Changes) -> None:
        if changes.articles or changes.sections or changes.tags or changes.people:
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while nobody looked, and keep ages right."""
        super().showEvent(event)
        self._ages.start()
        if self._stale:
            self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Spend nothing on a board that nobody sees."""
        super().hideEvent(event)
        self._ages.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Begin at the interface's start when the language turns round."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._area.horizontalScrollBar().setValue(0)


def _read(acting: Acting, wanted: Filter) -> dict[Stage, _Held]:
    found = {}
    for column in COLUMNS:
        narrow = board_moves.narrowed(wanted, column)
        if narrow is None:
            continue
        ids = desk.ids(acting, narrow, limit=SHOWN)
        count = len(ids)
        if count == SHOWN:
            count = desk.counts(acting, {"all": narrow})["all"]
        found[column.stage] = _Held(desk.summaries(acting, ids), count)
    return found
