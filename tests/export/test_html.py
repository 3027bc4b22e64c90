import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markupsafe import Markup
from msgspec.structs import replace

from studio.document.blocks import Block, Box, Crop, Figure
from studio.document.codec import encode_document
from studio.document.html_in import read_html
from studio.document.inline import Inlines
from studio.document.marks import FORBIDDEN
from studio.document.review import accepted
from studio.document.tree import Document
from studio.export.html import (
    PictureFormat,
    PictureSources,
    RelatedLink,
    TextWords,
    attribute,
    body_html,
    document_html,
    element,
    figure_html,
    inline_html,
    script_json,
    text,
)
from tests.builders import (
    LTR,
    NUMBER,
    RTL,
    Part,
    br,
    code,
    cut,
    doc,
    em,
    embed,
    figure,
    fn,
    gallery,
    h,
    inline,
    ins,
    lang,
    li,
    link,
    mono,
    ol,
    p,
    pullquote,
    related,
    remark,
    rule,
    strike,
    strong,
    sub,
    sup,
    table,
    u,
    unknown,
)  # fmt: skip
from tests.judges.html import html_validate_messages, nu_messages
from tests.profiles import count
from tests.strategies import documents, inlines

NO_WORDS = TextWords()
SHA = "0" * 64
OTHER = "0123456789abcdef" * 4
WORDS = TextWords(
    footnotes="الحواشي",
    footnote="الحاشية {n}",
    footnote_return="عودة إلى موضع الحاشية {n}",
    related="اقرأ أيضًا",
    credit="تصوير:",
)
PICTURES = {
    (sha, crop): PictureSources(
        formats=(
            PictureFormat("image/avif", ((f"p/{name}-480.avif", 480), (f"p/{name}.avif", 960))),
        ),
        url=f"p/{name}.jpg",
        width=960,
        height=540,
    )
    for sha, name in ((SHA, "first"), (OTHER, "other"))
    for crop in (None, *(Crop(10 * left, 0, 5000, top) for left in range(9) for top in (1, 200)))
}
RELATED = {
    "a-1": RelatedLink("/world/a-1/", "خبر <أول> & غيره"),
    "b-2": RelatedLink("/local/b-2/", "خبر ثانٍ"),
}


def public(*blocks: Block, words: TextWords = NO_WORDS, eager: bool = False) -> str:
    document = doc(*blocks)
    return body_html(document, pictures=PICTURES, related=RELATED, words=words, eager=eager)


# The house profile


@given(documents())
@settings(max_examples=count(150, 10_000))
def test_html_there_and_back(document: Document) -> None:
    assert read_html(document_html(document)) == document


@given(documents(reviewed=True))
@settings(max_examples=count(50, 10_000))
def test_the_house_loses_review_marks_alone(document: Document) -> None:
    assert read_html(document_html(document)) == accepted(document)


def test_a_house_document_survives_a_clipboard() -> None:
    document = doc(h("عنوان"), p(), ol("أ", start=3), figure(picture=SHA), direction=LTR)
    clipboard = f"<html><body>\n<!--StartFragment-->{document_html(document)}<!--EndFragment-->"
    assert read_html(clipboard) == document


def test_other_programs_find_pictures_and_links_in_house_html() -> None:
    written = document_html(doc(figure(source="https://a.b/c d.png", alt="وصف"), embed("tel:+97")))
    assert '<img src="https://a.b/c%20d.png" alt="وصف">' in written
    assert '<a href="tel:+97">' in written


