"""Pictures from files, drops and the clipboard: kept by the newsroom first, then shown in the text.

What the newsroom knows of a picture already comes with it. Deliberately absent: decoding, and
pictures from the net, which are never fetched.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from studio.document.blocks import Figure
from studio.document.inline import texts
from studio.errors import Reason, Refused, Unavailable
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.views import PictureView
from studio.ui.station import Station

SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif")

Kept = tuple[Changes, PictureView]


class PictureIntake(QObject):
    """Takes pictures in on a thread of their own, in order."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._station, self._window = station, parent

    def choose(self, then: Callable[[Figure], None]) -> None:
        """Let the person choose a file, and hand its picture over as a figure."""
        from PySide6.QtWidgets import QFileDialog

        words = self._station.tongue.words
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, words.say("Choose a picture"), "", f"{words.say('Pictures')} ({patterns})"
        )
        if chosen:
            self.take_file(Path(chosen), then)

    def choose_some(self, then: Callable[[Figure], None]) -> None:
        """Let the person choose files, and hand their pictures over in order."""
        from PySide6.QtWidgets import QFileDialog

        words = self._station.tongue.words
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, words.say("Choose pictures"), "", f"{words.say('Pictures')} ({patterns})"
        )
        for one in chosen:
            self.take_file(Path(one), then)

    def take_file(self, path: Path, then: Callable[[Figure], None]) -> None:
        """Keep the picture in a file."""
        self._take(lambda: read(path), path.name, then)

    def take_image(self, image: QImage, then: Callable[[Figure], None]) -> None:
        """Keep a picture that was copied without a file."""
        own = image.copy()
        self._take(lambda: encoded(own), "", then)

    def _take(self, data: Callable[[], bytes], name: str, then: Callable[[Figure], None]) -> None:
        self._station.door.run(
            lambda acting, _: keep(acting, data(), name),
            lambda kept: then(figure_of(kept[1])),
            changed=lambda kept: kept[0],
            owner=self,
        )


def is_picture(path: Path) -> bool:
    """Say whether a file is a picture by its name."""
    return path.suffix.lower() in SUFFIXES


def encoded(image: QImage) -> bytes:
    """Return a picture as a file of PNG holds it."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # PySide's stub lacks str formats
    return bytes(held.data())


def read(path: Path) -> bytes:
    """Return what a file holds.

    Raises `Refused` (FILE_MISSING) and `Unavailable` (DISK_FAILED).
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(Reason.FILE_MISSING, path=str(path)) from error
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise Unavailable(Reason.DISK_FAILED, path=str(path), problem=problem) from error


def keep(acting: Acting, data: bytes, name: str) -> Kept:
    """Keep a picture and return what is known of it; raises as `pictures.add_picture`."""
    from studio.newsroom.pictures import Metadata, add_picture, picture

    changes = add_picture(acting, data, Metadata(name=name))
    return changes, picture(acting, hashlib.sha256(data).hexdigest())


def figure_of(view: PictureView) -> Figure:
    """Return a kept picture as it first stands in a text."""
    return Figure(
        picture=view.sha256, alt=view.alt, caption=texts(view.caption), credit=view.credit
    )
