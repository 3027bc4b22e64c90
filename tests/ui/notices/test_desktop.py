"""Words on the desktop, over a real bus to a real notification service."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.newsroom import comments
from studio.ui.commands import Do
from studio.ui.notices.desktop import Desktop
from studio.ui.notices.news import NoticeNews
from tests.newsroom.house import Newsroom
from tests.ui.notices.notifying import desktop
from tests.ui.stations import Stations


def mention(newsroom: Newsroom, said: str) -> int:
    article = newsroom.wrote(newsroom.layla, "خبر عن القمة")
    body = f"{comments.mention(newsroom.omar.person.id)} {said}"
    comments.add_comment(newsroom.editor, article, body)
    return article


def test_who_is_named_hears_of_it_on_the_desktop_and_a_press_leads_to_the_notices(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desktop() as notifications:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", notifications.address)
        station = stations.of(newsroom.omar)
        window = station.deck.parent()
        assert isinstance(window, QWidget)
        news = NoticeNews(station, window)
        pressed: list[bool] = []
        station.deck.on(Do.NOTICES, lambda: pressed.append(True))
        with qtbot.waitSignal(news.counted):
            pass
        mention(newsroom, "هل <b>هذا</b> & ذاك صحيح؟")
        news.look()
        qtbot.waitUntil(lambda: len(notifications.said) == 1)
        (first,) = notifications.said
        assert (first["app"], first["title"], first["replaces"]) == ("Midad", "مداد", 0)
        assert "خبر عن القمة" in first["body"]
        assert "<b>" not in first["body"], "nobody's words are taken for mark-up"
        assert first["actions"] == ["default", "فتح"]
        mention(newsroom, "ثم؟")
        news.look()
        qtbot.waitUntil(lambda: len(notifications.said) == 2)
        notifications.press(999)  # somebody else's
        notifications.press(first["id"])
        qtbot.waitUntil(lambda: bool(pressed))
        assert pressed == [True]


def test_nothing_is_said_on_the_desktop_while_the_window_is_in_front(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desktop() as notifications:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", notifications.address)
        station = stations.of(newsroom.omar)
        window, other = QWidget(), QWidget()
        for one in (window, other):
            qtbot.addWidget(one)
            QVBoxLayout(one).addWidget(QLabel("نافذة"))
            one.show()
        news = NoticeNews(station, window)
        counts: list[int] = []
        news.counted.connect(counts.append)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: bool(counts))
        mention(newsroom, "أولا")
        with qtbot.waitSignal(news.counted):
            news.look()
        other.activateWindow()
        qtbot.waitUntil(other.isActiveWindow)
        mention(newsroom, "ثانيا")
        news.look()
        qtbot.waitUntil(lambda: len(notifications.said) == 1)
        qtbot.wait(100)
        assert len(notifications.said) == 1


def test_a_service_without_mark_up_or_buttons_gets_neither(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desktop(("body",)) as notifications:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", notifications.address)
        owner = QWidget()
        qtbot.addWidget(owner)
        told = Desktop(stations.of(newsroom.omar), owner, lambda: None)
        told.tell("مداد", "هذا & ذاك")
        told.tell("مداد", "وآخر")
        qtbot.waitUntil(lambda: len(notifications.said) == 2)
        assert [one["body"] for one in notifications.said] == ["هذا & ذاك", "وآخر"]
        assert notifications.said[0]["actions"] == []
        told.close()


@pytest.mark.parametrize("address", [None, "unix:path=/nowhere/bus", "nonsense"])
def test_a_computer_without_a_place_for_words_goes_without(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    address: str | None,
) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    owner = QWidget()
    qtbot.addWidget(owner)
    told = Desktop(stations.of(newsroom.omar), owner, lambda: None)
    told.tell("مداد", "خبر")
    qtbot.waitUntil(lambda: not told._waiting)


def test_a_session_that_ends_is_found_out_and_a_new_one_is_gone_to(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    told = Desktop(stations.of(newsroom.omar), owner, lambda: None)
    for _ in range(2):
        with desktop() as notifications:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", notifications.address)
            told.tell("مداد", "خبر")
            qtbot.waitUntil(lambda: len(notifications.said) == 1)
        bus = told._bus
        assert bus is not None
        qtbot.waitUntil(lambda: not bus.is_open)  # noqa: B023 - at once
