import sys
from pathlib import Path

import pytest
from PIL import Image

from studio.errors import Damaged, MidadError, Reason, Refused, Unavailable
from studio.imaging.guard import probe, render
from studio.imaging.values import Limits, PictureKind, Probe, Rendition
from tests.imaging import originals

SMALL = [Rendition(40, PictureKind.JPEG)]


def refusal(data: bytes, limits: Limits | None = None) -> MidadError:
    with pytest.raises(MidadError) as caught:
        probe(data, limits=limits or Limits())
    with pytest.raises(MidadError) as again:
        render(data, SMALL, limits=limits or Limits())
    assert again.value.reason is caught.value.reason
    return caught.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_says_what_a_picture_is(kind: str) -> None:
    data = originals.saved(originals.gradient(90, 50), kind)
    assert probe(data) == Probe(PictureKind(kind.lower()), 90, 50, turned=False, animated=False)


def test_a_turned_picture_is_measured_as_people_see_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = originals.saved(originals.gradient(90, 50), exif=exif)
    assert probe(data) == Probe(PictureKind.JPEG, 50, 90, turned=True, animated=False)


def test_the_name_is_never_asked(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(originals.saved(originals.gradient(), "PNG"))
    assert probe(file.read_bytes()).kind is PictureKind.PNG


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"", None),
        (b"a", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "svg"),
        (b"<?xml version='1.0'?>\n<!-- hidden -->\n<SVG onload='alert(1)'/>", "svg"),
        (originals.saved(originals.gradient(), "TIFF"), "tiff"),
        (originals.saved(originals.gradient(), "BMP"), "bmp"),
        (originals.saved(originals.gradient(), "AVIF"), "avif"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "heic"),
        (b"<!DOCTYPE html><p>404", "html"),
        (b"%PDF-1.7", "pdf"),
    ],
)
def test_what_is_not_read_is_refused_by_content(data: bytes, looks_like: str | None) -> None:
    error = refusal(data)
    assert isinstance(error, Refused)
    assert error.reason is Reason.PICTURE_KIND_UNKNOWN
    assert error.facts["looks_like"] == looks_like
    assert error.facts["allowed"] == ("jpeg", "png", "webp", "gif")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("kept", [0.02, 0.5, 0.9])
def test_a_truncated_picture_is_damaged(kind: str, kept: float) -> None:
    data = originals.saved(originals.gradient(300, 200), kind)
    error = refusal(data[: max(12, int(len(data) * kept))])
    assert isinstance(error, Damaged)
    assert error.reason is Reason.PICTURE_DAMAGED


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff" + b"noise" * 100,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        b"RIFF\x10\x00\x00\x00WEBPVP8 \xff\xff\xff\xff",
        b"GIF89a",
        b"GIF89a\xff\xff\xff\xff\x00\x00\x00",
        originals.png_of(0, 0, originals.packed_zeros(10)),
    ],
)
def test_a_start_alone_makes_no_picture(data: bytes) -> None:
    error = refusal(data)
    assert error.reason in {Reason.PICTURE_DAMAGED, Reason.PICTURE_TOO_MANY_PIXELS}


def test_a_file_over_the_limit_is_refused_before_anything_is_started() -> None:
    with pytest.raises(Refused) as caught:
        probe(b"\xff\xd8\xff" + bytes(100), limits=Limits(size=50), worker=["/nowhere"])
    assert caught.value.reason is Reason.PICTURE_TOO_LARGE
    assert caught.value.facts == {"size": 103, "limit": 50}


def test_the_house_limits_are_64_megabytes_and_60_megapixels() -> None:
    with pytest.raises(Refused) as caught:
        probe(b"\xff\xd8\xff" + bytes(64 << 20))
    assert caught.value.reason is Reason.PICTURE_TOO_LARGE
    just = originals.png_of(10_000, 6_000, originals.packed_zeros(10_001 * 6_000))
    assert probe(just).width == 10_000


@pytest.mark.parametrize(
    "data",
    [
        originals.png_of(60_000, 60_000, b""),
        originals.png_of(20_000, 20_000, originals.packed_zeros(20_001 * 20_000)),
        bytes.fromhex("474946383961 ffffffff 000000 2c 00000000 ffffffff 00 02 02 4401 00 3b"),
        b"RIFF\x1e\x00\x00\x00WEBPVP8L\x11\x00\x00\x00\x2f\xff\xff\xff\x0f" + bytes(13),
    ],
)
def test_a_bomb_is_refused(data: bytes) -> None:
    assert len(data) < 1_000_000
    assert refusal(data).reason in {
        Reason.PICTURE_TOO_MANY_PIXELS,
        Reason.PICTURE_TAKES_TOO_MUCH_MEMORY,
        Reason.PICTURE_DAMAGED,
    }


