"""The bell, the sheet of notices, and the word on the desktop."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.newsroom import actions, comments, planning
from studio.newsroom.notices import count_unread, notices
from studio.newsroom.views import Plan
from studio.settings import Personal, personal_fields
from studio.storage.codes import NoticeCode
from studio.ui.commands import Do
from studio.ui.look import Theme
from studio.ui.look.text import isolated
from studio.ui.notices.bell import Bell
from studio.ui.notices.lines import SETTINGS, notice_words, wanted_kinds
from studio.ui.notices.news import NoticeNews
from studio.ui.window.sheets import Sheets
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def assign(newsroom: Newsroom) -> int:
    article = newsroom.wrote(newsroom.layla, "خبر عن المياه")
    planning.set_plan(newsroom.editor, article, Plan(assignee=newsroom.omar.person.id))
    return article


def mention(newsroom: Newsroom) -> int:
    article = newsroom.wrote(newsroom.layla, "خبر عن القمة")
    anchor = comments.quoted_anchor(newsroom.editor, article, quoted="المنطقة")
    body = f"{comments.mention(newsroom.omar.person.id)} أي منطقة؟"
    comments.add_comment(newsroom.editor, article, body, anchor=anchor)
    return article


def test_every_kind_has_a_setting_and_is_told_until_somebody_says_otherwise() -> None:
    assert SETTINGS.keys() == set(NoticeCode)
    assert set(SETTINGS.values()) <= personal_fields().keys()
    assert wanted_kinds(Personal()) == set(NoticeCode)
    assert NoticeCode.APPROVED not in wanted_kinds(Personal(notice_approved=False))


def test_the_bell_counts_and_says_what_is_unread(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    assign(newsroom)
    station = stations.of(newsroom.omar, Language.ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    bell, news = Bell(station, window), NoticeNews(station, window)
    news.counted.connect(bell.show_count)
    qtbot.waitUntil(lambda: bell.unread == 1)
    assert "1 unread notice" in bell.accessibleName().replace("١", "1")
    station.personal.set(notice_assigned=False)
    qtbot.waitUntil(lambda: bell.unread == 0)
    assert count_unread(newsroom.omar) == 1, "it is kept all the same"


def test_the_desktop_says_what_is_new_while_the_window_is_not_in_front(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    assign(newsroom)
    station = stations.of(newsroom.omar, Language.ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    told: list[tuple[str, str]] = []
    news = NoticeNews(station, window, lambda *said: told.append(said))
    with qtbot.waitSignal(news.counted):
        pass
    assert told == [], "what waited is the bell's to say"
    article = mention(newsroom)
    actions.submit(newsroom.layla, article)
    with qtbot.waitSignal(news.counted):
        news.look()
    ((title, text),) = told
    assert title == "Midad"
    assert "named you" in text
    station.personal.set(notice_desktop=False)
    assign(newsroom)
    counts: list[int] = []
    news.counted.connect(counts.append)
    news.look()
    qtbot.waitUntil(lambda: 3 in counts)
    assert len(told) == 1


def test_enter_goes_to_the_place_and_the_notice_is_read(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    assigned, named = assign(newsroom), mention(newsroom)
    station = stations.of(newsroom.omar, Language.ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    sheets = Sheets(station, window)
    station.deck[Do.NOTICES].trigger()
    page = sheets.notices.notices
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 2)
    first = page.list.rows.rows[0]
    assert (first.faint, first.spoken.split(", ")[0]) == (False, "unread")
    assert "أي منطقة؟" in first.detail
    page.list.setCurrentIndex(page.list.rows.index(0, 0))
    with qtbot.waitSignal(sheets.obstacle_chosen) as chosen:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert chosen.args == [named, "body", 1]
    assert not sheets.notices.isVisible()
    assert [one.article for one in notices(newsroom.omar, unread=True)] == [assigned]
    station.deck[Do.NOTICES].trigger()
    qtbot.waitUntil(lambda: page.list.rows.rows[0].faint)
    page.list.setCurrentIndex(page.list.rows.index(1, 0))
    with qtbot.waitSignal(sheets.opened) as opened:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert opened.args == [assigned]


def test_what_marks_an_unread_notice_has_the_accent_of_the_look_of_now(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    assign(newsroom)
    station = stations.of(newsroom.omar, Language.ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    sheets = Sheets(station, window)
    station.deck[Do.NOTICES].trigger()
    rows = sheets.notices.notices.list.rows
    qtbot.waitUntil(lambda: bool(rows.rows))
    for theme in (Theme.DARK, Theme.LIGHT):
        station.look.choose(theme)
        assert rows.rows[0].colour == station.look.palette.accent


def test_all_are_read_by_one_button_and_nothing_to_tell_says_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    assign(newsroom)
    mention(newsroom)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheets = Sheets(stations.of(newsroom.omar), window)
    sheets.notices.open_notices()
    page = sheets.notices.notices
    qtbot.waitUntil(page.all_read.isEnabled)
    with qtbot.waitSignal(sheets.notices.notices.read):
        page.all_read.click()
    assert count_unread(newsroom.omar) == 0
    qtbot.waitUntil(lambda: not page.all_read.isEnabled())
    other = Sheets(stations.of(newsroom.producer), window)
    other.notices.open_notices()
    qtbot.waitUntil(lambda: other.notices.notices._pages.currentIndex() == 1)


def test_every_kind_is_a_sentence_in_either_language(
    stations: Stations, newsroom: Newsroom
) -> None:
    assign(newsroom)
    (line,) = notices(newsroom.omar)
    for language in Language:
        station = stations.of(newsroom.omar, language)
        opening, closing = "«»" if language is Language.ARABIC else "“”"
        told = notice_words(line, station)
        assert f"{opening}{isolated('خبر عن المياه')}{closing}" in told
        assert opening not in notice_words(replace(line, headline=""), station)


def test_the_reason_is_told_in_the_list_and_on_the_desktop(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    station = stations.of(newsroom.layla, Language.ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    told: list[tuple[str, str]] = []
    news = NoticeNews(station, window, lambda *said: told.append(said))
    with qtbot.waitSignal(news.counted):
        pass
    actions.send_back(newsroom.editor, article, note="أين المصدر؟")
    with qtbot.waitSignal(news.counted):
        news.look()
    assert "أين المصدر؟" in told[-1][1]
    window.show()
    sheets = Sheets(station, window)
    sheets.notices.open_notices()
    rows = sheets.notices.notices.list.rows
    qtbot.waitUntil(lambda: bool(rows.rows))
    assert "أين المصدر؟" in rows.rows[0].detail
    assert "أين المصدر؟" in rows.rows[0].spoken
