"""Remarks in the order of the text, comments and suggestions alike, filtered. Pure.

Deliberately absent: widgets, and reading.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from studio.document.suggestions import Suggestion
from studio.newsroom.views import ThreadView
from studio.ui.editor.writing.passages import Selection


class Show(StrEnum):
    """Which remarks are listed."""

    OPEN = "open"
    RESOLVED = "resolved"
    MINE = "mine"
    SUGGESTIONS = "suggestions"


class Remark(Struct, frozen=True):
    """A thread or a suggestion, and where it stands in the text under review, None for nowhere."""

    said: ThreadView | Suggestion
    place: Selection | None

    @property
    def key(self) -> str:
        """What the remark is known by, in the text as well where it stands there."""
        if isinstance(self.said, Suggestion):
            return self.said.id
        anchor = self.said.anchor
        return f"thread-{self.said.id}" if anchor is None else anchor.id

    @property
    def thread(self) -> ThreadView | None:
        """The thread, None for a suggestion."""
        return None if isinstance(self.said, Suggestion) else self.said

    @property
    def suggestion(self) -> Suggestion | None:
        """The suggestion, None for a thread."""
        return self.said if isinstance(self.said, Suggestion) else None

    @property
    def attached(self) -> bool:
        """Whether what it is about is still there; fields and the whole story always are."""
        anchor = None if self.thread is None else self.thread.anchor
        return self.place is not None or anchor is None or not anchor.quoted


def ordered(
    threads: Iterable[ThreadView],
    places: Mapping[str, Selection],
    suggested: Iterable[tuple[Suggestion, Selection]] = (),
) -> tuple[Remark, ...]:
    """Return the remarks: on the whole story, in the text, on fields, and what is nowhere."""
    found = [
        Remark(one, None if one.anchor is None else places.get(one.anchor.id)) for one in threads
    ]
    found += [Remark(one, place) for one, place in suggested]
    return tuple(sorted(found, key=_rank))


def shown(remarks: Iterable[Remark], show: Show, person: int) -> tuple[Remark, ...]:
    """Return those that a filter lets through; a suggestion is open as long as it stands.

    Mine are those that I wrote in or am named in.
    """
    return tuple(one for one in remarks if _is_let_through(one, show, person))


def waiting(remarks: tuple[Remark, ...], after: str, person: int) -> Remark | None:
    """Return the next open thread after a remark, round to it, that waits for a person's answer.

    That is one in which somebody else spoke last.
    """
    at = next((number for number, one in enumerate(remarks) if one.key == after), -1)
    for one in (*remarks[at + 1 :], *remarks[: max(at, 0)]):
        thread = one.thread
        if thread is None or not thread.open:
            continue
        if (thread.comment, *thread.answers)[-1].author != person:
            return one
    return None


def _is_let_through(remark: Remark, show: Show, person: int) -> bool:
    thread, suggestion = remark.thread, remark.suggestion
    match show:
        case Show.OPEN:
            return thread is None or thread.open
        case Show.RESOLVED:
            return thread is not None and not thread.open
        case Show.SUGGESTIONS:
            return suggestion is not None
        case Show.MINE if suggestion is not None:
            return suggestion.author == person
        case Show.MINE:
            return thread is not None and person in thread.people


def _rank(remark: Remark) -> tuple[int, int, int, int]:
    thread = remark.thread
    number = 0 if thread is None else thread.id
    if remark.place is not None:
        start = remark.place.start
        return 1, start.number, start.at, number
    if thread is None or thread.anchor is None:
        return 0, 0, 0, number
    return (2 if remark.attached else 3), 0, 0, number
