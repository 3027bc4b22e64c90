"""Lists narrowed by who has a story, how urgent it is, when it is due, and how long it is."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from studio.newsroom import actions, desk, house, planning
from studio.newsroom.desk import Filter
from studio.newsroom.narrowing import NOBODY, Measure, When, missed_length
from studio.newsroom.views import Plan
from studio.storage.codes import Priority
from tests.builders import p
from tests.newsroom.house import Newsroom

RIYADH = ZoneInfo("Asia/Riyadh")


def planned(room: Newsroom, **plan: object) -> int:
    article = room.wrote(room.layla)
    planning.set_plan(room.editor, article, Plan(**plan))  # type: ignore[arg-type] # by name
    return article


def listed(room: Newsroom, wanted: Filter) -> set[int]:
    found = set(desk.ids(room.editor, wanted))
    assert desk.counts(room.editor, {"all": wanted}) == {"all": len(found)}
    assert {one.id for one in desk.articles(room.editor, wanted).articles} == found
    return found


def test_who_has_it_and_what_nobody_has(room: Newsroom) -> None:
    omar = room.omar.person.id
    given_to_omar, free = planned(room, assignee=omar), planned(room)
    assert listed(room, Filter(assignee=omar)) == {given_to_omar}
    assert listed(room, Filter(assignee=NOBODY)) == {free}


def test_how_urgent(room: Newsroom) -> None:
    urgent, _ = planned(room, priority=Priority.URGENT), planned(room)
    assert listed(room, Filter(priority=Priority.URGENT)) == {urgent}


def test_due_by_the_newsrooms_day_and_only_while_somebody_works_on_it(room: Newsroom) -> None:
    now = room.clock.now.astimezone(RIYADH)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    late = planned(room, due=now - timedelta(hours=1))
    tonight = planned(room, due=midnight - timedelta(seconds=1))
    tomorrow = planned(room, due=midnight)
    next_week = planned(room, due=midnight + timedelta(days=6))
    set_aside = planned(room, due=now - timedelta(hours=1))
    actions.spike(room.editor, set_aside, note="فات أوانه")
    assert listed(room, Filter(due=When.OVERDUE)) == {late}
    assert listed(room, Filter(due=When.TODAY)) == {late, tonight}
    assert listed(room, Filter(due=When.WEEK)) == {late, tonight, tomorrow}
    assert next_week not in listed(room, Filter(due=When.WEEK))


def test_shorter_or_longer_than_commissioned_beyond_what_the_house_allows(room: Newsroom) -> None:
    body = (p(" ".join(["كلمة"] * 100)),)
    made = {asked: room.wrote(room.layla, body=body) for asked in (50, 90, 92, 100, 110, 112, 150)}
    words = desk.summaries(room.editor, (made[100],))[0].words
    for asked, article in made.items():
        plan = Plan(commissioned=round(asked * words / 100))
        planning.set_plan(room.editor, article, plan)
    assert listed(room, Filter(length=Measure.OVER)) == {made[50], made[90]}
    assert listed(room, Filter(length=Measure.UNDER)) == {made[112], made[150]}
    house.set_setting(room.chief, "length_tolerance", "0")
    assert listed(room, Filter(length=Measure.OVER)) == {made[50], made[90], made[92]}


def test_narrowings_join(room: Newsroom) -> None:
    due = room.clock.now + timedelta(minutes=5)
    omar = room.omar.person.id
    one = planned(room, assignee=omar, priority=Priority.URGENT, due=due)
    planned(room, assignee=omar, priority=Priority.URGENT)
    wanted = Filter(assignee=omar, priority=Priority.URGENT, due=When.TODAY)
    assert listed(room, wanted) == {one}


@given(words=some.integers(0, 5000), asked=some.integers(1, 5000), per_cent=some.integers(0, 100))
def test_a_length_misses_on_one_side_at_most(words: int, asked: int, per_cent: int) -> None:
    missed = missed_length(words, asked, per_cent)
    off = abs(words - asked) * 100 > asked * per_cent
    assert (missed is not None) is off
    if missed is not None:
        assert missed is (Measure.UNDER if words < asked else Measure.OVER)


def test_nothing_is_missed_where_nothing_was_commissioned() -> None:
    assert missed_length(900, None, 0) is None


@pytest.mark.parametrize("day", [datetime(2026, 3, 29, 12, tzinfo=ZoneInfo("Europe/Paris"))])
def test_a_day_of_23_hours_is_a_day(room: Newsroom, day: datetime) -> None:
    house.set_setting(room.chief, "time_zone", "Europe/Paris")
    room.clock.now = day
    last = planned(room, due=day.replace(hour=23, minute=59))
    after = planned(room, due=day.replace(day=30, hour=0, minute=0))
    assert listed(room, Filter(due=When.TODAY)) == {last}
    assert after in listed(room, Filter(due=When.WEEK))
