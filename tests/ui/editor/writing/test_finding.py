"""Words are found as they are meant and replaced where they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from studio.document.article import ArticleText
from studio.document.blocks import Embed, Figure, Gallery, PullQuote, Table
from studio.document.inline import Text, plain
from studio.document.marks import Marks
from tests.builders import figure, fn, p, strong
from tests.profiles import count
from tests.strategies import article_texts
from tests.ui.editor.writing.pages import BODY, body, page, require_whole, where, written

pytestmark = pytest.mark.usefixtures("qapp")


def test_tashkeel_hamza_and_tatweel_make_no_difference() -> None:
    manuscript = page(p("قال أحمَد إن احمـد رأى أَحْمَدَ"), figure("أحمد"))
    found = manuscript.find("احمد")
    texts = [manuscript.match_cursor(one).selectedText() for one in found]
    assert texts == ["أحمَد", "احمـد", "أَحْمَدَ", "\ufffc"]


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


def test_what_cards_and_footnotes_say_is_found_at_their_place_and_replaced() -> None:
    blocks = (
        p("قالت", fn("ليلى في ", strong("ليلى")), " ليلى"),
        figure("ليلى", alt="صورة ليلى", credit="ليلى"),
        PullQuote(text=(Text("قول ليلى"),), by="ليلى"),
        Table(rows=(((Text("ليلى"),), (Text("غيرها"),)),), caption=(Text("جدول ليلى"),)),
        Gallery(figures=(Figure(alt="ليلى", caption=(Text("ليلى", Marks(bold=True)),)),)),
        Embed(url="https://example.org/ليلى", title="ليلى"),
    )
    manuscript = page(*blocks)
    found = manuscript.find("ليلى")
    at = [one.block - BODY for one in found]
    assert at == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert manuscript.match_cursor(found[0]).selectedText() == "\ufffc"
    assert manuscript.card_at(manuscript.match_cursor(found[3])) is not None
    before = list(manuscript.passages)
    manuscript.replace_matches(found, "سلمى")
    said = repr(body(manuscript))
    assert said.count("سلمى") == len(found)
    assert "example.org/ليلى" in said
    assert body(manuscript)[0] == p("قالت", fn("سلمى في ", strong("سلمى")), " سلمى")
    require_whole(manuscript)
    manuscript.undo()
    assert manuscript.passages == before
    (last,) = manuscript.find("غيرها", whole_words=True)
    cursor = manuscript.replace_match(last, "سواها")
    assert manuscript.card_at(cursor) == manuscript.document.findBlockByNumber(last.block)


@settings(max_examples=count(60, 2_000))
@given(text=article_texts(reviewed=True), sought=st.sampled_from("اوةيل"))
def test_what_was_replaced_everywhere_is_found_nowhere(
    qapp: QApplication, text: ArticleText, sought: str
) -> None:
    manuscript = written(text)
    found = manuscript.find(sought)
    assert all(one.within or len(manuscript.match_cursor(one).selectedText()) for one in found)
    assert list(found) == sorted(found)
    manuscript.replace_matches(found, "ظ")
    assert not manuscript.find(sought)
    require_whole(manuscript)
    if found:
        manuscript.undo()
    assert manuscript.find(sought) == found


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
