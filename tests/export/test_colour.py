import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.export.colour import COMFORTABLE, READABLE, accent_on, contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


def test_contrast_is_as_wcag_has_it() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0A5A78", "#0A5A78") == pytest.approx(1)


@given(COLOURS, COLOURS)
def test_an_accent_can_be_read_on_any_paper(paper: str, wished: str) -> None:
    accent = accent_on(paper, wished)
    assert contrast(accent.colour, paper) >= READABLE
    assert contrast(accent.on, accent.colour) >= READABLE


@given(COLOURS)
def test_the_dark_page_is_comfortable(wished: str) -> None:
    assert contrast(accent_on("#212429", wished, COMFORTABLE).colour, "#212429") >= COMFORTABLE


def test_a_colour_that_can_be_read_is_kept() -> None:
    assert accent_on("#FFFFFF", "#0A5A78").colour == "#0A5A78"
    assert accent_on("#FFFFFF", "#0A5A78").on == "#FFFFFF"
