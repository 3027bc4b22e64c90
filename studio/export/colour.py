"""The house's accent, made readable on whatever paper a theme prints on.

A chief may choose any colour; text in it must still be read. It keeps its hue and is made darker
or lighter until it reaches the contrast that WCAG 2.2 asks of text (1.4.3, level AA: 4.5 to 1).
Deliberately absent: themes' other colours, which their makers answer for.
"""

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

READABLE: Final = 4.5
COMFORTABLE: Final = 7.0
"""What text asks of a dark ground, where thin letters glare or drown (1.4.6, level AAA)."""

_STEPS: Final = 100
_WHITE: Final = "#FFFFFF"
_INK: Final = "#000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """A colour for text and lines, and one for text that stands on it; as #RRGGBB."""

    colour: str
    on: str


@lru_cache(maxsize=64)
def accent_on(paper: str, wished: str, wanted: float = READABLE) -> Accent:
    """Return the colour nearest to `wished` that has the contrast `wanted` to `paper`.

    Where no shade of it has, the shade with the most; that is never less than `READABLE`.
    """
    reached = (shade for shade in _shades(wished) if contrast(shade, paper) >= wanted)
    colour = next(reached, None) or max(_shades(wished), key=lambda shade: contrast(shade, paper))
    light = contrast(_WHITE, colour) >= contrast(_INK, colour)
    return Accent(colour=colour, on=_WHITE if light else _INK)


def _shades(wished: str) -> Iterator[str]:
    """Yield the shades of a colour, the nearest first, black and white last."""
    for step in range(_STEPS + 1):
        yield _shaded(wished, -step / _STEPS)
        yield _shaded(wished, step / _STEPS)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2, from IEC 61966-2-1)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shaded(colour: str, share: float) -> str:
    """Return `colour` a share of the way to black (negative) or white (positive)."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    goal = 1.0 if share > 0 else 0.0
    parts = colorsys.hls_to_rgb(hue, lightness + (goal - lightness) * abs(share), saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
