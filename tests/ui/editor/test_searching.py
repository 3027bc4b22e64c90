"""Finding in the open story: how words are compared, where, and what the keys do."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from studio.arabic.exact import Difference
from studio.document.blocks import Table
from studio.document.inline import Text, plain
from studio.ui.commands import Do
from tests.builders import p, strong
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, type_into, with_body
from tests.ui.stations import Stations


def _chosen(writer: Writer) -> tuple[int, str]:
    cursor = writer.surface.textCursor()
    return cursor.selectionStart(), cursor.selectedText()


def test_a_difference_is_minded_by_choice_and_for_good(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("كتب وكَتَبَ وكتـب ثم علي وعلى"))
    bar = writer.editor.find_bar
    writer.do(Do.FIND)
    bar.open_with("كتب", replacing=False)
    assert bar.count.text() == "١ من ٣"
    names = [action.text() for action in bar.options.menu(bar.how).actions() if action.text()]
    assert len(names) == 2 + len(Difference)
    assert all(name and not name.isascii() for name in names)
    bar.options.mind(Difference.TASHKEEL, minded=True)
    assert bar.count.text() == "١ من ٢"
    bar.options.mind(Difference.TATWEEL, minded=True)
    assert bar.count.text() == "١ من ١"
    kept = writer.station.personal.recall("find")
    assert kept == {"whole": False, "minded": ["tashkeel", "tatweel"]}
    bar.open_with("على", replacing=False)
    assert bar.count.text().endswith("من ٢")
    bar.options.mind(Difference.YA, minded=True)
    assert _chosen(writer)[1] == "على"


def test_the_menu_shows_what_is_chosen_and_changes_it(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("مدرسة والمدرسة"))
    bar = writer.editor.find_bar
    bar.open_with("مدرسة", replacing=False)
    assert isinstance(bar.how, QToolButton)
    assert bar.how.accessibleName()
    menu = bar.options.menu(bar.how)
    selection, whole, *_ = menu.actions()
    assert not selection.isEnabled()
    whole.trigger()
    assert bar.whole.isChecked()
    assert bar.count.text() == "١ من ١"
    bar.whole.click()
    assert not bar.options.whole_words
    assert bar.count.text() == "١ من ٢"
    menu.close()


def test_only_what_was_chosen_is_looked_through_and_replaced_at_once(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    blocks = (p("سنة أولى"), p("سنة ", strong("سنة")), p("سنة أخيرة"))
    writer = with_body(qtbot, stations, newsroom, *blocks)
    document = writer.surface.document()
    start = document.find("سنة أولى").selectionStart()
    end = document.find("أخيرة").selectionStart() - len("سنة ") - 1
    writer.editor.editing.choose(start, end)
    writer.do(Do.REPLACE)
    bar = writer.editor.find_bar
    assert bar.sought == ""
    bar.field.setText("سنة")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.options.in_selection
    assert bar.count.text().endswith("من ٣")
    bar.replaced_all.emit("سنوات طويلة")
    assert bar.count.text() == "استُبدلت ٣ مواضع"
    long = "سنوات طويلة"
    assert writer.text.body.blocks == (
        p(f"{long} أولى"),
        p(f"{long} ", strong(long)),
        p("سنة أخيرة"),
    )
    writer.do(Do.UNDO)
    assert writer.text.body.blocks == blocks
    bar.options.keep_to_selection(kept=False)
    assert bar.count.text().endswith("من ٤")


def test_the_stretch_goes_along_with_what_is_written(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قبل"), p("كلمة"), p("كلمة"))
    document = writer.surface.document()
    start = document.find("كلمة").selectionStart()
    writer.editor.editing.choose(start, start + len("كلمة\nكلم"))
    writer.do(Do.FIND)
    writer.editor.editing.choose(0, 0)
    writer.type("كلمة كلمة ")
    bar = writer.editor.find_bar
    bar.field.setText("كلمة")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "١ من ١"
    assert _chosen(writer)[0] == start + len("كلمة كلمة ")


def test_each_place_in_a_card_is_counted_gone_to_and_replaced(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    rows = (((Text("سنة"),), (Text("سنة ثم سنة"),)),)
    writer = with_body(qtbot, stations, newsroom, p("سنة"), Table(rows=rows), p("سنة"))
    bar = writer.editor.find_bar
    writer.do(Do.REPLACE)
    bar.open_with("سنة", replacing=True)
    told = [bar.count.text()]
    for _ in range(5):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        told.append(bar.count.text())
    assert told == [f"{at} من ٥" for at in "١٢٣٤٥١"]
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    bar.other.setFocus()
    type_into(bar.other, "عام")
    for _ in range(3):
        QTest.keyClick(bar.other, Qt.Key.Key_Return)
    cells = (((Text("عام"),), (Text("عام ثم عام"),)),)
    assert writer.text.body.blocks == (p("سنة"), Table(rows=cells), p("سنة"))
    assert bar.count.text() == "٢ من ٢"
    bar.field.setFocus()
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "١ من ٢"


def test_keys_go_on_without_the_bar_and_escape_leaves_the_place_chosen(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص ثم نص ثم نص"))
    bar = writer.editor.find_bar
    writer.do(Do.FIND_NEXT)
    assert bar.isVisible()
    bar.open_with("نص", replacing=False)
    writer.surface.setFocus()
    for _ in range(2):
        writer.do(Do.FIND_NEXT)
    assert bar.count.text() == "٣ من ٣"
    writer.do(Do.FIND_PREVIOUS)
    assert bar.count.text() == "٢ من ٣"
    place = _chosen(writer)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert writer.surface.hasFocus()
    assert _chosen(writer) == place


def test_the_count_stays_when_the_text_rests(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("سنة ثم سنة"))
    bar = writer.editor.find_bar
    writer.do(Do.REPLACE)
    bar.open_with("سنة", replacing=True)
    bar.replaced.emit("عام")
    assert writer.lines == ["عام ثم سنة"]
    writer.editor.searching.look_again()
    assert bar.count.text() == "١ من ١"


def test_the_headline_is_looked_through_and_replaced_in(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("القمة"))
    writer.select(0, 0)
    before = writer.headline
    bar = writer.editor.find_bar
    bar.open_with(before.split()[0], replacing=True)
    bar.replaced_all.emit("بديل")
    assert writer.headline == " ".join(["بديل", *before.split()[1:]])
    writer.do(Do.UNDO)
    assert plain(writer.text.headline) == before
