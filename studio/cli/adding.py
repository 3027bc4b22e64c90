"""Adding commands to the parser, with help in the person's language.

Deliberately absent: which commands there are (`parser`, `desk_parser`).
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from studio.cli.context import Context
from studio.cli.output import UsageProblem
from studio.wording.words import Words

Command: TypeAlias = Callable[[Context, argparse.Namespace], int | None]


class Parser(argparse.ArgumentParser):
    """A parser that raises `UsageProblem` where argparse would print and exit."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is used, and what does not fit."""
        raise UsageProblem(f"{self.format_usage().strip()}\n{message}")


@dataclass(frozen=True, slots=True)
class Commands:
    """Adds commands to a parser, with help in one language."""

    words: Words
    places: Any  # argparse names no public type for its subparsers

    def add(self, name: str, run: Command, summary: str) -> argparse.ArgumentParser:
        """Add a command that `run` does, and return its parser."""
        parser: argparse.ArgumentParser = self.places.add_parser(
            name, help=summary, description=summary, allow_abbrev=False
        )
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, summary: str) -> "Commands":
        """Add a group of commands, and return what adds to it."""
        parser = self.places.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        places = parser.add_subparsers(metavar="ACTION", required=True, dest="action")
        return Commands(self.words, places)
