import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.imaging.kinds import kind_of, resemblance
from studio.imaging.values import READABLE, WRITABLE, PictureKind
from tests.imaging import originals


@pytest.mark.parametrize("kind", READABLE)
def test_knows_what_the_house_reads(kind: PictureKind) -> None:
    data = originals.saved(originals.gradient(), kind.value.upper())
    assert kind_of(data) is kind
    assert resemblance(data) == kind.value


@given(st.binary(max_size=40))
def test_takes_any_bytes(data: bytes) -> None:
    kind = kind_of(data)
    assert kind is None or resemblance(data) == kind.value


def test_a_video_is_called_one() -> None:
    assert resemblance(b"\x00\x00\x00\x18ftypisom") == "video"


def test_names_for_the_web() -> None:
    assert [kind.suffix for kind in WRITABLE] == [".avif", ".webp", ".jpg"]
    assert PictureKind.JPEG.media_type == "image/jpeg"
