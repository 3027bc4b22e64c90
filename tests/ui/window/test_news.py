"""What a window tells of: versions that are kept by hand, and what a field left out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from studio.newsroom.articles import create
from studio.ui.commands import Do
from studio.ui.parts.fields import MOST_PASTED, LineField, LinesField
from studio.ui.story import Story
from studio.ui.window.bands import Bands
from studio.ui.window.news import News
from studio.wording.words import Language
from tests.builders import article, figure, p, table
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import CONTROL, with_body
from tests.ui.stations import Stations


def test_a_version_is_told_where_there_is_something_new_alone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    written = create(newsroom.layla, article("خبر السد", body=(p("متن"),))).article
    station = stations.of(newsroom.layla, Language.ENGLISH)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    story = Story(station.door, window)
    bands = Bands(station.tongue, station.look)
    qtbot.addWidget(bands)
    news = News(station, story, bands, window)
    told: list[str] = []
    news.told.connect(lambda text, _: told.append(text))
    story.open_article(written)
    qtbot.waitUntil(lambda: story.article == written)
    news.name_version()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Nothing new since the last version; everything is kept."]
    story.change(dateline="بيروت")
    news.name_version()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1].startswith("The version is kept:")


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("line", 32_767),
        ("lines", MOST_PASTED),
        ("caption", MOST_PASTED),
        ("cells", MOST_PASTED),
        ("found", 32_767),
        ("address", 32_767),
    ],
)
def test_what_a_field_leaves_out_is_told_and_stays_on_the_clipboard(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, name: str, limit: int
) -> None:
    block = table(["أ"]) if name == "cells" else figure(alt="ميناء")
    writer = with_body(qtbot, stations, newsroom, block)
    bands = Bands(writer.station.tongue, writer.station.look)
    qtbot.addWidget(bands)
    news = News(writer.station, writer.story, bands, writer.window)
    told: list[str] = []
    news.told.connect(lambda text, _: told.append(text))
    pane = QWidget(writer.window)
    fields: dict[str, QWidget] = {
        "line": LineField(pane),
        "lines": LinesField(parent=pane),
        "found": writer.editor.find_bar.field,
        "address": writer.editor.link_bar.field,
    }
    pane.show()
    if name in {"caption", "cells"}:
        writer.do(Do.EDIT_BLOCK)
        panel = writer.editor.panel
        grid = panel.findChild(QTableView)
        fields["cells" if grid else "caption"] = grid or panel.field("caption")
    fields[name].setFocus()
    for words in ("نص قصير", "ن" * (MOST_PASTED + 10)):
        QGuiApplication.clipboard().setText(words)
        QTest.keyClick(fields[name], Qt.Key.Key_V, CONTROL)
        assert QGuiApplication.clipboard().text() == words
        assert bool(told) is (len(words) > limit)
    assert len(told) == 1
    said = writer.station.tongue.words.fact(limit)
    assert said in told[0]
