"""What stands for a pattern does what the pattern does, and is compiled by its first use."""

import re

from studio.arabic.later import later


def test_a_pattern_is_compiled_once_and_by_its_first_use() -> None:
    compiled: list[str] = []

    def make() -> re.Pattern[str]:
        compiled.append("made")
        return re.compile("[a-z]+")

    word = later(make)
    assert compiled == []
    assert word.findall("one two") == ["one", "two"]
    assert word.sub("x", "one two") == "x x"
    assert word.pattern == "[a-z]+"
    assert word.findall("three") == ["three"]
    assert compiled == ["made"]
