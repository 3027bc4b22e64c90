"""The clipboard and drops: what comes in is cleaned, what goes out is read by others.

Pictures are kept by the newsroom first, and what needs time is read beside everything else.
Deliberately absent: cleaning (`writing.clipboard`), and that waiting (`receiving`).
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor

from studio.document.blocks import Figure
from studio.document.marks import Link
from studio.document.pasted_text import read_pasted_text
from studio.document.plain import plain_text
from studio.document.tree import Document
from studio.errors import MidadError
from studio.ui.editor.cleaned_bar import CleanedBar, cleaned
from studio.ui.editor.editing import Editing
from studio.ui.editor.picture_intake import PictureIntake, is_picture
from studio.ui.editor.receiving import Receiving, files_of, refusal_of
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.clipboard import (
    OWN_TYPE,
    Pasted,
    address,
    copied,
    lone_picture,
    on_clipboard,
    page_of,
    pasted,
    takes,
)
from studio.ui.look.text import isolated
from studio.ui.station import Station
from studio.wording.reasons import sentence


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
        self.receiving = Receiving(station, surface, editing)
        self.receiving.told.connect(self.told)
        self.bar = CleanedBar(station, surface, editing)
        surface.clip_with(self)

    # What goes out

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
        return copied(self._editing.manuscript, self._surface.textCursor(), self._media)

    @property
    def _media(self) -> Path:
        """The folder in which this newsroom's pictures lie."""
        return self._station.door.acting.store.media.folder

    # What comes in

    def takes(self, content: QMimeData) -> bool:
        """Say whether the text can hold anything of this, or can say why not."""
        return takes(content) or content.hasImage() or content.hasUrls()

    def paste_clipboard(self, *, text_only: bool = False) -> None:
        """Write what is on the clipboard."""
        content = on_clipboard()
        if not self._surface.isReadOnly():
            self.paste(content, text_only=text_only)

    def paste(self, content: QMimeData, *, text_only: bool = False) -> None:
        """Write what others copied, cleaned, in the place of what is chosen.

        An address on chosen words becomes their link. Files are read: articles give their text,
        pictures become figures.
        """
        if not text_only and not content.hasFormat(OWN_TYPE):
            if files := files_of(content):
                self.take_files(files)
                return
            if self._takes_picture(content) or self._links(content):
                return
        self._write(content, text_only=text_only)

    def drop(self, content: QMimeData, at: QTextCursor, *, move: bool) -> None:
        """Write what is dropped at a place; with `move`, what is chosen goes there."""
        if move:
            self._editing.apply(lambda chosen: self._editing.manuscript.move(chosen, at))
            return
        self._surface.setTextCursor(at)
        self.paste(content)

    def paste_link(self) -> None:
        """Let the chosen words lead to the address on the clipboard, or write it as a link."""
        words = self._station.tongue.words
        href = address(on_clipboard())
        if not href:
            self.told.emit(words.say("There is no address on the clipboard."), None)
        elif not self._surface.isReadOnly():
            self._link(href)

    def take_files(self, files: list[Path]) -> None:
        """Put files into the text: articles' words, and pictures as figures; others are refused."""
        for path in files:
            if is_picture(path):
                self._pictures.take_file(path, self._while_here(self.place_figure))
            elif (refusal := refusal_of(path)) is not None:
                self.told.emit(sentence(refusal, self._station.tongue.words), None)
            else:
                self.receiving.take_file(path, self._put_at)

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

    # How it comes in

    def _write(self, content: QMimeData, *, text_only: bool) -> None:
        manuscript = self._editing.manuscript
        frame = manuscript.frame
        page = None if text_only else page_of(content, frame.direction, frame.language)
        put = partial(self._put_at, words=content.text())
        if page is not None and page.is_slow:
            self.receiving.take_page(page, put)
            return
        try:
            found = pasted(
                content, frame.direction, frame.language, text_only=text_only, into=manuscript
            )
        except MidadError as error:
            self.told.emit(sentence(error, self._station.tongue.words), None)
            return
        if found.pictures:
            self.receiving.take_pictures(found, put)
        elif found.shows_pictures and found.media != self._media:
            self.receiving.take_from(found, put)
        else:
            put(found, self._surface.textCursor())

    def _put_at(self, found: Pasted, cursor: QTextCursor, words: str = "") -> None:
        """Write what was read where `cursor` stands, and say what was cleaned."""
        if not found.blocks:
            return
        self._editing.apply(lambda _: self._editing.manuscript.paste(cursor, found.blocks))
        self._surface.ensureCursorVisible()
        said = cleaned(self._station.tongue.words, found.removed, has_looks=found.has_looks)
        if said:
            alone = words.strip() or plain_text(Document(found.blocks))
            self.bar.tell(said, lambda: self._keep_text(alone))

    def _keep_text(self, words: str) -> None:
        """Take the last step back, and write its words alone."""
        self._editing.undo()
        frame = self._editing.manuscript.frame
        try:
            blocks = read_pasted_text(
                words, direction=frame.direction, language=frame.language
            ).blocks
        except MidadError as error:
            self.told.emit(sentence(error, self._station.tongue.words), None)
            return
        self._editing.apply(lambda cursor: self._editing.manuscript.paste(cursor, blocks))

    def _links(self, content: QMimeData) -> bool:
        """Let chosen words of the body lead to a copied address, and say whether they do."""
        href = address(content)
        chosen = self._editing.chosen_words()
        if not href or not chosen or not self._editing.here().in_body:
            return False
        if address(_text(self._surface.textCursor().selectedText())):
            return False  # one address in the place of another
        self._link(href)
        said = self._station.tongue.words.say(
            "The words lead to {address}.", address=isolated(href)
        )
        self.bar.tell(said, lambda: self._keep_text(href))
        return True

    def _link(self, href: str) -> None:
        def put(cursor: QTextCursor) -> QTextCursor:
            after = self._editing.manuscript.set_link(cursor, Link(href))
            after.setPosition(after.selectionEnd())
            return after

        self._editing.apply(put)

    def _takes_picture(self, content: QMimeData) -> bool:
        """Take a picture that was copied without a file, and say whether there is one alone."""
        if not content.hasImage():
            return False
        alt = lone_picture(content.html()) if content.hasHtml() else None
        if alt is None and (content.hasHtml() or content.text().strip()):
            return False
        image = content.imageData()
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._pictures.take_image(image, self._saying(alt or ""))
        return True

    def _saying(self, alt: str) -> Callable[[Figure], None]:
        """Return what puts a figure into the text, with these words for those who do not see it."""
        place = self._while_here(self.place_figure)
        return lambda figure: place(replace(figure, alt=figure.alt or alt))

    def _while_here(self, place: Callable[[Figure], None]) -> Callable[[Figure], None]:
        """Return what puts a figure into the story of now, and into no other that is open then."""
        token = self._editing.manuscript.token

        def put(figure: Figure) -> None:
            if token == self._editing.manuscript.token:
                place(figure)

        return put


def _text(words: str) -> QMimeData:
    content = QMimeData()
    content.setText(words)
    return content
