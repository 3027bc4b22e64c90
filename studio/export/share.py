"""The picture that an article without a photo is shared with, kept by what it shows.

A computer without an Arabic font gives none: no picture is better than empty boxes. What draws is
imported as there is something to draw: the letters are asked for of every site. Deliberately
absent: drawing it (`studio.imaging.share`), and photos (`pictures`).
"""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import PIL

from studio.arabic.direction import Direction
from studio.errors import Reason, Unavailable
from studio.imaging.fonts import Family

if TYPE_CHECKING:
    from studio.export.pictures import PictureFile

_PATH: Final = "pictures/share.png"
_FORM: Final = 3
_EXPECTED: Final = frozenset({Reason.ARABIC_FONT_MISSING, Reason.ARABIC_SHAPING_MISSING})


class ShareCards:
    """Sets headlines as share pictures and keeps them in the folder `cache`.

    `find_fonts` finds the families that can write Arabic, and is asked once.
    """

    def __init__(self, cache: Path, find_fonts: Callable[[], Sequence[Family]]) -> None:
        self._cache = cache
        self._find_fonts = find_fonts

    def card(self, headline: str, site_name: str, direction: Direction) -> "PictureFile | None":
        """Return the share picture of a headline, None where no font can write it."""
        from studio.export.pictures import PictureFile, keep, kept
        from studio.imaging.share import HEIGHT, WIDTH, share_card
        from studio.imaging.values import PictureKind, Rendered

        if not self._fonts:
            return None
        key = hashlib.sha256(self._facts)
        key.update(json.dumps((headline, site_name, direction))[1:].encode())
        place = os.path.join(self._cache, key.hexdigest())  # noqa: PTH118 - every page asks
        found = kept(place)
        if found is None:
            try:
                data = share_card(headline, site_name, direction=direction, fonts=self._fonts)
            except Unavailable as error:
                if error.reason not in _EXPECTED:
                    raise
                return None
            found = Rendered(data, PictureKind.PNG, WIDTH, HEIGHT)
            keep(Path(place), found)
        return PictureFile(
            path=_PATH, kind=PictureKind.PNG, width=WIDTH, height=HEIGHT, data=found.data
        )

    @cached_property
    def _fonts(self) -> Sequence[Family]:
        try:
            return self._find_fonts()
        except Unavailable as error:
            if error.reason not in _EXPECTED:
                raise
            return ()

    @cached_property
    def _facts(self) -> bytes:
        """What is the same for every headline: the start of a JSON array, which goes on."""
        return (json.dumps((_FORM, PIL.__version__, self.letters))[:-1] + ", ").encode()

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """What tells the fonts apart: their bytes, wherever they lie."""
        return tuple(hashlib.sha256(family.bold.read_bytes()).hexdigest() for family in self._fonts)
