"""Footnotes in HTML: their texts are taken from the end and given to the places that call them.

Known are the notes that Midad writes, and those of Word and Google Docs, which agree in this: a
call links to a note, and the note links back to its call.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from studio.document.html_clean import VOID, Characters, End, Event, Start

_FOREIGN_NOTE: Final = re.compile(r"_?(?:ftnt?|edn)\d+")
_FOREIGN_CALL: Final = re.compile(r"#_?(?:ftnt?|edn)_?ref\d+")


class WithNotes(NamedTuple):
    """Events without the notes, and the events of each note by the name that calls use."""

    body: list[Event]
    notes: Mapping[str, list[Event]]


def split_notes(events: Sequence[Event]) -> WithNotes:
    """Take the notes out of `events`; a note's own link back goes as well."""
    calls = {
        event.attributes["href"]: index
        for index, event in reversed(list(enumerate(events)))
        if isinstance(event, Start)
        and event.tag == "a"
        and event.attributes.get("href", "").startswith("#")
    }
    if not calls:
        return WithNotes(list(events), {})
    ends = _ends(events)
    notes: dict[str, list[Event]] = {}
    taken: list[tuple[int, int]] = []
    around: list[int] = []
    for index, event in enumerate(events):
        if isinstance(event, End):
            around.pop()
        if not isinstance(event, Start):
            continue
        if event.attributes.get("role") == "doc-endnotes":
            own = dict(_own_notes(events, index, ends[index]))
            if all(calls.get(f"#{name}", index) < index for name in own):
                taken.append((index, ends[index]))
                for name, first in own.items():
                    notes.setdefault(name, _without_link_back(events[first + 1 : ends[first]]))
        elif name := _foreign_note(event):
            frame = _frame(events, around)
            # A note that nobody calls, or that holds its own call, is the text itself.
            if frame is not None and calls.get(f"#{name}", frame) < frame:
                taken.append((_with_line_above(events, frame), ends[frame]))
                notes.setdefault(name, _without_link_back(events[frame : ends[frame] + 1]))
        if event.tag not in VOID:
            around.append(index)
    return WithNotes(_outside(events, taken), notes)


def _ends(events: Sequence[Event]) -> dict[int, int]:
    """Return for the index of each start the index of its end."""
    ends: dict[int, int] = {}
    unclosed: list[int] = []
    for index, event in enumerate(events):
        if isinstance(event, Start) and event.tag not in VOID:
            unclosed.append(index)
        elif isinstance(event, End):
            ends[unclosed.pop()] = index
    return ends


def _own_notes(events: Sequence[Event], first: int, last: int) -> Iterator[tuple[str, int]]:
    for index in range(first, last):
        event = events[index]
        if isinstance(event, Start) and event.tag == "li" and event.attributes.get("id"):
            yield event.attributes["id"], index


def _foreign_note(event: Start) -> str:
    name = event.attributes.get("name") or event.attributes.get("id", "")
    links_back = _FOREIGN_CALL.fullmatch(event.attributes.get("href", ""))
    return name if event.tag == "a" and links_back and _FOREIGN_NOTE.fullmatch(name) else ""


def _frame(events: Sequence[Event], around: Sequence[int]) -> int | None:
    """Return the innermost block that a note's link back stands in: the note itself."""
    for wanted in ({"div", "li"}, {"p"}):
        for index in reversed(around):
            event = events[index]
            if isinstance(event, Start) and event.tag in wanted:
                return index
    return None


def _with_line_above(events: Sequence[Event], frame: int) -> int:
    """Return where a note begins, the line that parts the notes from the text included."""
    above = frame - 1
    while above > 0 and isinstance(gap := events[above], Characters) and not gap.text.strip():
        above -= 1
    line = events[above]
    return above if isinstance(line, Start) and line.tag == "hr" else frame


def _without_link_back(events: Sequence[Event]) -> list[Event]:
    kept: list[Event] = []
    inside = False
    for event in events:
        if isinstance(event, Start) and event.tag == "a":
            inside = event.attributes.get("role") == "doc-backlink" or bool(_foreign_note(event))
        if not inside:
            kept.append(event)
        elif isinstance(event, End) and event.tag == "a":
            inside = False
    return kept


def _outside(events: Sequence[Event], taken: Sequence[tuple[int, int]]) -> list[Event]:
    body: list[Event] = []
    position = 0
    for first, last in sorted(taken):
        body += events[position:first]
        position = max(position, last + 1)
    return [*body, *events[position:]]
