"""Stories leave for targets from the sheet, and new text follows an old one by one key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.errors import Reason
from studio.newsroom import publishing
from studio.newsroom.acting import Acting
from studio.newsroom.desk import summaries
from studio.newsroom.sendings import ask_to_send, sendings
from studio.newsroom.target_standings import old_standings, standings
from studio.newsroom.target_values import TargetOptions, TargetWishes
from studio.newsroom.targets import add_target, targets
from studio.storage.codes import PackageStatus, SendingState, TargetKind
from studio.ui.commands import Do
from studio.ui.desk.row_words import under_headline
from studio.ui.door import Running
from studio.ui.exporting.courier import Courier
from studio.ui.exporting.delivering import Order, Wanted, deliver
from studio.ui.exporting.heard import Heard, SentTo
from studio.ui.exporting.page import Standing
from studio.ui.exporting.sheet import ExportSheet
from studio.ui.info.sent import Sent
from studio.ui.station import Station
from tests.newsroom.house import Newsroom, approved, packager
from tests.ui.stations import Stations


class Sending:
    """A window with an export sheet and a courier."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.window = QWidget()
        self.window.setLayoutDirection(station.tongue.direction)
        self.window.resize(1000, 800)
        self.window.show()
        self.sheet = ExportSheet(station, self.window, lambda _: None)
        self.page = self.sheet.page
        self.courier = Courier(station, self.window)
        self.told: list[str] = []
        self.courier.told.connect(lambda text, _: self.told.append(text))

    def open(self, qtbot: QtBot) -> None:
        self.sheet.open_export()
        qtbot.waitUntil(lambda: self.page.standing is Standing.CHOOSING)


@pytest.fixture
def site(newsroom: Newsroom, tmp_path: Path) -> int:
    wishes = TargetWishes(
        name="الموقع",
        kind=TargetKind.FOLDER,
        address=str(tmp_path / "www"),
        options=TargetOptions(chosen=True),
    )
    (made,) = add_target(newsroom.chief, wishes).targets
    return made


def sent(qtbot: QtBot, stations: Stations, acting: Acting) -> Sending:
    """Send everything that is ready to the target alone."""
    desk = Sending(stations.of(acting))
    qtbot.addWidget(desk.window)
    desk.open(qtbot)
    desk.page.target.folder.click()
    qtbot.waitUntil(desk.page.primary.isEnabled)
    desk.page.primary.click()
    qtbot.waitUntil(lambda: desk.page.standing is Standing.DONE)
    return desk


def test_approved_stories_are_published_and_sent(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, site: int, tmp_path: Path
) -> None:
    article = approved(newsroom)
    desk = sent(qtbot, stations, newsroom.chief)
    (row,) = desk.page.rows
    assert [line.text for _, line in row.sent] == ["أُرسلت إلى الموقع"]
    assert "نُشرت" in row.result.text
    assert desk.page.summary.text() == "نُشرت مادة واحدة. وصل إرسال واحد."
    (there,) = standings(newsroom.chief, (article,))[article]
    assert (tmp_path / "www" / there.place / "index.html").is_file()
    desk.page.again.click()
    qtbot.waitUntil(lambda: desk.page.standing is Standing.CHOOSING)
    assert desk.page.chosen(publish=True) == [], "the target has it"
    assert not desk.page.target.folder.isChecked(), "what was chosen is remembered"


def test_what_is_refused_there_is_said_beside_its_story(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, site: int, tmp_path: Path
) -> None:
    article = approved(newsroom)
    desk = sent(qtbot, stations, newsroom.chief)
    (there,) = standings(newsroom.chief, (article,))[article]
    page = tmp_path / "www" / there.place / "index.html"
    page.write_text("somebody's work", "utf-8")
    desk.page.again.click()
    qtbot.waitUntil(lambda: desk.page.standing is Standing.CHOOSING)
    desk.page.rows[0].tick.click()
    desk.page.primary.click()
    qtbot.waitUntil(lambda: desk.page.standing is Standing.DONE)
    ((said, line),) = desk.page.rows[0].sent
    assert said.error is not None
    assert line.text.startswith("لم تُرسل إلى الموقع")
    assert "«الإرسال فوقه»" in line.text
    assert page.read_text("utf-8") == "somebody's work"
    assert sendings(newsroom.chief)[0].state is SendingState.FAILED
    assert desk.page.summary.text().endswith("فشل إرسال واحد.")
    over = desk.page.rows[0].over[site]
    assert over.isVisible()
    over.setFocus()
    QTest.keyClick(over, Qt.Key.Key_Return)
    qtbot.waitUntil(over.isHidden)
    ((said, line),) = desk.page.rows[0].sent
    assert (said.error, said.outcome) == (None, "replaced")
    assert line.text.startswith("أُرسلت إلى الموقع")
    assert desk.page.summary.text().endswith("وصل إرسال واحد.")
    assert "somebody" not in page.read_text("utf-8")


