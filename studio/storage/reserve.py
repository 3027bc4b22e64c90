"""A file of nothing that is given up when the disk is full, so that the running save goes through.

Deliberately absent: telling the person. `Store.is_disk_low` says that the reserve is gone.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

RESERVE: Final = "reserve"
RESERVE_SIZE: Final = 16 * 1024 * 1024

_LOW: Final = 4 * 1024 * 1024
"""Bytes free below which a save may fail: more than any one save writes."""

_PLENTY: Final = 4 * RESERVE_SIZE
_PIECE: Final = 1024 * 1024


class Reserve:
    """The reserve of one newsroom's folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / RESERVE

    @property
    def is_there(self) -> bool:
        """Whether there is a reserve to give up."""
        return self._path.exists()

    def tend(self) -> None:
        """Give the reserve up where the disk is nearly full; set it aside where there is plenty."""
        with suppress(OSError):  # the save itself tells what is wrong with the disk
            free = shutil.disk_usage(self._path.parent).free
            if self.is_there:
                if free < _LOW:
                    self.give_up()
            elif free >= _PLENTY:
                self._set_aside()

    def give_up(self) -> None:
        """Make room."""
        with suppress(OSError):  # the disk that does not let go of it has told so already
            self._path.unlink(missing_ok=True)

    def _set_aside(self) -> None:
        try:
            with self._path.open("xb") as file:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(file.fileno(), 0, RESERVE_SIZE)
                else:
                    piece = os.urandom(_PIECE)  # what a compressing file system cannot make small
                    for _ in range(RESERVE_SIZE // _PIECE):
                        file.write(piece)
        except OSError:  # a quota without that much room: the newsroom works without a reserve
            self.give_up()
