"""The pane of information: everything that is known of the open story beside its text.

Fields that are part of the text change the text; the plan and the private fields are kept at once.
Whoever may not change something still reads it. Deliberately absent: the fields themselves.
"""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from studio.errors import MidadError
from studio.newsroom.changes import Changes
from studio.newsroom.workflow import Action
from studio.ui.commands import Do
from studio.ui.info.choices import Choices, read
from studio.ui.info.earlier import EarlierCoverage
from studio.ui.info.facts import Facts, LeadPicture
from studio.ui.info.finding import Finding
from studio.ui.info.lengths import StoryLengths
from studio.ui.info.placing import Placing
from studio.ui.info.plan import PlanFields
from studio.ui.info.private import Private
from studio.ui.info.secrecy import Secrecy
from studio.ui.info.sent import Sent
from studio.ui.look import Symbol
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.house_now import HouseNow
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.reasons import sentence
from studio.wording.words import mark

AGAIN_AFTER_MS = 1000


class InfoPane(QWidget):
    """Shows what is known of the open story.

    Signals:
        told: a text for a toast, and what takes it back or None.
        opened: the id of another story that the person wants to see.
        place_wanted: a field of the article and the index of a block.
    """

    told = Signal(str, object)
    opened = Signal(int)
    place_wanted = Signal(str, object)

    def __init__(self, station: Station, story: Story, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station, self._story = station, story
        self._house = HouseNow(station.door, self)
        self._choices = Choices()
        self._known_for: int | None = None
        self.placing = Placing(station, story)
        self.earlier = EarlierCoverage(station, story)
        self.plan = PlanFields(station, story)
        self.secrecy = Secrecy(station)
        self.finding = Finding(station, story)
        self.picture = LeadPicture(station)
        self.private = Private(station)
        self.sent = Sent(station)
        self.lengths = StoryLengths(station, story)
        self.facts = Facts(station)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AGAIN_AFTER_MS)
        self._timer.timeout.connect(self._show)
        self._arrange()
        self._connect()
        self._follow()

    def focus_room(self) -> None:
        """Take the focus when the person comes to this room by key."""
        self.focus_section()

    def focus_section(self) -> None:
        """Let the section be chosen."""
        self.focus_field("section")

    def focus_tags(self) -> None:
        """Let tags be chosen."""
        self.focus_field("tags")

    def focus_plan(self, field: str) -> None:
        """Go to the field of the plan that an obstacle names."""
        self.plan.focus_field(field)
        self._scroll.ensureWidgetVisible(self.plan)

    def focus_field(self, field: str) -> None:
        """Go to a field of the article by its name; where it waits, to what says so.

        Where the person may only read it, they come to what comments on it.
        """
        group = self.placing if field in self.placing.comments else self.finding
        widget = group.field(field)
        if not widget.isEnabled():
            widget = group.waiting.stop if group.waiting.waits else group.comments[field]
        self._focus(widget)

    # Arranging

    def _arrange(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(24)
        for group in (
            self.placing,
            self.earlier,
            self.plan,
            self.secrecy,
            self.private,
            self.picture,
            self.finding,
            self.sent,
            self.lengths,
            self.facts,
        ):
            column.addWidget(group)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        empty = EmptyState(
            Symbol.INFO,
            mark("No story is open"),
            mark("Its section, tags, plan and sources are shown here."),
            self._station.tongue,
            self._station.look,
        )
        self._pages = QStackedLayout(self)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._scroll)

    def _connect(self) -> None:
        story = self._story
        story.loaded.connect(lambda _: self._follow())
        story.refreshed.connect(lambda _: self._follow())
        story.replaced.connect(lambda _: self._show())
        story.closed.connect(self._follow)
        story.edited.connect(self._stir)
        self.earlier.opened.connect(self.opened)
        self.lengths.place_wanted.connect(self.place_wanted)
        self.earlier.found.connect(self.placing.suggest_tags)
        for group in (self.placing, self.plan, self.secrecy, self.private):
            group.refused.connect(self._tell)
        self.plan.told.connect(lambda text: self.told.emit(text, None))
        self._house.changed.connect(self._show)
        self._station.door.changed.connect(self._hear)
        self._station.tongue.changed.connect(self._show)
        self._station.deck[Do.SUGGEST].toggled.connect(self._show)

    # Following the story

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while nobody looked."""
        super().showEvent(event)
        self._follow()

    def _hear(self, changes: Changes) -> None:
        if changes.sections or changes.tags or changes.people:
            self._known_for = None
            self._follow()

    def _stir(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _follow(self) -> None:
        detail = self._story.detail
        self._pages.setCurrentIndex(0 if detail is None else 1)
        if detail is None:
            self.private.show_story(None)
            self._known_for = None
            return
        if self.private.shown != detail.summary.id:
            self.private.show_story(detail)
            self._scroll.verticalScrollBar().setValue(0)
        if not self.isVisible():
            return
        article = detail.summary.id
        if self._known_for != article:
            self._known_for = article
            tags = self._story.text.tags
            self._station.door.ask(
                lambda acting: read(acting, tags), partial(self._take, article), owner=self
            )
        self._show()

    def _take(self, article: int, choices: Choices) -> None:
        if article == self._story.article:
            self._choices = choices
            self._show()

    def _show(self) -> None:
        detail = self._story.detail
        if detail is None or not self.isVisible():
            return
        text, house = self._story.text, self._house.settings
        read_only = self._station.door.acting.store.read_only
        self.placing.show_story(text, detail, self._choices)
        self.earlier.show_story()
        self.lengths.show_story()
        self.finding.show_story(text, detail)
        self.picture.show_story(text)
        self.plan.show_story(detail, self._choices.people, house.time_zone)
        self.secrecy.show_story(detail)
        self.private.show_story(detail)
        self.sent.show_story(detail, house)
        self.facts.show_story(text, detail, house)
        writes = self._story.editable and not read_only
        for group in (self.placing, self.finding):
            group.enable(enabled=writes and not group.waiting.waits)
        self.secrecy.enable(enabled=writes)
        self.plan.enable(enabled=self._story.may(Action.PLAN) and not read_only)
        self.private.enable(enabled=self._story.may(Action.ANNOTATE) and not read_only)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(widget)

    def _tell(self, error: MidadError) -> None:
        self.told.emit(sentence(error, self._station.tongue.words), None)
