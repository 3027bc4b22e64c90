"""Patterns that are compiled when they are first used: a start looks for little of what is known.

Deliberately absent: the patterns.
"""

from collections.abc import Callable
from typing import Generic, TypeVar, cast

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
