"""Python-Markdown as this house uses it: from text to an element tree, and no further.

Python-Markdown's own path ends in HTML; ours ends before it is serialised, so that nothing has to
be read back out of HTML. Its stock rules stand, with these differences:

- fenced code is taken out before anything else looks at the text, exactly as it is written;
- a footnote's definition becomes an element ``aside`` at the end, and a call an element ``fn``;
- the tags that ``markdown_out`` writes become elements, other tags inside a line are dropped;
- entities are left in the text, for `spoken` to resolve.

Deliberately absent: what the elements mean, which is ``markdown_in``'s.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import HTML_RE, InlineProcessor

from studio.errors import Reason, Refused

DEEPEST: Final = 100
"""How many quotations, lists or brackets may stand in one another."""

TAGS: Final = (
    ("a", "a"),
    ("span", "span"),
    ("strong", "strong|b"),
    ("em", "em|i|cite|dfn|var"),
    ("u", "u|ins"),
    ("del", "del|s|strike"),
    ("sup", "sup"),
    ("sub", "sub"),
    ("code", "code|kbd|samp|tt"),
)
"""The tags that mean something inside a line, in the order in which they nest, and their kin."""

PLACE: Final = re.compile("\u0002(midad|wzxhzdk):(\\d+)\u0003")
"""Where something stands that was taken out: fenced code, or HTML."""

_ENTITY: Final = re.compile(
    "&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,40});"
    "|\u0002(?:([0-9]{1,7})|amp|[^\u0002\u0003]*)\u0003"
)
_ATTRIBUTE: Final = re.compile(r"""([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_OPENING: Final = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)")
_CLOSING: Final = re.compile(r" *(`{3,}|~{3,}) *")
_LANGUAGE: Final = re.compile(r"\s*(?:\{\s*)?\.?([^\s{}=]+)(?![^\s{}]*=)")
_ITEMS: Final = re.compile(rf" *(?:(?:[-*+]|\d{{1,9}}\.) +){{{DEEPEST + 1}}}")
_TAG_START: Final = re.compile(r"<[A-Za-z/!?]")
_MOST_OPEN_TAGS: Final = 500
_BRACKET: Final = re.compile(r"\\.|[\[\]]", re.DOTALL)
_BY_ITSELF: Final = re.compile("\n{0,2}^(#.*| *\u0002midad:[0-9]+\u0003)$\n{0,2}", re.MULTILINE)
_ONLY_SPACES: Final = re.compile(r"(?<=\n) +\n")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of code: the first word of its info string, and its lines as they are."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkdownTree:
    """What Python-Markdown understood: the tree, and what was taken out of it."""

    root: Element
    fences: tuple[Fence, ...] = ()
    html: tuple[str, ...] = ()
    notes: dict[str, Element] = field(default_factory=dict)

    def taken_out(self, place: re.Match[str]) -> Fence | str:
        """Return the fenced code or the HTML that stood at `place` (`PLACE`)."""
        taken: tuple[Fence | str, ...] = self.fences if place[1] == "midad" else self.html
        number = int(place[2])
        return taken[number] if number < len(taken) else ""


def parse(text: str) -> MarkdownTree:
    """Return the tree of `text`, its inline marks resolved to elements.

    Raises `Refused(MARKDOWN_TOO_DEEP)`, and `RecursionError` for what nests too deep in other ways.
    """
    source = text.replace("\u0002", "").replace("\u0003", "")
    return _parse(source.replace("\r\n", "\n").replace("\r", "\n"))


def spoken(text: str) -> str:
    """Return text of the tree with entities and Python-Markdown's own placeholders resolved."""
    if "&" not in text and "\u0002" not in text:
        return text
    if "\u0002amp\u0003" in text:
        text = text.replace("\u0002amp\u0003", "&")
    return _ENTITY.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[0].startswith("&"):
        return html.unescape(found[0])
    return chr(int(found[1])) if found[1] and int(found[1]) < 0x110000 else ""


def _too_deep() -> Refused:
    return Refused(Reason.MARKDOWN_TOO_DEEP, limit=DEEPEST)


def _parse(source: str) -> MarkdownTree:
    lines, fences = _without_fences(source.split("\n"))
    if any(_quotes(line) > DEEPEST or _ITEMS.match(line) for line in lines):
        raise _too_deep()
    text = _ONLY_SPACES.sub("\n", "\n".join(lines).expandtabs(4) + "\n\n")
    # Code stands by itself; and what follows a heading is looked at again and again unless an
    # empty line parts them.
    text = _BY_ITSELF.sub("\n\n\\1\n\n", text)
    _require_closed(text)
    parser, footnotes = _parser(with_tags="<" in source)
    lines = text.split("\n")
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    root = Element("div")
    parser.parser.parseChunk(root, "\n".join(lines))
    notes: dict[str, Element] = {}
    for name, definition in footnotes.footnotes.items():
        notes[name] = SubElement(root, "aside")
        parser.parser.parseChunk(notes[name], definition)
    for treeprocessor in parser.treeprocessors:
        treeprocessor.run(root)  # in place, both that are left
    raw = tuple(one if isinstance(one, str) else "" for one in parser.htmlStash.rawHtmlBlocks)
    return MarkdownTree(root, tuple(fences), raw, notes)


def _quotes(line: str) -> int:
    return line[: len(line) - len(line.lstrip(" >"))].count(">")


def _require_closed(text: str) -> None:
    """Raise for brackets and tags that are opened many times over and not closed.

    Python-Markdown looks for the end of each through all that follows, which a small hostile file
    makes take hours.
    """
    if len(_TAG_START.findall(text)) - text.count(">") > _MOST_OPEN_TAGS:
        raise _too_deep()
    if text.count("[") <= DEEPEST:
        return
    for paragraph in text.split("\n\n"):
        if paragraph.count("](") - paragraph.count(")") > DEEPEST:
            raise _too_deep()
        if paragraph.count("[") > DEEPEST:
            depth = 0
            for bracket in _BRACKET.findall(paragraph):
                depth = depth + 1 if bracket == "[" else max(depth - (bracket == "]"), 0)
                if depth > DEEPEST:
                    raise _too_deep()


def _parser(*, with_tags: bool) -> tuple[Markdown, FootnoteExtension]:
    footnotes = FootnoteExtension()
    parser = Markdown(
        extensions=[AttrListExtension(), SaneListExtension(), TableExtension(), footnotes]
    )
    for name in ("footnote", "footnote-duplicate", "prettify", "unescape"):
        parser.treeprocessors.deregister(name)
    # It would take our placeholders out; what else it does is done by `_parse`.
    parser.preprocessors.deregister("normalize_whitespace")
    patterns = parser.inlinePatterns
    patterns.deregister("entity")
    patterns.register(_Inline(r"\[\^([^\]]*)\]", _called(footnotes.footnotes)), "footnote", 175)
    if parser.delimiters is not None:
        parser.delimiters.add("~", "del", double=True)
    if with_tags:
        for index, (tag, names) in enumerate(TAGS):
            pair = _Inline(rf"<({names})(?=[\s>])([^<>]*)>", _Pair(tag, names).make)
            patterns.register(pair, f"midad_{tag}", 179 - index / 100)
        for tag in ("br", "img"):
            alone = _Inline(rf"<{tag}(?=[\s/>])([^<>]*)>", _single(tag))
            patterns.register(alone, f"midad_{tag}", 178)
        patterns.register(_Inline(HTML_RE, _drop), "html", 90)
    else:
        patterns.deregister("html")
        parser.preprocessors.deregister("html_block")
    return parser, footnotes


_Made: TypeAlias = tuple[Element | str | None, int | None, int | None]
"""What stands instead of a match, and where the match starts and ends; three times None for no."""

_NO: Final[_Made] = (None, None, None)


class _Inline(InlineProcessor):
    """A rule of ours for text inside a line: a pattern, and what it makes of a match."""

    def __init__(self, pattern: str, make: Callable[[re.Match[str], str], _Made]) -> None:
        super().__init__(pattern)
        self.compiled_re = re.compile(pattern, re.IGNORECASE | re.DOTALL)
        self._make = make

    # The library gives its own newer rules another signature than the base class has.
    def handleMatch(self, m: re.Match[str], data: str) -> _Made:  # type: ignore[override]  # noqa: N802
        """Return what `make` makes of the match."""
        return self._make(m, data)


def _called(defined: Mapping[str, str]) -> Callable[[re.Match[str], str], _Made]:
    def call(found: re.Match[str], _: str) -> _Made:
        """Return an element ``fn``, or nothing where no such footnote is defined."""
        if found[1] not in defined:
            return _NO
        return Element("fn", {"name": found[1]}), found.start(), found.end()

    return call


def _single(tag: str) -> Callable[[re.Match[str], str], _Made]:
    def make(found: re.Match[str], _: str) -> _Made:
        """Return the element for a tag that stands by itself, with its attributes."""
        return Element(tag, _attributes(found[1])), found.start(), found.end()

    return make


def _drop(found: re.Match[str], _: str) -> _Made:
    """Return no text for a tag that means nothing here; the words around it stay."""
    return "", found.start(), found.end()


class _Pair:
    """Makes one element, with its attributes, of an HTML tag and the tag that closes it."""

    def __init__(self, tag: str, names: str) -> None:
        self._tag = tag
        self._closing = {
            name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in names.split("|")
        }
        self._text = ""
        self._unclosed: set[str] = set()  # in `_text`, so that it is not searched again and again

    def make(self, found: re.Match[str], data: str) -> _Made:
        """Return the element, or nothing where the tag is not closed."""
        name = found[1].lower()
        if data is not self._text:
            self._text, self._unclosed = data, set()
        end = None if name in self._unclosed else self._closing[name].search(data, found.end())
        if end is None:
            self._unclosed.add(name)
            return _NO
        element = Element(self._tag, _attributes(found[2]))
        element.text = data[found.end() : end.start()]
        return element, found.start(), end.end()


def _attributes(text: str) -> dict[str, str]:
    return {
        found[1].lower(): found[2] or found[3] or found[4] or ""
        for found in _ATTRIBUTE.finditer(text)
    }


def _without_fences(lines: list[str]) -> tuple[list[str], list[Fence]]:
    """Return the lines with a placeholder for each fenced block, and the blocks.

    A fence that is never closed is text.
    """
    if not any(line.lstrip(" ").startswith(("```", "~~~")) for line in lines):
        return lines, []
    longest = _longest_closings(lines)
    kept: list[str] = []
    fences: list[Fence] = []
    rest = iter(enumerate(lines))
    for index, line in rest:
        opening = _OPENING.fullmatch(line)
        if opening is None or longest[opening["fence"][0]][index + 1] < len(opening["fence"]):
            kept.append(line)
            continue
        body = list(_body(rest, opening))
        language = _LANGUAGE.match(opening["info"])
        kept.append(f"{opening['indent']}\u0002midad:{len(fences)}\u0003")
        fences.append(Fence(language[1] if language else "", "\n".join(body)))
    return kept, fences


def _body(rest: Iterator[tuple[int, str]], opening: re.Match[str]) -> Iterator[str]:
    indent = len(opening["indent"])
    for _, line in rest:
        closing = _CLOSING.fullmatch(line)
        if closing and closing[1].startswith(opening["fence"]):
            return
        yield line[indent:] if line[:indent].isspace() else line.lstrip(" ") if indent else line


def _longest_closings(lines: list[str]) -> dict[str, list[int]]:
    """Return for each fence character and line the longest fence in or after it that closes."""
    longest = {"`": [0] * (len(lines) + 1), "~": [0] * (len(lines) + 1)}
    for index in range(len(lines) - 1, -1, -1):
        for column in longest.values():
            column[index] = column[index + 1]
        if closing := _CLOSING.fullmatch(lines[index]):
            column = longest[closing[1][0]]
            column[index] = max(column[index], len(closing[1]))
    return longest
