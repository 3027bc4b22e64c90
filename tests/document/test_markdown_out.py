import pytest
from hypothesis import HealthCheck, given, settings

from studio.document.blocks import Align, Block, BlockReview, Box, Figure
from studio.document.inline import Inlines, Text
from studio.document.links import clean_address
from studio.document.markdown_in import read_markdown
from studio.document.markdown_out import write_markdown
from studio.document.review import accepted
from studio.document.tree import Document
from tests.builders import (
    LTR,
    br,
    change,
    code,
    cut,
    doc,
    em,
    embed,
    figure,
    fn,
    gallery,
    h,
    ins,
    lang,
    li,
    link,
    mono,
    ol,
    p,
    pullquote,
    related,
    rule,
    strike,
    strong,
    sub,
    sup,
    table,
    u,
    unknown,
)
from tests.profiles import count
from tests.strategies import HOSTILE, documents, raw_inlines


def again(document: Document) -> Document:
    text = write_markdown(document)
    return read_markdown(text, direction=document.direction, language=document.language)


@settings(max_examples=count(300, 10_000), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_documents_come_back_as_they_were(document: Document) -> None:
    assert again(document) == document


@settings(max_examples=count(100, 10_000), suppress_health_check=[HealthCheck.too_slow])
@given(documents(reviewed=True))
def test_what_is_written_of_suggestions_is_what_stands(document: Document) -> None:
    assert again(document) == accepted(document)


@settings(max_examples=count(200, 10_000))
@given(raw_inlines())
def test_the_links_of_the_law_are_clean(content: Inlines) -> None:
    for one in content:
        if isinstance(one, Text) and one.marks.link:
            assert clean_address(one.marks.link.href) == one.marks.link.href


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_wherever_it_stands(text: str) -> None:
    for content in (text, f"{text} ذيل", f"رأس {text}", f"رأس{text}ذيل"):
        document = doc(
            p(content),
            h(content),
            li(content),
            ol(content, level=1),
            p("س", br(), content),
            p(strong(content), "س", fn(content)),
            p("س ", mono(content), " س"),
            p("س ", link("https://a.b", content), " س"),
            table([content, "س"], ["س", content], header=True),
            figure(content, source="a.jpg", alt=content),
            p(content, quote=2),
            code(content),
        )
        assert again(document) == document


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (p("نص"), "نص"),
        (p("أ", br(), "ب"), "أ  \nب"),
        (p(), "<br>"),
        (p("نص", quote=2), "> > نص"),
        (
            p("a", direction=LTR, align=Align.CENTER, box=Box.INFO),
            "a\n{: dir=ltr align=center box=info }",
        ),
        (h("عنوان"), "## عنوان"),
        (h("عنوان", level=4, direction=LTR), "#### عنوان {: dir=ltr }"),
        (h("C#"), "## C&#35;"),
        (h(), "## <br>"),
        (li("بند"), "- بند"),
        (ol("بند"), "1. بند"),
        (ol("بند", start=7), "7. بند"),
        (code("x\n\n y", language="py"), "```py\nx\n\n y\n```"),
        (code("```"), "````\n```\n````"),
        (rule(), "---"),
        (p(strong("أ"), " ب ", em("ج"), "."), "**أ** ب *ج*."),
        (p(strong(em("أ"))), "***أ***"),
        (p(strike("أ")), "~~أ~~"),
        (p("أ ", mono("x = y"), "."), "أ `x = y`."),
        (p(u("أ"), sup("ب"), sub("ج")), "<u>أ</u><sup>ب</sup><sub>ج</sub>"),
        (p("أ", strong("ب"), "ج"), "أ<strong>ب</strong>ج"),
        (p(strong("أ", em("ب")), em("ج")), "<strong>أ<em>ب</em></strong><em>ج</em>"),
        (p(link("https://a.b/c?d=e", "رابط")), "[رابط](https://a.b/c?d=e)"),
        (p(link("https://a.b", "رابط", title="عنوان")), '[رابط](https://a.b "عنوان")'),
        (
            p(link('https://a.b/("', "رابط", title="<", rel="nofollow")),
            '<a href="https://a.b/(&quot;" title="&lt;" rel="nofollow">رابط</a>',
        ),
        (
            p(lang("en", "Reuters", direction=LTR)),
            '<span lang="en" dir="ltr">Reuters</span>',
        ),
        (p("٥ * ٣ [x] a_b_c \u200f`"), "٥ &#42; ٣ &#91;x&#93; a_b_c &#8207;&#96;"),
        (p("١. نص"), "١&#46; نص"),
        (p("1990"), "1990"),
        (p("- نص"), "&#45; نص"),
        (p("-5 درجات"), "-5 درجات"),
        (p("#وسم"), "&#35;وسم"),
        (p("> نص"), "&#62; نص"),
        (p("AT&T و R & D"), "AT&amp;T و R & D"),
        (figure("تعليق", source="a.jpg", alt="بديل"), '![بديل](a.jpg "تعليق")'),
        (figure(source="a.jpg"), "![](a.jpg)"),
        (table(["أ", "ب"], ["1|2", ""], header=True), "| أ | ب |\n| --- | --- |\n| 1&#124;2 |  |"),
    ],
)
def test_a_block_is_written_as_people_would(block: Block, text: str) -> None:
    assert write_markdown(doc(block)) == f"{text}\n"
    assert again(doc(block)) == doc(block)


