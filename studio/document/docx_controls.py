"""Midad's own content controls in a Word file, read as the blocks that they stand for.

Somebody may have edited what is in them: whatever words stand there now are taken. Deliberately
absent: controls that say something of text in them (`docx_in`).
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from studio.document import docx_names as names
from studio.document.blocks import (
    Block,
    Embed,
    Figure,
    Gallery,
    PullQuote,
    Related,
    Table,
    Unknown,
)
from studio.document.docx_names import W
from studio.document.docx_runs_in import RunReader
from studio.document.docx_shapes import Styles, value
from studio.document.embeds import embed_at
from studio.document.inline import Inlines, Text, normal, plain

if TYPE_CHECKING:
    from lxml import etree

_LONGEST_UNKNOWN: Final = 100_000
_DEEPEST_UNKNOWN: Final = 100


class ControlReader:
    """Reads what is in a control.

    `blocks_in` reads what stands in an element as in a body, `table` a table and its pictures.
    """

    def __init__(
        self,
        blocks_in: Callable[["etree._Element"], list[Block]],
        table: Callable[["etree._Element"], list[Block]],
        styles: Styles,
        runs: RunReader,
    ) -> None:
        self._blocks_in, self._read_table = blocks_in, table
        self._styles, self._runs = styles, runs

    def read(self, kind: str, told: Mapping[str, str], inside: "etree._Element") -> list[Block]:
        """Return the blocks that a control of this kind is."""
        match kind:
            case "figure":
                return [self.figure(inside)]
            case "gallery":
                return [self._gallery(inside)]
            case "table":
                return self._table(inside)
            case "pullquote":
                text = self._words(inside, names.PULL_QUOTE)
                return [PullQuote(text=text, by=plain(self._words(inside, names.CREDIT)))]
            case "embed":
                return self._embed(inside, has_title=told.get("title") == "1")
            case "related":
                return [Related(articles=tuple(filter(None, _hidden(inside))))]
            case "unknown":
                return _unknown("".join(_hidden(inside)))
            case _:
                return self._blocks_in(inside)

    def figure(self, inside: "etree._Element") -> Figure:
        """Return the picture in a control, with its words."""
        figure = Figure()
        for paragraph in inside.iter(f"{W}p"):
            role, found = self._role(paragraph), self._runs.read(paragraph)
            content = normal(found.inlines)
            for shown in found.figures[:1]:
                figure = replace(figure, source=shown.source, alt=shown.alt, crop=shown.crop)
            match role:
                case names.CAPTION:
                    figure = replace(figure, caption=content)
                case names.CREDIT:
                    figure = replace(figure, credit=plain(content))
                case names.ALT:
                    figure = replace(figure, alt=plain(content))
                case names.SOURCE:
                    figure = replace(figure, source=plain(content))
                case _:
                    pass
        return figure

    def _gallery(self, inside: "etree._Element") -> Gallery:
        figures = []
        for control in inside.iterchildren(f"{W}sdt"):
            held = control.find(f"{W}sdtContent")
            if held is not None:
                figures.append(self.figure(held))
        caption = self._words(inside, names.CAPTION)
        return Gallery(figures=tuple(figures), caption=caption)

    def _table(self, inside: "etree._Element") -> list[Block]:
        caption = self._words(inside, names.CAPTION)
        found: list[Block] = []
        for element in inside.iterchildren(f"{W}tbl"):
            found += self._read_table(element)
        first = found[0] if found else Table()
        return [replace(first, caption=caption), *found[1:]] if isinstance(first, Table) else found

    def _embed(self, inside: "etree._Element", *, has_title: bool) -> list[Block]:
        found = normal(
            one for paragraph in inside.iter(f"{W}p") for one in self._runs.read(paragraph).inlines
        )
        links = [one.marks.link for one in found if isinstance(one, Text)]
        link = next((one for one in links if one is not None), None)
        if link is None:
            return self._blocks_in(inside)
        known = embed_at(link.href)
        title = plain(found) if has_title else ""
        return [Embed(provider=known.provider if known else "", url=link.href, title=title)]

    def _words(self, inside: "etree._Element", role: str) -> Inlines:
        """Return the words of the paragraphs of a style that stand at once in a control."""
        found = [
            one
            for paragraph in inside.iterchildren(f"{W}p")
            if self._role(paragraph) == role
            for one in self._runs.read(paragraph).inlines
        ]
        return normal(found)

    def _role(self, paragraph: "etree._Element") -> str:
        return self._styles.look(value(paragraph.find(f"{W}pPr/{W}pStyle"))).role


def _hidden(inside: "etree._Element") -> list[str]:
    """Return the lines that are for programs alone."""
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in inside.iter(f"{W}p")
    ]


def _unknown(text: str) -> list[Block]:
    depth = text.count("[") + text.count("{")
    if len(text) > _LONGEST_UNKNOWN or depth > _DEEPEST_UNKNOWN:
        return []
    try:
        kind, data = json.loads(text)
        return [Unknown(kind=kind, data=data)]
    except (ValueError, TypeError):
        return []
