"""The clipboard and drops: what comes in is cleaned, what goes out is read by others.

Pictures are kept by the newsroom first. Deliberately absent: cleaning (`writing.clipboard`).
"""

from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor

from studio.document.blocks import Figure
from studio.errors import MidadError
from studio.ui.editor.editing import Editing
from studio.ui.editor.picture_intake import PictureIntake, picture_files
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.clipboard import OWN_TYPE, copied, pasted, takes
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark

_REMOVALS: Final = {
    "active": mark("scripts and forms"),
    "controls": mark("invisible characters"),
    "frame": mark("frames"),
    "hidden": mark("hidden text"),
    "link": mark("unsafe links"),
    "picture": mark("pictures"),
    "tracking": mark("trackers in links"),
}
"""What is left out of what others copied, by the values of `html_clean.Removal`."""


class Clipping(QObject):
    """What the text takes in and gives out.

    Signals:
        told: a text for a toast, and what takes it back or None.
        picture_taken: a `Figure` came into the text; its words can be written.
    """

    told = Signal(str, object)
    picture_taken = Signal()

    def __init__(
        self,
        station: Station,
        surface: Surface,
        editing: Editing,
        pictures: PictureIntake,
    ) -> None:
        super().__init__(surface)
        self._station = station
        self._surface, self._editing, self._pictures = surface, editing, pictures
        surface.clip_with(self)

    def cut(self) -> None:
        """Put what is chosen on the clipboard, and take it away."""
        if self._surface.textCursor().hasSelection():
            self.copy()
            self._editing.erase_selection()

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        if self._surface.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.copied())

    def copied(self) -> QMimeData:
        """Return what is chosen, in the forms that others read."""
        return copied(self._editing.manuscript, self._surface.textCursor())

    def takes(self, content: QMimeData) -> bool:
        """Say whether the text can hold anything of this."""
        return takes(content) or content.hasImage() or bool(picture_files(content))

    def paste_clipboard(self, *, text_only: bool = False) -> None:
        """Write what is on the clipboard."""
        content = QGuiApplication.clipboard().mimeData()
        if not self._surface.isReadOnly():
            self.paste(content, text_only=text_only)

    def paste(self, content: QMimeData, *, text_only: bool = False) -> None:
        """Write what others copied, cleaned, in the place of what is chosen."""
        if not text_only and not content.hasFormat(OWN_TYPE) and self._takes_pictures(content):
            return
        self._editing.apply(lambda cursor: self._pasted(content, cursor, text_only=text_only))
        self._surface.ensureCursorVisible()

    def drop(self, content: QMimeData, at: QTextCursor, *, move: bool) -> None:
        """Write what is dropped at a place; with `move`, what is chosen goes there."""
        if move:
            self._editing.apply(lambda chosen: self._editing.manuscript.move(chosen, at))
            return
        self._surface.setTextCursor(at)
        self.paste(content)

    def _pasted(self, content: QMimeData, cursor: QTextCursor, *, text_only: bool) -> QTextCursor:
        manuscript = self._editing.manuscript
        frame = manuscript.frame
        try:
            found = pasted(
                content, frame.direction, frame.language, text_only=text_only, into=manuscript
            )
        except MidadError as error:
            self.told.emit(sentence(error, self._station.tongue.words), None)
            return cursor
        if not found.blocks:
            return cursor
        after = manuscript.paste(cursor, found.blocks)
        if found.removed:
            words = self._station.tongue.words
            left_out = tuple(words.say(_REMOVALS[one.value]) for one in found.removed)
            told = words.say("Pasted; left out: {what}", what=left_out)
            self.told.emit(told, self._editing.undo)
        return after

    def _takes_pictures(self, content: QMimeData) -> bool:
        files = picture_files(content)
        if files:
            for file in files:
                self._pictures.take_file(file, self.place_figure)
            return True
        if content.hasImage() and not (content.hasHtml() or content.hasText()):
            image = content.imageData()
            if isinstance(image, QImage):
                self._pictures.take_image(image, self.place_figure)
                return True
        return False

    def place_figure(self, figure: Figure) -> None:
        """Put a kept picture into the text at the caret, and let its words be written."""
        if not self._surface.isReadOnly():
            self._editing.apply(lambda cursor: self._editing.manuscript.insert_card(cursor, figure))
            self.picture_taken.emit()

    def place_lead(self, figure: Figure) -> None:
        """Make a kept picture the lead, and let its words be written."""
        if not self._surface.isReadOnly():
            self._editing.apply(lambda _: self._editing.manuscript.set_lead(figure))
            self.picture_taken.emit()
