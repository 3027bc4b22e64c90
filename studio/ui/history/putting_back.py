"""Putting back into the text of now what an older version says: a paragraph, a field, all of it.

It is done as somebody would write it by hand, so while edits are suggested it is suggested too.
What no suggestion can hold is not touched then; the person is told, with a way to stop suggesting.
Deliberately absent: whole versions put on top as they were, which the newsroom does.
"""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from studio.document.article import ArticleText
from studio.document.review import accepted_article
from studio.ui.commands import Do
from studio.ui.history.comparison import Row
from studio.ui.history.page import FIELDS
from studio.ui.history.restoring import restored, restored_field
from studio.ui.parts.toasts import Way
from studio.ui.station import Station
from studio.ui.story import Story
from studio.ui.typed import BESIDE_FIELDS, SURFACE_FIELDS

_OF_THE_BODY = ("direction", "language")


class PuttingBack(QObject):
    """Puts back parts of older versions of the open story.

    Signals:
        told: a text for a toast, and what takes it back, a `Way`, or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, story: Story, parent: QObject) -> None:
        super().__init__(parent)
        self._station, self._story = station, story

    @property
    def suggests(self) -> bool:
        """Whether what is put back becomes a suggestion."""
        return self._station.deck[Do.SUGGEST].isChecked()

    def row(self, old: ArticleText, row: Row) -> None:
        """Put a block back as it was in `old`, which carries no suggestions."""
        self._put(restored(self._now, old, row))

    def field(self, old: ArticleText, name: str) -> None:
        """Put a field back as it was in `old`, by the name that the comparison gives it."""
        if self.suggests and name not in SURFACE_FIELDS:
            words = self._station.tongue.words
            told = words.say(
                "{field}: nothing can be suggested there. Comment on it, or stop suggesting first.",
                field=words.say(FIELDS[name]),
            )
            self.told.emit(told, self._stopping())
        else:
            self._put(restored_field(self._now, old, name))

    def version(self, old: ArticleText) -> None:
        """Suggest the text of a version, and say what of it cannot be suggested."""
        now = self._now
        changed: dict[str, Any] = {name: getattr(old, name) for name in SURFACE_FIELDS}
        body = replace(old.body, direction=now.body.direction, language=now.body.language)
        text = replace(now, **{**changed, "body": body})
        left = [name for name in BESIDE_FIELDS if getattr(now, name) != getattr(old, name)]
        left += [
            name for name in _OF_THE_BODY if getattr(now.body, name) != getattr(old.body, name)
        ]
        words = self._station.tongue.words
        if not left:
            self._put(text)
            return
        names = words.several(tuple(words.say(FIELDS[name]) for name in left))
        stays = words.say("Nothing can be suggested there, so it stays: {fields}", fields=names)
        if text == now:
            self.told.emit(stays, self._stopping())
        else:
            self._put(text, stays)

    @property
    def _now(self) -> ArticleText:
        return accepted_article(self._story.text)

    def _put(self, text: ArticleText, also: str = "") -> None:
        before, article, words = self._story.text, self._story.article, self._station.tongue.words
        if text == accepted_article(before):
            self.told.emit(words.say("It stands there like that already."), None)
            return

        def undo() -> None:
            if self._story.article == article:
                self._story.show_text(before)

        said = words.say("Suggested") if self.suggests else words.say("Put back as it was")
        self._story.rewrite(text)
        self.told.emit(f"{said}. {also}" if also else said, undo)

    def _stopping(self) -> Way:
        words, deck = self._station.tongue.words, self._station.deck
        return Way(words.say("Stop suggesting"), deck[Do.SUGGEST].trigger)
