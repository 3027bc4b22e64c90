"""What is written in a panel is kept, however soon the story is left."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.document.blocks import PullQuote
from studio.document.inline import texts
from studio.document.plain import article_plain
from studio.newsroom import actions
from studio.newsroom.reading import load
from tests.newsroom.house import Newsroom
from tests.ui.editor.panels.test_collections import cell_field
from tests.ui.editor.writers import Writer, type_into, with_body
from tests.ui.stations import Stations


def writing(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> tuple[Writer, int]:
    writer = with_body(qtbot, stations, newsroom, PullQuote(text=texts("قول")))
    assert writer.story.article is not None
    writer.press(Qt.Key.Key_Return)
    type_into(cell_field(), " آخر")
    return writer, writer.story.article


def test_another_story_is_opened(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer, article = writing(qtbot, stations, newsroom)
    other = newsroom.wrote(newsroom.layla)
    writer.story.open_article(other)
    qtbot.waitUntil(lambda: writer.story.article == other)
    qtbot.waitUntil(lambda: "آخر" in article_plain(load(newsroom.layla, article).text))


def test_the_story_is_submitted(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer, article = writing(qtbot, stations, newsroom)
    done: list[object] = []
    writer.story.act(lambda acting, one, _: actions.submit(acting, one), done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert "آخر" in article_plain(load(newsroom.layla, article).text)
