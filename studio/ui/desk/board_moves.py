"""Columns of the board, and which step a card's way from one to another is.

Pure, over `studio.newsroom.workflow`. What an editor does next stands on the one side of a column,
what goes back on the other. Deliberately absent: rights and needs, which the newsroom checks.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from studio.errors import Reason, Refused
from studio.newsroom.desk import Filter
from studio.newsroom.workflow import Action, transition
from studio.storage.codes import Stage


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the stage that names it, the stages it shows, and the step that leads into it."""

    stage: Stage
    stages: tuple[Stage, ...]
    entrance: Action


COLUMNS: Final = (
    Column(Stage.DRAFT, (Stage.DRAFT,), Action.TAKE_BACK),
    Column(Stage.CHANGES_REQUESTED, (Stage.CHANGES_REQUESTED,), Action.SEND_BACK),
    Column(Stage.IN_REVIEW, (Stage.IN_REVIEW,), Action.SUBMIT),
    Column(Stage.APPROVED, (Stage.APPROVED, Stage.SCHEDULED), Action.APPROVE),
    Column(Stage.PUBLISHED, (Stage.PUBLISHED,), Action.PUBLISH),
)
"""The columns from the interface's start to its end."""

STEPS: Final = (
    Action.SUBMIT,
    Action.APPROVE,
    Action.PUBLISH,
    Action.SEND_BACK,
    Action.TAKE_BACK,
    Action.SCHEDULE,
    Action.UNSCHEDULE,
)
"""The steps that cards are taken by, in the order of their menu."""

COLUMN_OF: Final[Mapping[Stage, Column]] = MappingProxyType(
    {stage: column for column in COLUMNS for stage in column.stages}
)
"""The column that shows a stage; withdrawn and spiked stories have none."""


def step_to(stage: Stage, column: Column) -> Action | None:
    """Return the step that takes a story from its stage into a column, None where none does."""
    if stage in column.stages:
        return None
    line = transition(column.entrance, stage)
    return column.entrance if line is not None else None


def target_of(action: Action, stage: Stage) -> Column:
    """Return the column where a story stands after a step; the same one where it stays."""
    line = transition(action, stage)
    after = stage if line is None or line.to is None else line.to
    return COLUMN_OF[after]


def nearest(stage: Stage, may: Collection[Action], *, forward: bool) -> Column | None:
    """Return the next column on one side into which a person may take a story, if any."""
    at = COLUMNS.index(COLUMN_OF[stage])
    beyond = COLUMNS[at + 1 :] if forward else COLUMNS[:at][::-1]
    return next((one for one in beyond if step_to(stage, one) in may), None)


def beside(stage: Stage, *, forward: bool) -> Column | None:
    """Return the very next column on one side, None at the board's edge."""
    at = COLUMNS.index(COLUMN_OF[stage]) + (1 if forward else -1)
    return COLUMNS[at] if 0 <= at < len(COLUMNS) else None


def refusal(stage: Stage, column: Column) -> Refused:
    """Return why no step takes a story from its stage into a column."""
    if column.entrance is Action.PUBLISH:
        return Refused(Reason.NOT_APPROVED, stage=stage.value)
    return Refused(Reason.NO_TRANSITION, action=column.entrance.value, stage=stage.value)


def narrowed(wanted: Filter, column: Column) -> Filter | None:
    """Return what a column lists of a filter, None where that leaves nothing."""
    asked = (wanted.stage,) if wanted.stage is not None else wanted.stages
    stages = tuple(stage for stage in column.stages if not asked or stage in asked)
    return replace(wanted, stage=None, stages=stages) if stages else None
