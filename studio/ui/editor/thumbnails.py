"""Small copies of the newsroom's pictures for the cards in the text, made beside everything else.

A picture is decoded by the guarded child process alone, never here. Deliberately absent: files;
what was made is kept in memory, the latest hundred.
"""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.ui.door import Door, Running

WIDTH: Final = 760
_KEPT: Final = 100


class Thumbnails(QObject):
    """Pictures by their hash.

    Signals:
        arrived: the hash of a picture that can be shown now, or is known to be missing.
    """

    arrived = Signal(str)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._made: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._asked: set[str] = set()
        door.changed.connect(self._hear)

    def of(self, sha256: str) -> QPixmap | None:
        """Return a picture if it is there already; ask for it where it is not."""
        if sha256 in self._made:
            self._made.move_to_end(sha256)
            return self._made[sha256]
        if sha256 and sha256 not in self._asked:
            self._ask(sha256)
        return None

    def is_missing(self, sha256: str) -> bool:
        """Say whether a picture was looked for and cannot be shown."""
        return not sha256 or (sha256 in self._made and self._made[sha256] is None)

    def _ask(self, sha256: str) -> None:
        self._asked.add(sha256)
        self._door.run(
            lambda acting, running: make(acting, sha256, running),
            lambda image: self._take(sha256, image),
            failed=lambda _: self._take(sha256, None),
            owner=self,
        )

    def _take(self, sha256: str, image: QImage | None) -> None:
        self._asked.discard(sha256)
        self._made[sha256] = None if image is None else QPixmap.fromImage(image)
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        self.arrived.emit(sha256)

    def _hear(self, changes: Changes) -> None:
        for sha256 in changes.pictures:
            if self.is_missing(sha256) and sha256 in self._made:
                del self._made[sha256]
                self.arrived.emit(sha256)


def make(acting: Acting, sha256: str, running: Running) -> QImage | None:
    """Return a small copy of a kept picture, None where it cannot be made."""
    from studio.imaging.guard import render
    from studio.imaging.values import Rendition

    if running.cancelled:
        return None
    try:
        made = render(acting.store.media.read(sha256), [Rendition(WIDTH)])
    except MidadError:
        return None
    image = QImage.fromData(made[0].data)
    return None if image.isNull() else image
