"""What a Word file that is being written holds beside its text: links, notes, lists, pictures.

Word keeps them in parts of their own and calls them by ids. Deliberately absent: the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from studio.document.blocks import ListKind
from studio.document.docx_names import RELATION, RELS, TYPES, W
from studio.resources import resource

BULLETS, NUMBERS = "0", "1"
_LEVELS: Final = 3
_DOTS: Final = ("•", "◦", "▪")
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT: Final = {
    "word/document.xml": f"{_MAIN}.document.main+xml",
    "word/styles.xml": f"{_MAIN}.styles+xml",
    "word/numbering.xml": f"{_MAIN}.numbering+xml",
    "word/footnotes.xml": f"{_MAIN}.footnotes+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_PICTURES: Final = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class DocxPicture:
    """A picture to stand in a Word file, with its size in pixels.

    `kind` is ``jpeg``, ``png``, ``gif`` or ``webp``.
    """

    data: bytes
    kind: str
    width: int
    height: int


class Relations:
    """The ids by which one part calls others."""

    def __init__(self) -> None:
        self.root = etree.Element(f"{RELS}Relationships", nsmap={None: RELS[1:-1]})  # type: ignore[dict-item] # the stub lacks it
        self._known: dict[tuple[str, str], str] = {}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id by which the part calls `target`, the same for the same one."""
        known = self._known.get((kind, target))
        if known is not None:
            return known
        name = f"rId{len(self._known) + 1}"
        entry = etree.SubElement(self.root, f"{RELS}Relationship", Id=name)
        entry.set("Type", f"{RELATION}/{kind}")
        entry.set("Target", target)
        if external:
            entry.set("TargetMode", "External")
        self._known[kind, target] = name
        return name


class Sheaf:
    """The parts beside the text."""

    def __init__(self, pictures: Mapping[str, DocxPicture]) -> None:
        self._pictures = pictures
        self.relations = Relations()
        """What the text calls."""
        for part in ("styles", "numbering", "footnotes"):
            self.relations.add(part, f"{part}.xml")
        self.note_relations = Relations()
        """What the footnotes call."""
        self._notes: list[etree._Element] = []
        self._numbered: list[tuple[str, int, int]] = []
        self._media: dict[str, bytes] = {}
        self._shapes = 0
        self._note_number = 0

    def next_note(self) -> int:
        """Return the number of a new footnote."""
        self._note_number += 1
        return self._note_number

    def add_note(self, note: "etree._Element") -> None:
        """Keep a footnote that was written."""
        self._notes.append(note)

    def new_list(self, kind: ListKind, level: int, start: int) -> str:
        """Return the id of a list that begins at a level with a number."""
        shape = NUMBERS if kind is ListKind.NUMBER else BULLETS
        self._numbered.append((shape, level, start))
        return str(len(self._numbered))

    def picture(self, sha256: str) -> tuple[str, DocxPicture, int] | None:
        """Return a picture, the id that calls it, and a number of its own in the file."""
        found = self._pictures.get(sha256)
        if found is None or found.kind not in _PICTURES:
            return None
        path = f"media/{sha256}.{found.kind}"
        self._media[f"word/{path}"] = found.data
        self._shapes += 1
        return self.relations.add("image", path), found, self._shapes

    def parts(self, document: bytes, styles: bytes, core: bytes) -> dict[str, bytes]:
        """Return every part of the file by its name, in the order in which they are stored."""
        root = Relations()
        root.add("officeDocument", "word/document.xml")
        core_kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
        entry = etree.SubElement(root.root, f"{RELS}Relationship", Id="rIdCore")
        entry.set("Type", f"{core_kind}/core-properties")
        entry.set("Target", "docProps/core.xml")
        found = {
            "[Content_Types].xml": written(self._types()),
            "_rels/.rels": written(root.root),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": written(self.relations.root),
            "word/styles.xml": styles,
            "word/numbering.xml": written(self._numbering()),
            "word/footnotes.xml": written(self._footnotes()),
            "word/_rels/footnotes.xml.rels": written(self.note_relations.root),
            "docProps/core.xml": core,
        }
        return found | self._media

    def _types(self) -> "etree._Element":
        root = etree.Element(f"{TYPES}Types", nsmap={None: TYPES[1:-1]})  # type: ignore[dict-item] # the stub lacks it
        kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
        kinds |= {"xml": "application/xml", **_PICTURES}
        for suffix, content in kinds.items():
            etree.SubElement(root, f"{TYPES}Default", Extension=suffix, ContentType=content)
        for part, content in _CONTENT.items():
            etree.SubElement(root, f"{TYPES}Override", PartName=f"/{part}", ContentType=content)
        return root

    def _numbering(self) -> "etree._Element":
        root = etree.Element(f"{W}numbering", nsmap={"w": W[1:-1]})
        for shape in (BULLETS, NUMBERS):
            abstract = etree.SubElement(root, f"{W}abstractNum", {f"{W}abstractNumId": shape})
            etree.SubElement(abstract, f"{W}multiLevelType", {f"{W}val": "multilevel"})
            for level in range(_LEVELS):
                _level(abstract, level, numbers=shape == NUMBERS)
        for index, (shape, level, start) in enumerate(self._numbered, start=1):
            number = etree.SubElement(root, f"{W}num", {f"{W}numId": str(index)})
            etree.SubElement(number, f"{W}abstractNumId", {f"{W}val": shape})
            override = etree.SubElement(number, f"{W}lvlOverride", {f"{W}ilvl": str(level)})
            etree.SubElement(override, f"{W}startOverride", {f"{W}val": str(start)})
        return root

    def _footnotes(self) -> "etree._Element":
        root = etree.Element(f"{W}footnotes", nsmap={"w": W[1:-1]})
        for number, sign in ((-1, "separator"), (0, "continuationSeparator")):
            note = etree.SubElement(root, f"{W}footnote", {f"{W}type": sign, f"{W}id": str(number)})
            run = etree.SubElement(etree.SubElement(note, f"{W}p"), f"{W}r")
            etree.SubElement(run, f"{W}{sign}")
        root.extend(self._notes)
        return root


def _level(abstract: "etree._Element", level: int, *, numbers: bool) -> None:
    shape = etree.SubElement(abstract, f"{W}lvl", {f"{W}ilvl": str(level)})
    sign = f"%{level + 1}." if numbers else _DOTS[level]
    said = (
        ("start", "1"),
        ("numFmt", "decimal" if numbers else "bullet"),
        ("lvlText", sign),
        ("lvlJc", "left"),
    )
    for name, value in said:
        etree.SubElement(shape, f"{W}{name}", {f"{W}val": value})
    indent = etree.SubElement(etree.SubElement(shape, f"{W}pPr"), f"{W}ind")
    indent.set(f"{W}left", str(720 * (level + 1)))
    indent.set(f"{W}hanging", "360")


def styles_tree() -> "etree._Element":
    """Return the styles that travel with the program, to be fitted to a document."""
    return etree.parse(str(resource("word", "styles.xml"))).getroot()


def written(root: "etree._Element") -> bytes:
    """Return a part as it is stored."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
