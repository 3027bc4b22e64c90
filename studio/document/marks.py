"""What may be said of a stretch of text: emphasis, link, language, and review marks.

Every value is frozen and in normal form once it is made, so equality is meaning. Deliberately
absent: fonts, colours, sizes and absolute alignment; how a mark looks is its projection's affair.
"""

import re
from datetime import UTC, datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import force_setattr

from studio.arabic.direction import Direction
from studio.arabic.later import later

FORBIDDEN: Final = later(
    lambda: re.compile(
        "[\u0000-\u001f\u007f-\u009f"  # controls: not allowed in HTML, XML or a run
        "\u2028\u2029"  # a hard break is an inline of its own; a block ends by ending
        "\u202a-\u202e"  # embeddings and overrides: direction is said by attribute
        "\ufdd0-\ufdef\ufffc\ufffe\uffff"  # Qt's frame marks, the atom's place, noncharacters
        + "".join(
            chr(plane + last)
            for plane in range(0x10000, 0x110000, 0x10000)
            for last in (0xFFFE, 0xFFFF)
        )
        + "\ud800-\udfff]"  # lone surrogates cannot be written as UTF-8
    )
)
"""Characters that no run of text may hold (Unicode 16, chapters 23.1 and 23.7)."""

_INVISIBLE_IN_ADDRESS: Final = later(
    lambda: re.compile(
        "[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]"
    )
)
_OFF: Final = False
_LANGUAGE_TAG: Final = later(lambda: re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"))


def is_plain(text: str) -> bool:
    """Say quickly that `text` surely holds no character of `FORBIDDEN`; False leaves it open.

    The atom's place is printable to Python, and forbidden all the same.
    """
    return text.isprintable() and "\ufffc" not in text


def clean(text: str) -> str:
    """Return `text` as a run may hold it.

    Tabs, new lines and other controls that separate words become spaces; every other character
    of `FORBIDDEN` is dropped.
    """
    if is_plain(text) or not FORBIDDEN.search(text):
        return text
    return FORBIDDEN.sub(
        lambda found: " " if found[0] in "\t\n\v\f\r\x85\u2028\u2029" else "", text
    )


def one_line(text: str) -> str:
    """Return `text` clean, with single spaces and none at its ends; no-break spaces are kept."""
    return " ".join(part for part in clean(text).split(" ") if part)


def language_tag(text: str) -> str:
    """Return `text` where it has the form of a language tag (BCP 47, section 2.1), else nothing."""
    tag = text.strip()
    return tag if len(tag) <= 35 and _LANGUAGE_TAG.fullmatch(tag) else ""


def is_plain_address(text: str) -> bool:
    """Say quickly that `clean_href` surely leaves `text` as it is; False leaves it open."""
    return text.isascii() and text.isprintable() and " " not in text


def clean_href(text: str) -> str:
    """Return an address without white space and invisible characters."""
    return clean(_INVISIBLE_IN_ADDRESS.sub("", text))


def require_clean(text: str) -> None:
    """Raise `ValueError` when `text` holds a character that no run may hold."""
    if not is_plain(text) and (found := FORBIDDEN.search(text)):
        raise ValueError(f"U+{ord(found[0]):04X} may not stand in a run of text")


class Link(Struct, frozen=True):
    """An address with an optional title; `rel` holds HTML link types, sorted, once each.

    White space and invisible characters are taken out of the address. Which schemes may leave
    the house is decided where links are cleaned and where they are written.
    """

    href: str
    title: str = ""
    rel: str = ""

    def __post_init__(self) -> None:
        href = self.href
        if not is_plain_address(href):
            force_setattr(self, "href", clean_href(href))
        if self.title:
            force_setattr(self, "title", one_line(self.title))
        if self.rel:
            force_setattr(self, "rel", " ".join(sorted(set(clean(self.rel).lower().split()))))


class Language(Struct, frozen=True):
    """A foreign run: its BCP 47 tag, and its direction where that must be said.

    A run with a direction is isolated from its surroundings (Unicode annex 9). What does not have
    the form of a tag is no tag.
    """

    tag: str = ""
    direction: Direction | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "tag", language_tag(self.tag))


class Marks(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The marks that readers see; code excludes all but link and language."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    superscript: bool = False
    subscript: bool = False
    code: bool = False
    link: Link | None = None
    language: Language | None = None

    def __post_init__(self) -> None:
        if self.code:
            for name in ("bold", "italic", "underline", "strike", "superscript", "subscript"):
                force_setattr(self, name, _OFF)
        if self.superscript and self.subscript:
            force_setattr(self, "subscript", _OFF)
        if self.link is not None and not self.link.href:
            force_setattr(self, "link", None)
        if self.language is not None and self.language == Language():
            force_setattr(self, "language", None)

    def __reduce__(self) -> "str | tuple[Any, ...]":
        """Stay the one that nearly all are, where pages are made in another process."""
        return "PLAIN" if self is PLAIN else super().__reduce__()


PLAIN: Final = Marks()
"""No mark at all."""

MARK_NAMES: Final = (
    "link",
    "language",
    "bold",
    "italic",
    "underline",
    "strike",
    "superscript",
    "subscript",
    "code",
)
"""The names of all marks, outermost first: the one order in which they are nested when written."""


class Change(Struct, frozen=True):
    """Who suggested a change, and when (UTC, whole seconds); equal ids belong together."""

    id: str
    author: int
    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of a change needs a zone")
        force_setattr(self, "at", self.at.astimezone(UTC).replace(microsecond=0))


class FormatChange(Struct, frozen=True):
    """A suggested change of marks; `before` is what rejecting it restores."""

    change: Change
    before: Marks


class Review(Struct, frozen=True, kw_only=True):
    """Suggestions and comments on a stretch of text; `comments` are thread ids, sorted."""

    insertion: Change | None = None
    deletion: Change | None = None
    format_change: FormatChange | None = None
    comments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        force_setattr(self, "comments", tuple(sorted(set(self.comments))))

    def __reduce__(self) -> "str | tuple[Any, ...]":
        """Stay the one that nearly all are, where pages are made in another process."""
        return "UNREVIEWED" if self is UNREVIEWED else super().__reduce__()

    @property
    def tracked(self) -> tuple[Change | None, Change | None]:
        """The insertion and the deletion: what decides whether the text stands or goes."""
        return self.insertion, self.deletion

    @property
    def suggests(self) -> bool:
        """Whether anything is suggested; a comment is no suggestion."""
        return any((self.insertion, self.deletion, self.format_change))


UNREVIEWED: Final = Review()
"""Neither suggestion nor comment."""
