import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.imaging.canvas import Chance, mixed
from studio.imaging.drawing import Scene, draw_scene
from studio.imaging.guard import probe
from studio.imaging.values import PictureKind
from tests.imaging import originals

SIZE = (360, 240)


@pytest.mark.parametrize("scene", Scene)
def test_a_scene_follows_from_its_seed(scene: Scene) -> None:
    first = draw_scene("a", scene, SIZE)
    assert draw_scene("a", scene, SIZE) == first
    assert draw_scene("b", scene, SIZE) != first
    picture = originals.opened(first)
    assert (picture.format, picture.size, picture.mode) == ("JPEG", SIZE, "RGB")
    assert not picture.getexif()
    colours = picture.quantize(32).getcolors()
    assert colours is not None
    assert len(colours) > 8, "a picture, no empty sheet"


@pytest.mark.parametrize("size", [(300, 300), (200, 320), (640, 200)])
@pytest.mark.parametrize("scene", Scene)
def test_a_scene_fills_any_shape(scene: Scene, size: tuple[int, int]) -> None:
    assert originals.opened(draw_scene("a", scene, size)).size == size


def test_a_scene_is_large_enough_for_every_crop_by_itself() -> None:
    found = probe(draw_scene("a", Scene.HARBOUR))
    assert found.kind is PictureKind.JPEG
    assert min(found.width, found.height) >= 1200


@given(st.text(), st.floats(-100, 100), st.floats(0, 100))
def test_chance_stays_in_its_range_and_repeats(seed: str, low: float, span: float) -> None:
    one, other = Chance(seed), Chance(seed)
    for _ in range(5):
        value = one.between(low, low + span)
        assert low <= value <= low + span
        assert other.between(low, low + span) == value
    assert one.pick("abc") in "abc"


def test_colours_mix() -> None:
    assert mixed("#000000", "#ffffff", 0) == "#000000"
    assert mixed("#000000", "#ff8040", 0.5) == "#804020"
    assert mixed("#102030", "#ffffff", 1) == "#ffffff"
