"""How a crop changes when it is drawn, moved or pulled at an edge: arithmetic in ten-thousandths.

Whatever is asked, the crop stays within its picture and is never smaller than `LEAST`.
"""

from enum import Enum
from typing import Final

from studio.document.blocks import WHOLE, Crop

LEAST: Final = 300
"""The least width and height of a crop, in the unit of `Crop`."""
WHOLE_PICTURE: Final = Crop(0, 0, WHOLE, WHOLE)


class Edge(Enum):
    """Which edge of a crop is pulled, along one axis; or that it is moved, or left as it is."""

    NONE = 0
    FIRST = 1
    LAST = 2
    BOTH = 3


def drawn(x: int, y: int, other_x: int, other_y: int) -> Crop:
    """Return the crop between two corners."""
    left, width = _between(x, other_x)
    top, height = _between(y, other_y)
    return Crop(left, top, width, height)


def pulled(crop: Crop, across: Edge, down: Edge, dx: int, dy: int) -> Crop:
    """Return a crop with its edges pulled by so much."""
    left, width = _pulled(crop.left, crop.width, across, dx)
    top, height = _pulled(crop.top, crop.height, down, dy)
    return Crop(left, top, width, height)


def moved(crop: Crop, dx: int, dy: int) -> Crop:
    """Return a crop moved by so much."""
    return pulled(crop, Edge.BOTH, Edge.BOTH, dx, dy)


def within(place: int) -> int:
    """Return a place as it lies in the picture."""
    return min(max(place, 0), WHOLE)


def _between(one: int, other: int) -> tuple[int, int]:
    first, last = sorted((within(one), within(other)))
    length = max(last - first, LEAST)
    first = min(first, WHOLE - length)
    return first, length


def _pulled(start: int, length: int, edge: Edge, by: int) -> tuple[int, int]:
    end = start + length
    least = min(LEAST, length)
    match edge:
        case Edge.NONE:
            return start, length
        case Edge.BOTH:
            return min(max(start + by, 0), WHOLE - length), length
        case Edge.FIRST:
            start = min(max(start + by, 0), end - least)
        case Edge.LAST:
            end = max(min(end + by, WHOLE), start + least)
    return start, end - start
