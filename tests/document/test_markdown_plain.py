"""Plain Markdown is read as Python-Markdown reads it, or left to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.document import markdown_in
from studio.document.markdown_in import read_markdown
from studio.document.markdown_plain import plain_blocks
from studio.document.tree import Document
from tests.builders import h, p
from tests.profiles import count
from tests.samples import samples

PIECES = st.sampled_from(
    [
        *("كلام", "خبر", "Reuters", "2025", "١.", "1.", "a)", "12)", "-", "--", "---", "=", "==="),
        *("«قول»", "”نص“", ":", "؟", ".", "،", "(ص)", "'", '"', "$", "%", "@", "/", "+", ";"),
        *("*", "_", "#", "##", ">", "|", "&amp;", "![x](y)", "http://a.b/c", "{: x=y }", "`"),
        *(" ", "  ", "\n", "\n\n", "\n\n\n", "    ", "\t", "\u00a0", "\u200f", "\u0640", "\u2028"),
        *("## ", "### ", "# ", "\n## عنوان\n\n", "[TOC]", "*[HTML]: x", "www.x.y", "٣٫٥", "\x0c"),
    ]
)
CALM = st.sampled_from(
    ["كلام", "خبر", "Reuters", "2025", "«قول»", "،", ".", ":", " ", " ", "\n\n", "\n"]
)


def parsed(text: str) -> Document:
    return Document(markdown_in._parsed(text, Direction.RTL, "ar").blocks)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=count(300, 10_000))
def test_what_is_read_plainly_is_what_the_parser_reads(text: str) -> None:
    found = plain_blocks(text)
    if found is not None:
        assert Document(found) == parsed(text)


@given(st.lists(CALM, max_size=40).map("".join))
@settings(max_examples=count(200, 10_000))
def test_calm_text_is_read_as_the_parser_reads_it(text: str) -> None:
    assert read_markdown(text) == parsed(text)


def test_paragraphs_and_headings_are_plain() -> None:
    text = "فقرة أولى\nفي سطرين.\n\n## عنوان فرعي\n\n##### أعمق\n\nفقرة: «قول» – 12%."
    blocks = plain_blocks(text)
    assert blocks == (
        p("فقرة أولى في سطرين."),
        h("عنوان فرعي"),
        h("أعمق", level=4),
        p("فقرة: «قول» – 12%."),
    )
    assert Document(blocks) == parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "# عنوان",
            "- بند",
            "1. بند",
            "١. بند",
            "نص **قوي**",
            "سطر  \nسطر",
            "    code",
            "> قول",
        ),
        *(
            "[رابط](x)",
            "a | b\n--|--",
            "نص\n===",
            "&amp;",
            "نص {: dir=ltr }",
            "كلمة\n: شرح",
            "12) بند",
        ),
    ],
)
def test_everything_else_is_left_to_the_parser(text: str) -> None:
    assert plain_blocks(text) is None


def test_the_samples_are_plain() -> None:
    for sample in samples():
        body = sample.article.read_text(encoding="utf-8").split("---\n", 2)[2]
        assert plain_blocks(body) is not None
