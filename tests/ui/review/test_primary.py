import pytest
from msgspec.structs import replace

from studio.newsroom.reading import load
from studio.newsroom.workflow import Action, allowed
from studio.storage.codes import Role, Stage
from studio.ui.review.primary import BESIDE, PRIMARY, STEPS, beside, offered, primary
from studio.ui.review.steps import COMMANDS, title
from tests.newsroom.house import Newsroom, approved

MATRIX = {
    (Stage.DRAFT, Role.JOURNALIST): Action.SUBMIT,
    (Stage.DRAFT, Role.EDITOR): Action.SUBMIT,
    (Stage.CHANGES_REQUESTED, Role.JOURNALIST): Action.SUBMIT,
    (Stage.IN_REVIEW, Role.JOURNALIST): None,
    (Stage.IN_REVIEW, Role.EDITOR): Action.APPROVE,
    (Stage.IN_REVIEW, Role.CHIEF): Action.APPROVE,
    (Stage.APPROVED, Role.EDITOR): None,
    (Stage.APPROVED, Role.CHIEF): Action.PUBLISH,
    (Stage.SCHEDULED, Role.CHIEF): Action.PUBLISH,
    (Stage.PUBLISHED, Role.CHIEF): None,
    (Stage.WITHDRAWN, Role.CHIEF): None,
    (Stage.SPIKED, Role.JOURNALIST): Action.UNSPIKE,
    (Stage.SPIKED, Role.EDITOR): Action.UNSPIKE,
    (Stage.APPROVED, Role.PRODUCER): None,
}


@pytest.mark.parametrize(("place", "action"), MATRIX.items())
def test_one_step_comes_next_for_each_stage_and_role(
    place: tuple[Stage, Role], action: Action | None
) -> None:
    stage, role = place
    may = {one for one in Action if allowed(one, stage, role, own=True)}
    assert primary(stage, may) is action


@pytest.mark.parametrize("stage", Stage)
def test_what_is_shown_beside_it_is_another_step_with_a_command(stage: Stage) -> None:
    for action in BESIDE.get(stage, ()):
        assert action is not PRIMARY.get(stage)
        assert action in COMMANDS
    assert beside(stage, ()) is None


def test_every_step_has_words() -> None:
    assert all(title(one, stage) for one in STEPS for stage in Stage)


def test_what_needs_a_published_text_is_offered_only_then(newsroom: Newsroom) -> None:
    detail = load(newsroom.chief, approved(newsroom))
    assert not offered(detail) & {Action.UPDATE, Action.CORRECT, Action.WITHDRAW}
    assert Action.SPIKE in offered(detail)
    live = replace(detail, summary=replace(detail.summary, live=True, published_revision=1))
    assert offered(live) >= {Action.UPDATE, Action.CORRECT, Action.WITHDRAW}
    assert Action.SPIKE not in offered(live)
