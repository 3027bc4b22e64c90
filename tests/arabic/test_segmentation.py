"""Words, sentences, and the characters a reader sees."""

import re
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings

from studio.arabic.folding import fold
from studio.arabic.segmentation import (
    count_words,
    grapheme_boundaries,
    graphemes,
    sentences,
    word_texts,
    words,
)
from tests.arabic.texts import hostile
from tests.profiles import count
from tests.samples import Sample, samples

LETTER = regex.compile(r"(?V1)[[\p{L}\p{N}]--\u0640]")
MANY = settings(max_examples=count(200, 10_000))


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("، ؛ ؟ … — ـــ \u064b", []),
        ("قال، «رويترز»؛ نعم؟", ["قال", "رويترز", "نعم"]),
        ("مُحَـمَّدٌ", ["مُحَـمَّدٌ"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("مح\u200fمد\u200f", ["مح\u200fمد"]),
        ("word\u200bword", ["word\u200bword"]),
        ("بـ”النازية“", ["بـ", "النازية"]),
        ("«رويترز»ـه", ["رويترز", "ـه"]),
        ("1,000 و ١٬٠٠٠٫٥ في 12:30", ["1,000", "و", "١٬٠٠٠٫٥", "في", "12:30"]),
        ("12/5/2024, 3.", ["12/5/2024", "3"]),
        ("the U.S. and U.S.A. don't", ["the", "U.S.", "and", "U.S.A.", "don't"]),
        ("example.com O’Neil", ["example.com", "O’Neil"]),
        ("قال.ثم عاد", ["قال", "ثم", "عاد"]),
        ("كوفيد-19 الـ19 3G", ["كوفيد", "19", "الـ19", "3G"]),
        ("#غزة_الآن", ["غزة_الآن"]),
        ("_a_", ["a"]),
        ("'قال'", ["قال"]),
        ("50% $5 ٥٪", ["50", "5", "٥"]),
        ("東京 カナ", ["東", "京", "カナ"]),
        ("0\u200bの\u200b0 a_の ⺀", ["0", "の", "0", "a", "の"]),
        ("غزة_ـ ه\u200dـ", ["غزة", "ه\u200dـ"]),
        ("cafe\u0301", ["cafe\u0301"]),
        ("👍 🇵🇸", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected
    assert count_words(text) == len(expected)


@MANY
@given(hostile)
def test_words_are_in_order_and_hold_all_letters(text: str) -> None:
    spans = list(words(text))
    assert count_words(text) == len(spans)
    edges = [offset for span in spans for offset in span]
    assert edges == sorted(edges)
    assert all(LETTER.search(text, start, end) for start, end in spans)
    outside = "".join(
        text[a:b] for a, b in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True)
    )
    assert not LETTER.search(outside)


@MANY
@given(hostile)
def test_a_word_alone_is_the_same_word(text: str) -> None:
    for word in words_of(text):
        if not word.endswith("."):
            assert words_of(word) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("مُحَمَّد", ["مُ", "حَ", "مَّ", "د"]),
        ("👨\u200d👩\u200d👧!", ["👨\u200d👩\u200d👧", "!"]),
        ("🇵🇸🇯🇴", ["🇵🇸", "🇯🇴"]),
        ("\r\n", ["\r\n"]),
        ("e\u0301", ["e\u0301"]),
    ],
)
def test_graphemes(text: str, expected: list[str]) -> None:
    assert list(graphemes(text)) == expected


@pytest.mark.parametrize("length", [0, 1, 2, 31, 32, 33, 34, 63, 64, 65, 66, 97])
@pytest.mark.parametrize("before", ["", "a", "\u0600", "🇵🇸👍"])
@pytest.mark.parametrize("after", ["", "\u0301", "\u200d👍", "a🇵🇸"])
def test_flags_pair_from_the_start_of_their_run(length: int, before: str, after: str) -> None:
    text = before + "🇵" * length + after
    assert list(graphemes(text)) == regex.findall(r"\X", text)


@MANY
@given(hostile)
def test_graphemes_are_the_text(text: str) -> None:
    pieces = list(graphemes(text))
    assert "".join(pieces) == text
    boundaries = grapheme_boundaries(text)
    assert boundaries[0] == 0
    assert boundaries[-1] == len(text)
    assert [text[start:end] for start, end in pairwise(boundaries)] == pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("قال نعم. ثم عاد؟ لا! حسنا", ["قال نعم.", "ثم عاد؟", "لا!", "حسنا"]),
        ("قال: «نعم.» ثم عاد.", ["قال: «نعم.»", "ثم عاد."]),
        ("قال د. محمد إن 3.5 مليون، ومئة؛ كفاية.", ["قال د. محمد إن 3.5 مليون، ومئة؛ كفاية."]),
        ("أ. د. محمد", ["أ. د. محمد"]),
        ("The U.S. Senate met. It left.", ["The U.S. Senate met.", "It left."]),
        ("etc. and so on", ["etc. and so on"]),
        ("قال… ثم سكت", ["قال…", "ثم سكت"]),
        ("سطر\nسطر آخر\u2028ثالث", ["سطر", "سطر آخر", "ثالث"]),
        ("ماذا؟! نعم", ["ماذا؟!", "نعم"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


@MANY
@given(hostile)
def test_sentences_are_in_order_and_leave_only_space(text: str) -> None:
    spans = list(sentences(text))
    assert all(span.start < span.end for span in spans)
    edges = [offset for span in spans for offset in span]
    assert edges == sorted(edges)
    outside = "".join(
        text[a:b] for a, b in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True)
    )
    assert not outside.strip()


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_the_words_of_an_article_are_what_white_space_and_punctuation_leave(sample: Sample) -> None:
    for line in sample.lines:
        words = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+", fold(line))
        assert [fold(word) for word in words_of(line)] == words


def test_hostile_lengths_cost_no_squares() -> None:
    for piece in ("ـ", "A.", "\u200b", "\u0301", "1,", "و\u200b", "أ.", "_", '."', "ـو", "a'"):
        text = piece * 20_000
        count_words(text)
        list(sentences(text))
    for piece in ("🇵", "👨\u200d", "\u0301", "क\u094d", "\u1100", "🇵a"):
        text = piece * 100_000
        assert "".join(graphemes(text)) == text


@given(hostile)
@settings(max_examples=count(150, 10_000))
def test_words_are_counted_as_they_are_found(text: str) -> None:
    assert count_words(text) == len(list(words(text)))
    assert list(word_texts(text)) == [text[start:end] for start, end in words(text)]
