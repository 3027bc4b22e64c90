"""A sheet to draw scenes on, and the chance that varies them.

Coordinates go from 0 to 1, across and down; everything is drawn twice as large and shrunk, since
Pillow draws hard edges. Deliberately absent: any source of chance but the seed, so that a seed
always gives the same picture.
"""

from collections.abc import Sequence
from hashlib import blake2b
from io import BytesIO
from math import pi, sin
from typing import Final

from PIL import Image, ImageDraw, ImageOps

_ZOOM: Final = 2

Point = tuple[float, float]


class Chance:
    """A stream of numbers that follows from a seed alone, on every machine and Python."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._count = 0

    def part(self) -> float:
        """Return the next number from 0 up to 1."""
        digest = blake2b(self._seed + self._count.to_bytes(8, "big"), digest_size=6).digest()
        self._count += 1
        return int.from_bytes(digest, "big") / 2**48

    def between(self, low: float, high: float) -> float:
        """Return the next number of a range."""
        return low + (high - low) * self.part()

    def pick(self, choices: Sequence[str]) -> str:
        """Return one of the choices."""
        return choices[int(self.part() * len(choices))]


class Sheet:
    """A picture in the making, `aspect` times as wide as it is high."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._image = Image.new("RGB", (width * _ZOOM, height * _ZOOM), "white")
        self._draw = ImageDraw.Draw(self._image)
        self.aspect = width / height

    def shade(self, upper: str, lower: str, top: float = 0, bottom: float = 1) -> None:
        """Fill from one height to another with a colour that turns into the next."""
        first, last = self._down(top), self._down(bottom)
        ramp = Image.linear_gradient("L").resize((1, max(1, last - first)))
        band = ImageOps.colorize(ramp, upper, lower).resize((self._image.width, ramp.height))
        self._image.paste(band, (0, first))

    def area(self, points: Sequence[Point], colour: str) -> None:
        """Fill a polygon."""
        self._draw.polygon([self._at(point) for point in points], fill=colour)

    def block(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Fill a rectangle."""
        box = (*self._at((left, top)), *self._at((right, bottom)))
        self._draw.rectangle(box, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str, squash: float = 1) -> None:
        """Fill a circle, its radius in heights of the sheet; `squash` flattens it."""
        across = radius / self.aspect
        box = (
            *self._at((x - across, y - radius * squash)),
            *self._at((x + across, y + radius * squash)),
        )
        self._draw.ellipse(box, fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float = 0.003) -> None:
        """Draw a line, its width in heights of the sheet."""
        thick = max(1, round(width * self._image.height))
        self._draw.line(
            [self._at(point) for point in points], fill=colour, width=thick, joint="curve"
        )

    def ridge(
        self, chance: Chance, height: float, swing: float, colour: str, waves: int = 4
    ) -> None:
        """Fill everything below a rolling line around a height."""
        crests = [(chance.between(0, 2 * pi), chance.between(0.4, 1)) for _ in range(waves)]
        steps = 160
        line = [
            (
                step / steps,
                height
                + swing
                * sum(
                    share / (turn + 1) * sin((turn + 1) * 2.2 * pi * step / steps + phase)
                    for turn, (phase, share) in enumerate(crests)
                ),
            )
            for step in range(steps + 1)
        ]
        self.area([(0, 1), *line, (1, 1)], colour)

    def jpeg(self) -> bytes:
        """Return the finished picture, shrunk to its size."""
        out = BytesIO()
        finished = self._image.resize(self._size, Image.Resampling.BOX)
        finished.save(out, "JPEG", quality=90, subsampling=0, optimize=True)
        return out.getvalue()

    def _at(self, point: Point) -> Point:
        return point[0] * self._image.width, point[1] * self._image.height

    def _down(self, height: float) -> int:
        return round(height * self._image.height)


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour between two (`#rrggbb`), `share` of the way to the other."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
