import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.export.description import LONGEST, SHORTEST, description, shortened, summary
from studio.settings import House
from tests.builders import article, h, p

LONG = "جملة أولى فيها كلام كثير عن القرية والمدرسة والحافلة. " * 12


@given(st.text(max_size=700), st.integers(2, 300))
def test_a_shortened_text_is_short_and_a_beginning(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    assert text.startswith(short.removesuffix("…"))


def test_it_ends_with_a_sentence_or_a_word() -> None:
    assert shortened(LONG, LONGEST).endswith(".")
    assert shortened("كلمة " * 100, 52) == "كلمة " * 9 + "كلمة…"
    assert shortened("ك" * 400, 10) == "ك" * 9 + "…"
    assert shortened("👨‍👩‍👧‍👦" * 10, 5) == "👨‍👩‍…"


def test_what_a_person_wrote_comes_first() -> None:
    wrote = "وصف كتبه محرر الموقع بنفسه ليقرأه من يبحث عن الخبر"
    text = article("عنوان", [p(LONG)], standfirst="مقدمة", search_description=wrote)
    assert description(text, House()) == wrote


@pytest.mark.parametrize("standfirst", ["", "مقدمة قصيرة"])
def test_what_is_short_is_filled_up_from_the_text(standfirst: str) -> None:
    text = article("عنوان", [h("فرعي"), p("نص قصير"), p(LONG)], standfirst=standfirst)
    said = description(text, House(site_name="اسم"))
    assert said.startswith(standfirst or "نص قصير")
    assert SHORTEST <= len(said) <= LONGEST
    assert "\n" not in said


def test_an_article_of_few_words_says_what_there_is() -> None:
    text = article("عنوان", [p("نص"), p("نص")])
    assert description(text, House(site_name="اسم", site_description="شعار")) == "نص عنوان اسم شعار"


def test_a_list_says_the_standfirst_or_the_first_words_and_never_the_headline_again() -> None:
    assert summary(article("عنوان", [p("نص"), p("نص ثان")], standfirst="مقدمة")) == "مقدمة"
    assert summary(article("عنوان", [p("نص"), h("فرعي"), p("بقية")])) == "نص بقية"
    assert summary(article("عنوان", [])) == ""
