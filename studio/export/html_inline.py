"""Inlines as HTML: marks nested in their one order, footnotes called by number.

Part of `studio.export.html`, which says what is written for whom.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

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


class _Marked(NamedTuple):
    """What stands around a run: its tags, the outermost first, and all of each kind in one."""

    tags: tuple[_Tags, ...]
    opening: str
    closing: str


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
_UNMARKED: Final = _Marked((), "", "")
_RETURN: Final = "↩\ufe0e"


@dataclass(slots=True)
class InlineWriter:
    """Writes inlines and collects the footnotes that they call."""

    profile: HtmlProfile
    words: TextWords = TextWords()
    notes: list[Footnote] = field(default_factory=list)
    _public: bool = field(init=False)
    _simple: bool = field(init=False)

    def __post_init__(self) -> None:
        self._public = self.profile.is_public
        self._simple = self.profile is HtmlProfile.WORDPRESS

    def text(self, value: str) -> Markup:
        """Return text as it may leave by this profile."""
        return text(self.plain(value))

    def plain(self, value: str) -> str:
        """Return the characters that may leave by this profile, not yet escaped."""
        return letters(value) if self._public else value

    def write(self, content: Inlines) -> Markup:
        """Return `content` as it reads when every suggestion is taken."""
        return Markup(self.written(content))  # noqa: S704 - each part is escaped

    def written(self, content: Inlines) -> str:
        """Return the same for a writer that marks its whole work itself, as `tags.escaped`."""
        parts: list[str] = []
        around = _UNMARKED
        public, simple = self._public, self._simple
        for piece in content:
            if piece.review is not UNREVIEWED and piece.review.deletion is not None:
                continue
            wanted = _UNMARKED
            if type(piece) is Text:
                if piece.marks is not PLAIN:
                    wanted = _marked(piece.marks, public=public, simple=simple)
                said = escaped(letters(piece.text) if public else piece.text)
            else:
                said = self._call(piece) if isinstance(piece, Footnote) else "<br>"
            if wanted is not around:
                parts.append(_between(around, wanted))
                around = wanted
            parts.append(said)
        parts.append(around.closing)
        return "".join(parts)

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


def _between(unclosed: _Marked, wanted: _Marked) -> str:
    """Return what closes and opens between two runs; what both have outermost goes on."""
    if not unclosed.tags or not wanted.tags:
        return unclosed.closing + wanted.opening
    shared = 0
    for one, other in zip(unclosed.tags, wanted.tags, strict=False):
        if one != other:
            break
        shared += 1
    return _closed(unclosed.tags[shared:]) + _opened(wanted.tags[shared:])


def _opened(tags: Sequence[_Tags]) -> str:
    return "".join([start for start, _ in tags])


def _closed(tags: Sequence[_Tags]) -> str:
    return "".join([end for _, end in reversed(tags)])


@lru_cache(maxsize=4096)
def _marked(marks: Marks, *, public: bool, simple: bool) -> _Marked:
    """Return the tags of `marks`: most runs are marked as another was.

    `public` and `simple` tell what the profile is for: readers, and WordPress.
    """
    tags: list[_Tags] = []
    if marks.link is not None:
        tags += _link(marks.link, public=public)
    if marks.language is not None:
        tags += _language(marks.language, public=public, simple=simple)
    tags += [around for name, around in _FLAGS if getattr(marks, name)]
    return _Marked(tuple(tags), _opened(tags), _closed(tags)) if tags else _UNMARKED


def _link(link: Link, *, public: bool) -> Iterator[_Tags]:
    address, title = link.href, link.title
    if public:
        address, title = _outgoing_address(address), letters(title)
    if address:
        attributes = {"href": address, "title": title or None, "rel": link.rel or None}
        yield opening("a", attributes), closing("a")


def _language(language: Language, *, public: bool, simple: bool) -> Iterator[_Tags]:
    tag, direction = language.tag, language.direction
    if public and not _LANGUAGE_TAG.fullmatch(tag):
        tag = ""
    if tag or direction:
        name = "span" if direction is None or simple else "bdi"
        yield opening(name, {"lang": tag or None, "dir": direction}), closing(name)


@lru_cache(maxsize=4096)
def _outgoing_address(address: str) -> str:
    """Return an address as it may leave, nothing where it may not: stories share many."""
    return written_address(clean_address(address))
