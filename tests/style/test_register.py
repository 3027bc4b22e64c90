"""The register held against a text: listed spellings, near ones, and what is let alone."""

import pytest

from studio.arabic.dates import MonthNames
from studio.document.findings import Rewrite
from studio.settings import HardG
from studio.style.house import HouseDesk, preferred_g
from studio.style.reading import Reading
from studio.style.register import Register
from studio.style.rules import Scope
from studio.style.wishes import Entry, HouseStyle

REGISTER = Register(
    [
        Entry("بيونغ يانغ", ("بيونج يانج",)),
        Entry("القاهرة", ("القاهره",)),
        Entry("أردوغان"),
        Entry("علي"),
        Entry("سليمان", apart=("سلمان",)),
        Entry("غوتيريش"),
        Entry("جوجل", ("قوقل",)),
        Entry("ماكرون", apart=("ماكرين",)),
    ]
)


def found(text: str, register: Register = REGISTER) -> list[tuple[str, str, bool]]:
    return [
        (text[one.start : one.end], remedy.shown, remedy.safe)
        for one in register.find(Reading(text))
        for remedy in one.remedies
        if isinstance(remedy, Rewrite)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زار بيونج يانج أمس", [("بيونج يانج", "بيونغ يانغ", True)]),
        ("وبيونج يانغ", [("بيونج يانغ", "بيونغ يانغ", False)]),
        ("سافر للقاهره", [("لقاهره", "القاهرة", True)]),
        ("وبالقاهره", [("القاهره", "القاهرة", True)]),
        ("قال اردوغان", [("اردوغان", "أردوغان", False)]),
        ("لأردوجان", [("أردوجان", "أردوغان", False)]),
        ("وجوتيريش", [("جوتيريش", "غوتيريش", False)]),
        ("بِيونج يانج", [("بِيونج يانج", "بيونغ يانغ", True)]),
        ("قال «قوقل كبيرة»", [("قوقل", "جوجل", False)]),
    ],
)
def test_what_is_written_otherwise_is_found(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "بيونغ يانغ وبيونغ يانغ",
        "للقاهرة وبالقاهرة والقاهرة",
        "على الطاولة",
        "سلمان وسليمان",
        "ماكرين",
        "القاهري والقاهريون",
        "https://example.org/بيونج",
        "",
        "،",
    ],
)
def test_what_is_right_or_another_is_let_alone(text: str) -> None:
    assert found(text) == []


def test_nothing_is_looked_for_where_the_register_is_empty() -> None:
    assert found("بيونج يانج", Register([])) == []


def names(text: str, style: HouseStyle, code: str = "names") -> list[tuple[str, str]]:
    return [
        (text[one.start : one.end], remedy.shown)
        for _, one in HouseDesk(style).book.find([text], Scope.BODY)
        for remedy in one.remedies
        if one.code == code and isinstance(remedy, Rewrite)
    ]


TWICE = "قال غوتيريش وأضاف غوتيريش ثم غادر جوتيريش"


def test_the_newsroom_says_how_a_foreign_g_is_written() -> None:
    assert names(TWICE, HouseStyle()) == [("جوتيريش", "غوتيريش")]
    assert names(TWICE, HouseStyle(hard_g=HardG.GHAIN)) == [("جوتيريش", "غوتيريش")]
    wanted = [("غوتيريش", "جوتيريش"), ("غوتيريش", "جوتيريش")]
    assert names(TWICE, HouseStyle(hard_g=HardG.JEEM)) == wanted
    assert names(TWICE, HouseStyle(names=(Entry("جوتيريش"),))) == wanted


def test_a_wish_for_a_letter_says_nothing_of_other_differences() -> None:
    assert preferred_g(("ترامب", "ترمب"), HardG.JEEM) is None
    assert preferred_g(("غوغل", "جوجل"), HardG.JEEM) == "جوجل"
    assert preferred_g(("غوغل", "جوجل"), HardG.GHAIN) == "غوغل"
    assert preferred_g(("غوغل", "جوجل"), HardG.MET) is None


@pytest.mark.parametrize(
    ("house", "text", "expected"),
    [
        (MonthNames.LEVANTINE, "وصل في 3 يناير وعاد في 5 مارس", ["كانون الثاني", "آذار"]),
        (MonthNames.EGYPTIAN_GULF, "وصل في ٣ تموز", ["يوليو"]),
        (MonthNames.MAGHREBI, "وصل في 3 تموز ثم في 5 أكتوبر", ["جويلية"]),
        (MonthNames.LEVANTINE, "وصل في 3 تموز", []),
        (MonthNames.EGYPTIAN_GULF, "قال: «وصلت في 3 تموز»، وزار ميدان 14 تموز", []),
        (MonthNames.LEVANTINE, "بعد ثورة 25 يناير وفي آب/أغسطس", []),
        (MonthNames.PAN_ARAB, "وصل في 3 تموز", []),
        (None, "وصل في 3 تموز", []),
    ],
)
def test_months_have_the_names_that_the_newsroom_chose(
    house: MonthNames | None, text: str, expected: list[str]
) -> None:
    assert [new for _, new in names(text, HouseStyle(months=house), "months")] == expected
