"""What is typed into the archive's field means what people mean by it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import Reason, Refused
from studio.newsroom.archive_dates import Days, read_days
from studio.newsroom.archive_query import LONGEST_QUERY, Field, Query, Sought, read_query
from studio.storage.codes import Stage

TODAY = date(2026, 3, 11)


def read(text: str, *, typing: bool = False) -> Query:
    return read_query(text, TODAY, typing=typing)


def test_words_phrases_exclusions_and_beginnings() -> None:
    assert read('الهُدنة "وقف النار" -بيروت «في غزة» مسؤ*').sought == (
        Sought(("الهدنه",)),
        Sought(("وقف", "النار"), exact=True),
        Sought(("بيروت",), excluded=True),
        Sought(("في", "غزه"), exact=True),
        Sought(("مسو",), beginning=True),
    )


def test_a_last_word_is_a_beginning_only_while_it_is_typed() -> None:
    assert read("قمة عما", typing=True).sought[-1].beginning
    assert not read("قمة عما", typing=False).sought[-1].beginning
    assert not read("قمة عمان ", typing=True).sought[-1].beginning
    assert read('"قمة عما', typing=True) == read("قمة عما", typing=True)
    assert read('"قمة عما', typing=False) == read('"قمة عما"')
    assert read("العنوان:عما", typing=True).sought == (
        Sought(("عما",), beginning=True, field=Field.HEADLINE),
    )


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("headline:قمة", Field.HEADLINE),
        ("العنوان:قمة", Field.HEADLINE),
        ("الكاتب:قمة", Field.AUTHOR),
    ],
)
def test_words_are_asked_for_in_a_field(text: str, field: Field) -> None:
    assert read(text).sought == (Sought(("قمه",), field=field),)
    assert read(f"-{text}").sought == (Sought(("قمه",), field=field, excluded=True),)


def test_sections_tags_stages_and_days_narrow() -> None:
    found = read(
        'section:العالم القسم:"آسيا الوسطى" الوسم:غزة tag:x المرحلة:قيد المراجعة stage:spiked'
    )
    assert found.sections == ("العالم", "آسيا الوسطى")
    assert found.tags == ("غزة", "x")
    assert found.stages == (Stage.IN_REVIEW, Stage.SPIKED)
    assert found.sought == ()
    assert read("stage:in_review").stages == (Stage.IN_REVIEW,)
    assert read("التاريخ:الأسبوع الماضي قمة").days == (Days(date(2026, 3, 4), date(2026, 3, 10)),)
    assert read("2026-01-01..2026-02 قمة").days == (Days(date(2026, 1, 1), date(2026, 2, 28)),)


def test_a_name_that_is_no_field_is_a_word_and_an_empty_field_nothing() -> None:
    assert read("رويترز:محادثات").sought == (Sought(("رويترز",)), Sought(("محادثات",)))
    assert read("section: stage: tag:  date:") == Query()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("اليوم", Days(TODAY, TODAY)),
        ("امس", Days(date(2026, 3, 10), date(2026, 3, 10))),
        ("هذا الشهر", Days(date(2026, 3, 1), TODAY)),
        ("الشهر الماضى", Days(date(2026, 2, 1), date(2026, 2, 28))),
        ("العام الماضي", Days(date(2025, 1, 1), date(2025, 12, 31))),
        ("last week", Days(date(2026, 3, 4), date(2026, 3, 10))),
        ("٢٠٢٤-٠٢", Days(date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-12", Days(date(2024, 12, 1), date(2024, 12, 31))),
        ("2025..", Days(date(2025, 1, 1), None)),
        ("..2025-06-30", Days(None, date(2025, 6, 30))),
        ("9999", Days(date(9999, 1, 1), date.max)),
        ("..", None),
        ("غدًا", None),
        ("2025-13", None),
        ("0000", None),
        ("2025..غدا", None),
    ],
)
def test_days_are_what_people_say(text: str, days: Days | None) -> None:
    assert read_days(text, TODAY) == days


def test_what_no_day_or_stage_is_gets_a_sentence_unless_it_is_being_typed() -> None:
    for text, reason in (
        ("date:بكرة", Reason.QUERY_DATE_UNKNOWN),
        ("المرحلة:منشوره جدا stage:publishd x", Reason.QUERY_STAGE_UNKNOWN),
    ):
        with pytest.raises(Refused) as caught:
            read(text, typing=False)
        assert caught.value.reason is reason
    assert read("date:ام", typing=True) == Query()
    assert read("المرحلة:قيد الم", typing=True).stages == ()


def test_what_is_endless_is_refused_with_the_limit() -> None:
    with pytest.raises(Refused) as caught:
        read("ن" * 1_000_000)
    assert caught.value.reason is Reason.QUERY_TOO_LONG
    assert caught.value.facts == {"limit": LONGEST_QUERY}


@given(st.text("ابتمنو \"«»“”-:*.()^+{}[]\\/'\x00\n\u200f,;|&!?#@123 ANDORNEAR", max_size=60))
def test_whatever_is_typed_is_words_of_letters_and_digits(text: str) -> None:
    for one in read(text, typing=True).sought:
        assert one.words
        assert all(word.isalnum() for word in one.words)
