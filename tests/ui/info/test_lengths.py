"""The numbers of the open story stand in its information, and lead to its longest sentence."""

from pytestqt.qtbot import QtBot

from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.info.test_pane import opened
from tests.ui.stations import Stations


def test_numbers_follow_the_text_and_lead_to_the_longest_sentence(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    body = (p("جملة قصيرة."), p("ثم جملة أطول منها بكثير."))
    article = newsroom.wrote(newsroom.layla, "عنوان", body=body)
    found = opened(qtbot, stations, newsroom.layla, article)
    lengths = found.pane.lengths
    qtbot.waitUntil(lambda: lengths.lengths is not None)
    assert lengths.lengths is not None
    assert lengths.lengths.sentences.longest == 5
    assert "٨" in lengths.told.text() or "8" in lengths.told.text()
    wanted: list[tuple[str, object]] = []
    found.pane.place_wanted.connect(lambda field, block: wanted.append((field, block)))
    lengths.go.click()
    assert wanted == [("body", 1)]
    found.story.change(kicker=p("شارة من كلمات").content)
    qtbot.waitUntil(lambda: lengths.lengths is not None and lengths.lengths.words == 11)
