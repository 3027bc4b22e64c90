"""Versions in the window: what changed since it was submitted, and the ways back."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.arabic.exact import Difference
from studio.document.inline import line, plain
from studio.newsroom import actions, drafts
from studio.newsroom.articles import edit
from studio.newsroom.presence import put_aside
from studio.newsroom.reading import history, load
from studio.newsroom.trail import trail
from studio.ui.history.pane import HistoryPane
from studio.ui.history.reader import Reader
from studio.ui.story import Story
from tests.builders import doc, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import at_work
from tests.ui.stations import Stations

FIRST, SECOND = p("انعقدت القمة صباح اليوم في العاصمة."), p("وتبحث في ملفات المنطقة.")


def submitted_and_changed(newsroom: Newsroom) -> int:
    article = newsroom.wrote(newsroom.layla, body=(FIRST, SECOND))
    actions.submit(newsroom.layla, article)
    text = load(newsroom.layla, article).text
    changed = replace(text, body=doc(FIRST, p("وتبحث في ملفات أخرى.")), headline=line("عنوان آخر"))
    edit(newsroom.layla, article, changed)
    edit(newsroom.layla, article, replace(changed, dateline="عمّان"))
    return article


def opened(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, article: int
) -> tuple[HistoryPane, Story, list[tuple[str, Callable[[], None] | None]]]:
    writer = at_work(qtbot, stations, newsroom.layla, article)
    window, story = writer.window, writer.story
    pane = HistoryPane(writer.station, story, window)
    told: list[tuple[str, Callable[[], None] | None]] = []
    pane.told.connect(lambda text, undo: told.append((text, undo)))
    pane.setGeometry(0, 0, 340, 800)
    pane.show()
    qtbot.waitUntil(lambda: bool(pane.reader.toPlainText()))
    return pane, story, told


def press(widget: QWidget, key: Qt.Key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)


def test_the_newest_version_is_compared_with_the_one_before(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    pane, _, _ = opened(qtbot, stations, newsroom, submitted_and_changed(newsroom))
    assert pane.versions.selected() == (4,)
    assert "عمّان" in pane.reader.toPlainText()
    assert "أخرى" not in pane.reader.toPlainText()


def test_one_paragraph_is_restored_from_the_submitted_version_by_keys(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    pane, story, told = opened(qtbot, stations, newsroom, submitted_and_changed(newsroom))
    pane.focus_room()
    press(pane.since["submitted"], Qt.Key.Key_Space)
    assert pane.versions.selected() == (2, 4)
    qtbot.waitUntil(lambda: "أخرى" in pane.reader.toPlainText())
    link = pane.reader.textCursor().charFormat().anchorHref()
    assert link.startswith("restore:"), "the first changed paragraph is what one goes to"
    press(pane.reader, Qt.Key.Key_Return)
    assert story.text.body == doc(FIRST, SECOND)
    assert plain(story.text.headline) == "عنوان آخر"
    undo = told[0][1]
    assert undo is not None
    undo()
    assert story.text.body == doc(FIRST, p("وتبحث في ملفات أخرى."))


def test_a_version_is_restored_on_top_and_taken_back_from_the_toast(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = submitted_and_changed(newsroom)
    pane, story, told = opened(qtbot, stations, newsroom, article)
    story.change(dateline="القاهرة")
    pane.versions.choose(1)
    qtbot.waitUntil(pane.restore.isVisible)
    pane.restore.click()
    qtbot.waitUntil(lambda: bool(told))
    assert story.text.dateline == ""
    versions = history(newsroom.layla, article)
    assert [one.number for one in versions][-1] == 6
    undo = told[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: story.text.dateline == "القاهرة")


def test_the_whole_comparison_is_read_side_by_side(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    pane, _, _ = opened(qtbot, stations, newsroom, submitted_and_changed(newsroom))
    pane.head.wide.click()
    assert pane.window().findChildren(QWidget)
    names = [type(one).__name__ for one in pane.window().children()]
    assert "Sheet" in names


def test_whoever_may_only_read_is_offered_no_way_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.omar)
    newsroom.rewrote(newsroom.omar, article)
    pane, _, _ = opened(qtbot, stations, newsroom, article)
    pane.versions.choose(1)
    qtbot.waitUntil(lambda: bool(pane.head.title.text()))
    assert not pane.restore.isVisible()
    assert "restore:" not in pane.reader.toHtml()


def test_spelling_is_ignored_where_the_person_says_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, body=(FIRST, SECOND))
    text = load(newsroom.layla, article).text
    spelled = p("إنعقدت القمّة صباح اليوم فى العاصمة.")
    edit(newsroom.layla, article, replace(text, body=doc(spelled, p("وتبحث في ملفات أخرى."))))
    pane, _, _ = opened(qtbot, stations, newsroom, article)
    qtbot.waitUntil(lambda: "إنعقدت" in pane.reader.toPlainText())
    hamza, tashkeel = (
        pane.head.blindness.ticks[one] for one in (Difference.HAMZA, Difference.TASHKEEL)
    )
    hamza.setFocus()
    press(hamza, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "إنعقدت" not in struck_or_new(pane))
    assert "القمّة" in struck_or_new(pane), "each difference is chosen by itself"
    tashkeel.setFocus()
    press(tashkeel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "القمّة" not in pane.reader.toPlainText())
    assert "أخرى" in pane.reader.toPlainText()
    again, _, _ = opened(qtbot, stations, newsroom, article)
    assert again.head.blindness.ignored == pane.head.blindness.ignored
    assert not again.head.blindness.ticks[Difference.DIGITS].isChecked()


def struck_or_new(pane: HistoryPane) -> str:
    """Return the words of a comparison that came or went."""
    cursor, found = pane.reader.textCursor(), ""
    cursor.movePosition(cursor.MoveOperation.Start)
    while cursor.movePosition(cursor.MoveOperation.NextCharacter, cursor.MoveMode.KeepAnchor):
        if cursor.charFormat().fontUnderline() or cursor.charFormat().fontStrikeOut():
            found += cursor.selectedText()
        cursor.clearSelection()
    return found


def test_what_lies_aside_is_compared_with_the_newest_and_brought_in(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, body=(FIRST, SECOND))
    text = load(newsroom.layla, article).text
    put_aside(newsroom.layla, article, replace(text, body=doc(FIRST, p("وتبحث غدًا."))), base=1)
    pane, story, _ = opened(qtbot, stations, newsroom, article)
    assert pane.versions.selected() == (1,)
    pane.compare_with(2)
    qtbot.waitUntil(lambda: "غدًا" in pane.reader.toPlainText())
    assert pane.versions.selected() == (2, 1)
    pane.reader.go_to_link("restore:")
    press(pane.reader, Qt.Key.Key_Return)
    assert p("وتبحث غدًا.") in story.text.body.blocks


def test_the_chosen_version_gets_a_name(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = submitted_and_changed(newsroom)
    pane, story, told = opened(qtbot, stations, newsroom, article)
    pane.versions.choose(3)
    pane.top.name.setText("قبل الحذف")
    press(pane.top.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert [one.note for one in history(newsroom.layla, article)] == ["", "", "قبل الحذف", ""]
    assert "قبل الحذف" in told[0][0]
    assert pane.top.name.text() == ""
    story.change(dateline="القاهرة")
    pane.versions.choose(4)
    pane.top.name.setText("للمراجعة")
    press(pane.top.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(told) == 2)
    newest = history(newsroom.layla, article)[-1]
    assert (newest.number, newest.note) == (5, "للمراجعة")


def test_versions_say_what_became_of_them_and_can_be_only_milestones(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    actions.send_back(newsroom.editor, article, note="المصدر؟")
    for headline in ("أول", "ثان", "ثالث", "رابع", "خامس"):
        newsroom.rewrote(newsroom.layla, article, headline)
    pane, _, _ = opened(qtbot, stations, newsroom, article)
    assert list(pane.versions.numbers) == [7, 6, 5, 4, 3, 2, 1]
    titles = [pane.versions.versions.title(one) for one in pane.versions.versions.versions]
    assert titles[-2:] == ["٢ · إعادة للتعديل", "١ · النسخة الأولى"]
    press(pane.top.only, Qt.Key.Key_Space)
    assert list(pane.versions.numbers) == [7, 2, 1]
    assert pane.versions.selected() == (7,)
    press(pane.top.only, Qt.Key.Key_Space)
    assert len(pane.versions.numbers) == 7


def test_what_was_typed_between_versions_is_unfolded_compared_and_brought_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, body=(FIRST, SECOND))
    whole = load(newsroom.layla, article).text
    for typed in ("وتبحث في ملفات كثيرة.", "وتبحث."):
        text = replace(whole, body=doc(FIRST, p(typed)))
        drafts.save_draft(newsroom.layla, article, text, base=1)
        newsroom.clock.turn(minutes=5)
    drafts.keep_draft(newsroom.layla, article)
    text = replace(whole, body=doc(FIRST))
    drafts.save_draft(newsroom.layla, article, text, base=2)
    pane, story, told = opened(qtbot, stations, newsroom, article)
    assert list(pane.versions.numbers) == [2, 1]
    newest, second, first = (-one.id for one in reversed(trail(newsroom.layla, article)))
    pane.top.trail.setFocus()
    press(pane.top.trail, Qt.Key.Key_Space)
    assert list(pane.versions.numbers) == [2, newest, second, first, 1]
    assert pane.versions.selected() == (2,)
    pane.versions.choose(first)
    qtbot.waitUntil(lambda: "كثيرة" in pane.reader.toPlainText())
    titles = [pane.versions.versions.title(one) for one in pane.versions.versions.versions]
    assert titles[1:4] == ["كُتب عند ٠٩:١٠", "كُتب عند ٠٩:٠٥", "كُتب عند ٠٩:٠٠"]
    assert pane.restore.text() == "استرجاع ما كُتب عند ٠٩:٠٠"
    assert pane.head.title.text() == "من النسخة ١ إلى ما كُتب عند ٠٩:٠٠"
    pane.restore.click()
    qtbot.waitUntil(lambda: bool(told))
    assert story.text.body == doc(FIRST, p("وتبحث في ملفات كثيرة."))
    assert [one.number for one in history(newsroom.layla, article)] == [1, 2, 3, 4]
    undo = told[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: story.text.body == doc(FIRST))


def test_where_nothing_was_typed_nothing_is_to_unfold(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    pane, _, _ = opened(qtbot, stations, newsroom, submitted_and_changed(newsroom))
    assert pane.top.trail.isHidden()


def test_any_version_is_compared_with_any_other_by_keys_in_the_pane_and_side_by_side(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    kept = [p(f"فقرة لم يتغير فيها شيء {number}") for number in range(6)]
    article = newsroom.wrote(newsroom.layla, body=(FIRST, *kept, SECOND))
    text = load(newsroom.layla, article).text
    ends = ("وتبحث في ملفات أخرى.", "وتبحث في الملفات كلها.", "ثم تنفض.")
    for end in ends:
        edit(newsroom.layla, article, replace(text, body=doc(FIRST, *kept, p(end))))
    pane, _, _ = opened(qtbot, stations, newsroom, article)
    assert pane.versions.selected() == (4,)
    base = pane.head.base
    assert base.isVisible()
    assert base.currentData() == 3
    base.setFocus()
    press(base, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: pane.versions.selected() == (2, 4))
    qtbot.waitUntil(lambda: "أخرى" in pane.reader.toPlainText())
    assert base.currentData() == 2
    pane.head.wide.click()
    (wide,) = (one for one in pane.window().findChildren(Reader) if one is not pane.reader)
    assert "شيء 3" not in wide.toPlainText()
    wide.setFocus()
    wide.go_to_link("unfold:")
    press(wide, Qt.Key.Key_Return)
    assert "شيء 3" in wide.toPlainText()


def test_whoever_comes_before_the_past_is_read_types_into_no_field(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, body=(FIRST, SECOND))
    writer = at_work(qtbot, stations, newsroom.layla, article)
    pane = HistoryPane(writer.station, writer.story, writer.window)
    pane.setGeometry(0, 0, 340, 800)
    pane.show()
    pane.focus_room()
    assert pane.versions.hasFocus()
    qtbot.waitUntil(lambda: bool(pane.reader.toPlainText()))
    assert pane.versions.hasFocus()
    assert not pane.top.name.hasFocus()
