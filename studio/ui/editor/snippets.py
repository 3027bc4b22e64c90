"""Snippets in the text: an abbreviation and Tab become what it stands for, as one step to undo.

By each person's own rule a space does it too; it stays behind the text then. The same snippets are
offered by the menu of blocks and among the commands. Deliberately absent: keeping them.
"""

from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from studio.document.blocks import Block, Code
from studio.document.tree import Document
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty, may
from studio.newsroom.snippets import (
    LONGEST,
    SnippetView,
    Wording,
    abbreviation_key,
    add_snippet,
    free_abbreviation,
    snippets,
)
from studio.settings import SnippetKeys
from studio.ui.commands import Do
from studio.ui.commands.offers import Offer
from studio.ui.editor.editing import Editing
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.clipboard import turned
from studio.ui.editor.writing.content import flat
from studio.ui.editor.writing.layers import Basis
from studio.ui.editor.writing.passages import Passages, Selection, Spot, caret
from studio.ui.editor.writing.pasting import paste
from studio.ui.look import Symbol
from studio.ui.station import Station
from studio.ui.story import Story

_OPENING: Final = "«\"'([{“‘‹"
_REACH: Final = 2 * LONGEST
"""How far back an abbreviation is looked for: its letters may carry tashkeel."""


class _Found(Struct, frozen=True):
    """An abbreviation before the caret: the passage, its letters' places, and its snippet."""

    number: int
    start: int
    end: int
    snippet: SnippetView


class Snippets(QObject):
    """Writes snippets at the caret of one editor, and keeps a selection as a new one.

    Signals:
        made: the id of a snippet that was made of the selection; its words can be said now.
    """

    made = Signal(int)

    def __init__(self, station: Station, story: Story, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        self._station, self._story = station, story
        self._surface, self._editing = surface, editing
        self._known: tuple[SnippetView, ...] = ()
        self._by_key: dict[str, SnippetView] = {}
        self._correct = editing.help_typing
        editing.help_typing = self._help
        editing.expand = self._expand
        station.deck.offer(self._offers)
        station.deck.on(Do.SAVE_SNIPPET, self._save, enabled=False)
        surface.selectionChanged.connect(self._follow)
        station.door.changed.connect(self._hear)
        station.when_touched(self._read)

    @property
    def known(self) -> tuple[SnippetView, ...]:
        """The snippets that can be written now, by name."""
        return self._known

    def write(self, snippet: SnippetView) -> None:
        """Write a snippet in the place of what is chosen."""
        if not self._writes():
            return
        blocks = self._blocks(snippet.text)
        self._editing.apply(lambda cursor: self._editing.manuscript.paste(cursor, blocks))
        self._surface.ensureCursorVisible()

    # Keeping up

    def _hear(self, changes: Changes) -> None:
        if changes.snippets:
            self._read()

    def _read(self) -> None:
        self._station.door.ask(snippets, self._take, owner=self)

    def _take(self, known: Sequence[SnippetView]) -> None:
        self._known = tuple(known)
        # A person's own come last, and count.
        self._by_key = {one.key: one for one in sorted(known, key=lambda one: not one.shared)}

    def _writes(self) -> bool:
        return self._story.detail is not None and not self._surface.isReadOnly()

    def _follow(self) -> None:
        acting = self._station.door.acting
        allowed = (
            self._story.detail is not None
            and self._surface.textCursor().hasSelection()
            and not acting.store.read_only
            and may(Duty.MAKE_SNIPPET, acting.person.posts)
        )
        if allowed != self._station.deck[Do.SAVE_SNIPPET].isEnabled():
            self._station.deck.allow(Do.SAVE_SNIPPET, allowed=allowed)

    def _offers(self) -> list[Offer]:
        if not self._writes():
            return []
        far = self._station.tongue.words.say("Snippet")
        return [
            Offer(
                title=one.name,
                names=f"{one.name} {one.abbreviation}",
                far=f"{far} · {one.abbreviation}",
                symbol=Symbol.SNIPPET,
                act=partial(self.write, one),
                in_text=True,
            )
            for one in self._known
        ]

    # An abbreviation becomes its text

    def _expand(self) -> bool:
        """Write what the abbreviation before the caret stands for; say whether there was one."""
        cursor = self._surface.textCursor()
        found = self._found(cursor, behind=0)
        if found is None:
            return False
        self._editing.apply(lambda here: self._written(here, found, behind=0))
        return True

    def _help(self, cursor: QTextCursor, typed: str) -> QTextCursor:
        rule = self._station.personal.settings.snippet_keys
        if typed == " " and rule is SnippetKeys.TAB_AND_SPACE:
            found = self._found(cursor, behind=1)
            if found is not None:
                return self._written(cursor, found, behind=1)
        return self._correct(cursor, typed)

    def _found(self, cursor: QTextCursor, *, behind: int) -> _Found | None:
        """Return the snippet whose abbreviation ends `behind` letters before the caret."""
        if not self._by_key or cursor.hasSelection():
            return None
        manuscript = self._editing.manuscript
        number, at = manuscript.selection(cursor).caret
        passage = manuscript.passages[number]
        if passage.card is not None or isinstance(passage.block, Code):
            return None
        end = at - behind
        text = flat(passage.content)[max(end - _REACH, 0) : end] if end > 0 else ""
        word = "".join(takewhile(lambda letter: not letter.isspace(), reversed(text)))[::-1]
        for tried in (word, word.lstrip(_OPENING)):
            snippet = self._by_key.get(abbreviation_key(tried)) if tried else None
            if snippet is not None:
                return _Found(number, end - len(tried), end, snippet)
        return None

    def _written(self, cursor: QTextCursor, found: _Found, *, behind: int) -> QTextCursor:
        blocks = self._blocks(found.snippet.text)

        def written(work: Passages, _: Selection) -> Selection:
            gone = Selection(Spot(found.number, found.start), Spot(found.number, found.end))
            number, at = paste(work, gone, blocks).caret
            return caret(number, at + behind)

        return self._editing.manuscript.edit(cursor, written, basis=Basis.SHOWN)

    def _blocks(self, text: Document) -> tuple[Block, ...]:
        return turned(text, self._editing.manuscript.frame.direction)

    # A new one of what is chosen

    def _save(self) -> None:
        manuscript = self._editing.manuscript
        blocks = manuscript.selected_blocks(self._surface.textCursor())
        frame = manuscript.frame
        text = Document(blocks, frame.direction, frame.language)
        taken = frozenset(one.key for one in self._known if not one.shared)

        def save(acting: Acting) -> Changes:
            wording = Wording(abbreviation=free_abbreviation(taken, text), text=text)
            return add_snippet(acting, wording)

        self._station.door.do(save, lambda changes: self.made.emit(changes.snippets[0]))
