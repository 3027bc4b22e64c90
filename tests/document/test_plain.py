from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.document.blocks import Block, Figure, Paragraph
from studio.document.inline import Footnote, Text, plain, texts
from studio.document.plain import article_plain, blocks_plain, from_plain, plain_text
from studio.document.tree import Document, contents
from tests.builders import (
    article,
    br,
    code,
    doc,
    embed,
    figure,
    fn,
    gallery,
    h,
    li,
    p,
    pullquote,
    related,
    rule,
    strong,
    table,
    unknown,
)
from tests.profiles import count
from tests.strategies import documents, words

PARAGRAPHS = st.lists(
    st.lists(words(), min_size=1, max_size=3).map(lambda lines: Paragraph(texts(*lines))),
    min_size=2,
    max_size=5,
).map(lambda blocks: Document(tuple(block for block in blocks if _is_whole(block))))


def _is_whole(paragraph: Paragraph) -> bool:
    """Tell whether there are words, and no empty line that would part them again."""
    return bool(paragraph.content) and "\n\n" not in plain(paragraph.content)


@settings(max_examples=count(200, 10_000))
@given(PARAGRAPHS.filter(lambda document: len(document.blocks) > 1))
def test_paragraphs_of_words_come_back(document: Document) -> None:
    assert from_plain(plain_text(document)) == document


@settings(max_examples=count(200, 10_000))
@given(st.text(st.characters(exclude_categories=["Cs", "Co", "Cn", "Cc"]) | st.just("\n")))
def test_every_word_of_a_text_is_kept_in_its_order(text: str) -> None:
    kept = plain_text(from_plain(text))
    forbidden = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\ufffc"
    assert kept.split() == text.translate(dict.fromkeys(map(ord, forbidden), " ")).split() or any(
        one in text for one in forbidden
    )


@settings(max_examples=count(200, 10_000))
@given(documents())
def test_every_word_of_the_inlines_is_among_the_words(document: Document) -> None:
    def inner(block: Block) -> list[str]:
        return [
            run.text
            for content in contents(block)
            for one in content
            for run in (one.content if isinstance(one, Footnote) else (one,))
            if isinstance(run, Text)
        ]

    text = plain_text(document)
    for block in document.blocks:
        for piece in inner(block):
            assert piece in text


def test_words_come_in_the_order_of_the_page() -> None:
    document = doc(
        h("عنوان"),
        p("أ", strong("ب"), fn("حاشية 1"), br(), "ج"),
        figure("تعليق", fn("حاشية 2"), alt="لا يُقرأ", credit="مصدر"),
        gallery(figure("1"), figure(credit="2"), caption="3"),
        table(["ا", "ب"], ["", "د"], ["هـ", ""], caption="جدول"),
        pullquote("قول", by="قائل"),
        embed("https://a.b", title="مقطع"),
        rule(),
        related("uid"),
        unknown("poll", '{"q":"x"}'),
        li("بند"),
        code("a\n b"),
    )
    assert blocks_plain(document) == [
        "عنوان",
        "أب\nج",
        "تعليق\nمصدر",
        "1\n2\n3",
        "جدول\nا\tب\n\tد\nهـ",
        "قول\nقائل",
        "مقطع",
        "",
        "",
        "",
        "بند",
        "a\n b",
    ]
    assert plain_text(document).endswith("\n\nبند\n\na\n b\n\nحاشية 1\n\nحاشية 2")
    assert "\n\n\n" not in plain_text(document)


def test_an_article_begins_with_its_headlines() -> None:
    made = article(
        "عنوان",
        [p("متن", fn("حاشية"))],
        kicker="شارة",
        standfirst="مقدمة",
        bylines=["ليلى"],
        lead_picture=Figure(caption=texts("تعليق"), credit="مصدر"),
        social_text="تواصل",
    )
    assert article_plain(made) == "شارة\n\nعنوان\n\nمقدمة\n\nتعليق\nمصدر\n\nمتن\n\nحاشية"
    assert article_plain(article("عنوان")) == "عنوان"


def test_lines_are_paragraphs_where_no_empty_line_parts_them() -> None:
    assert from_plain("أ\r\nب\rج\n") == doc(p("أ"), p("ب"), p("ج"))


def test_single_new_lines_are_breaks_where_empty_lines_part_paragraphs() -> None:
    assert from_plain("أ\nب\n \t\nج\u2029د") == doc(p("أ", br(), "ب"), p("ج"), p("د"))


def test_an_empty_line_within_a_paragraph_parts_it() -> None:
    document = doc(p("أ"), p("ب", br(), " ", br(), "ج"))
    assert plain_text(document) == "أ\n\nب\n\nج"
    assert from_plain(plain_text(document)) == doc(p("أ"), p("ب"), p("ج"))


def test_the_direction_and_language_are_the_documents() -> None:
    made = from_plain("a", direction=Direction.LTR, language="en")
    assert (made.direction, made.language) == (Direction.LTR, "en")
    assert from_plain("  \n ") == doc()
