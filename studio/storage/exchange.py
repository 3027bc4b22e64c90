"""Two names on a disk, exchanged in one step, so that a crash leaves the one state or the other.

Sources: renameat2(2) of Linux, renamex_np(2) of macOS. Deliberately absent: a way round where the
system or the disk has no such step; whoever asks knows what may be seen in between.
"""

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

_AT_WORKING_FOLDER: Final = -100  # AT_FDCWD of Linux' fcntl.h
_EXCHANGE: Final = 2  # RENAME_EXCHANGE of Linux' fs.h, RENAME_SWAP of macOS' stdio.h


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; say whether this system and disk can, and so did."""
    if sys.platform == "win32":  # pragma: no cover - it has no such call
        return False
    library = ctypes.CDLL(None)
    if hasattr(library, "renameat2"):
        here = _AT_WORKING_FOLDER
        call = library.renameat2
        return bool(call(here, os.fsencode(one), here, os.fsencode(other), _EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):  # pragma: no cover - macOS
        return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE) == 0)
    return False
