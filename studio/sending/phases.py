"""How far a whole site is on its way to a target, for whoever watches."""

from enum import StrEnum


class Phase(StrEnum):
    """What is being done."""

    MAKING = "making"
    """Its articles' pages are made."""
    LOOKING = "looking"
    """It is compared with what the target has."""
    BRINGING = "bringing"
    """What differs is brought beside what readers have."""
    PLACING = "placing"
    """What was brought is put in its place."""
