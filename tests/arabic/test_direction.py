"""Which way a text runs, and what is not seen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.direction import (
    BIDI_CONTROLS,
    FSI,
    LRI,
    PDI,
    RLI,
    RLO,
    Direction,
    detect,
    first_strong,
    isolate,
    strip_bidi_controls,
    strip_invisible,
)
from tests.arabic.texts import hostile
from tests.profiles import count
from tests.samples import main_sample

MANY = settings(max_examples=count(200, 10_000))
RTL, LTR = Direction.RTL, Direction.LTR


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("محادثات في موسكو", RTL),
        ("Reuters: محادثات", RTL),
        ("2025: محادثات", RTL),
        ("2025: Reuters: محادثات", RTL),
        ("BBC و CNN تتحدثان عن الأزمة", RTL),
        ("بحسب Wall Street Journal", RTL),
        ("Talks in Moscow", LTR),
        ("The word قهوة means coffee in every city", LTR),
        ("قهوة means coffee in Arabic, and it came to us through Turkish", LTR),
        ("المصدر: https://www.example.com/a/very/long/address/of/an/article", RTL),
        ("https://www.example.com/a/long/address المصدر", RTL),
        ("press.office@example.com وزارة", RTL),
        ("https://www.example.com/", LTR),
        (f"{LRI}Talks in Moscow and elsewhere{PDI} محادثات", RTL),
        (f"{LRI}Talks in Moscow", LTR),
        ("שלום", RTL),
    ],
)
def test_the_direction_of_a_paragraph(text: str, direction: Direction) -> None:
    assert detect(text) is direction
    assert detect(text, default=LTR) is direction


@pytest.mark.parametrize("text", ["", "2025", "١٢٣", "—…؟", " \u200f", "👍"])
def test_without_letters_it_is_the_default(text: str) -> None:
    assert detect(text) is RTL
    assert detect(text, default=LTR) is LTR


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Reuters: محادثات", LTR),
        ("«رويترز» Reuters", RTL),
        ("123، قال", RTL),
        ("123", None),
        (f"{LRI}Reuters{PDI}: محادثات", RTL),
        (f"{FSI}a{LRI}b{PDI}c{PDI}ب", RTL),
        (f"{RLI}ب", None),
        (f"{PDI}a", LTR),
        ("\u200f a", RTL),
        ("؟ a", RTL),
        ("\u202ea", LTR),
    ],
)
def test_the_first_strong_character(text: str, direction: Direction | None) -> None:
    assert first_strong(text) is direction


def test_every_line_of_an_arabic_article_is_right_to_left() -> None:
    assert {detect(line, default=LTR) for line in main_sample().lines} == {RTL}


@MANY
@given(hostile)
def test_bidi_controls_go_and_nothing_else(text: str) -> None:
    assert strip_bidi_controls(text) == "".join(c for c in text if c not in BIDI_CONTROLS)


@pytest.mark.parametrize(
    ("direction", "opening"), [(Direction.LTR, LRI), (Direction.RTL, RLI), (None, FSI)]
)
def test_an_isolate_opens_by_its_direction(direction: Direction | None, opening: str) -> None:
    assert isolate("Reuters", direction) == f"{opening}Reuters{PDI}"


@MANY
@given(st.one_of(hostile, st.text(st.sampled_from(f"{LRI}{RLI}{FSI}{PDI}aب"), max_size=12)))
def test_no_run_breaks_out_of_its_isolate(text: str) -> None:
    isolated = isolate(text, None)
    depth = 0
    for index, character in enumerate(isolated):
        depth += character in {LRI, RLI, FSI}
        depth -= character == PDI
        assert depth > 0 or index == len(isolated) - 1
    assert depth == 0
    assert strip_bidi_controls(isolated) == strip_bidi_controls(text)
    assert isolate(isolated, None) == f"{FSI}{isolated}{PDI}"


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200c\u200c\u200fخواهم", "می\u200cخواهم"),
        ("مُ\u200cن", "مُ\u200cن"),
        ("ا\u200cب", "اب"),
        ("خبر\u200c عاجل", "خبر عاجل"),
        ("عاجل\u200c", "عاجل"),
        ("1446 ه\u200d", "1446 ه\u200d"),
        ("م\u200dن", "من"),
        ("\u200dمن", "من"),
        ("a\u200db\u200cc", "abc"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("👨\u200d", "👨"),
        ("❤\ufe0f حب", "❤\ufe0f حب"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("ب\ufe0f", "ب"),
        (f"سعر {RLO}كاذب\u202c", "سعر كاذب"),
        ("\ufeffعنوان\u00ad طويل\u200b", "عنوان طويل"),
        ("a\x00\x1bb\tc\nd", "ab\tc\nd"),
        ("\u3164\u2800\U000e0041", ""),
    ],
)
def test_only_what_is_seen_stays(text: str, visible: str) -> None:
    assert strip_invisible(text) == visible


@MANY
@given(hostile)
def test_nothing_invisible_is_left_to_strip(text: str) -> None:
    visible = strip_invisible(text)
    assert strip_invisible(visible) == visible
    assert not BIDI_CONTROLS & set(visible)


def test_hostile_lengths_cost_no_squares() -> None:
    for piece in ("a", "a.", "a@", "ه\u200c", "ه\u0301\u200c", LRI, PDI):
        text = piece * 20_000
        detect(text)
        strip_invisible(text)
        isolate(text, RTL)
