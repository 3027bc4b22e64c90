"""Files and text dropped on the writing surface: read first, put where they fall, one step each."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.blocks import Figure
from studio.document.docx_out import DocxPicture, write_docx
from studio.newsroom.pictures import pictures
from studio.ui.commands import Do
from tests.builders import article, doc, figure, h, li, p, strong
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class Fall(QDropEvent):
    """A drop of what was carried from a text of this program."""

    def __init__(
        self, writer: Writer, content: QMimeData, source: QObject, held: Qt.KeyboardModifier
    ) -> None:
        at = QPointF(writer.surface.cursorRect().center())
        super().__init__(at, BOTH, content, Qt.MouseButton.LeftButton, held)
        self.setDropAction(Qt.DropAction.MoveAction)
        self._source = source

    def source(self) -> QObject:
        return self._source


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Give Layla a story with two paragraphs, the caret at the end of the first."""
    writer = with_body(qtbot, stations, newsroom, p("قبل"), p("بعد"))
    writer.press(Qt.Key.Key_End)
    return writer


def drop(writer: Writer, *files: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place = writer.surface.cursorRect().center()
    held = (Qt.MouseButton.LeftButton, NONE)
    entering = QDragEnterEvent(place, Qt.DropAction.CopyAction, content, *held)
    QApplication.sendEvent(writer.surface.viewport(), entering)
    assert entering.isAccepted()
    falling = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, content, *held)
    QApplication.sendEvent(writer.surface.viewport(), falling)


def test_a_word_file_gives_its_text_and_pictures_in_one_step(
    qtbot: QtBot, newsroom: Newsroom, writer: Writer, tmp_path: Path
) -> None:
    held = BytesIO()
    Image.new("RGB", (60, 40), (20, 60, 90)).save(held, "JPEG")
    sha = "0" * 64
    text = article("عنوان", (p("نص ", strong("مهم")), figure(picture=sha, alt="بحر"), li("بند")))
    file = tmp_path / "خبر.docx"
    file.write_bytes(write_docx(text, {sha: DocxPicture(held.getvalue(), "jpeg", 60, 40)}))
    drop(writer, file)
    qtbot.waitUntil(lambda: len(writer.text.body.blocks) > 2)
    first, head, words, shown, item, last = writer.text.body.blocks
    assert (first, head, last) == (p("قبل"), h("عنوان"), p("بعد"))
    assert (words, item) == (p("نص ", strong("مهم")), li("بند"))
    assert isinstance(shown, Figure)
    assert shown.alt == "بحر"
    assert shown.picture in [one.sha256 for one in pictures(newsroom.layla)]
    writer.do(Do.UNDO)
    assert writer.text.body == doc(p("قبل"), p("بعد"))


def test_markdown_html_and_text_give_their_words(
    qtbot: QtBot, writer: Writer, tmp_path: Path
) -> None:
    for name, content, expected in (
        ("a.md", "## عنوان\n\n- بند\n", (p("قبل"), h("عنوان"), li("بند"), p("بعد"))),
        ("a.html", "<p>أول</p><h2>ثان</h2>", (p("قبلأول"), h("ثان"), p("بعد"))),
        ("a.txt", "عنوان\n\nفقرة", (p("قبلعنوان"), p("فقرة"), p("بعد"))),
    ):
        file = tmp_path / name
        file.write_text(content, "utf-8")
        writer.editor.show_block("body", 0)
        writer.press(Qt.Key.Key_End)
        with qtbot.waitSignal(writer.editor.editing.changed):
            drop(writer, file)
        assert writer.text.body.blocks == expected
        writer.do(Do.UNDO)


def test_what_cannot_be_read_is_refused_and_nothing_is_lost(
    qtbot: QtBot, writer: Writer, tmp_path: Path
) -> None:
    told: list[str] = []
    writer.editor.told.connect(lambda text, _: told.append(text))
    refused: list[object] = []
    writer.station.door.refused.connect(refused.append)
    drawing, other, word = tmp_path / "a.svg", tmp_path / "a.pdf", tmp_path / "a.docx"
    drawing.write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>")
    other.write_bytes(b"%PDF")
    word.write_bytes(b"no word file")
    drop(writer, drawing, other, word)
    qtbot.waitUntil(lambda: bool(refused))
    assert [name in text for name, text in zip(("a.svg", "a.pdf"), told, strict=True)] == [True] * 2
    assert writer.text.body == doc(p("قبل"), p("بعد"))


@pytest.mark.parametrize("held", [NONE, SHIFT])
def test_between_two_windows_text_is_copied_or_with_shift_moved(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    writer: Writer,
    held: Qt.KeyboardModifier,
) -> None:
    source = with_body(qtbot, stations, newsroom, p("كلام ", strong("مهم")), headline="أخرى")
    source.select(5, 8)
    content = source.surface.createMimeDataFromSelection()
    writer.editor.show_block("body", 1)
    writer.press(Qt.Key.Key_End)
    event = Fall(writer, content, source.surface, held)
    writer.surface.dropEvent(event)
    moved = event.dropAction() is Qt.DropAction.MoveAction
    assert moved is (held == SHIFT)
    assert writer.text.body == doc(p("قبل"), p("بعد", strong("مهم")))
    writer.do(Do.UNDO)
    assert writer.text.body == doc(p("قبل"), p("بعد"))
    assert source.text.body == doc(p("كلام ", strong("مهم")))


def test_what_falls_onto_itself_stays(writer: Writer) -> None:
    writer.select(0, 3)
    content = writer.surface.createMimeDataFromSelection()
    writer.surface.dropEvent(Fall(writer, content, writer.surface, NONE))
    assert writer.text.body == doc(p("قبل"), p("بعد"))


def test_pictures_dropped_together_come_in_their_order(
    qtbot: QtBot, writer: Writer, tmp_path: Path
) -> None:
    files = []
    for name, colour in (("a.png", "red"), ("b.jpg", "green"), ("c.webp", "blue")):
        files.append(tmp_path / name)
        Image.new("RGB", (60, 40), colour).save(files[-1])
    drop(writer, *files)
    qtbot.waitUntil(lambda: len(writer.text.body.blocks) == 5)
    first, *shown, last = writer.text.body.blocks
    assert (first, last) == (p("قبل"), p("بعد"))
    hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    assert [getattr(one, "picture", "") for one in shown] == hashes
