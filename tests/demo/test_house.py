"""The sample newsroom keeps names, words, texts and colours that its stories use."""

from pathlib import Path

from studio.demo.house import COLOURS, NAMES
from studio.resources import resource
from studio.ui.house.swatches import COLOURS as OFFERED


def test_the_names_are_those_of_its_stories() -> None:
    told = "\n".join(one.read_text("utf-8") for one in Path(str(resource("demo"))).glob("*.md"))
    for naming in NAMES:
        said = (naming.name, naming.latin, *naming.spellings)
        assert any(form and form in told for form in said), naming.name


def test_sections_wear_colours_that_the_window_offers() -> None:
    assert set(COLOURS.values()) <= {colour for colour, _ in OFFERED}
