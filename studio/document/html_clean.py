"""What of foreign HTML may be looked at, as a flat run of events.

nh3 parses as browsers do and lets through only what is listed here; what it writes is well nested
and written in one way, so that one expression tells its tokens apart, and reads the very tree that
nh3 saw. The events then become values of our own schema: no tag of a stranger is ever written
again.

Deliberately absent: `style` as a way to look; `html_marks` reads emphasis off it and no more.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Final, NamedTuple, TypeAlias

import nh3

DATA_PREFIX: Final = "data-midad-"
"""Attributes by which our own interchange HTML says what HTML has no word for."""


class Start(NamedTuple):
    """An element begins."""

    tag: str
    attributes: Mapping[str, str]

    @property
    def classes(self) -> list[str]:
        """The words of its ``class``."""
        return self.attributes.get("class", "").split()


class End(NamedTuple):
    """An element ends; elements that are always empty have no end."""

    tag: str


class Characters(NamedTuple):
    """Text, with its character references resolved."""

    text: str


Event: TypeAlias = Start | End | Characters

VOID: Final = frozenset({"br", "hr", "img", "wbr", "col"})
"""The allowed elements that have no end."""

_TAGS: Final = frozenset((
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br",
    "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
    "dl", "dt", "em", "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "iframe", "img", "ins", "kbd", "li",
    "main", "mark", "menu", "nav", "ol", "p", "picture", "pre", "q", "s", "samp", "section",
    "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
))  # fmt: skip
_GONE_WITH_CONTENT: Final = frozenset((
    "applet", "audio", "button", "canvas", "datalist", "embed", "frameset", "head", "map", "math",
    "noembed", "noframes", "noscript", "object", "option", "script", "select", "style", "svg",
    "template", "textarea", "title", "video", "xml", "xmp",
))  # fmt: skip
_ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "*": frozenset({"class", "dir", "hidden", "id", "lang", "role", "style"}),
    "a": frozenset({"href", "name", "rel", "title"}),
    "iframe": frozenset({"src", "title"}),
    "img": frozenset({"alt", "data-plain-text", "height", "src", "width"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
}
_CLEANER: Final = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags=set(_GONE_WITH_CONTENT),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    generic_attribute_prefixes={DATA_PREFIX},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
)
_FRAGMENT: Final = re.compile(r"<!--\s*(Start|End)Fragment\s*-->", re.IGNORECASE)
_TOKEN: Final = re.compile(
    r'<(?P<start>[a-z][a-z0-9]*)(?P<attributes>(?: [^ \t\n\f\r/>=]+="[^"]*")*)>'
    r"|</(?P<end>[a-z][a-z0-9]*)>|<?[^<]*"
)
_ATTRIBUTE: Final = re.compile(r' ([^ \t\n\f\r/>=]+)="([^"]*)"')
_LIST: Final = re.compile(r"<([uo]l)\b", re.IGNORECASE)
_FIRST_TAG: Final = re.compile(r"\s*<([a-z]+)", re.IGNORECASE)
_AROUND: Final[Mapping[str, str]] = {
    "caption": "<table>",
    "col": "<table>",
    "colgroup": "<table>",
    "tbody": "<table>",
    "td": "<table><tr>",
    "tfoot": "<table>",
    "th": "<table><tr>",
    "thead": "<table>",
    "tr": "<table>",
}


def events(html: str) -> list[Event]:
    """Return what is allowed of `html`, in reading order, every start matched by its end.

    `html` must have passed `html_limits.require_affordable`. A clipboard's context around its
    fragment is left out.
    """
    return _tokens(_CLEANER.clean(_fragment(html)))


def _fragment(html: str) -> str:
    """Return what lies between a clipboard's fragment marks, or all where there are none."""
    marks = {found[1].lower(): found for found in _FRAGMENT.finditer(html)}
    start, end = marks.get("start"), marks.get("end")
    if start is None:
        return html
    fragment = html[start.end() : end.start() if end else len(html)]
    first = _FIRST_TAG.match(fragment)
    name = first[1].lower() if first else ""
    if name == "li":
        # The list itself was left out by the marks; its kind stands before them.
        lists = _LIST.findall(html[: start.start()])
        return f"<{lists[-1] if lists else 'ul'}>{fragment}"
    return _AROUND.get(name, "") + fragment


def _tokens(html: str) -> list[Event]:
    """Return the tokens of HTML that nh3 wrote."""
    found: list[Event] = []
    starts: dict[str, Start] = {}  # a page says the same few things many times
    position = 0
    while position < len(html) and (token := _TOKEN.match(html, position)):
        position = token.end()
        start, end = token["start"], token["end"]
        if start is not None:
            whole = token[0]
            if (event := starts.get(whole)) is None:
                event = starts[whole] = Start(start, _attributes(token["attributes"]))
            found.append(event)
            if start == "iframe":
                # nh3 writes a frame's text as it came, with tags in it; nobody is shown it.
                position = html.index("</iframe>", position)
        elif end is None:
            found.append(Characters(unescape(token[0])))
        elif end not in VOID:
            found.append(End(end))
    return found


def _attributes(written: str) -> Mapping[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}
