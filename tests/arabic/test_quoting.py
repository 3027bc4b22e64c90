"""Quotations are found whichever marks they were typed with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.quoting import MARKS, SINGLE, Quotation, quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("قال «نعم» ومضى", ["نعم"]),
        ('قال "نعم" ومضى', ["نعم"]),
        ("وصفه بـ”النازية الجديدة” أمس", ["النازية الجديدة"]),
        ("قال »نعم« ومضى", ["نعم"]),
        ("“رويترز”، و«الأيام».", ["رويترز", "الأيام"]),
        ("قال: «سمعت “لا” واضحة».", ["سمعت “لا” واضحة", "لا"]),
        ("(«نعم»)", ["نعم"]),
        ('شاشة 55" كبيرة', []),
        ("قال ‘نعم’ ومضى", ["نعم"]),
        ("قال 'نعم ولا' ومضى", ["نعم ولا"]),
        ("قال ’نعم‘، ومضى", ["نعم"]),
        ("وصفه بـ‘الكبير’.", ["الكبير"]),
        ("قال: «سمعت ‘لا’ واضحة».", ["سمعت ‘لا’ واضحة", "لا"]),
        ('‘قال "نعم" ومضى’', ['قال "نعم" ومضى', "نعم"]),
        ("«‘نعم’ قال ‘لا’»", ["‘نعم’ قال ‘لا’", "نعم", "لا"]),
        ("‘طوله 6' تقريبًا’", ["طوله 6' تقريبًا"]),
        ("قناة ‘فرانس 24’ و'قناة BBC'", ["فرانس 24", "قناة BBC"]),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    found = quotations(text)
    assert [text[one.start + 1 : one.end] for one in found.pairs] == quoted
    assert not found.unpaired


def test_a_quotation_in_another_is_deeper() -> None:
    assert [one.depth for one in quotations("«سمعت “لا” واضحة»").pairs] == [0, 1]


def test_a_mark_without_a_partner_is_named() -> None:
    assert quotations("قال «نعم ومضى").unpaired == (4,)
    assert quotations("قال نعم» ومضى").unpaired == (7,)


@pytest.mark.parametrize(
    "text",
    [
        "ألبوم It's وفرقة O'Neill وفيلم The Players' Club أمس",
        "كتبها Sana'a أو Sana’a، ورسم اسمه ‘Abd al-Qādir وʿUmar وQur’an",
        "طوله 5' 6\" وسجّل في 45' و90'+3",
        "من جيل ’68 وصيف '92",
        "ع' البحر وبنت ع'الحارة",
        "The ‘first’ and 'second' في الخبر",
    ],
)
def test_an_apostrophe_quotes_nothing(text: str) -> None:
    assert quotations(text) == ((), ())


def test_a_single_mark_without_a_partner_is_named_and_parts_no_other_pair() -> None:
    found = quotations("قال «نعم 'ولا ومضى» ثم عاد")
    assert found == ((Quotation(4, 18, 0),), (9,))
    assert quotations("قال نعم’ ومضى").unpaired == (7,)
    assert quotations("‘قال «نعم ومضى’").unpaired == (0, 5, 14)


def test_what_is_quoted_lies_between_the_marks() -> None:
    found = quotations("قال «نعم» ومضى")
    assert found.pairs == (Quotation(4, 8, 0),)
    assert found.holds(5, 8)
    assert not found.holds(4, 5)
    assert not found.holds(0, 3)


@given(st.text(alphabet=f"{MARKS}{SINGLE} ابجa.،1ـ", max_size=40))
def test_every_mark_is_half_of_a_pair_or_alone(text: str) -> None:
    found = quotations(text)
    used = [at for one in found.pairs for at in (one.start, one.end)] + list(found.unpaired)
    assert len(used) == len(set(used))
    assert all(text[at] in MARKS + SINGLE for at in used)
    assert all(one.start < one.end for one in found.pairs)
    assert {at for at, sign in enumerate(text) if sign in MARKS and sign != '"'} <= set(used)
