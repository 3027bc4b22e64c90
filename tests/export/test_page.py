import re
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.arabic.dates import MonthNames
from studio.arabic.direction import Direction
from studio.arabic.numerals import DigitShape
from studio.document.article import NotePlace, NoticeKind
from studio.export.page import Page as Printed
from studio.export.page import print_page
from studio.export.pictures import ArticlePictures, article_pictures
from studio.export.theme import load_theme
from studio.newsroom.public import PublicArticle, PublicNote
from studio.resources import resource
from tests.builders import article, doc, h, ol, p
from tests.export.articles import (
    MODIFIED,
    english_article,
    house,
    public,
    rich_article,
    sample_article,
    term,
    withdrawn_article,
)
from tests.export.reading import Page, in_order
from tests.judges.html import html_validate_messages, nu_messages
from tests.samples import Sample, samples

ROOT = Path(__file__).resolve().parents[2]


def printed(public_article: PublicArticle, cache: Path) -> Printed:
    pictures = article_pictures(public_article.text, public_article.pictures, cache)
    theme = load_theme(resource("themes"), public_article.house.theme)
    return print_page(public_article, theme, pictures)


def page_of(public_article: PublicArticle, cache: Path) -> Page:
    return Page(printed(public_article, cache).html)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_the_page_shows_the_sample_line_by_line(sample: Sample, cache: Path) -> None:
    page = page_of(sample_article(sample), cache)
    assert in_order(sample.lines, page.lines)
    assert page.title == f"{sample.headline} – {sample.site_name}"
    assert page.named("html") == [{"lang": "ar", "dir": "rtl"}]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_no_text_of_a_site_is_in_code_or_theme(sample: Sample) -> None:
    files = [*ROOT.glob("studio/export/*.py"), *ROOT.glob("resources/themes/**/*")]
    text = "\n".join(path.read_text("utf-8") for path in files if path.is_file())
    for line in (*sample.lines, sample.site_name):
        assert line not in text


def test_a_house_without_words_of_its_own_prints_none(cache: Path) -> None:
    bare = house(site_name="", welcome_line="", comments_heading="", footer="")
    page = page_of(public(article("عنوان", [p("نص.")]), house=bare), cache)
    assert page.title == "عنوان"
    assert "عنوان" in page.lines
    classes = {attributes.get("class") for _, attributes in page.tags}
    assert not classes & {"welcome", "masthead", "comments", "of-site"}


def test_the_page_passes_both_judges(tmp_path: Path, cache: Path) -> None:
    paths = []
    hostile = public(
        article("</script>\"'&amp; {{ 7 }}", [p("<script>alert(1)</script> & ؟")]),
        house=house(site_name="<b>&", x_account="@alnoor", site_description="شعار"),
        tags=(term("</script>", "a%22b"),),
    )
    articles = {
        **{sample.article.stem: sample_article(sample) for sample in samples()},
        "rich": rich_article(tmp_path),
        "english": english_article(),
        "withdrawn": withdrawn_article(),
        "hostile": hostile,
        "bare": public(
            article("عنوان", [h("عنوان فرعي"), p("نص.")]),
            house=house(site_name="", welcome_line="", comments_heading=""),
            sections=(),
            tags=(),
            authors=(),
        ),
    }
    for name, public_article in articles.items():
        folder = tmp_path / name
        folder.mkdir()
        made = printed(public_article, cache)
        for file, text in (("index.html", made.html), ("style.css", made.style)):
            (folder / file).write_text(text, "utf-8")
        (folder / "icon.svg").write_text(made.icon, "utf-8")
        paths.append(folder / "index.html")
    beside = [path.with_name(name) for path in paths[:1] for name in ("style.css", "icon.svg")]
    assert [str(message) for message in nu_messages([*paths, *beside])] == []
    assert [str(message) for message in html_validate_messages(paths)] == []


def test_a_page_needs_nothing_but_its_own_files(tmp_path: Path, cache: Path) -> None:
    """It works under default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'."""
    made = printed(rich_article(tmp_path), cache)
    page = Page(made.html)
    scripts = page.named("script")
    assert scripts == [{"type": "application/ld+json"}]
    assert not page.named("style")
    for tag, attributes in page.tags:
        assert tag not in {"iframe", "object", "embed", "form", "base"}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        loaded = [attributes.get("src"), attributes.get("srcset")]
        if tag == "link" and attributes["rel"] in {"stylesheet", "icon"}:
            loaded.append(attributes["href"])
        for address in loaded:
            assert ":" not in (address or "")
            assert not (address or "").startswith("/")
    assert "url(" not in made.style
    assert "@import" not in made.style