def test_too_many_pixels_are_told_from_the_head() -> None:
    error = refusal(originals.png_of(60_000, 60_000, b""))
    assert error.reason is Reason.PICTURE_TOO_MANY_PIXELS
    assert error.facts == {"limit": 60_000_000}


def test_a_bomb_in_a_text_of_a_picture_does_no_harm() -> None:
    bomb = originals.chunk(b"zTXt", b"Comment\x00\x00" + originals.packed_zeros(200 << 20))
    data = originals.png_of(4, 4, originals.packed_zeros(20), bomb)
    assert refusal(data).reason is Reason.PICTURE_DAMAGED


def test_a_bomb_in_a_colour_profile_does_no_harm() -> None:
    bomb = originals.chunk(b"iCCP", b"sRGB\x00\x00" + originals.packed_zeros(200 << 20))
    data = originals.png_of(4, 4, originals.packed_zeros(20), bomb)
    assert refusal(data).reason is Reason.PICTURE_DAMAGED


def test_an_animation_of_many_frames_costs_its_first() -> None:
    frames = [Image.new("L", (500, 500), shade) for shade in range(200)]
    data = originals.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    found = probe(data, limits=Limits(cpu_seconds=5))
    assert (found.width, found.height, found.animated) == (500, 500, True)
    (first,) = render(data, SMALL)
    assert originals.opened(first.data).getpixel((5, 5)) == (0, 0, 0)


def test_memory_is_limited() -> None:
    data = originals.png_of(9_000, 6_000, originals.packed_zeros((9_000 * 3 + 1) * 6_000), colour=2)
    error = refusal(data, Limits(memory=220 << 20))
    assert error.reason is Reason.PICTURE_TAKES_TOO_MUCH_MEMORY
    assert error.facts == {"limit": 220 << 20}


@pytest.fixture
def jpeg() -> bytes:
    return originals.saved(originals.gradient())


def child(code: str) -> list[str]:
    return [sys.executable, "-c", f"import sys; sys.stdin.buffer.read()\n{code}"]


def test_a_child_that_hangs_is_ended(jpeg: bytes) -> None:
    with pytest.raises(Refused) as caught:
        probe(jpeg, limits=Limits(seconds=0.5), worker=child("import time; time.sleep(60)"))
    assert caught.value.reason is Reason.PICTURE_TAKES_TOO_LONG
    assert caught.value.facts == {"seconds": 0.5}


def test_processor_time_is_limited(jpeg: bytes) -> None:
    burning = child(
        "from studio.imaging.worker import limit\n"
        "from studio.imaging.values import Limits\n"
        "limit(Limits(cpu_seconds=1))\n"
        "while True: pass"
    )
    with pytest.raises(Refused) as caught:
        probe(jpeg, limits=Limits(cpu_seconds=1), worker=burning)
    assert caught.value.reason is Reason.PICTURE_TAKES_TOO_LONG


def test_a_child_that_crashes_means_a_damaged_picture(jpeg: bytes) -> None:
    with pytest.raises(Damaged) as caught:
        probe(jpeg, worker=child("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"))
    assert caught.value.reason is Reason.PICTURE_DAMAGED
    assert caught.value.facts == {"problem": "SIGSEGV"}


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("raise KeyError('our bug')", "KeyError: 'our bug'"),
        ("sys.exit(3)", "exit 3"),
        ("pass", "no head"),
        ("sys.stdout.buffer.write(b'\\0\\0\\0\\2{}')", "no head"),
        ("sys.stdout.buffer.write(b'\\0\\0\\0\\x0e{\"sizes\": [9]}')", "broken off"),
        ("sys.stdout.buffer.write(b'\\0\\0\\0\\x0d{\"sizes\": []}')", "not a reply"),
    ],
)
def test_a_child_without_an_answer_is_unavailable(jpeg: bytes, code: str, problem: str) -> None:
    with pytest.raises(Unavailable) as caught:
        probe(jpeg, worker=child(code))
    assert caught.value.reason is Reason.PICTURE_WORKER_FAILED
    assert caught.value.facts == {"problem": problem}


def test_a_child_that_cannot_start_is_unavailable(jpeg: bytes) -> None:
    with pytest.raises(Unavailable) as caught:
        probe(jpeg, worker=["/nowhere/at/all"])
    assert caught.value.reason is Reason.PICTURE_WORKER_FAILED


def test_the_child_is_found_from_any_folder(
    jpeg: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert probe(jpeg).width == 60


def test_nothing_asked_is_nothing_done(jpeg: bytes) -> None:
    assert render(jpeg, [], worker=["/nowhere"]) == []
