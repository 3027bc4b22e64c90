"""Files at a real window: dropped on the list, dropped on the text, pasted, and saved for Word."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from studio.document.docx_in import read_docx
from studio.document.docx_out import write_docx
from studio.document.inline import plain
from studio.ui.commands import Do
from tests.app.driving import Driver
from tests.builders import article, doc, h, p


def drop(widget: QWidget, file: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file))])
    at, copy = widget.rect().center(), Qt.DropAction.CopyAction
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, QDragEnterEvent(at, copy, content, *held))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, content, *held))


def test_a_file_becomes_a_story_takes_another_in_and_leaves_for_word(
    driver: Driver, tmp_path: Path
) -> None:
    room = driver.come_in("sami")
    word, note = tmp_path / "خبر.docx", tmp_path / "ملحق.md"
    word.write_bytes(write_docx(article("قمة المناخ", (p("نص"),))))
    note.write_text("## خلفية\n\nفقرة\n", "utf-8")
    drop(room, word)
    driver.until(lambda: plain(room.story.text.headline) == "قمة المناخ")
    room.editor.show_block("body", 0)
    driver.press("End")
    drop(room.editor.surface.viewport(), note)
    driver.until(lambda: len(room.story.text.body.blocks) > 1)
    assert h("خلفية") in room.story.text.body.blocks
    driver.press("Ctrl+Z")
    assert room.story.text.body == doc(p("نص"))
    content = QMimeData()
    content.setHtml("<div>" * 20_000 + "كلمة" + "</div>" * 20_000)
    QGuiApplication.clipboard().setMimeData(content)
    room.toast.hide()
    driver.press("Ctrl+V")
    driver.until(lambda: room.toast.text)
    room.editor.show_block("body", 0)
    driver.press("End")
    driver.type(" حي")
    assert room.story.text.body == doc(p("نص حي"))
    assert room.station.deck[Do.SAVE_WORD].isEnabled()
    room.word.write(tmp_path / "للنشر.docx")
    driver.until((tmp_path / "للنشر.docx").exists)
    driver.until(lambda: "للنشر" in room.toast.text and room.toast.undo_button.isVisible())
    kept = read_docx((tmp_path / "للنشر.docx").read_bytes(), "a.docx").text
    assert (plain(kept.headline), kept.body) == ("قمة المناخ", doc(p("نص حي")))