def test_there_is_one_first_heading_and_no_jump(tmp_path: Path, cache: Path) -> None:
    page = page_of(rich_article(tmp_path), cache)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_first_picture_is_loaded_at_once_and_no_other(tmp_path: Path, cache: Path) -> None:
    images = page_of(rich_article(tmp_path), cache).named("img")
    assert [image.get("loading") for image in images] == [None, *["lazy"] * (len(images) - 1)]
    assert all(image["alt"] and image["width"] and image["height"] for image in images)


def test_pictures_have_the_newsrooms_words_where_the_text_has_none(
    tmp_path: Path, cache: Path
) -> None:
    rich = rich_article(tmp_path)
    page = page_of(rich, cache)
    alts = {picture.alt for picture in rich.pictures.values()}
    assert {image["alt"] for image in page.named("img")} == alts
    assert any("الضفة نيوز" in line and "مصدر الصورة" in line for line in page.lines)


def test_the_head_says_what_search_engines_and_networks_ask(tmp_path: Path, cache: Path) -> None:
    rich = rich_article(tmp_path, house=house(x_account="@aldiffa"))
    page = page_of(rich, cache)
    url = "https://news.example/world/asia/mobile-library/"
    (said,) = page.meta("description")
    assert 40 <= len(said) <= 300
    assert page.named("link", rel="canonical") == [{"rel": "canonical", "href": url}]
    assert page.named("link", rel="alternate")[0]["hreflang"] == "ar"
    assert "max-image-preview:large" in page.meta("robots")[0]
    assert page.meta("og:type") == ["article"]
    assert page.meta("og:url") == [url]
    assert page.meta("og:title") == ["مكتبة متنقلة تعيد الكتاب إلى 14 قرية جبلية"]
    assert page.meta("og:locale") == ["ar_AR"]
    assert page.meta("og:image")[0].startswith(f"{url}pictures/")
    assert page.meta("og:image:width") == ["1200"]
    assert page.meta("og:image:height") == ["630"]
    assert page.meta("article:published_time") == ["2025-01-06T12:30:00+03:00"]
    assert page.meta("article:modified_time") == ["2025-01-08T00:05:00+03:00"]
    assert page.meta("article:section") == ["آسيا"]
    assert page.meta("article:tag") == ["مكتبات", "قراءة"]
    assert page.meta("twitter:card") == ["summary_large_image"]
    assert page.meta("twitter:site") == ["@aldiffa"]


def test_a_page_without_any_picture_is_a_small_card(cache: Path) -> None:
    page = page_of(english_article(), cache)
    assert page.meta("og:image") == []
    assert page.meta("twitter:card") == ["summary"]


def test_times_are_the_houses(cache: Path) -> None:
    late = datetime(2025, 1, 31, 22, 30, tzinfo=UTC)
    syrian = house(
        time_zone="Asia/Damascus",
        month_names=MonthNames.LEVANTINE,
        digits=DigitShape.ARABIC_INDIC,
        hijri_dates=True,
    )
    page = page_of(public(article("عنوان", [p("نص")]), published_at=late, house=syrian), cache)
    assert page.named("time")[0]["datetime"] == "2025-02-01T01:30:00+03:00"
    assert any("١ شباط ٢٠٢٥ (٢ شعبان ١٤٤٦ هـ)، ٠١:٣٠" in line for line in page.lines)


def test_an_english_page_has_english_words_and_the_houses_own(cache: Path) -> None:
    page = page_of(english_article(house=house(hijri_dates=True)), cache)
    assert page.named("html") == [{"lang": "en", "dir": "ltr"}]
    assert any("6 January 2025 (6 Rajab 1446 AH), 12:30" in line for line in page.lines)
    assert "Home" in page.lines
    (heading,) = page.named("h2", id="comments")
    assert heading == {"id": "comments", "lang": "ar", "dir": "rtl"}


@pytest.mark.parametrize(
    ("words", "said"),
    [(10, "قراءة في دقيقة"), (300, "قراءة في دقيقتين"), (880, "قراءة في 5 دقائق")],
)
def test_the_reading_time_is_counted_as_arabic_counts(words: int, said: str, cache: Path) -> None:
    text = article("عنوان", [p(" ".join(["كلمة"] * words))])
    assert said in page_of(public(text), cache).lines


def test_notes_are_dated_and_named(tmp_path: Path, cache: Path) -> None:
    lines = page_of(rich_article(tmp_path), cache).lines
    assert "تصويب 8 يناير 2025، 00:05 صُحح عدد القرى: 14 لا 13." in lines
    assert any(line.startswith("حُدّث 8 يناير 2025") for line in lines)


