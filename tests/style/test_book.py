"""What each kind of rule finds, and what it leaves alone."""

import pytest

from studio.document.findings import Level, Rewrite, chosen
from studio.style.book import Rulebook, mended
from studio.style.packs import built_in_book
from studio.style.patterns import compiled, matches
from studio.style.rules import Kind, Rule, Said, Scope, Subject


def found(text: str, scope: Scope = Scope.BODY) -> list[tuple[str, str]]:
    """Return what the shipped rules find: ids and words."""
    texts = text.split("\n")
    return [
        (one.code, texts[at][one.start : one.end]) for at, one in built_in_book().find(texts, scope)
    ]


def put_right(text: str) -> str:
    texts = text.split("\n")
    return "\n".join(mended(texts, built_in_book().find(texts, Scope.BODY)))


def rule(**fields: object) -> Rule:
    whole = {"id": "x", "kind": Kind.EXISTENCE, "level": Level.WARNING, "message": Said("س")}
    return Rule(**{**whole, **fields})  # type: ignore[arg-type]


def test_a_word_is_found_behind_its_proclitics_and_with_its_endings() -> None:
    assert put_right("والمسئولون وبالمسئولين وللمسئولة فمسئول") == (
        "والمسؤولون وبالمسؤولين وللمسؤولة فمسؤول"
    )


def test_a_word_inside_of_another_is_none() -> None:
    assert found("الاوراق والوانها") == []
    assert found("مسئولًا")[:0] == []


def test_a_phrase_is_found_by_its_words() -> None:
    assert found("إنشاء الله تعالى") == [("common_errors", "إنشاء الله")]
    assert found("إنشاء المدرسة") == []


def test_two_possible_words_are_both_offered_and_none_is_safe() -> None:
    ((_, finding),) = built_in_book().find(["قيل ان الوفد وصل"], Scope.BODY)
    offered = [one for one in finding.remedies if isinstance(one, Rewrite)]
    assert [one.shown for one in offered] == ["أن", "إن"]
    assert not any(one.safe for one in offered)


def test_nothing_is_safe_inside_of_a_quotation() -> None:
    ((_, outside),) = built_in_book().find(["وصل الى عمان"], Scope.BODY)
    ((_, inside),) = built_in_book().find(["قال «وصل الى عمان» ثم مضى"], Scope.BODY)
    assert chosen([outside], safe=True)
    assert not chosen([inside], safe=True)
    assert chosen([inside])


def test_what_holds_outside_of_quotations_alone_is_silent_inside() -> None:
    assert found("وقال إن الوفد كرر: «سوف لن نعود»") == []
    assert found("سوف لن نعود") == [("sawfa_lan", "سوف لن")]


def test_addresses_are_passed_over() -> None:
    assert found("زوروا https://example.org/الى,بعيد الموقع") == []


def test_a_text_without_arabic_is_passed_over() -> None:
    assert found('He said "no", then left ; really ?') == []


def test_a_rule_looks_at_its_parts_alone() -> None:
    assert found("وصل الوفد.", Scope.HEADLINE) == [("headline_full_stop", ".")]
    assert found("وصل الوفد.", Scope.BODY) == []


def test_the_spelling_that_is_met_less_often_is_minded() -> None:
    text = "زار نتنياهو المدينة\nوقال نتنياهو\nوغادر نتانياهو"
    assert found(text) == [("names", "نتانياهو")]
    assert put_right(text).endswith("وغادر نتنياهو")


def test_a_name_is_found_behind_a_proclitic() -> None:
    assert found("زار غوتيريش المدينة\nقال غوتيريش\nوعُرض على جوتيريش ولجوتيريش") == [
        ("names", "جوتيريش"),
        ("names", "جوتيريش"),
    ]


@pytest.mark.parametrize(
    ("text", "mended_text"),
    [
        ("مصطفى مدبولي\nمصطفى مدبولى\nمصطفى مدبولي", "مصطفى مدبولي\nمصطفى مدبولي\nمصطفى مدبولي"),
        ("انطونيو غوتيريش\nوانطونيو\nأنطونيو", "أنطونيو غوتيريش\nوأنطونيو\nأنطونيو"),
        ("إلى واشنطون ومن واشنطن", "إلى واشنطن ومن واشنطن"),
    ],
)
def test_of_a_known_name_the_right_spelling_holds(text: str, mended_text: str) -> None:
    assert put_right(text) == mended_text
    assert found(mended_text) == []


