"""What a person asks the archive for, read from what they typed.

Words, all of which have to be there; "phrases" in any quotation marks, word for word; ``-word`` for
what must not be there; ``word*`` for a beginning; and fields by English or Arabic names
(``section:``, «القسم:»). Whatever is typed means something: marks that say nothing are passed over.

Deliberately absent: how an index is asked, and who may see what is found (`archive`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from studio.arabic.folding import fold, key
from studio.arabic.stemming import index_words
from studio.errors import Reason, Refused
from studio.newsroom.archive_dates import Days, read_days
from studio.newsroom.naming import nearest
from studio.storage.codes import Stage

LONGEST_QUERY: Final = 1000
"""The most characters that can be asked for."""
_MOST_WORDS: Final = 32


class Order(StrEnum):
    """What comes first: the last saved, or what answers best."""

    NEWEST = "newest"
    BEST = "best"


class Field(StrEnum):
    """What a word can be asked for in, or narrowed by."""

    HEADLINE = "headline"
    AUTHOR = "author"
    SECTION = "section"
    TAG = "tag"
    STAGE = "stage"
    DATE = "date"


FIELD_NAMES: Final[Mapping[str, Field]] = MappingProxyType(
    {
        **{one.value: one for one in Field},
        **{
            fold(name): one
            for name, one in (
                ("العنوان", Field.HEADLINE),
                ("الكاتب", Field.AUTHOR),
                ("القسم", Field.SECTION),
                ("الوسم", Field.TAG),
                ("المرحلة", Field.STAGE),
                ("التاريخ", Field.DATE),
            )
        },
    }
)
"""Folded names of fields."""

STAGE_NAMES: Final[Mapping[str, Stage]] = MappingProxyType(
    {
        **{fold(one.value.replace("_", " ")): one for one in Stage},
        **{
            fold(name): one
            for name, one in (
                ("مسودة", Stage.DRAFT),
                ("قيد المراجعة", Stage.IN_REVIEW),
                ("معادة للتعديل", Stage.CHANGES_REQUESTED),
                ("معتمدة", Stage.APPROVED),
                ("مجدولة", Stage.SCHEDULED),
                ("منشورة", Stage.PUBLISHED),
                ("مسحوبة", Stage.WITHDRAWN),
                ("مستبعدة", Stage.SPIKED),
            )
        },
    }
)
"""Folded names of stages."""

_QUOTES: Final = {'"': '"', "«": "»", "“": "”", "„": "“", "”": "”"}
_TOKEN: Final = re.compile(
    r"""(?P<minus>[-\u2212]?)(?:(?P<field>[^\W\d_]+):)?
    (?:(?P<open>["«“„”])(?P<quoted>[^"»“”]*)(?P<close>["»“”]?)|(?P<plain>[^\s"«“„”]+)|(?=\s|\Z))""",
    re.VERBOSE,
)
_NEXT: Final = re.compile(r'\s+([^\s"«“„”:]+)(?=\s|\Z)')


@dataclass(frozen=True, slots=True)
class Sought:
    """Folded words that have to stand in a text one after another, or must not (`excluded`).

    One that is not `exact` is meant in whatever form it takes, and may be the `beginning` of a
    longer one. `field` is None for anywhere.
    """

    words: tuple[str, ...]
    exact: bool = False
    beginning: bool = False
    excluded: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """All that was asked for; names of sections and tags as they were typed."""

    sought: tuple[Sought, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    days: tuple[Days, ...] = ()


def read_query(text: str, today: date, *, typing: bool = False) -> Query:
    """Return what `text` asks for on the day `today`.

    While somebody is still `typing`, the last word may be a beginning, and what the last field
    says is passed over until it means something. Raises `Refused`: QUERY_TOO_LONG,
    QUERY_DATE_UNKNOWN, QUERY_STAGE_UNKNOWN.
    """
    if len(text) > LONGEST_QUERY:
        raise Refused(Reason.QUERY_TOO_LONG, limit=LONGEST_QUERY)
    reading = _Reading(text, today, typing=typing)
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None or found.end() == position:
            position += 1
            continue
        position = reading.take(found)
    return reading.query()


class _Reading:
    """What was read so far."""

    def __init__(self, text: str, today: date, *, typing: bool) -> None:
        self._text, self._today, self._typing = text, today, typing
        self._sought: list[Sought] = []
        self._sections: list[str] = []
        self._tags: list[str] = []
        self._stages: list[Stage] = []
        self._days: list[Days] = []

    def query(self) -> Query:
        return Query(
            sought=tuple(self._sought[:_MOST_WORDS]),
            sections=tuple(self._sections),
            tags=tuple(self._tags),
            stages=tuple(self._stages),
            days=tuple(self._days),
        )

    def take(self, found: re.Match[str]) -> int:
        """Take one thing in; return where the next may begin."""
        quoted, plain = found["quoted"], found["plain"] or ""
        value = plain if quoted is None else quoted
        field = FIELD_NAMES.get(fold(found["field"] or ""))
        if found["field"] and field is None:
            value = f"{found['field']} {value}"
        excluded = bool(found["minus"])
        match field:
            case Field.SECTION | Field.TAG if key(value):
                names = self._sections if field is Field.SECTION else self._tags
                if not self._is_unfinished(found):
                    names.append(value)
            case Field.STAGE | Field.DATE if key(value):
                return self._take_named(field, value, found)
            case None | Field.HEADLINE | Field.AUTHOR:
                if field is None and quoted is None and (days := self._range(value)):
                    self._days.append(days)
                else:
                    self._take_words(value, found, field, excluded=excluded)
            case _:
                pass  # a field of which nothing is said yet
        return found.end()

    def _take_words(
        self, value: str, found: re.Match[str], field: Field | None, *, excluded: bool
    ) -> None:
        words = index_words(value)
        if not words:
            return
        if found["quoted"] is not None and not self._is_unfinished(found):
            self._sought.append(Sought(tuple(words), exact=True, excluded=excluded, field=field))
            return
        ends = value.endswith("*") or (self._is_unfinished(found) and value[-1:].isalnum())
        for number, word in enumerate(words, 1):
            beginning = ends and number == len(words)
            self._sought.append(
                Sought((word,), beginning=beginning, excluded=excluded, field=field)
            )

    def _take_named(self, field: Field, value: str, found: re.Match[str]) -> int:
        """Take a stage or days, whose names may be of two words without quotation marks."""
        after = _NEXT.match(self._text, found.end())
        if found["quoted"] is None and after and self._keep_named(field, f"{value} {after[1]}"):
            return after.end()
        if not self._keep_named(field, value) and not self._is_unfinished(found, after):
            if field is Field.DATE:
                raise Refused(Reason.QUERY_DATE_UNKNOWN, value=value)
            near = nearest(value, STAGE_NAMES)
            raise Refused(Reason.QUERY_STAGE_UNKNOWN, value=value, nearest=near)
        return found.end()

    def _keep_named(self, field: Field, value: str) -> bool:
        if field is Field.DATE:
            if (days := read_days(value, self._today)) is not None:
                self._days.append(days)
            return days is not None
        stage = STAGE_NAMES.get(key(value.replace("_", " ")))
        if stage is not None:
            self._stages.append(stage)
        return stage is not None

    def _range(self, value: str) -> Days | None:
        return read_days(value, self._today) if ".." in value else None

    def _is_unfinished(self, found: re.Match[str], after: re.Match[str] | None = None) -> bool:
        """Say whether somebody is still typing this."""
        end = (after or found).end()
        return self._typing and end == len(self._text) and not found["close"]
