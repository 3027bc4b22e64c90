"""One normalisation: its examples, its laws, and the way back to the original."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.arabic.folding import FOLDING_VERSION, fold, fold_with_map, fold_words, key, same
from tests.arabic.texts import ARABIC_LETTERS, MARKS, SPACES, WAWS, hostile
from tests.profiles import count
from tests.samples import main_sample

MANY = settings(max_examples=count(200, 10_000))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مسئول", "مسؤول"),
        ("مَسْئُول", "مسؤول"),
        ("شئون", "شؤون"),
        ("داوود", "داود"),
        ("رءوس", "رؤوس"),
        ("مُحَمَّدٌ", "محمد"),
        ("كتـــاب", "كتاب"),
        ("أحمد", "احمد"),
        ("إسلام", "اسلام"),
        ("آسيا", "اسيا"),
        ("ٱلله", "الله"),
        ("على", "علي"),
        ("مدرسة", "مدرسه"),
        ("شىء", "شيء"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﷲ", "الله"),
        ("ﻻ", "لا"),
        ("ﷺ", "صلى الله عليه وسلم"),
        ("می‌خواهم", "ميخواهم"),
        ("کتاب", "كتاب"),
        ("پاریس", "باريس"),
        ("چاي", "جاي"),
        ("ڤيينا", "فيينا"),
        ("گاز", "كاز"),
        ("ژنو", "زنو"),
        ("ڨفصة", "قفصة"),
        ("ﭘﺎرﯾﺲ", "باريس"),
        ("٢٠٢٥", "2025"),
        ("۱۴۰۳", "1403"),
        ("２０２５", "2025"),
        ("٣٫٥", "3.5"),
        ("١٬٠٠٠", "1000"),
        ("Reuters", "REUTERS"),
        ("Café", "cafe"),
        ("ＢＢＣ", "bbc"),
        ("\u202bقال\u202c", "قال"),
        ("رو\u00adيترز\ufeff", "رويترز"),
        ("عبد\u00a0الله", "عبد الله"),
    ],
)
def test_what_a_searching_person_does_not_mean_is_the_same(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علم", "قلم"),
        ("سوق", "ساق"),
        ("3.5", "35"),
        ("عبد الله", "عبدالله"),
        ("سماء", "سما"),
        ("قراءة", "قراه"),
        ("حسن", "حسين"),
    ],
)
def test_what_differs_in_letters_stays_different(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("مسؤول", "مسول"),
        ("الرئيس", "الرييس"),
        ("ةھہۀ", "هههه"),
        ("أإآٱؤىیئ", "ااااوييي"),
        ("\u064b\u0652", ""),
        ("\ufe70\ufe77", ""),
        ("وء", "وء"),
        ("ءءو", "و"),
        ("وئ", "وي"),
        ("ي\u0654و", "و"),
        ("ي\u064f\u0654", "ي"),
        ("\u0654", ""),
        ("1٫2٬3", "1.23"),
        ("a\ud800", "a\ud800"),
    ],
)
def test_the_folded_text_itself(text: str, folded: str) -> None:
    assert fold(text) == folded


@MANY
@given(hostile)
@example("ءؤ")
@example("ءءو")
@example("ووو")
@example("\ufe70")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@MANY
@given(st.lists(hostile, max_size=4).map(" ".join))
@example("\u0654ي \u0654و و")
def test_folding_word_by_word_is_folding(text: str) -> None:
    assert fold_words(text) == fold(text)


@MANY
@given(st.text(st.sampled_from(ARABIC_LETTERS + MARKS + "éÅaİ "), max_size=20))
def test_canonically_equivalent_texts_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(composed) == fold(unicodedata.normalize("NFD", text))


@MANY
@given(st.text(st.sampled_from("ابتولمءئ "), min_size=1, max_size=12), st.data())
def test_marks_tatweel_and_controls_change_nothing(letters: str, data: st.DataObject) -> None:
    drawn = st.text(st.sampled_from("\u064e\u0651\u0640\u200f\u200d\u2067\u00ad"), max_size=3)
    dressed = "".join(letter + data.draw(drawn) for letter in letters)
    assert fold(dressed) == fold(letters)


@MANY
@given(hostile)
@example("يُ\u0654و")
@example("وءئوء")
def test_the_map_has_the_same_text_and_never_goes_back(text: str) -> None:
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )


@MANY
@given(st.one_of(hostile, st.text(st.sampled_from(WAWS), max_size=12)), st.data())
def test_folding_the_original_span_gives_the_folded_slice(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    end = data.draw(st.integers(0, len(folded.text)))
    start = data.draw(st.integers(0, end))
    first, last = folded.original_span(start, end)
    again = fold(text[first:last])
    assert folded.text[start:end] in again
    cuts_one = start < end and (
        (start > 0 and folded.starts[start - 1] == folded.starts[start])
        or (end < len(folded.text) and folded.starts[end] == folded.starts[end - 1])
    )
    if not cuts_one:
        assert again == folded.text[start:end]


def test_a_hit_is_marked_in_the_original_spelling() -> None:
    text = "قال \u2067مُحَمَّدٌ\u2069 إنّ المسئُولـين"
    folded = fold_with_map(text)
    for wanted, marked in (("محمد", "مُحَمَّدٌ"), ("مسول", "مسئُولـ"), ("ان", "إنّ")):
        start = folded.text.index(fold(wanted))
        first, last = folded.original_span(start, start + len(wanted))
        assert text[first:last] == marked


def test_an_empty_slice_has_an_empty_span() -> None:
    folded = fold_with_map("مُدن")
    assert folded.original_span(1, 1) == (2, 2)
    assert folded.original_span(3, 3) == (4, 4)
    assert fold_with_map("\u064b").original_span(0, 0) == (0, 0)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 9)])
def test_a_slice_that_is_not_there_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no slice"):
        fold_with_map("abc").original_span(start, end)


@pytest.mark.parametrize(
    ("name", "unique"),
    [
        ("  كوريا \t الشمالية ", "كوريا الشماليه"),
        ("#غزة", "غزه"),
        ("«النور نيوز»", "النور نيوز"),
        ("فلاديمير\u00a0بوتين.", "فلاديمير بوتين"),
        ("C++", "c++"),
        ("...", "..."),
        (" \u200b ", ""),
        ("كوفيد-19", "كوفيد-19"),
    ],
)
def test_the_key_of_a_name(name: str, unique: str) -> None:
    assert key(name) == unique


@MANY
@given(hostile)
def test_a_key_is_its_own_key_and_is_folded(text: str) -> None:
    unique = key(text)
    assert key(unique) == unique
    assert fold(unique) == unique
    assert key(f" {text}\u00a0") == unique
    assert not set(unique) & (set(SPACES) - {" "})


def test_every_line_of_an_article_is_found_by_its_folded_words() -> None:
    for line in main_sample().lines:
        folded = fold_with_map(line)
        position = 0
        for word in folded.text.split():
            position = folded.text.index(word, position)
            first, last = folded.original_span(position, position + len(word))
            assert fold(line[first:last]) == word
            position += len(word)


def test_a_million_hostile_letters_cost_no_squares() -> None:
    assert fold("ء" * 1_000_000) == "ء" * 1_000_000
    assert fold("و" * 1_000_000) == "و"


def test_the_version_is_known() -> None:
    assert FOLDING_VERSION == 1
