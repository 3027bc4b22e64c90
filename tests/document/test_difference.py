from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.folding import fold
from studio.arabic.segmentation import count_words
from studio.document import word_difference as module
from studio.document.article import ArticleText
from studio.document.blocks import Block, Figure
from studio.document.difference import (
    BlockChange,
    ChangeKind,
    apply_blocks,
    apply_words,
    block_difference,
    field_difference,
    undo_blocks,
    undo_words,
    word_difference,
    words_changed,
)
from studio.document.inline import Footnote, Inlines, normal, plain
from studio.document.tree import Document
from tests.builders import (
    LTR,
    article,
    br,
    code,
    cut,
    doc,
    em,
    embed,
    figure,
    fn,
    gallery,
    h,
    inline,
    ins,
    li,
    p,
    pullquote,
    related,
    rule,
    strong,
    table,
    unknown,
)  # fmt: skip
from tests.profiles import count
from tests.strategies import article_texts, documents, inlines

KEPT, INSERTED, DELETED, REPLACED, FORMATTED = ChangeKind


def shown(old: Inlines, new: Inlines, *, folded: bool = False) -> list[tuple[ChangeKind, str, str]]:
    changes = word_difference(old, new, fold=fold if folded else None)
    return [(one.kind, plain(one.old), plain(one.new)) for one in changes]


def with_notes(content: Inlines) -> str:
    """Return the words with a sign for each note, which parts the words beside it."""
    return "".join(plain((piece,)) if not isinstance(piece, Footnote) else "*" for piece in content)


def kinds(old: Document, new: Document) -> list[ChangeKind]:
    return [change.kind for change in block_difference(old, new)]


# Words


@given(inlines(reviewed=True), inlines(reviewed=True), st.sampled_from([None, fold]))
@settings(max_examples=count(200, 10_000))
def test_differences_of_words_applied_are_the_new_text(
    old: Inlines, new: Inlines, folding: Callable[[str], str] | None
) -> None:
    changes = word_difference(old, new, fold=folding)
    assert apply_words(old, changes) == new
    assert undo_words(new, changes) == old


@given(inlines(), inlines())
@settings(max_examples=count(100, 10_000))
def test_no_change_parts_a_word(old: Inlines, new: Inlines) -> None:
    changes = word_difference(old, new)
    for side in ("old", "new"):
        texts = [with_notes(getattr(change, side)) for change in changes]
        assert sum(map(count_words, texts)) == count_words("".join(texts))


@given(inlines(reviewed=True))
def test_a_text_differs_nowhere_from_itself(text: Inlines) -> None:
    assert {change.kind for change in word_difference(text, text)} <= {KEPT}


def test_words_are_inserted_deleted_and_replaced_whole() -> None:
    assert shown(inline("قال الوزير"), inline("قال الوزير أمس")) == [
        (KEPT, "قال الوزير", "قال الوزير"),
        (INSERTED, "", " أمس"),
    ]
    assert shown(inline("قال الوزير أمس"), inline("قال أمس")) == [
        (KEPT, "قال ", "قال "),
        (DELETED, "الوزير ", ""),
        (KEPT, "أمس", "أمس"),
    ]
    assert shown(inline("في المدينة اليوم"), inline("في المدن اليوم")) == [
        (KEPT, "في ", "في "),
        (REPLACED, "المدينة", "المدن"),
        (KEPT, " اليوم", " اليوم"),
    ]


def test_changes_with_only_signs_between_them_are_one() -> None:
    assert shown(inline("قال: سالم، مدير هنا"), inline("قال: نادر، رئيس هنا")) == [
        (KEPT, "قال: ", "قال: "),
        (REPLACED, "سالم، مدير", "نادر، رئيس"),
        (KEPT, " هنا", " هنا"),
    ]


def test_a_word_with_other_marks_is_formatted() -> None:
    assert shown(inline("قال الوزير أمس"), inline("قال ", strong("الوزير"), " أمس")) == [
        (KEPT, "قال ", "قال "),
        (FORMATTED, "الوزير", "الوزير"),
        (KEPT, " أمس", " أمس"),
    ]
    # Marks inside a word: the word is still one.
    assert shown(inline("كتابه"), inline(strong("كتاب"), "ه")) == [(FORMATTED, "كتابه", "كتابه")]


