import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.blocks import Block, Box, Embed, Figure, Gallery, Table
from studio.document.codec import decode_document, encode_document
from studio.document.faults import Removal
from studio.document.html_in import clean_html, decode_html, read_html
from studio.document.inline import plain
from studio.document.marks import FORBIDDEN
from studio.document.tree import Document, contents
from studio.errors import Damaged, Reason, Refused
from tests.builders import (
    LTR,
    NUMBER,
    RTL,
    Part,
    br,
    code,
    doc,
    em,
    figure,
    fn,
    h,
    inline,
    lang,
    li,
    link,
    mono,
    ol,
    p,
    pullquote,
    rule,
    strike,
    strong,
    sub,
    sup,
    table,
    u,
)
from tests.profiles import count


def read(html: str) -> tuple[Block, ...]:
    return read_html(html).blocks


def words(document: Document) -> str:
    found = (plain(content) for block in document.blocks for content in contents(block))
    return " ".join(found).replace("\n", " ")


# Limits, before any parser


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("x" * (4 * 1024 * 1024 + 1), Reason.HTML_TOO_LARGE),
        ("ن" * (2 * 1024 * 1024 + 1), Reason.HTML_TOO_LARGE),
        ("<div>" * 100_000, Reason.HTML_TOO_DEEP),
        ("<div>" * 20_000 + "x" + "</div>" * 20_000, Reason.HTML_TOO_DEEP),
        ("<div/>" * 401, Reason.HTML_TOO_DEEP),
        ("<p>x</p>" * 30_001, Reason.HTML_TOO_MANY_TAGS),
        ("<br>" * 60_001, Reason.HTML_TOO_MANY_TAGS),
        # Formatting that is never closed is opened again in each of the blocks that follow.
        (
            f"<div>{''.join(f'<b id=x{n}>' for n in range(300))}</div>" + "<div>x</div>" * 2000,
            Reason.HTML_TOO_MANY_TAGS,
        ),
        ("".join(f"<font color={n}>" for n in range(401)), Reason.HTML_TOO_DEEP),
    ],
)  # fmt: skip
def test_what_costs_too_much_is_refused_before_it_is_parsed(html: str, reason: Reason) -> None:
    with pytest.raises(Refused) as refusal:
        read_html(html)
    assert refusal.value.reason is reason


@pytest.mark.parametrize(
    "html",
    [
        "<!--" * 200_000,
        "<script>" * 200_000,
        "<" * 400_000,
        "<a" * 50_000 + " " * 100_000,
        "<p>" * 20_000 + "x",
        "<p><b>x</p>" * 2_000,
        "<td>" * 20_000 + "x",
        "<svg>" + "<path/>" * 5_000 + "</svg>x",
        "<o:p/>" * 5_000 + "x",
        "<p>" + "<span>كلمة </span>" * 20_000,
        "<table><tr>" + "<td>x" * 12_000 + "<tr><td>y" * 8_000,
        "<ul><li>x" * 390,
        "<div>" * 399 + "x" + "</div></b></i>" * 399,
    ],
)
def test_what_looks_costly_and_is_not_is_read(html: str) -> None:
    assert isinstance(read_html(html), Document)


def test_a_comment_or_script_hides_no_depth_and_counts_none() -> None:
    inside = "<div>" * 500
    assert read(f"<!-- {inside} --><script>{inside}</script><!--><p>نص</p>") == (p("نص"),)
    with pytest.raises(Refused):
        read_html(f"<!-- x -->{inside}")


# Hostile

