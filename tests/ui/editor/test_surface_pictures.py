"""Pictures on their way into the text: by command, drop and clipboard, kept by the newsroom."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.blocks import Figure
from studio.newsroom.pictures import Metadata, add_picture, picture
from studio.ui.commands import Do
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, at_work
from tests.ui.stations import Stations


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make a small picture on this computer."""
    held = BytesIO()
    Image.new("RGB", (90, 60), (120, 160, 190)).save(held, "PNG")
    path = tmp_path / "ميناء.png"
    path.write_bytes(held.getvalue())
    return path


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Give Layla a story with one paragraph, the caret in it."""
    article = newsroom.wrote(newsroom.layla, "قمة", body=[p("قبل")])
    made = at_work(qtbot, stations, newsroom.layla, article)
    made.editor.show_block("body", 0)
    return made


def sha_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def drop(writer: Writer, content: QMimeData) -> None:
    """Drag something over the caret and let it go."""
    place = writer.surface.cursorRect().center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(place, copy, content, left, none),
        QDragMoveEvent(place, copy, content, left, none),
        QDropEvent(QPointF(place), copy, content, left, none),
    ):
        QApplication.sendEvent(writer.surface.viewport(), event)


def test_a_dropped_file_is_kept_and_asks_for_its_words(
    qtbot: QtBot, newsroom: Newsroom, writer: Writer, file: Path
) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file))])
    drop(writer, content)
    qtbot.waitUntil(writer.editor.panel.isVisible)
    assert picture(newsroom.layla, sha_of(file)).name == file.name
    panel = writer.editor.panel
    writer.fill("alt", "سفن")
    panel.finish()
    figures = [block for block in writer.text.body.blocks if isinstance(block, Figure)]
    assert figures == [Figure(picture=sha_of(file), alt="سفن")]
    qtbot.waitUntil(lambda: writer.editor.thumbnails.of(sha_of(file)) is not None)


def test_a_copied_picture_comes_in_at_the_caret(qtbot: QtBot, writer: Writer) -> None:
    content = QMimeData()
    content.setImageData(QImage(40, 30, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(content)
    writer.do(Do.PASTE)
    qtbot.waitUntil(writer.editor.panel.isVisible)
    assert any(isinstance(block, Figure) for block in writer.text.body.blocks)
    writer.do(Do.UNDO)
    assert writer.text.body.blocks == (p("قبل"),)


def test_the_lead_picture_brings_what_is_known_of_it(
    qtbot: QtBot, newsroom: Newsroom, writer: Writer, file: Path
) -> None:
    add_picture(newsroom.layla, file.read_bytes(), Metadata(alt="ميناء", credit="ليلى"))
    writer.editor.pictures.take_file(file, writer.editor.clipping.place_lead)
    qtbot.waitUntil(writer.editor.panel.isVisible)
    assert writer.text.lead_picture == Figure(picture=sha_of(file), alt="ميناء", credit="ليلى")
    writer.editor.panel.finish()
    writer.editor.show_block("lead_picture", None)
    writer.press(Qt.Key.Key_Delete)
    assert writer.text.lead_picture is None


def test_what_is_no_picture_is_refused_and_said(
    qtbot: QtBot, writer: Writer, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.png"
    wrong.write_text("not a picture")
    with qtbot.waitSignal(writer.station.door.refused):
        writer.editor.pictures.take_file(wrong, writer.editor.clipping.place_figure)
    with qtbot.waitSignal(writer.station.door.refused):
        writer.editor.pictures.take_file(tmp_path / "none.png", writer.editor.clipping.place_figure)
    assert writer.text.body.blocks == (p("قبل"),)