def test_an_old_text_is_shown_and_the_new_one_follows_by_one_key(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, site: int, tmp_path: Path
) -> None:
    article = approved(newsroom)
    desk = sent(qtbot, stations, newsroom.chief)
    again = desk.station.deck[Do.SEND_AGAIN]
    qtbot.waitUntil(lambda: not again.isEnabled())
    changes = publishing.withdraw(newsroom.chief, article, packager, reason="خطأ في المصدر")
    desk.station.door.announce(changes)
    qtbot.waitUntil(again.isEnabled)
    (summary,) = summaries(newsroom.chief, (article,))
    assert "نص قديم في \u2067الموقع" in under_headline(summary, desk.station)
    again.trigger()
    qtbot.waitUntil(lambda: not old_standings(newsroom.chief))
    qtbot.waitUntil(lambda: desk.told[-1:] == ["أُرسلت مادة واحدة."])
    qtbot.waitUntil(lambda: not again.isEnabled())
    (there,) = standings(newsroom.chief, (article,))[article]
    shown = (tmp_path / "www" / there.place / "index.html").read_text("utf-8")
    assert "خطأ في المصدر" in shown


def test_the_pane_says_where_a_story_is(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, site: int
) -> None:
    from studio.newsroom.reading import load
    from studio.settings import House

    article = approved(newsroom)
    desk = sent(qtbot, stations, newsroom.chief)
    group = Sent(desk.station)
    qtbot.addWidget(group)
    group.show_story(load(newsroom.chief, article), House())
    qtbot.waitUntil(lambda: "الموقع" in group.text)
    changes = publishing.withdraw(newsroom.chief, article, packager, reason="خطأ")
    desk.station.door.announce(changes)
    qtbot.waitUntil(lambda: "ما زالت الموقع تحمل النص القديم" in group.text)
    assert not group.again.isHidden()


def test_cancelling_gives_up_what_was_not_sent(
    newsroom: Newsroom, site: int, tmp_path: Path
) -> None:
    articles = [approved(newsroom), approved(newsroom, "خبر آخر")]
    for article in articles:
        publishing.publish(newsroom.chief, article, packager)
    running = Running()
    heard: list[Heard] = []

    def hear(one: Heard) -> None:
        heard.append(one)
        if isinstance(one, SentTo):
            running.cancel()

    order = Order(
        wanted=[
            Wanted(article=one, revision=2, status=PackageStatus.PUBLISHED, publish=False)
            for one in articles
        ],
        place=None,
        zipped=False,
        packager=packager,
        heard=hear,
        targets=targets(newsroom.chief),
    )
    delivery = deliver(newsroom.chief, running, order)
    assert delivery.cancelled
    first, second = delivery.sent
    assert (first.outcome, second.outcome, second.waits) == ("written", "", False)
    left, done = sendings(newsroom.chief)
    assert (left.state, done.state) == (SendingState.FAILED, SendingState.SENT)
    assert left.reason is Reason.SENDING_GIVEN_UP
    assert len([one for one in (tmp_path / "www").iterdir() if one.is_dir()]) == 1


def test_what_waits_is_sent_by_itself(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, site: int, tmp_path: Path
) -> None:
    article = approved(newsroom)
    publishing.publish(newsroom.chief, article, packager)
    ask_to_send(newsroom.editor, site, article)
    window = QWidget()
    qtbot.addWidget(window)
    courier = Courier(stations.of(newsroom.editor), window)
    courier.look()
    qtbot.waitUntil(lambda: sendings(newsroom.editor)[0].state is SendingState.SENT)
    qtbot.waitUntil(lambda: not courier.sending)
