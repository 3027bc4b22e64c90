"""Inlines read off the runs of a Word file: words with their marks, links, notes and pictures.

Only what runs say themselves counts, not what a paragraph's style makes of them. Deliberately
absent: blocks (`docx_in`), fonts, colours and sizes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document import docx_names as names
from studio.document.blocks import WHOLE, Crop, Figure
from studio.document.docx_names import MC, VML, WP, A, W
from studio.document.docx_package import Called, calls_of
from studio.document.docx_shapes import Styles, is_on, value, whole_number
from studio.document.faults import Removal
from studio.document.inline import Break, Footnote, Inline, Inlines, Text
from studio.document.links import clean_address
from studio.document.marks import PLAIN, Language, Link, Marks, clean

if TYPE_CHECKING:
    from lxml import etree

_PASSED: Final = frozenset(
    f"{W}{name}" for name in ("ins", "smartTag", "moveTo", "customXml", "dir", "bdo", "fldSimple")
)
_ADDRESS: Final = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)
_TO_PLACE: Final = re.compile(r"\\l\b", re.IGNORECASE)
_CHARACTERS: Final = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}


@dataclass(slots=True)
class Found:
    """What a paragraph holds: words, and pictures and boxes of text that stand in it."""

    inlines: list[Inline] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    boxes: list["etree._Element"] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    """A field whose end has not come: what it says to do, and whether its result is read."""

    instruction: str = ""
    shows: bool = False


class RunReader:
    """Reads paragraphs of one part, in their order; fields may reach across them."""

    def __init__(
        self,
        styles: Styles,
        calls: Mapping[str, Called],
        notes: Mapping[tuple[str, str], Inlines],
        removed: set[Removal],
    ) -> None:
        self._styles, self._calls, self._notes = styles, calls, notes
        self._removed = removed
        self._fields: list[_Field] = []

    def read(self, paragraph: "etree._Element") -> Found:
        """Return what stands in a paragraph."""
        found = Found()
        self._walk(paragraph, PLAIN, found)
        return found

    def _walk(self, parent: "etree._Element", marks: Marks, found: Found) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, marks, found)
            elif child.tag == f"{W}hyperlink":
                self._walk(child, replace(marks, link=self._link(child) or marks.link), found)
            elif child.tag == f"{W}sdt":
                inside = child.find(f"{W}sdtContent")
                if inside is not None:
                    self._walk(inside, _in_control(child, marks), found)
            elif child.tag in _PASSED:
                self._walk(child, marks, found)

    def _link(self, element: "etree._Element") -> Link | None:
        called = self._calls.get(calls_of(element, "id"))
        if called is None or not called.external:
            return None
        return self._cleaned(called.target, value(element, "tooltip"))

    def _cleaned(self, address: str, title: str = "") -> Link | None:
        href = clean_address(address)
        if not href:
            self._removed.add(Removal.LINK)
            return None
        return Link(href, title)

    # Runs

    def _run(self, run: "etree._Element", marks: Marks, found: Found) -> None:
        looks = run.find(f"{W}rPr")
        if looks is not None and is_on(looks.find(f"{W}vanish")):
            if any(child.tag == f"{W}t" and child.text for child in run):
                self._removed.add(Removal.HIDDEN)
            return
        marks = self._marked(looks, marks)
        for child in run:
            if child.tag == f"{W}fldChar":
                self._turn_field(value(child, "fldCharType"))
            elif child.tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].instruction += child.text or ""
            elif all(one.shows for one in self._fields):
                self._content(child, self._in_field(marks), found)

    def _content(self, child: "etree._Element", marks: Marks, found: Found) -> None:
        tag = child.tag
        if tag == f"{W}t":
            found.inlines.append(Text(clean(child.text or ""), marks))
        elif tag in _CHARACTERS:
            found.inlines.append(Text(_CHARACTERS[str(tag)], marks))
        elif tag in {f"{W}br", f"{W}cr"}:
            if value(child, "type") not in {"page", "column"}:
                found.inlines.append(Break())
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            kind = "footnote" if tag == f"{W}footnoteReference" else "endnote"
            note = self._notes.get((kind, value(child, "id")))
            if note is not None:
                found.inlines.append(Footnote(note))
        elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self._drawing(child, found)
        elif tag == f"{MC}AlternateContent":
            chosen = next(iter(child), None)
            for one in () if chosen is None else chosen:
                self._content(one, marks, found)

    def _marked(self, looks: "etree._Element | None", marks: Marks) -> Marks:
        if looks is None:
            return marks
        place = value(looks.find(f"{W}vertAlign"))
        underlined = value(looks.find(f"{W}u")) not in {"", "none"}
        coloured = marks.link is not None and looks.find(f"{W}color") is not None
        code = self._styles.look(value(looks.find(f"{W}rStyle"))).role == names.CODE_TEXT
        return replace(
            marks,
            bold=_any_on(looks, "b", "bCs"),
            italic=_any_on(looks, "i", "iCs"),
            underline=underlined and not coloured,
            strike=_any_on(looks, "strike", "dstrike"),
            superscript=place == "superscript",
            subscript=place == "subscript",
            code=code,
        )

    # Fields

    def _turn_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_field(self, marks: Marks) -> Marks:
        for one in reversed(self._fields):
            address = _ADDRESS.match(one.instruction)
            if address is not None and not _TO_PLACE.search(one.instruction):
                return replace(marks, link=self._cleaned(address[1]) or marks.link)
        return marks

    # Pictures

    def _drawing(self, element: "etree._Element", found: Found) -> None:
        told = next(element.iter(f"{WP}docPr"), None)
        alt = "" if told is None else told.get("descr", "")
        for blip in element.iter(f"{A}blip"):
            crop = next(blip.getparent().iter(f"{A}srcRect"), None)  # type: ignore[union-attr]
            self._picture(calls_of(blip, "embed") or calls_of(blip, "link"), alt, crop, found)
        for image in element.iter(f"{VML}imagedata"):
            self._picture(calls_of(image, "id"), alt, None, found)
        for box in element.iter(f"{W}txbxContent"):
            if not any(one.tag == f"{W}txbxContent" for one in box.iterancestors()):
                found.boxes.append(box)

    def _picture(self, call: str, alt: str, crop: "etree._Element | None", found: Found) -> None:
        called = self._calls.get(call)
        if called is None:
            return
        if called.external:
            self._removed.add(Removal.PICTURE)
            return
        shown = None if crop is None else _crop(crop)
        found.figures.append(Figure(source=called.target, alt=alt, crop=shown))


def words_of(paragraphs: Iterator[Found]) -> Inlines:
    """Return the words of several paragraphs as one, a break between them."""
    joined: list[Inline] = []
    for one in paragraphs:
        joined += [Break(), *one.inlines]
    return tuple(joined[1:])


def _any_on(looks: "etree._Element", *switches: str) -> bool:
    return any(is_on(looks.find(f"{W}{one}")) for one in switches)


def _in_control(control: "etree._Element", marks: Marks) -> Marks:
    """Return the marks that words have in one of our controls."""
    kind, said = names.said_by(value(control.find(f"{W}sdtPr/{W}tag")))
    if kind != "run":
        return marks
    way = said.get("dir", "")
    direction = Direction(way) if way in set(Direction) else None
    return replace(marks, language=Language(said.get("lang", ""), direction))


def _crop(element: "etree._Element") -> Crop | None:
    left, top, right, bottom = (
        whole_number(element.get(side, ""), 0) // 10 for side in ("l", "t", "r", "b")
    )
    try:
        return Crop(left, top, WHOLE - left - right, WHOLE - top - bottom)
    except ValueError:
        return None