def test_a_note_stands_above_the_text_or_below_it_as_was_chosen(cache: Path) -> None:
    notes = tuple(
        PublicNote(kind=NoticeKind.CORRECTION, text=place.value, at=MODIFIED, place=place)
        for place in NotePlace
    )
    page = page_of(public(article("عنوان", [p("نص المادة")]), notes=notes), cache)
    at = {line.split()[-1]: number for number, line in enumerate(page.lines)}
    assert at["above"] < at["المادة"] < at["below"]
    assert len([one for one in page.named("section") if "notices" in (one.get("class") or "")]) == 2


def test_an_update_without_a_word_is_no_note(cache: Path) -> None:
    notes = (PublicNote(kind=NoticeKind.UPDATE, text="", at=MODIFIED),)
    page = page_of(public(article("عنوان", [p("نص")]), notes=notes), cache)
    assert not [one for one in page.named("section") if one.get("class") == "notices"]


def test_the_comments_snippet_stands_in_its_place(cache: Path) -> None:
    snippet = '<div id="thread"></div>'
    made = printed(
        public(article("عنوان", [p("نص")]), house=house(comments_snippet=snippet)), cache
    )
    assert f'<div class="comments-place">\n{snippet}\n</div>' in made.html


def test_a_search_title_is_the_title_alone(cache: Path) -> None:
    page = page_of(public(article("عنوان طويل", [p("نص")], search_title="قصير")), cache)
    assert page.title == "قصير – الضفة نيوز"
    assert "عنوان طويل – الضفة نيوز" in page.lines


def test_a_title_that_would_be_too_long_to_be_shown_is_without_the_sites_name(cache: Path) -> None:
    fits, long = "خ" * 57, "خ" * 58
    assert page_of(public(article(fits, [p("نص")])), cache).title == f"{fits} – الضفة نيوز"
    page = page_of(public(article(long, [p("نص")])), cache)
    assert page.title == long
    assert f"{long} – الضفة نيوز" in page.lines


def test_a_tombstone_says_why_and_shows_nothing_else(cache: Path) -> None:
    gone = withdrawn_article()
    kept = replace(gone.text, body=article("", [p("نص سُحب")]).body, standfirst=gone.text.headline)
    page = Page(printed(replace(gone, text=kept), cache).html)
    assert page.meta("robots") == ["noindex, noarchive"]
    assert gone.withdrawn_reason in page.lines
    assert "خبر كان هنا – الضفة نيوز" in page.lines
    assert "نص سُحب" not in " ".join(page.lines)
    assert page.data is None


def test_a_tombstone_without_reason_or_time_is_a_page(cache: Path) -> None:
    page = page_of(withdrawn_article(withdrawn_at=None, withdrawn_reason=""), cache)
    assert "خبر كان هنا – الضفة نيوز" in page.lines
    assert not page.named("time")


def test_nothing_that_turns_or_disguises_text_gets_out(cache: Path) -> None:
    trick = "\u202e\u202a\ufe8e\ufeff"
    public_article = public(
        article("عنوان", [p("نص ﻻ")], dateline="القاهرة" + trick.replace("\u202e\u202a", "")),
        tags=(term(f"وسم{trick}", "tag"),),
        authors=(term(f"اسم{trick}", "name"),),
        sections=(term(f"قسم{trick}", "part"),),
        house=house(
            site_name=f"اسم{trick}",
            welcome_line=f"أهلًا{trick}",
            footer=f"ذيل{trick}",
            comments_heading=f"تعليق{trick}",
        ),
        notes=(PublicNote(kind=NoticeKind.CORRECTION, text=f"ملاحظة{trick}", at=MODIFIED),),
    )
    html = printed(public_article, cache).html
    assert not re.search("[\u202a-\u202e\ufb50-\ufdef\ufe70-\ufeff]", html)
    assert "نص لا" in html


def test_a_page_without_pictures_given_shows_none(tmp_path: Path) -> None:
    rich = rich_article(tmp_path)
    theme = load_theme(resource("themes"), "newspaper")
    page = Page(print_page(rich, theme, ArticlePictures(shown={})).html)
    assert not page.named("img")
    assert not [one for one in page.named("div") if one.get("class") == "lead-picture"]


def test_lists_count_in_the_digits_of_the_house_on_arabic_pages(cache: Path) -> None:
    listed = article("عنوان", [ol("أول")])
    for digits, said in (
        (DigitShape.ASCII, ""),
        (DigitShape.ARABIC_INDIC, ' data-numerals="arabic-indic"'),
        (DigitShape.EXTENDED, ' data-numerals="persian"'),
    ):
        made = printed(public(listed, house=house(digits=digits)), cache)
        assert f'<html lang="ar" dir="rtl"{said}>' in made.html
    english = article("Title", doc(p("Text"), language="en", direction=Direction.LTR))
    made = printed(public(english, house=house(digits=DigitShape.ARABIC_INDIC)), cache)
    assert '<html lang="en" dir="ltr">' in made.html
