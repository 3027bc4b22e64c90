"""What narrows a list, as chips and menus say it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.newsroom.narrowing import Measure, When
from studio.storage.codes import Priority
from studio.wording.words import mark

PRIORITY_FILTERS: Final[Mapping[Priority, str]] = MappingProxyType(
    {
        Priority.URGENT: mark("Urgent"),
        Priority.HIGH: mark("High priority"),
        Priority.NORMAL: mark("Normal priority"),
        Priority.LOW: mark("Low priority"),
    }
)

DUE_FILTERS: Final[Mapping[When, str]] = MappingProxyType(
    {
        When.OVERDUE: mark("Overdue"),
        When.TODAY: mark("Due today"),
        When.WEEK: mark("Due within seven days"),
    }
)

LENGTH_FILTERS: Final[Mapping[Measure, str]] = MappingProxyType(
    {
        Measure.UNDER: mark("Shorter than commissioned"),
        Measure.OVER: mark("Longer than commissioned"),
    }
)
