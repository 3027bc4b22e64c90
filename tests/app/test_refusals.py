"""What must be refused is answered in the window, by a sentence or by not being offered; no box."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from studio.document.inline import line
from studio.errors import Reason, Refused
from studio.newsroom.articles import edit
from studio.newsroom.reading import history, load
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.window.bands import BandKind
from tests.app.driving import Driver
from tests.app.test_journeys import wrote
from tests.app.test_main_path import opened, reached


def shows(driver: Driver, article: int) -> None:
    driver.room.open_article(article)
    driver.until(lambda: driver.room.story.article == article)


def asked_nothing() -> bool:
    return QApplication.activeModalWidget() is None


def test_a_journalist_is_offered_neither_approval_nor_publishing(driver: Driver) -> None:
    waiting, ready = wrote(driver, "ينتظر"), wrote(driver, "معتمد", approve=True)
    room = driver.come_in("sami")
    for article in (waiting, ready):
        shows(driver, article)
        driver.until(lambda: not room.station.deck[Do.SEND_BACK].isEnabled())
        driver.press("Ctrl+Return", "Ctrl+Shift+Return")
    driver.qtbot.wait(200)
    with driver.acting("nora") as acting:
        assert load(acting, ready).summary.stage is Stage.APPROVED
        assert load(acting, waiting).summary.stage in {Stage.IN_REVIEW, Stage.DRAFT}
    assert asked_nothing()


def test_a_story_that_is_not_approved_cannot_be_published(driver: Driver) -> None:
    article = wrote(driver, "لم يُعتمد", submit=False)
    room = driver.come_in("nora")
    shows(driver, article)
    assert room.end.steps.primary is not None
    assert room.end.steps.primary.value == "submit"
    room.show_place(room.rail.place_of("ready"))
    driver.press("Ctrl+E")
    driver.until(room.exporting.sheet.isVisible)
    driver.qtbot.wait(200)
    assert [row.candidate.article for row in room.exporting.page.rows] == []
    driver.press("Escape")
    assert asked_nothing()


def test_an_edit_after_the_approval_voids_it_and_says_so(driver: Driver) -> None:
    article = wrote(driver, "خبر معتمد", approve=True)
    room = driver.come_in("sami")
    opened(driver, "desk", article)
    room.editor.focus_text()
    driver.press("Ctrl+End")
    driver.type(" وزيادة.")
    room.story.keep()
    reached(driver, article, Stage.IN_REVIEW)
    room = driver.come_in("nora")
    opened(driver, "queue", article)
    assert room.end.steps.primary is not None
    assert room.end.steps.primary.value == "approve"
    detail = room.story.detail
    assert detail is not None
    assert detail.sign_off is not None
    assert detail.sign_off.voided is not None
    assert asked_nothing()


def test_who_wrote_by_command_meanwhile_loses_nothing(driver: Driver) -> None:
    article = wrote(driver, "خبر واحد", submit=False)
    room = driver.come_in("sami")
    opened(driver, "drafts", article)
    room.editor.focus_headline()
    driver.press("End")
    driver.type(" من سامي")
    with driver.acting("huda") as acting, pytest.raises(Refused) as refused:
        edit(acting, article, load(acting, article).text)
    assert refused.value.reason is Reason.OPEN_ELSEWHERE
    with driver.acting("sami") as acting:
        text = load(acting, article).text
        changes = edit(acting, article, replace(text, headline=line("خبر واحد بأمر")))
    driver.program.hub.changed.emit(changes)
    driver.until(lambda: room.bands.band(BandKind.CONFLICT))
    band = room.bands.band(BandKind.CONFLICT)
    assert band is not None
    band.buttons[0].click()
    driver.until(lambda: room.bands.band(BandKind.CONFLICT) is None)
    with driver.acting("nora") as acting:
        driver.until(lambda: load(acting, article).summary.headline == "خبر واحد من سامي")
        assert len(history(acting, article)) == 3
    assert asked_nothing()
