"""What is let be is found again by its words and one side of them."""

from hypothesis import given
from hypothesis import strategies as st

from studio.document.findings import WRITE, Exchange, Finding, Level, Rewrite, joined
from studio.document.ignored import CONTEXT, LONGEST, Ignored, found_again, ignored

TEXT = "قال الوزير امس إن المدينة امس هادئة"


def at(text: str, words: str, nth: int = 0) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Finding("hamza", start, start + len(words), Level.WARNING)


def test_one_place_is_let_be_and_the_same_word_elsewhere_is_not() -> None:
    known = {ignored(at(TEXT, "امس"), TEXT)}
    assert found_again(at(TEXT, "امس"), TEXT, known, [TEXT])
    assert found_again(at(TEXT, "امس", 1), TEXT, known, [TEXT]) is None


def test_it_is_known_after_an_edit_on_either_side_and_from_then_on_by_what_is_there() -> None:
    known = ignored(at(TEXT, "امس"), TEXT)
    for edited in (TEXT.replace("الوزير", "المدير"), TEXT.replace("امس إن", "امس بأن")):
        assert found_again(at(edited, "امس"), edited, {known}, [edited]) == known
    both = TEXT.replace("الوزير", "المدير").replace("امس إن", "امس بأن")
    assert found_again(at(both, "امس"), both, {known}, [both]) is None


def test_while_a_place_stands_as_it_stood_another_like_it_is_another() -> None:
    texts = ["في دار البيت أول", "في دار البيت ثان"]
    known = {ignored(Finding("x", 3, 6, Level.ADVICE), texts[0])}
    assert found_again(Finding("x", 3, 6, Level.ADVICE), texts[1], known, texts) is None
    assert found_again(Finding("x", 3, 6, Level.ADVICE), texts[1], known, texts[1:]) is None
    known = {ignored(Finding("x", 4, 7, Level.ADVICE), "منذ دار البيت ثان")}
    assert found_again(Finding("x", 3, 6, Level.ADVICE), texts[1], known, texts) is not None


def test_everywhere_is_everywhere_and_of_one_kind_alone() -> None:
    known = {ignored(at(TEXT, "امس"), TEXT, everywhere=True)}
    assert found_again(at(TEXT, "امس", 1), TEXT, known, [TEXT])
    other = Finding("names", *(at(TEXT, "امس").start, at(TEXT, "امس").end), Level.WARNING)
    assert found_again(other, TEXT, known, [TEXT]) is None


def test_two_paragraphs_that_begin_alike_are_two() -> None:
    known = {ignored(Finding("hamza", 0, 3, Level.WARNING), "امس وصل الوفد إلى المدينة")}
    assert found_again(Finding("hamza", 0, 3, Level.WARNING), "امس غادر الوزير", known, []) is None


@given(
    text=st.text(max_size=60),
    start=st.integers(0, 59),
    length=st.integers(1, 60),
    everywhere=st.booleans(),
)
def test_a_finding_is_always_found_again_where_nothing_changed(
    text: str, start: int, length: int, *, everywhere: bool
) -> None:
    finding = Finding("x", min(start, len(text)), min(start + length, len(text)), Level.ADVICE)
    known = ignored(finding, text, everywhere=everywhere)
    assert found_again(finding, text, {known}, [text]) is not None
    assert len(known.words) <= LONGEST
    assert known.everywhere or len(known.before or "") <= CONTEXT


def test_a_word_that_two_find_is_one_finding_the_rules_remedy_first() -> None:
    rule = Finding(
        "ya_final", 3, 5, Level.WARNING, (Rewrite(WRITE, (Exchange(4, 5, "ي"),), "الذي"),)
    )
    word = Finding(
        "spelling_word",
        0,
        5,
        Level.ADVICE,
        (
            Rewrite(WRITE, (Exchange(4, 5, "ي"),), "الذي"),
            Rewrite(WRITE, (Exchange(0, 5, "إلى"),), "إلى"),
        ),
    )
    other = Finding("spelling_word", 9, 12, Level.ADVICE)
    codes = frozenset({"spelling_word"})
    one, rest = joined([rule, word, other], codes)
    assert (one.code, one.start, one.end, one.level) == ("ya_final", 0, 5, Level.WARNING)
    assert [getattr(remedy, "shown", "") for remedy in one.remedies] == ["الذي", "إلى"]
    assert rest == other
    bare = Finding("length", 0, 5, Level.ADVICE)
    assert joined([bare, word], codes) == [bare, word]


def test_values_are_values() -> None:
    assert Ignored("a", "b").everywhere
    assert not Ignored("a", "b", "", "").everywhere
