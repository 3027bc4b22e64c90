"""Words are found as they are meant and replaced where they stand."""

import pytest

from studio.document.article import ArticleText
from studio.document.inline import plain
from tests.builders import figure, fn, p, strong
from tests.ui.editor.writing.pages import BODY, body, page, require_whole, where

pytestmark = pytest.mark.usefixtures("qapp")


def test_tashkeel_hamza_and_tatweel_make_no_difference() -> None:
    manuscript = page(p("قال أحمَد إن احمـد رأى أَحْمَدَ"), figure("أحمد"))
    found = manuscript.find("احمد")
    texts = [manuscript.match_cursor(one).selectedText() for one in found]
    assert texts == ["أحمَد", "احمـد", "أَحْمَدَ"]


def test_fields_are_searched_too() -> None:
    assert [one.block for one in page(p("عنوان")).find("عنوان")] == [1, BODY]


def test_whole_words_alone() -> None:
    manuscript = page(p("مدرسة المدرسة مدرسة."))
    assert len(manuscript.find("مدرسة")) == 3
    whole = manuscript.find("مدرسة", whole_words=True)
    assert [one.start for one in whole] == [0, 14]


def test_what_is_behind_an_emoji_and_a_footnote_is_found_in_its_place() -> None:
    manuscript = page(p("👨\u200d👩\u200d👧 نص", fn("ح"), " كلمة"))
    (match,) = manuscript.find("كلمة")
    assert manuscript.match_cursor(match).selectedText() == "كلمة"


def test_nothing_is_found_nowhere() -> None:
    manuscript = page(p("نص"))
    assert manuscript.find("") == manuscript.find(" ") == manuscript.find("ً") == ()


def test_a_replacement_takes_the_marks_of_what_it_replaces() -> None:
    manuscript = page(p("قال ", strong("سامي"), " ثم"))
    (match,) = manuscript.find("سامي")
    cursor = manuscript.replace_match(match, "ليلى")
    assert body(manuscript) == (p("قال ", strong("ليلى"), " ثم"),)
    assert where(manuscript, cursor) == (BODY, 8)


def test_all_are_replaced_as_one_step() -> None:
    manuscript = page(p("سنة وسنة وسنة"), p("عنوان السنة"))
    manuscript.replace_matches(manuscript.find("سنة"), "عام")
    assert body(manuscript) == (p("عام وعام وعام"), p("عنوان العام"))
    require_whole(manuscript)
    manuscript.undo()
    assert body(manuscript) == (p("سنة وسنة وسنة"), p("عنوان السنة"))
    assert not manuscript.can_undo
    manuscript.replace_matches(manuscript.find("عنوان"), "")
    assert plain(manuscript.read(ArticleText()).headline) == ""
    assert body(manuscript)[1] == p("السنة")
