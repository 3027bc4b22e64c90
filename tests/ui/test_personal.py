"""What a person set stays set, and a broken file never keeps the window from opening."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.settings import Personal, PersonalTheme, personal_from
from studio.ui.personal import Preferences


def test_settings_and_memories_come_back(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "config" / "personal.json"
    first = Preferences(file)
    with qtbot.waitSignal(first.changed):
        first.set(theme=PersonalTheme.DARK, text_size=24)
    first.remember("place", {"key": "drafts"})
    second = Preferences(file)
    assert second.settings == Personal(theme=PersonalTheme.DARK, text_size=24)
    assert second.recall("place") == {"key": "drafts"}
    second.remember("place", None)
    assert Preferences(file).recall("place") is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 99}', "\ufeff{}", "null"])
def test_a_broken_file_is_set_aside(tmp_path: Path, content: str, qtbot: QtBot) -> None:
    file = tmp_path / "personal.json"
    file.write_text(content, "utf-8")
    assert Preferences(file).settings == Personal()
    assert file.with_suffix(".unread.json").read_text("utf-8") == content


@pytest.mark.parametrize(
    "stored",
    [
        {"theme": "pink"},
        {"text_size": 4000},
        {"text_size": "20"},
        {"reduce_motion": "yes"},
        {"no_such": 1},
        {"language": None},
    ],
)
def test_what_a_setting_may_not_hold_is_passed_over(stored: dict[str, object]) -> None:
    assert personal_from(stored) == Personal()


def test_a_folder_that_cannot_be_written_to_loses_nothing_but_the_memory(
    tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", "utf-8")
    preferences = Preferences(tmp_path / "config" / "personal.json")
    preferences.set(text_size=30)
    assert preferences.settings.text_size == 30


def test_the_file_says_its_format(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "personal.json"
    Preferences(file).set(reduce_motion=True)
    assert json.loads(file.read_text("utf-8"))["format"] == 1
