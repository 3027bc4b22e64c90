"""Writing undisturbed: the line at one height, the others dimmed, and how far the text is."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.newsroom.planning import set_plan
from studio.ui.commands import Do
from studio.ui.editor.foot import FootLine
from studio.ui.saving import SaveState
from studio.wording.words import Language
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

LINES = [p(f"فقرة رقم {number} من خبر طويل.") for number in range(60)]


def height(writer: Writer) -> float:
    """Return where the caret's line stands, as a share of what is seen."""
    surface = writer.surface
    return surface.cursorRect().center().y() / surface.viewport().height()


def test_the_line_stays_at_one_height(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, *LINES)
    writer.editor.show_block("body", 30)
    writer.do(Do.TYPEWRITER)
    first = height(writer)
    assert 0.35 < first < 0.5
    for number in (40, 59, 20):
        writer.editor.show_block("body", number)
        assert abs(height(writer) - first) < 0.03
    writer.type("كلمة")
    assert abs(height(writer) - first) < 0.03
    assert writer.station.deck[Do.TYPEWRITER].isChecked()
    writer.editor.show_block("body", 59)
    writer.do(Do.TYPEWRITER)
    assert not writer.station.deck[Do.TYPEWRITER].isChecked()
    assert height(writer) > 0.6
    again = with_body(qtbot, stations, newsroom, *LINES)
    assert not again.station.deck[Do.TYPEWRITER].isChecked()


def ink(writer: Writer, block: int) -> int:
    """Return how dark the darkest point of a block of the body is painted, of 255."""
    surface = writer.surface
    picture: QImage = surface.viewport().grab().toImage()
    found = writer.editor.editing.manuscript.block_at(block)
    area = surface.block_area(found).toRect().intersected(picture.rect())
    points = (
        QColor(picture.pixel(x, y)).lightness()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    )
    return 255 - min(points)


def test_the_other_paragraphs_are_dimmed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, *LINES[:4])
    plain = ink(writer, 2)
    writer.editor.show_block("body", 1)
    writer.do(Do.DIM)
    assert ink(writer, 1) == plain
    assert ink(writer, 2) < plain / 2
    assert ink(writer, 0) < plain / 2
    writer.editor.show_block("body", 2)
    assert ink(writer, 2) == plain
    assert ink(writer, 1) < plain / 2
    other = with_body(qtbot, stations, newsroom, *LINES[:4])
    assert other.station.deck[Do.DIM].isChecked()
    other.do(Do.DIM)
    assert ink(other, 2) == plain


def foot(writer: Writer) -> FootLine:
    return writer.editor.foot


def test_the_goal_fills_up_and_the_words_of_the_session_are_told(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("واحد اثنان ثلاثة"))
    goal, session = foot(writer)._progress, foot(writer)._session
    assert goal.isHidden()
    assert session.isHidden()
    article = writer.story.article
    assert article is not None
    assert writer.story.detail is not None
    asked = replace(writer.story.detail.plan, commissioned=20)
    with qtbot.waitSignal(writer.story.refreshed):
        writer.station.door.do(lambda acting: set_plan(acting, article, asked))
    assert not goal.isHidden()
    before = goal.share
    writer.type("كلمة وكلمة ")
    qtbot.waitUntil(lambda: session.written == 2)
    assert not session.isHidden()
    assert goal.share > before
    assert "٪" in goal.accessibleName() or "%" in goal.accessibleName()
    writer.do(Do.SELECT_ALL)
    writer.editor.show_block("body", 0)
    writer.select(0, 15)
    writer.editor.editing.erase_selection()
    qtbot.waitUntil(lambda: session.written < 0)
    assert not session.isHidden()
    with qtbot.waitSignal(writer.story.loaded):
        writer.story.open_article(newsroom.wrote(newsroom.layla, "آخر"))
    assert session.written == 0
    QApplication.processEvents()
    writer.window.resize(500, 700)
    assert session.isHidden()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [360, 420, 480, 540, 620, 760])
def test_nothing_below_the_text_is_cut(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, language: Language, width: int
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("واحد اثنان ثلاثة"))
    writer.station.personal.set(word_goal=400)
    writer.station.tongue.speak(language, DigitShape.ASCII)
    writer.window.resize(width, 700)
    writer.type("كلمة وكلمة ")
    qtbot.waitUntil(lambda: writer.story.saving.state is SaveState.SAVED)
    qtbot.waitUntil(lambda: foot(writer)._session.written == 2)
    for _ in range(3):
        QApplication.processEvents()
    labels = [one for one in foot(writer).findChildren(QLabel) if not one.isHidden()]
    assert foot(writer)._length in labels
    assert [one.text() for one in labels if one.width() < one.sizeHint().width()] == []
