"""What is scheduled goes out at its time, in the name of who scheduled it, or is asked about."""

from datetime import timedelta

from studio.errors import Reason
from studio.newsroom import actions, house, people, planning
from studio.newsroom.permissions import Post
from studio.newsroom.reading import load, story
from studio.newsroom.slot_times import next_slot
from studio.newsroom.slots import is_due, missed, publish_due, publish_on_time
from studio.newsroom.views import Plan
from studio.storage.codes import Check, Role, Stage
from tests.newsroom.house import Newsroom, approved, packager

GRACE = 30


def scheduled(room: Newsroom, headline: str, **ahead: float) -> int:
    article = approved(room, headline)
    actions.schedule(room.chief, article, room.clock.now + timedelta(**ahead))
    return article


def on_time(room: Newsroom) -> tuple[int, ...]:
    return publish_on_time(room.store, room.clock, "clock", packager).changes.articles


def test_the_open_program_publishes_on_time_in_the_name_of_who_scheduled(room: Newsroom) -> None:
    article, later = scheduled(room, "خبر", minutes=10), scheduled(room, "تال", hours=2)
    at = load(room.chief, article).summary.scheduled
    assert next_slot(room.store, room.clock.now) == at
    assert not is_due(room.store, room.clock.now)
    assert on_time(room) == ()
    now = room.clock.turn(minutes=11)
    assert is_due(room.store, now)
    assert on_time(room) == (article,)
    line = story(room.chief, article)[-1]
    assert (line.action, line.person, line.origin) == ("publish", room.chief.person.id, "clock")
    assert next_slot(room.store, room.clock.now) == load(room.chief, later).summary.scheduled
    assert not missed(room.chief)


def test_what_missed_its_time_is_asked_about_and_never_published_unasked(room: Newsroom) -> None:
    article = scheduled(room, "خبر فاته وقته", minutes=10)
    now = room.clock.turn(minutes=10 + GRACE + 1)
    assert not is_due(room.store, now)
    assert on_time(room) == ()
    (found,) = missed(room.chief)
    assert (found.article, found.headline, found.zone) == (article, "خبر فاته وقته", "Asia/Riyadh")
    assert not found.obstacles
    due = publish_due(room.chief, room.clock.now, packager)
    ((refused, error),) = due.refused
    assert (refused, error.reason) == (article, Reason.SLOT_MISSED)
    assert load(room.chief, article).summary.stage is Stage.SCHEDULED
    assert publish_due(room.chief, room.clock.now, packager, late=True).changes.articles == (
        article,
    )
    assert not missed(room.chief)


def test_the_grace_is_the_newsrooms_to_set(room: Newsroom) -> None:
    article = scheduled(room, "خبر", minutes=10)
    room.clock.turn(hours=3)
    assert on_time(room) == ()
    house.set_setting(room.chief, "slot_grace", "240")
    assert not missed(room.chief)
    assert on_time(room) == (article,)


def test_a_story_that_is_held_back_says_by_what(room: Newsroom) -> None:
    article = scheduled(room, "خبر", minutes=10)
    planning.set_plan(room.editor, article, Plan(legal_check=Check.REQUIRED))
    room.clock.turn(minutes=11)
    due = publish_on_time(room.store, room.clock, "clock", packager)
    assert due.refused[0][1].reason is Reason.OBSTACLES
    (found,) = missed(room.chief)
    assert [one.field for one in found.obstacles] == ["legal_check"]
    assert not missed(room.editor), "only whoever may publish is asked"


def test_whoever_lost_the_right_publishes_nothing_from_afar(room: Newsroom) -> None:
    room.hire("second", Role.CHIEF)
    article = approved(room)
    actions.schedule(room.second, article, room.clock.now + timedelta(minutes=5))
    people.set_posts(room.chief, room.second.person.id, [Post(Role.EDITOR)])
    room.clock.turn(minutes=6)
    ((refused, error),) = publish_on_time(room.store, room.clock, "clock", packager).refused
    assert (refused, error.reason) == (article, Reason.NOT_PERMITTED)


def test_another_time_takes_the_place_of_the_first(room: Newsroom) -> None:
    article = scheduled(room, "خبر", minutes=10)
    room.clock.turn(hours=5)
    at = room.clock.now + timedelta(hours=1)
    actions.schedule(room.chief, article, at, zone="Africa/Cairo")
    detail = load(room.chief, article)
    assert (detail.summary.scheduled, detail.scheduled_zone) == (at, "Africa/Cairo")
    assert not missed(room.chief)