_PULL_QUOTE = (
    "<figure class=pull-quote><blockquote><p>قول</p></blockquote><figcaption>فلان</figcaption>"
    "</figure>"
)
_DATA = Path(__file__).resolve().parent.parent / "data"
_HOSTILE = json.loads((_DATA / "hostile-html.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("html", _HOSTILE)
def test_hostile_html_becomes_nothing_but_our_own_values(html: str) -> None:
    for text in (html, f"<div><p>قبل</p>{html}", f"<table><tr><td>{html}"):
        document = read_html(text)
        assert decode_document(encode_document(document)) == document
        written = encode_document(document)
        assert "alert" not in written or "script" not in written.lower()
        assert not FORBIDDEN.search(words(document))
        for address in ("javascript:", "vbscript:", "data:", "file:"):
            assert f'"{address}' not in written


_PARTS = (
    "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<ul>",
    "<ol>", "<li>", "</ul>", "<pre>", "</pre>", "<figure>", "</figure>", "<figcaption>",
    "<img src=a>", "<blockquote>", "</blockquote>", "<br>", "<hr>", "<h2>", "<h5>",
    "<a href=http://a.b>", "</a>", "<svg>", "<math>", "<mtext>", "<style>", "</style>", "<!--",
    "-->", "<iframe src=x>", "</iframe>", "<caption>", "<thead>", "<th>", "نص", "x\u00a0y",
    "\u202e", "&#x202e;", "<a href=#_ftn1>", "<q>", "<a name=_ftn1 href=#_ftnref1>",
    "<span class=credit>", "<figure class=pull-quote>", "<bdi dir=ltr>",
    "<p class=MsoListParagraph style='mso-list:l0 level2'>", "<span style='mso-list:Ignore'>",
    "</span>", "<div data-midad-document=1>", "<section role=doc-endnotes>", "<li id=x>",
    "<a href=#x>", "<code>", "<div hidden>", "<p dir=ltr>", "</section>", "<caption>", "<![if x]>",
    "<o:p>", "\n", " ", "<",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), max_size=25).map("".join))
@settings(max_examples=count(300, 10_000))
def test_any_soup_of_tags_becomes_a_sound_document(html: str) -> None:
    document = read_html(html)
    assert decode_document(encode_document(document)) == document


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=count(200, 10_000))
def test_escaped_text_keeps_its_words(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    found = words(read_html(f"<p>{escaped}</p>"))
    kept = [c for c in found if c.isalnum()]
    assert kept == [c for c in text if c.isalnum() and not FORBIDDEN.match(c)]


# What elements become


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("نص", (p("نص"),)),
        ("<p>نص &amp; &lt;نص&gt;</p>", (p("نص & <نص>"),)),
        ("<p> </p><p>&nbsp;</p><p><br></p>", ()),
        ("<p>سطر<br>سطر</p>", (p("سطر", br(), "سطر"),)),
        ("<p>فقرة<br><br>فقرة<br> <br><br>فقرة</p>", (p("فقرة"), p("فقرة"), p("فقرة"))),
        ("<div>أ<div>ب</div>ج</div>", (p("أ"), p("ب"), p("ج"))),
        ("<h1>أ</h1><h2>ب</h2><h3>ج</h3><h4>د</h4><h6>ه</h6>",
         (h("أ"), h("ب"), h("ج", level=3), h("د", level=4), h("ه", level=4))),
        ("<h2><b>كله عريض</b></h2>", (h("كله عريض"),)),
        ("<blockquote>أ<blockquote><p>ب</p></blockquote></blockquote>",
         (p("أ", quote=1), p("ب", quote=2))),
        ("<pre>\na  b\n\tc</pre>", (code("a  b\n c", direction=LTR),)),
        ("<pre><code class='x language-py'>a=1\n</code></pre>",
         (code("a=1\n", language="py", direction=LTR),)),
        ("أ<hr>ب", (p("أ"), rule(), p("ب"))),
        ("<p>قال<sup>٢</sup><sub>٣</sub></p>", (p("قال", sup("٢"), sub("٣")),)),
        ("<p><code>س</code> <kbd>ص</kbd></p>", (p(mono("س"), " ", mono("ص")),)),
        ("<p><del>س</del> <ins>ص</ins> <cite>ع</cite></p>",
         (p(strike("س"), " ", u("ص"), " ", em("ع")),)),
        ("<p>قال <q>نعم</q></p>", (p("قال «نعم»"),)),
        ("<aside class='box box-facts'><p>أ</p></aside><aside>ب</aside>",
         (p("أ", box=Box.FACTS), p("ب"))),
        ("<p class=align-center>أ</p>", (p("أ", align="center"),)),
        (_PULL_QUOTE, (pullquote("قول", by="فلان"),)),
    ],
)  # fmt: skip
def test_elements_become_blocks_and_marks(html: str, blocks: tuple[Block, ...]) -> None:
    assert read(html) == doc(*blocks).blocks


