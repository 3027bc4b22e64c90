"""The review pane: where the story stands, what was said, what is missing, and the next step.

Deliberately absent: what shows of remarks in the text, and the rules of review.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from studio.document.article import NotePlace, NoticeKind
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.checked import NAMED, confirm_check
from studio.newsroom.checklists import tick
from studio.newsroom.obstacles import OUTDATED, Obstacle
from studio.newsroom.reading import blocking
from studio.newsroom.views import ArticleDetail
from studio.newsroom.workflow import Action
from studio.ui.look import Kind, Symbol
from studio.ui.parts.alerts import alert
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.late import row_for_later, tab_before
from studio.ui.review.asks import NOTHING_SAID, Said
from studio.ui.review.checks import Checks
from studio.ui.review.findings import Findings, find
from studio.ui.review.foot import Foot
from studio.ui.review.parts import Obstacles
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.review.remarks.panel import RemarksPanel
from studio.ui.review.standing import Standing
from studio.ui.review.steps import Steps
from studio.ui.review.telling import Telling
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.reasons import sentence
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.review.asking import Asking
    from studio.ui.review.since import Since

LOOK_AFTER_MS: Final = 1500
"""How long nobody types before what is missing is looked for again."""


class ReviewPane(QWidget):
    """Shows the open story's review.

    Signals:
        place_wanted: a field of the article and the index of a block or None.
        comparison_wanted: the number of a version to compare the newest one with.
    """

    place_wanted = Signal(str, object)
    comparison_wanted = Signal(int)

    def __init__(
        self,
        station: Station,
        story: Story,
        steps: Steps,
        remarks: RemarkDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._story, self.steps = station, story, steps
        self._house = HouseNow(station.door, self)
        self._shown: int | None = None
        self._findings = Findings()
        self.standing = Standing(station, self._house)
        self.remarks = RemarksPanel(station, remarks)
        remarks.refused.connect(self.say_refusal)
        self._since_place = row_for_later()
        self.obstacles = Obstacles(station, self.place_wanted.emit)
        self.checks = Checks(station)
        self.checks.ticked.connect(self._tick)
        self.telling = Telling(station, self._house)
        self._asking_place = row_for_later()
        self.error = WordsLabel("", station.tongue, kind=Kind.ERROR, wrap=True)
        self.error.hide()
        self.foot = Foot(station, story, steps)
        self._empty = EmptyState(
            Symbol.COMMENT,
            mark("No story is open"),
            mark("Its stage, what is missing and the next step are shown here."),
            station.tongue,
            station.look,
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look_again)
        self._arrange()
        self._connect()
        self._follow()

    @cached_property
    def since(self) -> "Since":
        """What changed since an approval, made when something has."""
        from studio.ui.review.since import Since

        since = Since(self._station)
        self._since_place.addWidget(since)
        tab_before(since, self.remarks)
        return since

    def focus_room(self) -> None:
        """Take the focus when the person comes to this room by key."""
        if self._asks:
            self.asking.focus_first()
        elif not self.foot.focus_first():
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_checks(self, check: str = "") -> None:
        """Lead to a check, or to the first required line that nobody has seen to on this text."""
        self.checks.focus_open(check)
        if (box := QApplication.focusWidget()) is not None and self.checks.isAncestorOf(box):
            self._scroll.ensureWidgetVisible(box)

    def asks_again(self, check: str) -> bool:
        """Say whether a check is shown that was done on an earlier text."""
        return self.checks.asks_again(check)

    # Arranging

    def _arrange(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self._checks = _titled(mark("Checklist of the section"), self.checks, self._station)
        self._checks.hide()
        column.addWidget(self.standing)
        column.addLayout(self._since_place)
        for widget in (
            self.remarks,
            _titled(mark("Before publishing"), self.obstacles, self._station),
            self._checks,
            _titled(mark("What happened"), self.telling, self._station),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(self._station.tongue.words.say("Review"))
        below = mark_kind(QFrame(), Kind.FOOT)
        under = QVBoxLayout(below)
        under.setContentsMargins(16, 12, 16, 12)
        under.setSpacing(8)
        under.addWidget(self.error)
        under.addLayout(self._asking_place)
        under.addWidget(self.foot)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(below)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)

    def _connect(self) -> None:
        story, steps = self._story, self.steps
        story.loaded.connect(lambda _: self._follow())
        story.refreshed.connect(lambda _: self._follow())
        story.closed.connect(self._follow)
        story.edited.connect(self._stir)
        story.replaced.connect(lambda _: self._stir())
        steps.refused.connect(self.say_refusal)
        steps.begun.connect(self._say_nothing)
        steps.done.connect(lambda _: self._taken())
        self.standing.comparison_wanted.connect(self.comparison_wanted)
        self.remarks.seen.connect(self._bring)
        self._house.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._redraw)
        self._station.look.changed.connect(self._redraw)

    def _bring(self, widget: QWidget) -> None:
        """Scroll to something in the pane, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, 24))

    # Asking and refusing

    @cached_property
    def asking(self) -> "Asking":
        """What asks for what a step needs."""
        from studio.ui.review.asking import Asking

        asking = Asking(self._station)
        self._asking_place.addWidget(asking)
        tab_before(asking, self.foot)
        asking.answered.connect(self._answer)
        asking.shown.connect(self.foot.setHidden)
        asking.forgotten.connect(self.foot.focus_first)
        return asking

    @property
    def _asks(self) -> bool:
        return "asking" in vars(self) and self.asking.isVisible()

    def _ask_no_more(self) -> None:
        if "asking" in vars(self):
            self.asking.put_away()

    def ask(self, action: Action) -> None:
        """Ask for what a step needs."""
        self._say_nothing()
        self.asking.ask(action, self._house.settings.time_zone, self._said_before(action))

    def ask_what(self) -> None:
        """Ask as what a text that differs from the live one goes out."""
        self._say_nothing()
        self.asking.ask_what(self._house.settings.time_zone)

    def say_refusal(self, error: MidadError) -> None:
        """Say why a step was refused."""
        self.error.setText(sentence(error, self._station.tongue.words))
        self.error.show()
        alert(self.error)

    def _taken(self) -> None:
        """Put the question away; the focus that stood in it goes to what comes next."""
        asked = self._asks
        self._ask_no_more()
        if asked and self.isVisible():
            self.focus_room()

    def _said_before(self, action: Action) -> Said:
        """Return the note to readers that the text has already, so that it is changed, not lost."""
        detail, notice = self._story.detail, self._story.text.notice
        if detail is None or notice is None or action not in {Action.CORRECT, Action.UPDATE}:
            return NOTHING_SAID
        if detail.summary.revision == detail.summary.published_revision:
            return NOTHING_SAID  # that note has gone out
        return Said(
            note=notice.text,
            clarification=notice.kind is NoticeKind.CLARIFICATION,
            above=notice.place is NotePlace.ABOVE,
        )

    def _answer(self, action: Action, said: Said) -> None:
        self.steps.do(action, said)

    def _say_nothing(self) -> None:
        self.error.hide()

    # Following the story

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while nobody looked."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        detail = self._story.detail
        self._pages.setCurrentIndex(0 if detail is None else 1)
        if detail is None:
            self._shown = None
            self._ask_no_more()
            self._say_nothing()
            return
        if detail.summary.id != self._shown:
            self._shown = detail.summary.id
            self._findings = Findings()
            self._say_nothing()
            self._ask_no_more()
            self._scroll.verticalScrollBar().setValue(0)
        elif self._asks and self.asking.action not in (None, *detail.may):
            self._ask_no_more()
        self.obstacles.show_obstacles((*detail.obstacles, *detail.unfinished))
        self._show(detail)
        if self.isVisible():
            self._read(detail)

    def _read(self, detail: ArticleDetail) -> None:
        article = detail.summary.id

        def show(found: Findings) -> None:
            if self._story.article == article and self._story.detail is not None:
                self._findings = found
                self._show(self._story.detail)

        self._station.door.ask(partial(find, detail=detail), show, failed=_pass_by, owner=self)
        if self._story.editable:
            self._timer.start()

    def _show(self, detail: ArticleDetail) -> None:
        found = self._findings
        self.standing.show_story(detail, found)
        if found.since is not None or "since" in vars(self):
            self.since.show_changes(found.since)
        self.telling.show_records(found.records)
        writable = not self._station.door.acting.store.read_only
        named = {one.field for one in detail.obstacles if one.code in OUTDATED.values()}
        earlier = tuple(one for one in NAMED if one in named)
        self.checks.show_checks(
            found.checks,
            earlier,
            may_tick=writable and Action.PLAN in detail.may,
            may_confirm=writable and Action.LIFT in detail.may,
        )
        self._checks.setVisible(bool(found.checks or earlier))

    def _tick(self, item: str, done: object) -> None:
        """Say that something was seen to, or still holds, on what stands there now."""
        if item in NAMED:
            self._story.act(lambda acting, article, _: confirm_check(acting, article, item))
        elif done:
            self._story.act(lambda acting, article, _: tick(acting, article, item, done=True))
        elif (article := self._story.article) is not None:
            self._station.door.do(lambda acting: tick(acting, article, item, done=False))

    def _redraw(self) -> None:
        self._scroll.setAccessibleName(self._station.tongue.words.say("Review"))
        self._say_nothing()
        if (detail := self._story.detail) is not None:
            self.obstacles.show_obstacles(self.obstacles.found)
            self._show(detail)

    def _stir(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _look_again(self) -> None:
        article = self._story.article
        if article is None or not self.isVisible():
            return
        text = self._story.text

        def look(acting: Acting) -> tuple[Obstacle, ...]:
            return blocking(acting, article, text)

        def show(found: tuple[Obstacle, ...]) -> None:
            if self._story.article == article:
                self.obstacles.show_obstacles(found)

        self._station.door.ask(look, show, failed=_pass_by, owner=self)


def _pass_by(error: MidadError) -> None:
    """Leave the pane as it is: whoever may not read an article has lost it meanwhile."""
    del error


def _titled(title: str, content: QWidget, station: Station) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(WordsLabel(title, station.tongue, kind=Kind.TITLE))
    column.addWidget(content)
    return whole
