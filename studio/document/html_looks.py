"""Whether HTML says how it looks: fonts, sizes and colours, which no article keeps.

Deliberately absent: which ones; whoever pastes has to know only that they are gone.
"""

import re
from typing import Final

_STYLE: Final = re.compile(
    r"""<[a-z][^<>]{0,400}?\sstyle\s*=\s*("[^"]{0,2000}|'[^']{0,2000})""", re.IGNORECASE
)
_LOOK: Final = re.compile(
    r"(?:^|[\s;\"'])(?:color|background(?:-color)?|font(?:-family|-size)?)\s*:"
)
_FONT: Final = re.compile(r"<font\b", re.IGNORECASE)
_LOOKED_AT: Final = 200_000
"""Characters; whatever has looks says so early."""


def has_looks(html: str) -> bool:
    """Tell whether `html` gives some of its text a font, a size or a colour."""
    beginning = html[:_LOOKED_AT]
    if _FONT.search(beginning):
        return True
    return any(_LOOK.search(found[1].lower()) for found in _STYLE.finditer(beginning))
