"""The newsroom's own templates in a window: offered among the commands, and made of the open story.

Deliberately absent: the page on which they are kept (`studio.ui.house.templates_page`).
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house_templates import (
    TemplateView,
    add_house_template,
    begin_from_house_template,
    house_templates,
)
from studio.newsroom.permissions import Duty, may
from studio.ui.commands import Do
from studio.ui.commands.offers import Offer
from studio.ui.look import Symbol
from studio.ui.station import Station
from studio.ui.story import Story


class Templates(QObject):
    """Begins stories from templates, and makes templates of stories.

    Signals:
        made: the id of a template that was made of the open story; its name can be said now.
    """

    made = Signal(int)

    def __init__(
        self, station: Station, story: Story, opened: Callable[[int], None], parent: QObject
    ) -> None:
        """Hand the id of a story that was begun to `opened`."""
        super().__init__(parent)
        self._station, self._story, self._opened = station, story, opened
        self._known: tuple[TemplateView, ...] = ()
        station.deck.on(Do.SAVE_TEMPLATE, self._save, enabled=False)
        station.deck.offer(self._offers)
        station.door.changed.connect(self._hear)
        story.loaded.connect(lambda _: self._follow())
        story.closed.connect(self._follow)
        station.when_touched(self._read)

    def _hear(self, changes: Changes) -> None:
        if changes.templates:
            self._read()

    def _read(self) -> None:
        self._station.door.ask(house_templates, self._take, owner=self)

    def _take(self, known: Sequence[TemplateView]) -> None:
        self._known = tuple(known)

    def _follow(self) -> None:
        acting = self._station.door.acting
        may_keep = not acting.store.read_only and may(Duty.KEEP_READY_TEXTS, acting.person.posts)
        shown = self._story.detail is not None
        self._station.deck.allow(Do.SAVE_TEMPLATE, allowed=shown and may_keep)

    def _offers(self) -> list[Offer]:
        if self._station.door.acting.store.read_only:
            return []
        words = self._station.tongue.words
        new = self._station.deck[Do.NEW_STORY].text()
        return [
            Offer(
                title=one.name,
                names=f"{new} {one.name}",
                far=words.say("New story from a template"),
                symbol=Symbol.TEMPLATE,
                act=partial(self._begin, one.id),
            )
            for one in self._known
        ]

    def _begin(self, template: int) -> None:
        def begin(acting: Acting) -> Changes:
            return begin_from_house_template(acting, template)

        self._station.door.do(begin, lambda changes: self._opened(changes.article))

    def _save(self) -> None:
        text = self._story.text

        def save(acting: Acting) -> Changes:
            return add_house_template(acting, text)

        self._station.door.do(save, lambda changes: self.made.emit(changes.templates[0]))
