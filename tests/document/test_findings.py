"""Findings: where they are, how they outlast an edit, and what a provider may not do."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.document.blocks import Code, Paragraph, TextBlock
from studio.document.findings import (
    BlockText,
    Exchange,
    Field,
    Finding,
    Level,
    MarkForeign,
    Rewrite,
    Turn,
    block_text,
    carried,
    check,
    rewritten,
)
from studio.document.inline import Text
from studio.document.marks import PLAIN, Language, Marks
from studio.document.spacing import DOUBLE_SPACE, DoubleSpaces
from tests.builders import br, fn, pieces, strong


def block(*content: object, of: TextBlock | None = None) -> BlockText:
    inlines = pieces(*content)  # type: ignore[arg-type] # whatever a builder takes
    return block_text(of or Paragraph(), inlines, Field.BODY, Direction.RTL, "ar")


def found(text: BlockText) -> list[str]:
    return [text.text[one.start : one.end] for one in check((DoubleSpaces(),), text)]


def test_a_block_has_one_character_for_each_position() -> None:
    seen = block("قبل ", strong("مهم"), br(), fn("حاشية"), "بعد")
    assert seen.text == "قبل مهم\u2028\ufffcبعد"
    assert [seen.text[one.start : one.end] for one in seen.stretches] == ["مهم"]
    assert seen.marks_at(4) == Marks(bold=True)
    assert seen.marks_at(3) is PLAIN


def test_two_spaces_between_words_are_found_and_one_is_left() -> None:
    seen = block("في  البيت   اليوم")
    assert found(seen) == ["  ", "   "]
    first, second = check((DoubleSpaces(),), seen)
    fixed = [
        one.exchanges for one in (*first.remedies, *second.remedies) if isinstance(one, Rewrite)
    ]
    assert rewritten(seen.text, [one for some in fixed for one in some]) == "في البيت اليوم"


def test_spaces_at_the_ends_and_in_code_are_nobodys_mistake() -> None:
    assert not found(block("  أول ", br(), "  ثان  "))
    assert not found(block("a  =  1", of=Code()))
    assert not found(block(Text("a  b", Marks(code=True))))


def test_what_is_switched_off_is_not_looked_for() -> None:
    assert not check((DoubleSpaces(),), block("في  البيت"), frozenset({DOUBLE_SPACE}))


class Astray:
    """Finds what is not there."""

    codes = frozenset({"astray"})

    def check(self, block: BlockText) -> Iterator[Finding]:
        yield Finding("astray", 0, len(block.text) + 1, Level.ERROR)


def test_a_provider_that_points_outside_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="astray"):
        check((Astray(),), block("نص"))


def at(start: int, end: int) -> Finding:
    rewrite = Rewrite("x", (Exchange(start, end, "-"),))
    foreign = MarkForeign("y", start, end, Language("en", Direction.LTR))
    return Finding("x", start, end, Level.ADVICE, (rewrite, foreign, Turn("z", Direction.LTR)))


@given(
    before=st.text("اب ", max_size=6),
    old=st.text("كل ", max_size=4).map(str.strip),
    new=st.text("من", max_size=4),
    after=st.text("اب ", max_size=6),
    data=st.data(),
)
def test_what_an_edit_did_not_touch_stays_on_its_letters(
    before: str, old: str, new: str, after: str, data: st.DataObject
) -> None:
    was, now = before + old + after, before + new + after
    if not was:
        return
    start = data.draw(st.integers(0, len(was) - 1))
    end = data.draw(st.integers(start + 1, len(was)))
    kept = carried((at(start, end),), was, now)
    if end <= len(before) or start >= len(before) + len(old):
        assert kept
    for one in kept:
        assert now[one.start : one.end] == was[start:end]
        assert one.remedies == at(one.start, one.end).remedies


def test_what_an_edit_touched_is_gone() -> None:
    assert carried((at(0, 4),), "كتاب", "كتب") == ()
    assert carried((), "كتاب", "كتب") == ()
