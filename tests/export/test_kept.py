"""What HTML and Word files keep of an article is what the README's table says, row by row."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.article import ArticleText, Byline, Notice, NoticeKind
from studio.document.blocks import (
    Align,
    Block,
    Box,
    Code,
    Crop,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    Paragraph,
    PullQuote,
    Related,
    Rule,
    Table,
    TextBlock,
    Unknown,
)
from studio.document.docx_in import read_docx
from studio.document.docx_out import DocxPicture, write_docx
from studio.document.embeds import embed_of
from studio.document.html_in import read_html
from studio.document.inline import Footnote, Inline, Inlines, Text, plain
from studio.document.links import clean_address
from studio.document.marks import MARK_NAMES
from studio.document.review import accepted_article
from studio.document.tree import contents
from studio.export.html import document_html
from tests.builders import (
    LTR,
    article,
    br,
    code,
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
from tests.strategies import article_texts

README = Path(__file__).resolve().parents[2] / "README.md"
KEPT, LOST = "✓", "—"
SHA, OTHER = "0" * 64, "0123456789abcdef" * 4
PICTURES = {sha: DocxPicture(sha.encode(), "jpeg", 1200, 800) for sha in (SHA, OTHER)}
Probe = Callable[[ArticleText], object]
Kind = TypeVar("Kind")


# What is looked at


def of(kind: type[Kind], text: ArticleText) -> list[Kind]:
    return [one for one in text.body.blocks if isinstance(one, kind)]


def each(kind: type[Block], *names: str) -> Probe:
    """Return what looks at some attributes of the blocks of a kind, their words among them."""

    def look(one: object, name: str) -> object:
        found = getattr(one, name)
        return plain(found) if isinstance(found, tuple) and name in {"content", "text"} else found

    return lambda text: [tuple(look(one, name) for name in names) for one in of(kind, text)]


def where(name: str, *unless: object) -> Probe:
    """Return what looks at an attribute of text blocks where it says anything."""
    return lambda text: [
        (getattr(one, name), plain(one.content))
        for one in text.body.blocks
        if isinstance(one, TextBlock) and getattr(one, name) not in unless
    ]


def inlines(text: ArticleText) -> Iterator[Inline]:
    def inside(content: Inlines) -> Iterator[Inline]:
        for one in content:
            yield one
            if isinstance(one, Footnote):
                yield from inside(one.content)

    for block in text.body.blocks:
        for content in contents(block):
            yield from inside(content)


def runs(text: ArticleText) -> Iterator[Text]:
    return (one for one in inlines(text) if isinstance(one, Text))


def marked(name: str) -> Probe:
    return lambda text: "".join(one.text for one in runs(text) if getattr(one.marks, name))


def links(*, known: bool) -> Probe:
    """Return what looks at the words of links that lead somewhere known, or anywhere else."""

    def look(text: ArticleText) -> object:
        found: dict[tuple[str, str], str] = {}
        for one in runs(text):
            at = one.marks.link
            if at is not None and bool(clean_address(at.href)) is known:
                key = (clean_address(at.href) if known else at.href, at.title)
                found[key] = found.get(key, "") + one.text
        return found

    return look


def figures(text: ArticleText) -> Iterator[Figure]:
    for block in text.body.blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Gallery):
            yield from block.figures


def said(figure: Figure) -> tuple[str, ...]:
    return figure.alt, plain(figure.caption), figure.credit


def lead(text: ArticleText) -> object:
    one = text.lead_picture
    return None if one is None else (one.picture, one.source, *said(one))


def review(text: ArticleText) -> object:
    return [one.review for one in inlines(text) if one.review.suggests or one.review.comments]


def embeds(text: ArticleText) -> object:
    """Look at what embeds lead to, as far as it is an address, and what they are called."""
    return [(clean_address(one.url), one.title) for one in of(Embed, text)]


PROBES: dict[str, Probe] = {
    "paragraphs and their words": each(Paragraph, "content"),
    "sub-headings and their levels": each(Heading, "level", "content"),
    "lists: bullets and numbers, levels": each(Item, "kind", "level", "content"),
    "the number that a list begins with": each(Item, "start"),
    "further paragraphs of an item": each(Item, "continued"),
    "code and its language": each(Code, "language", "content"),
    "quotations, two deep": where("quote", 0),
    "boxes": where("box", None),
    "lines in the middle or at the end": where("align", Align.START),
    "direction of the article": lambda text: (text.body.direction,),
    "direction of a paragraph": where("direction", None),
    "language of the article": lambda text: (text.body.language,),
    "bold": marked("bold"),
    "italic": marked("italic"),
    "underlined": marked("underline"),
    "struck through": marked("strike"),
    "superscript": marked("superscript"),
    "subscript": marked("subscript"),
    "code in a line": marked("code"),
    "links to http, https, mailto and tel, their titles": links(known=True),
    "links to anywhere else": links(known=False),
    "what kind of link it is (`rel`)": lambda text: [
        one.marks.link.rel for one in runs(text) if one.marks.link and one.marks.link.rel
    ],
    "foreign words: language and direction": lambda text: [
        (one.text, one.marks.language) for one in runs(text) if one.marks.language
    ],
    "line breaks and footnotes": lambda text: [
        plain(one.content) if isinstance(one, Footnote) else "\n"
        for one in inlines(text)
        if not isinstance(one, Text)
    ],
    "pictures: alternative text, caption, credit": lambda text: [
        said(one) for one in of(Figure, text)
    ],
    "which picture it is, or where it lies": lambda text: [
        (one.picture, one.source) for one in figures(text)
    ],
    "crop of a picture that the newsroom has": lambda text: [
        one.crop for one in figures(text) if one.picture and one.crop
    ],
    "crop of a picture that it has not": lambda text: [
        one.crop for one in figures(text) if not one.picture and one.crop
    ],
    "galleries": lambda text: [
        ([said(figure) for figure in one.figures], plain(one.caption)) for one in of(Gallery, text)
    ],
    "embeds: address and title": embeds,
    "an embed's provider, where its address does not tell": lambda text: [
        one.provider
        for one in of(Embed, text)
        if one.provider and embed_of(clean_address(one.url)) is None
    ],
    "an embed's thumbnail": lambda text: [
        one.thumbnail for one in of(Embed, text) if one.thumbnail
    ],
    "pull quotes": each(PullQuote, "text", "by"),
    "tables: cells, head, caption": lambda text: [
        ([[plain(cell) for cell in row] for row in one.rows], one.header, plain(one.caption))
        for one in of(Table, text)
    ],
    "rules": each(Rule),
    "related stories": each(Related, "articles"),
    "blocks that this Midad does not know": each(Unknown, "kind", "data"),
    "headline, kicker and standfirst": lambda text: [
        plain(one) for one in (text.headline, text.kicker, text.standfirst)
    ],
    # A file knows names alone: two people of one name are one in it.
    "bylines and dateline": lambda text: (
        list(dict.fromkeys(one.name for one in text.bylines)),
        text.dateline,
    ),
    "lead picture": lead,
    "who of the newsroom a byline is": lambda text: [one.person for one in text.bylines],
    "section and tags": lambda text: (text.section, text.tags),
    "slug, texts for search and networks": lambda text: (
        text.slug,
        text.search_title,
        text.search_description,
        text.social_text,
    ),
    "note of a correction": lambda text: text.notice,
    "suggestions and comments": review,
}


# What keeps it


def through_html(text: ArticleText) -> ArticleText:
    return ArticleText(body=read_html(document_html(text.body)))


def through_word(text: ArticleText) -> ArticleText:
    """Return what comes back from a Word file, its pictures kept by the newsroom again."""
    word = read_docx(write_docx(text, PICTURES), "a.docx")
    kept = {source: data.decode() for source, data in word.pictures.items()}

    def placed(one: Figure) -> Figure:
        return replace(one, picture=kept.get(one.source, ""))

    def shown(block: Block) -> Block:
        if isinstance(block, Gallery):
            return replace(block, figures=tuple(map(placed, block.figures)))
        return placed(block) if isinstance(block, Figure) else block

    first = word.text.lead_picture
    return replace(
        word.text,
        body=replace(word.text.body, blocks=tuple(map(shown, word.text.body.blocks))),
        lead_picture=None if first is None else placed(first),
    )


FORMATS = {"HTML": through_html, "Word": through_word}


def table_of_readme() -> dict[str, dict[str, str]]:
    """Return what the README's table says, by row and format."""
    section = README.read_text("utf-8").partition("## What files keep")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("|") and not re.match(r"\|[-| ]+$", line)
    ]
    names = rows[0][1:]
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows[1:]}


