"""Sums of money whose currency stands before its number, or is a Latin code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.style.currencies import SUBJECTS, misplaced
from studio.style.packs import Problem, read_pack
from studio.style.rules import Subject


def found(text: str, subject: Subject) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.new) for one in misplaced(text, subject)]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("دولار 3", "3 دولارات"),
        ("دولار 10", "10 دولارات"),
        ("دولار 11", "11 دولارًا"),
        ("ريال 99", "99 ريالًا"),
        ("ريال 100", "100 ريال"),
        ("جنيه 103", "103 جنيهات"),
        ("دينار 1,250", "1,250 دينارًا"),
        ("دينار ٩٬٠٠٠", "٩٬٠٠٠ دينار"),
        ("دينار ٧", "٧ دنانير"),
        ("ليرة 50", "50 ليرة"),
        ("ليرة 5", "5 ليرات"),
        ("يورو 5", "5 يورو"),
        ("درهم 8", "8 دراهم"),
        ("شيكل 40", "40 شيكلًا"),
        ("دولار 3.5 مليون", "3.5 مليون دولار"),
        ("دولار 5 ملايين", "5 ملايين دولار"),
        ("دولار أميركي 50", "50 دولارًا أميركيًا"),
        ("دولار أميركي 5", "5 دولارات أميركية"),
        ("ليرة سورية 5", "5 ليرات سورية"),
        ("جنيه مصري 200", "200 جنيه مصري"),
    ],
)
def test_a_currency_goes_behind_its_number_in_the_form_that_this_asks_for(
    said: str, right: str
) -> None:
    assert found(f"بلغ الثمن نحو {said} في السوق", Subject.NAMES) == [(said, right)]


@pytest.mark.parametrize(
    "said",
    ["دولار 1", "دولار 2", "ريال 102", "ريال 0", "دولار 3.5", "دولار 1.250", "شيكل 5", "ين 8"],
)
def test_where_the_form_is_not_certain_none_is_offered(said: str) -> None:
    assert found(f"بلغ الثمن نحو {said} في السوق", Subject.NAMES) == [(said, None)]


@pytest.mark.parametrize(
    "text",
    [
        "سعر صرف الدولار 50 ليرة",
        "سعر صرف دولار 50 في السوق",
        "سعر الدولار ريال 3.75 ريال",
        "ارتفع الدولار 2% وبلغ اليورو 50 ليرة",
        "دفع بالدولار 2024 مرة",
        "نحو دولار 2024 في الخطة",
        "نحو 100 دولار 50 منها مزيفة",
        "بقيمة ألف دولار 50 منها مزيفة",
        "يعادل دولار 50 ليرة",
        "مقابل كل دولار 30 ألف ليرة",
        "فاز ريال 3-1 وتعادل ريال 2 أمام برشلونة",
        "من دولار 50 سنتًا",
        "بلغت 50 دولارًا في المتجر",
        "قرية دينار 3 في الشمال",
    ],
)
def test_a_currency_whose_number_it_is_not_is_left_alone(text: str) -> None:
    assert found(text, Subject.NAMES) == []


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("USD 50", "50 دولارًا"),
        ("USD50", "50 دولارًا"),
        ("50 USD", "50 دولارًا"),
        ("GBP 5", "5 جنيهات إسترلينية"),
        ("1,250 SAR", "1,250 ريالًا سعوديًا"),
        ("100 مليون EUR", "100 مليون يورو"),
        ("LBP 90 ألف", "90 ألف ليرة لبنانية"),
        ("JPY 7", None),
        ("USD 3.50", None),
    ],
)
def test_a_code_becomes_its_currency(said: str, right: str | None) -> None:
    assert found(f"بلغ الثمن {said} أمس", Subject.CODES) == [(said, right)]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("$50", "50 دولارًا"),
        ("$ 5", "5 دولارات"),
        ("1,250$", "1,250 دولارًا"),
        ("€3.5 مليون", "3.5 مليون يورو"),
        ("12 مليار $", "12 مليار دولار"),
        ("£70", "70 جنيهًا إسترلينيًا"),
        ("US$ 100", "100 دولار"),
        ("$1", None),
    ],
)
def test_a_sign_becomes_its_currency(said: str, right: str | None) -> None:
    assert found(f"بلغ الثمن {said} أمس", Subject.SIGNS) == [(said, right)]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("بين $50-60 للبرميل", ["$50"]),
        ("نحو A$ 70 للفرد", ["$ 70"]),
        ("سعره $3.50 فقط", ["$3"]),
        ("نحو $50 ألفًا", ["$50"]),
        ("كتب: It costs $50 a day أمس", ["$50"]),
        ("الرمز $ وحده", []),
    ],
)
def test_a_sign_whose_sum_is_not_certain_is_found_without_a_remedy(
    text: str, signs: list[str]
) -> None:
    assert found(text, Subject.SIGNS) == [(one, None) for one in signs]


def test_of_two_numbers_at_a_code_the_one_before_it_is_its_own() -> None:
    assert found("دفع 50 USD 20 منها نقدًا", Subject.CODES) == [("50 USD", "50 دولارًا")]
    assert found("دفع USD 50، EUR 30", Subject.CODES) == [
        ("USD 50", "50 دولارًا"),
        ("EUR 30", "30 يورو"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "زوج EUR/USD 1.08 وزوج USD/JPY 150",
        "كتب: The fund lent USD 50 million أمس",
        "رمز USD وحده",
        "نحو USD 50 ألفًا",
        "طراز XUSD 50 وUSDT 50",
        "بلغ 50 USD مليون",
    ],
)
def test_a_code_that_is_no_sum_or_belongs_to_latin_words_is_left_alone(text: str) -> None:
    assert found(text, Subject.CODES) == []


def test_tanween_stands_where_the_text_has_it() -> None:
    text = "دفع مبلغاً قدره دولار كندي 50."
    assert found(text, Subject.NAMES) == [("دولار كندي 50", "50 دولاراً كندياً")]


@given(st.text(alphabet="دولار ريال USD$£ 15.,٣مليون:؟", max_size=60))
def test_what_is_found_lies_in_the_text_and_keeps_its_digits(text: str) -> None:
    for subject in SUBJECTS:
        end = 0
        for one in misplaced(text, subject):
            old = text[one.start : one.end]
            assert end <= one.start < one.end
            end = one.end
            if one.new is not None:
                assert [s for s in old if s.isdecimal()] == [s for s in one.new if s.isdecimal()]


def test_a_rule_of_currency_says_what_it_is_about() -> None:
    rule = '[[rule]]\nid = "x"\nkind = "currency"\nmessage = "رسالة"\n'
    assert read_pack(f'{rule}of = "codes"\n').refused == ()
    for of in ("", 'of = "months"\n'):
        (refusal,) = read_pack(rule + of).refused
        assert (refusal.problem, refusal.detail) == (Problem.VALUE_INVALID, "of")
