"""What goes out to others and comes in from them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from studio.arabic.direction import Direction
from studio.document.article import ArticleText
from studio.document.faults import Removal
from studio.document.review import accepted
from studio.document.tree import Document
from studio.errors import Reason, Refused
from studio.ui.editor.writing.clipboard import OWN_TYPE, copied, pasted, takes
from studio.ui.editor.writing.manuscript import Manuscript
from tests.builders import (
    article,
    br,
    code,
    figure,
    fn,
    h,
    ins,
    li,
    link,
    p,
    remark,
    rule,
    strong,
    table,
)
from tests.profiles import count
from tests.strategies import documents
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

PASTES = Path(__file__).parents[3] / "data" / "pastes"
RTL = Direction.RTL


def everything(manuscript: Manuscript) -> QTextCursor:
    """Select the body."""
    last = len(manuscript.passages) - 1
    return over(manuscript, (BODY, 0), (last, manuscript.passages[last].size))


def html(text: str) -> QMimeData:
    content = QMimeData()
    content.setHtml(text)
    return content


def plain_text(text: str) -> QMimeData:
    content = QMimeData()
    content.setText(text)
    return content


@settings(max_examples=count(50, 2_000))
@given(document=documents(reviewed=True))
def test_blocks_travel_whole_between_texts(document: Document) -> None:
    manuscript = written(ArticleText(body=document))
    content = copied(manuscript, everything(manuscript))
    if not content.formats():
        return
    same = pasted(content, document.direction, "ar", into=manuscript).blocks
    blocks = manuscript.selected_blocks(everything(manuscript))
    assert same == Document(blocks, document.direction).blocks
    other = pasted(content, document.direction, "ar").blocks
    assert other == accepted(Document(blocks, document.direction)).blocks


def test_three_forms_are_given() -> None:
    manuscript = page(p("نص ", strong("مهم")), h("عنوان"))
    content = copied(manuscript, everything(manuscript))
    assert content.text() == "نص مهم\n\nعنوان"
    assert "<strong>" in content.html() and "<h2" in content.html()  # noqa: PT018 - one page
    assert json.loads(bytes(content.data(OWN_TYPE).data()))["document"]["direction"] == "rtl"
    assert not copied(manuscript, at(manuscript, BODY, 0)).formats()


def test_blocks_keep_their_direction_in_a_text_that_runs_the_other_way() -> None:
    manuscript = page(p("نص"), p("words", direction=Direction.LTR))
    content = copied(manuscript, everything(manuscript))
    english = written(article("Title", Document((), Direction.LTR, "en")))
    found = pasted(content, Direction.LTR, "en")
    english.paste(at(english, BODY, 0), found.blocks)
    assert body(english) == (p("نص", direction=RTL), p("words"))


def test_comments_and_suggestions_come_along_only_in_the_same_text() -> None:
    manuscript = page(p(remark("t1", "كلمة"), ins(" مضافة")))
    content = copied(manuscript, everything(manuscript))
    assert pasted(content, RTL, "ar", into=manuscript).blocks == body(manuscript)
    assert pasted(content, RTL, "ar", into=page()).blocks == (p("كلمة مضافة"),)
    manuscript.render(ArticleText())
    assert pasted(content, RTL, "ar", into=manuscript).blocks == (p("كلمة مضافة"),)


@pytest.mark.parametrize("broken", ["", "[]", '{"version":1,"document":{"blocks":[{}]}}', "\udcff"])
def test_broken_blocks_are_no_blocks(broken: str) -> None:
    content = plain_text("نص")
    content.setData(OWN_TYPE, broken.encode("utf-8", "surrogateescape"))
    assert pasted(content, RTL, "ar").blocks == (p("نص"),)


def test_html_is_cleaned_and_told() -> None:
    found = pasted(html("<h2>عنوان</h2><p>نص <b>مهم</b></p><script>x()</script>"), RTL, "ar")
    assert found.blocks == (h("عنوان"), p("نص ", strong("مهم")))
    assert found.removed == (Removal.ACTIVE,)


def test_html_as_text_is_text() -> None:
    content = html("<b>مهم</b>")
    content.setText("مهم")
    assert pasted(content, RTL, "ar", text_only=True).blocks == (p("مهم"),)


def test_html_without_words_gives_way_to_text() -> None:
    content = html("<meta charset=utf-8>")
    content.setText("نص\nآخر")
    assert pasted(content, RTL, "ar").blocks == (p("نص"), p("آخر"))


@pytest.mark.parametrize(
    ("much", "reason"),
    [
        ("<p>" + "ا" * 30_000_000, Reason.TEXT_TOO_LONG),
        ("<p class='x'>نص</p>" * 300_000, Reason.HTML_TOO_LARGE),
    ],
    ids=["words", "tags"],
)
def test_what_is_too_much_is_refused(much: str, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        pasted(html(much), RTL, "ar")
    assert refused.value.reason is reason


def test_what_can_be_taken_is_known_before() -> None:
    assert takes(plain_text("x"))
    assert takes(html("x"))
    assert not takes(QMimeData())


@pytest.mark.parametrize("name", sorted(path.name for path in PASTES.glob("*.html")))
def test_pages_of_other_programs_come_in(name: str) -> None:
    manuscript = page(p("قبل بعد"))
    found = pasted(html((PASTES / name).read_text(encoding="utf-8")), RTL, "ar")
    assert found.blocks
    manuscript.paste(at(manuscript, BODY, 4), found.blocks)
    require_whole(manuscript)
    assert len(body(manuscript)) >= len(found.blocks)
    manuscript.undo()
    assert body(manuscript) == (p("قبل بعد"),)


# Where it goes


def test_one_paragraph_goes_into_the_paragraph() -> None:
    manuscript = page(li("قبل بعد"))
    cursor = manuscript.paste(at(manuscript, BODY, 4), (p(strong("وسط"), fn("ح"), " "),))
    assert body(manuscript) == (li("قبل ", strong("وسط"), fn("ح"), "بعد"),)
    assert where(manuscript, cursor) == (BODY, 8)


def test_several_blocks_stand_between_what_was_there() -> None:
    manuscript = page(li("قبلبعد"))
    cursor = manuscript.paste(at(manuscript, BODY, 3), (p("أ"), h("ب"), p("ج")))
    assert body(manuscript) == (li("قبلأ"), h("ب"), p("جبعد"))
    assert where(manuscript, cursor) == (BODY + 2, 1)
    manuscript.undo()
    manuscript.paste(at(manuscript, BODY, 3), (rule(),))
    assert body(manuscript) == (li("قبل"), rule(), li("بعد"))


def test_an_empty_item_keeps_its_kind_for_one_paragraph() -> None:
    manuscript = page(li(), p())
    manuscript.paste(at(manuscript, BODY, 0), (p("بند"),))
    manuscript.paste(at(manuscript, BODY + 1, 0), (h("عنوان"),))
    assert body(manuscript) == (li("بند"), h("عنوان"))


def test_a_field_takes_one_line_of_text() -> None:
    manuscript = page()
    blocks = (h("أول ", strong("مهم")), p("ثان", br(), "سطر", fn("ح")), rule(), table(("خلية",)))
    cursor = manuscript.paste(over(manuscript, (1, 0), (1, 5)), blocks)
    assert manuscript.read(ArticleText()).headline == p("أول مهم ثان سطر خلية").content
    assert where(manuscript, cursor) == (1, 20)
    require_whole(manuscript)


def test_code_takes_lines() -> None:
    manuscript = page(code("ab"))
    manuscript.paste(at(manuscript, BODY, 1), (p("x  y"), p(strong("z"))))
    assert body(manuscript) == (code("ax y\nzb"),)


@pytest.mark.parametrize(("place", "expected"), [(0, (p("نص"), rule())), (1, (rule(), p("نص")))])
def test_beside_a_card_blocks_stand_on_their_own(place: int, expected: object) -> None:
    manuscript = page(rule())
    manuscript.paste(at(manuscript, BODY, place), (p("نص"),))
    assert body(manuscript) == expected


def test_a_card_parts_a_paragraph_and_fills_an_empty_one() -> None:
    manuscript = page(p("قبلبعد"), p())
    cursor = manuscript.insert_card(at(manuscript, BODY, 3), rule())
    assert body(manuscript) == (p("قبل"), rule(), p("بعد"), p())
    assert manuscript.selected_blocks(cursor) == (rule(),)
    manuscript.insert_card(at(manuscript, BODY + 3, 0), figure(alt="جسر"))
    assert body(manuscript)[3:] == (figure(alt="جسر"),)
    manuscript.insert_card(at(manuscript, 1, 2), rule())
    assert body(manuscript)[0] == rule()
    manuscript.replace_card(manuscript.block_at(0), figure(alt="آخر"))
    assert body(manuscript)[0] == figure(alt="آخر")
    manuscript.remove_card(manuscript.block_at(0))
    assert body(manuscript)[0] == p("قبل")


@pytest.mark.parametrize("on", [True, False])
def test_text_moves_as_one_step(on: bool) -> None:  # noqa: FBT001 - a case
    manuscript = page(p("أول ثان"), p("ثالث"))
    if on:
        cursor = manuscript.move(
            over(manuscript, (BODY, 0), (BODY, 4)), at(manuscript, BODY + 1, -1)
        )
        expected = (p("ثان"), p("ثالثأول"))
    else:
        cursor = manuscript.move(
            over(manuscript, (BODY + 1, 0), (BODY + 1, 4)), at(manuscript, BODY, 0)
        )
        expected = (p("ثالثأول ثان"), p())
    assert body(manuscript) == expected
    assert where(manuscript, cursor) == ((BODY + 1, 8) if on else (BODY, 4))
    manuscript.undo()
    assert body(manuscript) == (p("أول ثان"), p("ثالث"))
    assert not manuscript.can_undo


def test_text_moves_within_its_paragraph() -> None:
    manuscript = page(p("أ", link("https://a.b", "ب"), "جد"))
    manuscript.move(over(manuscript, (BODY, 0), (BODY, 2)), at(manuscript, BODY, 3))
    assert body(manuscript) == (p("جأ", link("https://a.b", "ب"), "د"),)


def test_a_card_moves() -> None:
    manuscript = page(rule(), p("أول"), p("ثان"))
    manuscript.move(manuscript.card_cursor(manuscript.block_at(0)), at(manuscript, BODY + 2, -1))
    assert body(manuscript) == (p("أول"), p("ثان"), rule())
