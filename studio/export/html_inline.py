"""Inlines as HTML: marks nested in their one order, footnotes called by number.

Part of `studio.export.html`, which says what is written for whom.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias

from markupsafe import Markup

from studio.document.inline import Footnote, Inlines, Text
from studio.document.links import clean_address, written_address
from studio.document.marks import MARK_NAMES, PLAIN, UNREVIEWED, Language, Link, Marks
from studio.export.outgoing import letters
from studio.export.tags import closing, element, escaped, joined, opening, text


class HtmlProfile(StrEnum):
    """For whom HTML is written."""

    SITE = "site"
    WORDPRESS = "wordpress"
    HOUSE = "house"

    @property
    def is_public(self) -> bool:
        """Whether readers are to see it, and nothing of the house may be in it."""
        return self is not HtmlProfile.HOUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWords:
    """The words that a page puts beside an article's own; ``{n}`` stands for a footnote's number.

    What is empty is not written.
    """

    footnotes: str = ""
    footnote: str = ""
    footnote_return: str = ""
    related: str = ""
    credit: str = ""


_Tags: TypeAlias = tuple[str, str]
"""A start tag and its end tag."""

_TAGS: Final = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strike": "s",
    "superscript": "sup",
    "subscript": "sub",
    "code": "code",
}
_FLAGS: Final = tuple(
    (name, (opening(_TAGS[name]), closing(_TAGS[name]))) for name in MARK_NAMES if name in _TAGS
)
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NOTHING: Final[Sequence[_Tags]] = ()
_RETURN: Final = "↩\ufe0e"


@dataclass(slots=True)
class InlineWriter:
    """Writes inlines and collects the footnotes that they call."""

    profile: HtmlProfile
    words: TextWords = TextWords()
    notes: list[Footnote] = field(default_factory=list)

    def text(self, value: str) -> Markup:
        """Return text as it may leave by this profile."""
        return text(self.plain(value))

    def plain(self, value: str) -> str:
        """Return the characters that may leave by this profile, not yet escaped."""
        return letters(value) if self.profile.is_public else value

    def write(self, content: Inlines) -> Markup:
        """Return `content` as it reads when every suggestion is taken."""
        parts: list[str] = []
        unclosed: Sequence[_Tags] = _NOTHING
        public = self.profile.is_public
        for piece in content:
            if piece.review is not UNREVIEWED and piece.review.deletion is not None:
                continue
            marks = piece.marks if type(piece) is Text else PLAIN
            wanted = _NOTHING if marks is PLAIN else self._wanted(marks)
            if wanted or unclosed:
                shared = _shared(unclosed, wanted)
                parts += [end for _, end in reversed(unclosed[shared:])]
                parts += [start for start, _ in wanted[shared:]]
                unclosed = wanted
            if type(piece) is Text:
                parts.append(escaped(letters(piece.text) if public else piece.text))
            elif isinstance(piece, Footnote):
                parts.append(self._call(piece))
            else:
                parts.append(element("br"))
        parts += [end for _, end in reversed(unclosed)]
        return Markup("".join(parts))  # noqa: S704 - each part is escaped

    def notes_html(self) -> Markup:
        """Return the footnotes that were called so far, or nothing where there are none."""
        items: list[Markup] = []
        # A note holds text only, so that none is added while they are written.
        for number, note in enumerate(self.notes, 1):
            label = self.words.footnote_return.replace("{n}", str(number)) or None
            back = {"href": f"#fnref-{number}", "role": "doc-backlink", "aria-label": label}
            content = self.write(note.content)
            children = (content, " " if content else "", element("a", back, _RETURN))
            items.append(element("li", {"id": f"fn-{number}"}, *children))
        if not items:
            return Markup()
        attributes = {
            "class": "footnotes",
            "role": "doc-endnotes",
            "aria-label": self.words.footnotes or None,
        }
        notes = element("ol", None, "\n", joined(items, "\n"), "\n")
        return element("section", attributes, "\n", notes, "\n")

    def _wanted(self, marks: Marks) -> Sequence[_Tags]:
        """Return the tags of `marks` that this profile writes, the outermost first."""
        wanted: list[_Tags] = []
        if marks.link is not None:
            wanted += self._link(marks.link)
        if marks.language is not None:
            wanted += self._language(marks.language)
        wanted += [tags for name, tags in _FLAGS if getattr(marks, name)]
        return wanted

    def _link(self, link: Link) -> Iterator[_Tags]:
        address, title = link.href, link.title
        if self.profile.is_public:
            address, title = _outgoing_address(address), self.plain(title)
        if address:
            attributes = {"href": address, "title": title or None, "rel": link.rel or None}
            yield opening("a", attributes), closing("a")

    def _language(self, language: Language) -> Iterator[_Tags]:
        tag, direction = language.tag, language.direction
        if self.profile.is_public and not _LANGUAGE_TAG.fullmatch(tag):
            tag = ""
        if tag or direction:
            plain = direction is None or self.profile is HtmlProfile.WORDPRESS
            name = "span" if plain else "bdi"
            yield opening(name, {"lang": tag or None, "dir": direction}), closing(name)

    def _call(self, note: Footnote) -> Markup:
        self.notes.append(note)
        number = len(self.notes)
        attributes = {
            "href": f"#fn-{number}",
            "id": f"fnref-{number}",
            "role": "doc-noteref",
            "aria-label": self.words.footnote.replace("{n}", str(number)) or None,
        }
        return element("sup", {"class": "footnote"}, element("a", attributes, str(number)))


def _shared(unclosed: Sequence[_Tags], wanted: Sequence[_Tags]) -> int:
    """Return how many of the outermost tags go on."""
    shared = 0
    for one, other in zip(unclosed, wanted, strict=False):
        if one != other:
            break
        shared += 1
    return shared


@lru_cache(maxsize=4096)
def _outgoing_address(address: str) -> str:
    """Return an address as it may leave, nothing where it may not: stories share many."""
    return written_address(clean_address(address))
