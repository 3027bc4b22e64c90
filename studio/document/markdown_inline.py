"""Inlines as Markdown: the part of ``markdown_out`` that deals with one line.

``**``, ``*``, ``~~``, backticks and ``[]()`` are written only where a marked run stands by itself
between spaces. Overlapping, adjacent and mid-word marks are written as HTML tags, nested in the
order of `marks.MARK_NAMES`; ``markdown_in`` reads them in that order.

Special characters are written as numeric entities and not with a backslash: no rule of any
Markdown reaches into an entity, and an invisible character becomes visible.
"""

import re
from collections.abc import Iterator
from typing import Final

from studio.document.inline import Break, Footnote, Inline, Inlines, Text
from studio.document.marks import PLAIN, Language, Link, Marks

# What Markdown reads anywhere in a line, and what nobody sees: white space other than the space,
# and the characters that steer direction or join and part without a shape of their own.
_SPECIAL: Final = re.compile(
    r"[\\`*\[\]<|~{]|(?<!\w)_|_(?!\w)|&(?=[#\w]|$)|!$"
    "|[\u00a0\u1680\u2000-\u200b\u200e\u200f\u202f\u205f\u2060-\u206f\u3000\u00ad\u061c\ufeff]"
)
# What Markdown reads at the start of a line only.
_LINE_START: Final = re.compile(
    r"#|>|[-+](?=[ -]|$)|=(?==* *$)|(?<=^)(?P<number>\d+)\.(?= )|(?P<note>\[\^\d+\]):"
)
_NAMED: Final = {"<": "&lt;", "&": "&amp;"}

_BEFORE: Final = re.compile(r"[\s(«“‘\"']$")
_AFTER: Final = re.compile(r"[\s)»”’\"'.,،؛:؟?…]")
_PLAIN_CODE: Final = re.compile(r"[^`&<>\\{}|~\u00a0\u1680\u2000-\u206f\u3000\u00ad\u061c\ufeff]+")
_PLAIN_ADDRESS: Final = re.compile(r"[^\s()<>\\\"'\[\]*_`~;{}|\u061c\u200b-\u200f\u2060-\u206f]+")
_PLAIN_TITLE: Final = re.compile(r"[^\\\"'\[\]()<>&*_`~{}|\u00a0\u1680\u2000-\u206f\u3000\u061c]*")

_TAGS: Final = (
    ("bold", "strong"),
    ("italic", "em"),
    ("underline", "u"),
    ("strike", "del"),
    ("superscript", "sup"),
    ("subscript", "sub"),
    ("code", "code"),
)


def escaped(text: str) -> str:
    """Return `text` so that it is read as these characters wherever it stands in a line."""
    return _SPECIAL.sub(lambda found: _NAMED.get(found[0], f"&#{ord(found[0])};"), text)


def escaped_start(line: str) -> str:
    """Return a written line so that its start is not taken for a list, a heading or a rule."""
    found = _LINE_START.match(line)
    if found is None:
        return line
    rest = line[found.end() :]
    if found["number"]:
        return f"{found['number']}&#46;{rest}"
    if found["note"]:
        return f"{found['note']}&#58;{rest}"
    return f"&#{ord(found[0])};{rest}"