@pytest.mark.parametrize(
    ("style", "content"),
    [
        ("font-weight:bold", strong("س")),
        ("FONT-WEIGHT: 700 !important", strong("س")),
        ("font-weight:400", inline("س")),
        ("font-style:italic", em("س")),
        ("text-decoration: underline", u("س")),
        ("text-decoration-line: line-through", strike("س")),
        ("vertical-align:super;font-size:60%", sup("س")),
        ("vertical-align: sub", sub("س")),
        ("vertical-align: baseline; color:red; font-family:'Arial'", inline("س")),
    ],
)
def test_style_says_only_five_things(style: str, content: Part) -> None:
    assert read(f'<p>أ <span style="{style}">س</span> ب</p>') == (p("أ ", content, " ب"),)


def test_lists_nest_to_three_levels_and_go_on() -> None:
    html = """<ul><li>أ<ul><li>ب<ul><li>ج<ul><li>د</li></ul></li></ul></li></ul>
    <p>تتمة</p></li></ul>
    <ol start="4"><li>خ<li value="9"><p>س</p><p>ع</p><li>ص</ol>"""
    assert read(html) == doc(
        li("أ"), li("ب", level=1), li("ج", level=2), li("د", level=2),
        li("تتمة", continued=True), ol("خ", start=4), ol("س", start=9), ol("ع", continued=True),
        ol("ص"),
    ).blocks  # fmt: skip


def test_two_numbered_lists_count_by_themselves() -> None:
    assert read("<ol><li>أ</ol><ol><li>ب</ol>") == doc(ol("أ"), ol("ب", start=1)).blocks


def test_a_list_directly_within_a_list_is_its_next_level() -> None:
    assert read("<ul><li>أ</li><ol><li>ب</li></ol><li>ج</li></ul>") == doc(
        li("أ"), li("ب", level=1, kind=NUMBER), li("ج")
    ).blocks  # fmt: skip


def test_tables_keep_caption_head_and_spans() -> None:
    html = """<table><caption>عنوان</caption><thead><tr><th>أ<th>ب<th>ج</thead>
    <tr><td rowspan=2>١<td colspan=2>٢<tr><td>٣<td><p>٤</p><p>٥</p><tr><td><td><td></table>"""
    assert read(html) == (
        table(
            ["أ", "ب", "ج"],
            ["١", "٢", ""],
            ["", "٣", inline("٤", br(), "٥")],
            header=True,
            caption="عنوان",
        ),
    )


def test_tables_within_tables_and_tables_for_looks_are_flattened() -> None:
    nested = "<table><tr><td>أ<table><tr><td>ب<td>ج</table><td>د</table>"
    assert read(nested) == (table([inline("أ", br(), "ب", br(), "ج"), "د"]),)
    assert read("<table role=presentation><tr><td>أ<td>ب</table>") == (p("أ"), p("ب"))
    assert read("<table><tr><td> </table>") == ()


def test_a_first_row_of_bold_cells_names_the_columns() -> None:
    html = "<table><tr><td><b>أ</b><td><b>ب</b><tr><td>١<td>٢</table>"
    assert read(html) == (table(["أ", "ب"], ["١", "٢"], header=True),)


def test_cells_beyond_the_last_column_join_it() -> None:
    (found,) = read("<table><tr>" + "<td>س" * 62 + "</table>")
    assert isinstance(found, Table)
    assert len(found.rows[0]) == 60
    assert plain(found.rows[0][-1]) == "س\nس\nس"


def test_pictures_keep_their_address_and_are_never_loaded() -> None:
    assert read('<p>أ<img src="https://a.b/c.jpg?utm_source=x" alt="وصف">ب</p>') == (
        p("أ"), figure(source="https://a.b/c.jpg", alt="وصف"), p("ب"),
    )  # fmt: skip
    html = (
        '<figure><a href="x"><img src="صور/أ ب.jpg"></a><figcaption>تعليق <b>مهم</b> '
        "<span class=credit>مصور</span></figcaption></figure>"
    )
    assert read(html) == (figure("تعليق ", strong("مهم"), source="صور/أ ب.jpg", credit="مصور"),)
    cleaned = clean_html(
        '<p>أ<img src="data:image/png;base64,xx"><img src="file:///c:/x.png"><img src="/x.png">'
        '<img src="https://a.b/p.gif" width=1 height=1></p><table><tr><td>س<img src=a.png></table>'
    )
    assert cleaned.document.blocks == (p("أ"), table(["س"]))
    assert cleaned.removed == (Removal.PICTURE,)


