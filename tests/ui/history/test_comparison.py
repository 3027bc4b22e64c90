import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from studio.arabic.exact import Difference
from studio.document.article import ArticleText
from studio.document.blocks import Crop, Figure, Item
from studio.document.difference import ChangeKind
from studio.document.tree import Document
from studio.ui.history.comparison import Comparison, Names, RowKind, block_text, compare
from studio.ui.history.pictures import (
    PictureChange,
    PictureNote,
    picture_notes,
    picture_sentence,
)
from studio.ui.history.restoring import restored, restored_field
from studio.wording.words import Language, Words
from tests.builders import article, doc, embed, figure, gallery, p, strong
from tests.profiles import count
from tests.strategies import article_texts, documents

ALL = frozenset(Difference)
ONE, TWO, THREE = p("انعقدت القمة صباح اليوم."), p("وتبحث في ملفات المنطقة."), p("ثم انفضّت.")


def compared(old: Document, new: Document) -> Comparison:
    return compare(ArticleText(body=old), ArticleText(body=new), Names())


@settings(max_examples=count(40, 2000))
@given(article_texts(), article_texts())
def test_the_pieces_of_each_row_are_its_blocks_words(old: ArticleText, new: ArticleText) -> None:
    for row in compare(old, new, Names()).rows:
        if row.kind in {RowKind.CAME, RowKind.MOVED, RowKind.KEPT}:
            assert "".join(one.text for one in row.pieces) == block_text(row.block)
        elif row.kind is RowKind.WENT:
            assert [one.kind for one in row.pieces] == [ChangeKind.DELETED]


@settings(max_examples=count(40, 2000))
@given(article_texts())
def test_a_text_does_not_differ_from_itself(text: ArticleText) -> None:
    found = compare(text, text, Names())
    assert found.same
    assert (found.came, found.went) == (0, 0)


def test_words_that_came_and_went_are_counted() -> None:
    found = compared(doc(ONE, TWO), doc(p("انعقدت القمة مساء أمس."), TWO))
    assert (found.came, found.went) == (2, 2)
    assert [row.kind for row in found.rows] == [RowKind.CHANGED, RowKind.KEPT]


def test_a_paragraph_that_moved_is_neither_new_nor_gone() -> None:
    found = compared(doc(ONE, TWO, THREE), doc(TWO, THREE, ONE))
    assert [row.kind for row in found.rows] == [RowKind.KEPT, RowKind.KEPT, RowKind.MOVED]
    assert (found.came, found.went) == (0, 0)


def test_sections_and_tags_are_compared_by_name() -> None:
    old, new = article("خبر", section=1, tags=(1, 2)), article("خبر", section=2, tags=(2, 3))
    found = compare(old, new, Names({1: "العالم", 2: "محلي"}, {1: "أ", 2: "ب", 3: "ج"}))
    shown = {one.name: [(piece.kind, piece.text) for piece in one.pieces] for one in found.fields}
    assert shown == {
        "section": [(ChangeKind.DELETED, "العالم"), (ChangeKind.INSERTED, "محلي")],
        "tags": [
            (ChangeKind.DELETED, "أ"),
            (ChangeKind.KEPT, "ب"),
            (ChangeKind.INSERTED, "ج"),
        ],
    }


@settings(max_examples=count(60, 3000))
@given(documents(), documents())
def test_putting_back_one_row_after_another_gives_the_older_body(
    old: Document, new: Document
) -> None:
    turned = replace(new, direction=old.direction, language=old.language)
    now, before = ArticleText(body=turned), ArticleText(body=old)
    for _ in range(2 * (len(old.blocks) + len(new.blocks))):
        rows = compare(before, now, Names()).rows
        changed = next((row for row in rows if row.kind is not RowKind.KEPT), None)
        if changed is None:
            break
        now = restored(now, before, changed)
    assert now.body.blocks == old.blocks


def test_one_paragraph_comes_back_and_what_was_typed_meanwhile_stays() -> None:
    old = ArticleText(body=doc(ONE, TWO, THREE))
    new = ArticleText(body=doc(ONE, p("وتبحث في ملفات أخرى."), THREE))
    typed = replace(new, body=doc(ONE, p("وتبحث في ملفات أخرى."), THREE, p("وقد أضيف هذا.")))
    (row,) = (one for one in compare(old, new, Names()).rows if one.kind is RowKind.CHANGED)
    assert restored(typed, old, row).body == doc(ONE, TWO, THREE, p("وقد أضيف هذا."))


def test_a_paragraph_that_went_comes_back_to_its_place_and_one_that_came_goes() -> None:
    old, new = ArticleText(body=doc(ONE, TWO, THREE)), ArticleText(body=doc(ONE, THREE))
    (went,) = (one for one in compare(old, new, Names()).rows if one.kind is RowKind.WENT)
    assert restored(new, old, went) == old
    (came,) = (one for one in compare(new, old, Names()).rows if one.kind is RowKind.CAME)
    assert restored(old, new, came) == new


