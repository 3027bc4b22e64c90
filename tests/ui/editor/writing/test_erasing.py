"""What erasing does where it is done, and what it never does."""

import pytest
from PySide6.QtGui import QTextCursor

from studio.document.article import ArticleText
from studio.document.blocks import Block, BlockReview, Box
from studio.document.inline import plain
from studio.ui.editor.writing.manuscript import Manuscript
from tests.builders import (
    article,
    code,
    figure,
    h,
    li,
    p,
    rule,
    strong,
)
from tests.ui.editor.writing.pages import (
    BODY,
    at,
    body,
    over,
    page,
    require_whole,
    where,
    written,
)

pytestmark = pytest.mark.usefixtures("qapp")


def titles(manuscript: Manuscript) -> tuple[str, str, str]:
    text = manuscript.read(ArticleText())
    return plain(text.kicker), plain(text.headline), plain(text.standfirst)


@pytest.mark.parametrize("number", range(BODY))
def test_fields_are_never_joined(number: int) -> None:
    manuscript = page(p("نص"))
    before = titles(manuscript)
    manuscript.erase_back(at(manuscript, number + 1, 0))
    manuscript.erase_on(at(manuscript, number, -1))
    manuscript.erase_word_back(at(manuscript, number + 1, 0))
    manuscript.erase_word_on(at(manuscript, number, -1))
    assert titles(manuscript) == before
    assert body(manuscript) == (p("نص"),)
    assert not manuscript.can_undo


def test_erasing_everything_leaves_the_fields_empty() -> None:
    manuscript = page(p("نص"), figure(), p("بعد"))
    cursor = QTextCursor(manuscript.document)
    cursor.select(QTextCursor.SelectionType.Document)
    manuscript.erase(cursor)
    assert titles(manuscript) == ("", "", "")
    assert body(manuscript) == (p(),)
    require_whole(manuscript)


def test_a_selection_over_fields_and_body_keeps_both() -> None:
    manuscript = page(p("نص طويل"))
    cursor = manuscript.erase(over(manuscript, (1, 2), (BODY, 3)))
    assert titles(manuscript) == ("عاجل", "عن", "")
    assert body(manuscript) == (p("طويل"),)
    assert where(manuscript, cursor) == (1, 2)


def test_back_at_the_start_joins_with_the_paragraph_before() -> None:
    manuscript = page(h("عنوان"), p("نص", strong("!")))
    cursor = manuscript.erase_back(at(manuscript, BODY + 1, 0))
    assert body(manuscript) == (h("عنواننص", strong("!")),)
    assert where(manuscript, cursor) == (BODY, 5)


def test_an_empty_paragraph_goes_and_its_neighbour_stays_what_it_is() -> None:
    manuscript = page(p(), h("عنوان"))
    manuscript.erase_back(at(manuscript, BODY + 1, 0))
    assert body(manuscript) == (h("عنوان"),)
    manuscript.undo()
    manuscript.erase_on(at(manuscript, BODY, 0))
    assert body(manuscript) == (h("عنوان"),)


@pytest.mark.parametrize(
    ("block", "plainer"),
    [
        (li("بند"), p("بند")),
        (li("بند", quote=1), p("بند", quote=1)),
        (h("عنوان"), p("عنوان")),
        (p("قول", quote=2), p("قول", quote=1)),
        (p("قول", quote=1), p("قول")),
        (p("علبة", box=Box.INFO), p("علبة")),
        (code("x"), p("x")),
    ],
)
def test_back_at_the_start_first_makes_a_block_plainer(block: Block, plainer: Block) -> None:
    manuscript = page(p("قبل"), block)
    manuscript.erase_back(at(manuscript, BODY + 1, 0))
    assert body(manuscript) == (p("قبل"), plainer)


