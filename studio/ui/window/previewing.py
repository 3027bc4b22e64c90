"""The preview of one window, made when it is first looked at or its page is wanted on paper.

Deliberately absent: the pane itself (`studio.ui.preview`).
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.ui.commands import Do
from studio.ui.preview.isolation import browser_problem
from studio.ui.station import Station
from studio.ui.story import Story

if TYPE_CHECKING:
    from studio.ui.preview.pane import PreviewPane


class Previewing(QObject):
    """Makes the preview, and does its commands, which need an open story and a browser.

    Signals:
        told: a text for the person, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, story: Story, parent: QObject) -> None:
        super().__init__(parent)
        self._station, self._story = station, story
        station.deck.on(Do.PRINT, self._print, enabled=False)
        station.deck.on(Do.SAVE_PDF, self._save, enabled=False)
        story.loaded.connect(self._follow)
        story.closed.connect(self._follow)

    @cached_property
    def pane(self) -> "PreviewPane":
        """The open story as its readers will see it."""
        from studio.ui.preview.pane import PreviewPane

        pane = PreviewPane(self._station, self._story)
        pane.told.connect(self.told)
        return pane

    def let_go(self) -> None:
        """Let the browser go in the order that Qt wants, before the rooms go."""
        if "pane" in vars(self):
            self.pane.let_go()

    def _follow(self) -> None:
        allowed = self._story.detail is not None and not browser_problem()
        for do in (Do.PRINT, Do.SAVE_PDF):
            self._station.deck.allow(do, allowed=allowed)

    def _print(self) -> None:
        self.pane.print_page()

    def _save(self) -> None:
        self.pane.save_pdf()
