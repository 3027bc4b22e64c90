import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.imaging.cropping import Placement, place
from studio.imaging.values import FocalCrop, FreeCrop, PictureKind, Rendition

sides = st.integers(1, 12_000)
widths = st.integers(1, 4_000)
fractions = st.floats(0, 1)


@st.composite
def focal_crops(draw: st.DrawFn) -> FocalCrop:
    across = draw(st.integers(1, 200))
    down = draw(st.integers(max(1, across // 100 + 1), across * 100))
    return FocalCrop(across, down, draw(fractions), draw(fractions))


@st.composite
def free_crops(draw: st.DrawFn) -> FreeCrop:
    x, y = draw(st.floats(0, 0.999)), draw(st.floats(0, 0.999))
    width = draw(st.floats(0.0001, 1 - x)) if x < 0.9999 else 1 - x
    height = draw(st.floats(0.0001, 1 - y)) if y < 0.9999 else 1 - y
    return FreeCrop(x, y, width, height)


def lies_well(placement: Placement, width: int, height: int, asked: int) -> None:
    assert 0 <= placement.left < placement.right <= width
    assert 0 <= placement.top < placement.bottom <= height
    assert 1 <= placement.width <= min(asked, placement.right - placement.left)
    assert 1 <= placement.height <= placement.bottom - placement.top
    assert 0 < placement.scale <= 1


@given(sides, sides, widths)
def test_the_whole_picture_keeps_its_shape(width: int, height: int, asked: int) -> None:
    placement = place(width, height, Rendition(asked))
    lies_well(placement, width, height, asked)
    assert (placement.left, placement.top, placement.right, placement.bottom) == (
        0,
        0,
        width,
        height,
    )
    assert placement.height == 1 or abs(placement.height - placement.width * height / width) <= 0.5


@given(sides, sides, widths, focal_crops())
def test_a_focal_crop_holds_its_point_and_shape(
    width: int, height: int, asked: int, crop: FocalCrop
) -> None:
    placement = place(width, height, Rendition(asked, crop=crop))
    lies_well(placement, width, height, asked)
    assert placement.left <= crop.x * width <= placement.right
    assert placement.top <= crop.y * height <= placement.bottom
    across, down = placement.right - placement.left, placement.bottom - placement.top
    assert across == width or down == height, "the largest of its shape"
    assert abs(across - down * crop.across / crop.down) <= max(1, crop.across / crop.down) or abs(
        down - across * crop.down / crop.across
    ) <= max(1, crop.down / crop.across)


@given(sides, sides, widths, free_crops())
def test_a_free_crop_stays_within(width: int, height: int, asked: int, crop: FreeCrop) -> None:
    placement = place(width, height, Rendition(asked, crop=crop))
    lies_well(placement, width, height, asked)
    assert abs(placement.left - crop.x * width) <= 1
    assert abs(placement.bottom - (crop.y + crop.height) * height) <= 1


@given(st.integers(1, 12_000), st.data())
def test_a_free_crop_of_whole_pixels_is_exactly_those(side: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, side - 1))
    end = data.draw(st.integers(start + 1, side))
    crop = FreeCrop(start / side, start / side, (end - start) / side, (end - start) / side)
    placement = place(side, side, Rendition(480, crop=crop))
    assert (placement.left, placement.right) == (placement.top, placement.bottom) == (start, end)


def test_a_pixel_that_floating_point_misses_by_a_hair_is_not_shown() -> None:
    assert place(1800, 1200, Rendition(480, crop=FreeCrop(0.0, 0.1025, 1.0, 0.02))).top == 123


@pytest.mark.parametrize(
    ("across", "down", "height"), [(1, 1, 1200), (4, 3, 900), (16, 9, 675), (1200, 630, 630)]
)
def test_the_shapes_of_search_and_sharing_are_met_exactly(
    across: int, down: int, height: int
) -> None:
    for width, tall in ((2400, 1600), (1920, 1280), (4032, 3024), (3001, 2003)):
        placement = place(width, tall, Rendition(1200, crop=FocalCrop(across, down, 0.3, 0.9)))
        assert (placement.width, placement.height) == (1200, height)


@pytest.mark.parametrize(
    "values",
    [(-0.1, 0, 1, 1), (0, 0, 0, 1), (0, 0, 1.01, 1), (0.5, 0, 0.6, 1), (0, float("nan"), 1, 1)],
)
def test_a_crop_outside_is_no_crop(values: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="within"):
        FreeCrop(*values)


@pytest.mark.parametrize(
    "values",
    [(0, 1, 0.5, 0.5), (1, 0, 0.5, 0.5), (1, 1, 1.1, 0), (1, 1, 0, float("nan")), (1, 101, 0, 0)],
)
def test_a_point_outside_is_no_point(values: tuple[int, int, float, float]) -> None:
    with pytest.raises(ValueError):
        FocalCrop(*values)


def test_a_rendition_is_checked_when_it_is_named() -> None:
    for values in ((0, PictureKind.JPEG, 80), (10, PictureKind.GIF, 80), (10, PictureKind.JPEG, 0)):
        with pytest.raises(ValueError):
            Rendition(*values)
