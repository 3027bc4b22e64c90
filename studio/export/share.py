"""The picture that an article without a photo is shared with, kept by what it shows.

A computer without an Arabic font gives none: no picture is better than empty boxes. What draws is
imported as there is something to draw: the letters are asked for of every site. Deliberately
absent: drawing it (`studio.imaging.share`), and photos (`pictures`).
"""

import hashlib
import json
import os
from functools import cached_property
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import TYPE_CHECKING, Final

import PIL

from studio.arabic.direction import Direction
from studio.errors import Reason, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from studio.export.pictures import PictureFile
    from studio.imaging.fonts import Family
    from studio.imaging.values import Rendered

_PATH: Final = "pictures/share.png"
_FORM: Final = 3
_EXPECTED: Final = frozenset({Reason.ARABIC_FONT_MISSING, Reason.ARABIC_SHAPING_MISSING})


class ShareCards:
    """Sets headlines as share pictures and keeps them in the folder `cache`.

    `find_fonts` finds the families that can write Arabic, and is asked once; whoever knows their
    `letters` from another process says so, and it is asked only when there is something to draw.
    """

    def __init__(
        self,
        cache: Path,
        find_fonts: "Callable[[], Sequence[Family]]",
        letters: tuple[str, ...] | None = None,
    ) -> None:
        self._cache = cache
        self._find_fonts = find_fonts
        self._letters = letters

    def card(self, headline: str, site_name: str, direction: Direction) -> "PictureFile | None":
        """Return the share picture of a headline, None where no font can write it."""
        from studio.export.pictures import PictureFile, keep, kept

        if not self.letters:
            return None
        key = hashlib.sha256(self._facts)
        said = map(encode_basestring_ascii, (headline, site_name, direction.value))
        key.update(f"{', '.join(said)}]".encode())
        place = os.path.join(self._cache, key.hexdigest())  # noqa: PTH118 - every page asks
        found = kept(place)
        if found is None:
            found = self._drawn(headline, site_name, direction)
            if found is None:
                return None
            keep(Path(place), found)
        return PictureFile(
            path=_PATH,
            kind=found.kind,
            width=found.width,
            height=found.height,
            data=found.data,
            sha256=found.sha256,
        )

    def _drawn(self, headline: str, site_name: str, direction: Direction) -> "Rendered | None":
        from studio.imaging.share import HEIGHT, WIDTH, share_card
        from studio.imaging.values import PictureKind, Rendered

        if not self._fonts:
            return None
        try:
            data = share_card(headline, site_name, direction=direction, fonts=self._fonts)
        except Unavailable as error:
            if error.reason not in _EXPECTED:
                raise
            return None
        return Rendered(data, PictureKind.PNG, WIDTH, HEIGHT)

    @cached_property
    def _fonts(self) -> "Sequence[Family]":
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
        if self._letters is not None:
            return self._letters
        return tuple(hashlib.sha256(family.bold.read_bytes()).hexdigest() for family in self._fonts)
