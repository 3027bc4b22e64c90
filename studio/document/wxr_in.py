"""WordPress eXtended RSS, read entry by entry: a file of any size costs no more than its largest.

The file is parted at its entries before any parser sees it, so that a damaged one harms no other
and can be named by its line; each part goes to lxml by itself, strictly. What stands before the
first entry names authors and categories. A document type, and with it every entity but XML's own
five, is refused before it is parsed: no entity can grow, none can fetch. Nothing is loaded from
anywhere.

Sources: WordPress' exporter and importer (`studio.document.wxr_names`), WXR 1.0 to 1.2; Extensible
Markup Language 1.0. Deliberately absent: the text of a post (`wxr_content`), comments, menus,
revisions and what plugins keep.
"""

import codecs
import contextlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Final, Protocol

from lxml import etree

from studio.document import wxr_names as names
from studio.errors import Damaged, Reason, Refused

LARGEST_ENTRY: Final = 16 * 1024 * 1024
"""Characters of one entry, or of what stands before the first."""

_CHUNK: Final = 1024 * 1024
_LONGEST_MARK: Final = 16
_ENCODING: Final = re.compile(rb"""<\?xml[^>]{0,100}\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})""")
_MARK: Final = re.compile(r"<!\[CDATA\[|]]>|<item[\s>]|</item\s*>|</channel\s*>")
_END: Final = re.compile(r"</item\s*>")
_ROOT: Final = re.compile(r"<rss\b[^>]*>")
_UNSAFE: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_ANY_WP: Final = re.compile(r"http://wordpress\.org/export/\d\.\d/")
_CLOSED: Final = "</channel></rss>"


@dataclass(frozen=True, slots=True, kw_only=True)
class WxrTerm:
    """A category, tag or author of a post, by its domain, its name in addresses and its name."""

    domain: str
    nicename: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WxrEntry:
    """An entry as the file has it; `line` is where it begins, counted from 1."""

    line: int
    kind: str
    number: str
    title: str
    content: str
    excerpt: str
    creator: str
    slug: str
    status: str
    link: str
    date: str
    address: str
    terms: tuple[WxrTerm, ...]
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WxrHead:
    """What a file says before its first entry.

    `authors` are display names by sign-in names; `parents` lead from a category's nicename to that
    of the one above it; `numbers` from a term's number to its nicename. `language` is the site's.
    """

    authors: Mapping[str, str]
    parents: Mapping[str, str]
    numbers: Mapping[str, str]
    language: str = ""


class WxrFile:
    """One file, read from its beginning to its end, as often as is wanted.

    `name` says in errors which file it is; `stream` can be read again from its beginning.
    """

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._encoding = _encoding(stream)
        first = next(self._parts(), None)
        text = "" if first is None else first.text
        root = _ROOT.search(text)
        # Whatever is parsed begins with the root, so that none could follow it.
        if _UNSAFE.search(text, 0, root.start() if root else len(text)):
            raise Refused(Reason.XML_UNSAFE, path=name)
        if root is None or not _ANY_WP.search(root[0]):
            raise Refused(Reason.WXR_FOREIGN, path=name)
        self._root = root[0]
        self.head = self._read_head(text[root.end() :], 1 + text.count("\n", 0, root.end()))

    def entries(self) -> Iterator[WxrEntry | Damaged]:
        """Yield every entry in its order, and in the place of a damaged one why it cannot be read.

        The error is `Damaged` (ENTRY_DAMAGED) with the line where the entry begins.
        """
        parts = self._parts()
        next(parts, None)
        for part in parts:
            yield from self._read(part)

    def _read(self, part: "_Part") -> Iterator[WxrEntry | Damaged]:
        try:
            yield self._entry(part)
        except (etree.XMLSyntaxError, ValueError) as error:
            yield self._damaged(part.line, str(error))
            # A section that never ended may have swallowed the entries after it.
            end = _END.search(part.text)
            if end is not None and end.end() < len(part.text):
                rest = io.StringIO(part.text[end.end() :])
                line = part.line + part.text.count("\n", 0, end.end())
                others = _parted(rest, line=line, trusting=False)
                next(others, None)
                for other in others:
                    yield from self._read(other)

    def attachments(self) -> Iterator[WxrEntry]:
        """Yield the entries of the library alone; damaged ones are passed over here."""
        for part in self._parts():
            if "attachment_url" in part.text:
                with contextlib.suppress(etree.XMLSyntaxError, ValueError):
                    yield self._entry(part)

    def _read_head(self, inside: str, line: int) -> WxrHead:
        channel = re.sub(r"</channel\s*>.*", "", inside, flags=re.DOTALL)
        try:
            root = _parsed(self._root + channel + _CLOSED)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(line, str(error)) from error
        authors: dict[str, str] = {}
        parents: dict[str, str] = {}
        numbers: dict[str, str] = {}
        for element in root.iter(etree.Element):
            said = {etree.QName(child).localname: child.text or "" for child in element}
            match etree.QName(element).localname:
                case "author":
                    authors[said.get("author_login", "")] = said.get("author_display_name", "")
                case "category" if nicename := said.get("category_nicename"):
                    parents[nicename] = said.get("category_parent", "")
                    numbers[said.get("term_id", "")] = nicename
        return WxrHead(authors, parents, numbers, root[0].findtext("language", "").strip())

    def _entry(self, part: "_Part") -> WxrEntry:
        root = _parsed(f"{self._root}<channel>{part.text}{_CLOSED}")
        item = root[0][0]
        said: dict[str, str] = {}
        terms: list[WxrTerm] = []
        fields: dict[str, str] = {}
        for child in item.iterchildren(etree.Element):
            name = etree.QName(child)
            space, local = name.namespace or "", name.localname
            if local == "postmeta":
                pair = [one.text or "" for one in child.iterchildren(etree.Element)]
                if len(pair) == 2:
                    fields.setdefault(pair[0], pair[1])
            elif local == "category" and not space:
                terms.append(
                    WxrTerm(
                        domain=child.get("domain", names.CATEGORY),
                        nicename=child.get("nicename", ""),
                        name=(child.text or "").strip(),
                    )
                )
            elif local == "encoded":
                local = "content" if space == names.CONTENT else "excerpt"
                said.setdefault(local, child.text or "")
            elif not len(child):
                said.setdefault(local, (child.text or "").strip())
        return WxrEntry(
            line=part.line,
            kind=said.get("post_type", ""),
            number=said.get("post_id", ""),
            title=said.get("title", ""),
            content=said.get("content", ""),
            excerpt=said.get("excerpt", ""),
            creator=said.get("creator", ""),
            slug=said.get("post_name", ""),
            status=said.get("status", ""),
            link=said.get("link", ""),
            date=said.get("post_date_gmt", ""),
            address=said.get("attachment_url", ""),
            terms=tuple(terms),
            fields=fields,
        )

    def _damaged(self, line: int, problem: str) -> Damaged:
        return Damaged(Reason.ENTRY_DAMAGED, path=self._name, line=line, problem=problem)

    def _parts(self) -> Iterator["_Part"]:
        """Yield what stands before the first entry, then every entry from its start to its end."""
        self._stream.seek(0)
        # Bytes that are none of this encoding go to the parser, which names their entry.
        errors = "surrogateescape" if self._encoding.startswith("utf-8") else "replace"
        return _parted(codecs.getreader(self._encoding)(self._stream, errors))


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    line: int


