"""Files dropped on the window become stories; what is no story is refused with a sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.document.docx_out import write_docx
from studio.document.inline import plain
from studio.newsroom.desk import Filter, ids
from studio.newsroom.reading import load
from studio.ui.story import Story
from studio.ui.window.bands import Bands
from studio.ui.window.file_drops import FileDrops
from studio.ui.window.news import News
from tests.builders import article, p
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

_HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
_COPY = Qt.DropAction.CopyAction


class Dropped:
    """A window's news and drops, and what they said."""

    def __init__(self, qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
        station = stations.of(newsroom.layla)
        window = station.deck.parent()
        assert isinstance(window, QWidget)
        window.resize(900, 600)
        window.show()
        self.window = window
        bands = Bands(station.tongue, station.look)
        qtbot.addWidget(bands)
        self.news = News(station, Story(station.door, window), bands, window)
        self.drops = FileDrops(station, window, self.news.bring_in)
        self.told: list[str] = []
        self.opened: list[int] = []
        self.news.told.connect(lambda text, _: self.told.append(text))
        self.news.opened.connect(self.opened.append)

    def hang(self, content: QMimeData) -> bool:
        at = self.window.rect().center()
        entering = QDragEnterEvent(at, _COPY, content, *_HELD)
        QApplication.sendEvent(self.window, entering)
        moving = QDragMoveEvent(at, _COPY, content, *_HELD)
        QApplication.sendEvent(self.window, moving)
        return entering.isAccepted()

    def drop(self, *files: Path) -> None:
        content = carried(*files)
        assert self.hang(content)
        assert self.drops.card.isVisible()
        at = QPointF(self.window.rect().center())
        QApplication.sendEvent(self.window, QDropEvent(at, _COPY, content, *_HELD))
        assert not self.drops.card.isVisible()


def carried(*files: Path) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return content


@pytest.fixture
def window(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Dropped:
    """Give Layla's window."""
    return Dropped(qtbot, stations, newsroom)


def test_each_file_becomes_a_story_and_a_bad_one_holds_none_up(
    qtbot: QtBot, newsroom: Newsroom, window: Dropped, tmp_path: Path
) -> None:
    word, note, page, words = (tmp_path / f"خبر.{end}" for end in ("docx", "md", "html", "txt"))
    word.write_bytes(write_docx(article("من وورد", (p("نص"),))))
    note.write_text("---\nheadline: من ماركداون\n---\n\nنص\n", "utf-8")
    page.write_text("<h1>من صفحة</h1><p>نص</p>", "utf-8")
    words.write_text("من نص\n\nفقرة", "utf-8")
    other, folder, gone = tmp_path / "a.pdf", tmp_path / "folder", tmp_path / "gone.md"
    other.write_bytes(b"%PDF")
    folder.mkdir()
    before = set(ids(newsroom.layla, Filter()))
    window.drop(word, other, note, folder, page, gone, words)
    qtbot.waitUntil(lambda: bool(window.told))
    made = [one for one in ids(newsroom.layla, Filter()) if one not in before]
    headlines = {load(newsroom.layla, one).summary.headline for one in made}
    assert headlines == {"من وورد", "من ماركداون", "من صفحة", "من نص"}
    (told,) = window.told
    assert told.count("a.pdf") == 1
    assert "folder" in told
    assert "gone.md" in told
    assert not window.opened


def test_one_file_is_opened(
    qtbot: QtBot, newsroom: Newsroom, window: Dropped, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("عنوان\n\nنص", "utf-8")
    window.drop(file)
    qtbot.waitUntil(lambda: bool(window.opened))
    assert load(newsroom.layla, window.opened[0]).summary.headline == "عنوان"


def test_other_things_are_not_taken_and_the_card_goes_with_the_files(
    window: Dropped, tmp_path: Path
) -> None:
    content = QMimeData()
    content.setText("نص")
    assert not window.hang(content)
    content.setUrls([QUrl("https://example.org/a.md")])
    assert not window.hang(content)
    assert window.hang(carried(tmp_path / "a.md"))
    QApplication.sendEvent(window.window, QDragLeaveEvent())
    assert not window.drops.card.isVisible()


def test_what_was_copied_becomes_a_story(
    qtbot: QtBot, newsroom: Newsroom, window: Dropped, tmp_path: Path
) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\nheadline: من ملف\n---\n\nنص\n", "utf-8")
    page, words = QMimeData(), QMimeData()
    page.setHtml("<html><body><!--StartFragment--><h1>من صفحة</h1><p>نص</p><!--EndFragment-->")
    page.setText("من صفحة")
    words.setText("من كلمات\n\nنص")
    for content, headline in ((page, "من صفحة"), (words, "من كلمات"), (carried(file), "من ملف")):
        window.opened.clear()
        QGuiApplication.clipboard().setMimeData(content)
        window.news.import_copied()
        qtbot.waitUntil(lambda: bool(window.opened))
        text = load(newsroom.layla, window.opened[0]).text
        assert plain(text.headline) == headline
        assert text.body.blocks == (p("نص"),)


def test_an_empty_clipboard_becomes_none_and_says_so(window: Dropped) -> None:
    QGuiApplication.clipboard().clear()
    window.news.import_copied()
    assert len(window.told) == 1
    assert not window.opened
