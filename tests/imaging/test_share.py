import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, features

from studio.arabic.direction import Direction
from studio.errors import Reason, Unavailable
from studio.imaging import share
from studio.imaging.fonts import Family
from studio.imaging.share import share_card
from tests.imaging import originals

HEADLINE = "ميناء جديد يستقبل أولى سفن الحاويات قبل موعده بثلاثة أشهر"
SITE = "النور نيوز"
BAND = 126

words = st.text("ابتجحدرسعفقكلمنهوي", min_size=1, max_size=12)
headlines = st.lists(words, min_size=1, max_size=60).map(" ".join)


def card(
    headline: str, fonts: tuple[Family, ...], direction: Direction = Direction.RTL
) -> Image.Image:
    return originals.opened(share_card(headline, SITE, direction=direction, fonts=fonts))


def headline_box(picture: Image.Image, direction: Direction) -> tuple[int, int, int, int]:
    """Where the ink of the headline lies."""
    left = BAND if direction is Direction.RTL else 0
    field = picture.convert("RGB").crop((left, 150, left + share.WIDTH - BAND, share.HEIGHT))
    paper = Image.new("RGB", field.size, "#F4F2EE")
    box = ImageChops.difference(field, paper).getbbox()
    assert box is not None
    return box[0] + left, box[1] + 150, box[2] + left, box[3] + 150


def test_it_is_a_png_of_the_size_that_is_shared(families: tuple[Family, ...]) -> None:
    picture = card(HEADLINE, families)
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert not {"dpi", "exif", "icc_profile", "Software"} & set(picture.info)


def test_equal_headlines_give_equal_bytes(families: tuple[Family, ...]) -> None:
    first, second = (
        share_card(HEADLINE, SITE, direction=Direction.RTL, fonts=families) for _ in range(2)
    )
    assert first == second


def test_letters_are_joined(families: tuple[Family, ...]) -> None:
    apart = "\u200c".join("بيت")
    joined = headline_box(card("بيت", families), Direction.RTL)
    loose = headline_box(card(apart, families), Direction.RTL)
    assert joined[2] - joined[0] < loose[2] - loose[0]


def test_a_line_begins_where_a_reader_begins(families: tuple[Family, ...]) -> None:
    left, _, right, _ = headline_box(card("الكأس", families), Direction.RTL)
    assert abs(right - (1200 - 76)) < 12
    assert left > 600
    picture = card("Cup", families, Direction.LTR)
    left, _, right, _ = headline_box(picture, Direction.LTR)
    assert abs(left - 76) < 12
    assert right < 600


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize(
    "headline", ["نعم", HEADLINE, HEADLINE * 9, "س" * 300, "Harbour 2026 " * 8]
)
def test_the_headline_stays_on_its_ground(
    headline: str, direction: Direction, families: tuple[Family, ...]
) -> None:
    left, top, right, bottom = headline_box(card(headline, families, direction), direction)
    start = BAND if direction is Direction.RTL else 0
    assert start + 40 < left < right < start + share.WIDTH - BAND - 40
    assert 150 < top < bottom < share.HEIGHT - 20


@given(headlines)
@settings(max_examples=20)
def test_lines_hold_the_words_in_their_order(families: tuple[Family, ...], headline: str) -> None:
    kind, lines = share._fit(headline, families[0], Direction.RTL)
    assert 1 <= len(lines) <= 4
    assert all(kind.width(line) <= share._MEASURE for line in lines)
    shown = " ".join(lines)
    if shown != headline:
        assert kind.font.size == share._SMALLEST
        assert shown.endswith("…")
        assert headline.startswith(shown.removesuffix("…"))


def test_no_line_hangs_alone(families: tuple[Family, ...]) -> None:
    kind, lines = share._fit(HEADLINE, families[0], Direction.RTL)
    widths = [kind.width(line) for line in lines]
    assert min(widths) > 0.5 * max(widths)


def test_shorter_headlines_are_larger(families: tuple[Family, ...]) -> None:
    sizes = [
        share._fit(HEADLINE * count, families[0], Direction.RTL)[0].font.size for count in (1, 2, 3)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


def test_what_no_font_has_is_left_out(families: tuple[Family, ...]) -> None:
    plain = share_card(HEADLINE, SITE, direction=Direction.RTL, fonts=families)
    odd = share_card(f"🎉{HEADLINE} 漢", SITE + "🎉", direction=Direction.RTL, fonts=families)
    assert odd == plain


@pytest.mark.parametrize("headline", ["", " ", "🎉"])
def test_a_headline_without_letters_leaves_the_card_bare(
    headline: str, families: tuple[Family, ...]
) -> None:
    assert card(headline, families).size == (1200, 630)


def test_without_a_font_there_is_no_card() -> None:
    with pytest.raises(Unavailable) as caught:
        share_card(HEADLINE, SITE, direction=Direction.RTL, fonts=())
    assert caught.value.reason is Reason.ARABIC_FONT_MISSING


def test_without_shaping_there_is_no_card(
    families: tuple[Family, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features, "check", lambda _: False)
    with pytest.raises(Unavailable) as caught:
        share_card(HEADLINE, SITE, direction=Direction.RTL, fonts=families)
    assert caught.value.reason is Reason.ARABIC_SHAPING_MISSING
