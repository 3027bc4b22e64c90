from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_mock_engine
from sqlalchemy.engine import Dialect

from studio.storage.codes import Stage
from studio.storage.columns import Code, Flag, UtcTime

SQLITE, POSTGRESQL = (
    create_mock_engine(f"{name}://", lambda *_: None).dialect for name in ("sqlite", "postgresql")
)
DIALECTS = st.sampled_from((SQLITE, POSTGRESQL))
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=ZONES,
)


class Other(StrEnum):
    DRAFT = "draft, but of something else"


def kept(moment: datetime) -> str:
    text = UtcTime().process_bind_param(moment, SQLITE)
    assert text is not None
    return text


@given(MOMENTS, DIALECTS)
def test_a_moment_comes_back_in_utc(moment: datetime, dialect: Dialect) -> None:
    back = UtcTime().process_result_value(kept(moment), dialect)
    assert back == moment
    assert back is not None
    assert back.tzinfo is UTC


@given(MOMENTS, MOMENTS)
def test_the_order_of_texts_is_the_order_of_time(one: datetime, other: datetime) -> None:
    assert (kept(one) < kept(other)) is (one < other)


def test_a_moment_without_a_zone_is_our_bug() -> None:
    with pytest.raises(ValueError, match="zone"):
        kept(datetime(2026, 1, 1))  # noqa: DTZ001 - that it has none is the point


@given(st.booleans(), DIALECTS)
def test_yes_and_no_come_back(value: bool, dialect: Dialect) -> None:  # noqa: FBT001 - hypothesis passes it
    number = Flag().process_bind_param(value, dialect)
    assert number in {0, 1}
    assert Flag().process_result_value(number, dialect) is value


@given(st.sampled_from(Stage), DIALECTS)
def test_a_code_comes_back(stage: Stage, dialect: Dialect) -> None:
    text = Code(Stage).process_bind_param(stage, dialect)
    assert type(text) is str
    assert Code(Stage).process_result_value(text, dialect) is stage


def test_a_code_of_something_else_is_our_bug() -> None:
    with pytest.raises(ValueError, match="something else"):
        Code(Stage).process_bind_param(Other.DRAFT, SQLITE)  # type: ignore[arg-type] # what is tested


@given(DIALECTS)
def test_nothing_stays_nothing(dialect: Dialect) -> None:
    for kind in (UtcTime(), Flag(), Code(Stage)):
        assert kind.process_bind_param(None, dialect) is None
        assert kind.process_result_value(None, dialect) is None
