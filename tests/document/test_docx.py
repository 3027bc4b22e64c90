"""A Word file holds an article, and gives it back; files of other programs are read as meant."""

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import Block, Embed, Figure, Gallery
from studio.document.docx_in import read_docx
from studio.document.docx_out import DocxPicture, write_docx
from studio.document.embeds import embed_at
from studio.document.inline import Footnote, Inline, Inlines, Text
from studio.document.links import clean_address
from studio.document.marks import Link
from studio.document.review import accepted_article
from studio.document.tree import map_contents
from tests.builders import article, fn, h, li, p, strong
from tests.profiles import count
from tests.strategies import article_texts

SHAS = ("0" * 64, "0123456789abcdef" * 4)
PICTURES = {sha: DocxPicture(sha.encode(), "jpeg", 1200, 800) for sha in SHAS}


def held(text: ArticleText) -> ArticleText:
    """Return `text` as far as a Word file can hold it."""
    text = accepted_article(text)
    body = replace(text.body, blocks=tuple(map(_held_block, text.body.blocks)))
    lead = None if text.lead_picture is None else _held_block(text.lead_picture)
    assert lead is None or isinstance(lead, Figure)
    return replace(
        ArticleText(
            headline=text.headline,
            kicker=text.kicker,
            standfirst=text.standfirst,
            bylines=tuple(replace(one, person=None) for one in text.bylines),
            dateline=text.dateline,
        ),
        body=body,
        lead_picture=lead,
    )


def _held_block(block: Block) -> Block:
    block = map_contents(block, _held_inlines)
    if isinstance(block, Figure):
        return _held_figure(block)
    if isinstance(block, Gallery):
        return replace(block, figures=tuple(map(_held_figure, block.figures)))
    if isinstance(block, Embed):
        url = clean_address(block.url)
        known = embed_at(url) if url else None
        return replace(block, url=url, provider=known.provider if known else "", thumbnail="")
    return block


def _held_figure(figure: Figure) -> Figure:
    return figure if figure.picture else replace(figure, crop=None)


def _held_inlines(content: Inlines) -> Inlines:
    return tuple(map(_held_inline, content))


def _held_inline(one: Inline) -> Inline:
    match one:
        case Text(_, marks) if marks.link is not None:
            address = clean_address(marks.link.href)
            kept = Link(address, marks.link.title) if address else None
            return replace(one, marks=replace(marks, link=kept))
        case Footnote(inner):
            return replace(one, content=_held_inlines(inner))
        case _:
            return one


def _through(text: ArticleText) -> ArticleText:
    word = read_docx(write_docx(text, PICTURES), "a.docx")
    kept = {source: data.decode() for source, data in word.pictures.items()}

    def placed(one: Figure) -> Figure:
        return replace(one, picture=kept.get(one.source, ""))

    def shown(block: Block) -> Block:
        if isinstance(block, Figure):
            return placed(block)
        if isinstance(block, Gallery):
            return replace(block, figures=tuple(map(placed, block.figures)))
        return block

    lead = word.text.lead_picture
    return replace(
        word.text,
        body=replace(word.text.body, blocks=tuple(map(shown, word.text.body.blocks))),
        lead_picture=None if lead is None else placed(lead),
    )


@settings(max_examples=count(100, 10_000))
@given(article_texts(reviewed=True))
def test_what_goes_out_comes_in_as_it_was(text: ArticleText) -> None:
    assert _through(text) == held(text)


@pytest.mark.parametrize(
    ("provider", "url"),
    [
        ("youtube", "https://www.youtube.com/watch?v=aqz-KE-bpKQ"),
        ("x", "https://x.com/a/status/1234567890"),
        ("facebook", "https://www.facebook.com/page/posts/123456"),
        ("instagram", "https://www.instagram.com/p/Cabc123/"),
        ("tiktok", "https://www.tiktok.com/@a/video/7123456789012345678"),
        ("telegram", "https://t.me/channel/123"),
    ],
)
def test_a_post_is_known_again_by_its_address(provider: str, url: str) -> None:
    text = article("عنوان", (Embed(provider=provider, url=url, title="جولة"),))
    assert _through(text) == text


def test_the_same_article_makes_the_same_file() -> None:
    text = article("عنوان", (h("فرعي"), p("نص ", strong("مهم"), fn("حاشية")), li("أول")))
    assert write_docx(text) == write_docx(text)
    assert _through(text) == text
