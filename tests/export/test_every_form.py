"""Every form of an article holds the same words in the same order, and nothing that is private."""

import html
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from lxml import etree
from lxml import html as lxml_html
from msgspec.structs import replace

from studio.document.article import ArticleText, NoticeKind
from studio.document.docx_in import read_docx
from studio.document.docx_out import write_docx
from studio.document.front_matter import read_article_file
from studio.document.inline import line, plain
from studio.document.plain import article_plain, plain_text
from studio.document.review import accepted_article
from studio.document.wxr_names import NOTES
from studio.export.addresses import page_address
from studio.export.html import TextWords
from studio.export.interchange import markdown_form, text_form, wire_form
from studio.export.moments import moment_text
from studio.export.news_item import NewsItem
from studio.export.ninjs import ninjs, ninjs_for_superdesk
from studio.export.outgoing import letters
from studio.export.package import ArticlePackager
from studio.export.page import print_page
from studio.export.pictures import (
    KINDS,
    ArticlePictures,
    PictureFile,
    ShownPicture,
    article_pictures,
    figures_of,
)
from studio.export.readable import reading_text
from studio.export.social import social_post
from studio.export.theme import Theme, load_theme
from studio.export.wxr import wxr
from studio.newsroom.public import PublicArticle, PublicPicture
from studio.resources import resource
from tests.builders import article, cut, doc, embed, figure, inline, ins, p, remark, table
from tests.export.articles import english_article, public, rich_article, sample_article
from tests.export.sites import build, contents
from tests.export.wordpress import imported
from tests.profiles import count
from tests.samples import Sample, samples
from tests.strategies import article_texts

ATOM: Final = "{http://www.w3.org/2005/Atom}"
BESIDE: Final = (
    *("nav", "section[@class='notices']", "div[@class='facts-of-story']"),
    *("div[@class='related']", "span[@class='of-site']", "span[@class='credit-label']"),
    *("sup[@class='footnote']", "a[@role='doc-backlink']", "*[@class='embed-host']"),
)
"""What stands on a page beside the article's own words."""


def said(*parts: str) -> str:
    """Return the letters and digits alone, in their order."""
    return "".join(one for part in parts for one in letters(part) if one.isalnum())


def seen_in(fragment: str) -> str:
    """Return the article's own words in HTML, a page or a body."""
    if not fragment.strip():
        return ""
    whole = fragment if "<main" in fragment else f"<div>{fragment}</div>"
    root: Any = lxml_html.fromstring(whole)
    story = root.find(".//main/article")
    root = root if story is None else story
    for name in BESIDE:
        for one in root.xpath(f".//{name}"):
            one.drop_tree()
    return str(root.text_content())


