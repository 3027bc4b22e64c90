from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from studio.storage.rotation import DAILY, HOURLY, MONTHLY, WEEKLY, hour, worth_keeping

NOON = datetime(2026, 3, 18, 12, 30, tzinfo=UTC)
MOMENTS = st.sets(
    st.integers(0, 800 * 24 * 4).map(lambda quarters: NOON - timedelta(minutes=15 * quarters))
)


def test_an_hourly_year_is_kept_thick_at_its_end_and_thin_before() -> None:
    hours = [NOON - timedelta(hours=number) for number in range(24 * 400)]
    kept = sorted(worth_keeping(hours), reverse=True)
    assert kept[:HOURLY] == hours[:HOURLY]
    days = [moment for moment in kept if moment.hour == 23 and moment.minute == 30]
    assert days[:6] == [datetime(2026, 3, 17 - day, 23, 30, tzinfo=UTC) for day in range(6)]
    sundays = [datetime(2026, 3, day, 23, 30, tzinfo=UTC) for day in (15, 8, 1)]
    assert set(sundays) <= set(kept)
    assert datetime(2026, 2, 28, 23, 30, tzinfo=UTC) in kept
    assert min(kept) == datetime(2025, 4, 30, 23, 30, tzinfo=UTC)
    assert len(kept) <= HOURLY + DAILY + WEEKLY + MONTHLY


def test_hours_without_a_backup_push_none_out() -> None:
    rare = {NOON - timedelta(days=number) for number in range(DAILY + 10)}
    assert worth_keeping(rare) == rare


def test_the_zone_in_which_a_moment_is_named_does_not_matter() -> None:
    riyadh = timezone(timedelta(hours=3))
    hours = [NOON - timedelta(hours=number) for number in range(200)]
    assert worth_keeping([moment.astimezone(riyadh) for moment in hours]) == worth_keeping(hours)
    assert hour(NOON) == hour(NOON + timedelta(minutes=29)) != hour(NOON + timedelta(minutes=30))


@given(MOMENTS)
def test_the_newest_is_kept_and_thinning_twice_is_thinning_once(moments: set[datetime]) -> None:
    kept = worth_keeping(moments)
    assert kept <= moments
    assert len(kept) <= HOURLY + DAILY + WEEKLY + MONTHLY
    assert worth_keeping(kept) == kept
    assert not moments or max(moments) in kept


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=60)))
def test_thinning_as_time_goes_by_keeps_what_thinning_at_once_would(
    moments: set[datetime], later: timedelta
) -> None:
    newer = {moment + later for moment in moments}
    assert worth_keeping(worth_keeping(moments) | newer) >= worth_keeping(moments | newer) & newer
