"""Which marks an element puts on its text, and which of them mean something.

Word, Google Docs and browsers say everything by style; of that, only weight, slant, lines through
and under, and raised or lowered text are read. Fonts, sizes and colours are not.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from msgspec.structs import replace

from studio.arabic.direction import Direction, detect, first_strong
from studio.document.inline import Break, Inline, Inlines, Text, normal, plain
from studio.document.marks import Language, Marks

_BY_TAG: Final[Mapping[str, str]] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "dfn": "italic",
    "var": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "sup": "superscript",
    "sub": "subscript",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
}
_SAYING_MARKS: Final = frozenset((
    "font-weight", "font-style", "text-decoration", "text-decoration-line", "vertical-align",
))  # fmt: skip
_HEAVY: Final = 600
_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_NO_BREAK: Final = "\u00a0"
_NOT_SEEN: Final = re.compile(r"[\s\u00a0\u00ad\u061c\u200b-\u200f\u2060-\u2069\ufeff]*")
_ALONE: Final = re.compile(r"(?<=[^\s\u00a0])\u00a0(?=[^\s\u00a0])")
_SHORT: Final = 500
"""Characters of a style that is remembered."""
_KEPT: Final = "\0"  # stands for a no-break space for a moment; no run holds it


def declarations(style: str) -> Mapping[str, str]:
    """Return the declarations of a ``style`` attribute, in lower case; the last one counts."""
    return _short_declarations(style) if len(style) < _SHORT else _declared(style)


@lru_cache(maxsize=256)
def _short_declarations(style: str) -> Mapping[str, str]:
    return _declared(style)  # a page has few styles, many times


def _declared(style: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for part in style.lower().split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip()] = value.replace("!important", "").strip()
    return found


def is_hidden(style: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    """Tell whether nobody sees the element where it comes from."""
    return (
        "hidden" in attributes or style.get("display") == "none" or style.get("mso-hide") == "all"
    )


def marked(marks: Marks, tag: str, style: Mapping[str, str]) -> Marks:
    """Return `marks` with what an element of this tag and style adds or takes away."""
    name = _BY_TAG.get(tag)
    if name is None and _SAYING_MARKS.isdisjoint(style):
        return marks  # as nearly every element
    changes: dict[str, Any] = {}
    if name:
        changes[name] = True
    if name == "superscript":
        changes["subscript"] = False
    if weight := style.get("font-weight"):
        changes["bold"] = weight in {"bold", "bolder"} or (
            weight.isdecimal() and int(weight[:4]) >= _HEAVY
        )
    if slant := style.get("font-style"):
        changes["italic"] = slant.startswith(("italic", "oblique"))
    lines = style.get("text-decoration", style.get("text-decoration-line", ""))
    if "underline" in lines and marks.link is None:
        changes["underline"] = True
    if "line-through" in lines:
        changes["strike"] = True
    match style.get("vertical-align"):
        case "super":
            changes |= {"superscript": True, "subscript": False}
        case "sub":
            changes |= {"superscript": False, "subscript": True}
        case "baseline":
            changes |= {"superscript": False, "subscript": False}
        case _:
            pass
    if all(getattr(marks, one) is value for one, value in changes.items()):
        return marks
    return _changed(marks, tuple(changes.items()))


@lru_cache(maxsize=256)
def _changed(marks: Marks, changes: tuple[tuple[str, bool], ...]) -> Marks:
    said: dict[str, Any] = dict(changes)
    return replace(marks, **said)


@lru_cache(maxsize=256)
def in_language(marks: Marks, language: Language | None) -> Marks:
    """Return `marks` for text of a language; a page has few of them, many times."""
    return replace(marks, language=language)


def direction_of(attributes: Mapping[str, str]) -> Direction | None:
    """Return what ``dir`` says, unless it leaves it to the letters."""
    match attributes.get("dir", "").lower():
        case "rtl":
            return Direction.RTL
        case "ltr":
            return Direction.LTR
        case _:
            return None


def language_of(attributes: Mapping[str, str], around: Language | None) -> Language | None:
    """Return the language of an element's text, where it says one, else that around it."""
    tag = attributes.get("lang", "")
    tag = tag if _TAG.fullmatch(tag) else ""
    direction = direction_of(attributes)
    if not tag and direction is None:
        return around
    if around is not None:
        return Language(tag or around.tag, direction or around.direction)
    return Language(tag, direction)


def is_blank(pieces: Inlines) -> bool:
    """Tell whether a reader would see nothing of it."""
    return all(
        isinstance(piece, Break)
        or (isinstance(piece, Text) and _NOT_SEEN.fullmatch(piece.text) is not None)
        for piece in pieces
    )


def sensible(content: Inlines, direction: Direction, language: str) -> Inlines:
    """Return foreign content without the marks and spaces that mean nothing.

    No-break spaces stay only between two characters; elsewhere they are what editors put for
    spaces. Languages that repeat the document's, or that the letters deny, go; so do directions
    that repeat that of the block. `language` is the document's.
    """
    tidied = tuple(
        Text(piece.text, _sensible_marks(piece, direction, language), piece.review)
        if isinstance(piece, Text) and (piece.marks.language or piece.marks.link)
        else piece
        for piece in content
    )
    return normal(_without_padding(tidied))


def _sensible_marks(run: Text, direction: Direction, language: str) -> Marks:
    marks = run.marks
    if marks.link is not None and marks.underline:
        marks = replace(marks, underline=False)
    said = marks.language
    if said is None:
        return marks
    tag = said.tag if _is_foreign(said.tag, run.text, language) else ""
    own = said.direction
    if own is direction or own is None or detect(run.text, own) is not own:
        own = None
    if (tag, own) == (said.tag, said.direction):
        return marks
    return in_language(marks, Language(tag, own))


def _is_foreign(tag: str, text: str, language: str) -> bool:
    """Tell whether a language differs from the document's and fits the letters."""
    primary = tag.partition("-")[0].lower()
    if not primary or primary == language.partition("-")[0].lower() or first_strong(text) is None:
        return False
    expected = Direction.RTL if primary in _RIGHT_TO_LEFT else Direction.LTR
    return detect(text) is expected


def _without_padding(content: Inlines) -> Inlines:
    whole = "".join(
        piece.text if isinstance(piece, Text) else ("\n" if isinstance(piece, Break) else "*")
        for piece in content
    )
    if _NO_BREAK not in whole:
        return content
    whole = _ALONE.sub(_KEPT, whole).replace(_NO_BREAK, " ").replace(_KEPT, _NO_BREAK)
    tidied: list[Inline] = []
    position = 0
    for piece in content:
        if isinstance(piece, Text):
            end = position + len(piece.text)
            tidied.append(Text(whole[position:end], piece.marks, piece.review))
            position = end
        else:
            tidied.append(piece)
            position += 1
    return tuple(tidied)


def all_bold(content: Inlines) -> bool:
    """Tell whether every word is bold, as in headings and table heads of word processors."""
    words = [piece for piece in content if isinstance(piece, Text) and piece.text.strip()]
    return bool(words) and all(piece.marks.bold for piece in words)


def not_bold(content: Inlines) -> Inlines:
    """Return `content` without bold."""
    return normal(
        Text(piece.text, _changed(piece.marks, (("bold", False),)), piece.review)
        if isinstance(piece, Text)
        else piece
        for piece in content
    )


def one_line(content: Inlines) -> str:
    """Return the words of `content` on one line."""
    return plain(content).replace("\n", " ")
