"""Characters with names: each once, each found in both languages."""

from collections import Counter

from studio.wording.characters import (
    CHARACTERS,
    both_languages,
    characters_for,
    shown_character,
)
from studio.wording.words import Language

KNOWN = both_languages()


def test_each_character_is_there_once() -> None:
    assert max(Counter(one.text for one in CHARACTERS).values()) == 1
    assert max(Counter(one.name for one in CHARACTERS).values()) == 1


def test_each_is_found_by_its_name_in_every_language() -> None:
    assert len(KNOWN) == len(Language)
    for one in CHARACTERS:
        for words in KNOWN:
            assert one in characters_for(words.say(one.name), (), KNOWN)


def test_what_nobody_sees_is_shown_by_its_letters() -> None:
    shown = {one.text: shown_character(one) for one in CHARACTERS}
    assert shown["\u200f"] == "RLM"
    assert shown["\u064e"] == "\u25cc\u064e"
    assert shown["«"] == "«"
    assert [one.text for one in characters_for("zwnj", (), KNOWN)] == ["\u200c"]
    assert [one.text for one in characters_for("ﷺ", (), KNOWN)] == ["ﷺ"]


def test_recent_ones_come_first() -> None:
    assert [one.text for one in characters_for("", ("€", "–"), KNOWN)][:2] == ["€", "–"]
