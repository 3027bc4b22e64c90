"""The words of WordprocessingML that Midad reads and writes (ECMA-376, part 1), and its own.

What Word has no word for stands in content controls, whose tags begin with ``midad:``; Word shows
what is in them, and keeps them. Deliberately absent: how anything looks (``resources/word``).
"""

from typing import Final

_OFFICE: Final = "http://schemas.openxmlformats.org"
W: Final = f"{{{_OFFICE}/wordprocessingml/2006/main}}"
R: Final = f"{{{_OFFICE}/officeDocument/2006/relationships}}"
A: Final = f"{{{_OFFICE}/drawingml/2006/main}}"
PIC: Final = f"{{{_OFFICE}/drawingml/2006/picture}}"
WP: Final = f"{{{_OFFICE}/drawingml/2006/wordprocessingDrawing}}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
RELS: Final = f"{{{_OFFICE}/package/2006/relationships}}"
TYPES: Final = f"{{{_OFFICE}/package/2006/content-types}}"
RELATION: Final = f"{_OFFICE}/officeDocument/2006/relationships"
"""How the types of relationships between parts begin."""

MIDAD: Final = "midad:"
"""How the tags of Midad's own content controls begin."""

TITLE: Final = "Title"
STANDFIRST: Final = "Subtitle"
KICKER: Final = "MidadKicker"
BYLINE: Final = "MidadByline"
DATELINE: Final = "MidadDateline"
LIST: Final = "ListParagraph"
QUOTE: Final = "Quote"
PULL_QUOTE: Final = "IntenseQuote"
CAPTION: Final = "Caption"
CREDIT: Final = "MidadCredit"
ALT: Final = "MidadAlt"
SOURCE: Final = "MidadSource"
CODE: Final = "MidadCode"
CODE_TEXT: Final = "MidadCodeText"
RULE: Final = "MidadRule"
NOTE_TEXT: Final = "FootnoteText"
NOTE_CALL: Final = "FootnoteReference"
HYPERLINK: Final = "Hyperlink"


def tag_of(kind: str, /, **said: object) -> str:
    """Return the tag of a content control that says this of what is in it."""
    return ";".join([MIDAD + kind, *(f"{key}={value}" for key, value in said.items() if value)])


def said_by(tag: str) -> tuple[str, dict[str, str]]:
    """Return the kind and what else a tag says; no kind for the tag of a stranger."""
    if not tag.startswith(MIDAD):
        return "", {}
    kind, *pairs = tag.removeprefix(MIDAD).split(";")
    return kind, dict(pair.partition("=")[::2] for pair in pairs)
