"""What is asked of a picture and what comes back: the values of this floor.

They exist apart from the code that works on them, so that every other floor can hold them
without importing Pillow. Deliberately absent: captions, rights and hashes; other floors keep
those.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class PictureKind(StrEnum):
    """A format of picture files that the house reads, writes or both."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    AVIF = "avif"

    @property
    def media_type(self) -> str:
        """The type that HTTP and HTML name it by (IANA media types)."""
        return f"image/{self.value}"

    @property
    def suffix(self) -> str:
        """The end of its file names, with the dot."""
        return ".jpg" if self is PictureKind.JPEG else f".{self.value}"


READABLE = (PictureKind.JPEG, PictureKind.PNG, PictureKind.WEBP, PictureKind.GIF)
"""What the house takes in."""

WRITABLE = (PictureKind.AVIF, PictureKind.WEBP, PictureKind.JPEG)
"""What the house sends out, the smallest files first, as a page offers them."""

_FLATTEST = 100
"""No crop is more than so many times as wide as it is high, or as high as it is wide."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a picture may cost before it is refused.

    `size` is in bytes of the file, `pixels` is width by height, `memory` is in bytes of address
    space of the child process, `seconds` of the clock and `cpu_seconds` of all processors
    together. The child's memory is held on Linux, its processor time wherever there are
    resource limits (not on Windows), the clock everywhere.
    """

    size: int = 64 * 1024 * 1024
    pixels: int = 60_000_000
    memory: int = 1536 * 1024 * 1024
    seconds: float = 30.0
    cpu_seconds: int = 60


@dataclass(frozen=True, slots=True)
class FreeCrop:
    """A rectangle of a picture in fractions of its width and height, from the top left corner.

    Raises `ValueError` unless it has an area and lies within the picture.
    """

    x: float
    y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        within = 0 <= self.x < 1 and 0 <= self.y < 1 and self.width > 0 and self.height > 0
        # A thousandth of a pixel of the largest picture forgives what fractions lose.
        if not (within and self.x + self.width <= 1 + 1e-9 and self.y + self.height <= 1 + 1e-9):
            raise ValueError("a crop lies within its picture")


@dataclass(frozen=True, slots=True)
class FocalCrop:
    """The largest rectangle of a shape (`across` to `down`) around the point that matters.

    The point (`x`, `y`) is given in fractions of width and height and never falls outside; the
    picture is not left. Raises `ValueError` for a point outside or a shape without area.
    """

    across: int
    down: int
    x: float = 0.5
    y: float = 0.5

    def __post_init__(self) -> None:
        if self.across < 1 or self.down < 1:
            raise ValueError("a shape has an area")
        if max(self.across, self.down) > _FLATTEST * min(self.across, self.down):
            raise ValueError("a shape is no line")
        if not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise ValueError("the point that matters lies within the picture")


Crop: TypeAlias = FreeCrop | FocalCrop


@dataclass(frozen=True, slots=True)
class Rendition:
    """One picture file to be made from an original.

    `width` is in pixels and an upper bound: a picture is never enlarged. `quality` goes from 1
    to 100 on the format's own scale; None stands for the house's choice for that format.
    Raises `ValueError` for a format that the house does not write.
    """

    width: int
    kind: PictureKind = PictureKind.JPEG
    quality: int | None = None
    crop: Crop | None = None

    def __post_init__(self) -> None:
        if self.kind not in WRITABLE:
            raise ValueError(f"{self.kind} is not written")
        if self.width < 1:
            raise ValueError("a width is at least one pixel")
        if self.quality is not None and not 1 <= self.quality <= 100:
            raise ValueError("a quality lies between 1 and 100")


@dataclass(frozen=True, slots=True)
class Probe:
    """What is known of a picture that was decoded to its last pixel.

    `width` and `height` are in pixels as people see it: after the orientation that the camera
    noted, which is applied whenever it is rendered; `turned` says that there was one.
    """

    kind: PictureKind
    width: int
    height: int
    turned: bool
    animated: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished picture file; `width` and `height` in pixels.

    `sha256` is the hash of `data` in hexadecimal, empty where nobody found it out.
    """

    data: bytes = field(repr=False)
    kind: PictureKind
    width: int
    height: int
    sha256: str = field(default="", repr=False, compare=False)
