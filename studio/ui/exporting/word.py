"""The open story as a Word file: asked where once, made beside everything else, and shown.

Deliberately absent: what stands in the file (`studio.newsroom.word_files`).
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.arabic.later import later
from studio.document.inline import plain
from studio.newsroom.acting import Acting
from studio.storage.media import write_file
from studio.ui.commands import Do
from studio.ui.door import Running
from studio.ui.look.text import isolated
from studio.ui.parts.toasts import Toast
from studio.ui.station import Station
from studio.ui.story import Story

_MEMORY: Final = "word-folder"
_NOT_IN_A_NAME: Final = later(
    lambda: re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
)
_LONGEST_NAME: Final = 80


class WordExport(QObject):
    """Writes the open story as a Word file, and tells of it in `toast`."""

    def __init__(
        self,
        station: Station,
        story: Story,
        toast: Toast,
        window: QWidget,
        show_folder: Callable[[Path], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._station, self._story, self._toast, self._window = station, story, toast, window
        self._show_folder = show_folder
        station.deck.on(Do.SAVE_WORD, self.choose, enabled=False)
        story.loaded.connect(lambda: station.deck.allow(Do.SAVE_WORD, allowed=True))
        story.closed.connect(lambda: station.deck.allow(Do.SAVE_WORD, allowed=False))

    def choose(self) -> None:
        """Ask where, and write the file there."""
        from PySide6.QtWidgets import QFileDialog

        words = self._station.tongue.words
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            words.say("Save as a Word file"),
            str(self._folder() / file_name(plain(self._story.text.headline))),
            f"{words.say('Word file')} (*.docx)",
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write the open story to `path`, and tell what came of it."""
        if path.suffix.lower() != ".docx":
            path = path.with_name(f"{path.name}.docx")
        words = self._station.tongue.words
        text = self._story.text
        self._station.personal.remember(_MEMORY, str(path.parent))
        self._toast.tell(words.say("Writing {name}…", name=isolated(path.name)))

        def work(acting: Acting, running: Running) -> int:
            from studio.newsroom.word_files import word_copy

            copy = word_copy(acting, text, running.step)
            write_file(path, copy.data)
            return copy.missing

        running = self._station.door.run(
            work, lambda missing: self._tell(path, missing), owner=self
        )
        running.progressed.connect(lambda done, total: self._tell_progress(path, done, total))

    def _tell_progress(self, path: Path, done: int, total: int) -> None:
        words = self._station.tongue.words
        said = words.say(
            "Writing {name}: picture {done} of {total}…",
            name=isolated(path.name),
            done=done + 1,
            total=total,
        )
        self._toast.tell(said)

    def _tell(self, path: Path, missing: int) -> None:
        words = self._station.tongue.words
        said = words.say("The story is kept as a Word file: {name}", name=isolated(path.name))
        if missing:
            without = words.counted(
                "{n} picture could not be put into it.",
                "{n} pictures could not be put into it.",
                missing,
            )
            said = f"{said}\n{without}"
        self._toast.tell(said, lambda: self._show(path.parent), words.say("Show the folder"))

    def _show(self, folder: Path) -> None:
        from studio.ui.exporting.sheet import show_in_files

        (self._show_folder or show_in_files)(folder)

    def _folder(self) -> Path:
        from PySide6.QtCore import QStandardPaths

        kept = self._station.personal.recall(_MEMORY)
        if isinstance(kept, str) and Path(kept).is_dir():
            return Path(kept)
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(kind)
        return Path(documents) if documents else Path.home()


def file_name(headline: str) -> str:
    """Return what a Word file of this headline is called, on every system."""
    name = " ".join(_NOT_IN_A_NAME.sub(" ", headline).split())[:_LONGEST_NAME].strip(" .")
    return f"{name or 'Midad'}.docx"
