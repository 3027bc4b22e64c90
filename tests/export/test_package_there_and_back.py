"""What Midad exported comes back equal, as far as the form holds it, with its pictures."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from studio.document.article import ArticleText, Byline
from studio.document.blocks import Figure, Gallery, Paragraph, PullQuote, Related
from studio.document.front_matter import read_bytes
from studio.document.inline import Text, plain
from studio.document.marks import one_line
from studio.document.plain import article_plain
from studio.document.review import accepted_article
from studio.document.tree import Document
from studio.errors import Damaged, MidadError, Reason
from studio.export.delivery import as_zip
from studio.export.interchange import markdown_form
from studio.export.outgoing import letters
from studio.export.package import ArticlePackager
from studio.export.pictures import ArticlePictures
from studio.export.readable import reading_text
from studio.newsroom.acting import Acting
from studio.newsroom.importing import (
    CautionCode,
    FileFormat,
    FileText,
    Imported,
    import_file,
    import_package,
    read_file_text,
)
from studio.newsroom.importing_package import package_folder
from studio.newsroom.public import PublicArticle
from studio.newsroom.reading import load
from tests.export.articles import english_article, public, rich_article, sample_article, term
from tests.newsroom.conftest import founded, room
from tests.newsroom.house import Newsroom
from tests.profiles import count
from tests.samples import Sample, samples
from tests.strategies import article_texts

__all__ = ["founded", "room"]  # a newsroom to import into

NO_PICTURES = ArticlePictures(shown={})


def zipped_package(package: bytes, name: str) -> FileText:
    return read_file_text(name, package, FileFormat.MIDAD)


def read(markdown: str) -> FileText:
    return read_file_text("article.md", markdown.encode(), FileFormat.MARKDOWN)


def again(article: PublicArticle, found: FileText) -> PublicArticle:
    """Return `article` with the text that came back, as another newsroom would publish it."""
    names = tuple(term(one.name, one.name) for one in found.text.bylines)
    sections = (term(found.section, "s"),) if found.section else ()
    tags = tuple(term(one, one) for one in found.tags)
    return replace(article, text=found.text, sections=sections, tags=tags, authors=names)


@pytest.mark.parametrize("words", ["وقال \ufeff", "\ufeff", "\ufeff وقال", "وقال \ufeff ثم"])
def test_a_mark_that_shows_nothing_leaves_no_space_behind(words: str) -> None:
    """Without the byte order mark that a pasted text brought, what it stood beside is tidy."""
    blocks = (PullQuote(text=(Text(words),)), Paragraph((Text(words),)), Paragraph((Text("ثم"),)))
    article = public(ArticleText(headline=(Text("خبر"),), body=Document(blocks)))
    written = markdown_form(article, NO_PICTURES)
    found = read(written)
    assert markdown_form(again(article, found), NO_PICTURES) == written
    assert len(found.text.body.blocks) == (1 if words == "\ufeff" else 3)


@settings(max_examples=count(60, 5000))
@given(article_texts(reviewed=True))
def test_what_was_exported_once_comes_back_equal_for_ever(text: ArticleText) -> None:
    article = public(accepted_article(text))
    written = markdown_form(article, NO_PICTURES)
    found = read(written)
    assert markdown_form(again(article, found), NO_PICTURES) == written
    assert plain(found.text.headline) == one_line(letters(plain(article.text.headline)))
    shown = reading_text(article, NO_PICTURES).body
    assert found.text.body.direction is shown.direction
    assert len(found.text.body.blocks) == len(shown.blocks)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_a_sample_comes_back_equal(sample: Sample, pack: ArticlePackager) -> None:
    article = sample_article(sample)
    found = zipped_package(as_zip(pack.build(article)), "a.zip")
    assert found.text.body == article.text.body
    assert found.text.headline == article.text.headline
    assert (found.section, found.tags) == ("آسيا", ("مكتبات", "قراءة"))
    assert found.text.bylines == (Byline("منى سعيد"), Byline("كريم حداد"))
    assert found.text.slug == "mobile-library"


def test_another_language_comes_back(pack: ArticlePackager) -> None:
    article = english_article()
    found = zipped_package(as_zip(pack.build(article)), "a.zip")
    assert found.text.body == article.text.body


def in_folder(package: bytes, folder: Path, acting: Acting) -> Imported:
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        packed.extractall(folder / "package")
    return import_package(acting, folder / "package")


def in_zip(package: bytes, _folder: Path, acting: Acting) -> Imported:
    return import_file(acting, "a.zip", package)


@pytest.mark.parametrize("taken", [in_folder, in_zip])
def test_a_rich_article_comes_back_with_its_pictures(
    pack: ArticlePackager,
    room: Newsroom,
    tmp_path: Path,
    taken: Callable[[bytes, Path, Acting], Imported],
) -> None:
    rich = rich_article(tmp_path)
    brought = taken(as_zip(pack.build(rich)), tmp_path, room.layla)
    text = load(room.layla, brought.article).text
    assert [(one.code, one.value) for one in brought.warnings] == [
        (CautionCode.SECTION_UNKNOWN, "آسيا")
    ]
    wanted, got = list(rich.text.body.blocks), list(text.body.blocks)
    assert len(got) == len(wanted)
    for one, other in zip(got, wanted, strict=True):
        if isinstance(one, Figure):
            assert isinstance(other, Figure)
            assert one.caption == other.caption
            assert one.picture, "the newsroom keeps it"
        elif isinstance(one, Gallery):
            assert all(figure.picture for figure in one.figures)
        elif not isinstance(one, Related):
            assert one == other
    lead = text.lead_picture
    assert lead is not None
    assert (lead.credit, lead.alt) == ("الضفة نيوز", "حافلة زرقاء أمام مدرسة في قرية جبلية")
    with room.store.read() as work:
        assert work is not None
        assert room.store.media.path(lead.picture).is_file()
    said = article_plain(text)
    for words in ("مبادرات", "الكتاب المغلق على الرف نصف كتاب", "بحسب دفتر المبادرة."):
        assert words in said


def test_a_zip_is_imported_by_its_name(pack: ArticlePackager, room: Newsroom) -> None:
    package = as_zip(pack.build(english_article()))
    brought = import_file(room.layla, "wheels.zip", package)
    assert brought.headline == "A library on wheels"


def test_a_zip_of_a_folder_is_read_too(pack: ArticlePackager) -> None:
    built = pack.build(english_article())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for path, data in built.all_files.items():
            file.writestr(f"wheels/{path}", data)
    assert plain(zipped_package(packed.getvalue(), "a.zip").text.headline) == "A library on wheels"


def zip_of(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for path, data in files.items():
            file.writestr(path, data)
    return packed.getvalue()


def problem(package: bytes) -> object:
    with pytest.raises(Damaged) as raised:
        zipped_package(package, "a.zip")
    assert raised.value.reason is Reason.PACKAGE_INVALID
    return raised.value.facts["problems"]


def test_what_is_no_package_or_was_altered_is_refused(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    files = pack.build(rich_article(tmp_path)).all_files
    assert problem(zip_of({**files, "article.md": b"other words"})) == ("altered:article.md",)
    without = {path: data for path, data in files.items() if path != "article.md"}
    assert problem(zip_of(without)) == ("missing:article.md",)
    assert problem(zip_of({"letter.txt": b"mine"})) == ("missing:manifest.json",)
    assert problem(zip_of({**files, "manifest.json": b"[1, 2]"})) == ("manifest_not_json:",)
    picture = next(path for path in files if path.endswith(".jpg") and "1600" not in path)
    assert picture
    assert problem(b"PK no zip") != ()
    with pytest.raises(MidadError):
        zipped_package(as_zip(pack.build(english_article()))[:-200], "a.zip")


def test_a_folder_is_not_left_by_a_link(pack: ArticlePackager, tmp_path: Path) -> None:
    package = tmp_path / "package"
    pack(english_article(), package)
    secret = tmp_path / "secret.md"
    shutil.move(package / "article.md", secret)
    (package / "article.md").symlink_to(secret)
    with pytest.raises(Damaged) as raised:
        package_folder(package)
    assert raised.value.facts["problems"] == ("missing:article.md",)
    assert read_bytes(secret.read_bytes(), "secret.md")
