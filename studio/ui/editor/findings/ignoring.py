"""What is let be in the open story: kept by the newsroom, for everybody and for later.

Where the story can only be read, it holds until the window closes. Deliberately absent: what is
found, and how it is shown.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.document.ignored import Ignored
from studio.newsroom.changes import Changes
from studio.newsroom.ignoring import (
    count_mended,
    follow_finding,
    ignore_finding,
    ignored_in,
    notice_finding,
)
from studio.ui.editor.findings.blocks import Placed
from studio.ui.editor.findings.checking import Checking
from studio.ui.editor.surface import Surface
from studio.ui.station import Station
from studio.ui.story import Story


class Ignoring(QObject):
    """Lets findings of the open story be, and tells how to take that back.

    Signals:
        told: a text for a toast, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(
        self, station: Station, story: Story, surface: Surface, checking: Checking
    ) -> None:
        super().__init__(surface)
        self._station, self._story, self._surface = station, story, surface
        self._checking = checking
        checking.moved.connect(self._follow)
        station.door.changed.connect(self._hear)

    def begin(self) -> None:
        """Let be what is let be in the story that is open now."""
        self._checking.let_be(())
        self._station.when_touched(self._read)

    def ignore(self, placed: Placed, *, everywhere: bool = False) -> None:
        """Let a finding be, here or with the same words in the whole story."""
        finding = self._checking.ignore(placed, everywhere=everywhere)
        words = self._station.tongue.words
        if not self._keeps:
            told = words.say("Ignored until the window closes")
        elif everywhere:
            told = words.say("Ignored in the whole story")
        else:
            told = words.say("Ignored here from now on")
        if self._keeps:
            article = self._article
            self._station.door.do(lambda acting: ignore_finding(acting, article, finding))
        self.told.emit(told, partial(self._notice, self._article, finding))

    def count(self, codes: Mapping[str, int]) -> None:
        """Count what was put right."""
        if self._keeps and codes:
            article, counted = self._article, dict(codes)
            self._station.door.do(
                lambda acting: count_mended(acting, article, counted), failed=lambda _: None
            )

    @property
    def _keeps(self) -> bool:
        acting = self._station.door.acting
        opened = self._story.article is not None
        return opened and not self._surface.isReadOnly() and not acting.store.read_only

    @property
    def _article(self) -> int:
        return self._story.article or 0

    def _notice(self, article: int, finding: Ignored) -> None:
        self._checking.notice(finding)
        if self._keeps and article == self._article:
            self._station.door.do(lambda acting: notice_finding(acting, article, finding))

    def _follow(self, before: Ignored, now: Ignored) -> None:
        if self._keeps:
            article = self._article
            self._station.door.do(
                lambda acting: follow_finding(acting, article, before, now),
                failed=lambda _: None,
                quiet=True,
            )

    def _hear(self, changes: Changes) -> None:
        if self._story.article in changes.ignored:
            self._read()

    def _read(self) -> None:
        article = self._story.article
        if article is not None:
            self._station.door.ask(
                lambda acting: ignored_in(acting, article),
                lambda found: self._take(article, found),
                failed=lambda _: None,
                owner=self,
            )

    def _take(self, article: int, found: Sequence[Ignored]) -> None:
        if article == self._story.article:
            self._checking.let_be(found)
