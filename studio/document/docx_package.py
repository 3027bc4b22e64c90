"""A Word file taken apart: its parts, what they call, and what it may cost to look at them.

A file of a stranger can be a bomb: megabytes that unpack to gigabytes, XML that defines itself
larger, programs. Each part is unpacked to a limit, no definition is followed, and files with
programs in them are refused. Deliberately absent: what the parts mean.
"""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from lxml import etree

from studio.document.docx_names import RELS, R
from studio.errors import Damaged, Reason, Refused

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a file."""
MOST_UNPACKED: Final = 256 * 1024 * 1024
"""Bytes of all that is unpacked of a file."""
LARGEST_XML: Final = 24 * 1024 * 1024
MOST_PARTS: Final = 10_000
_MACROS: Final = ("vbaproject.bin", "macroenabled")
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", "wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        "officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", "drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", "drawingml/2006/picture"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        "drawingml/2006/wordprocessingDrawing",
    ),
)


@dataclass(frozen=True, slots=True)
class Called:
    """What a part calls: another part by its name, or with `external` an address."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file.

    Raises `Refused` (WORD_TOO_LARGE, WORD_HAS_MACROS) and `Damaged` (WORD_DAMAGED); `name` says in
    errors which file it is.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = MOST_UNPACKED
        if len(data) > LARGEST:
            raise Refused(Reason.WORD_TOO_LARGE, path=name, limit=LARGEST)
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise self.damaged(str(error)) from error
        self._names = set(self._file.namelist())
        if len(self._names) > MOST_PARTS:
            raise Refused(Reason.WORD_TOO_LARGE, path=name, limit=MOST_PARTS)
        types = self.bytes_of("[Content_Types].xml", LARGEST_XML) or b""
        told = types.decode("utf-8", "replace").lower()
        if any(sign in one.lower() for one in self._names for sign in _MACROS) or any(
            sign in told for sign in _MACROS
        ):
            raise Refused(Reason.WORD_HAS_MACROS, path=name)

    def damaged(self, problem: str) -> Damaged:
        """Return the error that says what is wrong with the file."""
        return Damaged(Reason.WORD_DAMAGED, path=self._name, problem=problem)

    def bytes_of(self, part: str, limit: int) -> bytes | None:
        """Return what a part holds, None where there is no such part."""
        if part not in self._names:
            return None
        limit = min(limit, self._left)
        try:
            with self._file.open(part) as opened:
                data = opened.read(limit + 1)
        except (
            *(zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError),
            *(EOFError, OSError, KeyError, ValueError),
        ) as error:
            raise self.damaged(str(error)) from error
        if len(data) > limit:
            raise Refused(Reason.WORD_TOO_LARGE, path=self._name, limit=limit)
        self._left -= len(data)
        return data

    def xml(self, part: str) -> "etree._Element | None":
        """Return the root of a part, None where there is no such part."""
        data = self.bytes_of(part, LARGEST_XML)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, b"http://schemas.openxmlformats.org/" + usual.encode())
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(str(error)) from error
        if b"<!DOCTYPE" in data or root.getroottree().docinfo.internalDTD is not None:
            raise self.damaged("DOCTYPE")
        return root

    def calls(self, part: str) -> dict[str, Called]:
        """Return what a part calls, by the ids that it uses."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Called] = {}
        if root is None:
            return found
        for entry in root.iter(f"{RELS}Relationship"):
            kind = entry.get("Type", "").rpartition("/")[2]
            target = entry.get("Target", "")
            external = entry.get("TargetMode") == "External"
            if not external:
                inside = target.removeprefix("/") if target.startswith("/") else target
                where = "" if target.startswith("/") else folder
                target = posixpath.normpath(posixpath.join(where, inside))
            found[entry.get("Id", "")] = Called(kind, target, external)
        return found

    def main(self) -> str:
        """Return the name of the part that holds the text."""
        for called in self.calls("").values():
            if called.kind == "officeDocument":
                return called.target
        raise self.damaged("officeDocument")


def calls_of(element: "etree._Element", name: str) -> str:
    """Return the id by which an element calls another part."""
    return element.get(f"{R}{name}", "")
