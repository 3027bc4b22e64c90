"""Every command that has a key is reached by it, pressed on real keyboards of three layouts."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from studio.ui.commands import COMMANDS, Command, Do
from studio.ui.commands.names import Group
from tests.app.listening import lines, listened
from tests.app.screens import KEYS, Screen, screen, until

LAYOUTS = {
    "us": ("us", 0, {}),
    "us,ara": ("us,ara", 1, {}),
    "ara": ("ara", 0, {}),
    "fr": ("fr", 0, {"z": "w", "w": "z", "a": "q", "q": "a", "m": ";"}),
}
"""What the keyboard is given, which of it is chosen, and where letters of commands lie on it."""

NAMES = {"Return": "Return", "Enter": "", "PgUp": "PgUp", "PgDown": "PgDown"}
"""Keys by their names on the table; the keypad's is the same key elsewhere."""
ZOOM = {Do.ZOOM_IN, Do.ZOOM_OUT, Do.ZOOM_RESET}
"""On some keyboards the keys of zoom need Shift, as their owners know; the wheel needs none."""


def place(keys: str, moved: dict[str, str]) -> str:
    """Return a key of the table as the place to press, empty where it has none here."""
    *held, last = keys.split("+")
    name = NAMES.get(last, last if last in KEYS else last.lower())
    name = moved.get(name, name)
    return "+".join([*held, name]) if name in KEYS else ""


def pressed(command: Command, moved: dict[str, str]) -> list[str]:
    places = (place(keys, moved) for keys in command.keys)
    return [one for one in places if one]


def test_every_command_of_writing_has_a_key_that_can_be_pressed() -> None:
    writing = {Group.WRITING, Group.LETTERS, Group.BLOCKS}
    keyed = [one for one in COMMANDS if one.keys and one.group in writing]
    assert len(keyed) > 20
    assert all(len(pressed(one, {})) == len(one.keys) for one in keyed)


def test_no_two_commands_want_the_same_key() -> None:
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.fixture(scope="module")
def on() -> Iterator[Screen]:
    with screen() as made:
        yield made


def test_every_key_comes_to_its_command_on_every_layout(on: Screen, tmp_path: Path) -> None:
    with listened(on, tmp_path) as heard:
        missing = {
            name: press_all(on, heard, layouts, group, moved)
            for name, (layouts, group, moved) in LAYOUTS.items()
        }
        assert not any(missing.values()), missing


def press_all(
    on: Screen, heard: Path, layouts: str, group: int, moved: dict[str, str]
) -> list[tuple[str, str]]:
    """Press every key of the table, and return those that came to another command or to none."""
    on.lay_out(layouts, group)
    wanted = [
        (command.do.value, chord)
        for command in COMMANDS
        if command.do not in ZOOM
        for chord in pressed(command, moved)
    ]
    before = len(lines(heard))
    for _, chord in wanted:
        on.press(chord)
    with suppress(AssertionError):  # what is missing is told below
        until(lambda: len(lines(heard)) >= before + len(wanted), "every key", seconds=10)
    came = lines(heard)[before:]
    return [(do, chord) for do, chord in wanted if do not in came] + [
        (one, "unasked") for one in came if one not in dict(wanted)
    ]
