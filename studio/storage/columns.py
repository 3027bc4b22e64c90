"""How values lie in columns, and what constraints are called, the same on every database.

SQLite's STRICT tables know INTEGER, REAL, TEXT and BLOB only, so times, flags and enumerations
are stored as those and come back as Python's own types. Deliberately absent: JSON columns; JSON
is text here, and read by whoever knows its shape.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from studio.document.article import NotePlace, NoticeKind
from studio.storage.codes import (
    Check,
    NameKind,
    NoticeCode,
    PackageStatus,
    Priority,
    RevisionKind,
    Role,
    SendingState,
    Stage,
    TargetKind,
)

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

E = TypeVar("E", bound=StrEnum)


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept as ISO 8601 text in UTC with microseconds; text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: "Dialect") -> str | None:
        """Return the text of an aware moment; a naive one raises `ValueError`."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: str | None, dialect: "Dialect") -> datetime | None:
        """Return the moment in UTC."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: "Dialect") -> int | None:  # noqa: FBT001 - SQLAlchemy's signature
        """Return 1 or 0."""
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: "Dialect") -> bool | None:
        """Return yes or no."""
        del dialect
        return None if value is None else bool(value)


class Code(TypeDecorator[E]):
    """A member of an enumeration, kept as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[E]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: E | None, dialect: "Dialect") -> str | None:
        """Return the member's value; raises `ValueError` for what is no member."""
        del dialect
        return None if value is None else self.members(value).value

    def process_result_value(self, value: str | None, dialect: "Dialect") -> E | None:
        """Return the member."""
        del dialect
        return None if value is None else self.members(value)


TYPES: Final[Mapping[Any, Any]] = MappingProxyType(
    {
        str: Text(),
        int: Integer(),
        bytes: LargeBinary(),
        bool: Flag(),
        datetime: UtcTime(),
        Stage: Code(Stage),
        Role: Code(Role),
        Priority: Code(Priority),
        Check: Code(Check),
        RevisionKind: Code(RevisionKind),
        PackageStatus: Code(PackageStatus),
        NoticeKind: Code(NoticeKind),
        NotePlace: Code(NotePlace),
        NoticeCode: Code(NoticeCode),
        TargetKind: Code(TargetKind),
        SendingState: Code(SendingState),
        NameKind: Code(NameKind),
    }
)
"""How each type of value lies in a column."""

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""What constraints and indexes are called, the same in every migration."""

STRICT: Final = {"sqlite_strict": True}
"""What every table is on SQLite."""


def is_hash(column: str) -> str:
    """Return the constraint of a column that holds a SHA-256."""
    return f"length({column}) = 64"
