"""What something costs in steps, not in time.

A step is a line of ours that runs, each turn of a loop one.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import studio

OURS = str(Path(studio.__file__).parent)


def steps(act: Callable[[], object]) -> Counter[str]:
    """Return how many lines of ours `act` runs, by function."""
    found: Counter[str] = Counter()

    def line(frame: FrameType, event: str, _: object) -> object:
        if event == "line":
            found[f"{frame.f_code.co_filename[len(OURS) :]}:{frame.f_code.co_qualname}"] += 1
        return line

    def call(frame: FrameType, _: str, __: object) -> object:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(call)  # type: ignore[arg-type] # it returns itself or None
    try:
        act()
    finally:
        sys.settrace(before)
    return found
