"""What is planned for a story: how urgent, whose, when, how long, and what holds it back.

Each change is kept at once; none of it is text. What holds a story back is lifted by an editor
alone, and the newsroom says so. A check is done on the words that are seen, so those are kept
first; done once more it holds for them too. Deliberately absent: the time of publishing, a step of
review.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.errors import MidadError
from studio.newsroom.checked import LEGAL, PICTURES, confirm_check
from studio.newsroom.planning import set_plan
from studio.newsroom.views import ArticleDetail, PersonView, Plan
from studio.storage.codes import Check, Priority
from studio.ui.info.form import Group
from studio.ui.look.text import isolated
from studio.ui.parts.choices import Choice, NumberBox, Tick
from studio.ui.parts.zoned import ZonedMomentBox
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.terms import CHECKS, PRIORITIES
from studio.wording.words import mark

_LONGEST = 100_000
_NONE, _UNTIL, _OPEN = range(3)
_HOLDS = {
    LEGAL: mark("The legal check holds for the text as it stands"),
    PICTURES: mark("The picture check holds for the pictures as they stand"),
}
_EMBARGO = (mark("None"), mark("Until a time"), mark("Until it is lifted"))


class PlanFields(Group):
    """The fields of the plan.

    Signals:
        refused: a `MidadError`.
        told: a text for a toast.
    """

    refused = Signal(object)
    told = Signal(str)

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__(station, mark("Plan"))
        look = station.look
        self._story = story
        self._article: int | None = None
        self._plan = Plan()
        self._people: Sequence[PersonView] = ()
        self._zone = "UTC"
        self.priority = Choice(look)
        self.assignee = Choice(look)
        self.has_due = Tick(look)
        self.due = ZonedMomentBox()
        self.commissioned = NumberBox(0, _LONGEST)
        self.embargo = Choice(look)
        self.until = ZonedMomentBox()
        self.legal_check = Choice(look)
        self.picture_check = Choice(look)
        for name, content in (
            (mark("Priority"), self.priority),
            (mark("Assigned to"), self.assignee),
            (mark("Due"), _together(self.has_due, self.due)),
            (mark("Commissioned words"), self.commissioned),
            (mark("Embargo"), _together(self.embargo, self.until)),
            (mark("Legal check"), self.legal_check),
            (mark("Picture check"), self.picture_check),
        ):
            self.add(name, content)
        # Qt keeps a member of an enum as its bare text.
        self.priority.activated.connect(
            lambda _: self._set(priority=Priority(self.priority.currentData()))
        )
        self.assignee.activated.connect(lambda _: self._set(assignee=self.assignee.currentData()))
        self.has_due.clicked.connect(lambda _: self._set_due())
        self.due.editingFinished.connect(self._set_due)
        self.commissioned.editingFinished.connect(
            lambda: self._set(commissioned=self.commissioned.value() or None)
        )
        self.embargo.activated.connect(lambda _: self._set_embargo())
        self.until.editingFinished.connect(self._set_embargo)
        for name in ("legal_check", "picture_check"):
            self._follow_check(name)
        station.tongue.changed.connect(self.speak)
        self.speak()

    def show_story(self, detail: ArticleDetail, people: Sequence[PersonView], zone: str) -> None:
        """Show a story's plan, by the clock of `zone`."""
        self._article, self._plan, self._zone = detail.summary.id, detail.plan, zone
        self._people = people
        self._show()

    def enable(self, *, enabled: bool) -> None:
        """Let the fields be changed, or only read."""
        for widget in self._widgets():
            widget.setEnabled(enabled)

    def focus_field(self, name: str) -> None:
        """Put the focus on the field that an obstacle names."""
        field = {"legal_check": self.legal_check, "picture_check": self.picture_check}
        field.get(name, self.embargo).setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self) -> None:
        """Say everything in the language of now."""
        say = self._station.tongue.words.say
        for widget, name in (
            (self.priority, mark("Priority")),
            (self.assignee, mark("Assigned to")),
            (self.has_due, mark("Due")),
            (self.due, mark("Due")),
            (self.commissioned, mark("Commissioned words")),
            (self.embargo, mark("Embargo")),
            (self.until, mark("Embargo")),
            (self.legal_check, mark("Legal check")),
            (self.picture_check, mark("Picture check")),
        ):
            widget.setAccessibleName(say(name))
        self.has_due.setText(say("At a time"))
        self.commissioned.setSpecialValueText(say("None"))
        self._show()

    # Showing

    def _widgets(self) -> tuple[QWidget, ...]:
        return (
            self.priority,
            self.assignee,
            self.has_due,
            self.due,
            self.commissioned,
            self.embargo,
            self.until,
            self.legal_check,
            self.picture_check,
        )

    def _show(self) -> None:
        plan, say = self._plan, self._station.tongue.words.say
        priorities = [(say(PRIORITIES[one]), one) for one in Priority]
        people: list[tuple[str, object]] = [(say("Nobody"), None)]
        people += [(isolated(one.display_name), one.id) for one in self._people]
        checks = [(say(CHECKS[one]), one) for one in Check]
        _fill(self.priority, priorities, plan.priority)
        _fill(self.assignee, people, plan.assignee)
        _fill(self.legal_check, checks, plan.legal_check)
        _fill(self.picture_check, checks, plan.picture_check)
        kind = _OPEN if plan.embargo_open_ended else _NONE if plan.embargo_until is None else _UNTIL
        _fill(self.embargo, [(say(one), place) for place, one in enumerate(_EMBARGO)], kind)
        if not self.commissioned.hasFocus():
            self.commissioned.setValue(plan.commissioned or 0)
        self.has_due.setChecked(plan.due is not None)
        for box, moment in ((self.due, plan.due), (self.until, plan.embargo_until)):
            box.setVisible(moment is not None)
            if moment is not None and not box.hasFocus():
                box.show_moment(moment, self._zone)

    # Changing

    def _follow_check(self, name: str) -> None:
        choice: Choice = getattr(self, name)

        def take(_: int) -> None:
            check, before = Check(choice.currentData()), getattr(self._plan, name)
            if check is before is Check.DONE:
                self._confirm(name)
            else:
                self._set(**{name: check})

        choice.activated.connect(take)

    def _confirm(self, check: str) -> None:
        """Say that what was done already holds for the text of now."""
        said = self._station.tongue.words.say(_HOLDS[check])
        self._story.act(
            lambda acting, article, _: confirm_check(acting, article, check),
            lambda _: self.told.emit(said),
            self.refused.emit,
        )

    def _set_due(self) -> None:
        if not self.has_due.isChecked():
            self._set(due=None)
        else:
            self._set(due=self._moment(self.due, self._plan.due))

    def _set_embargo(self) -> None:
        kind = self.embargo.currentData()
        until = self._moment(self.until, self._plan.embargo_until) if kind == _UNTIL else None
        self._set(embargo_until=until, embargo_open_ended=kind == _OPEN)

    def _moment(self, box: ZonedMomentBox, before: datetime | None) -> datetime:
        """Return what the box shows; without anything before, the next whole hour but one."""
        if before is not None:
            return box.moment
        local = self._station.door.acting.clock().astimezone(ZoneInfo(self._zone))
        return local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)

    def _set(self, **changed: Any) -> None:  # noqa: ANN401 - the fields of Plan
        article, plan = self._article, replace(self._plan, **changed)
        if article is None or plan == self._plan:
            return
        before, self._plan = self._plan, plan
        self._show()

        def fail(error: MidadError) -> None:
            if self._article == article:
                self._plan = before
                self._show()
            self.refused.emit(error)

        if (
            any(changed.get(name) is Check.DONE for name in _HOLDS)
            and article == self._story.article
        ):
            self._story.act(lambda acting, id_, _: set_plan(acting, id_, plan), failed=fail)
        else:
            self._station.door.do(lambda acting: set_plan(acting, article, plan), failed=fail)


def _fill(choice: Choice, items: Sequence[tuple[str, Any]], chosen: object) -> None:
    choice.blockSignals(True)
    choice.clear()
    for text, value in items:
        choice.addItem(text, value)
    choice.setCurrentIndex(next((i for i, one in enumerate(items) if one[1] == chosen), -1))
    choice.blockSignals(False)
    choice.update()


def _together(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return column
