"""What stands around the text once somebody uses it: the bars of links and finding, and panels.

Deliberately absent: what they do.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from studio.ui.editor.editing import Editing
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.surface import Surface
from studio.ui.editor.thumbnails import Thumbnails
from studio.ui.parts.late import row_for_later, tab_before
from studio.ui.station import Station
from studio.ui.story import Story

if TYPE_CHECKING:
    from studio.ui.editor.link_bar import LinkBar
    from studio.ui.editor.panels.dock import Dock
    from studio.ui.editor.searching import Searching


class LateParts:
    """Makes these parts, each in a place of its own that takes no room before."""

    def __init__(
        self,
        station: Station,
        story: Story,
        surface: Surface,
        editing: Editing,
        thumbnails: Thumbnails,
        pictures: PictureIntake,
        foot: QWidget,
    ) -> None:
        self._station, self._story = station, story
        self._surface, self._editing = surface, editing
        self._thumbnails, self._pictures, self._foot = thumbnails, pictures, foot
        self.link_place, self.find_place = row_for_later(), row_for_later()
        self.panel_place = row_for_later()

    @cached_property
    def searching(self) -> "Searching":
        """Finding, with its bar."""
        from studio.ui.editor.find_bar import FindBar
        from studio.ui.editor.searching import Searching

        bar = FindBar(self._station)
        self.find_place.addWidget(bar)
        tab_before(bar, self._surface)
        return Searching(self._surface, bar, self._editing, self._station)

    def look_again(self) -> None:
        """Look for the same words in the text of now, where anything is looked for."""
        if "searching" in vars(self):
            self.searching.look_again()

    def stir(self) -> None:
        """Hear that the text changed."""
        if "searching" in vars(self):
            self.searching.stir()

    def put_finding_away(self) -> None:
        """Hide the bar of finding."""
        if "searching" in vars(self):
            self.searching.bar.hide()

    def link_bar(self) -> "LinkBar":
        """Make the bar in which a link's address is written."""
        from studio.ui.editor.link_bar import LinkBar

        bar = LinkBar(self._station)
        self.link_place.addWidget(bar)
        tab_before(bar, self._surface)
        return bar

    def panel(self) -> "Dock":
        """Make what stands below the text and shows panels."""
        from studio.ui.editor.panels.dock import Dock
        from studio.ui.editor.panels.makers import makers_of

        story = self._story
        makers = makers_of(
            self._station,
            self._thumbnails,
            self._pictures,
            lambda: self._editing.manuscript.frame.direction,
            lambda: None if story.detail is None else story.detail.summary.uid,
        )
        panel = Dock(self._station, makers)
        self.panel_place.addWidget(panel)
        tab_before(panel, self._foot)
        return panel
