"""The handover of a shift in words: parts with their stories, as they are read and printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, TypeAlias

from studio.arabic.direction import Direction
from studio.document.blocks import Block, Heading, Item, ListKind, Paragraph
from studio.document.inline import texts
from studio.document.tree import Document
from studio.newsroom.handover import Handover, Part
from studio.wording.terms import STAGES
from studio.wording.words import Language, Words, mark

Clock: TypeAlias = Callable[[datetime], str]
"""Says a moment by the newsroom's clock."""

TITLES: Final[Mapping[Part, str]] = MappingProxyType(
    {
        Part.MISSED: mark("Missed their time"),
        Part.OVERDUE: mark("Overdue"),
        Part.SCHEDULED: mark("Scheduled to go out"),
        Part.DUE: mark("Due within a day"),
        Part.IN_REVIEW: mark("Waiting for review"),
        Part.SENT_BACK: mark("Sent back to their authors"),
        Part.READY: mark("Approved, not out yet"),
        Part.OPEN: mark("Being written"),
        Part.PUBLISHED: mark("Published in this shift"),
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """A story of the page: `detail` is its time, who has it, and where it stands."""

    article: int
    headline: str
    detail: str


@dataclass(frozen=True, slots=True)
class Told:
    """A part of the page."""

    title: str
    rows: tuple[Row, ...]


def handover_title(page: Handover, words: Words, clock: Clock) -> str:
    """Return what stands above the page: the shift's beginning and end."""
    return words.say(
        "Shift handover: {since} to {until}", since=clock(page.since), until=clock(page.until)
    )


def handover_parts(page: Handover, words: Words, clock: Clock) -> tuple[Told, ...]:
    """Return the parts of the page, then who has what."""
    nothing = words.say("No headline yet")
    parts = [
        Told(
            words.say(TITLES[part]),
            tuple(
                Row(
                    line.summary.id,
                    line.summary.headline or nothing,
                    _joined(clock(line.at), line.holder, line.summary.section_name),
                )
                for line in lines
            ),
        )
        for part, lines in page.parts
    ]
    for held in page.held:
        title = words.counted(
            "{name} has {n} story", "{name} has {n} stories", len(held.stories), name=held.name
        )
        rows = tuple(
            Row(
                one.id,
                one.headline or nothing,
                _joined(words.say(STAGES[one.stage]), "" if one.due is None else clock(one.due)),
            )
            for one in held.stories
        )
        parts.append(Told(title, rows))
    return tuple(parts)


def handover_document(page: Handover, words: Words, clock: Clock) -> Document:
    """Return the page as a document, to be written in any form."""
    blocks: list[Block] = []
    parts = handover_parts(page, words, clock)
    if not parts:
        blocks.append(Paragraph(texts(words.say("Nothing is open, and nothing was published."))))
    for part in parts:
        blocks.append(Heading(texts(part.title), level=2))
        blocks += (
            Item(texts(f"{row.headline} · {row.detail}"), kind=ListKind.BULLET) for row in part.rows
        )
    arabic = words.language is Language.ARABIC
    return Document(tuple(blocks), Direction.RTL if arabic else Direction.LTR, words.language.value)


def _joined(*facts: str) -> str:
    return " · ".join(fact for fact in facts if fact)
