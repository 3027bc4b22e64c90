"""What a start of the program asks for, and whether this computer can show a window.

Imports no Qt, so that a missing display or library is told in a sentence.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

OFFSCREEN: Final = frozenset({"offscreen", "minimal", "vnc"})


class Opening(Struct, frozen=True, kw_only=True):
    """A start of the program.

    `folder` is None for the newsroom that was open last; `sample` makes the sample newsroom there.
    `person` and `password` sign in without asking.
    """

    folder: Path | None = None
    person: str | None = None
    password: str | None = None
    article: int | None = None
    sample: bool = False


def has_display(environment: Mapping[str, str] | None = None, system: str = sys.platform) -> bool:
    """Say whether a window would have a screen to be on."""
    variables = os.environ if environment is None else environment
    if system in {"win32", "darwin"}:
        return True
    platform = variables.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in OFFSCREEN or platform in {"eglfs", "linuxfb"}:
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))
