"""How a tag is written: elements, attributes and text, escaped by construction.

Only `studio.export.html` and the themes' templates make elements; both get here whatever they say.
What is returned is `Markup`, which templates do not escape again; a plain `str` given to `element`
is text and is escaped. Escaping follows the HTML Living Standard, 13.3.

Deliberately absent: any knowledge of articles.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

import msgspec
from markupsafe import Markup

Value: TypeAlias = str | int | bool | None
"""An attribute's value: True is the bare name, False and None leave the attribute out."""

_VOID: Final = frozenset({"br", "hr", "img", "meta", "link", "source"})
_IN_SCRIPT: Final = {
    character.encode(): f"\\u{ord(character):04x}".encode() for character in "<>&\u2028\u2029"
}


def text(value: str) -> Markup:
    """Return `value` as text between tags; what is `Markup` already stays as it is."""
    return value if type(value) is Markup else Markup(escaped(value))  # noqa: S704 - escaped here


def escaped(value: str) -> str:
    """Return what is written for `value` as text, for a writer that marks its whole work itself.

    What is `Markup` already stays as it is. `Markup` is slow to make, and a page has a thousand
    pieces.
    """
    if type(value) is Markup:
        return value
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(name: str, value: Value) -> Markup:
    """Return an attribute with a space before it, or nothing for False and None."""
    return Markup(_attribute(name, value))  # noqa: S704 - escaped below


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    said = str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = said.replace('"', "&quot;").replace("'", "&#39;")
    return f' {name}="{said}"'


def opening(name: str, attributes: Mapping[str, Value] | None = None) -> str:
    """Return a start tag, as `escaped`; attributes stand in the order they are given in."""
    if not attributes:
        return f"<{name}>"
    written = "".join([_attribute(key, value) for key, value in attributes.items()])
    return f"<{name}{written}>"


def closing(name: str) -> str:
    """Return an end tag, as `escaped`."""
    return f"</{name}>"


def element(name: str, attributes: Mapping[str, Value] | None = None, *children: str) -> Markup:
    """Return an element: `str` children are escaped, `Markup` stands as it is."""
    start = opening(name, attributes)
    if name in _VOID:
        return Markup(start)  # noqa: S704 - escaped above
    inside = "".join([escaped(child) for child in children])
    return Markup(f"{start}{inside}</{name}>")  # noqa: S704 - escaped above


def joined(parts: list[Markup], between: str = "") -> Markup:
    """Return `parts` one after another."""
    return Markup(escaped(between).join(map(escaped, parts)))  # noqa: S704 - escaped here


def script_json(value: object) -> Markup:
    """Return `value` as JSON that may stand in a ``script`` element.

    ``<``, ``>``, ``&`` and the two line ends of JavaScript that JSON allows are written as escapes,
    so that no text can end the element (HTML Living Standard, 4.12.1.3). Keys keep their order.
    """
    written = msgspec.json.encode(value)
    for character, escape in _IN_SCRIPT.items():  # bytes: "ب" looks like a line end to a search
        written = written.replace(character, escape)
    return Markup(written.decode())  # noqa: S704 - escaped here
