"""Suggesting at the surface: keys, remarks decided by a letter, views, and what is remembered."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.blocks import BlockReview
from studio.document.inline import plain
from studio.document.marks import Marks
from studio.document.review import accepted_article, has_suggestions, rejected_article
from studio.ui.commands import Do
from studio.ui.editor.writing.views import Showing
from studio.ui.window.bands import BandKind, Bands
from studio.ui.window.review_bands import ReviewBands
from tests.builders import change, cut, ins, p, remark, restyled, strong
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import CONTROL, NONE, SHIFT, Writer, at_work, with_body
from tests.ui.stations import Stations

MINE = change("m", author=1)
THEIRS = change("t", author=2)


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Give Layla a story to suggest in."""
    writer = with_body(qtbot, stations, newsroom, p("قال الوزير نعم"))
    writer.do(Do.SUGGEST)
    return writer


def accepted(writer: Writer) -> list[str]:
    blocks = accepted_article(writer.text).body.blocks
    return [plain(getattr(one, "content", ())) for one in blocks]


def test_keys_suggest_while_suggesting_is_on(writer: Writer) -> None:
    before = rejected_article(writer.text)
    writer.select(4, 10)
    writer.type("الرئيس")
    writer.press(Qt.Key.Key_End)
    writer.compose("ال", "الآن")
    writer.press(Qt.Key.Key_Return)
    writer.press(Qt.Key.Key_Backspace, CONTROL)
    assert accepted(writer) == ["قال الرئيس نعمالآن"]
    assert rejected_article(writer.text) == before
    writer.do(Do.SUGGEST)
    assert not writer.station.deck[Do.SUGGEST].isChecked()
    writer.type(".")
    assert rejected_article(writer.text) != before