def test_a_row_that_could_be_aligned_in_two_ways_comes_back_as_it_was_shown() -> None:
    old = ArticleText(body=doc(p(""), p(""), Item(), Item(level=1), p("وقال")))
    now = ArticleText(body=doc(p(""), p(""), Item(), p("قال مصدر")))
    went = [row for row in compare(old, now, Names()).rows if row.kind is RowKind.WENT]
    assert [row.old for row in went] == [Item(level=1), p("وقال")]
    assert restored(now, old, went[0]).body == doc(
        p(""), p(""), Item(), Item(level=1), p("قال مصدر")
    )


def test_one_field_comes_back() -> None:
    old, new = article("خبر", tags=(1,), dateline="عمّان"), article("خبر آخر", tags=(2,))
    assert restored_field(new, old, "tags").tags == (1,)
    assert restored_field(new, old, "tags").headline == new.headline


def test_blind_to_spelling_only_other_words_are_changes() -> None:
    old = article(
        "قمّة في عمّان",
        doc(p("إلى المدينة 25"), p("إلى المدينة"), p("قال الوزير أمس")),
        kicker="عاجل",
    )
    new = article(
        "قمة فى عمان",
        doc(p("الى المدينهْ ٢٥"), p(strong("الى"), " المدينة"), p("قالَ الوزيرُ اليوم")),
        kicker="خاص",
    )
    found = compare(old, new, Names(), ignored=ALL)
    assert [one.name for one in found.fields] == ["kicker"]
    assert [row.kind for row in found.rows] == [
        RowKind.KEPT,
        RowKind.FORMATTED,
        RowKind.CHANGED,
    ]
    assert (found.came, found.went) == (2, 2)
    minding = compare(old, new, Names())
    assert {row.kind for row in minding.rows} == {RowKind.CHANGED}
    assert compare(new, new, Names(), ignored=ALL).same


@pytest.mark.parametrize(
    ("ignored", "kept"),
    [
        ({Difference.TASHKEEL}, 0),
        ({Difference.TATWEEL}, 1),
        ({Difference.HAMZA}, 2),
        ({Difference.DIGITS}, 3),
    ],
)
def test_each_difference_is_ignored_by_itself(ignored: set[Difference], kept: int) -> None:
    old = doc(p("قالَ الوزير"), p("محمـــد وصل"), p("إجتمع القادة"), p("نحو ٢٥ شخصا"))
    new = doc(p("قال الوزير"), p("محمد وصل"), p("اجتمع القادة"), p("نحو 25 شخصا"))
    found = compare(ArticleText(body=old), ArticleText(body=new), Names(), ignored=ignored)
    kinds = [row.kind for row in found.rows]
    assert [place for place, kind in enumerate(kinds) if kind is RowKind.KEPT] == [kept]
    assert kinds.count(RowKind.CHANGED) == len(kinds) - 1


A, B, C = "a" * 64, "b" * 64, "c" * 64


def test_pictures_are_compared_as_well_as_their_words() -> None:
    old = article(
        "خبر",
        doc(
            figure("تعليق", picture=A, credit="وكالة"),
            gallery(Figure(picture=A), Figure(picture=B)),
            embed("https://a.b/1", title="مقطع من القمة"),
        ),
        lead_picture=Figure(picture=A, alt="وصف"),
    )
    new = article(
        "خبر",
        doc(
            figure("تعليق", picture=A, credit="رويترز"),
            gallery(Figure(picture=C), Figure(picture=B), Figure(picture=A)),
            embed("https://a.b/2", title="مقطع من القمة"),
        ),
        lead_picture=Figure(picture=B, alt="وصف"),
    )
    found = compare(old, new, Names())
    assert [(one.name, one.pictures) for one in found.fields] == [
        ("lead_picture", (PictureNote(PictureChange.OTHER),))
    ]
    assert [row.pictures for row in found.rows] == [
        (PictureNote(PictureChange.CREDIT, old="وكالة", new="رويترز"),),
        (PictureNote(PictureChange.CAME, 1), PictureNote(PictureChange.ORDER)),
        (PictureNote(PictureChange.ADDRESS, old="https://a.b/1", new="https://a.b/2"),),
    ]
    assert [one.name for one in compare(old, new, Names(), ignored=ALL).fields] == ["lead_picture"]


def test_a_picture_that_is_cropped_otherwise_is_told() -> None:
    whole, cut = figure("ت", picture=A), figure("ت", picture=A, crop=Crop(0, 0, 5000, 5000))
    (row,) = compared(doc(whole), doc(cut)).rows
    assert row.pictures == (PictureNote(PictureChange.CROP),)
    assert picture_notes(None, cut) == ()
    for language in Language:
        for change in PictureChange:
            assert picture_sentence(PictureNote(change, 2, "أ", ""), Words(language))
