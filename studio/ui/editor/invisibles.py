"""Whether flags stand over characters that nobody sees, as the person last wanted it.

Deliberately absent: painting them (`flags`).
"""

from typing import Final

from PySide6.QtCore import QObject

from studio.ui.commands import Do
from studio.ui.editor.editing import Editing
from studio.ui.editor.surface import Surface
from studio.ui.station import Station
from studio.ui.story import Story

_HIDDEN: Final = "invisibles_hidden"


class Invisibles(QObject):
    """Does the command of invisible marks in one editor."""

    def __init__(self, station: Station, story: Story, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        self._station, self._story = station, story
        self._surface, self._editing = surface, editing
        editing.canvas.shows_flags = station.personal.recall(_HIDDEN) is not True
        station.deck.on(Do.INVISIBLES, self.toggle, enabled=False)
        story.loaded.connect(lambda _: self._follow())
        story.closed.connect(self._follow)
        self._follow()

    def toggle(self) -> None:
        """Show the flags, or hide them."""
        self._editing.canvas.shows_flags = not self._editing.canvas.shows_flags
        self._station.personal.remember(_HIDDEN, None if self._editing.canvas.shows_flags else True)
        self._surface.viewport().update()
        self._follow()

    def _follow(self) -> None:
        self._station.deck.allow(Do.INVISIBLES, allowed=self._story.detail is not None)
        self._station.deck[Do.INVISIBLES].setChecked(self._editing.canvas.shows_flags)
