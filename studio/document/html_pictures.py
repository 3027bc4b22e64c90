"""Pictures that HTML carries within itself, taken out of it before it is read.

Word processors and browsers write small pictures into the page as ``data:`` addresses. They are
lifted out first, so that the limits for HTML count words and tags alone, and each leaves a name
behind by which its figure is known again. Word and LibreOffice also write pictures of what is
copied into the computer's folder for temporary files; whoever may read there hands in how.
Deliberately absent: decoding; the newsroom keeps what it can, as any other picture.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from studio.errors import Reason, Refused

MOST_PICTURES: Final = 60
LARGEST_TOTAL: Final = 48 * 1024 * 1024
"""Bytes of all pictures of a page together, as they are written there."""
_PLACE: Final = "embedded-picture-{number}"
_EMBEDDED: Final = re.compile(
    r"data:image/(?:png|jpe?g|webp|gif)(?:;[a-z-]{1,20}=[\w.-]{1,40})*;base64,([A-Za-z0-9+/=\s%]*)"
    r"|(?<=src=[\"'])(file:[^\"'<>]{1,1000})",
    re.IGNORECASE,
)
_SMALLEST: Final = 200
"""Characters of base64 below which a picture is a dot that holds a page apart."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """A page without its pictures, and the pictures by the names that stand there now."""

    html: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)


ReadFile = Callable[[str], bytes]
"""Returns what a ``file:`` address holds, nothing where it may not be read."""


def lift_pictures(html: str, read_file: ReadFile | None = None) -> Lifted:
    """Return `html` with its own pictures taken out of it. Linear in the text.

    With `read_file`, pictures in files come out too. Those beyond `MOST_PICTURES`, and what is no
    base64, leave nothing behind. Raises `Refused` (HTML_TOO_LARGE) where the pictures are more than
    `LARGEST_TOTAL`.
    """
    if "base64," not in html and (read_file is None or "file:" not in html.lower()):
        return Lifted(html)
    found: dict[str, bytes] = {}
    kept: list[str] = []
    position = total = 0
    for one in _EMBEDDED.finditer(html):
        kept.append(html[position : one.start()])
        position = one.end()
        data = b""
        if len(found) < MOST_PICTURES:
            if one[1] is not None:
                data = _decoded(one[1])
            elif read_file is not None:
                data = read_file(unescape(one[2]))
        total += len(data) if one[1] is None else one.end(1) - one.start(1)
        if total > LARGEST_TOTAL:
            raise Refused(Reason.HTML_TOO_LARGE, size=total, limit=LARGEST_TOTAL)
        if data:
            name = _PLACE.format(number=len(found) + 1)
            found[name] = data
            kept.append(name)
    kept.append(html[position:])
    return Lifted("".join(kept), found)


def _decoded(written: str) -> bytes:
    if len(written) < _SMALLEST:
        return b""
    try:
        return base64.b64decode(re.sub(r"\s|%0[aAdD]", "", written), validate=True)
    except (binascii.Error, ValueError):
        return b""
