"""What blocks are made, and what they are when it is taken back."""

import pytest

from studio.arabic.direction import Direction
from studio.document.blocks import Align, ListKind
from tests.builders import (
    fn,
    h,
    li,
    ol,
    p,
    rule,
    strong,
)
from tests.ui.editor.writing.pages import BODY, at, body, over, page, require_whole

pytestmark = pytest.mark.usefixtures("qapp")


def test_blocks_become_and_go_back() -> None:
    manuscript = page(p("أ", strong("ب"), fn("ح")), p("ج"))
    whole = over(manuscript, (BODY, 0), (BODY + 1, 1))
    whole = manuscript.make_heading(whole, 3)
    assert body(manuscript) == (h("أ", strong("ب"), fn("ح"), level=3), h("ج", level=3))
    whole = manuscript.toggle_list(whole, ListKind.NUMBER)
    assert body(manuscript) == (ol("أ", strong("ب"), fn("ح")), ol("ج"))
    whole = manuscript.toggle_list(whole, ListKind.NUMBER)
    whole = manuscript.toggle_quote(whole)
    assert body(manuscript)[1] == p("ج", quote=1)
    whole = manuscript.toggle_quote(whole)
    manuscript.set_align(whole, Align.END)
    assert body(manuscript)[1] == p("ج", align=Align.END)


def test_a_selection_that_ends_at_a_blocks_start_leaves_it() -> None:
    manuscript = page(p("أ"), p("ب"))
    manuscript.make_heading(over(manuscript, (BODY, 0), (BODY + 1, 0)), 2)
    assert body(manuscript) == (h("أ"), p("ب"))


def test_items_move_one_level_and_no_deeper_than_their_list_allows() -> None:
    manuscript = page(li("أ"), li("ب"))
    manuscript.deepen(at(manuscript, BODY, 0))
    assert body(manuscript)[0] == li("أ")
    cursor = manuscript.deepen(at(manuscript, BODY + 1, 0))
    assert body(manuscript)[1] == li("ب", level=1)
    manuscript.deepen(cursor, -1)
    assert body(manuscript)[1] == li("ب")


def test_fields_and_cards_take_no_kind_of_block() -> None:
    manuscript = page(rule())
    for number in range(BODY + 1):
        for change_kind in (manuscript.make_code, manuscript.toggle_quote):
            change_kind(at(manuscript, number, 0))
    assert not manuscript.can_undo


def test_direction_is_said_turned_and_detected() -> None:
    manuscript = page(p("English only"), p("نص"))
    manuscript.turn_direction(at(manuscript, BODY, 0))
    assert body(manuscript)[0] == p("English only", direction=Direction.LTR)
    manuscript.turn_direction(at(manuscript, BODY, 0))
    assert body(manuscript)[0] == p("English only")
    manuscript.detect_direction(over(manuscript, (BODY, 0), (BODY + 1, 2)))
    assert body(manuscript) == (p("English only", direction=Direction.LTR), p("نص"))


def test_items_below_one_that_went_move_up_and_count_anew() -> None:
    manuscript = page(ol("أ"), ol("ب", level=1), ol("ج", level=2), ol("د", start=7), p())
    manuscript.make_paragraph(at(manuscript, BODY, 0))
    assert body(manuscript)[:3] == (p("أ"), ol("ب"), ol("ج", level=1))
    require_whole(manuscript)
    manuscript.undo()
    manuscript.erase(over(manuscript, (BODY, 0), (BODY + 1, 1)))
    require_whole(manuscript)
    assert body(manuscript)[1] == ol("ج", level=1)


def test_lists_that_meet_are_one() -> None:
    manuscript = page(ol("أ"), p("بين"), ol("ب", level=0, start=2))
    manuscript.toggle_list(at(manuscript, BODY + 1, 0), ListKind.NUMBER)
    assert body(manuscript) == (ol("أ"), ol("بين"), ol("ب", start=2))
    manuscript.undo()
    manuscript.erase(over(manuscript, (BODY, 1), (BODY + 1, 3)))
    require_whole(manuscript)
    assert body(manuscript) == (ol("أ"), ol("ب")), "two is what comes after one"
