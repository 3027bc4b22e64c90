"""What a reader sees of a page, and what a machine reads of it, taken from the file alone."""

import json
from html.parser import HTMLParser
from typing import Any

_UNSEEN = frozenset({"head", "script", "style", "template"})
_INLINE = frozenset(
    {"a", "b", "bdi", "cite", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u"}
    | {"time", "mark", "q"}
)
_VOID = frozenset({"meta", "link", "img", "source", "br", "hr", "input"})


class Page(HTMLParser):
    """A page read once: `lines` that are seen, `tags` and their attributes, `data` of machines."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self._open: list[str] = []
        self._seen: list[str] = [""]
        self._script = ""
        self.feed(text)
        self.close()
        self.lines = [line for piece in self._seen if (line := " ".join(piece.split()))]
        self.data: Any = json.loads(self._script) if self._script else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _INLINE:
            self._seen.append("")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag not in _INLINE:
            self._seen.append("")

    def handle_data(self, data: str) -> None:
        if "title" in self._open:
            self.title += data
        if "script" in self._open:
            self._script += data
        if not _UNSEEN.intersection(self._open):
            self._seen[-1] += data

    def named(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of every `tag` that has the wanted ones."""
        return [
            attributes
            for name, attributes in self.tags
            if name == tag and wanted.items() <= attributes.items()
        ]

    def meta(self, name: str) -> list[str]:
        """Return the content of every meta of this name or property."""
        return [
            attributes["content"] or ""
            for tag, attributes in self.tags
            if tag == "meta" and name in {attributes.get("name"), attributes.get("property")}
        ]


def in_order(wanted: list[str] | tuple[str, ...], lines: list[str]) -> bool:
    """Say whether `wanted` are among `lines`, in their order."""
    remaining = iter(lines)
    return all(line in remaining for line in wanted)
