"""Risky places of direction: what is found, and what is left alone."""

import pytest
from hypothesis import given

from studio.arabic.bidi_risks import Risk, Risky, risks
from studio.arabic.direction import Direction, isolate
from tests.strategies import words

RTL, LTR = Direction.RTL, Direction.LTR


def found(text: str, direction: Direction = RTL) -> list[tuple[Risk, str]]:
    return [(one.risk, text[one.start : one.end]) for one in risks(text, direction)]


@pytest.mark.parametrize(
    ("text", "risk", "place"),
    [
        ("Reuters: محادثات في جنيف", Risk.LATIN_LED, "Reuters"),
        ("«Le Monde» تنشر التقرير", Risk.LATIN_LED, "Le Monde"),
        ("قطع العداء 5 km في ربع ساعة", Risk.NUMBER_UNIT, "5 km"),
        ("سعة القرص ٢٥٦GB فقط", Risk.NUMBER_UNIT, "٢٥٦GB"),
        ("بلغت الحرارة 41.5 °C أمس", Risk.NUMBER_UNIT, "41.5 °C"),
        ("كتب البرنامج بلغة C++ كله", Risk.LATIN_END, "C++"),
        ("أعلنت شركة Yahoo! أرباحها", Risk.LATIN_END, "Yahoo!"),
        ("أعلنت Apple Inc. أرباحها", Risk.LATIN_END, "Apple Inc."),
        ("قال بالإنجليزية We will not go back. ثم سكت", Risk.LATIN_END, "We will not go back."),
        ("للاتصال +966 50 123 4567 صباحا", Risk.PHONE, "+966 50 123 4567"),
        ("هاتف 00962-6-5555555 للحجز", Risk.PHONE, "00962-6-5555555"),
        ("هاتف ٠٢ ٢٣٤٥ ٦٧٨٩ للحجز", Risk.PHONE, "٠٢ ٢٣٤٥ ٦٧٨٩"),
        ("قبل \u2067فيه لا ينتهي", Risk.UNPAIRED, "\u2067"),
        ("قبل\u2069 بعد", Risk.UNPAIRED, "\u2069"),
        ("قبل \u2068\u2069بعد", Risk.EMPTY, "\u2068\u2069"),
        ("قبل\u200f\u200f بعد", Risk.DOUBLED, "\u200f\u200f"),
        ("كل\u200fمة", Risk.IDLE, "\u200f"),
        ("كلمة\u200c وأخرى", Risk.IDLE, "\u200c"),
        ("The minister said that قمة would be held", Risk.TURNED, "The"),
    ],
)
def test_what_misleads_is_found(text: str, risk: Risk, place: str) -> None:
    assert (risk, place) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "انعقدت القمة صباح اليوم",
        "قالت رويترز (Reuters) أمس",
        "منذ 2011-2024 وحتى اليوم",
        "في 2025-01-06 صباحا",
        "من 12:30 إلى 13:45",
        "1,000 دولار و 2,500 يورو",
        "ارتفع 5 في المئة",
        "https://example.com/a+b! ثم",
        "راسلوا news@example.com.",
        "نسخة 2024 Reuters",
        "می\u200cخواهم",
        "عام ١٤٤٦ ه\u200d",
        "بلغ 12 500 300 نسمة",
        "Reuters",
    ],
)
def test_what_reads_as_it_stands_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_is_isolated_is_safe() -> None:
    text = f"للاتصال {isolate('+966 50 123 4567', LTR)} صباحا"
    assert found(text) == []
    bare = "للاتصال +966 50 123 4567 صباحا"
    assert risks(bare, RTL, [(8, 24)]) == []
    assert found(f"{isolate('Reuters', None)}: محادثات") == []


def test_a_left_to_right_paragraph_asks_for_its_own_letters_alone() -> None:
    assert found("Oil rose 5 km away", LTR) == []
    assert found("انعقدت القمة صباح اليوم", LTR) == [(Risk.TURNED, "انعقدت")]


@given(text=words())
def test_every_place_is_inside_and_isolating_it_takes_it_away(text: str) -> None:
    places = risks(text, RTL)
    for one in places:
        assert 0 <= one.start < one.end <= len(text)
    assert places == sorted(places, key=lambda one: (one.start, one.end))
    latin = [one for one in places if one.risk in {Risk.PHONE, Risk.NUMBER_UNIT, Risk.LATIN_LED}]
    for one in latin:
        safe = risks(text, RTL, [(one.start, one.end)])
        assert Risky(one.risk, one.start, one.end) not in safe
