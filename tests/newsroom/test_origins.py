"""Where something was done from, as the record keeps it."""

import platform

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.newsroom.origins import Origin, Way, origin_here, read_origin


@given(way=st.sampled_from(Way), computer=st.text())
def test_an_origin_is_read_as_it_was_kept(way: Way, computer: str) -> None:
    assert read_origin(str(Origin(way, computer))) == Origin(way, computer)


@given(kept=st.text())
def test_whatever_a_line_says_is_shown(kept: str) -> None:
    assert read_origin(kept).computer in kept


@pytest.mark.parametrize(
    ("kept", "origin"),
    [
        ("midad@desk-3", Origin(None, "desk-3")),
        ("clock of midad@desk-3", Origin(Way.CLOCK, "desk-3")),
        ("tests", Origin(None, "tests")),
        ("midad robot@desk-3", Origin(None, "midad robot@desk-3")),
    ],
)
def test_lines_of_older_programs_are_read_too(kept: str, origin: Origin) -> None:
    assert read_origin(kept) == origin


def test_this_computer_is_named() -> None:
    assert read_origin(origin_here(Way.TIMER)) == Origin(Way.TIMER, platform.node())
