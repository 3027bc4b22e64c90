import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.document.blocks import Align, Box, Figure, Heading
from studio.document.inline import texts
from studio.document.markdown_in import LARGEST_MARKDOWN, read_markdown, read_titled_markdown
from studio.document.markdown_tree import DEEPEST
from studio.document.plain import plain_text
from studio.errors import MidadError, Reason, Refused
from tests.builders import (
    LTR,
    br,
    code,
    doc,
    em,
    figure,
    fn,
    h,
    li,
    link,
    mono,
    ol,
    p,
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
from tests.samples import Sample, samples
from tests.strategies import HOSTILE, words


@pytest.mark.parametrize(
    ("text", "document"),
    [
        (
            "# أ\n\nب\n===\n\nج\n---\n\n##### د\n###### هـ ##",
            doc(*map(h, "أبج"), h("د", level=4), h("هـ", level=4)),
        ),
        ("* أ\n* ب\n\n+ ج", doc(*map(li, "أبج"))),
        (
            "- أ\n    - ب\n        - ج\n            - د",
            doc(li("أ"), li("ب", level=1), li("ج", level=2), li("د", level=2)),
        ),
        ("١. أ\n٢. ب", doc(ol("أ"), ol("ب"))),
        ("5. أ\n9. ب", doc(ol("أ", start=5), ol("ب"))),
        ("- أ\n\n    تتمة\n\n- ب", doc(li("أ"), li("تتمة", continued=True), li("ب"))),
        ("- أ\n\n    > ب\n\n- ج", doc(li("أ"), p("ب", quote=1), li("ج"))),
        (
            "1. أ\n\n    ```sh\n    x\n      y\n    ```\n\n    ذيل\n\n2. ب",
            doc(ol("أ"), code("x\n  y", language="sh"), p("ذيل"), ol("ب", start=2)),
        ),
        ("- ## أ\n- ![ب](b.jpg)\n- ج", doc(li("أ"), figure(source="b.jpg", alt="ب"), li("ج"))),
        ("- <!-- أ -->\n- ب", doc(li(), li("ب"))),
        ("* * أ", doc(li("أ"))),
        ("- أ\n- <br>\n- ب", doc(li("أ"), li(), li("ب"))),
        (
            "> أ\n> > ب\n> > > > ج\n\nد",
            doc(p("أ", quote=1), p("ب", quote=2), p("ج", quote=2), p("د")),
        ),
        ("سطر\nسطر  \nسطر<br>سطر<BR/>", doc(p("سطر سطر", br(), "سطر", br(), "سطر"))),
        (
            "***أ*** **ب *ج* د** _هـ_ __و__ a_b_c ~~ز~~",
            doc(
                p(
                    strong(em("أ")),
                    " ",
                    strong("ب ", em("ج"), " د"),
                    " ",
                    em("هـ"),
                    " ",
                    strong("و"),
                    " a_b_c ",
                    strike("ز"),
                )
            ),
        ),
        ("`x *y* &amp;` ``a`b``", doc(p(mono("x *y* &amp;"), " ", mono("a`b")))),
        (
            "H<sub>2</sub>O<SUP>x</SUP> <b>أ</b><i>ب</i><ins>ج</ins><s>د</s><kbd>هـ</kbd>",
            doc(
                p(
                    "H",
                    sub("2"),
                    "O",
                    sup("x"),
                    " ",
                    strong("أ"),
                    em("ب"),
                    u("ج"),
                    strike("د"),
                    mono("هـ"),
                )
            ),
        ),
        (
            "<font color=red>أ</font> <!-- ب --> <b>ج <span>د</span> <span lang='عربي'>هـ</span>",
            doc(p("أ ج د هـ")),
        ),
        (
            "[أ][r] [R] <https://x.y/z> <me@a.b> <a href=https://c.d>ج</a>\n\n[r]: https://a.b 'ت'",
            doc(
                p(
                    link("https://a.b", "أ", title="ت"),
                    " ",
                    link("https://a.b", "R", title="ت"),
                    " ",
                    link("https://x.y/z", "https://x.y/z"),
                    " ",
                    link("mailto:me@a.b", "me@a.b"),
                    " ",
                    link("https://c.d", "ج"),
                )
            ),
        ),
        ("[أ](javascript:alert(1)) [ب](/c) [ج](data:x) <a>د</a>", doc(p("أ ب ج د"))),
        ("[أ](https://a.b/?x=1&amp;y=2&copy=3)", doc(p(link("https://a.b/?x=1&y=2&copy=3", "أ")))),
        ('أ ![ب](c%20d.jpg "ت") ج', doc(p("أ ج"), figure("ت", source="c%20d.jpg", alt="ب"))),
        ("![](a.jpg)![](b.jpg)", doc(Figure(source="a.jpg"), Figure(source="b.jpg"))),
        ("<img alt='أ' src='a.jpg'>  <img>", doc(figure(source="a.jpg", alt="أ"))),
        (
            "| أ | ب |\n|:-:|---|\n| **ج** |\n\nد",
            doc(table(["أ", "ب"], [strong("ج"), ""], header=True), p("د")),
        ),
        (
            "أ[^1]ب[^ن][^لا]\n\n[^1]: ج\n\n    د *هـ*\n[^ن]: و [^1]\n[^م]: منسي",
            doc(p("أ", fn("ج د ", em("هـ")), "ب", fn("و [^1]"), "[^لا]"), p("منسي")),
        ),
        ("[^1]\n\n[^1]: أ\n\n    ```\n    x &amp;\n    ```\n\n    - ب", doc(p(fn("أ x &amp; ب")))),
        (
            "```python title='x'\na\tb\n\n<b>\n```\n~~~ {.sh}\n&amp;\n~~~~\n```\nج",
            doc(code("a   b\n\n<b>", language="python"), code("&amp;", language="sh"), p("``` ج")),
        ),
        ("    أ &amp; <b>\n\n    ب\n", doc(code("أ &amp; <b>\n\nب"))),
        ("---\n\n* * *", doc(rule(), rule())),
        (
            "أ &copy; &#1575; &#x202E;ب &nosuch; &amp;copy; \\* \\\\ AT&T",
            doc(p("أ © ا ب &nosuch; &copy; * \\ AT&T")),
        ),
        (
            "a\n{: dir=ltr align=end box=facts .x #y }\n\n## b {: dir=LTR align=left }\n\n- c",
            doc(
                p("a", direction=LTR, align=Align.END, box=Box.FACTS),
                h("b", direction=LTR),
                li("c"),
            ),
        ),
        (
            '```midad-figure\n{"type":\n```\n\n```midad-x\n{"type":"poll","a":1}\n```',
            doc(code('{"type":', language="midad-figure"), unknown("poll", '{"a":1}')),
        ),
        ("أ\r\n\r\nب\rج\tد", doc(p("أ"), p("ب ج د"))),
        ("“أ ”ب” «ج» \"د\" '...' --", doc(p("“أ ”ب” «ج» \"د\" '...' --"))),
        (
            "\u0002midad:0\u0003\u0002wzxhzdk:0\u0003 \u0002klzzwxh:0000\u0003",
            doc(p("midad:0wzxhzdk:0 klzzwxh:0000")),
        ),
    ],
)
def test_other_peoples_markdown_is_understood(text: str, document: object) -> None:
    assert read_markdown(text) == document


def test_html_in_markdown_is_cleaned_and_keeps_its_place() -> None:
    text = (
        "أ\n\n<div onclick='x()'><p>ب <b>ج</b></p><script>alert(1)</script></div>\n\n"
        "<p>د</p>\n\n> <p>هـ</p>\n\n<!-- لا شيء -->\n\nو\n\n<hr>"
    )
    assert read_markdown(text) == doc(
        p("أ"), p("ب ", strong("ج")), p("د"), p("هـ", quote=1), p("و"), rule()
    )


def test_html_of_another_direction_says_so() -> None:
    made = read_markdown("<p>English words only</p>\n\nنص")
    assert made == doc(p("English words only", direction=LTR), p("نص"))
    ltr = read_markdown("<p>English words only</p>", direction=Direction.LTR, language="en")
    assert ltr == doc(p("English words only"), direction=LTR, language="en")


def test_a_first_heading_of_level_1_is_a_title() -> None:
    titled = read_titled_markdown("# أ **ب**\n\nج")
    assert titled.title == h("أ ", strong("ب")).content
    assert titled.rest == doc(p("ج"))
    assert isinstance(titled.document.blocks[0], Heading)
    for text in ("## أ", "ج\n\n# أ", "> # أ", "", "<div>x</div>\n\n# أ"):
        titled = read_titled_markdown(text)
        assert titled.title is None
        assert titled.rest == titled.document == read_markdown(text)


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        read_markdown(text, name="ملف.md")
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        ">" * 101 + "x",
        "> " * 2000 + "x",
        "- " * 101 + "x",
        "1. " * 2000 + "x",
        "\n".join("    " * level + "- x" for level in range(400)),
        "***a " * 2000 + "x" + "***" * 2000,
        "_a *b " * 900 + "x" + "* _" * 900,
        "[" * 3000,
        "![[" * 3000,
        "[a](" * 3000,
        "![x](" * 3000,
        "[a][" * 3000,
        "<a " * 3000,
        "<div " * 3000,
        '<a href="' * 3000,
        "<![CDATA[" * 3000,
        "<!--" * 3000,
        "<?" * 3000,
    ],
    ids=lambda text: text[:6],
)
def test_what_is_nested_without_end_is_refused(text: str) -> None:
    error = refusal(text)
    assert error.reason is Reason.MARKDOWN_TOO_DEEP
    assert error.facts["limit"] == DEEPEST


