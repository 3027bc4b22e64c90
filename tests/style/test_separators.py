"""Which numbers of an article are parted in another way than most of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.style.reading import Reading
from studio.style.rules import Subject
from studio.style.separators import parted_otherwise

THIN = "\u202f"


def minded(text: str, subject: Subject) -> list[tuple[str, str]]:
    """Return the numbers that are minded in the lines of a text, and what they become."""
    lines = text.split("\n")
    found = parted_otherwise([Reading(one) for one in lines], subject)
    return [(lines[one.block][one.start : one.end], one.new) for one in found]


def thousands(text: str) -> list[tuple[str, str]]:
    return minded(text, Subject.THOUSANDS)


def decimals(text: str) -> list[tuple[str, str]]:
    return minded(text, Subject.DECIMALS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("حضر 9,750 شخصًا\nثم 9.750 شخصًا\nثم 1,250 طالبًا", [("9.750", "9,750")]),
        (f"حضر 9,750 ثم 8,200 ثم 9{THIN}750 شخص", [(f"9{THIN}750", "9,750")]),
        ("بلغت 1,250,000 ثم 9,750، ثم 1.250.000", [("1.250.000", "1,250,000")]),
        ("ارتفع 3,5% إلى 9.750 دولارًا و2.100 دولار، ثم 9\u00a0750", [("9\u00a0750", "9.750")]),
        ("بلغ 12,089.71 نقطة و9,100 سهم، ثم 12.089,71", [("12.089,71", "12,089.71")]),
        ("زرع ٩٬٧٥٠ و٨٬٢٠٠ دونم\nوحضر ٣.٤٠٠ شخص", [("٣.٤٠٠", "٣٬٤٠٠")]),
        ("بـ9,750 و8,100 و7\u00a0300", [("7\u00a0300", "7,300")]),
    ],
)
def test_thousands_are_parted_in_one_way(text: str, found: list[tuple[str, str]]) -> None:
    assert thousands(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("نحو 3.5% و4.1 مليون ثم 7,5 في المئة", [("7,5", "7.5")]),
        ("نحو 3,5% و4,1 مليون ثم 0.885 دولار", [("0.885", "0,885")]),
        ("نحو 3,5% و4,1 كلم ثم 12,089.71 نقطة", [("12,089.71", "12.089,71")]),
        ("نحو ٣٫٥٪ و٤٫١ كلم ثم ٧.٥ درجة", [("٧.٥", "٧٫٥")]),
    ],
)
def test_fractions_stand_behind_one_sign(text: str, found: list[tuple[str, str]]) -> None:
    assert decimals(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "بلغ اليورو 1.234 دولار، وحضر 9,750 شخصًا",  # either may be right
        "نحو 9,750 ثم 9.750",
        "حضر 9.750 طفلًا، ثم 9,750",
        "في 12.5.2024 عند الساعة 8.30 حضر 9,750 شخصًا، ورقمه 192.168.100.200",
        "القانون رقم 60.24 والمادة 3.5، بنسبة 4,6 في المائة و3,5 في المائة",
        "هاتف 555\u00a0123\u00a0456، و9,750 شخصًا و8,100 شخص",
        "عام 2024 وعام 2025، و9,750 ثم 9750",
        "حضر 9,750 شخصًا، وقال «بل 9.750 شخصًا»",
        "حضر 9,750 شخصًا و٩٬٧٥٠ طفلًا",  # digits of two shapes have a rule of their own
        "حضر ٩٬٧٥٠ شخصًا و٩,١٠٠ طفل",  # and so has this comma
        "إصدار iOS 17.2 نقطة، ونسبة 4,6% و3,5%",
        "نحو 1.234 مليار و1,234 مليار",
        "إلى https://example.org/9.750/1.250.000 و9,750",
        "",
    ],
)
def test_what_the_article_does_not_decide_is_left_alone(text: str) -> None:
    assert thousands(text) == []
    assert decimals(text) == []


@given(st.text(alphabet="19٣.,٫٬\u00a0\u202f %شخصا\n", max_size=60))
def test_a_number_keeps_its_digits_and_is_then_parted_as_the_others(text: str) -> None:
    for subject in (Subject.THOUSANDS, Subject.DECIMALS):
        lines = text.split("\n")
        for one in parted_otherwise([Reading(line) for line in lines], subject):
            old = lines[one.block][one.start : one.end]
            assert old != one.new
            assert [s for s in old if s.isdecimal()] == [s for s in one.new if s.isdecimal()]
