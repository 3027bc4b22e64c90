"""Words of the input method wait for the keys before them, whatever is delivered when."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from studio.ui.key_order import Key, KeyOrder

S, B, M = 39, 56, 46


class Hand:
    """Presses keys on the screen, of which the window hears later."""

    def __init__(self) -> None:
        self.order = KeyOrder()
        self.typed: list[str] = []
        self.clock = 100

    def press(self, place: int) -> int:
        self.clock += 1
        self.order.come(Key(self.clock, place, pressed=True))
        return self.clock

    def release(self, place: int) -> None:
        self.clock += 1
        self.order.come(Key(self.clock, place, pressed=False))

    def compose(self, words: str) -> bool:
        return self.order.take_turn(lambda: self.typed.append(words))

    def hear(self, time: int, place: int, letter: str) -> None:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, place, 0, 0, letter)
            event.setTimestamp(time)
            self.order.deliver(event)
        self.typed.append(letter)


def test_words_wait_for_the_keys_before_them_and_come_before_those_after(qtbot: QtBot) -> None:
    hand = Hand()
    first = hand.press(S)
    hand.release(S)
    hand.press(B)
    assert hand.compose("لا")
    hand.release(B)
    last, again = hand.press(M), hand.press(S)
    hand.hear(first, S, "س")
    assert hand.typed == ["س"]
    hand.hear(last, M, "م")
    hand.hear(again, S, "س")
    assert hand.typed == ["س", "لا", "م", "س"]


def test_words_with_no_key_after_them_come_at_once(qtbot: QtBot) -> None:
    hand = Hand()
    first = hand.press(S)
    hand.press(B)
    assert hand.compose("لا")
    hand.hear(first, S, "س")
    qtbot.waitUntil(lambda: hand.typed == ["س", "لا"])


def test_words_wait_for_nothing_where_no_key_does(qtbot: QtBot) -> None:
    hand = Hand()
    hand.hear(hand.press(S), S, "س")
    hand.press(B)
    assert not hand.compose("لا")


def test_no_word_is_lost_in_a_long_run(qtbot: QtBot) -> None:
    hand = Hand()
    times = []
    for number in range(1000):
        times.append(hand.press(S))
        hand.release(S)
        if number % 10 == 0:
            hand.press(B)
            assert hand.compose("لا")
            hand.release(B)
    for time in times:
        hand.hear(time, S, "س")
    qtbot.waitUntil(lambda: hand.typed.count("لا") == 100)
    assert "".join(hand.typed) == ("سلا" + "س" * 9) * 100
