"""What leaves the child, asked through the door as the program does."""

import itertools
import os
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree
from PIL import Image, ImageCms, ImageFile, ImageOps, ImageStat

from studio.imaging.credit import Credit
from studio.imaging.guard import probe, render
from studio.imaging.messages import Done, Failed, Request
from studio.imaging.values import (
    READABLE,
    WRITABLE,
    FocalCrop,
    FreeCrop,
    Limits,
    PictureKind,
    Rendered,
    Rendition,
)
from studio.imaging.worker import answer
from tests.imaging import originals

Pixel = tuple[int, ...]
TELLTALES = {
    "jpeg": originals.telltale_jpeg,
    "png": originals.telltale_png,
    "webp": originals.telltale_webp,
    "gif": originals.telltale_gif,
}
CREDIT = Credit(
    creator="منى «الخطيب» & <أخرى>",
    credit="النور نيوز / منى الخطيب",
    rights="© 2026 النور نيوز",
    terms="لا يعاد النشر دون إذن",
    licence_url="https://alnoor.example/licence?a=1&b=2",
)


@pytest.fixture(autouse=True)
def _pillow_of_the_process() -> Iterator[None]:
    """Give Pillow its limits back: the child sets its own, and some tests answer in process.

    A larger block of the encoder divides the data of every later picture otherwise.
    """
    block, pixels = ImageFile.MAXBLOCK, Image.MAX_IMAGE_PIXELS
    yield
    ImageFile.MAXBLOCK, Image.MAX_IMAGE_PIXELS = block, pixels


def one(
    data: bytes, kind: PictureKind = PictureKind.JPEG, width: int = 10_000, **more: Any
) -> Rendered:
    (made,) = render(data, [Rendition(width, kind, **more)])
    return made


def pixel(made: Rendered, x: int, y: int) -> Pixel:
    value = originals.opened(made.data).convert("RGBA").getpixel((x, y))
    assert isinstance(value, tuple)
    return value


