"""The commands that put a block into the text, or say more of the one at the caret.

Deliberately absent: the panels in which a block is written (`carding`), and kinds of paragraphs,
which `commanding` knows.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QTextCursor

from studio.arabic.direction import Direction, detect
from studio.document.blocks import Box, Embed, Gallery, PullQuote, Related, Rule, Table
from studio.document.inline import Footnote
from studio.document.marks import Language
from studio.ui.commands import Do
from studio.ui.editor.carding import Carding
from studio.ui.editor.clipping import Clipping
from studio.ui.editor.editing import Editing
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.writing import kinds

_ROWS, _COLUMNS = 3, 3
_ENGLISH = Language("en", Direction.LTR)
_ARABIC = Language("ar", Direction.RTL)


class Inserting:
    """Puts blocks where the caret is, and opens them."""

    def __init__(
        self, editing: Editing, carding: Carding, clipping: Clipping, pictures: PictureIntake
    ) -> None:
        self._editing, self._carding = editing, carding
        self._clipping, self._pictures = clipping, pictures

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Return what each of the commands does."""
        manuscript = self._editing.manuscript
        edits: dict[Do, Callable[[QTextCursor], QTextCursor]] = {
            Do.CODE_BLOCK: manuscript.make_code,
            Do.INFO_BOX: lambda cursor: self._box(cursor, Box.INFO),
            Do.FACTS_BOX: lambda cursor: self._box(cursor, Box.FACTS),
            Do.CONTINUE_ITEM: lambda cursor: manuscript.edit(cursor, kinds.toggle_continued),
            Do.RULE: lambda cursor: manuscript.insert_card(cursor, Rule()),
            Do.FOREIGN: self._foreign,
        }
        slots: dict[Do, Callable[[], object]] = {
            do: partial(self._editing.apply, edit) for do, edit in edits.items()
        }
        return slots | {
            Do.EDIT_BLOCK: self._carding.open,
            Do.FIGURE: lambda: self._pictures.choose_some(self._clipping.place_figure),
            Do.EMBED: lambda: self._carding.add(Embed(url="")),
            Do.PULL_QUOTE: self._pull_quote,
            Do.GALLERY: lambda: self._carding.add(Gallery()),
            Do.TABLE: self._table,
            Do.RELATED: lambda: self._carding.add(Related()),
            Do.FOOTNOTE: self._footnote,
        }

    def _box(self, cursor: QTextCursor, box: Box) -> QTextCursor:
        """Put the chosen paragraphs into a box, or out of the one that they stand in."""
        held = self._editing.here().box is box
        return self._editing.manuscript.set_box(cursor, None if held else box)

    def _foreign(self, cursor: QTextCursor) -> QTextCursor:
        """Say that the chosen words are of another language, as their letters tell, or not."""
        manuscript = self._editing.manuscript
        if not cursor.hasSelection():
            cursor = manuscript.select_word(cursor)
        if self._editing.here().language:
            return manuscript.set_language(cursor, None)
        runs = detect(cursor.selectedText(), manuscript.frame.direction)
        language = _ARABIC if runs is Direction.RTL else _ENGLISH
        return manuscript.set_language(cursor, language)

    def _pull_quote(self) -> None:
        """Lift the chosen words out of the story; without any, let some be written."""
        content = self._editing.chosen_words()
        if not content:
            self._carding.add(PullQuote())
            return
        quote = PullQuote(text=content)
        self._editing.apply(
            lambda cursor: self._editing.manuscript.insert_card(_behind(cursor), quote)
        )
        self._carding.open()

    def _table(self) -> None:
        """Put a small empty table into the text, and let its cells be written."""
        table = Table(rows=(((),) * _COLUMNS,) * _ROWS, header=True)
        self._editing.apply(lambda cursor: self._editing.manuscript.insert_card(cursor, table))
        self._carding.open()

    def _footnote(self) -> None:
        """Open the footnote at the caret, or call a new one from there."""
        if not self._carding.open_note():
            self._carding.add(Footnote())


def _behind(cursor: QTextCursor) -> QTextCursor:
    """Return the end of the paragraph in which a selection ends."""
    behind = QTextCursor(cursor)
    behind.setPosition(cursor.selectionEnd())
    behind.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    return behind
