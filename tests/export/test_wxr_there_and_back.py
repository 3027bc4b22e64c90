"""What leaves for WordPress comes back equal, as far as the form holds it."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from studio.document.article import ArticleText, Byline
from studio.document.blocks import Figure, Gallery, Related, TextBlock
from studio.document.inline import line, plain, texts
from studio.document.plain import article_plain
from studio.document.review import accepted_article
from studio.document.wxr_content import Attached
from studio.document.wxr_in import WxrEntry, WxrFile
from studio.export.html_inline import TextWords
from studio.export.news_item import NewsItem
from studio.export.outgoing import letters
from studio.export.package import WXR_PATH
from studio.export.pictures import ArticlePictures
from studio.export.wxr import wxr
from studio.newsroom.importing import FileText
from studio.newsroom.importing_wordpress import post_text
from tests.export.articles import english_article, packager, public, rich_article, sample_article
from tests.profiles import count
from tests.samples import Sample, samples
from tests.strategies import article_texts


def back(data: bytes) -> FileText:
    """Return what the only post of a file says."""
    file = WxrFile(io.BytesIO(data), "file.xml")
    library = {
        one.number: Attached(
            address=one.address,
            alt=one.fields.get("_wp_attachment_image_alt", ""),
            caption=one.excerpt,
            credit=one.fields.get("_midad_credit", ""),
        )
        for one in file.attachments()
    }
    (post,) = (one for one in file.entries() if isinstance(one, WxrEntry) and one.kind == "post")
    return post_text(post, file.head, library)


def there_and_back(text: ArticleText) -> ArticleText:
    item = NewsItem(public(text, authors=()), ArticlePictures(shown={}), TextWords(), {})
    return back(wxr([item])).text


def words(text: ArticleText) -> str:
    """Return the letters and digits of an article in their order, without what only parts them."""
    return "".join(one for one in letters(article_plain(text)) if one.isalnum())


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_a_sample_comes_back_equal(sample: Sample, cache: Path) -> None:
    article = sample_article(sample)
    read = back(packager(cache).build(article).files[WXR_PATH])
    assert read.text.body == article.text.body
    assert read.text.headline == article.text.headline
    assert (read.section, read.tags) == ("آسيا", ("مكتبات", "قراءة"))


def test_another_language_comes_back(cache: Path) -> None:
    article = english_article()
    read = back(packager(cache).build(article).files[WXR_PATH]).text
    assert read.body == article.text.body


def test_a_rich_article_comes_back_equal(tmp_path: Path, cache: Path) -> None:
    article = rich_article(tmp_path)
    read = back(packager(cache).build(article).files[WXR_PATH])
    text = read.text
    for name in ("headline", "kicker", "standfirst", "dateline"):
        assert getattr(text, name) == getattr(article.text, name), name
    assert text.bylines == tuple(Byline(one.name) for one in article.authors)
    assert text.slug == "mobile-library"
    assert text.lead_picture is not None
    assert plain(text.lead_picture.caption) == "الحافلة أمام مدرسة القرية"
    assert text.lead_picture.credit == "الضفة نيوز"
    wanted, got = list(article.text.body.blocks), list(text.body.blocks)
    # Related articles are another newsroom's; they come as the links that readers saw.
    assert isinstance(wanted.pop(), Related)
    assert plain(got.pop().content) == "سائق يقرأ"  # type: ignore[union-attr]
    assert plain(got.pop().content) == "اقرأ أيضًا"  # type: ignore[union-attr]
    assert len(got) == len(wanted)
    for one, other in zip(got, wanted, strict=True):
        if isinstance(one, Figure | Gallery):
            assert type(one) is type(other)
            assert one.caption == other.caption
        else:
            assert one == other


@settings(max_examples=count(25, 2000))
@given(article_texts(reviewed=True))
def test_what_came_back_once_comes_back_equal_for_ever(text: ArticleText) -> None:
    once = there_and_back(accepted_article(text))
    assert there_and_back(once) == once
    assert texts(plain(once.headline)) == line(once.headline)


@settings(max_examples=count(25, 2000))
@given(article_texts())
def test_no_word_of_a_text_is_lost_and_none_changes_its_place(text: ArticleText) -> None:
    shown = tuple(one for one in text.body.blocks if isinstance(one, TextBlock))
    text = replace(text, lead_picture=None, body=replace(text.body, blocks=shown))
    assert words(there_and_back(text)) == words(text)
