from pathlib import Path

import pytest

from studio.document.article import NotePlace, NoticeKind
from studio.document.front_matter import read_article_file
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.export.interchange import markdown_form, text_form, wire_form
from studio.export.pictures import ArticlePictures, article_pictures
from studio.export.readable import reading_text
from studio.newsroom.public import PublicNote
from tests.builders import article, embed, figure, gallery, p, related, unknown
from tests.export.articles import MODIFIED, english_article, public, rich_article, sample_article
from tests.samples import Sample, samples


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_the_words_of_a_sample_come_back(sample: Sample) -> None:
    public_article = sample_article(sample)
    read = read_article_file(
        markdown_form(public_article, ArticlePictures(shown={})), name="article.md"
    )
    assert read.body == public_article.text.body
    assert read.headline == sample.headline
    assert read.bylines == ("منى سعيد", "كريم حداد")
    assert read.section == "آسيا"
    text = text_form(public_article, ArticlePictures(shown={}))
    assert [line for line in text.splitlines() if line] == [sample.headline, *sample.lines[2:-1]]


def test_pictures_are_named_by_their_files(tmp_path: Path, cache: Path) -> None:
    rich = rich_article(tmp_path)
    pictures = article_pictures(rich.text, rich.pictures, cache)
    read = read_article_file(markdown_form(rich, pictures), name="article.md")
    assert read.picture in pictures.files
    assert read.picture_alt == "حافلة زرقاء أمام مدرسة في قرية جبلية"
    assert read.picture_credit == "الضفة نيوز"
    assert plain_text(read.body).splitlines()[0] == plain_text(rich.text.body).splitlines()[0]
    text = text_form(rich, pictures)
    assert plain(rich.text.standfirst) in text


def test_what_is_not_public_is_left_out() -> None:
    text = article(
        "عنوان",
        [
            p("نص"),
            figure("تعليق", picture="ab" * 32),
            gallery(figure(picture="ab" * 32)),
            related("secret"),
            unknown("secret", '{"secret": 1}'),
            embed("https://example.org/", thumbnail="ab" * 32),
        ],
        lead_picture=figure(picture="ab" * 32),
    )
    written = markdown_form(public(text), ArticlePictures(shown={}))
    assert "secret" not in written
    assert "abab" not in written
    assert "https://example.org/" in written


def test_another_language_is_said() -> None:
    read = read_article_file(
        markdown_form(english_article(), ArticlePictures(shown={})), name="article.md"
    )
    assert read.language == "en"
    assert read.body == english_article().text.body


def test_the_wire_has_a_note_where_the_page_has_it() -> None:
    labels = {kind: kind.value for kind in NoticeKind}
    notes = tuple(
        PublicNote(kind=NoticeKind.CORRECTION, text=place.value, at=MODIFIED, place=place)
        for place in NotePlace
    )
    text = article("عنوان", [p("نص")])
    lines = wire_form(public(text, notes=notes), ArticlePictures(shown={}), labels).splitlines()
    said = [line for line in lines if line.endswith(("above", "below")) or line == "نص"]
    assert [line.split()[-1] for line in said] == ["above", "نص", "below"]


def test_the_wire_has_names_place_time_and_notes_around_the_words(
    tmp_path: Path, cache: Path
) -> None:
    labels = {kind: kind.value for kind in NoticeKind}
    rich = rich_article(tmp_path)
    pictures = article_pictures(rich.text, rich.pictures, cache)
    lines = [line for line in wire_form(rich, pictures, labels).splitlines() if line]
    assert lines[:5] == [
        *("مبادرات", "مكتبة متنقلة تعيد الكتاب إلى 14 قرية جبلية", plain(rich.text.standfirst)),
        *("منى سعيد، كريم حداد", "عين الزيتون"),
    ]
    assert lines[5] == "8 يناير 2025، 00:05"
    read = reading_text(rich, pictures).body
    body = [line for line in plain_text(read).splitlines() if line]
    at = lines.index(body[0])
    assert lines[at : at + len(body)] == body
    correction, update, site, address = lines[-4:]
    assert correction.startswith("correction (")
    assert correction.endswith("صُحح عدد القرى: 14 لا 13.")
    assert update.endswith("أضيفت أرقام القراء.")
    assert (site, address) == ("الضفة نيوز", "https://news.example/world/asia/mobile-library/")
