"""Submitting a story with a place that is still to be filled in: told of once, with a way there."""

from pytestqt.qtbot import QtBot

from studio.newsroom.obstacles import ObstacleCode
from studio.storage.codes import Stage
from studio.ui.commands import Do
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.review.test_pane import opened
from tests.ui.stations import Stations


def test_an_unfinished_place_is_told_of_before_the_story_goes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    body = (p("تام"), p("قال TK إن"))
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla, body=body))
    went: list[tuple[str, int | None]] = []
    found.end.place_wanted.connect(lambda field, block: went.append((field, block)))
    (shown,) = found.end.review.obstacles.found
    assert shown.code is ObstacleCode.UNFINISHED
    (button,) = found.end.review.obstacles.buttons()
    button.click()
    assert went == [("body", 1)]
    found.press(Do.PRIMARY)
    ((text, undo),) = found.told
    assert "place is still to be filled in" in text
    assert undo is None
    assert found.stage() is Stage.DRAFT
    found.press(Do.PRIMARY)
    qtbot.waitUntil(lambda: found.stage() is Stage.IN_REVIEW)


def test_another_unfinished_place_is_told_of_again(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, body=(p("قال TK إن"),))
    found = opened(qtbot, stations, newsroom.layla, article)
    found.press(Do.PRIMARY)
    found.story.change(kicker=p("؟؟").content)
    found.press(Do.PRIMARY)
    assert len(found.told) == 2
    assert "places are still" in found.told[1][0]
    found.story.change(kicker=(), body=newsroom.text().body)
    found.press(Do.PRIMARY)
    qtbot.waitUntil(lambda: found.stage() is Stage.IN_REVIEW)
