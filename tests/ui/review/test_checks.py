"""Required lines of a checklist: said beside the line, and led to from what stands in the way."""

from pytestqt.qtbot import QtBot

from studio.newsroom.checklists import set_checklist
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
