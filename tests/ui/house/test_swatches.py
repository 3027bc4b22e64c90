"""Colours of sections: seen on every surface, white can be read on them."""

import pytest

from studio.export.colour import contrast
from studio.ui.house.swatches import COLOURS, ON_COLOUR, Swatches
from studio.ui.look.palette import DARK, LIGHT
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

HUES = tuple(colour for colour, _ in COLOURS if colour)


@pytest.mark.parametrize("colour", HUES)
def test_every_colour_is_seen_and_can_be_written_on(colour: str) -> None:
    for palette in (LIGHT, DARK):
        for ground in (palette.window, palette.surface, palette.raised):
            assert contrast(colour, ground) >= 3, ground
    assert contrast(ON_COLOUR, colour) >= 4.5


def test_there_are_ten_and_all_differ() -> None:
    assert len(set(HUES)) == 10
    assert len({name for _, name in COLOURS}) == len(COLOURS)


def test_a_colour_from_elsewhere_is_none_of_them(
    stations: Stations, newsroom: Newsroom, qapp: object
) -> None:
    swatches = Swatches(stations.of(newsroom.chief))
    swatches.show_colour(HUES[0])
    assert swatches.swatch(HUES[0]).isChecked()
    swatches.show_colour("#123456")
    assert not any(swatches.swatch(colour).isChecked() for colour, _ in COLOURS)
    with pytest.raises(KeyError):
        swatches.swatch("#123456")
    swatches.deleteLater()
