import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from studio.document.blocks import (
    WHOLE,
    Block,
    BlockReview,
    Crop,
    Figure,
    Item,
    ListKind,
    Paragraph,
)
from studio.document.inline import Break, Text
from tests.builders import (
    br,
    change,
    code,
    embed,
    figure,
    fn,
    gallery,
    h,
    inline,
    li,
    ol,
    p,
    pullquote,
    related,
    strong,
    table,
    unknown,
)
from tests.profiles import count
from tests.strategies import blocks


@settings(max_examples=count(200, 10_000))
@given(blocks(reviewed=True))
def test_making_a_block_again_changes_nothing(block: Block) -> None:
    assert replace(block) == block


def test_numbers_stay_within_what_the_schema_has() -> None:
    assert h("أ", level=1).level == 2
    assert h("أ", level=6).level == 4
    assert p("أ", quote=7).quote == 2
    assert p("أ", quote=-1).quote == 0
    assert li("أ", level=9).level == 2
    assert ol("أ", start=-4).start == 0
    assert ol("أ", start=10**9).start == 999_999


def test_bullets_and_further_paragraphs_have_no_number() -> None:
    assert li("أ", start=4).start is None
    assert Item((), kind=ListKind.NUMBER, start=4, continued=True).start is None


def test_code_keeps_every_space_and_loses_every_mark() -> None:
    block = replace(code("x"), content=inline(strong("a"), fn("n"), br(), "b"))
    assert block.content == (Text("a"), Break(), Text("b"))
    assert code("  a  b \n\n").content == (Text("  a  b "), Break(), Break())
    assert code("x", language=" c ++ ").language == "c++"


def test_a_kept_picture_needs_no_source() -> None:
    kept = figure(picture="0" * 64, source="a.jpg")
    assert kept.source == ""
    assert figure(source=" a.jpg ").source == "a.jpg"


def test_a_crop_lies_within_its_picture() -> None:
    assert figure(crop=Crop(0, 0, WHOLE, WHOLE)).crop is None
    assert figure(crop=Crop(1, 0, 10, 10)).crop == Crop(1, 0, 10, 10)
    for sides in ((-1, 0, 10, 10), (0, 0, 0, 10), (0, 0, 10, WHOLE + 1), (WHOLE, 0, 1, 1)):
        with pytest.raises(ValueError, match="within"):
            Crop(*sides)


def test_rows_of_a_table_are_equally_long() -> None:
    made = table(["أ", "ب"], ["ج"], [])
    assert [len(row) for row in made.rows] == [2, 2, 2]
    assert table([], [], header=True) == table()


def test_fields_are_single_lines() -> None:
    assert figure(alt=" أ\n ب ", credit="ج\u00a0د").alt == "أ ب"
    assert pullquote("أ", by="  ب ").by == "ب"
    assert embed(" https://a.b ", title="أ\tب").title == "أ ب"
    assert related("a", "b ", "a").articles == ("a", "b")


def test_figures_in_a_gallery_are_not_reviewed() -> None:
    inside = Figure(alt="أ", review=BlockReview(deletion=change()))
    assert gallery(inside).figures == (Figure(alt="أ"),)


def test_a_suggested_style_remembers_the_style_alone() -> None:
    review = BlockReview(restyle=change(), before=p("نص", review=BlockReview(comments=("t",))))
    assert review.before == Paragraph()
    with pytest.raises(ValueError, match="together"):
        BlockReview(restyle=change())


def test_the_fields_of_an_unknown_block_have_one_form() -> None:
    assert unknown("poll", '{"b": 1, "a": "ب"}').data == '{"a":"ب","b":1}'
    for kind, data in (("poll", "[]"), ("", "{}"), ("poll", '{"type":"x"}'), ("poll", "{")):
        with pytest.raises(ValueError):
            unknown(kind, data)
