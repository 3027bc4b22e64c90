"""What each person is told of: by whom, once, and no longer than they may read it."""

from datetime import timedelta

import pytest

from studio.errors import Reason
from studio.newsroom import actions, comments, declaring, people, planning, publishing, slots
from studio.newsroom.acting import Acting
from studio.newsroom.notices import (
    NoticePlace,
    count_unread,
    mark_read,
    notices,
    place_of,
)
from studio.newsroom.obstacles import Obstacle, ObstacleCode
from studio.newsroom.permissions import Post
from studio.newsroom.views import Plan
from studio.storage.codes import Check, NoticeCode, Role
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


def told(acting: Acting) -> list[tuple[NoticeCode, int]]:
    return [(one.kind, one.article) for one in notices(acting)]


def test_a_life_tells_its_authors_and_nobody_of_their_own_acts(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    actions.submit(room.layla, article)
    actions.send_back(room.editor, article, note="أين المصدر؟")
    actions.submit(room.layla, article)
    actions.approve(room.editor, article)
    publishing.publish(room.chief, article, packager)
    assert told(room.layla) == [
        (NoticeCode.PUBLISHED, article),
        (NoticeCode.APPROVED, article),
        (NoticeCode.SENT_BACK, article),
    ]
    assert notices(room.layla)[2].by_name == "Editor"
    assert told(room.editor) == [(NoticeCode.SUBMITTED, article)] * 2
    assert told(room.chief) == []
    chief = room.chief
    actions.schedule(chief, other := approved(room), room.clock.now + timedelta(hours=1))
    declaring.correct(room.editor, article, note="الرقم ثلاثون.")
    publishing.withdraw(chief, article, packager, reason="خطأ")
    actions.spike(room.editor, other, note="سبقنا إليه غيرنا")
    assert told(room.layla)[:4] == [
        (NoticeCode.SPIKED, other),
        (NoticeCode.WITHDRAWN, article),
        (NoticeCode.CORRECTED, article),
        (NoticeCode.SCHEDULED, other),
    ]
    assert place_of(room.layla, notices(room.layla)[0].id) == NoticePlace(other)
    said = [one.said for one in notices(room.layla)]
    assert said[:5] == ["سبقنا إليه غيرنا", "خطأ", "الرقم ثلاثون.", "", ""], "with their reasons"
    assert said[-1] == "أين المصدر؟"


def test_what_is_submitted_is_told_to_the_editors_of_its_section_else_to_the_chiefs(
    room: Newsroom,
) -> None:
    world, local, sport = room.sections
    people.set_posts(room.chief, room.editor.person.id, [Post(Role.EDITOR, world)])
    room.hire("second", Post(Role.EDITOR, local))
    room.hire("gone", Role.EDITOR)
    people.retire_person(room.chief, room.gone.person.id)
    made = [room.wrote(room.layla, f"خبر {one}", section=one) for one in (world, local, sport)]
    for article in made:
        actions.submit(room.layla, article)
    expected = zip((room.editor, room.second, room.chief), made, strict=True)
    for person, article in expected:
        assert told(person) == [(NoticeCode.SUBMITTED, article)]


def test_whoever_gets_an_article_is_told_once(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    planning.set_plan(room.editor, article, Plan(assignee=room.omar.person.id))
    planning.set_plan(room.editor, article, Plan(assignee=room.omar.person.id, commissioned=300))
    planning.set_plan(room.layla, article, Plan(assignee=room.layla.person.id))
    assert told(room.omar) == [(NoticeCode.ASSIGNED, article)]
    assert told(room.layla) == []


def test_mentions_and_answers_lead_to_the_words_that_they_are_about(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    anchor = comments.quoted_anchor(room.editor, article, quoted="المنطقة")
    body = f"{comments.mention(room.omar.person.id)} أي منطقة؟"
    comments.add_comment(room.editor, article, body, anchor=anchor)
    (mention,) = notices(room.omar)
    assert (mention.kind, mention.said) == (NoticeCode.MENTION, "@Omar أي منطقة؟")
    assert place_of(room.omar, mention.id) == NoticePlace(article, "body", 1)
    (thread,) = comments.threads(room.omar, article)
    comments.answer_comment(room.omar, thread.id, f"{comments.mention(room.layla.person.id)} قل")
    assert told(room.editor) == [(NoticeCode.ANSWER, article)]
    assert told(room.layla) == [(NoticeCode.MENTION, article)], "she was named: not told twice"
    assert place_of(room.layla, notices(room.layla)[0].id) == NoticePlace(article, "body", 1)
    assert place_of(room.layla, mention.id) is None, "it is Omar's"


def test_an_edited_comment_tells_the_newly_named_alone(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    omar, layla = (comments.mention(one.person.id) for one in (room.omar, room.layla))
    comments.add_comment(room.editor, article, f"{omar} راجع")
    (thread,) = comments.threads(room.editor, article)
    comments.edit_comment(room.editor, thread.id, f"{omar} {layla} راجعا")
    assert len(told(room.omar)) == len(told(room.layla)) == 1
    comments.delete_comment(room.editor, thread.id)
    assert told(room.omar) == told(room.layla) == []


def test_a_missed_slot_is_told_once_for_each_slot(room: Newsroom) -> None:
    article = approved(room)
    actions.schedule(room.chief, article, room.clock.now + timedelta(hours=1))
    assert not slots.tell_missed(room.store, room.clock.turn(minutes=50))
    assert not slots.tell_missed(room.store, room.clock.turn(minutes=20)), "within the grace"
    late = room.clock.turn(hours=2)
    assert slots.tell_missed(room.store, late).articles == (article,)
    assert not slots.tell_missed(room.store, room.clock.turn(minutes=1))
    for person in (room.chief, room.layla):
        assert told(person)[0] == (NoticeCode.MISSED, article)
        assert notices(person)[0].by_name == ""
    actions.schedule(room.chief, article, room.clock.now + timedelta(hours=1))
    planning.set_plan(room.editor, article, Plan(legal_check=Check.REQUIRED))
    assert slots.tell_missed(room.store, room.clock.turn(minutes=61)), "an open check holds it"
    assert [kind for kind, _ in told(room.chief)] == [NoticeCode.MISSED] * 2
    newest = notices(room.chief)[0]
    assert newest.in_the_way == (Obstacle(ObstacleCode.LEGAL_CHECK_OPEN, "legal_check"),)
    actions.unschedule(room.chief, article)
    assert notices(room.chief)[0].in_the_way == (), "nothing waits any more"


def test_what_is_refused_at_its_time_is_told_at_once_and_found_at_the_next_start(
    room: Newsroom,
) -> None:
    room.hire("second", Role.CHIEF)
    article = approved(room)
    actions.schedule(room.second, article, room.clock.now + timedelta(minutes=5))
    people.set_posts(room.chief, room.second.person.id, [Post(Role.EDITOR)])
    room.clock.turn(minutes=6)
    for told_now in ((article,), ()):
        due = slots.publish_on_time(room.store, room.clock, "clock", packager)
        assert [one for one, _ in due.refused] == [article]
        assert due.told.articles == told_now, "once for each slot"
    assert told(room.second) == [(NoticeCode.MISSED, article)]
    assert [one.article for one in slots.missed(room.chief)] == [article]


def test_what_was_read_stays_and_can_be_unread(room: Newsroom) -> None:
    first, second = room.wrote(room.layla), room.wrote(room.layla)
    for article in (first, second):
        planning.set_plan(room.editor, article, Plan(assignee=room.omar.person.id))
    newest, oldest = notices(room.omar)
    assert count_unread(room.omar) == 2
    assert mark_read(room.omar, [oldest.id]) == 1
    assert [one.article for one in notices(room.omar, unread=True)] == [second]
    assert mark_read(room.layla, [newest.id]) == 0, "another's is not hers to read"
    assert mark_read(room.omar) == 1
    assert count_unread(room.omar) == 0
    assert len(notices(room.omar)) == 2
    assert mark_read(room.omar, [newest.id], read=False) == 1
    assert count_unread(room.omar) == 1
    assert count_unread(room.omar, frozenset({NoticeCode.MENTION})) == 0


def test_nobody_is_told_of_what_they_may_no_longer_read(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    planning.set_plan(room.editor, article, Plan(assignee=room.producer.person.id))
    assert told(room.producer) == [], "a draft is not the producer's to read"
    notice = 1
    with refused(room, Reason.NOT_PERMITTED):
        place_of(room.producer, notice)


@pytest.mark.parametrize("ask", [notices, count_unread, mark_read])
def test_whoever_has_left_is_told_nothing(room: Newsroom, ask: object) -> None:
    people.retire_person(room.chief, room.omar.person.id)
    assert callable(ask)
    with refused(room, Reason.PERSON_RETIRED):
        ask(room.omar)
