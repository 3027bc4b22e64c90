"""The queue of what is sent: who may ask, what waits and for how long, and what is remembered."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from studio.errors import Reason, Refused, Unavailable
from studio.newsroom import publishing, record
from studio.newsroom.permissions import Post
from studio.newsroom.sendings import (
    LONGEST_PAUSE,
    ask_to_send,
    ask_to_send_site,
    give_up,
    next_sending,
    pause,
    place_of,
    sendings,
    site_was_sent,
    start_site,
    take_up,
    try_now,
    was_not_sent,
    was_sent,
)
from studio.newsroom.target_values import TargetWishes
from studio.newsroom.targets import add_target, remove_target
from studio.storage.codes import PackageStatus, Role, SendingState, TargetKind
from studio.storage.tables import RecordEntry
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused

DOWN = Unavailable(Reason.TARGET_UNREACHABLE, target="الموقع", problem="no line")


@pytest.fixture
def target(room: Newsroom) -> int:
    wishes = TargetWishes(name="الموقع", kind=TargetKind.FOLDER, address="/srv/www")
    (made,) = add_target(room.chief, wishes).targets
    return made


@pytest.fixture
def article(room: Newsroom) -> int:
    made = approved(room)
    publishing.publish(room.chief, made, packager)
    return made


def test_whoever_may_export_may_send_and_nobody_else(
    room: Newsroom, target: int, article: int
) -> None:
    for acting in (room.editor, room.chief, room.producer):
        assert ask_to_send(acting, target, article) == 1, "it waits once, whoever asks again"
    with refused(room, Reason.NOT_PERMITTED, action="send"):
        ask_to_send(room.layla, target, article)
    unpublished = approved(room, "لم يُنشر بعد")
    with refused(room, Reason.NOTHING_TO_EXPORT):
        ask_to_send(room.editor, target, unpublished)


def test_what_was_sent_is_remembered_with_its_place_and_on_the_record(
    room: Newsroom, target: int, article: int
) -> None:
    asked = ask_to_send(room.editor, target, article)
    taken = next_sending(room.producer, target)
    assert taken is not None
    assert (taken.id, taken.state, taken.attempts) == (asked, SendingState.SENDING, 1)
    assert next_sending(room.producer, target) is None
    assert place_of(room.producer, target, article) is None
    done = was_sent(
        room.producer,
        asked,
        revision=1,
        status=PackageStatus.PUBLISHED,
        place="qimma",
        files=9,
        size=900,
    )
    assert (done.state, done.files, done.bytes, done.reason) == (SendingState.SENT, 9, 900, None)
    assert place_of(room.producer, target, article) == "qimma"
    with room.store.read() as work:
        last = work.rows.scalar(select(RecordEntry).order_by(RecordEntry.id.desc()).limit(1))
        assert last is not None
        assert (last.action, last.article_id) == ("send", article)
    assert record.verify(room.store) is None
    with refused(room, Reason.SENDING_UNKNOWN):
        was_not_sent(room.producer, asked, DOWN, again=True)


def test_what_the_line_let_down_waits_longer_each_time(
    room: Newsroom, target: int, article: int
) -> None:
    ask_to_send(room.editor, target, article)
    waits = []
    for _ in range(3):
        taken = next_sending(room.editor, target)
        assert taken is not None
        left = was_not_sent(room.editor, taken.id, DOWN, again=True)
        assert (left.state, left.reason) == (SendingState.WAITING, Reason.TARGET_UNREACHABLE)
        assert left.facts["problem"] == "no line"
        assert next_sending(room.editor, target) is None
        waits.append(left.next - room.clock.now)
        room.clock.now = left.next
    assert [round(one / timedelta(minutes=1)) for one in waits] == [1, 2, 4]
    assert pause(50) == LONGEST_PAUSE
    ask_to_send(room.editor, target, article)
    assert next_sending(room.editor, target) is not None, "asking again makes it due"


def test_what_a_rule_forbids_has_failed(room: Newsroom, target: int, article: int) -> None:
    ask_to_send(room.editor, target, article)
    taken = next_sending(room.editor, target)
    assert taken is not None
    error = Refused(Reason.TARGET_CHANGED, path="qimma/index.html")
    was_not_sent(room.editor, taken.id, error, again=False)
    (one,) = sendings(room.editor, of_target=target)
    assert (one.state, one.reason) == (SendingState.FAILED, Reason.TARGET_CHANGED)
    assert one.facts == {"path": "qimma/index.html"}
    assert ask_to_send(room.editor, target, article) != one.id


def test_what_a_process_that_died_was_sending_waits_again(
    room: Newsroom, target: int, article: int
) -> None:
    asked = ask_to_send(room.editor, target, article)
    assert next_sending(room.editor, target) is not None
    assert take_up(room.editor, target) == 1
    again = next_sending(room.editor, target)
    assert again is not None
    assert (again.id, again.attempts) == (asked, 2)


def test_what_somebody_may_not_export_is_left_to_others(
    room: Newsroom, target: int, article: int
) -> None:
    elsewhere = room.hire("huda", Post(Role.EDITOR, room.sections[1]))
    asked = ask_to_send(room.editor, target, article)
    assert next_sending(elsewhere, target) is None
    taken = next_sending(room.producer, target)
    assert taken is not None
    assert taken.id == asked


def test_a_target_that_is_removed_waits_for_nothing(
    room: Newsroom, target: int, article: int
) -> None:
    ask_to_send(room.editor, target, article)
    remove_target(room.chief, target)
    assert sendings(room.editor) == ()
    with refused(room, Reason.TARGET_UNKNOWN):
        ask_to_send(room.editor, target, article)


def test_the_whole_site_waits_among_the_articles(room: Newsroom, target: int, article: int) -> None:
    asked = ask_to_send_site(room.producer, target)
    assert ask_to_send_site(room.editor, target, over=True) == asked, "it waits once"
    ask_to_send(room.editor, target, article)
    with refused(room, Reason.NOT_PERMITTED, action="export_site"):
        ask_to_send_site(room.layla, target)
    of_a_section = room.hire("huda", Post(Role.EDITOR, room.sections[1]))
    assert next_sending(of_a_section, target) is None
    taken = next_sending(room.editor, target)
    assert taken is not None
    assert (taken.id, taken.article, taken.headline, taken.over) == (asked, None, "", True)
    assert was_not_sent(room.editor, asked, DOWN, again=True).state is SendingState.WAITING
    room.clock.now += pause(1)
    assert start_site(room.editor, target) == asked, "what waits is taken up"
    done = site_was_sent(room.editor, asked, files=3, size=900, changed=True)
    assert (done.state, done.attempts, done.files, done.bytes) == (SendingState.SENT, 2, 3, 900)
    assert done.reason is None
    with room.store.read() as work:
        entry = work.rows.scalars(select(RecordEntry).order_by(RecordEntry.id.desc())).first()
        assert entry is not None
        assert entry.action == "send_site"


def test_a_site_that_was_there_already_is_in_the_log_alone(room: Newsroom, target: int) -> None:
    asked = start_site(room.editor, target)
    with room.store.read() as work:
        entries = work.rows.scalars(select(RecordEntry.id)).all()
    site_was_sent(room.editor, asked, files=0, size=0, changed=False)
    assert [one.state for one in sendings(room.editor)] == [SendingState.SENT]
    with room.store.read() as work:
        assert work.rows.scalars(select(RecordEntry.id)).all() == entries


def test_a_site_is_given_up_and_tried_again(room: Newsroom, target: int, article: int) -> None:
    asked = ask_to_send_site(room.editor, target)
    give_up(room.editor, asked)
    (one,) = sendings(room.editor)
    assert (one.state, one.reason) == (SendingState.FAILED, Reason.SENDING_GIVEN_UP)
    try_now(room.editor, asked, over=True)
    again = sendings(room.editor)[0]
    assert (again.article, again.state, again.over) == (None, SendingState.WAITING, True)
    of_a_section = room.hire("huda", Post(Role.EDITOR, room.sections[1]))
    with refused(room, Reason.NOT_PERMITTED):
        give_up(of_a_section, again.id)


def test_a_site_and_an_article_are_not_taken_for_one_another(
    room: Newsroom, target: int, article: int
) -> None:
    site = start_site(room.editor, target)
    with refused(room, Reason.SENDING_UNKNOWN):
        was_sent(
            room.editor, site, revision=1, status=PackageStatus.PUBLISHED, place="", files=1, size=1
        )
    ask_to_send(room.editor, target, article)
    taken = next_sending(room.editor, target)
    assert taken is not None
    with refused(room, Reason.SENDING_UNKNOWN):
        site_was_sent(room.editor, taken.id, files=1, size=1, changed=True)


def test_a_target_of_zip_files_holds_no_site(room: Newsroom) -> None:
    wishes = TargetWishes(name="الشريك", kind=TargetKind.ZIP, address="/srv/zips")
    (zips,) = add_target(room.chief, wishes).targets
    with refused(room, Reason.TARGET_HOLDS_NO_FILES):
        ask_to_send_site(room.editor, zips)