SAID = table_of_readme()
BODY = doc(
    p("نص ", strong("مهم"), em(" مائل"), u(" تحته خط"), strike(" مشطوب")),
    p("نص", ins(" مقترح")),
    p("H", sub("2"), "O م", sup("2"), " ", mono("x = 1"), br(), "سطر", fn("حاشية")),
    p(
        link("https://a.b/c", "رابط", title="عنوانه", rel="nofollow"),
        " ",
        link("ftp://a.b/", "ملف"),
    ),
    p("نص", direction=Direction.RTL),
    p(lang("en", "New York", direction=LTR), align=Align.CENTER),
    h("فرعي", level=3),
    li("نقطة"),
    li("تتمة", continued=True),
    ol("أ", start=4),
    ol("أ أ", level=1),
    code("x = 1", language="python"),
    p("قول", quote=2),
    p("في إطار", box=Box.FACTS),
    figure("تعليق", picture=SHA, alt="جسر", credit="ليلى", crop=Crop(10, 0, 5000, 200)),
    figure("تعليق", source="a.jpg", alt="بيت", crop=Crop(10, 0, 5000, 200)),
    gallery(figure("أول", picture=OTHER), figure("ثانٍ", source="b.jpg"), caption="معرض"),
    embed("https://example.org/clip", provider="agency", title="مقطع", thumbnail=SHA),
    pullquote("قول مأثور", by="الوزير"),
    table(["أ", "ب"], ["١", "٢"], header=True, caption="جدول"),
    rule(),
    related("uid-1"),
    unknown("poll", '{"a":1}'),
    direction=LTR,
    language="en",
)
SAMPLE = article(
    "عنوان",
    BODY,
    kicker="عاجل",
    standfirst="مقدمة",
    bylines=[Byline("ليلى", 3)],
    dateline="عمّان",
    lead_picture=figure("تعليق", picture=SHA, alt="جسر", credit="ليلى"),
    section=2,
    tags=(1, 2),
    slug="a-b",
    search_title="بحث",
    search_description="وصف",
    social_text="منشور",
    notice=Notice(NoticeKind.CORRECTION, "صُحح الاسم"),
)
"""An article with everything in it that the table speaks of."""


def kept(name: str) -> list[str]:
    return [row for row, cells in SAID.items() if cells[name] == KEPT]


def test_the_table_speaks_of_everything_that_is_looked_at() -> None:
    assert list(SAID) == list(PROBES)
    assert {mark for cells in SAID.values() for mark in cells.values()} == {KEPT, LOST}
    assert {name for cells in SAID.values() for name in cells} == set(FORMATS)
    assert set(MARK_NAMES) <= {
        "bold", "italic", "underline", "strike", "superscript", "subscript", "code",
        "link", "language",
    }  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_an_article_with_everything_in_it_keeps_and_loses_what_the_table_says(name: str) -> None:
    found = FORMATS[name](SAMPLE)
    for row, probe in PROBES.items():
        assert probe(SAMPLE), row
        mark = KEPT if probe(found) == probe(SAMPLE) else LOST
        assert mark == SAID[row][name], row


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=count(40, 10_000))
@given(text=article_texts(reviewed=True))
def test_whatever_the_table_says_is_kept_is_kept(name: str, text: ArticleText) -> None:
    known = accepted_article(text)
    found = FORMATS[name](text)
    for row in kept(name):
        assert PROBES[row](found) == PROBES[row](known), row