# The public profile: what is written


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ('a < b & c > "d"', 'a &lt; b &amp; c &gt; "d"'),
        (inline("أ", br(), "ب"), "أ<br>ب"),
        (inline("أ ", strong("ب ", em("ج")), " د"), "أ <strong>ب <em>ج</em></strong> د"),
        (inline(em("ب ", strong("ج"))), "<em>ب </em><strong><em>ج</em></strong>"),
        (inline(u(strike("أ"))), "<u><s>أ</s></u>"),
        (inline("س", sup("٢"), sub("٣"), mono("x")), "س<sup>٢</sup><sub>٣</sub><code>x</code>"),
        (inline(lang("en", "BBC", direction=LTR)), '<bdi lang="en" dir="ltr">BBC</bdi>'),
        (inline(lang("fa", "خبر")), '<span lang="fa">خبر</span>'),
        (
            inline(link("https://a.b/?x=1&y=2", "أ ", strong("ب"), title="«ع»", rel="ugc")),
            '<a href="https://a.b/?x=1&amp;y=2" title="«ع»" rel="ugc">أ <strong>ب</strong></a>',
        ),
        (inline(link("javascript:alert(1)", "أ")), "أ"),
        (inline(link("https://a.b/|x|?utm_source=y", "أ")), '<a href="https://a.b/%7Cx%7C">أ</a>'),
        (inline("أ", ins("ب"), cut("ج"), remark("t1", "د")), "أبد"),
        ("\ufefb\ufee3 ﷺ", "لام ﷺ"),
    ],
)
def test_inlines_are_written(content: Part, written: str) -> None:
    assert inline_html(inline(content)) == written
    assert public(p(content)) == f"<p>{written}</p>"


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (p("أ", direction=LTR), '<p dir="ltr">أ</p>'),
        (p("أ", direction=RTL), "<p>أ</p>"),
        (p("أ", align="center"), '<p class="align-center">أ</p>'),
        (p("أ", quote=2), "<blockquote>\n<blockquote>\n<p>أ</p>\n</blockquote>\n</blockquote>"),
        (p("أ", box=Box.INFO), '<aside class="box box-info" role="note">\n<p>أ</p>\n</aside>'),
        (rule(), "<hr>"),
        (
            code("if a < b:\n  pass", language="py", direction=LTR),
            '<pre dir="ltr"><code class="language-py">if a &lt; b:\n  pass</code></pre>',
        ),
        (
            pullquote("قول", by="فلان"),
            (
                '<figure class="pull-quote">\n<blockquote><p>قول</p></blockquote>\n'
                "<figcaption>فلان</figcaption>\n</figure>"
            ),
        ),
        (
            embed("https://youtube.com/watch?v=1&x", title="مقطع", provider="youtube"),
            (
                '<figure class="embed"><a href="https://youtube.com/watch?v=1&amp;x">'
                '<span class="embed-title">مقطع</span> '
                '<bdi class="embed-host" dir="ltr">youtube.com</bdi></a></figure>'
            ),
        ),
        (
            embed("mailto:a@b.c"),
            (
                '<figure class="embed"><a href="mailto:a@b.c">'
                '<bdi class="embed-host" dir="ltr">a@b.c</bdi></a></figure>'
            ),
        ),
        (
            related("a-1", "gone"),
            (
                '<div class="related">\n<p class="related-title">اقرأ أيضًا</p>\n<ul>\n<li>'
                '<a href="/world/a-1/">خبر &lt;أول&gt; &amp; غيره</a></li>\n</ul>\n</div>'
            ),
        ),
        (
            table(["أ", "ب"], ["١", "٢"], header=True, caption="عنوان"),
            (
                '<div class="table"><table>\n<caption>عنوان</caption>\n<thead>\n<tr>'
                '<th scope="col">أ</th><th scope="col">ب</th></tr>\n</thead>\n<tbody>\n'
                "<tr><td>١</td><td>٢</td></tr>\n</tbody>\n</table></div>"
            ),
        ),
    ],
)
def test_blocks_are_written(block: Block, written: str) -> None:
    assert public(block, words=WORDS) == written


@pytest.mark.parametrize(
    "block",
    [
        p(), p("\u00a0"), h(" "), li(), code(""), pullquote(by="فلان"), table(["", ""]),
        figure("تعليق"), figure(picture="f" * 64), gallery(figure(source="a.png")), gallery(),
        embed("javascript:x"), related("gone"), related(), unknown("poll"), p(cut("محذوف")),
    ],
)  # fmt: skip
def test_what_says_nothing_to_readers_is_not_written(block: Block) -> None:
    assert public(block, words=WORDS) == ""
    assert public(p("أ"), block, p("ب")) == "<p>أ</p>\n<p>ب</p>"


