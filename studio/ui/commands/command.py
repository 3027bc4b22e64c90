"""One line of the table of commands."""

from msgspec import Struct

from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol


class Command(Struct, frozen=True):
    """One line of the table; `title` is English, marked for translation.

    What is `over_fields` is done from inside a field, too, where Qt has a use of its own for the
    keys on X11.
    """

    do: Do
    title: str
    group: Group
    keys: tuple[str, ...] = ()
    symbol: Symbol | None = None
    checkable: bool = False
    over_fields: bool = False
