"""What was found is marked in the spelling that it has, in a passage that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.folding import fold
from studio.arabic.stemming import stem
from studio.newsroom.archive_marks import Marked, Marker, has_phrase
from studio.storage.search_asking import Way

TEXT = (
    "قال المسئول إن وزارةَ الخارجيّة تتابع. " * 20
    + "وأعلن الوزيرُ هدنةً في غـــزّة مساءً."
    + " ثم سكت." * 40
)


def marker(*words: str, beginning: bool = False) -> Marker:
    return Marker(Way((stem(word),), beginning) for word in words)


def marked(found: Marked) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_a_passage_shows_most_of_what_was_asked_for_and_is_cut_between_words() -> None:
    found = marker("الهدنة", "غزه", "الوزير").passage(TEXT)
    assert marked(found) == ["الوزيرُ", "هدنةً", "غـــزّة"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert found.text[1:-1] in TEXT
    assert set(found.text[1:-1].split()) <= set(TEXT.split())


def test_without_a_hit_the_beginning_is_shown() -> None:
    found = marker("بيروت").passage(TEXT)
    assert found.marks == ()
    assert TEXT.startswith(found.text.removesuffix("…"))
    assert marker("بيروت").passage("") == Marked("")


def test_a_headline_is_marked_whole_and_lines_become_spaces() -> None:
    assert marked(marker("مسؤول").mark("المسئولون\nوالمسؤولية")) == ["المسئولون", "والمسؤولية"]
    assert "\n" not in marker("مسؤول").mark("أ\nب").text


def test_a_beginning_marks_the_words_that_go_on_from_it() -> None:
    assert marked(marker("بريط", beginning=True).mark("في بريطانيا وبريطاني")) == [
        "بريطانيا",
        "وبريطاني",
    ]
    assert marker().mark("أي نص") == Marked("أي نص")


def test_a_phrase_is_there_word_for_word_however_it_is_spelt() -> None:
    assert has_phrase(("وقف", "النار"), ["أُعلن وقفُ النّار"])
    assert not has_phrase(("وقف", "النار"), ["أعلن وقف إطلاق النار", "والنار"])
    assert not has_phrase(("وقف", "النار"), ["بوقف النار"])


@given(
    st.text("ابتةىئؤأوملكغز ـ\u064e\u0651.،\nﷲ ", max_size=80),
    st.sampled_from(["غزة", "الله", "لا"]),
)
def test_marks_are_whole_words_of_the_text_with_the_stem(text: str, word: str) -> None:
    for found in (marker(word).mark(text), marker(word).passage(text)):
        for start, end in found.marks:
            assert stem(found.text[start:end]) == stem(word)
        assert len(found.text.strip("…")) <= len(text)
    assert fold(marker(word).mark(text).text) == fold(text).translate({10: " "})