def near(one: Pixel, other: Pixel, by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", TELLTALES)
@pytest.mark.parametrize("credit", [None, CREDIT])
def test_all_original_metadata_is_gone(kind: str, credit: Credit | None) -> None:
    data = TELLTALES[kind]()
    assert any(secret in data for secret in originals.PLANTED), "the test must plant something"
    assert probe(data).kind == kind
    for made in render(data, [Rendition(60, each) for each in WRITABLE], credit):
        for secret in (*originals.PLANTED, b"ICC_PROFILE", b"iCCP", b"sRGB", b"8BIM"):
            assert secret not in made.data
        picture = originals.opened(made.data)
        assert set(picture.getexif()) <= ({0x013B, 0x8298} if credit else set())
        assert not picture.getexif().get_ifd(0x8825)
        assert "icc_profile" not in picture.info
        assert "comment" not in picture.info
        if credit is None:
            assert "xmp" not in picture.info
            assert "exif" not in picture.info


@pytest.mark.parametrize("kind", WRITABLE)
def test_the_newsrooms_credit_is_written_back(kind: PictureKind) -> None:
    (made,) = render(originals.telltale_jpeg(), [Rendition(60, kind)], CREDIT)
    picture = originals.opened(made.data)
    exif = picture.getexif()
    assert _text(exif[0x013B]) == CREDIT.creator
    assert _text(exif[0x8298]) == CREDIT.rights
    packet = picture.info["xmp"]
    said = " ".join(map(str, etree.fromstring(packet).itertext()))
    for words in (CREDIT.creator, CREDIT.credit, CREDIT.rights, CREDIT.terms, CREDIT.licence_url):
        assert words in said


def _text(value: str | bytes) -> str:
    """Exif text as Pillow gives it: UTF-8 read as Latin-1."""
    return value.decode() if isinstance(value, bytes) else value.encode("latin-1").decode()


def test_equal_arguments_give_equal_bytes() -> None:
    data = originals.saved(originals.gradient(400, 300))
    wanted = [Rendition(width, kind) for width in (90, 200, 400) for kind in WRITABLE]
    first = render(data, wanted, CREDIT)
    assert all(render(data, wanted, CREDIT) == first for _ in range(3))


def test_renditions_come_in_the_order_asked() -> None:
    data = originals.saved(originals.gradient(400, 300))
    wanted = [Rendition(w, k) for w, k in itertools.product((300, 50, 200), WRITABLE)]
    made = render(data, wanted)
    assert [(each.kind, each.width) for each in made] == [
        (each.kind, each.width) for each in wanted
    ]
    for each in made:
        picture = originals.opened(each.data)
        assert (picture.format, picture.size) == (
            each.kind.value.upper(),
            (each.width, each.height),
        )


@pytest.mark.parametrize("kind", READABLE)
def test_a_picture_is_never_enlarged(kind: PictureKind) -> None:
    data = originals.saved(originals.gradient(70, 30), kind.value.upper())
    made = one(data, width=1600)
    assert (made.width, made.height) == (70, 30)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_cameras_orientation_is_applied(orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = originals.saved(originals.quarters(), kind, exif=exif, quality=95)
    upright = ImageOps.exif_transpose(originals.opened(data)).convert("RGBA")
    made = one(data)
    assert (made.width, made.height) == upright.size
    for x, y in ((10, 10), (made.width - 10, 10), (10, made.height - 10)):
        expected = upright.getpixel((x, y))
        assert isinstance(expected, tuple)
        assert near(pixel(made, x, y), expected)


def test_a_broken_note_of_the_camera_does_not_spoil_a_picture() -> None:
    data = originals.saved(originals.quarters())
    broken = originals.segment(0xE1, b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\xff" * 20)
    made = one(data[:2] + broken + data[2:])
    assert (made.width, made.height) == (80, 60)
    assert near(pixel(made, 10, 10), (255, 0, 0, 255))


def test_a_large_jpeg_decoded_small_lies_where_it_should() -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    data = originals.saved(originals.quarters(3001, 1999), exif=exif)
    whole, corner = render(
        data,
        [Rendition(100), Rendition(50, crop=FreeCrop(0.5, 0.5, 0.5, 0.5))],
    )
    assert (whole.width, whole.height) == (100, 150)
    # Turned a quarter to the left: green, white above; red, blue below.
    assert near(pixel(whole, 20, 20), (0, 255, 0, 255))
    assert near(pixel(whole, 80, 20), (255, 255, 255, 255))
    assert near(pixel(whole, 20, 130), (255, 0, 0, 255))
    for x, y in ((2, 2), (47, 2), (2, 72), (47, 72)):
        assert near(pixel(corner, x, y), (0, 0, 255, 255), by=40)


def test_a_crop_shows_what_matters() -> None:
    data = originals.saved(originals.quarters(400, 300), "PNG")
    made = one(data, width=100, crop=FocalCrop(1, 1, 0.0, 0.0))
    assert (made.width, made.height) == (100, 100)
    assert near(pixel(made, 5, 5), (255, 0, 0, 255))
    made = one(data, width=100, crop=FreeCrop(0.5, 0, 0.5, 0.5))
    assert (made.width, made.height) == (100, 75)
    assert near(pixel(made, 50, 40), (0, 255, 0, 255))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (PictureKind.JPEG, (255, 255, 255, 255)),
        (PictureKind.WEBP, (0, 0, 0, 0)),
        (PictureKind.AVIF, (0, 0, 0, 0)),
    ],
)
def test_transparency_stays_or_lies_on_white(kind: PictureKind, expected: Pixel) -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 255), (20, 0, 40, 40))
    made = one(originals.saved(picture, "PNG"), kind)
    seen = pixel(made, 5, 20)
    assert seen[3] == expected[3]
    assert expected[3] == 0 or near(seen, expected)
    assert near(pixel(made, 35, 20), (255, 0, 0, 255), by=20)


def test_transparency_in_a_palette_counts() -> None:
    palette = Image.new("P", (40, 40), 1)
    palette.putpalette([255, 0, 0, 0, 0, 255])
    palette.paste(0, (0, 0, 20, 40))
    for kind in ("PNG", "GIF"):
        made = one(originals.saved(palette, kind, transparency=0))
        assert near(pixel(made, 5, 20), (255, 255, 255, 255))
        assert near(pixel(made, 35, 20), (0, 0, 255, 255))