class Forms:
    """What an article says in each of its forms, as the form's own readers take it."""

    def __init__(self, article: PublicArticle, pictures: ArticlePictures, theme: Theme) -> None:
        body = article.text.body
        words = theme.words_in(body.language, body.direction).plain
        self.article, self.pictures, self.theme = article, pictures, theme
        self.labels = {kind: words[kind.value] for kind in NoticeKind}
        # Without words of its own, so that only the article's are compared.
        self.item = NewsItem(article, pictures, words=TextWords(), labels=self.labels)

    def page(self) -> str:
        return seen_in(print_page(self.article, self.theme, self.pictures).html)

    def markdown(self) -> str:
        file = read_article_file(markdown_form(self.article, self.pictures), name="a.md")
        lead = said(file.picture_caption, file.picture_credit)
        return said(file.kicker, file.headline, file.standfirst, lead, plain_text(file.body))

    def text(self) -> str:
        return text_form(self.article, self.pictures)

    def wire(self) -> str:
        """Return the words without those of who, where and when, which stand among them."""
        wire = said(wire_form(self.article, self.pictures, self.labels))
        text, house, language = (
            self.article.text,
            self.article.house,
            self.article.text.body.language,
        )
        head = said(plain(text.kicker), plain(text.headline), plain(text.standfirst))
        facts = said(
            *(author.name for author in self.article.authors),
            text.dateline,
            moment_text(house, language, self.article.modified_at),
        )
        notes = said(
            *(
                f"{self.labels[one.kind]} {moment_text(house, language, one.at)} {one.text}"
                for one in self.article.notes
            ),
            house.site_name,
            page_address(self.article),
        )
        assert wire.startswith(head + facts)
        assert wire.endswith(notes)
        return head + wire[len(head + facts) : len(wire) - len(notes)]

    def modern(self) -> str:
        told = json.loads(ninjs(self.item))
        lead = [one for one in told.get("associations", ()) if one["rel"] == "lead"]
        return said(
            _role(told.get("headlines"), "kicker"),
            _role(told.get("headlines"), "main"),
            _role(told.get("descriptions"), "standfirst"),
            *(_role(one.get("descriptions"), "caption") for one in lead),
            *(_source(one.get("infoSources")) for one in lead),
            seen_in(_role(told["bodies"], "main")),
        )

    def modern_text(self) -> str:
        """Return the words of the plain body, in the place of the marked one."""
        told = json.loads(ninjs(self.item))
        marked = said(seen_in(_role(told["bodies"], "main")))
        assert self.modern().endswith(marked)
        return self.modern()[: len(self.modern()) - len(marked)] + _role(told["bodies"], "text")

    def superdesk(self) -> str:
        told = json.loads(ninjs_for_superdesk(self.item))
        lead = told.get("associations", {}).get("featuremedia", {})
        return said(
            told.get("headline_kicker", ""),
            told.get("headline", ""),
            plain(self.article.text.standfirst) and told["description_text"],
            lead.get("description_text", ""),
            _source(lead.get("infosource")),
            seen_in(told.get("body_html", "")),
        )

    def wordpress(self) -> str:
        site = imported(wxr([self.item]))
        (post,) = (one for one in site.posts if one.facts["post_type"] == "post")
        lead = [one for one in site.posts if one.facts["post_id"] == post.meta.get("_thumbnail_id")]
        return said(
            post.meta.get("_midad_kicker", ""),
            html.unescape(post.facts["title"]),
            html.unescape(post.facts["excerpt"]),
            *(html.unescape(one.facts["excerpt"]) for one in lead),
            *(one.meta.get("_midad_credit", "") for one in lead),
            seen_in(post.facts["content"].partition(NOTES)[0]),
        )

    def word(self) -> str:
        read = read_docx(write_docx(reading_text(self.article, self.pictures)), "a.docx").text
        return article_plain(read)


FORMS: Final[dict[str, Callable[[Forms], str]]] = {
    "page": Forms.page,
    "markdown": Forms.markdown,
    "text": Forms.text,
    "wire": Forms.wire,
    "ninjs 3": Forms.modern,
    "ninjs 3, plain": Forms.modern_text,
    "ninjs 1.5": Forms.superdesk,
    "wxr": Forms.wordpress,
    "docx": Forms.word,
}


def _role(found: Iterable[dict[str, str]] | None, name: str) -> str:
    return next((one["value"] for one in found or () if one["role"] == name), "")


def _source(found: list[dict[str, str]] | None) -> str:
    return found[0]["name"] if found else ""


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(resource("themes"), "newspaper")


def given_pictures(text: ArticleText) -> ArticlePictures:
    """Return files for those pictures of a text that the newsroom has: one of two."""
    known = PublicPicture(
        sha256="0" * 64, path=Path("none"), kind="jpeg", width=900, height=600, alt="", credit="",
        creator="", rights="", licence_url="", focal_x=5000, focal_y=5000,
    )  # fmt: skip
    files = tuple(
        PictureFile(path=f"pictures/one.{kind.value}", kind=kind, width=480, height=320, data=b"x")
        for kind in KINDS
    )
    return ArticlePictures(
        shown={
            (one.picture, one.crop): ShownPicture(picture=known, files=files)
            for one in figures_of(text)
            if one.picture == known.sha256
        }
    )


def agree(forms: Forms) -> str:
    """Hold every form to the words of the page, and return them."""
    found = {name: said(form(forms)) for name, form in FORMS.items()}
    wanted = found["page"]
    assert {name: words for name, words in found.items() if words != wanted} == {}
    return wanted


def test_a_rich_article_says_the_same_everywhere(theme: Theme, tmp_path: Path, cache: Path) -> None:
    rich = rich_article(tmp_path)
    forms = Forms(rich, article_pictures(rich.text, rich.pictures, cache), theme)
    words = agree(forms)
    for piece in ("مبادرات", "الحافلة أمام مدرسة القرية", "رأس النبع", "من الرحلة", "بحسب دفتر"):
        assert said(piece) in words
    assert "الحافلةأماممدرسةالقريةالضفةنيوز" in words, "a picture's own credit stands everywhere"
    assert social_post(rich).startswith(plain(rich.text.headline))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_a_sample_says_the_same_everywhere(sample: Sample, theme: Theme) -> None:
    article = sample_article(sample)
    agree(Forms(article, ArticlePictures(shown={}), theme))


