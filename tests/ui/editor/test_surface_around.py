"""Around the writing surface: bars, panel and foot, the article's place, and who may write."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.document.blocks import Figure
from studio.errors import Reason, Unavailable
from studio.newsroom import actions
from studio.ui.commands import Do
from studio.ui.editor.foot import length, saved
from studio.ui.saving import SaveState, Saving
from studio.wording.words import Language, Words
from tests.builders import figure, link, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import at_work, with_body
from tests.ui.stations import Stations


def test_the_words_of_a_picture_are_written_in_place(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, figure(alt=""), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = writer.editor.panel
    assert panel.isVisible()
    writer.fill("alt", "سفن في الميناء")
    panel.finish()
    first = writer.text.body.blocks[0]
    assert isinstance(first, Figure)
    assert first.alt == "سفن في الميناء"
    assert writer.surface.hasFocus()


def test_a_link_is_given_and_taken(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, p("بحسب رويترز أمس"))
    writer.select(6, 6)
    writer.do(Do.LINK)
    bar = writer.editor.link_bar
    bar.field.setText("reuters.com/world")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.isHidden()
    linked = link("https://reuters.com/world", "رويترز")
    assert writer.text.body.blocks == (p("بحسب ", linked, " أمس"),)
    writer.select(7, 7)
    writer.do(Do.LINK)
    assert bar.field.text() == "https://reuters.com/world"
    bar.field.clear()
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert writer.text.body.blocks == (p("بحسب رويترز أمس"),)


def test_finding_and_replacing(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, p("أحمد ومُحمد"), p("محمد أيضًا"))
    writer.do(Do.REPLACE)
    bar = writer.editor.find_bar
    bar.open_with("محمد", replacing=True)
    assert writer.surface.textCursor().selectedText() == "مُحمد"
    assert bar.count.text() == "١ من ٢"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert writer.surface.textCursor().selectedText() == "محمد"
    bar.other.setText("علي")
    bar.replaced_all.emit("علي")
    assert writer.lines == ["أحمد وعلي", "علي أيضًا"]
    writer.do(Do.UNDO)
    assert writer.lines == ["أحمد ومُحمد", "محمد أيضًا"]
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert writer.surface.hasFocus()


def test_somebody_else_reads_and_is_told_why(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    writer = at_work(qtbot, stations, newsroom.omar, article)
    before = writer.text
    writer.type("أي شيء")
    writer.press(Qt.Key.Key_Backspace)
    writer.press(Qt.Key.Key_Return)
    writer.compose("", "شيء")
    assert writer.text == before
    assert writer.editor.read_only_reason
    assert not writer.station.deck[Do.BOLD].isEnabled()
    assert writer.station.deck[Do.COPY].isEnabled()


def test_the_foot_counts_in_arabic_against_the_goal(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("كلمة واحدة وأخرى"))
    assert writer.editor.foot.length_text == "٣ كلمات"
    writer.station.personal.set(word_goal=600)
    assert writer.editor.foot.length_text == "٣ / ٦٠٠ كلمة"


def test_the_place_is_remembered(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    first = newsroom.wrote(newsroom.layla, "أولى", body=[p(f"فقرة رقم {n}") for n in range(80)])
    second = newsroom.wrote(newsroom.layla, "ثانية")
    writer = at_work(qtbot, stations, newsroom.layla, first)
    writer.editor.show_block("body", 70)
    caret, scroll = writer.editor._place()
    assert scroll > 0
    for article in (second, first):
        with qtbot.waitSignal(writer.story.loaded):
            writer.story.open_article(article)
    qtbot.waitUntil(lambda: writer.editor._place() == (caret, scroll))


def test_the_size_of_the_text_is_remembered_and_nothing_else_changes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    before, high = writer.text, writer.surface.document().size().height()
    writer.do(Do.ZOOM_IN)
    writer.do(Do.ZOOM_IN)
    assert writer.surface.document().size().height() > high
    assert writer.station.personal.recall("zoom") == 120
    assert writer.text == before
    assert not writer.station.deck[Do.UNDO].isEnabled()
    assert writer.story.saving.state is SaveState.CLEAN


def test_nothing_open_offers_a_new_story(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = at_work(qtbot, stations, newsroom.layla, None)
    assert not writer.surface.isVisible()
    assert not writer.station.deck[Do.BOLD].isEnabled()


def test_the_stage_is_shown_when_it_changes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    writer = at_work(qtbot, stations, newsroom.layla, article, Language.ENGLISH)
    assert writer.editor.bar.chip.accessibleName() == "draft"
    with qtbot.waitSignal(writer.story.refreshed):
        writer.story.act(lambda acting, id_, newest: actions.submit(acting, id_, revision=newest))
    assert writer.editor.bar.chip.accessibleName() == "in review"


def test_while_saving_fails_the_foot_says_so_and_offers_the_words(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("كلمات لا تضيع"))
    writer.story._pulse._lamp._show(
        Saving(SaveState.FAILING, error=Unavailable(Reason.DISK_FULL, path="/"), loud=True)
    )
    foot = writer.editor.foot
    assert foot.saved_text == "لم يُحفظ، والمحاولة مستمرة"
    foot.copy_wanted.emit()
    assert "كلمات لا تضيع" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("count", "goal", "said"),
    [
        (0, 0, "لا كلمات"),
        (2, 0, "كلمتان"),
        (7, 0, "٧ كلمات"),
        (468, 600, "٤٦٨ / ٦٠٠ كلمة"),
        (11, 0, "١١ كلمة"),
    ],
)
def test_lengths_take_arabic_plurals(count: int, goal: int, said: str) -> None:
    assert length(count, goal, Words(Language.ARABIC, DigitShape.ARABIC_INDIC)) == said


def test_the_age_of_a_save() -> None:
    words = Words(Language.ARABIC, DigitShape.ARABIC_INDIC)
    now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def after(**age: int) -> str:
        return saved(Saving(SaveState.SAVED, now - timedelta(**age)), now, words)

    assert after(seconds=0) == "حُفظ الآن"
    assert after(seconds=2) == "حُفظ قبل ثانيتين"
    assert after(seconds=15) == "حُفظ قبل ١٥ ثانية"
    assert after(minutes=3).startswith("حُفظ قبل ٣")
    assert saved(Saving(SaveState.CLEAN), now, words) == ""


def test_what_nobody_sees_is_flagged(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال: C++ نص"))
    bare = writer.surface.viewport().grab().toImage()
    assert writer.surface.viewport().grab().toImage() == bare
    writer.press(Qt.Key.Key_End)
    writer.type("\u200f")
    colour = QColor(writer.station.look.palette.comment)
    shown = writer.surface.viewport().grab().toImage()
    pixels = (shown.pixelColor(x, y) for x in range(0, shown.width(), 2) for y in range(400))
    assert any(pixel == colour for pixel in pixels)


def test_the_language_changes_while_one_writes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    writer.station.tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    assert writer.editor.foot.length_text == "1 word"
    assert writer.surface.accessibleName() == "Text of the story"
    assert writer.editor.bar.kind_button.text() == "Paragraph"
    assert writer.text.body.blocks == (p("نص"),)


def test_an_obstacle_leads_to_its_place(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"), figure(alt=""), p("بعد"))
    writer.editor.show_block("body", 1)
    assert isinstance(writer.editor.editing.card(), Figure)
    writer.editor.show_block("headline", None)
    assert writer.surface.textCursor().block().text() == "قمة"
    writer.editor.show_block("section", None)
    assert writer.surface.textCursor().block().text() == "قمة"
