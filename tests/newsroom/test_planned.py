"""What a calendar shows: slots, due times and embargoes of one filter, and nothing outside."""

from datetime import timedelta

from studio.newsroom import actions, planning
from studio.newsroom.desk import Filter
from studio.newsroom.planned import Planned, planned
from studio.newsroom.private_drafts import keep_private
from studio.newsroom.views import Plan
from tests.newsroom.house import Newsroom, approved


def test_slots_due_times_and_embargoes_stand_in_the_order_of_time(room: Newsroom) -> None:
    now = room.clock.now
    slot, draft = approved(room), room.wrote(room.layla)
    planning.set_plan(
        room.editor,
        draft,
        Plan(due=now + timedelta(hours=5), embargo_until=now + timedelta(days=2)),
    )
    actions.schedule(room.chief, slot, now + timedelta(hours=9), zone="Africa/Cairo")
    found = planned(room.editor, Filter(), now, now + timedelta(days=3))
    assert [(one.kind, one.summary.id) for one in found] == [
        (Planned.DUE, draft),
        (Planned.SLOT, slot),
        (Planned.EMBARGO, draft),
    ]
    assert [one.zone for one in found] == ["", "Africa/Cairo", ""]
    assert planned(room.editor, Filter(assignee=room.omar.person.id), now, found[-1].at) == ()
    assert planned(room.editor, Filter(), found[0].at, found[1].at) == found[:1]


def test_what_somebody_may_not_see_is_not_planned_for_them(room: Newsroom) -> None:
    now = room.clock.now
    draft = room.wrote(room.layla)
    planning.set_plan(room.layla, draft, Plan(due=now + timedelta(hours=1)))
    week = now, now + timedelta(days=7)
    assert len(planned(room.editor, Filter(), *week)) == 1
    assert planned(room.producer, Filter(), *week) == ()
    keep_private(room.layla, draft)
    assert planned(room.editor, Filter(), *week) == ()
    assert len(planned(room.layla, Filter(), *week)) == 1