class InlineWriter:
    """Writes the inlines of one document, and numbers the footnotes that it meets."""

    def __init__(self) -> None:
        self._notes: list[Inlines] = []

    def line(self, content: Inlines) -> str:
        """Return `content` in one line, ``<br>`` for a hard break and for no content at all."""
        return escaped_start("".join(self._pieces(content, "<br>"))) or "<br>"

    def cell(self, content: Inlines) -> str:
        """Return `content` as a cell of a table holds it."""
        return "".join(self._pieces(content, "<br>"))

    def lines(self, content: Inlines) -> str:
        """Return `content` with two spaces and a new line for a hard break."""
        written = "".join(self._pieces(content, "  \n"))
        return "\n".join(escaped_start(one) for one in written.split("\n")) or "<br>"

    def notes(self) -> list[str]:
        """Return the definitions of all footnotes that were called."""
        # A note holds no note (`Footnote`), so writing them adds none.
        return [
            f"[^{number}]: {self.line(content)}" for number, content in enumerate(self._notes, 1)
        ]

    def _pieces(self, content: Inlines, line_break: str) -> Iterator[str]:
        opened: list[tuple[str, str]] = []
        for index, inline in enumerate(content):
            wanted: list[tuple[str, str]] = []
            simple = ""
            if isinstance(inline, Text) and inline.marks != PLAIN:
                before = content[index - 1] if index else None
                after = content[index + 1] if index + 1 < len(content) else None
                if _stands_alone(before, after):
                    simple = _simple(inline)
                if not simple:
                    wanted = _tags(inline.marks)
            yield from _switch(opened, wanted)
            opened = wanted
            if isinstance(inline, Text):
                yield simple or escaped(inline.text)
            elif isinstance(inline, Footnote):
                self._notes.append(inline.content)
                yield f"[^{len(self._notes)}]"
            else:
                # An empty line would end the paragraph.
                goes_on = isinstance(content[index + 1], Break)
                yield "<br>" if goes_on else line_break
        yield from _switch(opened, [])


def _switch(opened: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the tags that lead from one run's marks to the next one's, well nested."""
    shared = 0
    while shared < min(len(opened), len(wanted)) and opened[shared] == wanted[shared]:
        shared += 1
    for name, _ in reversed(opened[shared:]):
        yield f"</{name}>"
    for _, tag in wanted[shared:]:
        yield tag


def _tags(marks: Marks) -> list[tuple[str, str]]:
    """Return the name and the opening tag of each mark, outermost first."""
    tags: list[tuple[str, str]] = []
    if marks.link is not None:
        tags.append(("a", _link_tag(marks.link)))
    if marks.language is not None:
        tags.append(("span", _language_tag(marks.language)))
    tags += [(tag, f"<{tag}>") for name, tag in _TAGS if getattr(marks, name)]
    return tags


def _link_tag(link: Link) -> str:
    title = f' title="{_attribute(link.title)}"' if link.title else ""
    rel = f' rel="{_attribute(link.rel)}"' if link.rel else ""
    return f'<a href="{_attribute(link.href)}"{title}{rel}>'


def _language_tag(language: Language) -> str:
    tag = f' lang="{language.tag}"' if language.tag else ""
    direction = f' dir="{language.direction.value}"' if language.direction else ""
    return f"<span{tag}{direction}>"


def _attribute(value: str) -> str:
    return escaped(value).replace('"', "&quot;").replace(">", "&gt;").replace("_", "&#95;")


def _stands_alone(before: Inline | None, after: Inline | None) -> bool:
    if isinstance(before, Text) and (before.marks != PLAIN or not _BEFORE.search(before.text)):
        return False
    if isinstance(after, Text) and (after.marks != PLAIN or not _AFTER.match(after.text)):
        return False
    return not isinstance(before, Footnote) and not isinstance(after, Footnote)


def _simple(run: Text) -> str:
    """Return `run` in Markdown's own marks, or nothing where they would not do."""
    marks = run.marks
    if marks == Marks(code=True):
        return f"`{run.text}`" if _PLAIN_CODE.fullmatch(run.text) else ""
    emphasis = Marks(bold=marks.bold, italic=marks.italic, strike=marks.strike)
    if marks not in (emphasis, Marks(bold=marks.bold, italic=marks.italic, link=marks.link)):
        return ""
    text = escaped(run.text)
    if marks.strike:
        text = f"~~{text}~~"
    if marks.bold or marks.italic:
        stars = "*" * (2 * marks.bold + marks.italic)
        text = f"{stars}{text}{stars}"
    return text if marks.link is None else _simple_link(text, marks.link)


def _simple_link(text: str, link: Link) -> str:
    if (
        link.rel
        or not _PLAIN_ADDRESS.fullmatch(link.href)
        or not _PLAIN_TITLE.fullmatch(link.title)
    ):
        return ""
    title = f' "{link.title}"' if link.title else ""
    return f"[{text}]({link.href}{title})"
