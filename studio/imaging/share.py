"""The picture that an article without a photo is shared with: its headline, well set.

1200 by 630 pixels, the shape that Open Graph and Twitter cards show whole. Ink on warm paper, a
band of eight-pointed stars at the far edge, the site's name above. Deliberately absent: photos
(a rendition with a crop serves them) and the newsroom's own colours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin
from typing import Final

from PIL import Image, ImageDraw, ImageFont, features
from PIL.ImageColor import getrgb

from studio.arabic.direction import Direction
from studio.errors import Reason, Unavailable
from studio.imaging.fonts import Family, missing

WIDTH: Final = 1200
HEIGHT: Final = 630

_PAPER_COLOUR: Final = "#F4F2EE"
_INK_COLOUR: Final = "#1B1A19"
_ACCENT_COLOUR: Final = "#0A5A78"
_STAR_COLOUR: Final = "#2C7593"
_HAIR_COLOUR: Final = "#D9D4CA"

# The card has one byte for each pixel, the number of a colour. Letters are drawn with soft edges by
# numbers between those of paper and ink, so that these run along a ramp from the one to the other.
_STAR: Final = 0
_ACCENT: Final = 40
_PAPER: Final = 140
_INK: Final = 250
_HAIR: Final = 255
_RAMPS: Final = (
    (_STAR, _STAR_COLOUR, _ACCENT, _ACCENT_COLOUR),
    (_ACCENT, _ACCENT_COLOUR, _PAPER, _PAPER_COLOUR),
    (_PAPER, _PAPER_COLOUR, _INK, _INK_COLOUR),
    (_HAIR, _HAIR_COLOUR, _HAIR, _HAIR_COLOUR),
)

_BAND: Final = 126
_MARGIN: Final = 76
_MEASURE: Final = WIDTH - _BAND - 2 * _MARGIN
_TOP: Final = 178
_BOTTOM: Final = HEIGHT - 62
_LARGEST: Final = 112
_SMALLEST: Final = 40
_MOST_LINES: Final = 4
_SITE_SIZE: Final = 36
_LEADING: Final = 1.52
_ELLIPSIS: Final = "…"
_SLACK: Final = 1.03
"""How far a length may be off that is reckoned from the words of another size of its letters."""

_COMPRESSION: Final = 3  # a third of the time of 6 for files that are a fifth larger


@dataclass(frozen=True, slots=True)
class _Type:
    """Letters of one size, measured and drawn in one direction; what was measured is kept.

    `other` is another size of the same letters, whose words were measured before.
    """

    font: ImageFont.FreeTypeFont
    direction: Direction
    measured: dict[str, float] = field(default_factory=dict)
    reach: list[tuple[float, float]] = field(default_factory=list)
    other: "_Type | None" = None

    def width(self, text: str) -> float:
        found = self.measured.get(text)
        if found is None:
            found = self.font.getlength(text, direction=self.direction.value)
            self.measured[text] = found
        return found

    def fits(self, text: str, measure: float) -> bool:
        """Say whether a line is at most so wide, without measuring what clearly is or is not."""
        known = self.other or self
        words = text.split(" ")
        reckoned = sum(map(known.width, words)) + known.width(" ") * (len(words) - 1)
        reckoned *= self.font.size / known.font.size
        if reckoned * _SLACK <= measure:
            return True
        return reckoned <= measure * _SLACK and self.width(text) <= measure

    def draw(
        self, page: ImageDraw.ImageDraw, x: float, baseline: float, text: str, ink: int
    ) -> None:
        """Draw from the edge that a reader starts at."""
        anchor = "rs" if self.direction is Direction.RTL else "ls"
        page.text(
            (x, baseline),
            text,
            font=self.font,
            fill=ink,
            anchor=anchor,
            direction=self.direction.value,
        )


def share_card(
    headline: str, site_name: str, *, direction: Direction, fonts: Sequence[Family]
) -> bytes:
    """Return the share picture of a headline as a PNG of 1200 by 630 pixels.

    The letters are as large as four balanced lines allow; what does not fit at the smallest size
    ends in an ellipsis. The first family that has every character is used; characters that none
    has are left out, never drawn as boxes. Equal arguments give equal bytes with the same Pillow
    and fonts. Raises `Unavailable` (ARABIC_SHAPING_MISSING, ARABIC_FONT_MISSING).
    """
    if not features.check("raqm"):
        raise Unavailable(Reason.ARABIC_SHAPING_MISSING)
    if not fonts:
        raise Unavailable(Reason.ARABIC_FONT_MISSING, wanted=())
    headline, family = _writable(headline, fonts)
    site_name, site_family = _writable(site_name, fonts)
    card = Image.new("P", (WIDTH, HEIGHT), _PAPER)
    card.putpalette(_palette())
    page = ImageDraw.Draw(card)
    page.fontmode = "L"  # soft edges, which Pillow does not draw among numbered colours by itself
    rtl = direction is Direction.RTL
    card.paste(_band(), (0 if rtl else WIDTH - _BAND, 0))
    start = WIDTH - _MARGIN if rtl else _MARGIN
    end = start - _MEASURE if rtl else start + _MEASURE

    site = _Type(_font(site_family, _SITE_SIZE), direction)
    site.draw(page, start, 104, _cut(site_name, site, _MEASURE), _ACCENT)
    page.line(((end, 138), (start, 138)), fill=_HAIR, width=2)
    page.rectangle(_box(start, start - 84 if rtl else start + 84, 135, 141), fill=_ACCENT)

    kind, lines = _fit(headline, family, direction)
    leading = kind.font.size * _LEADING
    ascent, descent = _reach(kind)
    room = _BOTTOM - _TOP
    height = (len(lines) - 1) * leading + ascent + descent
    baseline = _TOP + (room - height) / 2 + ascent
    for line in lines:
        kind.draw(page, start, round(baseline), line, _INK)
        baseline += leading
    out = BytesIO()
    card.save(out, "PNG", compress_level=_COMPRESSION)
    return out.getvalue()


def _fit(headline: str, family: Family, direction: Direction) -> tuple[_Type, list[str]]:
    """Return the largest letters that a headline fits in, and its lines."""
    rough = _Type(_font(family, _LARGEST), direction)
    for size in range(_LARGEST, _SMALLEST - 1, -2):
        if not _may_fit(headline, rough, size):
            continue
        kind = _Type(_font(family, size), direction, other=rough)
        lines = _wrap(headline, kind, _MEASURE)
        ascent, descent = _reach(kind)
        height = (len(lines) - 1) * size * _LEADING + ascent + descent
        narrow = all(kind.width(line) <= _MEASURE for line in lines)
        if len(lines) <= _MOST_LINES and narrow and height <= _BOTTOM - _TOP:
            return kind, _balance(headline, kind, len(lines))
    kind = _Type(_font(family, _SMALLEST), direction)
    lines = _wrap(headline, kind, _MEASURE)
    rest = " ".join(lines[_MOST_LINES - 1 :])
    kept = [*lines[: _MOST_LINES - 1], rest]
    return kind, [_cut(line, kind, _MEASURE) for line in kept if line]


def _may_fit(headline: str, rough: _Type, size: int) -> bool:
    """Say quickly that a headline cannot fit in letters of a size; True leaves it open.

    What the largest letters measure is reckoned down: setting lines in every size takes its time.
    """
    measure = _MEASURE * _LARGEST / size * _SLACK
    lines = _wrap(headline, rough, measure)
    ascent, descent = _reach(rough)
    height = (len(lines) - 1) * size * _LEADING + (ascent + descent) * size / _LARGEST / _SLACK
    narrow = all(rough.fits(line, measure) for line in lines)
    return len(lines) <= _MOST_LINES and narrow and height <= _BOTTOM - _TOP


def _wrap(text: str, kind: _Type, measure: float) -> list[str]:
    """Fill lines with whole words; a word wider than the measure has its own line."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and kind.fits(longer, measure):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balance(text: str, kind: _Type, count: int) -> list[str]:
    """Return the same number of lines in the narrowest measure, so that none hangs alone."""
    low, high = 0, _MEASURE
    while high - low > 4:
        middle = (low + high) // 2
        lines = _wrap(text, kind, middle)
        if len(lines) <= count and all(kind.fits(line, middle) for line in lines):
            high = middle
        else:
            low = middle
    return _wrap(text, kind, high)


