"""What is copied out of the text, and what comes into it from other programs.

Between texts of Midad blocks travel whole, as JSON, with the folder in which their pictures lie;
others get HTML and plain text. What comes from others is read by `studio.document`, which cleans
it. Deliberately absent: keeping pictures, which the newsroom does.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor

from studio.arabic.direction import Direction
from studio.arabic.later import later
from studio.document.blocks import Block, Figure, TextBlock
from studio.document.codec import document_from_json, document_to_json
from studio.document.faults import Removal
from studio.document.pasted_text import read_pasted_text, require_short
from studio.document.plain import blocks_plain, plain_text
from studio.document.review import accepted
from studio.document.tree import Document
from studio.errors import Damaged, Refused
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.temporary import read_temporary

OWN_TYPE: Final = "application/vnd.midad.blocks+json"
"""The type under which blocks travel between texts of Midad."""
_QUICK: Final = 100_000
"""Characters of HTML that are read before anybody notices."""
_LONGEST_ADDRESS: Final = 4_096
_TAG: Final = later(lambda: re.compile(r"<[^<>]{0,2000}>"))


class Pasted(Struct, frozen=True):
    """Blocks to paste, and what was left out of what they came from.

    `has_looks` says that fonts or colours were among that. Figures whose pictures came along name
    them in `pictures` as their source; `media` is the folder where the kept pictures of another
    text of Midad lie.
    """

    blocks: tuple[Block, ...] = ()
    removed: tuple[Removal, ...] = ()
    has_looks: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    media: Path | None = None

    @property
    def shows_pictures(self) -> bool:
        """Whether any of the blocks shows a picture that a newsroom keeps."""
        figures = (one for block in self.blocks for one in (block, *getattr(block, "figures", ())))
        return any(isinstance(one, Figure) and one.picture for one in figures)


class Page(Struct, frozen=True):
    """HTML of another program, with its words alone, and the text that it shall stand in."""

    html: str
    words: str
    direction: Direction
    language: str

    @property
    def is_slow(self) -> bool:
        """Whether reading it may take so long that a person would wait."""
        return len(self.html) > _QUICK

    def read(self) -> Pasted:
        """Return what can be pasted of it; needs no window.

        Raises `Refused` for HTML, or text, that is too much.
        """
        from studio.document.html_in import clean_html
        from studio.document.html_looks import has_looks
        from studio.document.html_pictures import lift_pictures

        lifted = lift_pictures(self.html, read_temporary)
        require_short(_TAG.sub("", lifted.html))
        found = clean_html(lifted.html, direction=self.direction, language=self.language)
        if not found.document.blocks and self.words.strip():
            return Pasted(self.as_text().blocks)
        require_short("".join(blocks_plain(found.document)))
        return Pasted(found.document.blocks, found.removed, has_looks(lifted.html), lifted.pictures)

    def as_text(self) -> Document:
        """Return its words alone; raises `Refused` (TEXT_TOO_LONG)."""
        return read_pasted_text(self.words, direction=self.direction, language=self.language)


def copied(manuscript: Manuscript, cursor: QTextCursor, media: Path | None = None) -> QMimeData:
    """Return what is selected in the forms in which others read it; nothing for no selection.

    `media` is the folder in which the pictures lie that the text shows.
    """
    content = QMimeData()
    blocks = manuscript.selected_blocks(cursor)
    if not blocks:
        return content
    from studio.export.html import document_html

    frame = manuscript.frame
    document = Document(blocks, frame.direction, frame.language)
    own = {"from": manuscript.token, **document_to_json(document)}
    if media is not None:
        own["media"] = str(media)
    content.setData(OWN_TYPE, json.dumps(own, ensure_ascii=False).encode())
    content.setHtml(str(document_html(document)))
    content.setText(plain_text(accepted(document)))
    return content


def on_clipboard() -> QMimeData:
    """Return what is on the clipboard; an empty one is nothing at all to some systems."""
    content: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return content or QMimeData()


def takes(content: QMimeData) -> bool:
    """Say whether any of this can become text."""
    return content.hasFormat(OWN_TYPE) or content.hasHtml() or content.hasText()


def page_of(content: QMimeData, direction: Direction, language: str) -> Page | None:
    """Return the HTML that another program gave, None where it gave none or the text is ours."""
    if content.hasFormat(OWN_TYPE) or not content.hasHtml():
        return None
    return Page(content.html(), content.text(), direction, language)


def pasted(
    content: QMimeData,
    direction: Direction,
    language: str,
    *,
    text_only: bool = False,
    into: Manuscript | None = None,
) -> Pasted:
    """Return what can be pasted into a text of this direction and language.

    Suggestions and comments come along only where the text that they were copied from is `into`;
    anywhere else they would speak of another article. Raises `Refused` for HTML, or text, that is
    too much.
    """
    if not text_only:
        own = _own(content, direction, "" if into is None else into.token)
        if own.blocks:
            return own
        if content.hasHtml():
            return Page(content.html(), content.text(), direction, language).read()
    words = content.text()
    return Pasted(
        read_pasted_text(words, direction=direction, language=language, tables=not text_only).blocks
    )


def address(content: QMimeData) -> str:
    """Return the address that is all of what was copied, cleaned; empty where it is anything else.

    Words, e-mail addresses without a scheme and files of this computer are none.
    """
    if content.hasFormat(OWN_TYPE) or not content.hasText():
        return ""
    written = content.text().strip()
    if not written or len(written) > _LONGEST_ADDRESS or len(written.split()) != 1:
        return ""
    from studio.document.links import clean_address

    return clean_address(written)


def lone_picture(html: str) -> str | None:
    """Return the words that stand for a picture, where the picture is all that `html` holds.

    Browsers write such a page beside a picture that is copied. None where it says anything else.
    """
    if len(html) > _QUICK:
        return None
    from studio.document.html_in import read_html
    from studio.document.html_pictures import lift_pictures

    try:
        # Every picture counts, whether or not it could be read.
        blocks = read_html(lift_pictures(html, lambda _: b"picture").html).blocks
    except Refused:
        return None
    match blocks:
        case (Figure(alt=alt),):
            return alt
        case ():
            return ""
        case _:
            return None


def _own(content: QMimeData, direction: Direction, token: str) -> Pasted:
    """Return the blocks that another text of Midad gave, none where what it gave is not whole."""
    if not content.hasFormat(OWN_TYPE):
        return Pasted()
    try:
        value = json.loads(bytes(content.data(OWN_TYPE).data()))
        said = value if isinstance(value, dict) else {}
        origin, media = said.pop("from", ""), said.pop("media", "")
        document = document_from_json(value)
    except (ValueError, RecursionError, Damaged):
        return Pasted()
    if not token or origin != token:
        document = accepted(document)
    folder = Path(media) if isinstance(media, str) and media else None
    return Pasted(turned(document, direction), media=folder)


def turned(document: Document, direction: Direction) -> tuple[Block, ...]:
    """Return the blocks of a text as they stand in one that runs in `direction`."""
    if document.direction is direction:
        return document.blocks
    return tuple(_said(block, document.direction) for block in document.blocks)


def _said(block: Block, direction: Direction) -> Block:
    """Return a block that says its direction, for a text that runs the other way."""
    if isinstance(block, TextBlock) and block.direction is None:
        return replace(block, direction=direction)
    return block
