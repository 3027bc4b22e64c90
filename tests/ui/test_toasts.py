"""News at the window's foot, and what can be done about it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.parts.toasts import Toast, Way
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_what_takes_news_back_is_undo_and_another_way_says_its_own_words(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast(window, stations.of(newsroom.layla).tongue)
    done: list[str] = []
    toast.tell("وسم أضيف", lambda: done.append("undo"))
    assert toast.undo_button.text() == "تراجع"
    toast.undo_button.click()
    toast.tell("لا يُقترح", Way("إيقاف الاقتراح", lambda: done.append("way")))
    assert toast.undo_button.text() == "إيقاف الاقتراح"
    toast.undo_button.click()
    assert done == ["undo", "way"]
    assert toast.text == ""


def test_news_stands_over_what_it_keeps_clear_of_and_goes_back_down(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    foot, bar = QWidget(window), QWidget(window)
    foot.setGeometry(QRect(100, 560, 400, 40))
    bar.setGeometry(QRect(100, 490, 400, 50))
    bar.hide()
    window.show()
    toast = Toast(window, stations.of(newsroom.layla).tongue)
    toast.keep_clear_of(foot, bar)
    toast.tell("نُشرت المادة")
    assert toast.geometry().bottom() < foot.y()
    bar.show()
    qtbot.waitUntil(lambda: toast.geometry().bottom() < bar.y())
    bar.hide()
    qtbot.waitUntil(lambda: toast.geometry().bottom() > bar.y())
    foot.hide()
    qtbot.waitUntil(lambda: toast.geometry().bottom() > foot.y())
    toast.tell("أطول " * 60)
    assert toast.geometry().bottom() < window.height()
