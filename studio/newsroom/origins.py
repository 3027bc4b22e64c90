"""Where something was done from: which way into the newsroom, and which computer.

Kept in each line of the record as ``midad WAY@COMPUTER``; lines of older programs say no way.
Deliberately absent: sentences about it (`studio.wording.origins`).
"""

import platform
import re
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Way(StrEnum):
    """A way into the newsroom."""

    WINDOW = "window"
    CLOCK = "clock"
    """An open window by itself, when the time of something comes."""
    COMMAND = "command"
    TIMER = "timer"
    """A command that a timer of the computer gives."""


_KEPT: Final = re.compile(
    r"(?P<clock>clock of )?midad(?: (?P<way>[a-z]+))?@(?P<computer>.*)", re.DOTALL
)


class Origin(Struct, frozen=True):
    """A way, None where it is not known, and a computer's name."""

    way: Way | None
    computer: str

    def __str__(self) -> str:
        """Return it as the record keeps it."""
        return f"midad@{self.computer}" if self.way is None else f"midad {self.way}@{self.computer}"


def origin_here(way: Way) -> str:
    """Return the origin of what is done on this computer, as the record keeps it."""
    return str(Origin(way, platform.node()))


def read_origin(kept: str) -> Origin:
    """Return what the record keeps as an origin; what is no origin of ours is a computer's name."""
    found = _KEPT.fullmatch(kept)
    if found is None:
        return Origin(None, kept)
    if found["clock"]:
        return Origin(Way.CLOCK, found["computer"])
    if found["way"] is None:
        return Origin(None, found["computer"])
    known = next((one for one in Way if one.value == found["way"]), None)
    return Origin(None, kept) if known is None else Origin(known, found["computer"])
