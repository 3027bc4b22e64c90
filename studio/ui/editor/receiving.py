"""What has to pass the newsroom before it can stand in the text: files, long pages, pictures.

Done beside everything else; the window stays alive, and what comes back goes to the place where it
was asked for, unless the story was left meanwhile. Deliberately absent: the clipboard.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QTextCursor

from studio.errors import MidadError, Reason, Refused
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.ui.editor.editing import Editing
from studio.ui.editor.picture_intake import SUFFIXES, read
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.clipboard import Page, Pasted
from studio.ui.station import Station
from studio.wording.reasons import sentence

if TYPE_CHECKING:
    from studio.newsroom.insertion import Insertion

LARGEST_FILE: Final = 64 * 1024 * 1024

Ready = Callable[[Pasted, QTextCursor], None]
"""Puts what is ready where a cursor stands."""


class Receiving(QObject):
    """Takes in what needs time.

    Signals:
        told: a text for a toast, and None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        self._station, self._surface, self._editing = station, surface, editing

    def take_page(self, page: Page, then: Ready) -> None:
        """Read a page of another program, keep its pictures, and hand over what can be pasted."""

        def work(acting: Acting) -> "tuple[Pasted, Insertion | None]":
            return _kept(acting, page.read())

        self._run(work, then)

    def take_pictures(self, found: Pasted, then: Ready) -> None:
        """Keep the pictures of a page that was read, and hand it over."""
        self._run(lambda acting: _kept(acting, found), then)

    def take_file(self, path: Path, then: Ready) -> None:
        """Read an article's file, keep its pictures, and hand its text over."""

        def work(acting: Acting) -> "tuple[Pasted, Insertion | None]":
            from studio.newsroom.insertion import insertion_of_file

            found = insertion_of_file(acting, path.name, read_small(path))
            return Pasted(found.blocks), found

        self._run(work, then)

    def take_from(self, found: Pasted, then: Ready) -> None:
        """Keep the pictures of another newsroom's text, and hand it over."""

        def work(acting: Acting) -> "tuple[Pasted, Insertion | None]":
            from studio.newsroom.insertion import insertion_from

            insertion = insertion_from(acting, found.blocks, found.media)
            return replace(found, blocks=insertion.blocks), insertion

        self._run(work, then)

    def _run(
        self, work: "Callable[[Acting], tuple[Pasted, Insertion | None]]", then: Ready
    ) -> None:
        manuscript = self._editing.manuscript
        token, cursor = manuscript.token, QTextCursor(self._surface.textCursor())
        chosen = cursor.hasSelection()
        cursor.setKeepPositionOnInsert(not chosen)  # what is typed meanwhile stands behind it

        def ready(answer: "tuple[Pasted, Insertion | None]") -> None:
            found, insertion = answer
            if manuscript.token != token or self._surface.isReadOnly():
                words = self._station.tongue.words
                self.told.emit(
                    words.say("The story was left before this was ready; paste it again."), None
                )
                return
            cursor.setKeepPositionOnInsert(False)
            if not chosen:
                cursor.clearSelection()  # Qt moves the anchor on and the caret not
            then(found, cursor)
            if insertion is not None:
                self._tell(insertion)

        self._station.door.run(lambda acting, _: work(acting), ready, changed=_changes, owner=self)

    def _tell(self, insertion: "Insertion") -> None:
        from studio.wording.cautions import caution_sentence

        words = self._station.tongue.words
        lines = [caution_sentence(one, words) for one in insertion.warnings]
        lines += [sentence(one, words) for one in insertion.refused]
        if insertion.missing:
            lines.append(
                words.counted(
                    "{n} picture could not be brought along; add it again.",
                    "{n} pictures could not be brought along; add them again.",
                    insertion.missing,
                )
            )
        if lines:
            self.told.emit("\n".join(dict.fromkeys(lines)), None)


def _kept(acting: Acting, found: Pasted) -> "tuple[Pasted, Insertion | None]":
    """Return what was found with its pictures kept."""
    if not found.pictures and not found.shows_pictures:
        return found, None
    from studio.newsroom.insertion import insertion_of

    insertion = insertion_of(acting, found.blocks, found.pictures)
    return replace(found, blocks=insertion.blocks, pictures={}), insertion


def _changes(answer: "tuple[Pasted, Insertion | None]") -> Changes:
    return NOTHING if answer[1] is None else answer[1].changes


def read_small(path: Path) -> bytes:
    """Return what an article's file holds.

    Raises `Refused`: FILE_KIND_UNKNOWN before anything is read, FILE_TOO_LARGE, FILE_MISSING, and
    `Unavailable` (DISK_FAILED).
    """
    from studio.newsroom.importing import format_of

    format_of(path.name)
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # reading says what is wrong
    if size > LARGEST_FILE:
        raise Refused(Reason.FILE_TOO_LARGE, path=path.name, size=size, limit=LARGEST_FILE)
    return read(path)


def refusal_of(path: Path) -> MidadError | None:
    """Return why a text takes no file of this name, None where it takes it."""
    from studio.newsroom.importing import SUFFIXES as ARTICLES

    suffix = path.suffix.lower()
    if suffix in ARTICLES or suffix in SUFFIXES:
        return None
    allowed = tuple(dict.fromkeys((*ARTICLES, *SUFFIXES)))
    return Refused(Reason.FILE_KIND_UNKNOWN, path=path.name, allowed=allowed)


def files_of(content: QMimeData) -> list[Path]:
    """Return the files on this computer that are carried or copied."""
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
