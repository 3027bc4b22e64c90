"""Takes cards of the board from stage to stage, by the newsroom's own use cases.

What is done is told with its way back, what is refused with its reason. Deliberately absent:
widgets; text that is being typed, which the story that is open keeps first.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.errors import MidadError, Reason, Refused
from studio.newsroom import publishing
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.going_back import PERMITS
from studio.newsroom.permissions import leading_role
from studio.newsroom.reading import load
from studio.newsroom.views import ArticleDetail, ArticleSummary
from studio.newsroom.workflow import Action
from studio.ui.desk import board_moves
from studio.ui.desk.board_moves import Column
from studio.ui.door import Running
from studio.ui.look.text import isolated
from studio.ui.parts.headlines import headline_of
from studio.ui.review.asks import ASKS, NOTHING_SAID, Said
from studio.ui.review.primary import offered
from studio.ui.review.steps import TOLD, UNDONE, take_back, use_case
from studio.ui.station import Station
from studio.wording.reasons import sentence


class Moving(QObject):
    """Moves stories.

    Signals:
        told: a text for the person, and what takes it back or None.
        asked: an `ArticleSummary` and the `Action` that wants words or a time first.
        moved: the id of a story that a step was taken with.
        changed: other stories are on their way now.
    """

    told = Signal(str, object)
    asked = Signal(object, object)
    moved = Signal(int)
    changed = Signal()

    def __init__(self, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._under_way: frozenset[int] = frozenset()

    @property
    def under_way(self) -> frozenset[int]:
        """The stories that a step is being taken with."""
        return self._under_way

    def look_up(self, story: ArticleSummary, then: Callable[[frozenset[Action]], None]) -> None:
        """Find out which steps the person may take with a story."""

        def answer(detail: ArticleDetail) -> None:
            then(offered(detail) & frozenset(board_moves.STEPS))

        self._station.door.ask(
            lambda acting: load(acting, story.id), answer, failed=self._refuse, owner=self
        )

    def move(self, story: ArticleSummary, column: Column) -> None:
        """Take a story into a column, or say why that cannot be."""
        if story.stage in column.stages or story.id in self._under_way:
            return
        action = board_moves.step_to(story.stage, column)
        if action is None:
            self._refuse(board_moves.refusal(story.stage, column))
        else:
            self.take(story, action)

    def push(self, story: ArticleSummary, *, forward: bool) -> None:
        """Take a story to the next column on one side where it may go."""

        def go(may: frozenset[Action]) -> None:
            column = board_moves.nearest(story.stage, may, forward=forward)
            column = column or board_moves.beside(story.stage, forward=forward)
            if column is not None:
                self.move(story, column)

        self.look_up(story, go)

    def take(self, story: ArticleSummary, action: Action) -> None:
        """Take a step with a story, after asking for what it needs."""
        if action not in ASKS:
            self.do(story, action)
            return

        def go(may: frozenset[Action]) -> None:
            if action in may:
                self.asked.emit(story, action)
                return
            role = leading_role(self._station.door.acting.person.posts)
            self._refuse(
                Refused(
                    Reason.NOT_PERMITTED,
                    action=action.value,
                    role=None if role is None else role.value,
                )
            )

        self.look_up(story, go)

    def do(self, story: ArticleSummary, action: Action, said: Said = NOTHING_SAID) -> None:
        """Take a step with a story as it was shown; one that went on since is refused."""
        if story.id in self._under_way:
            return
        self._set_under_way(story.id, under_way=True)
        done, failed = partial(self._done, action), partial(self._failed, story)
        packager, door = self._station.packager, self._station.door

        def take(acting: Acting) -> tuple[Changes, ArticleDetail]:
            if action is Action.PUBLISH:
                changes = publishing.publish(acting, story.id, packager, revision=story.revision)
            else:
                changes = use_case(action, said)(acting, story.id, story.revision)
            return changes, load(acting, story.id)

        def take_long(acting: Acting, _: Running) -> tuple[Changes, ArticleDetail]:
            return take(acting)

        if action is Action.PUBLISH:
            door.run(take_long, done, failed=failed)
        else:
            door.ask(take, done, failed=failed)

    def _done(self, action: Action, found: tuple[Changes, ArticleDetail]) -> None:
        changes, after = found
        article = after.summary.id
        self._set_under_way(article, under_way=False)
        self.moved.emit(article)
        headline = isolated(headline_of(after.summary, self._station))
        text = self._station.tongue.words.say(TOLD[action], headline=headline)
        self.told.emit(text, self._way_back(action, after))
        self._station.door.announce(changes)

    def _way_back(self, action: Action, after: ArticleDetail) -> Callable[[], None] | None:
        if action not in UNDONE or PERMITS[action] not in after.may:
            return None
        return lambda: take_back(self._station, after.summary.id, action, self._refuse)

    def _failed(self, story: ArticleSummary, error: MidadError) -> None:
        self._set_under_way(story.id, under_way=False)
        if error.reason is Reason.LENGTH_REASON_MISSING:
            self.asked.emit(story, Action.SUBMIT)
        else:
            self._refuse(error)

    def _refuse(self, error: MidadError) -> None:
        self.told.emit(sentence(error, self._station.tongue.words), None)

    def _set_under_way(self, article: int, *, under_way: bool) -> None:
        one = frozenset({article})
        self._under_way = self._under_way | one if under_way else self._under_way - one
        self.changed.emit()
