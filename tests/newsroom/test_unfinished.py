"""Marks of what is to be filled in are found wherever words stand, and keep nothing back."""

import pytest

from studio.document.blocks import PullQuote, Table
from studio.document.inline import Footnote, Text, line
from studio.newsroom import actions, house
from studio.newsroom.reading import blocking, load
from studio.newsroom.unfinished import unfinished
from studio.settings import House
from studio.storage.codes import Stage
from tests.builders import article, figure, p
from tests.newsroom.house import Newsroom

MARKS = House().unfinished_marks


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("قال TK إن", True),
        ("TK", True),
        ("TKO في الجولة", False),
        ("ATK", False),
        ("tk", False),
        ("بلغ ؟؟ دينار", True),
        ("هل وصل؟", False),
        ("قال […] ثم", True),
        ("[1]", False),
        ("", False),
    ],
)
def test_what_counts_as_a_mark(words: str, *, found: bool) -> None:
    assert bool(unfinished(article("عنوان", [p(words)]), MARKS)) is found


def test_every_place_is_named_in_the_order_of_reading() -> None:
    text = article(
        "TK",
        [
            p("تام"),
            p("هنا", Footnote((Text("TK"),))),
            figure("TK"),
            PullQuote(text=line("تام"), by="TK"),
            Table(rows=((line("أ"), line("؟؟")),)),
        ],
        standfirst="TK",
    )
    places = [str(one) for one in unfinished(text, MARKS)]
    assert places == [
        "unfinished:headline",
        "unfinished:standfirst",
        "unfinished:body 1",
        "unfinished:body 2",
        "unfinished:body 3",
        "unfinished:body 4",
    ]


def test_a_newsroom_has_its_own_marks_or_none() -> None:
    text = article("عنوان", [p("يُستكمل هنا (xx) TK")])
    assert unfinished(text, "") == ()
    assert unfinished(text, "يُستكمل")
    assert unfinished(text, "(xx)")
    assert not unfinished(text, "??? (x)")


def test_it_is_advice_that_keeps_nothing_back(room: Newsroom) -> None:
    id_ = room.wrote(room.layla, body=(p("قال TK إن"),))
    detail = load(room.layla, id_)
    assert [str(one) for one in detail.unfinished] == ["unfinished:body 0"]
    assert detail.obstacles == ()
    assert blocking(room.layla, id_, detail.text) == detail.unfinished
    house.set_setting(room.chief, "unfinished_marks", "")
    assert load(room.layla, id_).unfinished == ()
    house.set_setting(room.chief, "unfinished_marks", MARKS)
    actions.submit(room.layla, id_)
    assert load(room.layla, id_).summary.stage is Stage.IN_REVIEW