def test_transparency_that_hides_nothing_is_dropped() -> None:
    made = one(originals.saved(originals.gradient().convert("RGBA"), "PNG"), PictureKind.WEBP)
    assert originals.opened(made.data).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK"])
def test_every_mode_comes_out(mode: str) -> None:
    picture = originals.gradient(64, 64, mode)
    data = originals.saved(picture, "JPEG" if mode == "CMYK" else "PNG")
    for made in render(data, [Rendition(64, each) for each in WRITABLE]):
        assert originals.opened(made.data).mode in {"L", "RGB", "RGBA"}
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture.convert("RGBA"))
        if made.kind is PictureKind.JPEG:
            seen = originals.opened(made.data).convert("RGB")
            shades = zip(ImageStat.Stat(seen).mean, ImageStat.Stat(white).mean[:3], strict=True)
            assert all(abs(one - other) < 3 for one, other in shades)


def test_sixteen_bits_keep_their_brightness() -> None:
    picture = Image.new("I;16", (20, 20), 0xC0FF)
    made = one(originals.saved(picture, "PNG"))
    assert near(pixel(made, 10, 10), (0xC0, 0xC0, 0xC0, 255), by=2)


def test_a_photo_in_other_inks_looks_the_same() -> None:
    """A profile that swaps red and green must be applied, not handed on or ignored."""
    swapped = _swapped_profile()
    data = originals.saved(
        Image.new("RGB", (20, 20), (250, 10, 10)), icc_profile=swapped, quality=95
    )
    assert near(pixel(one(data), 10, 10), (10, 250, 10, 255), by=16)


def test_a_broken_profile_is_left_aside() -> None:
    data = originals.saved(Image.new("RGB", (20, 20), "#0a5a78"), "PNG", icc_profile=b"no profile")
    assert near(pixel(one(data), 10, 10), (0x0A, 0x5A, 0x78, 255))


def test_a_profile_of_other_colours_is_left_aside() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    data = originals.saved(Image.new("RGB", (20, 20), "#0a5a78"), "PNG", icc_profile=lab)
    assert near(pixel(one(data), 10, 10), (0x0A, 0x5A, 0x78, 255))


def _swapped_profile() -> bytes:
    """The sRGB profile with the tags of its red and green primaries exchanged."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"tmp.").replace(b"gXYZ", b"rXYZ").replace(b"tmp.", b"gXYZ")


def test_noise_at_the_best_quality_fits_the_encoders() -> None:
    noise = Image.frombytes("RGB", (500, 300), os.urandom(500 * 300 * 3))
    data = originals.saved(noise, "PNG")
    for made in render(data, [Rendition(500, kind, quality=100) for kind in WRITABLE]):
        assert originals.opened(made.data).size == (500, 300)


def test_quality_is_heeded() -> None:
    data = originals.saved(originals.gradient(300, 200), "PNG")
    for kind in WRITABLE:
        poor, fine = render(data, [Rendition(300, kind, quality=q) for q in (10, 95)])
        assert len(poor.data) < len(fine.data)


def test_no_second_picture_hides_behind_the_first() -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    data = originals.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    for made in render(data, [Rendition(30, kind) for kind in WRITABLE]):
        assert getattr(originals.opened(made.data), "n_frames", 1) == 1
        assert near(pixel(made, 15, 15), (255, 0, 0, 255))


def test_the_child_takes_only_what_the_house_reads() -> None:
    data = originals.saved(originals.gradient(), "AVIF")
    reply = answer(Request(data, PictureKind.AVIF, Limits()))
    assert reply == Failed(
        damaged=False, reason="picture_kind_unknown", facts={"looks_like": "avif"}
    )


def test_answers_in_process_as_in_the_child() -> None:
    data = originals.saved(originals.gradient())
    reply = answer(Request(data, PictureKind.JPEG, Limits(), (Rendition(30),)))
    assert isinstance(reply, Done)
    assert list(reply.pictures) == render(data, [Rendition(30)])
