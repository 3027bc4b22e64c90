"""Which kinds of findings a person does not want looked for, as this computer remembers it."""

from typing import Final

OFF: Final = "findings_off"
"""The name of the memory: a list of codes."""


def codes_off(kept: object) -> frozenset[str]:
    """Return the codes that a memory holds."""
    return frozenset(map(str, kept)) if isinstance(kept, list) else frozenset()
