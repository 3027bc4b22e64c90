"""Packs of rules: what is taken, what is not, and why."""

from pathlib import Path

import pytest

from studio.document.findings import Level
from studio.style.packs import Problem, built_in, read_pack
from studio.style.rules import Kind, Scope
from tests.benchmarks.measure_style import FOUND, tried

GOOD = """
[[rule]]
id = "x"
kind = "substitution"
level = "warning"
message = { ar = "رسالة", en = "message" }
swap = { "لاكن" = "لكن" }
clitics = true
[[rule.test]]
bad = "ولاكن"
good = "ولكن"
"""


def refused(text: str) -> list[tuple[str, Problem]]:
    return [(one.rule, one.problem) for one in read_pack(text).refused]


def test_every_rule_of_ours_does_what_its_trials_say() -> None:
    pack = built_in()
    assert pack.refused == ()
    assert len(pack.rules) > 40


def test_every_rule_of_ours_speaks_both_languages_and_blocks_nothing() -> None:
    for rule in built_in().rules:
        assert rule.message.ar, rule.id
        assert rule.message.en, rule.id
        assert rule.why.ar, rule.id
        assert rule.why.en, rule.id
        assert rule.level is not Level.ERROR, rule.id


def test_every_rule_of_ours_but_lengths_has_a_trial() -> None:
    without = {rule.id for rule in built_in().rules if not any(one.bad for one in rule.trials)}
    assert without == {"lead_length", "sentence_length", "paragraph_length"}


def test_every_kind_is_used() -> None:
    assert {rule.kind for rule in built_in().rules} == set(Kind)


def test_no_pattern_of_ours_relies_on_the_borders_of_latin_words() -> None:
    for rule in built_in().rules:
        assert "\\b" not in rule.pattern + rule.unless, rule.id


def test_no_word_is_right_and_wrong_at_once() -> None:
    wrong = {word for rule in built_in().rules for word in rule.swap}
    right = {word for rule in built_in().rules for words in rule.swap.values() for word in words}
    assert wrong & right == set()


def test_a_good_pack_is_taken() -> None:
    pack = read_pack(GOOD)
    assert pack.refused == ()
    (rule,) = pack.rules
    assert (rule.id, rule.level, rule.scopes) == ("x", Level.WARNING, frozenset(Scope))
    assert (rule.message.spoken("ar"), rule.message.spoken("en")) == ("رسالة", "message")


def test_a_rule_that_fails_its_own_trials_is_not_taken_and_says_so() -> None:
    assert refused(GOOD.replace('"ولاكن"', '"ولكن"')) == [("x", Problem.NOT_FOUND)]
    assert refused(GOOD.replace('"ولكن"', '"فلكن"')) == [("x", Problem.FIX_DIFFERS)]
    only_good = GOOD.replace('bad = "ولاكن"', "").replace('"ولكن"', '"ولاكن"')
    assert refused(only_good) == [("x", Problem.FOUND_IN_GOOD)]


def test_one_bad_rule_keeps_no_other_out() -> None:
    pack = read_pack(GOOD.replace('"x"', '"y"').replace('"ولاكن"', '"نعم"') + GOOD)
    assert [rule.id for rule in pack.rules] == ["x"]
    assert [one.rule for one in pack.refused] == ["y"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"substitution"', '"magic"', Problem.VALUE_INVALID),
        ('"warning"', '"loud"', Problem.VALUE_INVALID),
        ("clitics = true", "clitics = 3", Problem.VALUE_INVALID),
        ("clitics = true", "colour = 3", Problem.KEY_UNKNOWN),
        ("clitics = true", 'scope = ["nowhere"]', Problem.VALUE_INVALID),
        ("clitics = true", "max = -1", Problem.VALUE_INVALID),
        ("clitics = true", "exceptions = 1", Problem.VALUE_INVALID),
        ("clitics = true", "either = 1", Problem.VALUE_INVALID),
        ("clitics = true", "why = 1", Problem.VALUE_INVALID),
        ("clitics = true", "fix = 1", Problem.VALUE_INVALID),
        ('swap = { "لاكن" = "لكن" }', "swap = 1", Problem.VALUE_INVALID),
        ('swap = { "لاكن" = "لكن" }', "", Problem.VALUE_INVALID),
        ("clitics = true", "unless = '(['", Problem.PATTERN_INVALID),
        ("[[rule.test]]", "[rule.test]", Problem.VALUE_INVALID),
        ('id = "x"', 'name = "x"', Problem.KEY_UNKNOWN),
    ],
)
def test_a_rule_that_does_not_fit_is_refused_by_name(old: str, new: str, problem: Problem) -> None:
    ((_, found),) = refused(GOOD.replace(old, new))
    assert found is problem


WAYS = """
[[rule]]
id = "x"
kind = "consistency"
message = "رسالة"
either = [["%"], [" بالمئة", " بالمائة"]]
follows = '{digit}'
"""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("follows = '{digit}'", "", "either"),
        ('["%"]', "[]", "either"),
        ('["%"], ', "", "either"),
        ("'{digit}'", "3", "follows"),
        ('kind = "consistency"', 'kind = "consistency"\nof = "names"', "follows"),
        ('kind = "consistency"', 'kind = "existence"\npattern = "س"', "follows"),
    ],
)
def test_ways_of_several_forms_follow_something(old: str, new: str, problem: str) -> None:
    assert read_pack(WAYS).refused == ()
    (refusal,) = read_pack(WAYS.replace(old, new)).refused
    assert (refusal.problem, refusal.detail) == (Problem.VALUE_INVALID, problem)


def test_what_ways_follow_is_a_pattern_and_quick() -> None:
    assert refused(WAYS.replace("{digit}", "([")) == [("x", Problem.PATTERN_INVALID)]
    slow = WAYS.replace("{digit}", "(?:ا+)+ب")
    assert [one.problem for one in read_pack(slow, careful=True).refused] == [Problem.TOO_SLOW]


def test_a_rule_twice_is_taken_once() -> None:
    assert refused(GOOD + GOOD) == [("x", Problem.VALUE_INVALID)]


def test_what_is_no_toml_is_said() -> None:
    assert refused("[[rule") == [("", Problem.NOT_TOML)]
    assert refused("rule = 3") == []
    assert refused("rule = [3]") == [("#1", Problem.VALUE_INVALID)]


def test_clean_news_is_left_alone(clean_news: list[list[str]]) -> None:
    from studio.style.packs import built_in_book

    book = built_in_book()
    found = [
        (finding.code, article[at][finding.start : finding.end])
        for article in clean_news
        for at, finding in book.find(article, Scope.BODY)
    ]
    assert found == []


def test_faults_that_were_written_for_a_rule_are_found_and_put_right() -> None:
    faults = tried()
    assert {one.code for one in faults} <= {rule.id for rule in built_in().rules}
    assert sum(one.is_found for one in faults) >= FOUND * len(faults)
    remedied = [one.is_right for one in faults if one.good]
    assert sum(remedied) >= FOUND * len(remedied)


@pytest.fixture
def clean_news() -> list[list[str]]:
    """Return the paragraphs of each article of clean news, some four thousand words in all."""
    text = (Path(__file__).parents[1] / "data" / "clean-news.txt").read_text(encoding="utf-8")
    _, _, articles = text.partition("\n")
    return [article.strip().split("\n") for article in articles.split("\n\n")]
