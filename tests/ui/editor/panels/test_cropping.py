"""The arithmetic of crops: whatever is asked, a crop stays in its picture."""

from hypothesis import given
from hypothesis import strategies as st

from studio.document.blocks import WHOLE, Crop
from studio.ui.editor.panels.cropping import LEAST, Edge, drawn, moved, pulled

PLACES = st.integers(-2 * WHOLE, 2 * WHOLE)


@st.composite
def crops(draw: st.DrawFn) -> Crop:
    return drawn(draw(PLACES), draw(PLACES), draw(PLACES), draw(PLACES))


@given(crops())
def test_what_is_drawn_can_be_seen(crop: Crop) -> None:
    assert crop.width >= LEAST
    assert crop.height >= LEAST


@given(crops(), st.sampled_from(Edge), st.sampled_from(Edge), PLACES, PLACES)
def test_what_is_pulled_stays_in_the_picture(
    crop: Crop, across: Edge, down: Edge, dx: int, dy: int
) -> None:
    new = pulled(crop, across, down, dx, dy)
    assert new.width >= LEAST
    if across in {Edge.NONE, Edge.BOTH}:
        assert new.width == crop.width
    if down is Edge.LAST:
        assert new.top == crop.top


@given(crops(), PLACES, PLACES)
def test_a_crop_that_is_moved_keeps_its_size(crop: Crop, dx: int, dy: int) -> None:
    new = moved(crop, dx, dy)
    assert (new.width, new.height) == (crop.width, crop.height)
    assert moved(crop, 0, 0) == crop
