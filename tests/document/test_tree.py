from hypothesis import given, settings
from msgspec.structs import replace

from studio.document.blocks import Block, Box, Item, ListKind
from studio.document.inline import normal
from studio.document.tree import Document, contents, is_text, map_contents
from tests.builders import (
    LTR,
    NUMBER,
    RTL,
    code,
    doc,
    embed,
    figure,
    gallery,
    h,
    inline,
    li,
    ol,
    p,
    pullquote,
    related,
    rule,
    table,
    unknown,
)
from tests.profiles import count
from tests.strategies import documents


@settings(max_examples=count(200, 10_000))
@given(documents(reviewed=True))
def test_making_a_document_again_changes_nothing(document: Document) -> None:
    assert Document(document.blocks, document.direction, document.language) == document


@settings(max_examples=count(200, 10_000))
@given(documents(reviewed=True))
def test_every_block_holds_its_contents_in_normal_form(document: Document) -> None:
    for block in document.blocks:
        assert map_contents(block, lambda content: content) == block
        for content in contents(block):
            assert block == replace(block)
            assert isinstance(content, tuple)


@settings(max_examples=count(200, 10_000))
@given(documents())
def test_levels_and_numbers_of_items_can_be_counted(document: Document) -> None:
    depth = 0
    for block in document.blocks:
        if isinstance(block, Item):
            assert block.level <= depth
            depth = block.level + 1
        else:
            depth = 0


def starts(*blocks: Block) -> list[tuple[ListKind, int, int | None, bool]]:
    return [
        (block.kind, block.level, block.start, block.continued)
        for block in doc(*blocks).blocks
        if isinstance(block, Item)
    ]


def test_a_number_that_is_expected_is_not_said() -> None:
    assert [one[2] for one in starts(ol("أ", start=1), ol("ب", start=2), ol("ج", start=4))] == [
        None,
        None,
        4,
    ]
    assert [one[2] for one in starts(ol("أ", start=0), ol("ب", start=1))] == [0, None]


def test_a_level_is_reached_step_by_step() -> None:
    assert [one[1] for one in starts(li("أ", level=2), li("ب", level=2), li("ج", level=2))] == [
        0,
        1,
        2,
    ]


def test_another_kind_begins_another_list() -> None:
    assert starts(ol("أ"), li("ب"), ol("ج", start=2))[2] == (NUMBER, 0, 2, False)
    assert starts(ol("أ"), p("ب"), ol("ج", start=1))[1][2] is None


def test_a_further_paragraph_belongs_to_the_item_above() -> None:
    found = starts(ol("أ"), li("ب", level=1), li("ج", continued=True), ol("د", start=2))
    assert found[2] == (NUMBER, 0, None, True)
    assert found[3][2] is None
    assert starts(li("أ", continued=True))[0][3] is False


def test_quotes_and_boxes_part_lists() -> None:
    assert (
        starts(ol("أ"), ol("ب", quote=1, start=1), ol("ج", box=Box.INFO, start=1))
        == [(NUMBER, 0, None, False)] * 3
    )


def test_a_direction_that_repeats_the_documents_is_not_said() -> None:
    assert doc(p("أ", direction=RTL)) == doc(p("أ"))
    assert doc(p("أ", direction=LTR)) != doc(p("أ"))
    assert doc(h("أ", direction=LTR), direction=LTR) == doc(h("أ"), direction=LTR)


def test_a_language_that_is_none_is_arabic() -> None:
    assert doc(language="عربي").language == "ar"


def test_contents_come_in_the_order_of_reading() -> None:
    blocks = (
        p("1"),
        figure("2", source="a"),
        gallery(figure("3"), figure("4"), caption="5"),
        pullquote("6", by="x"),
        table(["8", "9"], caption="7"),
        embed("https://a.b"),
        rule(),
        related("a"),
        unknown("poll"),
        code("10"),
    )
    found = [content for block in blocks for content in contents(block)]
    assert found == [inline(str(number)) for number in range(1, 11)]
    assert [is_text(block) for block in blocks] == [True, *[False] * 8, True]


def test_mapping_contents_reaches_every_one() -> None:
    blocks = (gallery(figure("أ"), caption="أ"), table(["أ"], caption="أ"), pullquote("أ"), h("أ"))
    for block in blocks:
        mapped = map_contents(block, lambda _: normal(inline("ب")))
        assert set(contents(mapped)) == {inline("ب")}
    assert map_contents(rule(), lambda _: inline("ب")) == rule()
