"""What somebody typed between two versions: dense, thinner with age, and a way back to it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.inline import plain
from studio.errors import Damaged, Reason
from studio.newsroom import actions, drafts
from studio.newsroom.reading import history, load, story
from studio.newsroom.trail import (
    DENSE,
    EVERY,
    LASTING,
    SPACING,
    restore_point,
    superseded,
    trail,
    trail_text,
)
from studio.storage.codes import RevisionKind
from studio.storage.doctor import check
from studio.storage.trail_table import TrailPoint
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

spans = st.timedeltas(timedelta(), timedelta(days=2))
pasts = st.lists(spans, max_size=60).map(
    lambda ages: [(id_, NOON - age) for id_, age in enumerate(ages)]
)


def thinned(points: list[tuple[int, datetime]], now: datetime) -> list[tuple[int, datetime]]:
    gone = superseded(points, now)
    return [point for point in points if point[0] not in gone]


@given(pasts, spans)
def test_thinning_often_leaves_the_same_as_thinning_once(
    points: list[tuple[int, datetime]], later: timedelta
) -> None:
    once = thinned(points, NOON)
    assert thinned(once, NOON) == once
    assert thinned(once, NOON + later) == thinned(points, NOON + later)


@given(pasts)
def test_what_is_young_stays_and_what_is_older_keeps_its_spacing(
    points: list[tuple[int, datetime]],
) -> None:
    left = thinned(points, NOON)
    assert {one for one in points if NOON - one[1] < DENSE} <= set(left)
    assert all(NOON - at < LASTING for _, at in left)
    old = [at for _, at in left if NOON - at >= DENSE + SPACING]
    stretches = [int(at.timestamp() // SPACING.total_seconds()) for at in old]
    assert len(set(stretches)) == len(stretches)
    kept = {int(at.timestamp() // SPACING.total_seconds()) for _, at in left}
    for _, at in points:
        if NOON - at < LASTING - SPACING:
            assert int(at.timestamp() // SPACING.total_seconds()) in kept


def typed(room: Newsroom, article: int, *headlines: str, every: timedelta = EVERY) -> None:
    for headline in headlines:
        base = load(room.layla, article).summary.revision
        drafts.save_draft(room.layla, article, room.text(headline), base=base)
        room.clock.now += every


def test_autosave_leaves_a_point_a_minute_and_no_more(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    typed(room, article, "أ", "ب", "ج", every=timedelta(seconds=1))
    (first,) = trail(room.layla, article)
    assert plain(trail_text(room.layla, article, first.id).headline) == "أ"
    typed(room, article, *"دهو")
    typed(room, article, "و", "و")
    said = [trail_text(room.layla, article, one.id).headline for one in trail(room.layla, article)]
    assert [plain(one) for one in said] == ["أ", "ه", "و"]
    assert {one.base for one in trail(room.layla, article)} == {1}


def test_points_are_thinned_while_somebody_types_and_no_version_ever_is(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    for hour in range(4):
        typed(room, article, *(f"{hour}:{minute}" for minute in range(0, 60, 2)), every=2 * EVERY)
        drafts.keep_draft(room.layla, article)
    actions.submit(room.layla, article)
    versions = history(room.layla, article)
    points = trail(room.layla, article)
    assert 60 <= len(points) < 90
    room.clock.now += LASTING
    typed(room, article, "بعد يوم")
    assert [one.saved for one in trail(room.layla, article)] > [points[-1].saved]
    assert len(trail(room.layla, article)) == 1
    assert history(room.layla, article) == versions
    assert check(room.store) == ()


def test_old_points_of_other_articles_go_too(room: Newsroom) -> None:
    left, other = room.wrote(room.layla), room.wrote(room.layla)
    typed(room, left, "أ")
    room.clock.now += LASTING
    typed(room, other, "ب")
    assert trail(room.layla, left) == ()


def test_a_point_is_made_the_newest_version(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    typed(room, article, "الأول", "الثاني")
    drafts.keep_draft(room.layla, article)
    point = trail(room.layla, article)[0]
    assert restore_point(room.layla, article, point.id, base=2)
    detail = load(room.layla, article)
    assert plain(detail.text.headline) == "الأول"
    assert history(room.layla, article)[-1].kind is RevisionKind.RESTORED
    assert json.loads(story(room.layla, article)[-1].details)["point"] == point.id
    with refused(room, Reason.BASE_STALE, base=2, current=3):
        restore_point(room.layla, article, point.id, base=2)


def test_points_are_their_writers_alone(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    typed(room, article, "أ")
    (point,) = trail(room.layla, article)
    assert trail(room.editor, article) == ()
    with refused(room, Reason.POINT_UNKNOWN, article=article):
        trail_text(room.editor, article, point.id)
    with refused(room, Reason.POINT_UNKNOWN, article=article):
        restore_point(room.editor, article, point.id)
    other = room.wrote(room.layla)
    with refused(room, Reason.POINT_UNKNOWN, article=other):
        trail_text(room.layla, other, point.id)


def test_a_damaged_point_is_said(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    typed(room, article, "أ")
    (point,) = trail(room.layla, article)
    with room.store.write() as work:
        work.rows.get_one(TrailPoint, point.id).text = b"\x00"
    with pytest.raises(Damaged):
        trail_text(room.layla, article, point.id)
