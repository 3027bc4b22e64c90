"""What the styles and lists of a Word file say: which paragraphs are headings, which are items.

Names of Word's own styles are English in every language of Word; their ids are not. Deliberately
absent: how anything looks.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studio.arabic.direction import Direction
from studio.document import docx_names as names
from studio.document.blocks import ListKind
from studio.document.docx_names import W

if TYPE_CHECKING:
    from lxml import etree

_DEEPEST: Final = 20
_HEADING: Final = re.compile(r"heading ([1-9])")
_NAMED: Final = {
    "title": names.TITLE,
    "subtitle": names.STANDFIRST,
    "midad kicker": names.KICKER,
    "midad byline": names.BYLINE,
    "byline": names.BYLINE,
    "midad dateline": names.DATELINE,
    "dateline": names.DATELINE,
    "quote": names.QUOTE,
    "intense quote": names.PULL_QUOTE,
    "caption": names.CAPTION,
    "midad credit": names.CREDIT,
    "midad alternative text": names.ALT,
    "midad picture source": names.SOURCE,
    "midad code": names.CODE,
    "html preformatted": names.CODE,
    "midad rule": names.RULE,
    "midad code text": names.CODE_TEXT,
    "html code": names.CODE_TEXT,
}
_OFF: Final = frozenset({"0", "false", "off", "none"})


def value(element: "etree._Element | None", name: str = "val") -> str:
    """Return what an element says, nothing where there is none."""
    return "" if element is None else element.get(f"{W}{name}", "")


def is_on(element: "etree._Element | None") -> bool:
    """Say whether a switch is there and not off."""
    return element is not None and value(element) not in _OFF


def whole_number(text: str, otherwise: int) -> int:
    """Return the number that a text is."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise


@dataclass(frozen=True, slots=True)
class Look:
    """What a style makes of a paragraph or run; `heading` counts from one, nought is none."""

    role: str = ""
    heading: int = 0
    number: tuple[str, int] | None = None
    """A list and the level in it."""


class Styles:
    """The styles by their ids."""

    def __init__(self, root: "etree._Element | None") -> None:
        self.own = False
        """Whether the file was written by Midad, whoever changed it since."""
        self.direction: Direction | None = None
        self.languages = ("", "")
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        if root is None:
            return
        for style in root.iterchildren(f"{W}style"):
            self._elements[value(style, "styleId")] = style
        self.own = names.RULE in self._elements
        bidi = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi")
        if bidi is not None:
            self.direction = Direction.RTL if is_on(bidi) else Direction.LTR
        tongue = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        self.languages = (value(tongue, "bidi"), value(tongue))

    def look(self, style: str) -> Look:
        """Return what a style says, with the styles that it builds on."""
        if style not in self._looks:
            self._looks[style] = self._look_of(style)
        return self._looks[style]

    def _look_of(self, style: str) -> Look:
        role, heading, number = "", 0, None
        for _ in range(_DEEPEST):
            element = self._elements.get(style)
            if element is None:
                break
            name = value(element.find(f"{W}name")).lower()
            found = _HEADING.fullmatch(name)
            if not heading and not role and found is not None:
                heading = int(found[1])
            role = role or ("" if heading else _NAMED.get(name, ""))
            shape = element.find(f"{W}pPr")
            if shape is not None:
                if not heading and not role and shape.find(f"{W}outlineLvl") is not None:
                    heading = whole_number(value(shape.find(f"{W}outlineLvl")), 9) + 1
                number = number or numbered(shape)
            style = value(element.find(f"{W}basedOn"))
        return Look(role, heading if heading <= 9 else 0, number)


def numbered(shape: "etree._Element") -> tuple[str, int] | None:
    """Return the list and the level in it that properties of a paragraph name."""
    found = shape.find(f"{W}numPr")
    if found is None:
        return None
    level = whole_number(value(found.find(f"{W}ilvl")), 0)
    return value(found.find(f"{W}numId")), max(level, 0)


@dataclass(frozen=True, slots=True)
class ListLevel:
    """What stands before the items of a level, and with which number they begin."""

    kind: ListKind
    start: int


class Lists:
    """The lists by their ids."""

    def __init__(self, root: "etree._Element | None") -> None:
        self._levels: dict[tuple[str, int], ListLevel | None] = {}
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        if root is None:
            return
        for one in root.iterchildren(f"{W}abstractNum"):
            self._abstract[value(one, "abstractNumId")] = one
        for one in root.iterchildren(f"{W}num"):
            self._numbers[value(one, "numId")] = one

    def level(self, number: str, level: int) -> ListLevel | None:
        """Return what a level of a list is, None where nothing stands before its paragraphs."""
        if (number, level) not in self._levels:
            self._levels[number, level] = self._level_of(number, level)
        return self._levels[number, level]

    def _level_of(self, number: str, level: int) -> ListLevel | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        abstract = self._abstract.get(value(element.find(f"{W}abstractNumId")))
        shape = _of_level(abstract, f"{W}lvl", level)
        override = _of_level(element, f"{W}lvlOverride", level)
        own = None if override is None else override.find(f"{W}lvl")
        shape = shape if own is None else own
        if shape is None:
            return None
        form = value(shape.find(f"{W}numFmt"))
        start = whole_number(value(shape.find(f"{W}start")), 1)
        if override is not None:
            start = whole_number(value(override.find(f"{W}startOverride")), start)
        if form in {"none", ""}:
            return None
        kind = ListKind.BULLET if form == "bullet" else ListKind.NUMBER
        return ListLevel(kind, max(start, 0))


def _of_level(parent: "etree._Element | None", tag: str, level: int) -> "etree._Element | None":
    if parent is None:
        return None
    for one in parent.iterchildren(tag):
        if value(one, "ilvl") == str(level):
            return one
    return None
