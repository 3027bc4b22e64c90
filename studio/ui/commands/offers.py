"""What is offered beside the commands because somebody keeps it: a snippet, a template.

Deliberately absent: keys; what has one is a command of the table.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct

from studio.ui.look import Symbol


class Offer(Struct, frozen=True):
    """One thing that can be done: `names` finds it, `far` stands at the far side of its line.

    One that goes `in_text` is offered by the menu of blocks too.
    """

    title: str
    names: str
    far: str
    symbol: Symbol
    act: Callable[[], object]
    in_text: bool = False


Source: TypeAlias = Callable[[], Sequence[Offer]]
"""Gives what is offered now."""
