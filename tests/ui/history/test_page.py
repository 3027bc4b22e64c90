import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from studio.document.article import ArticleText
from studio.document.blocks import Figure
from studio.ui.history.comparison import Names, compare
from studio.ui.history.page import Style, one_column, side_by_side
from studio.ui.look.palette import PALETTES, Scheme
from studio.wording.words import Language, Words
from tests.builders import doc, p

KEPT = [p(f"الفقرة رقم {number} كما هي") for number in range(5)]
OLD = ArticleText(body=doc(*KEPT, p("قال <b>الناطق</b> صباح اليوم")))
NEW = ArticleText(body=doc(*KEPT, p("قال <b>الناطق</b> مساء أمس"), p("وقد انتهى")))


def style(language: Language = Language.ARABIC, *, restores: bool = True) -> Style:
    return Style(
        words=Words(language),
        palette=PALETTES[Scheme.LIGHT],
        families=("IBM Plex Sans Arabic",),
        text_families=("Noto Naskh Arabic",),
        restores=restores,
    )


def read(html: str) -> str:
    page = QTextDocument()
    page.setHtml(html)
    return page.toPlainText()


def test_unchanged_paragraphs_are_folded_and_unfolded(qapp: QApplication) -> None:
    found = compare(OLD, NEW, Names())
    folded = one_column(found, style(), frozenset())
    assert "5 فقرات بلا تغيير" in read(folded)
    assert "كما هي" not in read(folded)
    assert read(one_column(found, style(), frozenset({0}))).count("كما هي") == 5


def test_peoples_words_are_never_markup(qapp: QApplication) -> None:
    found = compare(OLD, NEW, Names())
    assert "<b>الناطق</b>" in read(one_column(found, style(), frozenset()))
    assert "<b>الناطق</b>" in read(side_by_side(found, style(), ("1", "2")))


def test_what_came_is_underlined_and_what_went_is_struck() -> None:
    html = one_column(compare(OLD, NEW, Names()), style(), frozenset())
    assert html.count("text-decoration:underline") == 2
    assert html.count("text-decoration:line-through") == 1


def test_each_change_can_be_put_back_unless_nothing_can() -> None:
    found = compare(OLD, NEW, Names())
    assert one_column(found, style(), frozenset()).count('href="restore:') == 2
    assert "restore:" not in one_column(found, style(restores=False), frozenset())


@pytest.mark.parametrize("language", Language)
def test_the_older_version_stands_where_lines_begin(language: Language) -> None:
    html = side_by_side(compare(OLD, NEW, Names()), style(language), ("older", "newer"))
    first, second = ("newer", "older") if language is Language.ARABIC else ("older", "newer")
    assert html.index(first) < html.index(second)


def test_another_picture_is_said_in_words(qapp: QApplication) -> None:
    old = ArticleText(lead_picture=Figure(picture="a" * 64, alt="وصف"))
    new = ArticleText(lead_picture=Figure(picture="b" * 64, alt="وصف"))
    found = compare(old, new, Names())
    assert "It is another picture." in read(one_column(found, style(Language.ENGLISH), frozenset()))
    assert "الصورة غير الأولى" in read(side_by_side(found, style(), ("1", "2")))
