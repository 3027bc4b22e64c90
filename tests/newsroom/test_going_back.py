"""Going back on a step: what it gave is gone, what it took is there again, the record has both."""

import json
from datetime import timedelta

import pytest

from studio.document.article import NoticeKind
from studio.errors import Reason
from studio.newsroom import actions, comments, declaring, record
from studio.newsroom.going_back import go_back
from studio.newsroom.notices import notices
from studio.newsroom.publishing import publish
from studio.newsroom.reading import load, sign_offs, story
from studio.newsroom.workflow import Action
from studio.storage.codes import NoticeCode, Stage
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


def stage(room: Newsroom, article: int) -> Stage:
    return load(room.chief, article).summary.stage


def test_an_approval_given_by_a_slip_is_none_and_what_was_approved_before_counts(
    room: Newsroom,
) -> None:
    article = approved(room)
    room.rewrote(room.layla, article, "عنوان أدق")
    actions.approve(room.editor, article)
    go_back(room.editor, article, Action.APPROVE)
    assert stage(room, article) is Stage.IN_REVIEW
    detail = load(room.editor, article)
    assert detail.sign_off is not None
    assert detail.sign_off.revision < detail.summary.revision, "what it differs from is known still"
    assert all(one.voided is not None for one in sign_offs(room.chief, article))
    with refused(room, Reason.NOT_APPROVED):
        actions.schedule(room.chief, article, room.clock.now + timedelta(hours=1))
    told = [one.kind for one in notices(room.layla)]
    assert told == [NoticeCode.APPROVED], "the second one is not told any more"
    last = story(room.chief, article)[-1]
    assert (last.action, json.loads(last.details)["of"]) == ("undo", "approve")
    assert record.verify(room.store) is None
    actions.approve(room.editor, article)
    assert stage(room, article) is Stage.APPROVED


def test_an_approval_is_taken_back_by_who_gave_it_while_nothing_rests_on_it(
    room: Newsroom,
) -> None:
    article = approved(room)
    with refused(room, Reason.WENT_ON):
        go_back(room.chief, article, Action.APPROVE)
    publish(room.chief, article, packager)
    with refused(room, Reason.WENT_ON):
        go_back(room.editor, article, Action.APPROVE)
    assert stage(room, article) is Stage.PUBLISHED


@pytest.mark.parametrize("kind", NoticeKind)
def test_what_was_declared_by_a_slip_is_declared_no_more(room: Newsroom, kind: NoticeKind) -> None:
    article = approved(room)
    publish(room.chief, article, packager)
    before = load(room.chief, article)
    if kind is NoticeKind.UPDATE:
        declaring.update(room.editor, article, note="رقم جديد")
        action = Action.UPDATE
    else:
        clarifies = kind is NoticeKind.CLARIFICATION
        declaring.correct(room.editor, article, note="رقم جديد", clarification=clarifies)
        action = Action.CORRECT
    assert stage(room, article) is Stage.DRAFT
    comments.add_comment(room.chief, article, "لماذا؟")
    go_back(room.editor, article, action)
    after = load(room.chief, article)
    assert after.text.notice is None
    assert (after.summary.stage, after.summary.revision) == (
        Stage.PUBLISHED,
        before.summary.revision,
    )


def test_declaring_what_was_approved_is_undone_with_its_approval(room: Newsroom) -> None:
    article = approved(room)
    publish(room.chief, article, packager)
    room.rewrote(room.layla, article)
    actions.submit(room.layla, article)
    actions.approve(room.editor, article)
    declaring.update(room.chief, article)
    assert stage(room, article) is Stage.IN_REVIEW
    go_back(room.chief, article, Action.UPDATE)
    assert stage(room, article) is Stage.APPROVED
    detail = load(room.chief, article)
    assert detail.sign_off is not None
    assert detail.sign_off.voided is None
