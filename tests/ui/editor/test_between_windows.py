"""Copied in one window and pasted in another: everything comes along, its pictures too."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.blocks import Block
from studio.newsroom.pictures import Metadata, add_picture, picture
from studio.ui.commands import Do
from studio.ui.saving import SaveState
from tests.builders import (
    embed,
    figure,
    fn,
    gallery,
    h,
    li,
    link,
    p,
    pullquote,
    rule,
    strong,
    table,
)
from tests.imaging.originals import gradient, saved
from tests.newsroom.conftest import copied
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations, stations_on

PICTURE = saved(gradient())
SHA = hashlib.sha256(PICTURE).hexdigest()
LOST_PICTURE = saved(gradient(mode="L"))
LOST = hashlib.sha256(LOST_PICTURE).hexdigest()
BODY: tuple[Block, ...] = (
    p("قال ", strong("الوزير"), fn("برقية"), " ", link("https://example.org", "هنا")),
    h("عنوان"),
    li("بند"),
    figure("تعليق", picture=SHA, alt="بحر", credit="ليلى"),
    gallery(figure(picture=SHA, alt="أول"), figure(picture=LOST, alt="ثان"), caption="معرض"),
    figure("لوحة", picture=LOST, alt="لوحة"),
    table(["أ", "ب"], ["١", "٢"], header=True, caption="جدول"),
    pullquote("قول", by="فلان"),
    embed("https://www.youtube.com/watch?v=dQw4w9WgXcQ", provider="youtube", title="فيديو"),
    rule(),
    p("خاتمة"),
)


@pytest.fixture
def elsewhere(founded: Newsroom, tmp_path: Path, qapp: QApplication) -> Iterator[Stations]:
    """Give windows on another newsroom of this computer."""
    room = copied(founded, tmp_path / "elsewhere")
    with stations_on(room, tmp_path, qapp) as made:
        yield made
    room.store.close()


def copy_all(source: Writer) -> None:
    manuscript = source.editor.editing.manuscript
    start = manuscript.block_at(0).position()
    end = source.surface.document().characterCount() - 1
    source.editor.editing.choose(start, end)
    source.do(Do.COPY)


@pytest.fixture
def source(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Give Layla a story with everything in it, and the picture that it shows."""
    add_picture(newsroom.layla, PICTURE, Metadata())
    add_picture(newsroom.layla, LOST_PICTURE, Metadata())
    return with_body(qtbot, stations, newsroom, *BODY)


def test_in_the_same_newsroom_everything_comes_along(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, source: Writer
) -> None:
    target = with_body(qtbot, stations, newsroom, p("قبل"), headline="أخرى")
    target.press(Qt.Key.Key_End)
    target.press(Qt.Key.Key_Return)
    copy_all(source)
    target.do(Do.PASTE)
    assert target.text.body.blocks == (p("قبل"), *BODY)
    assert source.text.body.blocks == BODY
    target.do(Do.UNDO)
    assert target.text.body.blocks == (p("قبل"), p())


def test_to_another_newsroom_the_pictures_come_too(
    qtbot: QtBot, elsewhere: Stations, source: Writer
) -> None:
    other = elsewhere.newsroom
    target = with_body(qtbot, elsewhere, other, p(), headline="أخرى")
    told: list[str] = []
    target.editor.told.connect(lambda text, _: told.append(text))
    source.station.door.acting.store.media.remove(LOST)
    copy_all(source)
    target.do(Do.PASTE)
    qtbot.waitUntil(lambda: bool(told))
    expected = list(BODY)
    named = f"picture-{LOST[:12]}"
    shown = (figure(picture=SHA, alt="أول"), figure(source=named, alt="ثان"))
    expected[4:6] = (
        gallery(*shown, caption="معرض"),
        figure("لوحة", source=named, alt="لوحة"),
    )
    assert target.text.body.blocks == tuple(expected)
    assert picture(other.layla, SHA).sha256 == SHA
    assert other.store.media.read(SHA) == PICTURE
    qtbot.waitUntil(lambda: target.story.saving.state is SaveState.SAVED)


def test_others_get_clean_html_and_words(source: Writer) -> None:
    copy_all(source)
    content = QGuiApplication.clipboard().mimeData()
    html, words = content.html(), content.text()
    assert "<strong>الوزير</strong>" in html
    assert '<a href="https://example.org"' in html
    assert "<table" in html
    assert "style=" not in html
    assert "<meta name" not in html
    assert str(source.station.door.acting.store.folder) not in html + words
    assert words.startswith("قال الوزير")
    assert "عنوان" in words.splitlines()
    assert "أ\tب" in words
