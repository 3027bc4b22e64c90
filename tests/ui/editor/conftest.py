"""What sessions by hand are played at."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from studio.document.docx_out import write_docx
from studio.newsroom.pictures import Metadata, add_picture
from tests.builders import article, p, strong
from tests.newsroom.house import Newsroom
from tests.ui.editor.hand_sessions import Table
from tests.ui.editor.writers import at_work
from tests.ui.stations import Stations


@pytest.fixture
def at_table(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Table:
    """Put an editor of the newsroom at a window; whoever is asked for a picture has one."""
    editor = newsroom.others["editor"]
    files = [tmp_path / name for name in ("a.png", "b.jpg", "c.md", "d.docx", "e.bin")]
    for file, colour in zip(files[:2], ("red", "green"), strict=True):
        Image.new("RGB", (60, 40), colour).save(file)
        add_picture(editor, file.read_bytes(), Metadata(name=file.name))
    files[2].write_text("## عنوان\n\n- بند\n\nنص", "utf-8")
    files[3].write_bytes(write_docx(article("عنوان", (p("نص ", strong("مهم")),)), {}))
    files[4].write_bytes(b"\0\1\2")
    names = [str(file) for file in files[:2]]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (names[0], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    return Table(qtbot, stations, editor, at_work(qtbot, stations, editor, None), files)
