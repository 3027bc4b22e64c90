"""Words that are right after all: the newsroom's by its dictionary, or one person's alone.

Deliberately absent: judging words, and the page on which they are kept.
"""

import re
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from studio.arabic.later import later
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty, may
from studio.ui.editor.findings.language import OWN_WORDS, own_words
from studio.ui.look.text import isolated
from studio.ui.station import Station

_WORD: Final = later(lambda: re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0670])*"))


def may_do(station: Station, duty: Duty) -> bool:
    """Say whether the person may do this here, as far as the window knows."""
    acting = station.door.acting
    return not acting.store.read_only and may(duty, acting.person.posts)


def word_at(text: str, start: int, end: int) -> str:
    """Return the word that is chosen, or that a caret stands in, empty where there is none."""
    for found in _WORD.finditer(text):
        if found.start() <= start and end <= found.end():
            return found[0]
    return ""


class WordKeeping(QObject):
    """Lets words be right, and tells how to take that back.

    Signals:
        told: a text for a toast, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station

    @property
    def may_add(self) -> bool:
        """Whether the person may add to the newsroom's dictionary."""
        return may_do(self._station, Duty.ADD_WORD)

    def add(self, word: str) -> None:
        """Add a word to the newsroom's dictionary."""

        def tell(changes: Changes) -> None:
            words = self._station.tongue.words
            if not changes:
                said = words.say("The dictionary has {word} already.", word=isolated(word))
                self.told.emit(said, None)
                return
            if may_do(self._station, Duty.KEEP_WORDS):
                said = words.say("{word} is in the newsroom's dictionary.", word=isolated(word))
            else:
                said = words.say(
                    "{word} is in the newsroom's dictionary; an editor will confirm it.",
                    word=isolated(word),
                )
            self.told.emit(said, partial(self._take_back, changes.words[0]))

        def act(acting: Acting) -> Changes:
            from studio.newsroom.dictionary import add_word

            return add_word(acting, word)

        self._station.door.do(act, tell)

    def know(self, word: str) -> None:
        """Take a word for right for this person, on this computer."""
        before = own_words(self._station.personal.recall(OWN_WORDS))
        self._remember(before | {word})
        said = self._station.tongue.words.say(
            "{word} is right for you from now on, and for nobody else.", word=isolated(word)
        )
        self.told.emit(said, lambda: self._remember(before))

    def _remember(self, words: frozenset[str]) -> None:
        self._station.personal.remember(OWN_WORDS, sorted(words) or None)

    def _take_back(self, entry: int) -> None:
        def act(acting: Acting) -> Changes:
            from studio.newsroom.dictionary import remove_word

            return remove_word(acting, entry)

        self._station.door.do(act)
