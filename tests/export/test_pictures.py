import dataclasses
import hashlib
import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from studio.document.blocks import WHOLE, Crop
from studio.errors import Damaged, Reason, Unavailable
from studio.export.pictures import (
    ArticlePictures,
    PictureFile,
    _shaped,
    article_pictures,
    figures_of,
)
from studio.imaging.cropping import place
from studio.imaging.values import PictureKind, Rendition
from studio.newsroom.public import PublicPicture
from tests.builders import article, embed, figure, gallery, p
from tests.export.articles import picture, public, rich_article
from tests.export.reading import Page
from tests.export.test_page import printed

CUT = Crop(left=2000, top=1000, width=5000, height=6000)


def made(photo: PublicPicture, cache: Path, crop: Crop | None = None) -> ArticlePictures:
    text = article("عنوان", [p("نص")], lead_picture=figure(picture=photo.sha256, crop=crop))
    return article_pictures(text, {photo.sha256: photo}, cache)


def opened(file: PictureFile) -> Image.Image:
    image = Image.open(BytesIO(file.data))
    image.load()
    return image


def test_a_large_picture_comes_in_three_widths_and_kinds(tmp_path: Path, cache: Path) -> None:
    photo = picture(tmp_path)
    (shown,) = made(photo, cache).shown.values()
    short = photo.sha256[:12]
    for kind in (PictureKind.AVIF, PictureKind.WEBP, PictureKind.JPEG):
        files = shown.of_kind(kind)
        assert [(file.width, file.height) for file in files] == [
            (480, 320),
            (960, 640),
            (1600, 1067),
        ]
        for file in files:
            assert file.path == f"pictures/{short}-{file.width}{kind.suffix}"
            assert opened(file).size == (file.width, file.height)
            assert opened(file).format == kind.value.upper()
    assert shown.largest.path == f"pictures/{short}-1600.jpg"


def test_no_picture_is_enlarged(tmp_path: Path, cache: Path) -> None:
    pictures = made(picture(tmp_path, width=700, height=900), cache)
    (shown,) = pictures.shown.values()
    assert [file.width for file in shown.of_kind(PictureKind.JPEG)] == [480, 700]
    assert all(file.width <= 700 for file in pictures.shapes)
    tiny = made(picture(tmp_path, width=60, height=40), cache)
    assert {file.width for shown in tiny.shown.values() for file in shown.files} == {60}


def test_search_engines_get_their_shapes_and_networks_theirs(tmp_path: Path, cache: Path) -> None:
    pictures = made(picture(tmp_path), cache)
    sizes = [(file.width, file.height) for file in pictures.shapes]
    assert sizes == [(1200, 675), (1200, 900), (1200, 1200)]
    assert pictures.share is not None
    assert (pictures.share.width, pictures.share.height) == (1200, 630)


def test_an_editors_crop_is_in_every_file(tmp_path: Path, cache: Path) -> None:
    photo = picture(tmp_path)
    whole, cropped = made(photo, cache), made(photo, cache, CUT)
    (shown,) = cropped.shown.values()
    assert (shown.largest.width, shown.largest.height) == (900, 720)
    assert not set(whole.files) & set(cropped.files)
    assert all(file.width <= 900 and file.height <= 720 for file in cropped.shapes)