def test_breaks_and_footnotes_are_compared_as_they_are() -> None:
    old = inline("سطر", br(), "نص", fn("أولى"), " بعد")
    assert shown(old, inline("سطر", br(), "نص", fn("أولى"), " بعد"))[0][0] is KEPT
    changes = word_difference(old, inline("سطر", br(), "نص", fn("ثانية"), " بعد"))
    assert [change.kind for change in changes] == [KEPT, REPLACED, KEPT]
    assert changes[1].new == (fn("ثانية"),)


def test_blind_to_spelling_a_word_spelled_otherwise_is_kept() -> None:
    old, new = inline("إلى المدينة 25"), inline("الى المدينهْ ٢٥")
    assert shown(old, new, folded=True) == [(KEPT, "إلى المدينة 25", "الى المدينهْ ٢٥")]
    assert {kind for kind, _, _ in shown(old, new)} == {REPLACED}
    assert shown(inline("إلى"), inline(em("الى")), folded=True) == [(FORMATTED, "إلى", "الى")]


def test_a_difference_is_applied_only_to_its_text() -> None:
    changes = word_difference(inline("أ"), inline("ب"))
    with pytest.raises(ValueError, match="another text"):
        apply_words(inline("ج"), changes)
    with pytest.raises(ValueError, match="another text"):
        undo_words(inline("ج"), changes)


def test_texts_that_repeat_one_word_are_compared_at_once() -> None:
    words = module.DEAREST // 1000
    old, new = inline("من " + "في " * words), inline("في " * words + "إلى")
    changes = word_difference(old, new)
    assert apply_words(old, changes) == new
    assert [change.kind for change in changes] == [REPLACED]


@given(
    st.one_of(st.text(), st.text("ab \u0301\u0600\u200d\u0640.", max_size=20), inlines().map(plain))
)
@settings(max_examples=count(300, 20_000))
def test_texts_are_parted_at_spaces_as_they_are_as_a_whole(text: str) -> None:
    assert module._tokens(text) == [*module._parts(text)]


# Blocks


@given(documents(reviewed=True), documents(reviewed=True), st.integers(0, 9), st.integers(0, 9))
@settings(max_examples=count(150, 10_000))
def test_differences_of_blocks_applied_are_the_new_document(
    old: Document, other: Document, start: int, end: int
) -> None:
    blocks = other.blocks[:start] + old.blocks[start:end] + other.blocks[end:]
    new = Document(blocks, old.direction, old.language)
    changes = block_difference(old, new)
    assert apply_blocks(old, changes) == new
    assert undo_blocks(new, changes) == old
    assert all(change.old == change.new for change in changes if change.kind is KEPT)


def test_blocks_are_aligned_by_their_words() -> None:
    old = doc(h("عنوان"), p("قال الوزير إن المدينة آمنة"), p("أمطار غزيرة في الجنوب"), rule())
    new = doc(
        h("عنوان"),
        p("فقرة جديدة كلها"),
        p("قال الوزير إن المدينة آمنة تمامًا"),
        rule(),
        p("ختام"),
    )
    changes = block_difference(old, new)
    assert [change.kind for change in changes] == [
        KEPT, INSERTED, REPLACED, DELETED, KEPT, INSERTED,
    ]  # fmt: skip
    assert changes[2] == BlockChange(REPLACED, old.blocks[1], new.blocks[2])


def test_a_block_of_another_kind_with_the_same_words_is_formatted() -> None:
    assert kinds(doc(p("عنوان طويل")), doc(h("عنوان طويل"))) == [FORMATTED]
    assert kinds(doc(p("نص")), doc(p("نص", direction=LTR))) == [FORMATTED]
    assert kinds(doc(p("نص مهم")), doc(p(strong("نص"), " مهم"))) == [FORMATTED]
    assert kinds(doc(p()), doc(li())) == [FORMATTED]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (figure("تعليق", picture="0" * 64), figure("تعليق آخر", picture="0" * 64), [REPLACED]),
        (figure(source="a.png", alt="أ"), figure(source="a.png", credit="ب"), [REPLACED]),
        (gallery(Figure(source="a"), Figure(source="b")), gallery(Figure(source="a")), [REPLACED]),
        (embed("https://a.b/c"), embed("https://a.b/c", title="عنوان"), [REPLACED]),
        (pullquote("قول مهم جدا", by="فلان"), pullquote("قول مهم", by="فلان"), [REPLACED]),
        (related("a", "b"), related("a"), [REPLACED]),
        (unknown("poll", '{"a":1}'), unknown("poll", "{}"), [REPLACED]),
        (table(["أ", "ب"]), table(["أ", "ب"], header=True), [FORMATTED]),
        (code("x = 1"), code("x = 2"), [REPLACED]),
        (table(["أ"]), p("أ"), [DELETED, INSERTED]),
        (p("شيء"), p("غيره"), [DELETED, INSERTED]),
    ],
)
def test_every_kind_of_block_is_recognised(
    old: Block, new: Block, expected: list[ChangeKind]
) -> None:
    assert kinds(doc(old), doc(new)) == expected


