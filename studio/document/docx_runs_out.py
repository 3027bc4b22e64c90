"""Inlines written as runs of a Word file: each run in one script, so that Word lays them out well.

Word decides by a run's ``rtl`` which font, size and emphasis it has, and which way its punctuation
falls. Deliberately absent: blocks (`docx_out`).
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from studio.arabic.direction import Direction
from studio.document import docx_names as names
from studio.document.docx_names import R, W
from studio.document.docx_sheaf import Relations, Sheaf
from studio.document.inline import Break, Footnote, Inlines, Text
from studio.document.marks import Link, Marks

_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LTR: Final = "A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"
_LATIN_PART: Final = re.compile(f"[{_LTR}](?:[^{_RTL}]*[{_LTR}0-9])?")
_ARABIC_PART: Final = re.compile(f"[{_RTL}](?:[^{_LTR}]*[{_RTL}])?")
_TOGGLES: Final = (("bold", "b"), ("bold", "bCs"), ("italic", "i"), ("italic", "iCs"))


class RunWriter:
    """Writes the inlines of a paragraph; footnotes go into the sheaf, links among `calls`."""

    def __init__(self, sheaf: Sheaf, calls: Relations) -> None:
        self._sheaf, self._calls = sheaf, calls

    def write(self, into: "etree._Element", content: Inlines, direction: Direction) -> None:
        """Write `content` into a paragraph that runs in `direction`."""
        link: Link | None = None
        holder = into
        for one in content:
            now = one.marks.link if isinstance(one, Text) else None
            if now != link:
                link, holder = now, into
                if now is not None:
                    holder = etree.SubElement(into, f"{W}hyperlink", {f"{W}history": "1"})
                    holder.set(f"{R}id", self._calls.add("hyperlink", now.href, external=True))
                    if now.title:
                        holder.set(f"{W}tooltip", now.title)
            match one:
                case Text(text, marks):
                    self._text(holder, text, marks, direction)
                case Break():
                    etree.SubElement(etree.SubElement(holder, f"{W}r"), f"{W}br")
                case Footnote(inner):
                    self._call(holder, inner, direction)

    def _text(self, into: "etree._Element", text: str, marks: Marks, direction: Direction) -> None:
        holder = into
        language = marks.language
        if language is not None:
            direction = language.direction or direction
            said = {
                "lang": language.tag,
                "dir": "" if language.direction is None else language.direction.value,
            }
            holder = control(into, names.tag_of("run", **said))
        for part, rtl in _in_scripts(text, direction):
            run = etree.SubElement(holder, f"{W}r")
            looks = _looks(run, marks, rtl=rtl)
            if language is not None and language.tag:
                attribute = f"{W}bidi" if rtl else f"{W}val"
                etree.SubElement(looks, f"{W}lang", {attribute: language.tag})
            if not len(looks):
                run.remove(looks)
            words = etree.SubElement(run, f"{W}t")
            words.text = part
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _call(self, into: "etree._Element", inner: Inlines, direction: Direction) -> None:
        number = self._sheaf.next_note()
        run = etree.SubElement(into, f"{W}r")
        looks = etree.SubElement(run, f"{W}rPr")
        etree.SubElement(looks, f"{W}rStyle", {f"{W}val": names.NOTE_CALL})
        etree.SubElement(run, f"{W}footnoteReference", {f"{W}id": str(number)})
        note = etree.Element(f"{W}footnote", {f"{W}id": str(number)})
        paragraph = etree.SubElement(note, f"{W}p")
        shape = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(shape, f"{W}pStyle", {f"{W}val": names.NOTE_TEXT})
        etree.SubElement(shape, f"{W}bidi", {f"{W}val": bit(direction is Direction.RTL)})
        sign = etree.SubElement(paragraph, f"{W}r")
        sign_looks = etree.SubElement(sign, f"{W}rPr")
        etree.SubElement(sign_looks, f"{W}rStyle", {f"{W}val": names.NOTE_CALL})
        etree.SubElement(sign, f"{W}footnoteRef")
        RunWriter(self._sheaf, self._sheaf.note_relations).write(paragraph, inner, direction)
        self._sheaf.add_note(note)


def control(into: "etree._Element", tag: str) -> "etree._Element":
    """Put a content control into an element, and return what holds its content."""
    around = etree.SubElement(into, f"{W}sdt")
    shape = etree.SubElement(around, f"{W}sdtPr")
    etree.SubElement(shape, f"{W}tag", {f"{W}val": tag})
    return etree.SubElement(around, f"{W}sdtContent")


def bit(value: object) -> str:
    """Return a truth as Word writes it."""
    return "1" if value else "0"


def _looks(run: "etree._Element", marks: Marks, *, rtl: bool) -> "etree._Element":
    """Write what marks look like, in the order of the schema."""
    looks = etree.SubElement(run, f"{W}rPr")
    if marks.code or marks.link is not None:
        style = names.CODE_TEXT if marks.code else names.HYPERLINK
        etree.SubElement(looks, f"{W}rStyle", {f"{W}val": style})
    for name, element in _TOGGLES:
        if getattr(marks, name):
            etree.SubElement(looks, f"{W}{element}")
    if marks.strike:
        etree.SubElement(looks, f"{W}strike")
    if marks.underline:
        etree.SubElement(looks, f"{W}u", {f"{W}val": "single"})
    if marks.superscript or marks.subscript:
        place = "superscript" if marks.superscript else "subscript"
        etree.SubElement(looks, f"{W}vertAlign", {f"{W}val": place})
    if rtl:
        etree.SubElement(looks, f"{W}rtl")
    return looks


def _in_scripts(text: str, direction: Direction) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and whether each runs from the right."""
    rtl = direction is Direction.RTL
    position = 0
    for found in (_LATIN_PART if rtl else _ARABIC_PART).finditer(text):
        if found.start() > position:
            yield text[position : found.start()], rtl
        yield found[0], not rtl
        position = found.end()
    if position < len(text):
        yield text[position:], rtl
