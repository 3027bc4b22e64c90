"""Commands that are imported when they run: a start pays for the one command that it was asked for.

Parsers know every command by its module and name, and need none of them to say what there is. They
import these modules from here, and get what stands for each.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

# ruff: noqa: PLC0414 - whoever checks types is told that these are imported from here
if TYPE_CHECKING:
    from studio.cli import article_commands as article_commands
    from studio.cli import check_commands as check_commands
    from studio.cli import checklist_commands as checklist_commands
    from studio.cli import comment_commands as comment_commands
    from studio.cli import demo_command as demo_command
    from studio.cli import file_commands as file_commands
    from studio.cli import handover_commands as handover_commands
    from studio.cli import house_commands as house_commands
    from studio.cli import keeping_commands as keeping_commands
    from studio.cli import language_commands as language_commands
    from studio.cli import life_commands as life_commands
    from studio.cli import name_commands as name_commands
    from studio.cli import newsroom_commands as newsroom_commands
    from studio.cli import notice_commands as notice_commands
    from studio.cli import private_commands as private_commands
    from studio.cli import ready_commands as ready_commands
    from studio.cli import record_commands as record_commands
    from studio.cli import related_command as related_command
    from studio.cli import rule_commands as rule_commands
    from studio.cli import search_command as search_command
    from studio.cli import site_commands as site_commands
    from studio.cli import target_commands as target_commands
    from studio.cli import window_command as window_command


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


if not TYPE_CHECKING:  # so that whoever checks types still finds what is not there

    def __getattr__(module: str) -> LateModule:
        """Return what stands for a module of this folder."""
        if module.startswith("_"):
            raise AttributeError(module)
        return LateModule(module)
