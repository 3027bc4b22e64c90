"""The life of an article, as one pure table: action, from, to, who may, what must hold.

Read by the use cases, the windows and the tests; edited here alone. Deliberately absent: how a
need is checked (`needs`), and in which section a person's role counts (`permissions`).
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from studio.storage.codes import Role, Stage


class Action(StrEnum):
    """What can be done with an article."""

    CREATE = "create"
    READ = "read"
    EDIT = "edit"
    RESTORE_VERSION = "restore_version"
    UPDATE = "update"
    CORRECT = "correct"
    ANNOTATE = "annotate"
    COMMENT = "comment"
    RESOLVE = "resolve"
    PLAN = "plan"
    LIFT = "lift"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    SPIKE = "spike"
    UNSPIKE = "unspike"
    EXPORT = "export"


class Reach(IntEnum):
    """How far a permission goes."""

    NONE = 0
    OWN = 1
    """Articles that the person created, or whose byline names them."""
    ANY = 2


class Need(StrEnum):
    """What must hold for a transition, besides stage and permission."""

    COMPLETE = "complete"
    """The text has a headline, a body and a section."""
    LENGTH_EXPLAINED = "length_explained"
    """The length is what was commissioned, or the person says why it is another."""
    NOTE = "note"
    """The person says why."""
    NO_ERRORS = "no_errors"
    """House style finds no mistake, where the newsroom lets mistakes keep a story back."""
    FUTURE_TIME = "future_time"
    """A time is given, and it is still to come."""
    EMBARGO_OVER = "embargo_over"
    """No embargo will hold at the time that is given."""
    DECLARED = "declared"
    """A text that differs from the live one says as what: an update, a correction."""
    OTHERS_WORK = "others_work"
    """The person is no author of the article and wrote little of this version."""
    SIGNED_OFF = "signed_off"
    """A standing sign-off names exactly this text."""
    NO_OBSTACLES = "no_obstacles"
    """Nothing that `obstacles` knows stands in the way."""
    LIVE = "live"
    """The article is published and not withdrawn."""
    NEVER_PUBLISHED = "never_published"
    """The article has never been published."""
    NOTE_TO_AUTHORS = "note_to_authors"
    """Whoever is no author of the article says why."""
    OWN_SPIKE = "own_spike"
    """The person is an editor here, or an author of the article set it aside."""


class Transition(Struct, frozen=True):
    """One line of the table; `to` is None where the stage stays as it is.

    `stages` holds None for an article that is not there yet.
    """

    action: Action
    stages: frozenset[Stage | None]
    to: Stage | None
    who: Mapping[Role, Reach]
    needs: frozenset[Need] = frozenset()


def _who(**reaches: Reach) -> Mapping[Role, Reach]:
    return MappingProxyType({Role(name): reach for name, reach in reaches.items()})


_WRITERS: Final = _who(journalist=Reach.OWN, editor=Reach.ANY, chief=Reach.ANY)
_EDITORS: Final = _who(editor=Reach.ANY, chief=Reach.ANY)
_CHIEF: Final = _who(chief=Reach.ANY)
_HOUSE: Final = _who(journalist=Reach.ANY, editor=Reach.ANY, chief=Reach.ANY)
_EVERYONE: Final = _who(journalist=Reach.ANY, editor=Reach.ANY, chief=Reach.ANY, producer=Reach.ANY)
_EXPORTERS: Final = _who(editor=Reach.ANY, chief=Reach.ANY, producer=Reach.ANY)

_ALL: Final = frozenset(Stage)
_LEAVING: Final = frozenset({Stage.APPROVED, Stage.SCHEDULED, Stage.PUBLISHED})


def _line(
    action: Action,
    stages: frozenset[Stage] | set[Stage] | None,
    to: Stage | None,
    who: Mapping[Role, Reach],
    *needs: Need,
) -> Transition:
    where: frozenset[Stage | None] = frozenset({None}) if stages is None else frozenset(stages)
    return Transition(action, where, to, who, frozenset(needs))


def _editing(action: Action, *needs: Need) -> tuple[Transition, ...]:
    """Return the lines of an action that makes a new text: what becomes of the stage is one."""
    working = {Stage.DRAFT, Stage.CHANGES_REQUESTED, Stage.IN_REVIEW}
    return (
        _line(action, working, None, _WRITERS, *needs),
        _line(action, {Stage.APPROVED, Stage.SCHEDULED}, Stage.IN_REVIEW, _WRITERS, *needs),
        _line(action, {Stage.PUBLISHED, Stage.WITHDRAWN}, Stage.DRAFT, _WRITERS, *needs),
    )


TABLE: Final[tuple[Transition, ...]] = (
    _line(Action.CREATE, None, Stage.DRAFT, _WRITERS),
    _line(Action.READ, _LEAVING, None, _EVERYONE),
    _line(Action.READ, _ALL - _LEAVING, None, _HOUSE),
    *_editing(Action.EDIT),
    *_editing(Action.RESTORE_VERSION),
    *_editing(Action.UPDATE, Need.LIVE),
    *_editing(Action.CORRECT, Need.LIVE, Need.NOTE),
    _line(Action.ANNOTATE, _ALL, None, _WRITERS),
    _line(Action.COMMENT, _ALL, None, _HOUSE),
    _line(Action.RESOLVE, _ALL, None, _WRITERS),
    _line(Action.PLAN, _ALL, None, _WRITERS),
    _line(Action.LIFT, _ALL, None, _EDITORS),
    _line(
        Action.SUBMIT,
        {Stage.DRAFT, Stage.CHANGES_REQUESTED},
        Stage.IN_REVIEW,
        _WRITERS,
        Need.COMPLETE,
        Need.LENGTH_EXPLAINED,
        Need.NO_ERRORS,
    ),
    _line(Action.TAKE_BACK, {Stage.IN_REVIEW}, Stage.DRAFT, _WRITERS),
    _line(
        Action.SEND_BACK,
        {Stage.IN_REVIEW, Stage.APPROVED, Stage.SCHEDULED},
        Stage.CHANGES_REQUESTED,
        _EDITORS,
        Need.NOTE,
    ),
    _line(
        Action.APPROVE,
        {Stage.IN_REVIEW},
        Stage.APPROVED,
        _EDITORS,
        Need.COMPLETE,
        Need.OTHERS_WORK,
    ),
    _line(
        Action.SCHEDULE,
        {Stage.APPROVED, Stage.SCHEDULED},
        Stage.SCHEDULED,
        _CHIEF,
        Need.SIGNED_OFF,
        Need.FUTURE_TIME,
        Need.EMBARGO_OVER,
        Need.DECLARED,
    ),
    _line(Action.UNSCHEDULE, {Stage.SCHEDULED}, Stage.APPROVED, _CHIEF),
    _line(
        Action.PUBLISH,
        {Stage.APPROVED, Stage.SCHEDULED},
        Stage.PUBLISHED,
        _CHIEF,
        Need.SIGNED_OFF,
        Need.NO_OBSTACLES,
    ),
    _line(
        Action.WITHDRAW,
        _ALL - {Stage.WITHDRAWN, Stage.SPIKED},
        Stage.WITHDRAWN,
        _CHIEF,
        Need.LIVE,
        Need.NOTE,
    ),
    _line(
        Action.SPIKE,
        {Stage.DRAFT},
        Stage.SPIKED,
        _WRITERS,
        Need.NOTE_TO_AUTHORS,
        Need.NEVER_PUBLISHED,
    ),
    _line(
        Action.SPIKE,
        {Stage.IN_REVIEW, Stage.CHANGES_REQUESTED, Stage.APPROVED, Stage.SCHEDULED},
        Stage.SPIKED,
        _EDITORS,
        Need.NOTE_TO_AUTHORS,
        Need.NEVER_PUBLISHED,
    ),
    _line(Action.UNSPIKE, {Stage.SPIKED}, Stage.DRAFT, _WRITERS, Need.OWN_SPIKE),
    _line(Action.EXPORT, _ALL - {Stage.SPIKED}, None, _EXPORTERS),
)
"""Every transition there is; an action and a stage name one at most."""

_BY_PLACE: Final = MappingProxyType(
    {(line.action, stage): line for line in TABLE for stage in line.stages}
)


def transition(action: Action, stage: Stage | None) -> Transition | None:
    """Return the line of the table for `action` from `stage`, None where there is none."""
    return _BY_PLACE.get((action, stage))


def stage_after(line: Transition, stage: Stage | None) -> Stage:
    """Return the stage that `line` leads to from `stage`.

    Raises `ValueError` where there is neither a stage to go to nor one to stay in.
    """
    after = line.to if line.to is not None else stage
    if after is None:
        raise ValueError("an article that is not there has no stage to stay in")
    return after


def allowed(action: Action, stage: Stage | None, role: Role, *, own: bool) -> bool:
    """Say whether stage and role alone permit `action`; what must hold besides is `needs`."""
    line = transition(action, stage)
    if line is None:
        return False
    reach = line.who.get(role, Reach.NONE)
    return reach is Reach.ANY or (reach is Reach.OWN and own)
