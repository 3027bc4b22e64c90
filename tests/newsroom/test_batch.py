"""Many articles at once: one step, taken back where nothing came between; refusals by article."""

from datetime import timedelta

import pytest

from studio.errors import Reason
from studio.newsroom import actions, batch, people, planning
from studio.newsroom.reading import history, load
from studio.newsroom.tags import ensure_tag
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage.codes import Priority, RevisionKind, Stage
from tests.newsroom.house import Newsroom, approved
from tests.newsroom.refusals import refused, snapshot


def why(done: batch.Batch) -> dict[int, Reason]:
    return {one.article: one.why.reason for one in done.skipped}


def stages(room: Newsroom, articles: list[int]) -> list[Stage]:
    return [load(room.editor, one).summary.stage for one in articles]


def test_articles_move_together_and_back(room: Newsroom) -> None:
    made = [room.wrote(room.layla, f"خبر {n}") for n in range(3)]
    there = room.sections[1]
    done = batch.move(room.editor, made, there)
    assert done.changes.articles == tuple(made)
    assert {load(room.editor, one).summary.section for one in made} == {there}
    assert history(room.editor, made[0])[-1].kind is RevisionKind.BATCH
    room.rewrote(room.layla, made[1], "عنوان بعد النقل", section=room.sections[2])
    batch.undo(room.editor, done)
    sections = [load(room.editor, one).summary.section for one in made]
    assert sections == [room.sections[0], room.sections[2], room.sections[0]]


def test_tags_are_put_on_and_taken_off(room: Newsroom) -> None:
    old, _ = ensure_tag(room.layla, "قديم")
    new, _ = ensure_tag(room.layla, "جديد")
    article = room.wrote(room.layla, tags=(old,))
    done = batch.tag(room.layla, [article], add=(new,), remove=(old,))
    assert load(room.layla, article).text.tags == (new,)
    batch.undo(room.layla, done)
    assert load(room.layla, article).text.tags == (old,)


def test_one_that_is_not_permitted_stays_and_is_named_with_its_reason(room: Newsroom) -> None:
    mine, theirs = room.wrote(room.layla), room.wrote(room.omar, "خبر عمر")
    done = batch.move(room.layla, [mine, theirs], room.sections[1])
    assert done.changes.articles == (mine,)
    assert why(done) == {theirs: Reason.NOT_PERMITTED}
    assert done.skipped[0].headline == "خبر عمر"
    assert load(room.layla, theirs).summary.section == room.sections[0]


def test_whoever_has_left_or_names_nothing_changes_nothing(room: Newsroom) -> None:
    mine = room.wrote(room.layla)
    with refused(room, Reason.ARTICLE_UNKNOWN, article=99):
        batch.move(room.layla, [mine, 99], room.sections[1])
    people.retire_person(room.chief, room.layla.person.id)
    with refused(room, Reason.PERSON_RETIRED):
        batch.move(room.layla, [mine], room.sections[1])


def test_what_is_so_already_is_no_change(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    assert not batch.move(room.layla, [article, article], room.sections[0]).changes
    assert not batch.plan(room.layla, [article], {"priority": Priority.NORMAL}).changes


def test_an_approval_does_not_survive_a_batch(room: Newsroom) -> None:
    article = approved(room)
    batch.move(room.editor, [article], room.sections[1])
    assert load(room.editor, article).summary.stage is Stage.IN_REVIEW


def test_plans_are_set_together_and_taken_back_field_by_field(room: Newsroom) -> None:
    first, second = room.wrote(room.layla), room.wrote(room.layla)
    planning.set_plan(room.editor, first, Plan(commissioned=300))
    omar = room.omar.person.id
    done = batch.plan(room.editor, [first, second], {"assignee": omar, "priority": Priority.HIGH})
    assert load(room.editor, first).plan == Plan(
        assignee=omar, priority=Priority.HIGH, commissioned=300
    )
    later = load(room.editor, second).plan
    planning.set_plan(room.editor, second, Plan(assignee=later.assignee, priority=Priority.URGENT))
    batch.undo(room.editor, done)
    assert load(room.editor, first).plan == Plan(commissioned=300)
    assert load(room.editor, second).plan == Plan(priority=Priority.URGENT), "set since: it stays"


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        (Action.SUBMIT, Stage.DRAFT, Stage.IN_REVIEW),
        (Action.TAKE_BACK, Stage.IN_REVIEW, Stage.DRAFT),
        (Action.SPIKE, Stage.DRAFT, Stage.SPIKED),
        (Action.UNSPIKE, Stage.SPIKED, Stage.DRAFT),
    ],
)
def test_a_step_is_taken_together_and_back(
    room: Newsroom, action: Action, before: Stage, after: Stage
) -> None:
    made = [room.wrote(room.layla, f"خبر {n}") for n in range(2)]
    empty = room.wrote(room.layla, "", body=(), section=None)
    if before is not Stage.DRAFT:
        for one in made:
            (actions.submit if before is Stage.IN_REVIEW else actions.spike)(room.editor, one)
    done = batch.step(room.editor, [*made, empty], action)
    assert stages(room, made) == [after, after]
    if action is Action.SUBMIT:
        assert why(done) == {empty: Reason.HEADLINE_MISSING}
    elif action is not Action.SPIKE:
        assert why(done) == {empty: Reason.NO_TRANSITION}
    batch.undo(room.editor, done)
    assert stages(room, made) == [before, before]


def test_whoever_spikes_their_own_drafts_can_take_that_back(room: Newsroom) -> None:
    made = [room.wrote(room.layla, f"خبر {n}") for n in range(2)]
    done = batch.step(room.layla, made, Action.SPIKE)
    assert stages(room, made) == [Stage.SPIKED, Stage.SPIKED]
    assert batch.undo(room.layla, done).skipped == ()
    assert stages(room, made) == [Stage.DRAFT, Stage.DRAFT]


def test_slots_come_back_with_their_time(room: Newsroom) -> None:
    article = approved(room)
    at = room.clock.now + timedelta(hours=4)
    actions.schedule(room.chief, article, at, zone="Africa/Cairo")
    done = batch.step(room.chief, [article], Action.UNSCHEDULE)
    assert load(room.chief, article).summary.scheduled is None
    batch.undo(room.chief, done)
    found = load(room.chief, article)
    assert (found.summary.scheduled, found.scheduled_zone) == (at, "Africa/Cairo")


def test_no_other_step_is_taken_with_many(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    before = snapshot(room)
    with pytest.raises(KeyError):
        batch.step(room.editor, [article], Action.APPROVE)
    assert snapshot(room) == before
