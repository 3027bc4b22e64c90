"""The outlines of icons: as qtawesome draws them, and kept for the next start."""

import subprocess
import sys
from pathlib import Path

import pytest
import qtawesome
from msgspec import msgpack
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from studio.ui.look import outlines
from studio.ui.look.outlines import EM, Outlines
from studio.ui.look.symbols import MIRRORED, Symbol, icon

NAMES = tuple(symbol.value for symbol in Symbol)
SIDE = 64


def drawn(made: QIcon, *, on: bool = False, disabled: bool = False) -> QImage:
    mode = QIcon.Mode.Disabled if disabled else QIcon.Mode.Normal
    state = QIcon.State.On if on else QIcon.State.Off
    return made.pixmap(QSize(SIDE, SIDE), mode, state).toImage()


def ink(image: QImage) -> list[int]:
    return [image.pixelColor(x, y).alpha() for y in range(SIDE) for x in range(SIDE)]


def ours(symbol: Symbol, *, rtl: bool) -> QImage:
    return drawn(icon(Outlines(NAMES), symbol, "#000000", rtl=rtl))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("symbol", [Symbol.ADD, Symbol.SEND, Symbol.CLOCK, Symbol.QUOTE])
def test_an_icon_is_what_qtawesome_draws(symbol: Symbol) -> None:
    theirs = ink(drawn(qtawesome.icon(symbol.value, color="#000000", draw="path")))
    here = ink(ours(symbol, rtl=False))
    assert sum(theirs) > 0
    apart = sum(abs(one - other) for one, other in zip(here, theirs, strict=True))
    assert apart < sum(theirs) * 0.15


@pytest.mark.usefixtures("qapp")
def test_what_points_is_mirrored_and_nothing_else() -> None:
    for symbol in (Symbol.SEND, Symbol.UNDO, Symbol.PEN, Symbol.SEARCH):
        here, turned = ours(symbol, rtl=False), ours(symbol, rtl=True)
        assert (ink(here) != ink(turned)) is (symbol in MIRRORED)


@pytest.mark.usefixtures("qapp")
def test_a_state_has_its_own_colour() -> None:
    made = icon(Outlines(NAMES), Symbol.ADD, "#ff0000", rtl=True, disabled="#00ff00", on="#0000ff")
    middle = SIDE // 2
    assert drawn(made).pixelColor(middle, middle) == QColor("#ff0000")
    assert drawn(made, on=True).pixelColor(middle, middle) == QColor("#0000ff")
    assert drawn(made, disabled=True).pixelColor(middle, middle) == QColor("#00ff00")


@pytest.mark.usefixtures("qapp")
def test_outlines_are_kept_and_read_without_drawing_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "deep" / "outlines"
    first = Outlines(NAMES, file)[Symbol.TAG.value]
    monkeypatch.setattr(outlines, "_drawn", lambda _: pytest.fail("drawn again"))
    again = Outlines(NAMES, file)[Symbol.TAG.value]
    assert first.elementCount() == again.elementCount() > 0
    assert again.boundingRect().height() < EM


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("damage", [b"", b"\0" * 50, b"half", None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "outlines"
    whole = Outlines(NAMES, file)[Symbol.TAG.value].elementCount()
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2] if damage is None else damage)
    assert Outlines(NAMES, file)[Symbol.TAG.value].elementCount() == whole
    assert file.read_bytes() == content


@pytest.mark.usefixtures("qapp")
def test_an_outline_that_is_damaged_inside_a_whole_file_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "outlines"
    whole = Outlines(NAMES, file)[Symbol.TAG.value].elementCount()
    content = msgpack.decode(file.read_bytes())
    content["outlines"][Symbol.TAG.value] = content["outlines"][Symbol.TAG.value][:-9]
    file.write_bytes(msgpack.encode(content))
    assert Outlines(NAMES, file)[Symbol.TAG.value].elementCount() == whole


@pytest.mark.usefixtures("qapp")
def test_outlines_of_other_names_are_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "outlines"
    assert Outlines(NAMES[:3], file)[NAMES[0]].elementCount() > 0
    assert Outlines(NAMES, file)[NAMES[-1]].elementCount() > 0


@pytest.mark.usefixtures("qapp")
def test_where_nothing_can_be_kept_icons_are_drawn_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    kept = Outlines(NAMES, tmp_path / "file" / "outlines")
    assert kept[Symbol.ADD.value].elementCount() > 0


def test_a_window_does_not_import_the_set_that_its_icons_come_from() -> None:
    code = "import sys, studio.ui.window.workspace; print('qtawesome' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