def test_shift_let_go_after_a_command_turns_no_paragraph(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال الوزير نعم"))
    before = writer.text
    held = CONTROL | SHIFT
    for kind, key, keys_held in (
        (QEvent.Type.KeyPress, Qt.Key.Key_Control, CONTROL),
        (QEvent.Type.KeyPress, Qt.Key.Key_Shift, held),
        (QEvent.Type.ShortcutOverride, Qt.Key.Key_E, held),  # the key itself is the window's
        (QEvent.Type.KeyRelease, Qt.Key.Key_Shift, CONTROL),
        (QEvent.Type.KeyRelease, Qt.Key.Key_Control, NONE),
    ):
        QApplication.sendEvent(writer.surface, QKeyEvent(kind, key, keys_held))
    assert writer.text == before


def test_suggesting_is_remembered_for_the_story_and_the_person(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, writer: Writer
) -> None:
    article = writer.story.article
    assert article is not None
    other = newsroom.wrote(newsroom.layla, "أخرى", body=(p("نص"),))
    reviewing = writer.editor.reviewing
    for wanted, on in ((other, False), (article, True)):
        with qtbot.waitSignal(writer.story.loaded):
            writer.story.open_article(wanted)
        assert reviewing.suggesting is on
        assert writer.station.deck[Do.SUGGEST].isChecked() is on


def test_a_band_says_that_suggesting_is_on_and_stops_it(writer: Writer) -> None:
    bands = Bands(writer.station.tongue, writer.station.look, writer.window)
    shown = ReviewBands(writer.station, writer.editor.reviewing, bands)
    shown.follow()
    band = bands.band(BandKind.SUGGESTING)
    assert band is not None
    assert "اقتراح" in band.text
    band.buttons[0].click()
    assert bands.band(BandKind.SUGGESTING) is None
    writer.do(Do.VIEW_FINAL)
    view = bands.band(BandKind.VIEW)
    assert view is not None
    view.buttons[0].click()
    assert bands.band(BandKind.VIEW) is None
    assert writer.editor.reviewing.showing is Showing.ALL


def reviewed(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    return with_body(
        qtbot,
        stations,
        newsroom,
        p("قال ", cut("زيد", by=MINE), ins("عمرو", by=MINE), " ", remark("x", "نعم")),
        p("وكتب ", cut("المسوول", by=THEIRS), ins("المسؤول", by=THEIRS)),
        p(restyled(strong("ثم"), before=Marks(), by=THEIRS), " ذهب", ins(" غدا", by=MINE)),
    )


def test_a_letter_decides_the_remark_that_was_gone_to_and_goes_on(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = reviewed(qtbot, stations, newsroom)
    writer.do(Do.NEXT_REMARK)
    writer.type("a")
    with qtbot.waitSignal(writer.editor.reviewing.reply_wanted):
        writer.press(Qt.Key.Key_Return)
    writer.do(Do.NEXT_REMARK)
    writer.type("ق")
    writer.type("ش")
    writer.type("r")
    assert not has_suggestions(writer.text)
    assert writer.lines == ["قال عمرو نعم", "وكتب المسوول", "ثم ذهب"]
    writer.do(Do.UNDO)
    assert accepted(writer)[-1] == "ثم ذهب غدا"


def test_a_bar_under_the_suggestion_decides_it_too(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = reviewed(qtbot, stations, newsroom)
    bar = writer.editor.reviewing.bar
    assert bar.isHidden()
    writer.do(Do.NEXT_REMARK)
    assert bar.isVisible()
    bar.reject.click()
    assert writer.lines[0] == "قال زيد نعم"
    assert not bar.accept.isVisible()  # a comment is next
    with qtbot.waitSignal(writer.editor.reviewing.reply_wanted):
        bar.answer.click()
    writer.do(Do.NEXT_REMARK)
    bar.accept.click()
    assert writer.lines[1] == "وكتب المسؤول"
    assert bar.isVisible()
    writer.press(Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_the_letters_that_decide_type_nothing_at_a_comment(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = reviewed(qtbot, stations, newsroom)
    before = writer.text
    writer.editor.editing.remarks.go_to("x")
    with qtbot.waitSignal(writer.editor.reviewing.settle_wanted):
        writer.type("ش")
    writer.type("ق")
    assert writer.text == before
    assert writer.editor.editing.remarks.at_hand


@pytest.mark.parametrize("on", [True, False])
def test_what_was_gone_to_is_in_view_and_stays_there_while_the_text_is_laid_out_anew(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, *, on: bool
) -> None:
    long = [p("كلمات كثيرة تملأ السطور " * 12) for _ in range(12)]
    writer = with_body(qtbot, stations, newsroom, *long, p("قال ", ins("نعم", by=MINE)), *long)
    writer.window.resize(700, 420)
    writer.do(Do.NEXT_REMARK if on else Do.PREVIOUS_REMARK)
    assert in_view(writer)
    writer.editor.step_zoom(1)
    writer.window.resize(900, 360)
    qtbot.waitUntil(lambda: in_view(writer))
    assert writer.surface.textCursor().selectedText() == "نعم"


def in_view(writer: Writer) -> bool:
    """Say whether the selected words and the bar below them can be seen."""
    surface = writer.surface
    area = surface.cursorRect(surface.textCursor())
    bar = writer.editor.reviewing.bar
    return surface.viewport().rect().contains(area) and bar.geometry().bottom() <= surface.height()


def test_letters_are_letters_again_once_the_caret_goes_elsewhere(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = reviewed(qtbot, stations, newsroom)
    writer.do(Do.NEXT_REMARK)
    writer.press(Qt.Key.Key_Home)
    writer.type("a")
    assert writer.lines[0].startswith("aقال")
    writer.do(Do.NEXT_REMARK)
    writer.type("س")
    assert accepted(writer)[0] == "aقال عمروس نعم"
    assert has_suggestions(writer.text)
    writer.do(Do.NEXT_REMARK)
    writer.press(Qt.Key.Key_Escape)
    writer.type("a")
    assert not writer.surface.textCursor().hasSelection()


def test_all_of_a_kind_and_of_a_person_are_decided_at_once(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = reviewed(qtbot, stations, newsroom)
    told: list[str] = []
    writer.editor.reviewing.told.connect(lambda text, _: told.append(text))
    writer.do(Do.ACCEPT_SPELLING)
    assert writer.lines[1] == "وكتب المسؤول"
    writer.do(Do.ACCEPT_FORMATTING)
    assert writer.text.body.blocks[2] == p(strong("ثم"), " ذهب", ins(" غدا", by=MINE))
    writer.editor.editing.remarks.go_to("m")
    writer.do(Do.REJECT_PERSON)
    assert writer.lines == ["قال زيد نعم", "وكتب المسؤول", "ثم ذهب"]
    writer.do(Do.ACCEPT_ALL)
    assert len(told) == 4
    assert "2" in told[2] or "٢" in told[2] or "اقتراح" in told[2]


def test_what_is_selected_is_decided_together(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = reviewed(qtbot, stations, newsroom)
    writer.do(Do.SELECT_ALL)
    writer.do(Do.REJECT_ALL)
    assert writer.lines == ["قال زيد نعم", "وكتب المسوول", "ثم ذهب"]
    writer.do(Do.UNDO)
    writer.surface.selectAll()
    writer.do(Do.ACCEPT)
    assert writer.lines == ["قال عمرو نعم", "وكتب المسؤول", "ثم ذهب غدا"]


SORTED = (
    p("قال الوزير", ins("،", by=MINE), " ", cut("المسوول", by=MINE), ins("المسؤول", by=MINE)),
    p(ins("غدا", by=THEIRS), " ذهب ", cut("مسرعا", by=THEIRS), " ثم"),
    p("وكان ", cut("الوزير", by=MINE), ins("المدير", by=MINE)),
    p(restyled(strong("ثم"), before=Marks(), by=THEIRS)),
    p("وعاد", review=BlockReview(split=MINE)),
)
OF_SORTS = (
    Do.ACCEPT_SPELLING,
    Do.ACCEPT_PUNCTUATION,
    Do.ACCEPT_FORMATTING,
    Do.ACCEPT_INSERTIONS,
    Do.ACCEPT_DELETIONS,
    Do.ACCEPT_WORDING,
    Do.ACCEPT_BLOCKS,
)


def test_each_sort_is_accepted_as_one_step_and_together_they_are_all(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, *SORTED)
    all_taken = accepted_article(writer.text)
    many = writer.editor.reviewing.many
    for do in OF_SORTS:
        before, sorts = writer.text, many.sorts()
        writer.do(do)
        assert writer.text != before, do
        writer.do(Do.UNDO)
        assert writer.text == before, "one step"
        writer.do(Do.REDO)
        assert many.sorts().total() < sorts.total()
    assert not has_suggestions(writer.text)
    assert accepted_article(writer.text) == all_taken


def test_only_what_is_selected_is_decided_and_that_nothing_is_is_said(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, *SORTED)
    told: list[str] = []
    writer.editor.reviewing.told.connect(lambda text, _: told.append(text))
    before = writer.text
    writer.do(Do.ACCEPT_CHOSEN)
    assert writer.text == before
    assert len(told) == 1
    writer.editor.show_block("body", 0)
    writer.select(0, len("قال الوزير،"))
    writer.do(Do.ACCEPT_CHOSEN)
    assert writer.text.body.blocks[0] != before.body.blocks[0]
    assert writer.text.body.blocks[1:] == before.body.blocks[1:]


def test_the_original_can_be_read_and_the_final_text_written_in(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = reviewed(qtbot, stations, newsroom)
    before = writer.text
    writer.do(Do.VIEW_ORIGINAL)
    assert writer.surface.isReadOnly()
    assert not writer.editor.read_only_reason
    assert "قال زيد نعم" in writer.surface.toPlainText()
    assert writer.text == before
    writer.do(Do.VIEW_FINAL)
    assert not writer.surface.isReadOnly()
    assert "قال عمرو نعم" in writer.surface.toPlainText()
    assert "زيد" not in writer.surface.toPlainText()
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_End)
    writer.type(".")
    writer.do(Do.VIEW_ALL)
    assert accepted(writer)[0] == "قال عمرو نعم."
    assert has_suggestions(writer.text)


def test_who_only_reads_neither_suggests_nor_decides(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة", body=(p("قال ", ins("نعم", by=MINE)),))
    writer = at_work(qtbot, stations, newsroom.omar, article)
    assert writer.surface.isReadOnly()
    for do in (Do.SUGGEST, Do.ACCEPT, Do.REJECT_ALL):
        assert not writer.station.deck[do].isEnabled()
    writer.do(Do.VIEW_FINAL)
    writer.do(Do.PREVIOUS_REMARK)
    writer.type("a")
    assert has_suggestions(writer.text)


def test_where_nothing_is_suggested_that_is_said(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    told: list[str] = []
    writer.editor.reviewing.told.connect(lambda text, _: told.append(text))
    for do in (Do.NEXT_REMARK, Do.ACCEPT, Do.ACCEPT_SPELLING, Do.REJECT_ALL):
        writer.do(do)
    assert len(told) == 4
