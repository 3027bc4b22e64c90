"""The record of a story as lines to read: what was done, by whom, when, and what they said.

Pure. Lines of one person that follow each other and only tell of work on the text are one.
Deliberately absent: how lines look, and what the record keeps for its own proof.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from studio.newsroom.views import RecordView
from studio.storage.codes import Stage
from studio.ui.look import Symbol
from studio.wording.acts import STORY_ACTS
from studio.wording.words import mark

SYMBOLS: Final[Mapping[str, Symbol]] = MappingProxyType(
    {
        "create": Symbol.ADD,
        "import": Symbol.IMPORT,
        "edit": Symbol.PEN,
        "name_version": Symbol.TAG,
        "take_over": Symbol.PERSON,
        "put_aside": Symbol.HISTORY,
        "restore_version": Symbol.RESTORE,
        "update": Symbol.HISTORY,
        "correct": Symbol.PEN,
        "annotate": Symbol.LOCK,
        "comment": Symbol.COMMENT,
        "answer": Symbol.COMMENT,
        "edit_comment": Symbol.PEN,
        "delete_comment": Symbol.DELETE,
        "resolve": Symbol.APPROVE,
        "reopen": Symbol.UNDO,
        "plan": Symbol.CALENDAR,
        "keep_private": Symbol.LOCK,
        "open_up": Symbol.PEOPLE,
        "tick": Symbol.APPROVE,
        "untick": Symbol.UNDO,
        "confirm_check": Symbol.APPROVE,
        "undo": Symbol.UNDO,
        "submit": Symbol.SEND,
        "take_back": Symbol.UNDO,
        "send_back": Symbol.SEND_BACK,
        "approve": Symbol.APPROVED,
        "schedule": Symbol.SCHEDULED,
        "unschedule": Symbol.CALENDAR,
        "publish": Symbol.PUBLISHED,
        "withdraw": Symbol.WITHDRAWN,
        "spike": Symbol.SPIKED,
        "unspike": Symbol.RESTORE,
        "export": Symbol.EXPORT,
    }
)
"""The icon of what was done, by the record's word for it."""

DONE: Final[Mapping[str, tuple[str, Symbol]]] = MappingProxyType(
    {act: (message, SYMBOLS.get(act, Symbol.PEN)) for act, message in STORY_ACTS.items()}
)
"""What was done, by the record's word for it, and its icon."""

_OTHER: Final = (mark("Changed"), Symbol.PEN)
_WORK: Final = frozenset(
    {"edit", "annotate", "plan", "tick", "untick", "comment", "answer", "resolve"}
)
_NOTE_OF: Final = {
    Stage.CHANGES_REQUESTED: "send_back",
    Stage.IN_REVIEW: "submit",
    Stage.WITHDRAWN: "withdraw",
    Stage.SPIKED: "spike",
}


class Line(Struct, frozen=True, kw_only=True):
    """One line; `times` says how many lines of the record it stands for."""

    action: str
    message: str
    symbol: Symbol
    person: str
    at: datetime
    note: str
    revision: int | None
    origin: str
    times: int = 1


def lines(story: Sequence[RecordView]) -> tuple[Line, ...]:
    """Return the lines of a story's record, newest first."""
    return tuple(_joined(map(_line, reversed(story))))


def standing_note(stage: Stage, story: Sequence[RecordView]) -> Line | None:
    """Return what the person said who brought the story to this stage, None where nothing."""
    wanted = _NOTE_OF.get(stage)
    found = next((one for one in reversed(story) if one.action == wanted), None)
    line = None if found is None else _line(found)
    return line if line is not None and line.note else None


def _line(record: RecordView) -> Line:
    message, symbol = DONE.get(record.action, _OTHER)
    details = json.loads(record.details)
    return Line(
        action=record.action,
        message=message,
        symbol=symbol,
        person=record.person_name,
        at=record.at,
        note=str(details.get("note") or details.get("length_reason", "")),
        revision=record.revision,
        origin=record.origin,
    )


def _joined(found: Iterator[Line]) -> Iterator[Line]:
    pending: Line | None = None
    for line in found:
        if pending is not None and _same_work(pending, line):
            pending = replace(pending, times=pending.times + 1)
            continue
        if pending is not None:
            yield pending
        pending = line
    if pending is not None:
        yield pending


def _same_work(one: Line, other: Line) -> bool:
    return (
        one.action == other.action
        and one.action in _WORK
        and one.person == other.person
        and not one.note
        and not other.note
    )