def test_figures_hold_one_picture_many_or_something_else() -> None:
    assert read("<figure><img src=a><img src=b><figcaption>معًا</figcaption></figure>") == (
        Gallery(figures=(Figure(source="a"), Figure(source="b")), caption=inline("معًا")),
    )
    assert read("<figure class=gallery><figure><img src=a></figure></figure>") == (
        Gallery(figures=(Figure(source="a"),)),
    )
    assert read("<figure><table><tr><td>١</table><figcaption>جدول</figcaption></figure>") == (
        table(["١"], caption="جدول"),
    )
    assert read("<figure><p>نص</p><figcaption>تعليق</figcaption></figure>") == (p("نص"), p("تعليق"))
    assert read("<figcaption>وحده</figcaption>") == (p("وحده"),)
    assert read("<table><tr><td><figure><img src=a>س</figure></table>") == (table(["س"]),)


def test_emoji_that_are_pictures_are_text() -> None:
    assert read('<p>خبر <img class="emoji" alt="😀" src="x.png"></p>') == (p("خبر 😀"),)
    assert read('<p>خبر <img data-plain-text="🎉" src="x.png"></p>') == (p("خبر 🎉"),)


def test_frames_of_known_providers_become_embeds() -> None:
    cleaned = clean_html(
        '<p>أ</p><iframe title="مقطع" src="https://www.youtube.com/embed/dQw4w9WgXcQ">لا</iframe>'
        "<iframe src='https://ads.example/x'></iframe><p>ب</p>"
    )
    url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert cleaned.document.blocks == (
        p("أ"), Embed(provider="youtube", url=url, title="مقطع"), p("ب"),
    )  # fmt: skip
    assert cleaned.removed == (Removal.FRAME,)


def test_links_are_cleaned_and_what_is_no_link_stays_as_text() -> None:
    cleaned = clean_html(
        '<p><a href="https://a.b/?utm_source=x&amp;id=1" rel="noopener nofollow" title="ع">أ</a>'
        ' <a href="javascript:x">ب</a> <a name=here>ج</a></p>'
    )
    assert cleaned.document.blocks == (
        p(link("https://a.b/?id=1", "أ", title="ع", rel="nofollow"), " ب ج"),
    )
    assert cleaned.removed == (Removal.LINK, Removal.TRACKING)


def test_what_was_removed_is_said() -> None:
    cleaned = clean_html("<p onclick='x()'>أ&#x202e;ب</p><p hidden>سر</p><script>x</script>")
    assert cleaned.document.blocks == (p("أب"),)
    assert cleaned.removed == (Removal.ACTIVE, Removal.CONTROLS, Removal.HIDDEN)
    assert clean_html("<p>أ\tب</p>").removed == ()


# Direction and language


def test_direction_is_said_where_it_differs() -> None:
    html = (
        "<p>خبر من Reuters اليوم</p><p>An English paragraph</p><p dir=rtl>English, kept</p>"
        "<div dir=ltr><p>عربي</p></div><p dir=auto>English too</p>"
    )
    assert read(html) == (
        p("خبر من Reuters اليوم"),
        p("An English paragraph", direction=LTR),
        p("English, kept"),
        p("عربي", direction=LTR),
        p("English too", direction=LTR),
    )
    english = read_html("<p>An English paragraph</p><p>عربي</p>", direction=LTR, language="en")
    assert english.blocks == (p("An English paragraph"), p("عربي", direction=RTL))
    assert (english.direction, english.language) == (LTR, "en")


