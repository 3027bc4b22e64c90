from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from studio.errors import Reason
from studio.newsroom import people
from studio.newsroom.changes import NOTHING
from studio.newsroom.planning import set_plan
from studio.newsroom.reading import load, story
from studio.newsroom.views import Plan
from studio.storage.codes import Check, Priority, Stage
from tests.newsroom.house import MORNING, Newsroom, approved
from tests.newsroom.refusals import refused

EVENING, NIGHT = MORNING + timedelta(hours=12), MORNING + timedelta(hours=18)


def test_a_plan_is_kept_and_voids_no_approval(room: Newsroom) -> None:
    article = approved(room)
    plan = Plan(
        priority=Priority.URGENT,
        assignee=room.omar.person.id,
        due=EVENING,
        commissioned=600,
        embargo_until=NIGHT,
        legal_check=Check.REQUIRED,
    )
    set_plan(room.layla, article, plan)
    detail = load(room.layla, article)
    assert detail.plan == plan
    assert detail.summary.stage is Stage.APPROVED
    assert (detail.summary.priority, detail.summary.due) == (Priority.URGENT, EVENING)
    assert set_plan(room.layla, article, plan) == NOTHING
    assert EVENING.isoformat() in story(room.layla, article)[-1].details


HELD = Plan(embargo_until=NIGHT, legal_check=Check.REQUIRED, picture_check=Check.REQUIRED)


@pytest.mark.parametrize(
    "lifted",
    [
        replace(HELD, legal_check=Check.DONE),
        replace(HELD, picture_check=Check.NOT_NEEDED),
        replace(HELD, embargo_until=None),
        replace(HELD, embargo_until=EVENING),
    ],
)
def test_what_holds_an_article_back_is_lifted_by_an_editor(room: Newsroom, lifted: Plan) -> None:
    article = room.wrote(room.layla)
    set_plan(room.layla, article, HELD)
    with refused(room, Reason.NOT_PERMITTED, action="lift", role="journalist"):
        set_plan(room.layla, article, lifted)
    set_plan(room.editor, article, lifted)


@pytest.mark.parametrize("check", ["legal_check", "picture_check"])
def test_only_an_editor_says_that_a_check_is_done(room: Newsroom, check: str) -> None:
    article = room.wrote(room.layla)
    done = replace(Plan(), **{check: Check.DONE})
    with refused(room, Reason.NOT_PERMITTED, action="lift", role="journalist"):
        set_plan(room.layla, article, done)
    set_plan(room.editor, article, done)


def test_a_journalist_may_hold_an_article_back_longer(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    set_plan(room.layla, article, Plan(embargo_until=EVENING))
    set_plan(room.layla, article, Plan(embargo_until=NIGHT))
    open_ended = Plan(embargo_until=EVENING, embargo_open_ended=True)
    set_plan(room.layla, article, open_ended)
    with refused(room, Reason.NOT_PERMITTED):
        set_plan(room.layla, article, Plan(embargo_until=NIGHT))


def test_an_embargo_that_is_over_holds_nothing_back(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    set_plan(room.layla, article, Plan(embargo_until=EVENING))
    room.clock.turn(hours=13)
    set_plan(room.layla, article, Plan())


def test_what_makes_no_sense_is_refused(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    naive = datetime(2026, 3, 1, 18, 0)  # noqa: DTZ001 - what is to be refused
    with refused(room, Reason.FIELD_INVALID, field="due"):
        set_plan(room.layla, article, Plan(due=naive))
    with refused(room, Reason.FIELD_INVALID, field="commissioned", value=0):
        set_plan(room.layla, article, Plan(commissioned=0))
    with refused(room, Reason.PERSON_UNKNOWN):
        set_plan(room.layla, article, Plan(assignee=999))
    with refused(room, Reason.NOT_PERMITTED, action="plan"):
        set_plan(room.omar, article, Plan(priority=Priority.HIGH))
    people.retire_person(room.chief, room.omar.person.id)
    with refused(room, Reason.PERSON_RETIRED, person="omar"):
        set_plan(room.layla, article, Plan(assignee=room.omar.person.id))
