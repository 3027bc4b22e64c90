"""What foreign HTML may cost, judged before any parser sees it.

An HTML parser keeps promises that hostile input turns against it: 100,000 nested elements, or
formatting that is never closed and is opened again in every block, make a small file cost minutes
and gigabytes. This look goes through the text once and refuses such files.

Deliberately absent: a judgement of what the tags mean; `html_clean` makes that.
"""

import re
from typing import Final

from studio.errors import Reason, Refused

LARGEST: Final = 4 * 1024 * 1024
"""Bytes of UTF-8."""
MOST_TAGS: Final = 60_000
"""Opening and closing tags together."""
DEEPEST: Final = 400
"""Elements within one another."""
_MOST_REOPENED: Final = 300_000

_VOID: Final = frozenset((
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
# Ended by what follows, so that old pages leave hundreds of them open at no cost.
_ENDS_BY_ITSELF: Final = frozenset((
    "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt",
    "tbody", "td", "tfoot", "th", "thead", "tr",
))  # fmt: skip
# Opened again by the parser in every block that follows, until something closes them.
_FORMATTING: Final = frozenset((
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
    "u",
))  # fmt: skip
_REOPENED_AT_ONCE: Final = 3  # of equal ones: the standard's "Noah's Ark clause"
_RAW: Final = {
    name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_TAG: Final = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^\s/>]*)([^>]{0,2000})>?)")


def require_affordable(html: str) -> None:
    """Raise `Refused` where reading `html` would cost more than an article is worth.

    Reasons: ``HTML_TOO_LARGE``, ``HTML_TOO_MANY_TAGS``, ``HTML_TOO_DEEP``. Linear in the text.
    """
    size = len(html) if html.isascii() else len(html.encode("utf-8", "replace"))
    if size > LARGEST:
        raise Refused(Reason.HTML_TOO_LARGE, size=size, limit=LARGEST)
    _Scan().run(html)


class _Scan:
    """One walk over the tags, with a rough picture of what is open."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._count: dict[str, int] = {}
        self._unclosed: dict[str, list[str]] = {}  # formatting: attributes, by name
        self._reopening = 0
        self._reopened = 0

    def run(self, html: str) -> None:
        position, tags = 0, 0
        while found := _TAG.search(html, position):
            position = found.end()
            if found[1]:
                # As in the standard: "<!-->" is a whole comment.
                end = html.find("-->", found.start() + 2)
                if end < 0:
                    return
                position = end + 3
                continue
            tags += 1
            if tags > MOST_TAGS:
                raise Refused(Reason.HTML_TOO_MANY_TAGS, limit=MOST_TAGS)
            name = found[3].lower()
            if found[2]:
                self._close(name)
            elif (raw := _RAW.get(name)) is not None:
                end_tag = raw.search(html, position)
                if end_tag is None:
                    return
                position = end_tag.start()
            else:
                self._start(name, found[4])
            if len(self._open) + self._reopening > DEEPEST:
                raise Refused(Reason.HTML_TOO_DEEP, limit=DEEPEST)
            if self._reopened > _MOST_REOPENED:
                raise Refused(Reason.HTML_TOO_MANY_TAGS, limit=MOST_TAGS)

    def _start(self, name: str, attributes: str) -> None:
        if name in _FORMATTING:
            equal = self._unclosed.setdefault(name, [])
            if equal.count(attributes) < _REOPENED_AT_ONCE:
                equal.append(attributes)
                self._reopening += 1
            return
        foreign = ":" in name or self._count.get("svg") or self._count.get("math")
        ends_here = foreign and attributes.endswith("/")
        if name not in _VOID and name not in _ENDS_BY_ITSELF and not ends_here:
            self._open.append(name)
            self._count[name] = self._count.get(name, 0) + 1

    def _close(self, name: str) -> None:
        if name in _FORMATTING:
            if self._unclosed.get(name):
                self._unclosed[name].pop()
                self._reopening -= 1
            return
        self._reopened += self._reopening
        while self._count.get(name):
            gone = self._open.pop()
            self._count[gone] -= 1
            if gone == name:
                return
