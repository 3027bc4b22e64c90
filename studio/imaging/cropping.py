"""Where a rendition lies in its picture, and how large it becomes.

Pure arithmetic, so that a page can announce widths and heights without rendering anything.
Deliberately absent: finding the point that matters; a person names it.
"""

from dataclasses import dataclass
from math import ceil, floor
from typing import Final, assert_never

from studio.imaging.values import Crop, FocalCrop, FreeCrop, Rendition

_HAIR: Final = 1e-6
"""Of a pixel: more than floating point errs, less than anybody sees."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A rectangle of the picture (pixels; `left`, `top` inclusive) and the size it is drawn at."""

    left: int
    top: int
    right: int
    bottom: int
    width: int
    height: int

    @property
    def scale(self) -> float:
        """The size it is drawn at for each pixel of the picture; 1 at most."""
        return max(
            self.width / (self.right - self.left),
            self.height / (self.bottom - self.top),
        )


def place(width: int, height: int, rendition: Rendition) -> Placement:
    """Return where a rendition of a picture of this size lies.

    The rectangle has an area, stays within the picture and is never drawn larger than it is; a
    focal crop contains its point and has its shape to within a pixel.
    """
    left, top, right, bottom = _rectangle(width, height, rendition.crop)
    across, down = right - left, bottom - top
    drawn_width = min(rendition.width, across)
    # A shape that was asked for is met exactly, not through a rectangle that was rounded already.
    match rendition.crop:
        case FocalCrop(across=shape_across, down=shape_down):
            exact = drawn_width * shape_down / shape_across
        case _:
            exact = drawn_width * down / across
    drawn_height = min(down, max(1, _nearest(exact)))
    return Placement(left, top, right, bottom, drawn_width, drawn_height)


def _rectangle(width: int, height: int, crop: Crop | None) -> tuple[int, int, int, int]:
    match crop:
        case None:
            return 0, 0, width, height
        case FreeCrop():
            # A fraction that is meant to be a whole pixel may have come out a hair beside it.
            left = min(floor(crop.x * width + _HAIR), width - 1)
            top = min(floor(crop.y * height + _HAIR), height - 1)
            right = max(left + 1, min(width, ceil((crop.x + crop.width) * width - _HAIR)))
            bottom = max(top + 1, min(height, ceil((crop.y + crop.height) * height - _HAIR)))
            return left, top, right, bottom
        case FocalCrop():
            across = max(1, min(width, _nearest(height * crop.across / crop.down)))
            down = max(1, min(height, _nearest(width * crop.down / crop.across)))
            left = _around(crop.x * width, across, width)
            top = _around(crop.y * height, down, height)
            return left, top, left + across, top + down
        case _:
            assert_never(crop)


def _around(point: float, length: int, whole: int) -> int:
    """Return the start of a stretch of `length` that has `point` in its middle, if it can."""
    return max(0, min(whole - length, _nearest(point - length / 2)))


def _nearest(value: float) -> int:
    """Round half up, the same for odd and even."""
    return floor(value + 0.5)
