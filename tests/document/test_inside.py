"""Lines inside cards and footnotes: all words once, and a way to put others there."""

from hypothesis import given

from studio.document.blocks import Block, Figure, Gallery, PullQuote, Table
from studio.document.inline import Footnote, Inlines, texts
from studio.document.inside import LineKind, lines, with_lines
from tests.strategies import blocks


@given(blocks())
def test_lines_put_back_are_the_block(block: Block) -> None:
    assert with_lines(block, lambda _, content: content) == block
    found: list[Inlines] = []

    def look(number: int, content: Inlines) -> Inlines:
        assert number == len(found)
        found.append(content)
        return content

    with_lines(block, look)
    assert found == [one.content for one in lines(block)]


@given(blocks())
def test_what_is_put_into_one_line_stands_there_and_nowhere_else(block: Block) -> None:
    before = [one.content for one in lines(block)]
    other = texts("غيره")
    for number in range(len(before)):
        if before[number] != bare(before[number]) or not before[number]:
            continue  # with its footnotes their lines would go

        def changed(at: int, content: Inlines, here: int = number) -> Inlines:
            return other if at == here else content

        after = [bare(one.content) for one in lines(with_lines(block, changed))]
        assert after == [*map(bare, before[:number]), other, *map(bare, before[number + 1 :])]


def bare(content: Inlines) -> Inlines:
    """Return a content without its footnotes, which are lines of their own."""
    return tuple(one for one in content if not isinstance(one, Footnote))


def test_each_line_says_what_it_is_of() -> None:
    figure = Figure(caption=texts("تعليق"), alt="بديل", credit="حق")
    kinds = [one.kind for one in lines(Gallery(figures=(figure,), caption=texts("معرض")))]
    assert kinds == [LineKind.CAPTION, LineKind.CAPTION, LineKind.ALT, LineKind.CREDIT]
    assert [one.kind for one in lines(PullQuote(text=texts("قول"), by="قائل"))] == [
        LineKind.QUOTE,
        LineKind.BY,
    ]
    assert {one.kind for one in lines(Table(rows=((texts("خلية"),),)))} == {LineKind.CELL}