@pytest.mark.parametrize("text", ["x" * (LARGEST_MARKDOWN + 1), "ب" * (LARGEST_MARKDOWN // 2 + 1)])
def test_what_is_too_large_is_refused(text: str) -> None:
    error = refusal(text)
    assert error.reason is Reason.FILE_TOO_LARGE
    assert error.facts["path"] == "ملف.md"
    assert error.facts["limit"] == LARGEST_MARKDOWN


def test_a_footnote_cannot_be_called_into_a_bomb() -> None:
    calls = "[^1]" * 3000
    assert refusal(f"{calls}\n\n[^1]: {'ب' * 2000}").reason is Reason.FILE_TOO_LARGE
    assert len(read_markdown(f"{calls}\n\n[^1]: ب").blocks[0].content) == 3000  # type: ignore[union-attr]


def test_html_that_nests_without_end_is_refused() -> None:
    assert refusal("<div>" * 450).reason is Reason.HTML_TOO_DEEP


@pytest.mark.parametrize(
    "text",
    ["*" * 9999 + "x", "`" * 3000 + "x" + "``" * 2000, "<b>" * 3000, "*a " * 3000, "_a" * 3000,
     "&" * 9999, "<" * 9999, "**a" * 3000, "~~a " * 3000, "\\" * 9999, "# a\n" * 3000,
     "[a]: b\n" * 3000, "<em>" * 900 + "x" + "</em>" * 900, "> a\n" * 2000, "```\n" * 2001,
     "```a\n" * 3000, "- a\n\n" * 500],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_long_rows_of_special_characters_are_survived(text: str) -> None:
    read_markdown(text)


PIECES = st.lists(
    st.sampled_from((*HOSTILE, "\n", "\n\n", "    ", " ", "- ", "1. ", "> ", "# ", "<div>", "</b>"))
    | words(),
    max_size=25,
).map("".join)


@settings(max_examples=count(300, 10_000))
@given(PIECES)
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        document = read_markdown(text)
    except MidadError:
        return
    assert read_markdown(text) == document


@settings(max_examples=count(200, 10_000))
@given(st.lists(words().filter(str.strip), min_size=1, max_size=4))
def test_plain_paragraphs_keep_their_words(paragraphs: list[str]) -> None:
    kept = [
        one
        for one in paragraphs
        if one.replace(" ", "").isalpha()  # letters alone mean nothing to Markdown
    ]
    assert plain_text(read_markdown("\n\n".join(kept))) == plain_text(
        doc(*(p(texts(one)) for one in kept))
    )


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_an_article_keeps_every_word_and_mark(sample: Sample) -> None:
    text = sample.article.read_text(encoding="utf-8")
    body = text.split("---\n", 2)[2]
    words_of_file = [word for word in body.split() if word.strip("#")]
    assert plain_text(read_markdown(body)).split() == words_of_file
