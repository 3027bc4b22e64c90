"""What shows findings one by one and all together, made when it is first used.

Deliberately absent: what is done with a finding (`desk`).
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from studio.ui.editor.findings.blocks import Placed
from studio.ui.editor.surface import Surface
from studio.ui.parts.late import row_for_later, tab_after
from studio.ui.station import Station

if TYPE_CHECKING:
    from studio.ui.editor.findings.card import FindingCard
    from studio.ui.editor.findings.listing import FindingsList


class LateFindings:
    """Makes the card at a finding and the list beside the text, and knows whether they are there.

    `place` is where the list stands; it takes no room before.
    """

    def __init__(
        self,
        station: Station,
        surface: Surface,
        words_of: Callable[[Placed], str],
        connect_card: "Callable[[FindingCard], object]",
        connect_list: "Callable[[FindingsList], object]",
    ) -> None:
        """`words_of` gives the text that a finding is in."""
        self._station, self._surface, self._words_of = station, surface, words_of
        self._connect_card, self._connect_list = connect_card, connect_list
        self.place = row_for_later()

    @cached_property
    def card(self) -> "FindingCard":
        """The card at a finding."""
        from studio.ui.editor.findings.card import FindingCard

        card = FindingCard(self._station, self._surface)
        self._connect_card(card)
        return card

    @cached_property
    def list(self) -> "FindingsList":
        """The list of all findings."""
        from studio.ui.editor.findings.listing import FindingsList

        listed = FindingsList(self._station, self._words_of)
        self.place.addWidget(listed)
        tab_after(self._surface, listed)
        self._connect_list(listed)
        return listed

    @property
    def card_is_open(self) -> bool:
        """Whether the card is seen."""
        return "card" in vars(self) and self.card.isVisible()

    def close_card(self) -> None:
        """Put the card away."""
        if "card" in vars(self):
            self.card.close_card()

    def follow(self, placed: Placed) -> None:
        """Choose in the list what the person has gone to in the text."""
        if "list" in vars(self):
            self.list.follow(placed)

    def show_findings(self, found: Sequence[Placed]) -> None:
        """List these, where there is a list."""
        if "list" in vars(self):
            self.list.show_findings(found)