def test_lists_nest_and_count() -> None:
    written = public(
        li("أ"), li("ب", level=1, kind=NUMBER), ol("ج", level=1, start=7),
        li("تتمة", continued=True), li("د"), ol("ه", start=4), ol("و", direction=LTR),
        li("ز", level=1),
    )  # fmt: skip
    assert written.replace("\n", "") == (
        '<ul><li><p>أ</p><ol><li>ب</li><li value="7">ج</li></ol><p>تتمة</p></li><li>د</li></ul>'
        '<ol start="4"><li>ه</li><li><p dir="ltr">و</p><ul><li>ز</li></ul></li></ol>'
    )


def test_headings_leave_no_level_out() -> None:
    levels = [3, 3, 4, 2, 4, 3]
    written = public(*(h("أ", level=level) for level in levels))
    assert re.findall(r'<h(\d) id="(s-\d)">', written) == [
        ("2", "s-1"), ("2", "s-2"), ("3", "s-3"), ("2", "s-4"), ("3", "s-5"), ("3", "s-6"),
    ]  # fmt: skip


def test_footnotes_stand_at_the_end_and_lead_back() -> None:
    written = public(
        p("أ", fn("أولى ", em("مهمة")), "."), figure(fn("ثانية"), picture=SHA), words=WORDS
    )
    assert '<p>أ<sup class="footnote"><a href="#fn-1" id="fnref-1" role="doc-noteref" ' in written
    assert 'aria-label="الحاشية 2">2</a></sup></figcaption>' in written
    assert written.endswith(
        '<section class="footnotes" role="doc-endnotes" aria-label="الحواشي">\n<ol>\n'
        '<li id="fn-1">أولى <em>مهمة</em> <a href="#fnref-1" role="doc-backlink" '
        'aria-label="عودة إلى موضع الحاشية 1">↩\ufe0e</a></li>\n'
        '<li id="fn-2">ثانية <a href="#fnref-2" role="doc-backlink" '
        'aria-label="عودة إلى موضع الحاشية 2">↩\ufe0e</a></li>\n</ol>\n</section>'
    )


def test_pictures_are_offered_in_every_format_and_wait() -> None:
    crop = Crop(10, 0, 5000, 200)
    first = figure("تعليق", picture=SHA, alt='وصف "دقيق"', credit="سامي", crop=crop)
    written = public(
        first, gallery(figure(picture=OTHER, alt="ثان"), caption="معًا"), words=WORDS, eager=True
    )
    assert written.startswith(
        '<figure class="picture">\n<picture><source type="image/avif" '
        'srcset="p/first-480.avif 480w, p/first.avif 960w" sizes="100vw">'
        '<img src="p/first.jpg" alt="وصف &quot;دقيق&quot;" width="960" height="540" '
        'fetchpriority="high"></picture>\n<figcaption>تعليق '
        '<span class="credit"><span class="credit-label">تصوير:</span> سامي</span></figcaption>'
    )
    assert '<figure class="gallery">\n<figure class="picture">' in written
    assert written.count('loading="lazy"') == 1
    assert (
        figure_html(replace(first, caption=inline(fn("حاشية"))), PICTURES).count("<figcaption>")
        == 1
    )
    assert figure_html(Figure(), PICTURES) == ""


def test_a_thumbnail_of_an_embed_is_a_picture_without_words() -> None:
    written = public(embed("https://a.b/c", thumbnail=SHA))
    assert '<img src="p/first.jpg" alt="" ' in written


# The public profile: what never leaves


@given(documents(reviewed=True))
@settings(max_examples=count(100, 10_000))
def test_nothing_private_or_active_leaves(document: Document) -> None:
    written = body_html(document, pictures=PICTURES, related=RELATED, words=WORDS)
    again = body_html(accepted(document), pictures=PICTURES, related=RELATED, words=WORDS)
    assert written == again
    assert not FORBIDDEN.search(written.replace("\n", ""))
    assert not re.search("[\ufb50-\ufbb1\ufe70-\ufefc]", written)
    tree = lxml_html.fragment_fromstring(written, create_parent="div")
    for node in tree.iter():
        assert node.tag not in {"script", "style", "iframe", "object", "svg"}
        for name, value in node.attrib.items():
            assert not name.startswith(("on", "data-", "style"))
            if name == "href":
                assert re.match(r"https?://|mailto:|tel:|#fn|/(world|local)/", value)


@given(inlines(reviewed=True))
def test_headlines_hold_no_footnotes(content: Inlines) -> None:
    assert "fnref" not in inline_html(content)


