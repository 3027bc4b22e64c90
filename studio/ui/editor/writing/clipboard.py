"""What is copied out of the text, and what comes into it from other programs.

Between texts of Midad blocks travel whole, as JSON; others get HTML and plain text. What comes from
others is read by `studio.document`, which cleans it. Deliberately absent: pictures, which the
newsroom keeps first.
"""

import json
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from studio.arabic.direction import Direction
from studio.document.blocks import Block, TextBlock
from studio.document.codec import document_from_json, document_to_json
from studio.document.faults import Removal
from studio.document.plain import from_plain, plain_text
from studio.document.review import accepted
from studio.document.tree import Document
from studio.errors import Damaged
from studio.ui.editor.writing.manuscript import Manuscript

OWN_TYPE: Final = "application/vnd.midad.blocks+json"
"""The type under which blocks travel between texts of Midad."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Blocks to paste, and what was left out of what they came from."""

    blocks: tuple[Block, ...] = ()
    removed: tuple[Removal, ...] = ()


def copied(manuscript: Manuscript, cursor: QTextCursor) -> QMimeData:
    """Return what is selected in the forms in which others read it; nothing for no selection."""
    content = QMimeData()
    blocks = manuscript.selected_blocks(cursor)
    if not blocks:
        return content
    from studio.export.html import document_html

    frame = manuscript.frame
    document = Document(blocks, frame.direction, frame.language)
    own = {"from": manuscript.token, **document_to_json(document)}
    content.setData(OWN_TYPE, json.dumps(own, ensure_ascii=False).encode())
    content.setHtml(str(document_html(document)))
    content.setText(plain_text(accepted(document)))
    return content


def takes(content: QMimeData) -> bool:
    """Say whether any of this can become text."""
    return content.hasFormat(OWN_TYPE) or content.hasHtml() or content.hasText()


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
    anywhere else they would speak of another article. Raises `Refused` for HTML that is too much.
    """
    if not text_only:
        own = _own(content, direction, "" if into is None else into.token)
        if own:
            return Pasted(own)
        if content.hasHtml():
            from studio.document.html_in import clean_html

            found = clean_html(content.html(), direction=direction, language=language)
            if found.document.blocks or not content.text().strip():
                return Pasted(found.document.blocks, found.removed)
    return Pasted(from_plain(content.text(), direction=direction, language=language).blocks)


def _own(content: QMimeData, direction: Direction, token: str) -> tuple[Block, ...]:
    """Return the blocks that another text of Midad gave, none where what it gave is not whole."""
    if not content.hasFormat(OWN_TYPE):
        return ()
    try:
        value = json.loads(bytes(content.data(OWN_TYPE).data()))
        origin = value.pop("from", "") if isinstance(value, dict) else ""
        document = document_from_json(value)
    except (ValueError, Damaged):
        return ()
    if not token or origin != token:
        document = accepted(document)
    if document.direction is direction:
        return document.blocks
    return tuple(_said(block, document.direction) for block in document.blocks)


def _said(block: Block, direction: Direction) -> Block:
    """Return a block that says its direction, for a text that runs the other way."""
    if isinstance(block, TextBlock) and block.direction is None:
        return replace(block, direction=direction)
    return block