class _Reader(Protocol):
    def read(self, size: int, /) -> str: ...


class _Window:
    """The text of a file that waits to be parted; no more of it than an entry may have."""

    def __init__(self, reader: _Reader, line: int) -> None:
        self.text = ""
        self._line = line
        self._reader = reader
        self._at = 0

    def next_mark(self) -> re.Match[str] | None:
        """Return the next place that parts something, None at the end of what may wait."""
        while (found := _MARK.search(self.text, self._at)) is None:
            chunk = self._reader.read(_CHUNK) if len(self.text) <= LARGEST_ENTRY else ""
            if not chunk:
                return None
            self._at = max(self._at, len(self.text) - _LONGEST_MARK)
            self.text += chunk
        self._at = found.end()
        return found

    def find(self, wanted: str, *, trusting: bool) -> re.Match[str] | None:
        """Return the next mark that begins so, outside of character data while `trusting`."""
        in_data = False
        while (found := self.next_mark()) is not None:
            if found[0] == "<![CDATA[":
                in_data = trusting
            elif found[0] == "]]>":
                in_data = False
            elif not in_data and found[0].startswith(wanted):
                break
        return found

    def cut(self, end: int) -> _Part:
        """Take the text up to `end` out of what waits."""
        part = _Part(self.text[:end], self._line)
        self._line += part.text.count("\n")
        self.text, self._at = self.text[end:], 0
        return part


def _parted(reader: _Reader, *, line: int = 1, trusting: bool = True) -> Iterator[_Part]:
    """Part a file at its entries; the first part is what stands before them.

    While `trusting`, an end that stands in a section of character data is none. A section that
    never ends takes the trust away, so that every file costs time in proportion to its size.
    """
    window = _Window(reader, line)
    start = window.find("<item", trusting=trusting)
    yield window.cut(start.start() if start else len(window.text))
    while start is not None:
        end = window.find("</item", trusting=trusting)
        if end is None:
            trusting = False
            end = _END.search(window.text)
        yield window.cut(end.end() if end else len(window.text))
        start = window.find("<item", trusting=trusting)
        if start is not None:
            window.cut(start.start())


def _encoding(stream: IO[bytes]) -> str:
    stream.seek(0)
    beginning = stream.read(200)
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _ENCODING.search(beginning)
    said = declared[1].decode("ascii") if declared else "utf-8"
    try:
        known = codecs.lookup(said).name
    except LookupError:
        return "utf-8-sig"
    return "utf-8-sig" if known in {"utf-8", "utf-16"} else known


def _parsed(text: str) -> "etree._Element":
    """Return what `text` is as XML, strictly; raises for what is not."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    return etree.fromstring(text.encode("utf-8", "surrogateescape"), parser)
