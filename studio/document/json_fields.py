"""The fields of JSON objects, read one by one, with the place of whatever is wrong.

Deliberately absent: what the fields mean, which is ``json_in``'s.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Final, TypeVar

from studio.errors import Damaged, Reason

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

LARGEST_NUMBER: Final = 2**63 - 1
"""What a database can keep."""


def invalid(place: str, wanted: str) -> Damaged:
    """Return the error for a fault at `place`."""
    return Damaged(Reason.DOCUMENT_INVALID, problem=f"{place.lstrip('.') or 'document'}: {wanted}")


def json_object(value: object, place: str) -> dict[str, object]:
    """Return `value`, which must be an object."""
    if not isinstance(value, dict):
        raise invalid(place, "an object is wanted")
    return value


def json_list(value: object, place: str) -> list[object]:
    """Return `value`, which must be a list."""
    if not isinstance(value, list):
        raise invalid(place, "a list is wanted")
    return value


def json_string(value: object, place: str) -> str:
    """Return `value`, which must be a text."""
    if not isinstance(value, str):
        raise invalid(place, "a text is wanted")
    return value


def json_number(value: object, place: str) -> int:
    """Return `value`, which must be a whole number that a database can keep."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise invalid(place, "a whole number is wanted")
    if abs(value) > LARGEST_NUMBER:
        raise invalid(place, "the number is too large")
    return value


def json_flag(value: object, place: str) -> bool:
    """Return `value`, which must be true or false."""
    if not isinstance(value, bool):
        raise invalid(place, "true or false is wanted")
    return value


class Fields:
    """The fields of one JSON object; each is asked for once, and `done` finds what was not."""

    def __init__(self, value: object, place: str) -> None:
        self._left = dict(json_object(value, place))
        self.place = place

    def has(self, name: str) -> bool:
        """Say whether the field `name` is there and was not asked for yet."""
        return name in self._left

    def has_none(self, names: AbstractSet[str]) -> bool:
        """Say whether no field of these names is left."""
        return self._left.keys().isdisjoint(names)

    def one(self, name: str, read: Callable[[object, str], T], default: T) -> T:
        """Return what `read` makes of the field `name`, or `default` where it is not there."""
        if name not in self._left:
            return default
        return read(self._left.pop(name), f"{self.place}.{name}")

    def needed(self, name: str, read: Callable[[object, str], T]) -> T:
        """Return what `read` makes of the field `name`, which must be there."""
        if name not in self._left:
            raise invalid(f"{self.place}.{name}", "is missing")
        return read(self._left.pop(name), f"{self.place}.{name}")

    def each(self, name: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
        """Return what `read` makes of each value of the list `name`; none where it is not there."""
        place = f"{self.place}.{name}"
        values = json_list(self._left.pop(name, []), place)
        return tuple(read(value, f"{place}[{index}]") for index, value in enumerate(values))

    def text(self, name: str) -> str:
        """Return the text in the field `name`, or an empty one."""
        return self.one(name, json_string, "")

    def number(self, name: str, default: int) -> int:
        """Return the whole number in the field `name`, or `default`."""
        return self.one(name, json_number, default)

    def optional_number(self, name: str) -> int | None:
        """Return the whole number in the field `name`, or None."""
        return self.number(name, 0) if name in self._left else None

    def flag(self, name: str) -> bool:
        """Return the truth in the field `name`, or False."""
        return self.one(name, json_flag, default=False)

    def choice(self, name: str, among: type[E]) -> E | None:
        """Return the member of `among` that the field names, or None where it is not there."""
        if name not in self._left:
            return None
        value = json_string(self._left.pop(name), f"{self.place}.{name}")
        try:
            return among(value)
        except ValueError as error:
            raise invalid(f"{self.place}.{name}", f"one of {', '.join(among)} is wanted") from error

    def done(self) -> None:
        """Raise for a field that nobody asked for."""
        if self._left:
            raise invalid(f"{self.place}.{min(self._left)}", "is not known")
