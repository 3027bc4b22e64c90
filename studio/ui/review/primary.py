"""The steps that a story's stage and a person's rights offer, and the one that Ctrl+Enter takes.

One pure table, read by the pane and by the commands. What must hold besides (a sign-off by
somebody else, obstacles) is said when the step is refused. Deliberately absent: doing a step.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from studio.newsroom.views import ArticleDetail
from studio.newsroom.workflow import Action
from studio.storage.codes import Stage

PRIMARY: Final[Mapping[Stage, Action]] = MappingProxyType(
    {
        Stage.DRAFT: Action.SUBMIT,
        Stage.CHANGES_REQUESTED: Action.SUBMIT,
        Stage.IN_REVIEW: Action.APPROVE,
        Stage.APPROVED: Action.PUBLISH,
        Stage.SCHEDULED: Action.PUBLISH,
        Stage.SPIKED: Action.UNSPIKE,
    }
)
"""The step that comes next in each stage; in the others there is none."""

BESIDE: Final[Mapping[Stage, tuple[Action, ...]]] = MappingProxyType(
    {
        Stage.DRAFT: (Action.CORRECT,),
        Stage.CHANGES_REQUESTED: (Action.CORRECT,),
        Stage.IN_REVIEW: (Action.SEND_BACK, Action.TAKE_BACK),
        Stage.APPROVED: (Action.SCHEDULE, Action.SEND_BACK),
        Stage.SCHEDULED: (Action.UNSCHEDULE, Action.SEND_BACK),
        Stage.PUBLISHED: (Action.CORRECT, Action.UPDATE),
    }
)
"""The steps of which the first that is offered stands beside the primary one."""

STEPS: Final = (
    Action.SEND_BACK,
    Action.TAKE_BACK,
    Action.SCHEDULE,
    Action.UNSCHEDULE,
    Action.UPDATE,
    Action.CORRECT,
    Action.WITHDRAW,
    Action.SPIKE,
    Action.UNSPIKE,
)
"""Every step besides submitting, approving and publishing, in the order of the menu."""

_LIVE: Final = frozenset({Action.UPDATE, Action.CORRECT, Action.WITHDRAW})


def offered(detail: ArticleDetail) -> frozenset[Action]:
    """Return the steps that make sense for a story as it stands, for whom it was read."""
    summary = detail.summary
    left_out: set[Action] = set()
    if not summary.live:
        left_out |= _LIVE
    if summary.published_revision is not None:
        left_out.add(Action.SPIKE)
    return detail.may - left_out


def primary(stage: Stage, may: Collection[Action]) -> Action | None:
    """Return the step that comes next, None where it is somebody else's or there is none."""
    action = PRIMARY.get(stage)
    return action if action in may else None


def beside(stage: Stage, may: Collection[Action]) -> Action | None:
    """Return the step to show beside the primary one, None where none is offered."""
    return next((one for one in BESIDE.get(stage, ()) if one in may), None)
