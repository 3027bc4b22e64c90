"""Required lines of a checklist: said beside the line, and led to from what stands in the way."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.newsroom.checklists import item_of, set_checklist, tick
from studio.newsroom.planning import set_plan
from studio.newsroom.reading import load
from studio.newsroom.views import Plan
from studio.storage.codes import Check
from studio.ui.commands import Do
from tests.newsroom.house import Newsroom, approved
from tests.ui.review.test_pane import opened
from tests.ui.stations import Stations


def test_a_required_line_is_led_to_and_seen_to(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    set_checklist(newsroom.chief, newsroom.sections[0], ["الأسماء مراجعة", "! مصدران لكل رقم"])
    found = opened(qtbot, stations, newsroom.chief, approved(newsroom))
    review = found.end.review
    qtbot.waitUntil(lambda: len(review.checks.ticks()) == 2)
    (button,) = review.obstacles.buttons()
    button.click()
    _, required = review.checks.ticks()
    assert found.end.shows(Do.REVIEW_PANE)
    assert required.hasFocus()
    assert required.accessibleName() == "مصدران لكل رقم: required before publishing"
    required.click()
    qtbot.waitUntil(lambda: not review.obstacles.buttons())


def test_what_was_done_on_an_earlier_text_is_led_to_and_confirmed_with_one_key(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    set_checklist(newsroom.chief, newsroom.sections[0], ["! مصدران لكل رقم"])
    article = newsroom.wrote(newsroom.layla)
    tick(newsroom.layla, article, item_of("مصدران لكل رقم"), done=True)
    set_plan(newsroom.editor, article, Plan(legal_check=Check.DONE))
    newsroom.rewrote(newsroom.layla, article)
    found = opened(qtbot, stations, newsroom.editor, article)
    review = found.end.review
    qtbot.waitUntil(lambda: len(review.checks.ticks()) == 2)
    legal, line = review.checks.ticks()
    assert not legal.isChecked()
    assert not line.isChecked()
    first, second = review.obstacles.buttons()
    second.click()
    assert line.hasFocus()
    first.click()
    assert legal.hasFocus()
    QTest.keyClick(legal, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(review.checks.ticks()) == 1)
    QTest.keyClick(review.checks.ticks()[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not review.obstacles.buttons())
    qtbot.waitUntil(lambda: [one.isChecked() for one in review.checks.ticks()] == [True])
    assert load(newsroom.editor, article).obstacles == ()