@given(
    focus=st.tuples(st.integers(0, WHOLE), st.integers(0, WHOLE)),
    corner=st.tuples(st.integers(0, WHOLE - 200), st.integers(0, WHOLE - 200)),
    size=st.tuples(st.integers(200, WHOLE), st.integers(200, WHOLE)),
    shape=st.sampled_from([(16, 9), (4, 3), (1, 1), (40, 21)]),
)
@example(focus=(0, 0), corner=(0, 1025), size=(200, 200), shape=(16, 9))
def test_no_shape_shows_what_an_editor_cut_away(
    focus: tuple[int, int], corner: tuple[int, int], size: tuple[int, int], shape: tuple[int, int]
) -> None:
    photo = PublicPicture(
        sha256="",
        path=Path(),
        kind="jpeg",
        width=1800,
        height=1200,
        alt="",
        credit="",
        creator="",
        rights="",
        licence_url="",
        focal_x=focus[0],
        focal_y=focus[1],
    )
    (left, top), (width, height) = corner, size
    cut = Crop(left, top, min(width, WHOLE - left), min(height, WHOLE - top))
    inner = place(1800, 1200, Rendition(1200, crop=_shaped(photo, cut, *shape)))
    assert inner.left >= int(1800 * cut.left / WHOLE)
    assert inner.top >= int(1200 * cut.top / WHOLE)
    assert inner.right <= -(-1800 * (cut.left + cut.width) // WHOLE)
    assert inner.bottom <= -(-1200 * (cut.top + cut.height) // WHOLE)


def test_what_was_made_is_kept_and_made_again_when_damaged(tmp_path: Path) -> None:
    photo, cache = picture(tmp_path, width=300, height=200), tmp_path / "cache"
    first = made(photo, cache)
    absent = replace(photo, path=tmp_path / "gone.jpg")
    assert made(absent, cache).files == first.files
    kept = sorted(cache.iterdir())
    assert len(kept) == len(first.files)
    kept[0].write_bytes(kept[0].read_bytes()[:-1])
    kept[1].write_bytes(b"")
    kept[2].unlink()
    kept[2].mkdir()
    assert made(photo, cache).files == first.files


def test_a_kept_picture_brings_its_own_hash_however_it_was_kept(tmp_path: Path) -> None:
    photo, cache = picture(tmp_path, width=300, height=200), tmp_path / "cache"
    files = made(photo, cache).files
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    assert made(photo, cache).hashes == hashes
    for file in cache.iterdir():  # as they were kept before: the head hashed before the picture
        content = file.read_bytes()[hashlib.sha256().digest_size :]
        file.write_bytes(hashlib.sha256(content).digest() + content)
    absent = replace(photo, path=tmp_path / "gone.jpg")
    assert made(absent, cache).files == files
    assert made(absent, cache).hashes == hashes


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    photo = picture(tmp_path, width=300, height=200)
    assert made(photo, tmp_path / "file" / "cache").files


def test_another_credit_is_another_file(tmp_path: Path, cache: Path) -> None:
    photo = picture(tmp_path, width=300, height=200)
    mine = made(photo, cache).files
    theirs = made(replace(photo, creator="كريم حداد"), cache).files
    assert mine.keys() == theirs.keys()
    assert all(mine[path] != theirs[path] for path in mine)


def test_a_damaged_or_absent_original_is_told(tmp_path: Path) -> None:
    photo, cache = picture(tmp_path), tmp_path / "cache"
    with pytest.raises(Damaged) as missing:
        made(replace(photo, path=tmp_path / "gone.jpg"), cache)
    assert missing.value.reason is Reason.PICTURE_FILE_DAMAGED
    assert missing.value.facts == {"picture": photo.alt}, "nobody knows a picture by its hash"
    with pytest.raises(Unavailable) as unread:
        made(replace(photo, path=tmp_path), cache)
    assert unread.value.reason is Reason.DISK_FAILED
    photo.path.write_bytes(b"something else")
    with pytest.raises(Damaged) as damaged:
        made(photo, cache)
    assert damaged.value.reason is Reason.PICTURE_FILE_DAMAGED


def test_every_picture_of_an_article_is_found_in_its_order() -> None:
    text = article(
        "عنوان",
        [
            figure(picture="b"),
            gallery(figure(picture="c"), figure(picture="d")),
            embed("https://example.org/", thumbnail="e"),
            embed("https://example.org/"),
        ],
        lead_picture=figure(picture="a"),
    )
    assert [one.picture for one in figures_of(text)] == ["a", "b", "c", "d", "e"]


def test_pictures_that_are_not_public_are_no_files(cache: Path) -> None:
    text = article("عنوان", [figure(picture="ab" * 32)])
    pictures = article_pictures(text, {}, cache)
    assert pictures == ArticlePictures(shown={})
    assert pictures.of(figure(picture="ab" * 32)) is None


def test_structured_data_names_each_crop_with_its_owner(tmp_path: Path, cache: Path) -> None:
    rich = rich_article(tmp_path)
    data = Page(printed(rich, cache).html).data
    story, crumbs = data["@graph"]
    assert [(image["width"], image["height"]) for image in story["image"]] == [
        (1200, 675),
        (1200, 900),
        (1200, 1200),
    ]
    for image in story["image"]:
        assert image["url"].startswith("https://news.example/world/asia/mobile-library/pictures/")
        assert image["creditText"] == "الضفة نيوز"
        assert image["creator"] == {"@type": "Person", "name": "سلمى الخطيب"}
        assert image["license"] == "https://example.org/licence"
    assert story["@type"] == "NewsArticle"
    assert story["datePublished"] == "2025-01-06T12:30:00+03:00"
    assert story["dateModified"] == "2025-01-08T00:05:00+03:00"
    assert story["author"][0]["url"] == "https://news.example/author/mona-said/"
    assert story["publisher"]["name"] == "الضفة نيوز"
    assert story["articleSection"] == ["العالم", "آسيا"]
    assert story["keywords"] == ["مكتبات", "قراءة"]
    assert story["inLanguage"] == "ar"
    assert story["wordCount"] > 50
    (correction,) = story["correction"]
    assert (correction["text"], correction["position"]) == ("صُحح عدد القرى: 14 لا 13.", "below")
    assert [(step["position"], step["item"]) for step in crumbs["itemListElement"]] == [
        (1, "https://news.example/world/"),
        (2, "https://news.example/asia/"),
        (3, "https://news.example/world/asia/mobile-library/"),
    ]


def test_structured_data_cannot_end_its_script(cache: Path) -> None:
    made_page = printed(public(article("</script><script>alert(1)</script>", [p("نص")])), cache)
    assert made_page.html.count("<script") == 1
    data = Page(made_page.html).data
    assert data["@graph"][0]["headline"] == "</script><script>alert(1)</script>"


def test_without_sections_authors_and_site_there_is_still_an_article(cache: Path) -> None:
    bare = public(article("عنوان", [p("نص")]), sections=(), authors=(), tags=())
    bare = replace(bare, house=dataclasses.replace(bare.house, site_name=""))
    (story,) = Page(printed(bare, cache).html).data["@graph"]
    assert not {"author", "publisher", "keywords", "image", "correction"} & set(story)
    named = replace(bare, house=dataclasses.replace(bare.house, site_name="اسم"))
    (story,) = Page(printed(named, cache).html).data["@graph"]
    assert story["author"] == story["publisher"]
    assert json.dumps(story)
