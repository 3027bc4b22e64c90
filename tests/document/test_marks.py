from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.document.marks import (
    FORBIDDEN,
    Change,
    Language,
    Link,
    Marks,
    Review,
    clean,
    language_tag,
    one_line,
    require_clean,
)
from tests.builders import change
from tests.profiles import count

ANY_TEXT = st.text(st.characters(codec=None), max_size=20)


@settings(max_examples=count(200, 10_000))
@given(ANY_TEXT)
@example("\ufffc")
@example("a\ufffcب")
def test_what_is_clean_holds_nothing_forbidden_and_stays_as_it_is(text: str) -> None:
    kept = clean(text)
    assert not FORBIDDEN.search(kept)
    assert clean(kept) == kept
    require_clean(kept)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\tb\nc\vd\fe\rf\x85g\u2028h\u2029i", "a b c d e f g h i"),
        ("\u202aa\u202bb\u202cc\u202dd\u202ee", "abcde"),
        ("a\x00\x07\ufffc\ufdd0\ufffe\U0001fffe\U0010ffffb\ud800", "ab"),
        ("\u200f\u200e\u2066a\u2069\u200c\u00a0", "\u200f\u200e\u2066a\u2069\u200c\u00a0"),
        ("مُحَمَّدٌ كتـــاب", "مُحَمَّدٌ كتـــاب"),
    ],
)
def test_separators_become_spaces_and_what_cannot_stand_goes(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_an_unclean_text_is_named_by_its_character() -> None:
    with pytest.raises(ValueError, match=r"U\+202E"):
        require_clean("a\u202eb")


def test_one_line_keeps_no_break_spaces() -> None:
    assert one_line("  10\u00a0كم \n\t شمالًا ") == "10\u00a0كم شمالًا"


@pytest.mark.parametrize("tag", ["ar", "en-GB", "zh-Hant-TW", " fa "])
def test_language_tags_of_the_right_form_are_kept(tag: str) -> None:
    assert language_tag(tag) == tag.strip()


@pytest.mark.parametrize("tag", ["", "عربي", "e n", "en_GB", '"><b>', "a" * 9, "a-" + "b" * 40])
def test_what_does_not_have_the_form_of_a_language_tag_is_none(tag: str) -> None:
    assert language_tag(tag) == ""
    assert Marks(language=Language(tag)) == Marks()


def test_links_lose_what_nobody_sees() -> None:
    link = Link(" https://a.b/\u200b\u202ec\u00a0d\n", " عنوان\n طويل ", "UGC nofollow ugc")
    assert link == Link("https://a.b/cd", "عنوان طويل", "nofollow ugc")
    assert Marks(link=Link(" \u200f")) == Marks()


def test_code_excludes_all_but_link_and_language() -> None:
    language = Language("en", Direction.LTR)
    everything = Marks(
        bold=True,
        italic=True,
        underline=True,
        strike=True,
        superscript=True,
        code=True,
        link=Link("https://a.b"),
        language=language,
    )
    assert everything == Marks(code=True, link=Link("https://a.b"), language=language)


def test_text_is_not_raised_and_lowered_at_once() -> None:
    assert Marks(superscript=True, subscript=True) == Marks(superscript=True)


def test_times_of_changes_are_whole_seconds_in_utc() -> None:
    local = datetime(2025, 1, 6, 3, 30, 1, 999, tzinfo=timezone(timedelta(hours=3)))
    assert Change("c", 1, local).at == datetime(2025, 1, 6, 0, 30, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        Change("c", 1, datetime(2025, 1, 6))  # noqa: DTZ001 - the fault itself


def test_comments_are_sorted_and_stand_once() -> None:
    assert Review(comments=("b", "a", "b")).comments == ("a", "b")
    assert Review(insertion=change()).tracked == (change(), None)
