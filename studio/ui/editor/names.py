"""Names of the register at the writing surface: written by a choice, added from what stands there.

Deliberately absent: keeping the register, and finding names that are written otherwise.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.register import LONGEST, Naming, add_name, remove_name
from studio.ui.commands import Do
from studio.ui.commands.offers import Offer
from studio.ui.editor.editing import Editing
from studio.ui.editor.findings.desk import FindingsDesk
from studio.ui.editor.findings.words import may_do, word_at
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.content import flat
from studio.ui.look import Symbol
from studio.ui.look.text import isolated
from studio.ui.station import Station
from studio.ui.story import Story

_MOST_WORDS: Final = 6


class Names(QObject):
    """Writes names into one editor's text, and adds those that stand in it to the register.

    Signals:
        told: a text for a toast, and what takes it back or None.
        made: the id of a name that was added from the text; more can be said of it now.
    """

    told = Signal(str, object)
    made = Signal(int)

    def __init__(
        self,
        station: Station,
        story: Story,
        surface: Surface,
        editing: Editing,
        findings: FindingsDesk,
    ) -> None:
        super().__init__(surface)
        self._station, self._story = station, story
        self._surface, self._editing = surface, editing
        self._language = findings.language
        station.deck.offer(self._offers)
        station.deck.on(Do.ADD_NAME, self.add_chosen, enabled=False)
        story.loaded.connect(lambda _: self._follow())
        story.closed.connect(self._follow)
        findings.name_added.connect(self._add_with)
        self.told.connect(findings.told)

    def add_chosen(self) -> None:
        """Add what is chosen, or the word at the caret, to the register, and show it there."""
        name = self._chosen()
        if name:
            self._add(Naming(name=name), show=True)
        else:
            words = self._station.tongue.words
            self.told.emit(words.say("Choose a name in one paragraph first."), None)

    def write(self, name: str) -> None:
        """Write a name in the place of what is chosen."""
        if self._writes:
            self._editing.apply(partial(self._written, name))
            self._surface.ensureCursorVisible()

    @property
    def _writes(self) -> bool:
        return self._story.detail is not None and not self._surface.isReadOnly()

    def _written(self, name: str, cursor: QTextCursor) -> QTextCursor:
        return self._editing.manuscript.insert(cursor, name)

    def _chosen(self) -> str:
        manuscript = self._editing.manuscript
        chosen = manuscript.selection(self._surface.textCursor())
        start, end = chosen.start, chosen.end
        text = flat(manuscript.passages[start.number].content)
        if start.number != end.number:
            return ""
        if chosen.is_empty:
            return word_at(text, start.at, end.at)
        name = " ".join(text[start.at : end.at].split())
        fits = len(name) <= LONGEST and len(name.split()) <= _MOST_WORDS
        return name if fits else ""

    def _add_with(self, house: str, other: str) -> None:
        """Add a name that the article spells in two ways; the second is put right from now on."""
        self._add(Naming(name=house, spellings=(other,)), show=False)

    def _add(self, naming: Naming, *, show: bool) -> None:
        def tell(changes: Changes) -> None:
            (entry,) = changes.names
            words = self._station.tongue.words
            told = words.say("{name} is in the register.", name=isolated(naming.name))
            undo = None
            if may_do(self._station, Duty.KEEP_NAMES):
                undo = partial(self._station.door.do, lambda acting: remove_name(acting, entry))
            self.told.emit(told, undo)
            if show:
                self.made.emit(entry)

        self._station.door.do(lambda acting: add_name(acting, naming), tell)

    def _follow(self) -> None:
        allowed = self._story.detail is not None and may_do(self._station, Duty.ADD_NAME)
        self._station.deck.allow(Do.ADD_NAME, allowed=allowed)

    def _offers(self) -> list[Offer]:
        if not self._writes:
            return []
        far = self._station.tongue.words.say("Name")
        return [
            Offer(
                title=one.name,
                names=" ".join((one.name, one.latin, *one.spellings)),
                far=f"{far} · {isolated(one.role or one.latin)}" if one.role or one.latin else far,
                symbol=Symbol.NAMES,
                act=partial(self.write, one.name),
                in_text=True,
            )
            for one in self._language.style().names
        ]
