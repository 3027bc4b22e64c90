"""The whole matrix of the workflow, against one written by hand."""

import pytest

from studio.newsroom.workflow import (
    TABLE,
    Action,
    Need,
    Reach,
    Transition,
    allowed,
    stage_after,
    transition,
)
from studio.storage.codes import Role, Stage

D, R, C, A = Stage.DRAFT, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED, Stage.APPROVED
S, P, W, X = Stage.SCHEDULED, Stage.PUBLISHED, Stage.WITHDRAWN, Stage.SPIKED
LETTERS = {"D": D, "R": R, "C": C, "A": A, "S": S, "P": P, "W": W, "X": X}

# Which stage an action leads to from each stage; a dot where it may not be done at all.
STAGES = """
                 D R C A S P W X
read             D R C A S P W X
edit             D R C R R D D .
restore_version  D R C R R D D .
update           D R C R R D D .
correct          D R C R R D D .
annotate         D R C A S P W X
comment          D R C A S P W X
resolve          D R C A S P W X
plan             D R C A S P W X
lift             D R C A S P W X
submit           R . R . . . . .
take_back        . D . . . . . .
send_back        . C . C C . . .
approve          . A . . . . . .
schedule         . . . S S . . .
unschedule       . . . . A . . .
publish          . . . P P . . .
withdraw         W W W W W W . .
spike            X X X X X . . .
unspike          . . . . . . . D
export           D R C A S P W .
create           . . . . . . . .
"""

# Who may: journalist, editor, chief, producer; o their own, a any, a dot none.
WHO = {
    "create": "oaa.",
    "edit": "oaa.",
    "restore_version": "oaa.",
    "update": "oaa.",
    "correct": "oaa.",
    "annotate": "oaa.",
    "comment": "aaa.",
    "resolve": "oaa.",
    "plan": "oaa.",
    "lift": ".aa.",
    "submit": "oaa.",
    "take_back": "oaa.",
    "send_back": ".aa.",
    "approve": ".aa.",
    "schedule": "..a.",
    "unschedule": "..a.",
    "publish": "..a.",
    "withdraw": "..a.",
    "unspike": "oaa.",
    "export": ".aaa",
}
ROLES = (Role.JOURNALIST, Role.EDITOR, Role.CHIEF, Role.PRODUCER)
REACHES = {"o": Reach.OWN, "a": Reach.ANY, ".": Reach.NONE}

NEEDS = {
    "update": {Need.LIVE},
    "correct": {Need.LIVE, Need.NOTE},
    "submit": {Need.COMPLETE, Need.LENGTH_EXPLAINED, Need.NO_ERRORS},
    "send_back": {Need.NOTE},
    "approve": {Need.COMPLETE, Need.OTHERS_WORK},
    "schedule": {Need.SIGNED_OFF, Need.FUTURE_TIME, Need.EMBARGO_OVER, Need.DECLARED},
    "publish": {Need.SIGNED_OFF, Need.NO_OBSTACLES},
    "withdraw": {Need.LIVE, Need.NOTE},
    "spike": {Need.NEVER_PUBLISHED, Need.NOTE_TO_AUTHORS},
    "unspike": {Need.OWN_SPIKE},
}


def matrix() -> dict[tuple[str, Stage], Stage | None]:
    head, *lines = STAGES.strip().splitlines()
    columns = [LETTERS[letter] for letter in head.split()]
    found: dict[tuple[str, Stage], Stage | None] = {}
    for line in lines:
        action, *cells = line.split()
        for column, cell in zip(columns, cells, strict=True):
            found[action, column] = LETTERS.get(cell)
    return found


def who(action: Action, stage: Stage | None) -> str:
    """Say by hand who may; two actions depend on the stage as well."""
    if action is Action.READ:
        return "aaaa" if stage in {A, S, P} else "aaa."
    if action is Action.SPIKE:
        return "oaa." if stage is D else ".aa."
    return WHO[action.value]


def test_every_action_is_in_the_hand_written_matrix() -> None:
    assert {action for action, _ in matrix()} == {action.value for action in Action}
    assert set(WHO) | {"read", "spike"} == {action.value for action in Action}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("stage", Stage)
def test_every_action_from_every_stage_is_as_written(action: Action, stage: Stage) -> None:
    line = transition(action, stage)
    after = matrix()[action.value, stage]
    if after is None:
        assert line is None
        assert not any(
            allowed(action, stage, role, own=own) for role in Role for own in (True, False)
        )
        return
    assert line is not None
    assert stage_after(line, stage) is after
    assert line.needs == NEEDS.get(action.value, set())
    for role, letter in zip(ROLES, who(action, stage), strict=True):
        reach = REACHES[letter]
        assert allowed(action, stage, role, own=True) is (reach is not Reach.NONE)
        assert allowed(action, stage, role, own=False) is (reach is Reach.ANY)


def test_an_article_is_created_where_there_was_none() -> None:
    line = transition(Action.CREATE, None)
    assert line is not None
    assert stage_after(line, None) is D
    for role, letter in zip(ROLES, WHO["create"], strict=True):
        assert allowed(Action.CREATE, None, role, own=True) is (letter != ".")
    for action in set(Action) - {Action.CREATE}:
        assert transition(action, None) is None


def test_no_two_lines_say_something_about_the_same_action_and_stage() -> None:
    places = [(line.action, stage) for line in TABLE for stage in line.stages]
    assert len(places) == len(set(places))


def test_a_stage_that_stays_needs_a_stage() -> None:
    staying = Transition(Action.CREATE, frozenset({None}), None, {})
    with pytest.raises(ValueError, match="no stage to stay in"):
        stage_after(staying, None)
