"""What is seen of the text: never what was seen before, though it is kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFont, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.document.blocks import Align
from studio.ui.commands import Do
from studio.wording.words import Language
from tests.builders import code, fn, h, li, link, ol, p, strong
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

TEXT = "انعقدت القمة صباح اليوم في العاصمة وبحثت ملفات المنطقة كلها بحضور Reuters ووفود"


def seen(writer: Writer) -> QImage:
    return writer.surface.viewport().grab().toImage()


def seen_anew(writer: Writer) -> QImage:
    """Return what is seen when nothing is kept of how it was laid out and painted."""
    document = writer.surface.document()
    writer.editor.editing.canvas.shapes.forget()
    document.markContentsDirty(0, document.characterCount())
    return seen(writer)


def paste_a_note(writer: Writer) -> None:
    """Call a footnote behind all others, whose numbers stay."""
    manuscript = writer.editor.editing.manuscript
    writer.editor.show_block("body", 4)
    writer.editor.editing.apply(lambda cursor: manuscript.insert_footnote(cursor, fn("حاشية")))


def select_two(writer: Writer) -> None:
    writer.select(0, 6)


DONE: dict[str, Callable[[Writer], object]] = {
    "nothing": lambda _: None,
    "letters": lambda writer: writer.type("سلام"),
    "another footnote": paste_a_note,
    "a selection": select_two,
    "bold": lambda writer: writer.do(Do.BOLD),
    "its undo": lambda writer: writer.do(Do.UNDO),
    "composing": lambda writer: writer.compose("مركب"),
    "composed": lambda writer: writer.compose("", "مركب"),
    "Enter": lambda writer: writer.press(Qt.Key.Key_Return),
    "Backspace": lambda writer: writer.press(Qt.Key.Key_Backspace),
    "another direction": lambda writer: writer.do(Do.DIRECTION_LTR),
    "at the end": lambda writer: writer.do(Do.ALIGN_END),
    "a heading": lambda writer: writer.do(Do.HEADING),
    "larger": lambda writer: writer.editor.step_zoom(1),
    "another language": lambda writer: writer.station.tongue.speak(
        Language.ENGLISH, DigitShape.ASCII
    ),
    "narrower": lambda writer: writer.window.resize(700, 800),
    "scrolled": lambda writer: writer.surface.verticalScrollBar().setValue(150),
    "another font": lambda writer: writer.surface.setFont(QFont("Amiri", 20)),
}


def test_what_is_kept_for_painting_is_never_out_of_date(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(
        qtbot,
        stations,
        newsroom,
        p(TEXT, strong("مهم"), TEXT),
        *(p(TEXT, fn("حاشية")) for _ in range(3)),
        h("عنوان"),
        li("أول"),
        p(TEXT, link("https://example.org", "موقع"), align=Align.CENTER),
        code("print(1)"),
    )
    for name, do in DONE.items():
        seen(writer)
        do(writer)
        qtbot.wait(1)
        shown = seen(writer)
        assert len(writer.editor.editing.canvas.shapes.kept) > 0
        assert shown == seen_anew(writer), name


@pytest.mark.parametrize("way", [1, -1])
def test_shapes_are_kept_near_what_shows_alone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, way: int
) -> None:
    writer = with_body(qtbot, stations, newsroom, *(p(f"{n} {TEXT}") for n in range(500)))
    surface, bar = writer.surface, writer.surface.verticalScrollBar()
    for value in sorted(range(0, bar.maximum() + 1, 700), reverse=way < 0):
        bar.setValue(value)
        surface.viewport().repaint()
        keeping = set()
        block = surface.document().begin()
        while block.isValid():
            if block.layout().cacheEnabled():
                keeping.add(block.blockNumber())
            block = block.next()
        first = surface.cursorForPosition(QPoint(5, 1)).blockNumber()
        assert first in keeping
        assert keeping <= set(writer.editor.editing.canvas.shapes.kept)
        assert max(abs(number - first) for number in keeping) < 250


class Painted(QObject):
    """Hears what of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - as Qt has it
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_notes_behind_a_new_one_are_laid_out_and_painted_with_their_new_numbers(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    notes = (p("نص", fn("حاشية"), "وبعدها") for _ in range(12))
    writer = with_body(qtbot, stations, newsroom, p("قبلها"), *notes)
    editing = writer.editor.editing
    seen(writer)
    qtbot.wait(50)
    painted = Painted(writer.surface.viewport())
    editing.apply(lambda cursor: editing.manuscript.insert_footnote(cursor, fn("أولى")))
    last = writer.surface.document().findBlockByNumber(editing.manuscript.body_start() + 9)
    place = writer.surface.block_area(last).toRect()
    QApplication.processEvents()
    assert painted.region.contains(place.center())
    assert seen(writer) == seen_anew(writer)
    writer.do(Do.UNDO)
    assert seen(writer) == seen_anew(writer)


def test_items_behind_one_that_is_numbered_otherwise_are_painted_anew(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, *(ol(f"بند {n}") for n in "أبجدهوز"))
    qtbot.wait(50)
    painted = Painted(writer.surface.viewport())
    writer.do(Do.BULLETS)  # nothing of it is higher or lower
    manuscript = writer.editor.editing.manuscript
    last = writer.surface.document().findBlockByNumber(manuscript.body_start() + 6)
    place = writer.surface.block_area(last).toRect()
    QApplication.processEvents()
    assert painted.region.contains(place.center())
