"""Going where a person was when they left: the place of the rail, and the story open there."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QApplication

from studio.newsroom.reading import readable
from studio.ui.desk.places import Place
from studio.ui.desk.rail import Rail
from studio.ui.desk.story_list import StoryList
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.first_touch import FirstTouch
from studio.ui.station import Station
from studio.ui.story import Story
from studio.ui.window.whereabouts import Whereabouts


class Rooms(Protocol):
    """What a person goes about in."""

    station: Station
    story: Story
    rail: Rail
    list: StoryList
    editor: ArticleEditor

    @property
    def on_board(self) -> bool:
        """Whether a wide place is shown instead of the text."""

    def show_place(self, place: Place) -> None:
        """Show a place of the rail."""

    def open_article(self, article: int, then: Callable[[], None] | None = None) -> None:
        """Open an article in front of any place."""


class Resuming:
    """Notes where a person goes, and takes them there the next time.

    What is open comes a moment after its place. It never takes away what the person has gone to
    by then: another story stays, behind the board or the calendar it opens unseen, and the keys
    stay with whatever the person has begun to use.
    """

    def __init__(self, rooms: Rooms, whereabouts: Whereabouts) -> None:
        self._rooms, self._whereabouts = rooms, whereabouts
        self._place: Place | None = None
        self._touch: FirstTouch | None = None

    def note_place(self, place: Place) -> None:
        """Note a place that is shown, in front of the text where it is a wide one."""
        self._place = place
        self._whereabouts.remember("place", place.key)
        self._whereabouts.remember("before_text", True if place.is_wide else None)

    def note_text(self) -> None:
        """Note that the text is in front of a wide place."""
        self._whereabouts.remember("before_text", None)

    def note_article(self) -> None:
        """Note which story is open."""
        self._whereabouts.remember("article", self._rooms.story.article)

    def resume(self, wanted: int | None = None, *, or_first: bool = False) -> None:
        """Go where the person was when they left, or where their work begins; open what is wanted.

        Without a wanted story the one that was open is opened again; where there is none, and that
        is `or_first`, the first of the place once it is listed.
        """
        before_text = self._whereabouts.recall("before_text")
        if self._touch is not None:
            self._touch.deleteLater()
        self._touch = FirstTouch(QApplication.instance())  # type: ignore[arg-type] # there is one
        self._touch.setParent(self._rooms.rail)  # it goes with the rooms
        place = self._rooms.rail.place_of(self._whereabouts.recall("place"))
        self._rooms.show_place(place)

        def gone() -> None:
            self._whereabouts.remember("article", None)
            if or_first:
                self._open_first()

        if wanted is not None:
            self._rooms.open_article(wanted, self._take_keys)
        elif isinstance(article := self._whereabouts.recall("article"), int):
            self._rooms.station.door.ask(
                lambda acting: readable(acting, article),
                lambda found: self._take_up(found, None if before_text else place),
                failed=lambda _: gone(),
                owner=self._rooms.rail,
            )
        elif or_first:
            self._open_first()

    def _open_first(self) -> None:
        rooms = self._rooms

        def open_it() -> None:
            if rooms.story.article is None and rooms.list.model.ids:
                rooms.open_article(rooms.list.model.ids[0])

        def listed() -> None:
            rooms.list.model.listed.disconnect(listed)
            open_it()

        if rooms.list.model.is_listed:
            open_it()
        else:
            rooms.list.model.listed.connect(listed)

    def _take_up(self, article: int, before: Place | None) -> None:
        """Open a story, in front of a wide place only if that is the one it lay in front of."""
        rooms = self._rooms
        if rooms.story.article is not None:
            return
        if rooms.on_board and self._place != before:
            rooms.story.open_article(article)
            rooms.list.select_article(article)
        else:
            rooms.open_article(article, self._take_keys)

    def _take_keys(self) -> None:
        """Put the focus into the text, unless the person is using the keys elsewhere."""
        if self._touch is not None and not self._touch.happened:
            self._rooms.editor.focus_text()
