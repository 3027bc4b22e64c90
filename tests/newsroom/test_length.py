"""A commissioned length that was missed wants a reason when the article is submitted."""

import pytest

from studio.errors import Reason
from studio.newsroom import actions, house, planning, reading
from studio.newsroom.views import Plan
from studio.storage.codes import Stage
from studio.storage.desk_tables import LengthReason
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused


def commissioned(room: Newsroom, words: int) -> int:
    article = room.wrote(room.layla)
    planning.set_plan(room.editor, article, Plan(commissioned=words))
    return article


@pytest.mark.parametrize("words", [2, 900])
def test_a_missed_length_is_submitted_with_a_reason_alone(room: Newsroom, words: int) -> None:
    article = commissioned(room, words)
    written = reading.load(room.layla, article).summary.words
    with refused(room, Reason.LENGTH_REASON_MISSING, words=written, commissioned=words):
        actions.submit(room.layla, article, length_reason="  ")
    actions.submit(room.layla, article, length_reason="المصدر لم يردّ بعد")
    assert reading.load(room.layla, article).summary.stage is Stage.IN_REVIEW
    assert "المصدر لم يردّ بعد" in reading.story(room.layla, article)[-1].details
    with room.store.read() as work:
        kept = work.rows.get_one(LengthReason, article)
        assert (kept.words, kept.commissioned) == (written, words)


def test_the_reason_holds_until_the_length_is_missed_otherwise(room: Newsroom) -> None:
    article = commissioned(room, 900)
    actions.submit(room.layla, article, length_reason="عاجل")
    actions.take_back(room.layla, article)
    actions.submit(room.layla, article)
    actions.take_back(room.layla, article)
    planning.set_plan(room.editor, article, Plan(commissioned=800))
    with refused(room, Reason.LENGTH_REASON_MISSING):
        actions.submit(room.layla, article)
    planning.set_plan(room.editor, article, Plan(commissioned=900))
    room.rewrote(room.layla, article, body=(p(" ".join(["كلمة"] * 1200)),))
    with refused(room, Reason.LENGTH_REASON_MISSING):
        actions.submit(room.layla, article)


def test_what_the_house_allows_and_what_nobody_commissioned_is_not_asked_about(
    room: Newsroom,
) -> None:
    free = room.wrote(room.layla)
    actions.submit(room.layla, free)
    article = commissioned(room, 900)
    house.set_setting(room.chief, "length_tolerance", "100")
    actions.submit(room.layla, article)
