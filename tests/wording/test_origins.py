"""Where something was done from, in both languages."""

from studio.newsroom.origins import Origin, Way
from studio.wording.origins import WAYS, origin_words
from studio.wording.words import Language, Words


def test_every_way_is_said_with_the_computer() -> None:
    assert {*WAYS} == {*Way}
    english, arabic = Words(Language.ENGLISH), Words(Language.ARABIC)
    window = str(Origin(Way.WINDOW, "desk-3"))
    assert origin_words(window, english) == "in the window, on desk-3"
    assert "desk-3" in origin_words(window, arabic)
    assert "النافذة" in origin_words(window, arabic)
    said = {origin_words(str(Origin(way, "a")), arabic) for way in Way}
    assert len(said) == len(Way)


def test_an_old_line_says_the_computer_alone() -> None:
    english = Words(Language.ENGLISH)
    assert origin_words("midad@desk-3", english) == "desk-3"
    assert origin_words("", english) == ""
    assert origin_words(str(Origin(Way.TIMER, "")), english) == "by a timer"