@pytest.mark.parametrize(
    "text",
    ["سلطنة عُمان\nمن عمان\nوعَمّان", "فى مصر\nفي مصر", "يلتقى الوزير\nيلتقي الوفد", "كنـدا\nكندا"],
)
def test_two_words_that_are_spelt_alike_are_no_two_spellings(text: str) -> None:
    assert "names" not in {code for code, _ in found(text)}


def test_words_of_arabic_are_no_names() -> None:
    assert found("حسن وحسين وكاتب وكتاب وعنصر وعناصر وروسيا والروسي والروسية") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("يوم الثلاثاء الموافق 6 يناير 2025", "weekday"),
        ("الجمعة، ٣ كانون الثاني ٢٠٢٦", "weekday"),
        ("الاثنين 31 فبراير 2025", ""),
        ("السبت 14 مارس 2026", ""),
    ],
)
def test_a_day_is_held_against_its_date(text: str, code: str) -> None:
    assert [one for one, _ in found(text)] == ([code] if code else [])


def test_a_long_sentence_is_minded_where_it_becomes_too_long() -> None:
    book = Rulebook(
        (rule(kind=Kind.LENGTH, subject=Subject.SENTENCES, max=3, scopes=frozenset({Scope.BODY})),)
    )
    text = "أول ثان ثالث. أول ثان ثالث رابع خامس."
    assert [text[one.start : one.end] for _, one in book.find([text], Scope.BODY)] == ["رابع"]


def test_a_pattern_that_takes_too_long_finds_nothing_and_holds_nobody_up() -> None:
    slow = compiled("(?:ا+)+ب")
    assert list(matches(slow, "ا" * 5_000)) == []


def test_remedies_that_meet_are_not_done_together() -> None:
    book = Rulebook((rule(id="a", pattern="اب", fix="تث"), rule(id="b", pattern="بج", fix="خد")))
    texts = ["ابج"]
    assert mended(texts, book.find(texts, Scope.BODY)) == ["تثج"]


def test_an_exception_is_left_alone() -> None:
    book = Rulebook((rule(pattern="ا.", exceptions=frozenset({"اب"})),))
    assert len(book.find(["اب اج"], Scope.BODY)) == 1


def test_the_first_way_holds_where_two_are_even() -> None:
    assert put_right("بلغت 12 ثم ١٥") == "بلغت 12 ثم 15"


def test_ways_behind_a_number_become_what_most_of_the_article_has() -> None:
    text = "بنسبة 41%، و5 بالمئة\nو3.5\u00a0في المئة، و7 بالمئة\nو8 بالمائة"
    assert found(text) == [
        ("percent_ways", "41%"),
        ("percent_ways", "3.5\u00a0في المئة"),
        ("hundred", "المائة"),
    ]
    assert put_right(text) == "بنسبة 41 بالمئة، و5 بالمئة\nو3.5 بالمئة، و7 بالمئة\nو8 بالمئة"


@pytest.mark.parametrize(
    "text",
    [
        "خمسون في المئة منهم، و41%",
        "قال «41 بالمئة»، ثم 12%",
        "ارتفعت 41 بالمئة و12 بالمئة",
        "https://example.org/41% ثم 12 بالمئة",
    ],
)
def test_one_way_of_per_cent_and_what_is_no_number_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_way_of_per_cent_in_a_headline_is_no_way_of_the_text() -> None:
    assert found("41% ثم 5 بالمئة", Scope.HEADLINE) == []


def test_a_name_that_no_list_has_is_told_from_words_by_the_stems_of_arabic() -> None:
    """Neither spelling of the first two is in a list; the others are inflections of one word."""
    paragraphs = ["قال ميتسوتاكيس إن أكشينار راضية", "رد متسوتاكيس على أكشنار"]
    assert found("\n".join(paragraphs)) == [("names", "متسوتاكيس"), ("names", "أكشنار")]
    assert found("حدد موعدهما وكاتبها\nحدد موعديهما وكاتبوها") == []
