"""Runs with their own direction: guarded in the view, and nowhere else."""

from hypothesis import given
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from studio.arabic.direction import LRI, PDI, RLI, Direction
from studio.document.article import ArticleText
from studio.document.blocks import Paragraph
from studio.document.inline import Text
from studio.document.marks import Language, Link, Marks
from studio.ui.editor.writing.content import flat, size
from studio.ui.editor.writing.guards import guarded, is_guarded, offset, place
from studio.ui.editor.writing.manuscript import Manuscript
from tests.builders import inline, lang, p, strong
from tests.strategies import article_texts
from tests.ui.editor.writing.pages import (
    BODY,
    at,
    over,
    page,
    require_whole,
    typed,
    undo_all,
    written,
)

LTR = Direction.LTR
PHONE = lang("", "+966 50 123", direction=LTR)


def shown(manuscript: Manuscript, number: int = BODY) -> str:
    return manuscript.document.findBlockByNumber(number).text()


def test_a_run_with_a_direction_stands_between_guards_that_are_never_read(
    qapp: QApplication,
) -> None:
    manuscript = page(p("هاتف ", PHONE, " للحجز"))
    assert shown(manuscript) == f"هاتف {LRI}+966 50 123{PDI} للحجز"
    assert flat(manuscript.passages[BODY].content) == "هاتف +966 50 123 للحجز"
    require_whole(manuscript)


def test_letters_of_an_isolated_run_stand_in_its_own_order(qapp: QApplication) -> None:
    """Without guards the groups of a number run from the right."""

    def places(*content: object) -> list[float]:
        manuscript = page(p(*content))  # type: ignore[arg-type] # whatever a builder takes
        document = manuscript.document
        document.setTextWidth(600)
        document.documentLayout().documentSize()
        block = document.findBlockByNumber(BODY)
        line = block.layout().lineAt(0)
        text = block.text()
        found = [line.cursorToX(text.index(one)) for one in ("966", "50", "123")]
        return [one[0] for one in found if isinstance(one, tuple)]

    plus, group, last = places("هاتف ", PHONE, " للحجز")
    assert plus < group < last
    plus, group, last = places("هاتف +966 50 123 للحجز")
    assert not plus < group < last


def test_neighbours_of_one_run_share_its_guards() -> None:
    language = Language("en", LTR)
    one = Text("C", Marks(language=language))
    bold = Text("++", Marks(language=language, bold=True))
    linked = Text("x", Marks(language=language, link=Link("https://a.b")))
    assert flat(guarded((one, bold))) == f"{LRI}C++{PDI}"
    assert flat(guarded((one, linked))) == f"{LRI}C{PDI}{LRI}x{PDI}"
    arabic = Text("نعم", Marks(language=Language("", Direction.RTL)))
    assert flat(guarded((arabic,))) == f"{RLI}نعم{PDI}"
    assert not is_guarded(inline("نص ", strong("مهم"), lang("en", "word")))


@given(text=article_texts(reviewed=True))
def test_places_lead_to_the_view_and_back(text: ArticleText) -> None:
    for block in text.body.blocks:
        content = getattr(block, "content", ())
        last = 0
        for at_ in range(size(content) + 1):
            here = offset(content, at_)
            assert here >= last
            last = here
            assert place(content, here) == at_


def test_typing_at_the_borders_and_inside(qapp: QApplication) -> None:
    manuscript = page(p("هاتف ", PHONE, " للحجز"))
    typed(manuscript, at(manuscript, BODY, 5), "س")
    assert shown(manuscript) == f"هاتف س{LRI}+966 50 123{PDI} للحجز"
    typed(manuscript, at(manuscript, BODY, 8), "77")
    assert shown(manuscript) == f"هاتف س{LRI}+97766 50 123{PDI} للحجز"
    typed(manuscript, at(manuscript, BODY, 19), "ص")
    assert shown(manuscript) == f"هاتف س{LRI}+97766 50 123{PDI}ص للحجز"
    require_whole(manuscript)
    undo_all(manuscript)
    assert shown(manuscript) == f"هاتف {LRI}+966 50 123{PDI} للحجز"
    require_whole(manuscript)


def test_a_run_is_isolated_and_let_go_by_marks(qapp: QApplication) -> None:
    manuscript = page(p("لغة C++ كلها"))
    manuscript.set_language(over(manuscript, (BODY, 4), (BODY, 7)), Language("", LTR))
    assert shown(manuscript) == f"لغة {LRI}C++{PDI} كلها"
    require_whole(manuscript)
    manuscript.set_language(over(manuscript, (BODY, 4), (BODY, 7)), None)
    assert shown(manuscript) == "لغة C++ كلها"
    require_whole(manuscript)


def test_what_is_found_behind_guards_is_replaced_there(qapp: QApplication) -> None:
    manuscript = page(p("هاتف ", PHONE, " للحجز"))
    (match,) = manuscript.find("للحجز")
    assert manuscript.match_cursor(match).selectedText() == "للحجز"
    manuscript.replace_match(match, "ليلا")
    assert flat(manuscript.passages[BODY].content) == "هاتف +966 50 123 ليلا"
    require_whole(manuscript)


def test_a_guard_that_somebody_else_took_away_comes_back(qapp: QApplication) -> None:
    manuscript = page(p("هاتف ", PHONE, " للحجز"))
    cursor = QTextCursor(manuscript.document)
    start = manuscript.document.findBlockByNumber(BODY).position()
    cursor.setPosition(start + 5)
    cursor.deleteChar()
    assert flat(manuscript.passages[BODY].content) == "هاتف +966 50 123 للحجز"
    assert shown(manuscript) == f"هاتف {LRI}+966 50 123{PDI} للحجز"
    cursor.setPosition(start + 6)
    cursor.insertText("ش")
    assert "ش" in flat(manuscript.passages[BODY].content)
    require_whole(manuscript)


def test_signs_of_isolates_that_were_typed_stay_theirs(qapp: QApplication) -> None:
    block = Paragraph((Text("قبل \u2066abc\u2069 ", Marks()), *PHONE))
    manuscript = written(ArticleText())
    manuscript.paste(QTextCursor(manuscript.document), [block])
    manuscript = page(block)
    assert flat(manuscript.passages[BODY].content) == "قبل \u2066abc\u2069 +966 50 123"
    require_whole(manuscript)