def test_long_documents_with_nothing_in_common_are_compared_at_once() -> None:
    old = doc(*(p(f"قديم{n} كلمة{n}") for n in range(600)))
    new = doc(*(p(f"قديم{n} جديدة{n}") if n < 2 else p(f"غير{n}") for n in range(600)))
    changes = block_difference(old, new)
    assert apply_blocks(old, changes) == new
    assert [change.kind for change in changes].count(REPLACED) == 2


def test_a_difference_is_applied_only_to_its_document() -> None:
    changes = block_difference(doc(p("أ")), doc(p("ب")))
    with pytest.raises(ValueError, match="another document"):
        apply_blocks(doc(p("ج")), changes)
    with pytest.raises(ValueError, match="another document"):
        undo_blocks(doc(p("ج")), changes)


# Fields and words written


@given(article_texts(reviewed=True), article_texts(reviewed=True))
@settings(max_examples=count(50, 10_000))
def test_fields_differ_where_articles_do(old: ArticleText, new: ArticleText) -> None:
    assert field_difference(old, old) == ()
    changed = {change.field for change in field_difference(old, new)}
    same_blocks = old.body.blocks == new.body.blocks
    assert (old == new) == (not changed and same_blocks)


def test_a_changed_field_is_named_with_both_values() -> None:
    old = article("عنوان", doc(p("نص")), section=1)
    new = article("عنوان", doc(p("نص"), direction=LTR, language="en"), section=2, tags=(1,))
    assert [(one.field, one.old, one.new) for one in field_difference(old, new)] == [
        ("direction", "rtl", "ltr"),
        ("language", "ar", "en"),
        ("section", 1, 2),
        ("tags", (), (1,)),
    ]


@given(article_texts())
@settings(max_examples=count(50, 10_000))
def test_nobody_wrote_what_was_there(text: ArticleText) -> None:
    assert words_changed(text, text) == 0


BODY = (p("قال الوزير إن المدينة آمنة"), p("وأضاف أن الطرق مفتوحة"))


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (doc(*BODY), 0),
        (doc(*reversed(BODY)), 0),
        (doc(BODY[0]), 0),
        (doc(BODY[0], p(strong("وأضاف أن الطرق"), " مفتوحة")), 0),
        (doc(p("قال الوزير أمس إن المدينة آمنة جدا"), BODY[1]), 2),
        (doc(p("قال الوزير إن البلدة آمنة"), BODY[1]), 1),
        (doc(*BODY, p("فقرة من أربع كلمات")), 4),
        (doc(p("قال الوزير"), p("إن المدينة آمنة"), BODY[1]), 0),
        (doc(*BODY, figure("تعليق الصورة", source="a.png")), 2),
        (doc(*BODY, p(fn("حاشية من ثلاث"))), 3),
        (doc(p("قال الوزير ", ins("أمس "), cut("إن "), "المدينة آمنة"), BODY[1]), 1),
    ],
)
def test_words_changed_are_words_written(new: Document, words: int) -> None:
    assert words_changed(article("عنوان", doc(*BODY)), article("عنوان", new)) == words


def test_words_of_headlines_count_too() -> None:
    old, new = article("عنوان", doc(*BODY)), article("عنوان آخر", doc(*BODY), kicker="عاجل")
    assert words_changed(old, new) == 2
    assert words_changed(ArticleText(), old) == 10


def test_what_is_compared_need_not_be_in_normal_form() -> None:
    literal = code("  a  b").content
    changes = word_difference(literal, code("  a  c").content)
    assert apply_words(literal, changes) == code("  a  c").content != normal(literal)
