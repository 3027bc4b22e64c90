"""Patterns that are compiled when they are first used: a start looks for little of what is known.

The ``regex`` package, which most of them are written for, is imported with the first of them; it is
imported from here by whoever has such patterns. Deliberately absent: the patterns.
"""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    import regex as regex  # noqa: PLC0414 - whoever checks types finds it here

P = TypeVar("P")


class _Later(Generic[P]):
    """Has what the pattern has, which is compiled when something of it is asked for."""

    def __init__(self, make: Callable[[], P]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> object:
        """Return something of the pattern, and keep it: this is called once for each name."""
        made = self.__dict__.setdefault("_made", None) or self._make()
        self.__dict__["_made"] = made
        found: object = getattr(made, name)
        self.__dict__[name] = found
        return found


def later(make: Callable[[], P]) -> P:
    """Return what stands for the pattern that `make` compiles, with the same methods."""
    return cast("P", _Later(make))


class _Regex:
    """Has what the ``regex`` package has, which is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        """Return something of the package, and keep it."""
        found: object = getattr(importlib.import_module("regex"), name)
        self.__dict__[name] = found
        return found


if not TYPE_CHECKING:
    regex = _Regex()
