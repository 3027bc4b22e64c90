"""Inlines as HTML: marks nested in their one order, footnotes called by number.

Part of `studio.export.html`, which says what is written for whom.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from markupsafe import Markup

from studio.document.inline import Break, Footnote, Inlines, Text
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


_TAGS: Final = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strike": "s",
    "superscript": "sup",
    "subscript": "sub",
    "code": "code",
}
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NOTHING: Final[Sequence[tuple[str, object]]] = ()
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
        unclosed: list[tuple[str, object]] = []
        for piece in content:
            if piece.review is not UNREVIEWED and piece.review.deletion is not None:
                continue
            marks = piece.marks if type(piece) is Text else PLAIN
            wanted = _NOTHING if marks is PLAIN else self._wanted(marks)
            if wanted or unclosed:
                shared = 0
                for one, other in zip(unclosed, wanted, strict=False):
                    if one != other:
                        break
                    shared += 1
                while len(unclosed) > shared:
                    parts.append(closing(self._tag(unclosed.pop())))
                for mark in wanted[shared:]:
                    parts.append(self._opening(mark))
                    unclosed.append(mark)
            if isinstance(piece, Text):
                parts.append(escaped(self.plain(piece.text)))
            elif isinstance(piece, Break):
                parts.append(element("br"))
            else:
                parts.append(self._call(piece))
        parts += [closing(self._tag(mark)) for mark in reversed(unclosed)]
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

    def _wanted(self, marks: Marks) -> Sequence[tuple[str, object]]:
        if marks == PLAIN:
            return _NOTHING
        wanted: list[tuple[str, object]] = []
        for name in MARK_NAMES:
            value = getattr(marks, name)
            if not value:
                continue
            if name == "link" and self.profile.is_public:
                value = self._outgoing_link(value)
            elif name == "language" and self.profile.is_public:
                value = _outgoing_language(value)
            if value:
                wanted.append((name, value))
        return wanted

    def _outgoing_link(self, link: Link) -> Link | None:
        address = clean_address(link.href)
        return Link(written_address(address), self.plain(link.title), link.rel) if address else None

    def _opening(self, mark: tuple[str, object]) -> str:
        match mark:
            case _, Link(href, title, rel):
                return opening("a", {"href": href, "title": title or None, "rel": rel or None})
            case _, Language(tag, direction):
                return opening(self._tag(mark), {"lang": tag or None, "dir": direction})
            case _:
                return opening(self._tag(mark))

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

    def _tag(self, mark: tuple[str, object]) -> str:
        match mark:
            case _, Link():
                return "a"
            case _, Language(_, direction):
                plain = direction is None or self.profile is HtmlProfile.WORDPRESS
                return "span" if plain else "bdi"
            case name, _:
                return _TAGS[name]


def _outgoing_language(language: Language) -> Language | None:
    tag = language.tag if _LANGUAGE_TAG.fullmatch(language.tag) else ""
    return Language(tag, language.direction) if tag or language.direction else None