@pytest.mark.parametrize(
    ("block", "name"),
    [
        (figure(picture="0" * 64), "figure"),
        (figure("تعليق", source="a b.jpg"), "figure"),
        (figure(strong("تعليق"), source="a.jpg"), "figure"),
        (gallery(figure(source="a")), "gallery"),
        (embed("https://a.b"), "embed"),
        (pullquote("أ"), "pullquote"),
        (table(["أ"], ["ب"]), "table"),
        (table(["أ"], header=True), "table"),
        (table(["أ"], ["ب"], header=True, caption="ج"), "table"),
        (related("a"), "related"),
        (unknown("poll", '{"a":1}'), "block"),
        (code("x", quote=1), "code"),
        (code("x", language="a{b"), "code"),
        (code("x", language="midad-figure"), "code"),
    ],
)
def test_what_is_no_prose_is_json(block: Block, name: str) -> None:
    text = write_markdown(doc(block))
    assert text.startswith(f'```midad-{name}\n{{\n "')
    assert again(doc(block)) == doc(block)


def test_lists_are_tight_where_they_can_be() -> None:
    document = doc(
        li("أ"),
        ol("ب", level=1),
        ol("ج", level=1, start=5),
        li("د"),
        ol("هـ"),
        ol("و", direction=LTR),
        p("ز"),
    )
    assert write_markdown(document) == (
        "- أ\n    1. ب\n    5. ج\n        {: value=5 }\n- د\n\n1. هـ\n2. و\n    {: dir=ltr }\n\nز\n"
    )
    assert again(document) == document


def test_lists_are_loose_where_they_must_be() -> None:
    document = doc(
        ol("أ"),
        ol("تتمة", continued=True),
        li("ب", level=1),
        ol("ج", level=1),
        ol("تتمة", continued=True),
        ol("د"),
    )
    assert write_markdown(document) == (
        "1. أ\n\n    تتمة\n\n    - ب\n\n    1. ج\n\n    تتمة\n\n2. د\n"
    )
    assert again(document) == document


def test_numbers_begin_again_in_a_box() -> None:
    document = doc(ol("أ"), ol("ب"), ol("ج", box=Box.INFO), ol("د"), ol("هـ", start=2))
    assert again(document) == document


def test_quotes_part_and_join() -> None:
    document = doc(
        p("أ", quote=1), p("ب", quote=2), p("ج"), li("د", quote=1), li("هـ"), p("و", quote=2)
    )
    assert write_markdown(document) == ("> أ\n>\n> > ب\n\nج\n\n> - د\n\n- هـ\n\n> > و\n")
    assert again(document) == document


def test_footnotes_stand_at_the_end() -> None:
    document = doc(p("أ", fn("ب ", strong("ج")), fn()), h("د", fn("1. هـ")))
    assert write_markdown(document) == (
        "أ[^1][^2]\n\n## د[^3]\n\n[^1]: ب **ج**\n[^2]: <br>\n[^3]: 1&#46; هـ\n"
    )
    assert again(document) == document


def test_a_call_is_not_taken_for_a_definition() -> None:
    document = doc(p(fn("أ"), ": ب"), p("س", br(), fn("أ"), ":"))
    assert again(document) == document


def test_nothing_is_written_of_nothing() -> None:
    assert write_markdown(doc()) == ""
    assert read_markdown("") == doc()


def test_suggestions_are_written_as_if_they_were_taken() -> None:
    by = change()
    document = doc(
        p("أ ", cut("ب", by=by), ins("ج", by=by)),
        Figure(source="a", review=BlockReview(deletion=by)),
    )
    assert write_markdown(document) == "أ ج\n"
