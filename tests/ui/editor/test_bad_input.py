"""Bad input at the surface: refused or cleaned with a sentence, the text before it intact."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studio.document.blocks import Figure, Table
from studio.errors import MidadError, Reason
from studio.ui.commands import Do
from studio.ui.saving import SaveState
from studio.wording.reasons import sentence
from tests.builders import doc, figure, h, p
from tests.imaging.originals import gradient, packed_zeros, png_of, saved
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

BEFORE = p("قال الوزير أمس")


class Told:
    """What the window said of what was pasted."""

    def __init__(self, writer: Writer) -> None:
        self.lines: list[str] = []
        self.reasons: list[Reason] = []
        self._writer = writer
        writer.editor.told.connect(lambda text, _: self.lines.append(text))
        writer.station.door.refused.connect(self._hear)

    def _hear(self, error: MidadError) -> None:
        self.reasons.append(error.reason)
        self.lines.append(sentence(error, self._writer.station.tongue.words))


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Give Layla a story with one paragraph, the caret at its end."""
    writer = with_body(qtbot, stations, newsroom, BEFORE)
    writer.press(Qt.Key.Key_End)
    return writer


def paste(writer: Writer, *, html: str = "", text: str = "") -> None:
    content = QMimeData()
    if html:
        content.setHtml(html)
    if text:
        content.setText(text)
    QGuiApplication.clipboard().setMimeData(content)
    writer.do(Do.PASTE)


def require_alive(writer: Writer) -> None:
    """Write a letter and take it back."""
    writer.type("ك")
    assert writer.lines[0].endswith("ك")
    writer.do(Do.UNDO)
    assert writer.text.body == doc(BEFORE)


TOO_MUCH: list[Callable[[], dict[str, str]]] = [
    lambda: {"html": "<p>" + "ا" * 25_000_000, "text": "ا"},
    lambda: {"html": "<div>" * 20_000 + "نص" + "</div>" * 20_000, "text": "نص"},
    lambda: {"html": "<p>نص</p>" * 40_000, "text": "نص"},
    lambda: {"html": "<p>" + "كلمة " * 300_000, "text": "نص"},
    lambda: {"text": "ا" * 25_000_000},
]


@pytest.mark.parametrize("made", TOO_MUCH, ids=["50 MB", "deep", "tags", "words", "text"])
def test_what_is_too_much_is_refused_with_a_sentence(
    qtbot: QtBot, writer: Writer, made: Callable[[], dict[str, str]]
) -> None:
    told = Told(writer)
    paste(writer, **made())
    qtbot.waitUntil(lambda: bool(told.lines))
    assert len(told.lines) == 1
    assert len(told.lines[0]) > 20
    assert writer.text.body == doc(BEFORE)
    require_alive(writer)


def test_hostile_html_is_cleaned_and_said(writer: Writer) -> None:
    for html in (
        "<script>alert(1)</script><p onclick=x()>نص",
        '<a href="java\x01script:alert(1)">نص</a>',
        '<a href=" \x02javascript&#58;alert(1)">نص</a>',
        "<svg onload=alert(1)><script>x()</script></svg>نص",
        '<img src=x onerror=alert(1)><iframe srcdoc="<script>x()</script>"></iframe>نص',
        "<p>نص<b><i></p></div></table><td>",
    ):
        paste(writer, html=html)
        written = str(writer.text.body)
        assert "نص" in writer.lines[0] + writer.lines[-1]
        assert "alert" not in written
        assert "javascript" not in written.lower()
        writer.do(Do.UNDO)
        assert writer.text.body == doc(BEFORE)
    require_alive(writer)


def test_long_tables_and_paragraphs_come_in_whole(qtbot: QtBot, writer: Writer) -> None:
    rows = "".join(f"<tr><td>بلد {n}<td>{n}" for n in range(500))
    with qtbot.waitSignal(writer.editor.editing.changed):
        paste(writer, html=f"<table>{rows}</table>")
    (table,) = [one for one in writer.text.body.blocks if isinstance(one, Table)]
    assert len(table.rows) == 500
    writer.do(Do.UNDO)
    words = " ".join(["كلمة"] * 20_000)
    with qtbot.waitSignal(writer.editor.editing.changed):
        paste(writer, html=f"<p>{words}</p>", text=words)
    assert writer.lines[0].count("كلمة") == 20_000
    writer.do(Do.UNDO)
    paste(writer, text=words)
    assert writer.lines[0].count("كلمة") == 20_000
    writer.do(Do.UNDO)
    require_alive(writer)


def test_bad_pictures_are_refused_with_a_sentence_and_good_ones_by_their_content(
    qtbot: QtBot, writer: Writer, tmp_path: Path
) -> None:
    jpeg = saved(gradient())
    bad = {
        "bomb.png": png_of(20_000, 20_000, packed_zeros(1 << 20)),
        "cut.jpg": jpeg[: len(jpeg) // 2],
        "page.png": b"<html><script>x()</script>",
        "drawing.jpg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>",
        "empty.gif": b"",
    }
    told = Told(writer)
    content = QMimeData()
    files = {**bad, "jpeg.png": jpeg}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    content.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in files])
    QGuiApplication.clipboard().setMimeData(content)
    writer.do(Do.PASTE)
    qtbot.waitUntil(lambda: len(writer.text.body.blocks) == 2, timeout=20_000)
    assert isinstance(writer.text.body.blocks[1], Figure)
    assert told.reasons == [
        Reason.PICTURE_TOO_MANY_PIXELS,
        Reason.PICTURE_DAMAGED,
        *[Reason.PICTURE_KIND_UNKNOWN] * 3,
    ]
    writer.do(Do.UNDO)
    assert writer.text.body == doc(BEFORE)


def test_a_picture_that_is_only_named_makes_no_story_that_cannot_be_saved(
    qtbot: QtBot, writer: Writer
) -> None:
    told = Told(writer)
    named = f"<figure class=picture data-midad-picture={'f' * 64}><figcaption>لوحة</figcaption>"
    page = f"<div data-midad-document=1 dir=rtl lang=ar><h2>عنوان</h2>{named}</figure>"
    for html in (page, page + "<p>نص</p>" * 12_000):
        told.lines.clear()
        paste(writer, html=html)
        qtbot.waitUntil(lambda: bool(told.lines))
        assert writer.text.body.blocks[1:3] == (
            h("عنوان"),
            figure("لوحة", source=f"picture-{'f' * 12}"),
        )
        qtbot.waitUntil(lambda: writer.story.saving.state is SaveState.SAVED)
        writer.do(Do.UNDO)
    require_alive(writer)
