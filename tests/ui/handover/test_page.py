"""The handover on screen and on paper: a story opens by its headline, the PDF is a PDF."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.newsroom import actions
from studio.ui.commands import Do
from studio.ui.handover.page import HandoverPage
from studio.ui.window.sheets import Sheets
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def opened(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> tuple[HandoverPage, Sheets]:
    station = stations.of(newsroom.editor, Language.ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    window.show()
    sheets = Sheets(station, window)
    station.deck[Do.HANDOVER].trigger()
    page = sheets.handover.handover
    qtbot.waitUntil(lambda: "Shift handover:" in page.view.toPlainText())
    return page, sheets


def test_a_story_is_opened_by_its_headline(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة المناخ")
    actions.submit(newsroom.layla, article)
    page, sheets = opened(qtbot, stations, newsroom)
    assert "Waiting for review" in page.view.toPlainText()
    assert "قمة المناخ" in page.view.toPlainText()
    with qtbot.waitSignal(sheets.opened) as chosen:
        page.view.anchorClicked.emit(QUrl(f"story:{article}"))
    assert chosen.args == [article]
    assert not sheets.handover.isVisible()


def test_a_quiet_shift_says_so_and_another_beginning_is_read(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page, _ = opened(qtbot, stations, newsroom)
    assert "Nothing is open" in page.view.toPlainText()
    newsroom.wrote(newsroom.layla, "مسودة")
    page.since.editingFinished.emit()
    qtbot.waitUntil(lambda: "Being written" in page.view.toPlainText())


def test_it_is_kept_as_pdf(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.wrote(newsroom.layla, "مسودة")
    page, _ = opened(qtbot, stations, newsroom)
    path = tmp_path / "handover.pdf"
    with qtbot.waitSignal(page.told) as told:
        page.save(path)
    assert str(path) in told.args[0]
    assert path.read_bytes().startswith(b"%PDF-")
    with qtbot.waitSignal(page.told) as told:
        page.save(tmp_path / "missing" / "handover.pdf")
    assert "could not be written" in told.args[0]
