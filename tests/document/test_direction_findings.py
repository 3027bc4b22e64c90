"""Risks of direction as findings: what marks already make safe, and what each remedy does."""

import pytest

from studio.arabic.direction import Direction
from studio.document.blocks import Code, Paragraph, TextBlock
from studio.document.direction_findings import DirectionInspector
from studio.document.findings import (
    BlockText,
    Field,
    Finding,
    MarkForeign,
    Rewrite,
    Turn,
    block_text,
    check,
    rewritten,
)
from studio.document.marks import Language
from tests.builders import lang, mono, pieces

PHONE = "هاتف +966 50 123 4567 للحجز"


def seen(*content: object, of: TextBlock | None = None, field: Field = Field.BODY) -> BlockText:
    inlines = pieces(*content)  # type: ignore[arg-type] # whatever a builder takes
    return block_text(of or Paragraph(), inlines, field, Direction.RTL, "ar")


def found(block: BlockText) -> tuple[Finding, ...]:
    return check((DirectionInspector(),), block)


def test_a_risky_run_is_marked_or_isolated_by_one_key() -> None:
    block = seen(PHONE)
    (one,) = found(block)
    mark, isolate = one.remedies
    assert isinstance(mark, MarkForeign)
    assert mark.language == Language("", Direction.LTR)
    assert isinstance(isolate, Rewrite)
    isolated = rewritten(block.text, isolate.exchanges)
    assert isolated == "هاتف \u2066+966 50 123 4567\u2069 للحجز"
    assert found(seen(isolated)) == ()


def test_a_foreign_run_keeps_its_language() -> None:
    (one,) = found(seen("كتب بلغة ", lang("en", "C++"), " كله"))
    (mark, _) = one.remedies
    assert isinstance(mark, MarkForeign)
    assert mark.language == Language("en", Direction.LTR)


@pytest.mark.parametrize(
    "block",
    [
        seen("هاتف ", lang("", "+966 50 123 4567", direction=Direction.LTR), " للحجز"),
        seen("هاتف ", mono("+966 50 123 4567"), " للحجز"),
        seen(PHONE, of=Code()),
    ],
)
def test_what_markup_isolates_is_safe(block: BlockText) -> None:
    assert found(block) == ()


def test_a_stray_mark_is_taken_away() -> None:
    for text, fixed in (("قبل\u2067 بعد", "قبل بعد"), ("قبل\u200f\u200f بعد", "قبل\u200f بعد")):
        block = seen(text)
        (one,) = found(block)
        (remedy,) = one.remedies
        assert isinstance(remedy, Rewrite)
        assert rewritten(block.text, remedy.exchanges) == fixed


def test_a_paragraph_is_turned_and_a_field_is_not() -> None:
    (one,) = found(seen("The minister said nothing"))
    assert one.remedies == (Turn("turn_ltr", Direction.LTR),)
    assert found(seen("The minister said nothing", field=Field.HEADLINE)) == ()
