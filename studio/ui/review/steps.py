"""The steps of review and publishing, done with the open story by command, button or key.

What was typed is kept first. A step is taken back from its toast, with all that it took away; a
refusal is said in the pane, or by a toast where that is not seen, never in a box. Deliberately
absent: widgets; the rules (`studio.newsroom.workflow`), which the newsroom checks again.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Signal

from studio.document.article import NotePlace
from studio.errors import MidadError, Reason, Refused
from studio.newsroom import actions, declaring, publishing
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.going_back import PERMITS, WentBack, go_back
from studio.newsroom.obstacles import Obstacle, ObstacleCode
from studio.newsroom.unfinished import unfinished
from studio.newsroom.views import ArticleDetail
from studio.newsroom.workflow import Action
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.door import Running
from studio.ui.look.text import isolated
from studio.ui.parts.house_now import HouseNow
from studio.ui.review.asks import ASKS, NOTHING_SAID, Said
from studio.ui.review.primary import STEPS, offered, primary
from studio.ui.saving import SaveState, Saving
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.reasons import sentence
from studio.wording.words import mark

COMMANDS: Final[Mapping[Action, Do]] = MappingProxyType({one: Do(one.value) for one in STEPS})
"""The command of each step besides the primary one."""

TITLES: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.SUBMIT: mark("Submit"),
        Action.APPROVE: mark("Approve"),
        Action.PUBLISH: mark("Publish"),
        Action.SEND_BACK: mark("Send back"),
        Action.TAKE_BACK: mark("Take back"),
        Action.SCHEDULE: mark("Schedule"),
        Action.UNSCHEDULE: mark("Unschedule"),
        Action.UPDATE: mark("Mark as an update"),
        Action.CORRECT: mark("Correct"),
        Action.WITHDRAW: mark("Withdraw"),
        Action.SPIKE: mark("Spike"),
        Action.UNSPIKE: mark("Bring back from the spike"),
    }
)
"""What a button says that takes a step."""

TOLD: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.SUBMIT: mark("Submitted: {headline}"),
        Action.APPROVE: mark("Approved: {headline}"),
        Action.PUBLISH: mark("Published: {headline}"),
        Action.SEND_BACK: mark("Sent back: {headline}"),
        Action.TAKE_BACK: mark("Taken back: {headline}"),
        Action.SCHEDULE: mark("Scheduled: {headline}"),
        Action.UNSCHEDULE: mark("Unscheduled: {headline}"),
        Action.UPDATE: mark("Marked as an update: {headline}"),
        Action.CORRECT: mark("Marked as a correction: {headline}"),
        Action.WITHDRAW: mark("Withdrawn: {headline}"),
        Action.SPIKE: mark("Spiked: {headline}"),
        Action.UNSPIKE: mark("Brought back: {headline}"),
    }
)
"""What a toast says when a step was taken."""

UNDONE: Final = frozenset(
    {
        Action.SUBMIT,
        Action.TAKE_BACK,
        Action.SEND_BACK,
        Action.APPROVE,
        Action.SPIKE,
        Action.UNSPIKE,
        Action.SCHEDULE,
        Action.UNSCHEDULE,
        Action.UPDATE,
        Action.CORRECT,
    }
)
"""The steps that a toast can take back, with all that they took away."""

Step = Callable[[Acting, int, int | None], Changes]
"""A use case of a step, given an article and the version that the person looked at, if any."""

_ASKED: Final = frozenset({Reason.LENGTH_REASON_MISSING, Reason.NOTE_MISSING})
"""Refusals that a few words mend."""

_UNDECLARED: Final = (str(Obstacle(ObstacleCode.UNDECLARED, "notice")),)

_PACKAGED: Final = frozenset({Action.PUBLISH, Action.WITHDRAW})
"""Steps that build a package, which takes time."""


def title(action: Action, stage: Stage) -> str:
    """Return what the button of a step says in a stage."""
    if action is Action.SUBMIT and stage is Stage.CHANGES_REQUESTED:
        return mark("Resubmit")
    if action is Action.PUBLISH and stage is Stage.SCHEDULED:
        return mark("Publish now")
    if action is Action.SCHEDULE and stage is Stage.SCHEDULED:
        return mark("New time")
    return TITLES[action]


def told(action: Action, said: Said = NOTHING_SAID) -> str:
    """Return what a toast says when a step was taken with this."""
    if action is Action.CORRECT and said.clarification:
        return mark("Marked as a clarification: {headline}")
    return TOLD[action]


class Steps(QObject):
    """Takes the open story from stage to stage.

    Signals:
        told: a text for a toast, and what takes it back or None.
        finished: the id of an article that was approved; the next may be opened.
        asked: an `Action` wants words or a time from the person first.
        refused: a `MidadError` about the open story, which the pane says, and `tell_refusal`
            where nobody sees the pane; `begun` says that the last one is no longer news.
        begun: a step is on its way.
        done: an `Action` was taken.
        changed: what can be done is different now.
    """

    told = Signal(str, object)
    finished = Signal(int)
    asked = Signal(object)
    refused = Signal(object)
    begun = Signal()
    done = Signal(object)
    changed = Signal()

    def __init__(self, station: Station, story: Story, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station, self._story = station, story
        self._offered: frozenset[Action] = frozenset()
        self._house = HouseNow(station.door, self)
        self._warned: tuple[int | None, frozenset[str]] = (None, frozenset())
        self._busy: Action | None = None
        self._busy_with: int | None = None
        for signal in (story.loaded, story.refreshed):
            signal.connect(lambda _: self._follow())
        story.closed.connect(self._follow)
        story.conflicted.connect(lambda _: self._set_busy(None))
        story.saving_changed.connect(self._hear_saving)
        station.deck.on(Do.PRIMARY, self.go_on, enabled=False)
        for action, do in COMMANDS.items():
            station.deck.on(do, partial(self.start, action), enabled=False)
        station.tongue.changed.connect(self._say_primary)
        self._follow()

    @property
    def offered(self) -> frozenset[Action]:
        """The steps that can be taken now."""
        return self._offered if self._busy is None else frozenset()

    @property
    def busy(self) -> Action | None:
        """The step that is on its way."""
        return self._busy

    @property
    def primary(self) -> Action | None:
        """The step that Ctrl+Enter takes, also while it is on its way."""
        detail = self._story.detail
        return None if detail is None else primary(detail.summary.stage, self._offered)

    def go_on(self) -> None:
        """Take the primary step."""
        if (action := self.primary) is not None:
            self.start(action)

    def start(self, action: Action) -> None:
        """Take a step, after asking for what it needs."""
        if action not in self.offered:
            return
        if action is Action.SUBMIT and self._warns():
            return
        if action in ASKS:
            self.asked.emit(action)
        else:
            self.do(action)

    def _warns(self) -> bool:
        """Tell once of places that are still to be filled in; the same step then goes on."""
        found = unfinished(self._story.text, self._house.settings.unfinished_marks)
        told, self._warned = self._warned, (self._story.article, frozenset(map(str, found)))
        if not found or told == self._warned:
            return False
        words = self._station.tongue.words
        told_of = words.counted(
            "{n} place is still to be filled in. Submit again to send it so.",
            "{n} places are still to be filled in. Submit again to send it so.",
            len(found),
        )
        self.told.emit(told_of, None)
        return True

    def do(self, action: Action, said: Said = NOTHING_SAID) -> None:
        """Take a step with what the person said to it."""
        detail = self._story.detail
        if detail is None or action not in self.offered:
            return
        self._set_busy(action)
        self.begun.emit()
        done = partial(self._done, action, detail, told(action, said))
        failed = partial(self._failed, action, detail.summary.id)
        if action not in _PACKAGED:
            self._story.act(use_case(action, said), done, failed)
            return
        packager = self._station.packager

        def go_out(acting: Acting, _: Running, *, revision: int) -> Changes:
            if action is Action.PUBLISH:
                return publishing.publish(
                    acting,
                    detail.summary.id,
                    packager,
                    note=said.note,
                    silent=bool(said.note),
                    revision=revision,
                )
            return publishing.withdraw(acting, detail.summary.id, packager, reason=said.note)

        def go() -> None:
            self._station.door.run(
                partial(go_out, revision=self._story.base),
                done,
                failed=failed,
                owner=self,
                changed=lambda changes: changes,
            )

        self._story.keep(go)

    # What comes of it

    def _done(self, action: Action, before: ArticleDetail, told: str, changes: Changes) -> None:
        del changes
        self._set_busy(None)
        self.done.emit(action)
        words = self._station.tongue.words
        article, headline = before.summary.id, before.summary.headline
        if self._story.article == article and self._story.detail is not None:
            headline = self._story.detail.summary.headline
        headline = isolated(headline) if headline else words.say("No headline yet")
        text = words.say(told, headline=headline)
        self.told.emit(text, self._way_back(action, before))
        if action is Action.APPROVE:
            self.finished.emit(article)

    def _way_back(self, action: Action, before: ArticleDetail) -> Callable[[], None] | None:
        after = self._story.detail
        if action not in UNDONE or after is None or PERMITS[action] not in after.may:
            return None
        article = before.summary.id
        return lambda: take_back(self._station, article, action, self.tell_refusal)

    def _failed(self, action: Action, article: int, error: MidadError) -> None:
        self._set_busy(None)
        if self._story.article == article:
            silent = self._house.settings.silent_fixes and action is Action.PUBLISH
            if error.reason in _ASKED or (silent and error.facts.get("obstacles") == _UNDECLARED):
                self.asked.emit(action)
                return
            self.refused.emit(error)
        else:
            self.tell_refusal(error)

    def tell_refusal(self, error: MidadError) -> None:
        """Say by a toast why a step was refused."""
        self.told.emit(sentence(error, self._station.tongue.words), None)

    def _set_busy(self, action: Action | None) -> None:
        self._busy = action
        self._busy_with = None if action is None else self._story.article
        self._allow()

    def _hear_saving(self, saving: Saving) -> None:
        if self._busy is not None and saving.state is SaveState.FAILING:
            self._set_busy(None)

    def _follow(self) -> None:
        detail = self._story.detail
        if self._busy_with != self._story.article:
            self._busy = self._busy_with = None
        read_only = self._station.door.acting.store.read_only
        nothing = detail is None or read_only
        self._offered = frozenset() if nothing or detail is None else offered(detail)
        self._allow()

    def _allow(self) -> None:
        deck = self._station.deck
        deck.allow(Do.PRIMARY, allowed=self._busy is None and self.primary is not None)
        for action, do in COMMANDS.items():
            deck.allow(do, allowed=action in self.offered)
        self._say_primary()
        self.changed.emit()

    def _say_primary(self) -> None:
        detail, action = self._story.detail, self.primary
        deck = self._station.deck
        message = deck.command(Do.PRIMARY).title
        if detail is not None and action is not None:
            message = title(action, detail.summary.stage)
        deck[Do.PRIMARY].setText(self._station.tongue.words.say(message))


def take_back(
    station: Station, article: int, action: Action, refused: Callable[[MidadError], None]
) -> None:
    """Undo the step that the person took last with a story, and hand on what does not come back."""

    def done(back: WentBack) -> None:
        station.door.announce(back.changes)
        if back.late is not None:
            refused(Refused(Reason.TIME_PAST, at=back.late.isoformat()))

    station.door.ask(lambda acting: go_back(acting, article, action), done, failed=refused)


def use_case(action: Action, said: Said) -> Step:
    """Return the use case of a step, to be called with an article and its newest version."""
    match action:
        case Action.SUBMIT:
            return lambda acting, id_, base: actions.submit(
                acting, id_, revision=base, length_reason=said.note
            )
        case Action.TAKE_BACK:
            return lambda acting, id_, _: actions.take_back(acting, id_)
        case Action.SEND_BACK:
            return lambda acting, id_, base: actions.send_back(
                acting, id_, note=said.note, revision=base
            )
        case Action.APPROVE:
            return lambda acting, id_, base: actions.approve(acting, id_, revision=base)
        case Action.SCHEDULE:
            return lambda acting, id_, _: actions.schedule(acting, id_, said.at, zone=said.zone)
        case Action.UNSCHEDULE:
            return lambda acting, id_, _: actions.unschedule(acting, id_)
        case Action.UPDATE:
            return lambda acting, id_, base: declaring.update(
                acting, id_, note=said.note, place=_place(said), base=base
            )
        case Action.CORRECT:
            return lambda acting, id_, base: declaring.correct(
                acting,
                id_,
                note=said.note,
                clarification=said.clarification,
                place=_place(said),
                base=base,
            )
        case Action.SPIKE:
            return lambda acting, id_, _: actions.spike(acting, id_, note=said.note)
        case Action.UNSPIKE:
            return lambda acting, id_, _: actions.unspike(acting, id_)
        case _:
            raise ValueError(action)


def _place(said: Said) -> NotePlace:
    return NotePlace.ABOVE if said.above else NotePlace.BELOW
