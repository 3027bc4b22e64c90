"""Every reason has its sentences, and their places are filled by facts that errors really carry."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from studio.document.faults import Removal
from studio.errors import Damaged, Reason, Refused, Unavailable
from studio.newsroom.importing import Caution, CautionCode
from studio.wording.cautions import caution_sentence
from studio.wording.reasons import SENTENCES, SIZES, sentence
from studio.wording.ways import WAYS
from studio.wording.words import Language, Words

STUDIO = Path(__file__).parents[2] / "studio"


def places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def raised() -> Iterator[tuple[Reason, set[str], str]]:
    """Yield the reason and the facts of every error that the code makes, and where."""
    for path in sorted(STUDIO.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            first = node.args[0]
            if (
                isinstance(node.func, ast.Name)
                and node.func.id in {"Refused", "Unavailable", "Damaged"}
                and isinstance(first, ast.Attribute)
                and isinstance(first.value, ast.Name)
                and first.value.id == "Reason"
            ):
                named = {keyword.arg for keyword in node.keywords if keyword.arg}
                yield Reason[first.attr], named, f"{path.name}:{node.lineno}"


def test_every_reason_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Reason)


def test_every_place_in_a_sentence_is_a_fact_that_each_such_error_carries() -> None:
    wanting = defaultdict(list)
    for reason, facts, where in raised():
        way = WAYS.get(reason)
        said = SENTENCES[reason] + (way.window + way.command if way else "")
        for place in places(said) - facts:
            wanting[where].append(f"{reason.name}: {place}")
    assert not wanting


def test_every_reason_is_raised_somewhere() -> None:
    used = {reason for reason, _, _ in raised()}
    source = "\n".join(path.read_text(encoding="utf-8") for path in STUDIO.rglob("*.py"))
    chosen = {reason for reason in Reason if source.count(f"Reason.{reason.name}") > 1}
    assert used | chosen == set(Reason)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", Reason)
def test_a_sentence_stands_in_both_languages_without_a_hole(
    reason: Reason, language: Language
) -> None:
    facts = dict.fromkeys(places(SENTENCES[reason]), "x")
    for by_command in (False, True):
        told = sentence(Refused(reason, **facts), Words(language), by_command=by_command)
        assert told
        assert "{" not in told
        if language is Language.ARABIC:
            assert any("\u0621" <= letter <= "\u064a" for letter in told)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", Reason)
def test_the_window_never_tells_anybody_to_type_a_command(
    reason: Reason, language: Language
) -> None:
    told = sentence(Refused(reason), Words(language))
    assert not re.search(r"--\w|\bmidad [a-z]|\bMIDAD_|\bID\b", told)


@pytest.mark.parametrize("reason", WAYS)
def test_whoever_types_commands_is_told_another_way_than_the_window_has(reason: Reason) -> None:
    words = Words(Language.ENGLISH)
    typed = sentence(Refused(reason), words, by_command=True)
    assert typed != sentence(Refused(reason), words)
    assert typed.startswith(words.say(SENTENCES[reason]))


def test_a_sentence_names_the_nearest_where_there_is_one() -> None:
    words = Words(Language.ENGLISH)
    near = Refused(Reason.SECTION_UNKNOWN, section="العالمي", nearest="العالم")
    assert sentence(near, words).endswith("Did you mean العالم?")
    far = Refused(Reason.SECTION_UNKNOWN, section="x", nearest=None)
    assert "mean" not in sentence(far, words)


def test_codes_become_words() -> None:
    error = Refused(Reason.NO_TRANSITION, action="publish", stage="draft")
    assert sentence(error, Words(Language.ENGLISH)) == (
        "The article is draft; from there this cannot be done: publish."
    )
    assert "مسودة" in sentence(error, Words(Language.ARABIC))


def test_obstacles_are_named_with_their_places() -> None:
    error = Refused(
        Reason.OBSTACLES, obstacles=("alt_text_missing:body 3", "embargo:embargo_until")
    )
    told = sentence(error, Words(Language.ENGLISH))
    assert "no alternative text (body 3), an embargo holds (embargo_until)" in told


def test_what_is_wrong_with_front_matter_is_said_in_words() -> None:
    error = Damaged(Reason.FRONT_MATTER_INVALID, path="a.md", line=3, fault="twice:headline")
    assert "line 3: it is said twice (headline)." in sentence(error, Words(Language.ENGLISH))
    assert "مذكور مرتين (\u2068headline\u2069)" in sentence(error, Words(Language.ARABIC))


def test_what_was_left_out_of_a_page_is_said_in_words() -> None:
    for removal in Removal:
        caution = Caution(CautionCode.LEFT_OUT, removal.value)
        assert removal.value not in caution_sentence(caution, Words(Language.ARABIC))


def test_pixels_are_said_in_millions() -> None:
    error = Refused(Reason.PICTURE_TOO_MANY_PIXELS, limit=60_000_000)
    assert "60 million pixels" in sentence(error, Words(Language.ENGLISH))


def test_sizes_are_said_in_megabytes() -> None:
    error = Refused(Reason.HTML_TOO_LARGE, size=5_300_000, limit=4_000_000)
    told = sentence(error, Words(Language.ENGLISH))
    assert "5.3 MB" in told
    assert "4.0 MB" in told
    assert all(name in places(SENTENCES[reason]) for reason, name in SIZES)


def test_a_latin_fact_is_isolated_in_an_arabic_sentence() -> None:
    error = Unavailable(Reason.NEWSROOM_MISSING, path="/srv/news room")
    assert "\u2068/srv/news room\u2069" in sentence(error, Words(Language.ARABIC))
    assert "\u2068" not in sentence(error, Words(Language.ENGLISH))


def test_a_fact_that_is_wanting_shows_a_dash() -> None:
    assert "—" in sentence(Damaged(Reason.RECORD_BROKEN), Words(Language.ENGLISH))