@pytest.mark.parametrize(
    ("run", "content"),
    [
        ("<bdi lang=en dir=ltr>BBC</bdi>", lang("en", "BBC", direction=LTR)),
        ("<span lang=en>BBC</span>", lang("en", "BBC")),
        ("<span lang=fa>خبر</span>", lang("fa", "خبر")),
        ("<span dir=ltr>+970 59</span>", lang("", "+970 59", direction=LTR)),
        ("<span lang=en dir=ltr><b>BBC</b></span>", lang("en", strong("BBC"), direction=LTR)),
        ("<span dir=ltr><i lang=en>BBC</i></span>", lang("en", em("BBC"), direction=LTR)),
        ("<span lang=ar-SA dir=rtl>خبر</span>", inline("خبر")),
        ("<span lang=en-US>خبر، </span>", inline("خبر،")),
        ("<span lang=EN-US>2025</span>", inline("2025")),
        ("<span dir=ltr>خبر</span>", inline("خبر")),
        ("<span lang='not a tag'>BBC</span>", inline("BBC")),
    ],
)
def test_a_foreign_run_is_one_where_its_letters_say_so(run: str, content: Part) -> None:
    assert read(f"<p>قالت {run} اليوم في خبر</p>") == (p("قالت ", content, " اليوم في خبر"),)


def test_no_break_spaces_stay_only_between_two_characters() -> None:
    html = "<p>&nbsp;نص&nbsp; <b>نص</b>&nbsp;نص 10&nbsp;كم<br>س&nbsp;<a href=#_x>ص</a>&nbsp;</p>"
    assert read(html) == (p("نص ", strong("نص"), "\u00a0نص 10\u00a0كم", br(), "س\u00a0ص"),)


# Notes


def test_notes_of_ours_come_back_to_their_calls() -> None:
    html = (
        '<p>نص<sup><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup>.</p>'
        '<section role="doc-endnotes"><ol><li id="fn-1">حاشية <b>مهمة</b> '
        '<a href="#fnref-1" role="doc-backlink">↩</a></li></ol></section><p>بعد</p>'
    )
    assert read(html) == (p("نص", fn("حاشية ", strong("مهمة")), "."), p("بعد"))


def test_notes_that_nobody_calls_stay_in_the_text() -> None:
    html = '<p>نص</p><section role="doc-endnotes"><ol><li id="fn-1">حاشية</li></ol></section>'
    assert read(html) == doc(p("نص"), ol("حاشية")).blocks
    uncalled = '<div><p><a href="#_ftnref1" name="_ftn1">[1]</a> نص</p></div>'
    assert read(uncalled) == (p("[1] نص"),)


# Files and clipboards


def test_only_the_fragment_of_a_clipboard_is_read() -> None:
    head = "Version:0.9\r\nStartHTML:000\r\n<html><head><title>x</title></head><body><p>قبل</p>"
    assert read(f"{head}<!--StartFragment--><p>نص</p><!--EndFragment--><p>بعد</p>") == (p("نص"),)
    assert read(f"{head}<!-- startfragment --><p>نص</p>") == (p("نص"),)
    assert read("<table><!--StartFragment--><tr><td>أ<td>ب</tr><!--EndFragment--></table>") == (
        table(["أ", "ب"]),
    )
    assert read("<ol><!--StartFragment--><li>أ<li>ب<!--EndFragment--></ol>") == doc(
        ol("أ"), ol("ب")
    ).blocks  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        "<p>نص</p>".encode(),
        b"\xef\xbb\xbf" + "<p>نص</p>".encode(),
        b"\xff\xfe" + "<p>نص</p>".encode("utf-16-le"),
        b"\xfe\xff" + "<p>نص</p>".encode("utf-16-be"),
        "<meta charset=windows-1256><p>نص</p>".encode("windows-1256"),
        b"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-6'><p>"
        + "نص</p>".encode("iso-8859-6"),
        "<meta charset=utf-16><p>نص</p>".encode(),
        "<meta charset=no-such-thing><p>نص</p>".encode(),
    ],
)
def test_a_file_says_its_encoding(data: bytes) -> None:
    assert read(decode_html(data, "a.html")) == (p("نص"),)


def test_bytes_that_are_not_what_they_say_are_refused() -> None:
    with pytest.raises(Damaged) as refusal:
        decode_html(b"<p>x</p>\n<p>\xe4</p>", "a.html")
    assert refusal.value.reason is Reason.FILE_NOT_UTF8
    assert (refusal.value.facts["offset"], refusal.value.facts["line"]) == (12, 2)
    with pytest.raises(Refused) as too_large:
        decode_html(b"x" * (4 * 1024 * 1024 + 1), "a.html")
    assert too_large.value.reason is Reason.HTML_TOO_LARGE
