"""Many articles at once: one step, taken back where nothing came between; refusals by article."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from studio.errors import Reason
from studio.newsroom import actions, batch, drafts, people, planning, presence, publishing
from studio.newsroom.notices import notices
from studio.newsroom.private_drafts import keep_private
from studio.newsroom.reading import history, load
from studio.newsroom.tags import ensure_tag
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage.codes import NoticeCode, Priority, RevisionKind, Stage
from tests.newsroom.house import Newsroom, approved, packager
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


def test_an_approval_goes_only_when_asked_for_and_comes_back(room: Newsroom) -> None:
    ready, planned, draft = approved(room), approved(room, "مجدول"), room.wrote(room.layla)
    at = room.clock.now + timedelta(hours=4)
    actions.schedule(room.chief, planned, at, zone="Africa/Cairo")
    tag, _ = ensure_tag(room.editor, "جديد")
    before = load(room.editor, ready), load(room.editor, planned)
    with refused(room, Reason.APPROVALS_LOST, approved=2, scheduled=1):
        batch.move(room.editor, [ready, planned, draft], room.sections[1])
    with refused(room, Reason.APPROVALS_LOST, approved=2, scheduled=1):
        batch.tag(room.editor, [ready, planned, draft], add=(tag,))
    with refused(room, Reason.APPROVALS_LOST, approved=1, scheduled=0):
        batch.require_nothing_approved(room.editor, [ready, draft])
    batch.require_nothing_approved(room.editor, [draft])
    done = batch.tag(room.editor, [ready, planned, draft], add=(tag,), voids=True)
    assert stages(room, [ready, planned]) == [Stage.IN_REVIEW, Stage.IN_REVIEW]
    assert not batch.undo(room.editor, done).skipped
    for was in before:
        now = load(room.editor, was.summary.id)
        assert now.summary.revision == was.summary.revision, "the version that was approved"
        assert replace(now.summary, updated=was.summary.updated) == was.summary
        assert (now.scheduled_zone, now.sign_off) == (was.scheduled_zone, was.sign_off)
        assert now.text == was.text
    publishing.publish(room.chief, ready, packager)


def test_what_readers_have_stays_and_its_stage_comes_back(room: Newsroom) -> None:
    article = approved(room)
    publishing.publish(room.chief, article, packager)
    done = batch.move(room.editor, [article], room.sections[1])
    assert stages(room, [article]) == [Stage.DRAFT]
    batch.undo(room.editor, done)
    found = load(room.editor, article).summary
    assert (found.stage, found.revision) == (Stage.PUBLISHED, found.published_revision)


def test_what_went_on_stays_and_says_so(room: Newsroom) -> None:
    made = [approved(room, f"خبر {n}") for n in range(5)]
    done = batch.move(room.editor, made, room.sections[1], voids=True)
    room.rewrote(room.layla, made[0], section=room.sections[1])
    actions.approve(room.editor, made[1])
    typed = load(room.omar, made[2])
    drafts.save_draft(room.layla, made[2], typed.text, base=typed.summary.revision)
    presence.take(room.layla, made[3], "window")
    back = batch.undo(room.editor, done)
    assert back.changes.articles == (made[4],)
    gone_on = dict.fromkeys(made[:3], Reason.WENT_ON)
    assert why(back) == {**gone_on, made[3]: Reason.OPEN_ELSEWHERE}
    again = batch.undo(room.editor, done)
    assert why(again)[made[4]] is Reason.WENT_ON, "only once"
    other = batch.move(room.chief, [made[4]], room.sections[2], voids=True)
    assert why(batch.undo(room.editor, other)) == {made[4]: Reason.WENT_ON}, "not somebody else's"


@pytest.mark.parametrize("stage", [Stage.IN_REVIEW, Stage.CHANGES_REQUESTED, Stage.SCHEDULED])
def test_a_spike_taken_back_leaves_all_as_it_was(room: Newsroom, stage: Stage) -> None:
    article = room.wrote(room.layla)
    actions.submit(room.layla, article)
    if stage is Stage.CHANGES_REQUESTED:
        actions.send_back(room.editor, article, note="ينقصه مصدر")
    elif stage is Stage.SCHEDULED:
        actions.approve(room.editor, article)
        actions.schedule(room.chief, article, room.clock.now + timedelta(hours=1))
    before = load(room.chief, article)
    with refused(room, Reason.NOTE_MISSING, action="spike"):
        batch.step(room.chief, [article], Action.SPIKE)
    done = batch.step(room.chief, [article], Action.SPIKE, note="سبقنا إليه غيرنا")
    assert [one.kind for one in notices(room.layla)][:1] == [NoticeCode.SPIKED]
    batch.undo(room.chief, done)
    now = load(room.chief, article)
    assert replace(now.summary, updated=before.summary.updated) == before.summary
    assert now.sign_off == before.sign_off
    assert NoticeCode.SPIKED not in [one.kind for one in notices(room.layla)]


def test_a_slot_that_is_past_does_not_come_back_and_is_named(room: Newsroom) -> None:
    article = approved(room)
    actions.schedule(room.chief, article, room.clock.now + timedelta(hours=1))
    done = batch.step(room.chief, [article], Action.SPIKE, note="تأجل")
    room.clock.turn(hours=2)
    back = batch.undo(room.chief, done)
    assert why(back) == {article: Reason.TIME_PAST}
    found = load(room.chief, article).summary
    assert (found.stage, found.scheduled) == (Stage.APPROVED, None)


def test_a_submission_taken_back_is_private_again_and_without_the_name_it_got(
    room: Newsroom,
) -> None:
    article = room.wrote(room.layla)
    keep_private(room.layla, article)
    done = batch.step(room.layla, [article], Action.SUBMIT)
    assert load(room.layla, article).text.bylines
    batch.undo(room.layla, done)
    found = load(room.layla, article)
    assert (found.summary.stage, found.summary.private) == (Stage.DRAFT, True)
    assert found.text.bylines == ()


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
            (actions.submit if before is Stage.IN_REVIEW else actions.spike)(
                room.editor, one, note="سبب"
            )
    done = batch.step(room.editor, [*made, empty], action, note="سبب")
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
