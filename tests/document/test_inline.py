from itertools import pairwise

import pytest
from hypothesis import given, settings

from studio.document.inline import Break, Footnote, Inlines, Text, line, normal, plain, texts
from studio.document.marks import MARK_NAMES, PLAIN, Language, Marks, Review
from tests.builders import br, change, cut, em, fn, inline, ins, lang, link, remark, strong
from tests.profiles import count
from tests.strategies import raw_inlines


def shape(content: Inlines) -> str:
    """Return the text with a new line for a break and a substitute for a footnote."""
    return "".join(
        one.text if isinstance(one, Text) else "\n" if isinstance(one, Break) else "\x1a"
        for one in content
    )


@settings(max_examples=count(200, 10_000))
@given(raw_inlines(reviewed=True))
def test_normal_of_normal_is_normal(content: Inlines) -> None:
    once = normal(content)
    assert normal(once) == once


@settings(max_examples=count(200, 10_000))
@given(raw_inlines())
def test_spaces_stand_single_and_never_at_an_edge(content: Inlines) -> None:
    text = shape(normal(content))
    assert "  " not in text
    assert " \n" not in text
    assert "\n " not in text
    assert text.strip(" \n") == text


@settings(max_examples=count(200, 10_000))
@given(raw_inlines())
def test_no_mark_begins_or_ends_at_a_space(content: Inlines) -> None:
    kept = normal(content)
    for name in MARK_NAMES:
        values = [
            (one.text, getattr(one.marks, name)) if isinstance(one, Text) else ("", None)
            for one in kept
        ]
        for index, (text, value) in enumerate(values):
            if value and text.startswith(" "):
                assert index
                assert values[index - 1][1] == value
            if value and text.endswith(" "):
                assert index + 1 < len(values)
                assert values[index + 1][1] == value


@settings(max_examples=count(200, 10_000))
@given(raw_inlines())
def test_neighbouring_runs_differ_and_none_is_empty(content: Inlines) -> None:
    kept = normal(content)
    for one in kept:
        assert not isinstance(one, Text) or one.text
    for one, other in pairwise(kept):
        if isinstance(one, Text) and isinstance(other, Text):
            assert (one.marks, one.review) != (other.marks, other.review)


@settings(max_examples=count(200, 10_000))
@given(raw_inlines(reviewed=True))
def test_words_are_kept(content: Inlines) -> None:
    assert shape(normal(content)).split() == shape(content).split()


@settings(max_examples=count(200, 10_000))
@given(raw_inlines(reviewed=True))
def test_suggested_breaks_are_left_alone(content: Inlines) -> None:
    def suggested(inlines: Inlines) -> list[Break]:
        return [
            one
            for one in inlines
            if isinstance(one, Break) and (one.review.insertion or one.review.deletion)
        ]

    assert suggested(normal(content)) == suggested(content)


def test_a_suggested_space_at_an_edge_survives() -> None:
    by = change()
    content = inline(cut(" ", by=by), "نص", ins(" ", by=by))
    assert shape(content) == " نص "
    assert shape(inline(" ", "نص", " ")) == "نص"


def test_a_space_takes_the_marks_that_both_sides_share() -> None:
    assert inline(strong("أ"), strong(" "), strong(em("ب"))) == (
        Text("أ ", Marks(bold=True)),
        Text("ب", Marks(bold=True, italic=True)),
    )
    assert inline(strong("أ "), "ب") == (Text("أ", Marks(bold=True)), Text(" ب"))
    assert inline(strong("أ"), " ", strong("ب"))[1] == Text(" ")


def test_breaks_carry_no_marks_and_no_spaces_around_them() -> None:
    assert inline("أ ", br(), " ب") == (Text("أ"), Break(), Text("ب"))
    assert inline(br(), "أ", br(), br(), "ب", br()) == (Text("أ"), Break(), Break(), Text("ب"))


def test_no_break_spaces_are_not_spaces() -> None:
    assert inline("\u00a0أ\u00a0\u00a0ب\u00a0") == (Text("\u00a0أ\u00a0\u00a0ب\u00a0"),)


def test_a_footnote_holds_text_only() -> None:
    nested = Footnote((Text("أ"), Break(), Footnote((Text("ب"),)), Text(" ج")))
    assert nested.content == (Text("أ ب ج"),)


def test_texts_makes_new_lines_breaks() -> None:
    assert texts("أ\r\nب\u2028ج", "د\u202e") == inline("أ", br(), "ب", br(), "ج", br(), "د")
    assert texts("") == ()


def test_a_line_keeps_language_and_review_alone() -> None:
    headline = line(inline(strong("أ"), br(), lang("en", "B"), fn("ج"), remark("t1", "د")))
    assert shape(headline) == "أ Bجد"
    assert [one.marks for one in headline if isinstance(one, Text)] == [
        PLAIN,
        Marks(language=Language("en")),
        PLAIN,
        PLAIN,
    ]
    assert headline[-1].review.comments == ("t1",)


def test_a_line_of_text_keeps_no_break_spaces() -> None:
    assert line(" 10\u00a0كم\n شمالًا ") == (Text("10\u00a0كم شمالًا"),)


def test_plain_leaves_footnotes_out() -> None:
    assert plain(inline("أ", fn("ب"), br(), link("https://a.b", "ج"))) == "أ\nج"


def test_forbidden_characters_are_refused() -> None:
    with pytest.raises(ValueError, match=r"U\+000A"):
        Text("a\nb")


def test_a_suggestion_of_no_letters_keeps_no_space() -> None:
    nothing = Text("", review=Review(insertion=change()))
    assert normal((Text("نص "), nothing)) == texts("نص")
    assert line((nothing, Text(" عنوان "))) == texts("عنوان")
