"""The open story becomes a Word file, and the person is told where it lies."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.document.docx_in import read_docx
from studio.ui.commands import Do
from studio.ui.exporting.word import WordExport, file_name
from studio.ui.parts.toasts import Toast
from studio.ui.story import Story
from tests.builders import p, strong
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_a_story_is_written_and_its_folder_shown(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    body = p("نص ", strong("مهم"))
    article = newsroom.wrote(newsroom.layla, "قمة المناخ", body=[body])
    station = stations.of(newsroom.layla)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    window.show()
    toast, story = Toast(window, station.tongue), Story(station.door, window)
    shown: list[Path] = []
    export = WordExport(station, story, toast, window, shown.append)
    assert not station.deck[Do.SAVE_WORD].isEnabled()
    with qtbot.waitSignal(story.loaded):
        story.open_article(article)
    assert station.deck[Do.SAVE_WORD].isEnabled()
    export.write(tmp_path / "قمة")
    file = tmp_path / "قمة.docx"
    qtbot.waitUntil(toast.undo_button.isVisible)
    assert file.name in toast.text
    assert read_docx(file.read_bytes(), file.name).text.body.blocks == (body,)
    toast.undo_button.click()
    assert shown == [tmp_path]


def test_a_folder_that_takes_no_file_is_said(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة", body=[p("نص")])
    station = stations.of(newsroom.layla)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    story = Story(station.door, window)
    export = WordExport(station, story, Toast(window, station.tongue), window)
    with qtbot.waitSignal(story.loaded):
        story.open_article(article)
    (tmp_path / "file").write_text("x")
    with qtbot.waitSignal(station.door.refused):
        export.write(tmp_path / "file" / "a.docx")


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("قمة: «المناخ» 2/3", "قمة «المناخ» 2 3.docx"),
        ("", "Midad.docx"),
        ("...", "Midad.docx"),
        ("\u202eكلمة\u200f", "كلمة.docx"),
        ("ا" * 300, f"{'ا' * 80}.docx"),
    ],
)
def test_a_headline_names_its_file(headline: str, name: str) -> None:
    assert file_name(headline) == name