def test_a_card_is_first_chosen_and_then_erased() -> None:
    card = figure(alt="جسر")
    manuscript = page(p("قبل"), card, p("بعد"))
    for cursor in (
        manuscript.erase_back(at(manuscript, BODY + 2, 0)),
        manuscript.erase_on(at(manuscript, BODY, -1)),
    ):
        assert manuscript.selected_blocks(cursor) == (card,)
        assert not manuscript.can_undo
    cursor = manuscript.erase_back(cursor)
    assert body(manuscript) == (p("قبل"), p("بعد"))
    require_whole(manuscript)
    manuscript.undo()
    assert body(manuscript)[1] == card


def test_an_empty_paragraph_beside_a_card_goes() -> None:
    manuscript = page(rule(), p(), rule())
    cursor = manuscript.erase_back(at(manuscript, BODY + 1, 0))
    assert body(manuscript) == (rule(), rule())
    assert manuscript.selected_blocks(cursor) == (rule(),)


def test_the_only_card_can_be_erased() -> None:
    manuscript = page(rule())
    cursor = manuscript.erase(manuscript.card_cursor(manuscript.block_at(0)))
    assert body(manuscript) == (p(),)
    assert where(manuscript, cursor) == (BODY, 0)


def test_the_lead_picture_is_erased_like_a_card() -> None:
    manuscript = written(article("عنوان", [p("نص")], lead_picture=figure(alt="جسر")))
    manuscript.erase_back(manuscript.erase_back(at(manuscript, BODY + 1, 0)))
    assert manuscript.read(ArticleText()).lead_picture is None
    assert body(manuscript) == (p("نص"),)


def test_comments_on_a_joined_block_stay() -> None:
    manuscript = page(p("أ"), p("ب", review=BlockReview(comments=("t1",))))
    manuscript.erase_back(at(manuscript, BODY + 1, 0))
    assert body(manuscript)[0].review.comments == ("t1",)


def test_a_vowel_sign_goes_alone_and_an_emoji_whole() -> None:
    manuscript = page(p("مُحَمَّدٌ", "👨\u200d👩\u200d👧"))
    cursor = manuscript.erase_back(at(manuscript, BODY, -1))
    assert body(manuscript) == (p("مُحَمَّدٌ"),)
    manuscript.erase_back(cursor)
    assert body(manuscript) == (p("مُحَمَّد"),)
    manuscript.erase_on(at(manuscript, BODY, 0))
    assert body(manuscript) == (p("حَمَّد"),), "the letter goes with its sign"


def test_words_are_erased_without_their_punctuation() -> None:
    manuscript = page(p("قالت «رويترز» أمس."))
    manuscript.erase_word_back(at(manuscript, BODY, 12))
    assert body(manuscript) == (p("قالت «» أمس."),)
    manuscript.erase_word_on(at(manuscript, BODY, 0))
    assert body(manuscript) == (p("«» أمس."),)


def test_what_an_input_method_takes_back_is_replaced() -> None:
    manuscript = page(p("abc"))
    cursor = manuscript.erase_around(at(manuscript, BODY, 3), -2, 2)
    manuscript.insert(cursor, "ج")
    assert body(manuscript) == (p("aج"),)
    same = manuscript.erase_around(at(manuscript, BODY, 0), -2, 2)
    assert where(manuscript, same) == (BODY, 0)
    assert body(manuscript) == (p("aج"),)


def test_cards_at_the_ends_of_a_selection_stay_where_only_their_side_is_touched() -> None:
    manuscript = page(rule(), p("بين"), figure(alt="جسر"))
    manuscript.erase(over(manuscript, (BODY, 1), (BODY + 2, 0)))
    assert body(manuscript) == (rule(), figure(alt="جسر"))
    manuscript.undo()
    manuscript.erase(over(manuscript, (BODY, 0), (BODY + 1, 2)))
    assert body(manuscript) == (p("ن"), figure(alt="جسر"))
    manuscript.undo()
    cursor = manuscript.erase(over(manuscript, (BODY + 1, 1), (BODY + 2, 1)))
    assert body(manuscript) == (rule(), p("ب"))
    assert where(manuscript, cursor) == (BODY + 1, 1)
    manuscript.undo()
    manuscript.erase(over(manuscript, (BODY, 0), (BODY + 2, 1)))
    assert body(manuscript) == (p(),)
    require_whole(manuscript)
