"""The table of commands: whole, without two commands on one key, and usable on every layout."""

import re
from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.commands import COMMANDS, Deck, Do
from studio.ui.tongue import Tongue
from studio.wording.words import Language


def test_every_command_has_one_line() -> None:
    assert Counter(command.do for command in COMMANDS) == Counter(Do)


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_keys_are_on_every_layout() -> None:
    """Letters, F-keys, Enter, PgUp and PgDown; for zooming the signs that all layouts have."""
    allowed = re.compile(
        r"(Ctrl\+)?(Shift\+)?([A-Z]|F\d{1,2}|Return|Enter|PgUp|PgDown|Esc)|Ctrl\+[-+=0]"
    )
    for command in COMMANDS:
        for key in command.keys:
            assert allowed.fullmatch(key), (command.do, key)
            assert "Alt" not in key


def test_a_command_is_done_by_its_key_and_only_when_a_room_has_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    deck = Deck(window, Tongue(Language.ENGLISH, parent=window))
    done: list[str] = []
    assert not deck[Do.NEW_STORY].isEnabled()
    deck.allow(Do.NEW_STORY, allowed=True)
    assert not deck[Do.NEW_STORY].isEnabled()
    deck.on(Do.NEW_STORY, lambda: done.append("new"))
    deck[Do.NEW_STORY].trigger()
    deck.allow(Do.NEW_STORY, allowed=False)
    deck[Do.NEW_STORY].trigger()
    assert done == ["new"]


def test_commands_are_said_in_the_language_of_now(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tongue = Tongue(Language.ENGLISH, parent=window)
    deck = Deck(window, tongue)
    assert deck[Do.NEW_STORY].text() == "New story"
    tongue.speak(Language.ARABIC, tongue.words.digits)
    assert deck[Do.NEW_STORY].text() == "خبر جديد"
