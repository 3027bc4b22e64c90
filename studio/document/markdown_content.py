"""What stands inside one element of Markdown's tree, as inlines: the inner half of ``markdown_in``.

Pictures have no place inside a line: they are collected, for their block to put behind itself.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.blocks import Figure
from studio.document.html_in import read_html
from studio.document.inline import Break, Footnote, Inline, Inlines, Text, texts
from studio.document.links import clean_address
from studio.document.markdown_tree import PLACE, Fence, MarkdownTree, spoken
from studio.document.marks import PLAIN, Language, Link, Marks, clean
from studio.document.plain import plain_text
from studio.errors import Reason, Refused

LONGEST_REPETITION: Final = 1_000_000
"""Characters that footnotes may come to by being called more than once."""

BLOCKS: Final = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table", "hr"}
)
"""The elements that stand apart from the text around them."""


class ContentReader:
    """Reads the content of elements; `figures` are the pictures met since they were last taken."""

    def __init__(self, tree: MarkdownTree) -> None:
        self._tree = tree
        self._notes: dict[str, Footnote] = {}
        self._repeated = 0
        self._in_note = False
        self.figures: list[Figure] = []

    def content(self, element: Element) -> list[Inline]:
        """Return what stands in `element`, not yet in normal form."""
        found: list[Inline] = []
        self._inside(element, PLAIN, found)
        return found

    def text(self, text: str | None) -> list[Inline]:
        """Return the words of a text of the tree."""
        found: list[Inline] = []
        self._say(text, PLAIN, found)
        return found

    def one(self, element: Element) -> list[Inline]:
        """Return what `element` is among the words around it."""
        found: list[Inline] = []
        self._child(element, PLAIN, found)
        return found

    def uncalled(self) -> list[Inlines]:
        """Return the contents of the footnotes that nothing called, in the order of the file."""
        return [self._note(name).content for name in self._tree.notes if name not in self._notes]

    def _inside(self, element: Element, marks: Marks, found: list[Inline]) -> None:
        self._say(element.text, marks, found)
        for child in element:
            self._child(child, marks, found)
            self._say(child.tail, marks, found)

    def _say(self, text: str | None, marks: Marks, found: list[Inline]) -> None:
        if not text:
            return
        if "\u0002" not in text:
            found.append(Text(clean(spoken(text)), marks))
            return
        last = 0
        for place in PLACE.finditer(text):
            found.append(Text(clean(spoken(text[last : place.start()])), marks))
            found += texts(self._taken_out(place))
            last = place.end()
        found.append(Text(clean(spoken(text[last:])), marks))

    def _taken_out(self, place: re.Match[str]) -> str:
        taken = self._tree.taken_out(place)
        return taken.text if isinstance(taken, Fence) else plain_text(read_html(taken))

    def _child(self, child: Element, marks: Marks, found: list[Inline]) -> None:
        tag = child.tag
        if tag == "br":
            found.append(Break())
        elif tag == "img":
            self._picture(child)
        elif tag == "fn":
            self._call(child.get("name", ""), found)
        elif tag in BLOCKS:
            found.append(Text(" "))
            self._inside(child, marks, found)
            found.append(Text(" "))
        else:
            self._inside(child, _marked(child, marks), found)

    def _picture(self, element: Element) -> None:
        source = "".join(spoken(element.get("src", "")).split())
        if source:
            caption = texts(spoken(element.get("title", "")))
            alt = spoken(element.get("alt", ""))
            self.figures.append(Figure(source=source, alt=alt, caption=caption))

    def _call(self, name: str, found: list[Inline]) -> None:
        if self._in_note:
            found.append(Text(clean(f"[^{spoken(name)}]")))
            return
        if name in self._notes:
            note = self._notes[name]
            self._repeated += sum(len(run.text) for run in note.content if isinstance(run, Text))
            if self._repeated > LONGEST_REPETITION:
                raise Refused(
                    Reason.FILE_TOO_LARGE, path="", size=self._repeated, limit=LONGEST_REPETITION
                )
        found.append(self._note(name))

    def _note(self, name: str) -> Footnote:
        if name not in self._notes:
            self._in_note = True
            self._notes[name] = Footnote(tuple(self.content(self._tree.notes[name])))
            self._in_note = False
        return self._notes[name]


def _marked(element: Element, marks: Marks) -> Marks:
    """Return `marks` with what the tag of `element` says."""
    match element.tag:
        case "strong":
            return replace(marks, bold=True)
        case "em":
            return replace(marks, italic=True)
        case "u":
            return replace(marks, underline=True)
        case "del":
            return replace(marks, strike=True)
        case "sup":
            return replace(marks, superscript=True)
        case "sub":
            return replace(marks, subscript=True)
        case "code":
            return replace(marks, code=True)
        case "a":
            return _linked(element, marks)
        case "span":
            return _foreign(element, marks)
        case _:
            return marks


def _linked(element: Element, marks: Marks) -> Marks:
    """Return `marks` with the link; without it where its address may not be one."""
    href = clean_address(spoken(element.get("href", "")))
    if not href:
        return marks
    title, rel = spoken(element.get("title", "")), spoken(element.get("rel", ""))
    return replace(marks, link=Link(href, title, rel))


def _foreign(element: Element, marks: Marks) -> Marks:
    tag, direction = element.get("lang", ""), said_direction(element)
    if not tag and direction is None:
        return marks
    return replace(marks, language=Language(tag, direction))


def said_direction(element: Element) -> Direction | None:
    """Return the direction that `element` says of itself."""
    said = element.get("dir", "").lower()
    return Direction(said) if said in {"rtl", "ltr"} else None
