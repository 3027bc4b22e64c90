"""Commands that are imported when they run: a start pays for the one command that it was asked for.

The parser knows every command by its module and name, and needs none of them to say what there is.
Deliberately absent: which modules there are (`parser`).
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any


class LateModule:
    """A module of this folder, of which every name is a command.

    What stands for a command imports the module when it is called, and hands on what it is given.
    """

    def __init__(self, name: str) -> None:
        self._name = f"{__package__}.{name}"

    def __getattr__(self, command: str) -> Callable[..., Any]:
        """Return what stands for a command."""
        return partial(_run, self._name, command)


def _run(module: str, command: str, /, *given: object) -> object:
    return getattr(import_module(module), command)(*given)
