"""Every pair of colours that stand on one another can be read (WCAG 2.2, 1.4.3 and 1.4.11)."""

import pytest
from msgspec.structs import fields

from studio.export.colour import contrast
from studio.storage.codes import Stage
from studio.ui.look.palette import PALETTES, Palette, Scheme

TEXT, PART = 4.5, 3.0
GROUNDS = ("window", "surface", "raised", "selection", "hover")
INKS = ("text",)
STAGES = ("draft", "in_review", "changes", "approved", "published")


@pytest.mark.parametrize("scheme", Scheme)
class TestContrast:
    def test_text_on_every_ground(self, scheme: Scheme) -> None:
        palette = PALETTES[scheme]
        for ground in GROUNDS:
            assert ratio(palette, "text", ground) >= TEXT, ground

    def test_muted_text_on_the_grounds_it_stands_on(self, scheme: Scheme) -> None:
        palette = PALETTES[scheme]
        for ground in GROUNDS:
            assert ratio(palette, "muted", ground) >= TEXT, ground

    def test_accent_as_text_and_under_text(self, scheme: Scheme) -> None:
        palette = PALETTES[scheme]
        for ground in ("window", "surface", "raised"):
            assert ratio(palette, "accent", ground) >= TEXT, ground
        assert ratio(palette, "on_accent", "accent") >= TEXT

    def test_stages_on_lists_and_chips(self, scheme: Scheme) -> None:
        palette = PALETTES[scheme]
        for stage in STAGES:
            for ground in ("window", "surface", "raised"):
                assert ratio(palette, stage, ground) >= TEXT, (stage, ground)

    def test_text_on_marks_of_review(self, scheme: Scheme) -> None:
        palette = PALETTES[scheme]
        for ground in ("comment", "insert", "delete"):
            assert ratio(palette, "text", ground) >= TEXT, ground
        assert ratio(palette, "insert_text", "insert") >= TEXT
        assert ratio(palette, "delete_text", "delete") >= TEXT
        for ground in ("window", "surface", "raised"):
            assert ratio(palette, "delete_text", ground) >= TEXT
            assert ratio(palette, "insert_text", ground) >= TEXT

    def test_the_toasts_words_on_its_ground(self, scheme: Scheme) -> None:
        assert ratio(PALETTES[scheme], "window", "text") >= TEXT

    def test_outlines_of_controls(self, scheme: Scheme) -> None:
        palette = PALETTES[scheme]
        for ground in ("window", "surface", "raised"):
            assert ratio(palette, "control_border", ground) >= PART, ground
            assert ratio(palette, "accent", ground) >= PART, ground

    def test_every_stage_has_a_colour_of_the_palette(self, scheme: Scheme) -> None:
        palette = PALETTES[scheme]
        colours = {getattr(palette, one.name) for one in fields(Palette)}
        assert {palette.stage(stage) for stage in Stage} <= colours


def ratio(palette: Palette, ink: str, ground: str) -> float:
    return contrast(getattr(palette, ink), getattr(palette, ground))