@given(documents())
@settings(max_examples=count(50, 10_000))
def test_readers_words_come_back_from_the_public_page(document: Document) -> None:
    """What a reader copies from the page is the article again, but for what the page loses."""
    shown = doc(
        *(block for block in document.blocks if isinstance(block, type(p())) and not block.quote)
    )
    once = read_html(body_html(shown, pictures={}, related={}))
    twice = read_html(body_html(once, pictures={}, related={}))
    assert encode_document(once) == encode_document(twice)


PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>صفحة</title>
</head>
<body>
<main>
<article>
<h1>عنوان</h1>
{body}
</article>
</main>
</body>
</html>
"""

EVERYTHING = doc(
    p("قال ", strong("الوزير"), " لـ", lang("en", "BBC", direction=LTR), fn("حاشية"), br(), "سطر"),
    h("فرع", level=3), h("فرع الفرع", level=4),
    li("أ"), li("ب", level=1), li("تتمة", continued=True), ol("ج", start=4), ol("د", start=9),
    p("قول", quote=1), p("قول داخله", quote=2), h("في إطار", box=Box.INFO), p("نص", box=Box.INFO),
    p("حقائق", box=Box.FACTS), p("ثم", box=Box.INFO), code("x < y\n", language="py"), rule(),
    p("ثم"), p("إطار آخر", box=Box.INFO),
    figure("تعليق", fn("أخرى"), picture=SHA, alt="وصف", credit="سامي"),
    gallery(figure(picture=SHA, alt="أ"), figure("ب", picture=OTHER, alt="ب"), caption="معًا"),
    embed("https://a.b/c_d?e=f&g", title="مقطع", thumbnail=OTHER), embed("https://مثال.إختبار/خبر"),
    pullquote("قول", by="فلان"), table(["أ", "ب"], ["١", ""], header=True, caption="عنوان"),
    table(["١"]), related("a-1", "b-2"), related("b-2"), unknown("poll"), p("نهاية", direction=LTR),
    p(link("http://a.b/*c*_d_[e]`f`\\g|h\x22<i>%", "رابط", title="ع"), sup("٢"), sub("٣"), u("خط")),
    p(link("tel:+9705", "هاتف"), " ", link("mailto:a@b.c", "بريد"), " ", strike("خطأ"), mono("س")),
)  # fmt: skip


def test_both_judges_accept_everything_that_can_be_written(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = body_html(EVERYTHING, pictures=PICTURES, related=RELATED, words=WORDS, eager=True)
    page.write_text(PAGE.format(body=body), encoding="utf-8")
    found = [*nu_messages([page]), *html_validate_messages([page])]
    assert [str(message) for message in found] == []


def test_the_judge_accepts_random_documents(tmp_path: Path) -> None:
    pages: list[Path] = []

    @settings(max_examples=count(40, 500), database=None)
    @given(documents(reviewed=True), st.booleans())
    def write(document: Document, eager: bool) -> None:  # noqa: FBT001 - hypothesis' own call
        body = body_html(document, pictures=PICTURES, related=RELATED, words=WORDS, eager=eager)
        pages.append(tmp_path / f"{len(pages)}.html")
        pages[-1].write_text(PAGE.format(body=body), encoding="utf-8")

    write()
    errors = [message for message in nu_messages(pages) if message.severity == "error"]
    assert [f"{error}\n{error.file.read_text()}" for error in errors[:3]] == []


# How tags are written


def test_elements_escape_what_they_are_given() -> None:
    assert element("p", {"title": "\"<'&"}, "a<b", Markup("<i>x</i>")) == (
        '<p title="&quot;&lt;&#39;&amp;">a&lt;b<i>x</i></p>'
    )
    assert element("img", {"alt": "", "hidden": True, "src": None, "width": 3, "x": False}) == (
        '<img alt="" hidden width="3">'
    )
    assert attribute("lang", "ar") == ' lang="ar"'
    assert text(text("<")) == "&lt;"


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists))
def test_json_in_a_script_cannot_end_it(value: object) -> None:
    written = script_json({"v": value, "x": "</script><!--&\u2028\u2029"})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"v": value, "x": "</script><!--&\u2028\u2029"}
