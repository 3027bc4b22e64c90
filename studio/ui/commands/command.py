"""One line of the table of commands."""

from dataclasses import dataclass

from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the table; `title` is English, marked for translation."""

    do: Do
    title: str
    group: Group
    keys: tuple[str, ...] = ()
    symbol: Symbol | None = None
    checkable: bool = False
