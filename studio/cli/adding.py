"""Adding commands to the parser, with help in the person's language.

Deliberately absent: which commands there are (`parser`, `desk_parser`).
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NoReturn, TypeAlias, cast

from studio.cli.context import Context
from studio.cli.output import UsageProblem
from studio.wording.words import Words

Command: TypeAlias = Callable[[Context, argparse.Namespace], int | None]


class Parser(argparse.ArgumentParser):
    """A parser that raises `UsageProblem` where argparse would print and exit."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is used, and what does not fit."""
        raise UsageProblem(f"{self.format_usage().strip()}\n{message}")


class _NotAsked:
    """Stands for the parser of a command that nobody asked for: it takes everything, silently."""

    def __getattr__(self, _name: str) -> "Callable[..., _NotAsked]":
        return lambda *_given, **_named: self


_NOT_ASKED: Final = _NotAsked()


@dataclass(frozen=True, slots=True)
class Commands:
    """Adds commands to a parser, with help in one language.

    Where `only` names a command or a group, nothing else is added, and whoever adds it need not
    know: argparse reads the disk for every parser, and a person runs one command at a time.
    """

    words: Words
    places: Any  # argparse names no public type for its subparsers
    only: str | None = None

    def add(self, name: str, run: Command, summary: str) -> argparse.ArgumentParser:
        """Add a command that `run` does, and return its parser."""
        if self.only not in (None, name):
            return cast("argparse.ArgumentParser", _NOT_ASKED)
        parser: argparse.ArgumentParser = self.places.add_parser(
            name, help=summary, description=summary, allow_abbrev=False
        )
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, summary: str) -> "Commands":
        """Add a group of commands, and return what adds to it."""
        if self.only not in (None, name):
            return Commands(self.words, _NOT_ASKED)
        parser = self.places.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        places = parser.add_subparsers(metavar="ACTION", required=True, dest="action")
        return Commands(self.words, places)
