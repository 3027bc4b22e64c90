"""How much a test does: a share in every run, the whole in the long profile.

The numbers stand beside the tests they belong to; only the choice between the two is made here. It
is read from the environment, so that child processes of a test and decorators of a module see the
same profile. ``pytest --long`` sets it (tests/conftest.py).
"""

import os

LONG_VARIABLE = "MIDAD_LONG"
MINUTES_VARIABLE = "MIDAD_MINUTES"


def is_long() -> bool:
    """Tell whether this run does the full counts."""
    return os.environ.get(LONG_VARIABLE, "") not in {"", "0"}


def count(ordinary: int, long: int) -> int:
    """Choose between the number for every run and the number for the long profile.

    Can be called while a test module is imported: ``@settings(max_examples=count(200, 10_000))``.
    """
    return long if is_long() else ordinary


def minutes() -> float:
    """Return how long a test of the long profile looks for what it has not found yet."""
    return float(os.environ.get(MINUTES_VARIABLE, "60"))
