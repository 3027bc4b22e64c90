"""Help while somebody types: a correction by the rules of the house, as a step of its own.

One Ctrl+Z takes it back to what was typed. Deliberately absent: the rules (`studio.arabic.typing`).
"""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from studio.arabic.typing import TYPED, TypingRules, correction
from studio.document.blocks import Code
from studio.document.findings import Exchange
from studio.document.inline import Text
from studio.settings import House
from studio.ui.editor.letters.orders import is_literal
from studio.ui.editor.writing.content import around, flat
from studio.ui.editor.writing.formats import direction_of
from studio.ui.editor.writing.layers import Basis
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import Passages, Selection, caret
from studio.ui.editor.writing.rewriting import rewrite

_BEFORE_LETTER = frozenset("،؛؟.!:")


class TypingHelp:
    """Corrects what a key has just typed; `rules` gives those that hold now."""

    def __init__(self, manuscript: Manuscript, rules: Callable[[], TypingRules]) -> None:
        self._manuscript, self._rules = manuscript, rules

    def help(self, cursor: QTextCursor, typed: str) -> QTextCursor:
        """Return the cursor after the correction; as it was where there is none."""
        if len(typed) != 1 or not (typed in TYPED or typed.isalpha()):
            return cursor
        manuscript = self._manuscript
        number, at = manuscript.selection(cursor).caret
        passage = manuscript.passages[number]
        if passage.card is not None or isinstance(passage.block, Code):
            return cursor
        text = flat(passage.content)
        if text[at - 1 : at] != typed:
            return cursor
        if typed.isalpha() and text[at - 2 : at - 1] not in _BEFORE_LETTER:
            return cursor
        here = around(passage.content, at)[0]
        if not isinstance(here, Text) or is_literal(here.marks, text[max(at - 64, 0) : at]):
            return cursor
        direction = direction_of(passage, manuscript.frame)
        found = correction(text[: at - 1], typed, self._rules(), direction)
        if found is None:
            return cursor

        def corrected(work: Passages, _: Selection) -> Selection:
            rewrite(work, number, (Exchange(*found),))
            return caret(number, found.start + len(found.text))

        return manuscript.edit(cursor, corrected, basis=Basis.SHOWN)


def rules_of(house: House) -> TypingRules:
    """Return the rules that a newsroom has set."""
    return TypingRules(
        quotes=house.typing_quotes,
        punctuation=house.typing_punctuation,
        tatweel=house.typing_tatweel,
        spaces=house.typing_spaces,
    )
