"""What targets have of an article, and where an old text is still read."""

import pytest

from studio.errors import Reason, Unavailable
from studio.newsroom import publishing
from studio.newsroom.sendings import (
    ask_to_send,
    due,
    give_up,
    next_sending,
    sendings,
    try_now,
    was_not_sent,
    was_sent,
)
from studio.newsroom.target_standings import old_standings, send_again, standings
from studio.newsroom.target_values import TargetWishes
from studio.newsroom.targets import add_target, order_targets, remove_target, targets
from studio.storage.codes import PackageStatus, SendingState, TargetKind
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


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


def sent(room: Newsroom, target: int, article: int, status: PackageStatus) -> None:
    ask_to_send(room.editor, target, article)
    taken = next_sending(room.editor, target)
    assert taken is not None
    was_sent(room.editor, taken.id, revision=2, status=status, place="qimma", files=1, size=1)


def test_a_text_that_was_withdrawn_since_is_old_until_its_notice_is_there(
    room: Newsroom, target: int, article: int
) -> None:
    assert standings(room.editor, (article,)) == {}
    sent(room, target, article, PackageStatus.PUBLISHED)
    (there,) = standings(room.editor, (article,))[article]
    assert (there.revision, there.place, there.old) == (2, "qimma", False)
    assert old_standings(room.editor) == ()
    publishing.withdraw(room.chief, article, packager, reason="خطأ في المصدر")
    (old,) = old_standings(room.producer)
    assert (old.article, old.target_name, old.old) == (article, "الموقع", True)
    assert old_standings(room.layla) == (), "whoever exports nothing has nothing to send"
    ((to, number),) = send_again(room.producer)
    assert to == target
    assert sendings(room.producer)[0].id == number
    taken = next_sending(room.editor, target)
    assert taken is not None
    was_sent(
        room.editor,
        number,
        revision=2,
        status=PackageStatus.WITHDRAWN,
        place="qimma",
        files=1,
        size=1,
    )
    assert old_standings(room.chief) == ()
    assert send_again(room.chief) == ()
    remove_target(room.chief, target)
    assert standings(room.editor, (article,)) == {}


def test_what_waits_is_tried_now_or_given_up(room: Newsroom, target: int, article: int) -> None:
    asked = ask_to_send(room.editor, target, article)
    assert due(room.editor) == (target,)
    assert next_sending(room.editor, target) is not None
    down = Unavailable(Reason.TARGET_UNREACHABLE, target="الموقع", problem="no line")
    was_not_sent(room.editor, asked, down, again=True)
    assert due(room.editor) == ()
    assert try_now(room.editor, asked).targets == (target,)
    assert due(room.editor) == (target,)
    with refused(room, Reason.NOT_PERMITTED, action="send"):
        give_up(room.layla, asked)
    give_up(room.editor, asked)
    assert due(room.editor) == ()
    (one,) = sendings(room.editor)
    assert (one.state, one.reason) == (SendingState.FAILED, Reason.SENDING_GIVEN_UP)
    assert one.headline
    with refused(room, Reason.SENDING_UNKNOWN, sending=asked):
        give_up(room.editor, asked)
    try_now(room.editor, asked, over=True)
    newest, _ = sendings(room.editor)
    assert (newest.state, newest.over) == (SendingState.WAITING, True)


def test_targets_stand_in_the_order_that_they_were_given(room: Newsroom, target: int) -> None:
    wishes = TargetWishes(name="أرشيف", kind=TargetKind.FOLDER, address="/srv/archive")
    (other,) = add_target(room.chief, wishes).targets
    assert [one.id for one in targets(room.layla)] == [other, target]
    assert order_targets(room.chief, (target, other)).targets == (other,)
    assert [one.id for one in targets(room.layla)] == [target, other]
    assert not order_targets(room.chief, (target, other))
    with refused(room, Reason.NOT_PERMITTED, action="keep_targets"):
        order_targets(room.editor, (other, target))
