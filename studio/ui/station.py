"""What every room of a window is handed: door, words, look, commands and personal settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from studio.newsroom.public import Packager
from studio.ui.commands import Deck
from studio.ui.door import Door
from studio.ui.look import Look
from studio.ui.personal import Preferences
from studio.ui.tongue import Tongue

if TYPE_CHECKING:
    from studio.ui.first_touch import FirstTouch
    from studio.ui.open_stories import OpenStories
    from studio.ui.spelling_door import SpellingDoor


class Station(Struct, frozen=True):
    """One window's surroundings.

    `packager` builds what is published; `open_stories` knows what others have open; without
    `spelling` nobody judges words, and without `touch` somebody is there from the start.
    """

    door: Door
    tongue: Tongue
    look: Look
    deck: Deck
    personal: Preferences
    packager: Packager
    open_stories: "OpenStories"
    spelling: "SpellingDoor | None" = None
    touch: "FirstTouch | None" = None

    def when_touched(self, act: Callable[[], object]) -> None:
        """Do something once somebody is there: now where they are, before what their key does.

        `act` is a method of a QObject; where that has gone by then, nothing is done.
        """
        if self.touch is None or self.touch.happened:
            act()
        else:
            self.touch.touched.connect(act)