def test_an_english_article_says_the_same_everywhere(theme: Theme) -> None:
    agree(Forms(english_article(), ArticlePictures(shown={}), theme))


@settings(max_examples=count(40, 4000))
@given(article_texts())
def test_any_article_says_the_same_everywhere(text: ArticleText) -> None:
    text = replace(
        text, headline=line(plain(text.headline)), standfirst=line(plain(text.standfirst))
    )
    theme = load_theme(resource("themes"), "newspaper")
    article = public(text, authors=())
    assert said(plain(text.headline)) in agree(Forms(article, given_pictures(text), theme))


def test_a_table_of_empty_cells_keeps_its_caption(theme: Theme) -> None:
    text = article("عنوان", [table(("", ""), ("", ""), caption="جدول النتائج، يُملأ مساءً")])
    assert said("جدول النتائج") in agree(Forms(public(text), ArticlePictures(shown={}), theme))


def test_what_the_page_does_not_show_no_form_says(theme: Theme) -> None:
    text = article(
        "عنوان",
        [
            p("نص"),
            figure("تعليق بلا صورة", picture="ab" * 32, credit="مصور"),
            embed("javascript:alert(1)", title="مقطع بلا عنوان"),
        ],
        lead_picture=figure("تعليق أول", picture="ab" * 32),
    )
    words = agree(Forms(public(text), ArticlePictures(shown={}), theme))
    assert words == said("عنوان", "نص")


def private_article() -> PublicArticle:
    text = article(
        "عنوان",
        doc(
            p("نص ", cut("canary-struck"), ins("مضاف"), remark("canary-thread", " معلق")),
            table((inline("خلية", cut("canary-cell")),), caption="جدول"),
        ),
        section=987123,
        tags=(987124,),
    )
    return public(text, path="asia/one/")


def test_nothing_private_is_in_any_byte_of_any_form(
    pack: ArticlePackager, tmp_path: Path, theme: Theme
) -> None:
    private = private_article()
    built = pack.build(private)
    files = dict(built.all_files)
    build([private], tmp_path / "site", pack)
    files |= contents(tmp_path / "site")
    with zipfile.ZipFile(io.BytesIO(write_docx(private.text))) as word:
        files |= {f"word/{name}": word.read(name) for name in word.namelist()}
    assert len(files) > 40
    for path, data in files.items():
        for secret in (b"canary", b"987123", b"987124", str(tmp_path).encode(), b"\xe2\x80\xae"):
            assert secret not in data, path
    for path in (
        "index.html",
        "article.md",
        "article.txt",
        "article.wire.txt",
        "asia/one/index.html",
    ):
        assert "مضاف" in files[path].decode(), path


@settings(max_examples=count(15, 1000))
@given(article_texts(reviewed=True))
def test_no_byte_tells_what_was_suggested_or_remarked(
    tmp_path_factory: pytest.TempPathFactory, text: ArticleText
) -> None:
    kept = tmp_path_factory.getbasetemp() / "templates"
    packager = ArticlePackager(resource("themes"), kept, lambda: ())
    reviewed = packager.build(public(text))
    settled = packager.build(public(accepted_article(text)))
    assert reviewed.all_files == settled.all_files


def test_feeds_say_what_the_page_says(pack: ArticlePackager, tmp_path: Path) -> None:
    one = replace(english_article(), path="asia/one/")
    build([one], tmp_path / "site", pack)
    found = contents(tmp_path / "site")
    summary = "A bus with 3,200 books has reached fourteen villages, its drivers said on Sunday."
    rss = etree.fromstring(found["feed.xml"])
    atom = etree.fromstring(found["atom.xml"])
    item = json.loads(found["feed.json"])["items"][0]
    assert [one.text for one in rss.iterfind("channel/item/title")] == ["A library on wheels"]
    assert [one.text for one in rss.iterfind("channel/item/description")] == [summary]
    assert [one.text for one in atom.iterfind(f"{ATOM}entry/{ATOM}title")] == [
        "A library on wheels"
    ]
    assert [one.text for one in atom.iterfind(f"{ATOM}entry/{ATOM}summary")] == [summary]
    assert (item["title"], item["content_text"]) == ("A library on wheels", summary)