def _cut(text: str, kind: _Type, measure: float) -> str:
    """Shorten a line that is too long at the end of a word, or of a letter if it is one word."""
    if kind.width(text) <= measure:
        return text
    for shorter in _shorter(text):
        if kind.width(shorter + _ELLIPSIS) <= measure:
            return shorter + _ELLIPSIS
    return ""


def _shorter(text: str) -> Iterator[str]:
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        yield " ".join(words[:count])
    for count in range(len(words[0]) - 1, 0, -1):
        yield words[0][:count]


def _writable(text: str, fonts: Sequence[Family]) -> tuple[str, Family]:
    """Return the text, without what cannot be drawn, and the family that draws most of it."""
    holes = [missing(family.bold, text) for family in fonts]
    best = min(range(len(fonts)), key=lambda at: (len(holes[at]), at))
    drawn = "".join(character for character in text if character not in holes[best])
    return " ".join(drawn.split()), fonts[best]


def _font(family: Family, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(family.bold, size, layout_engine=ImageFont.Layout.RAQM)


def _reach(kind: _Type) -> tuple[float, float]:
    """Return how far ordinary letters reach above and below the baseline, in pixels.

    Measured, because fonts announce room for the tallest marks of any script.
    """
    if not kind.reach:
        way = kind.direction.value
        _, top, _, bottom = kind.font.getbbox("ألكفجيم", anchor="ls", direction=way)
        kind.reach.append((-top, bottom))
    return kind.reach[0]


def _box(x: float, other: float, top: float, bottom: float) -> tuple[float, float, float, float]:
    return min(x, other), top, max(x, other), bottom


@lru_cache(maxsize=1)
def _palette() -> bytes:
    """Return red, green and blue of each numbered colour."""
    colours = bytearray(3 * 256)
    for first, start, last, end in _RAMPS:
        for number in range(first, last + 1):
            share = (number - first) / max(1, last - first)
            colours[3 * number : 3 * number + 3] = bytes(
                round(one + (other - one) * share)
                for one, other in zip(getrgb(start), getrgb(end), strict=True)
            )
    return bytes(colours)


@lru_cache(maxsize=1)
def _band() -> Image.Image:
    """Return a strip of eight-pointed stars, drawn four times as large and shrunk; one for all."""
    zoom, step = 4, _BAND // 2
    band = Image.new("L", (_BAND * zoom, HEIGHT * zoom), _ACCENT)
    page = ImageDraw.Draw(band)
    for row in range(HEIGHT // step + 2):
        for column in range(3):
            x, y = column * step * zoom, row * step * zoom
            page.line(_star(x, y, step * zoom * 0.5), fill=_STAR, width=zoom + 2, joint="curve")
            page.line(_star(x, y, step * zoom * 0.2), fill=_STAR, width=zoom + 1, joint="curve")
    return band.reduce(zoom)


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the outline of two squares laid across each other, closed."""
    inner = radius * cos(pi / 4) / cos(pi / 8)
    return [
        (
            x + cos(pi / 8 * turn) * (inner if turn % 2 else radius),
            y + sin(pi / 8 * turn) * (inner if turn % 2 else radius),
        )
        for turn in range(18)
    ]
