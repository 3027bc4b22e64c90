"""Carrying the tags of one story to another: taken from the open one, put on the next.

Kept in the window until other tags are taken. Deliberately absent: choosing tags one by one
(`placing`).
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from studio.newsroom.tags import standing
from studio.ui.commands import Do
from studio.ui.parts.toasts import Way
from studio.ui.station import Station
from studio.ui.story import Story


class TagCarrying(QObject):
    """Takes and puts on tags, by command.

    Signals:
        told: a text for the person, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, story: Story, parent: QObject) -> None:
        super().__init__(parent)
        self._station, self._story = station, story
        self._taken: tuple[int, ...] = ()
        station.deck.on(Do.TAKE_TAGS, self.take, enabled=False)
        station.deck.on(Do.PUT_TAGS, self.put, enabled=False)
        for signal in (story.loaded, story.refreshed, story.edited, story.replaced):
            signal.connect(lambda *_: self._allow())
        story.closed.connect(self._allow)

    def take(self) -> None:
        """Take the tags of the open story along."""
        words, story = self._station.tongue.words, self._story
        if story.article is None:
            return
        self._taken = story.text.tags
        key = self._station.deck.hint(Do.PUT_TAGS)
        told = words.counted(
            "{n} tag is taken along; {key} puts it on another story.",
            "{n} tags are taken along; {key} puts them on another story.",
            len(self._taken),
            key=key,
        )
        self.told.emit(told, None)
        self._allow()

    def put(self) -> None:
        """Put the tags that were taken along on the open story, as they stand now."""
        taken, article = self._taken, self._story.article
        suggest, words = self._station.deck[Do.SUGGEST], self._station.tongue.words
        if suggest.isChecked():
            told = words.say("Tags cannot be suggested. Stop suggesting to put them on.")
            self.told.emit(told, Way(words.say("Stop suggesting"), suggest.trigger))
            return

        def put_on(became: dict[int, int]) -> None:
            story, words = self._story, self._station.tongue.words
            if story.article != article or not story.editable:
                return
            before = story.text.tags
            new = tuple(became[one] for one in taken if one in became)
            after = tuple(dict.fromkeys((*before, *new)))
            told = words.counted(
                "{n} tag was put on.", "{n} tags were put on.", len(after) - len(before)
            )
            story.change(tags=after)
            self.told.emit(told, self._way_back(article, before) if after != before else None)

        self._station.door.ask(lambda acting: standing(acting, taken), put_on, owner=self)

    def _way_back(self, article: int | None, before: tuple[int, ...]) -> Callable[[], None]:
        def back() -> None:
            if self._story.article == article:
                self._story.change(tags=before)

        return back

    def _allow(self) -> None:
        story, deck = self._story, self._station.deck
        opened = story.article is not None and story.detail is not None
        deck.allow(Do.TAKE_TAGS, allowed=opened and bool(story.text.tags))
        deck.allow(Do.PUT_TAGS, allowed=opened and story.editable and bool(self._taken))
