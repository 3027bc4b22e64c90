"""The button that decides many suggestions at once, and its menu: of a sort, of a person, all.

The menu says how many there are of each, and offers nothing of which there is none. Deliberately
absent: deciding (`studio.ui.editor.deciding_many`).
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from studio.ui.commands import Do
from studio.ui.editor.deciding_many import SORTS
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.menus import Menu
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.station import Station
from studio.wording.words import mark


class ManyButton(TextButton):
    """Shown where there are several suggestions that the person may decide."""

    def __init__(self, station: Station, desk: RemarkDesk) -> None:
        super().__init__(
            mark("Decide several"),
            station.tongue,
            station.look,
            kind=Kind.QUIET,
            symbol=Symbol.APPROVE,
        )
        self._station, self._desk = station, desk
        on_click(self, self.open_menu)
        self.hide()  # until whoever lists remarks has a place for it

    def follow(self) -> None:
        """Be there where there is something to decide."""
        several = sum(one.suggestion is not None for one in self._desk.all) > 1
        self.setVisible(several and self._desk.may_decide)

    def menu_of_now(self) -> QMenu:
        """Return the menu with what there is to decide now."""
        menu, deck, many = Menu(self._station.look, self), self._station.deck, self._desk.many
        words, found = self._station.tongue.words, many.sorts()

        def add(text: str, count: int, act: Callable[[], object]) -> None:
            action = menu.addAction(f"{text} ({words.fact(count)})")
            action.triggered.connect(lambda *_: act())

        for do, sort in SORTS.items():
            if found[sort]:
                add(deck[do].text(), found[sort], deck[do].trigger)
        people = many.people()
        if len(people) > 1:
            menu.addSeparator()
            for person, count in people.most_common():
                name = isolated(self._desk.name(person) or words.say("Somebody"))
                accept = words.say("Accept all by {name}", name=name)
                add(accept, count, partial(many.by_person, person, accept=True))
                reject = words.say("Reject all by {name}", name=name)
                add(reject, count, partial(many.by_person, person, accept=False))
        if chosen := len(many.chosen()):
            menu.addSeparator()
            for do in (Do.ACCEPT_CHOSEN, Do.REJECT_CHOSEN):
                add(deck[do].text(), chosen, deck[do].trigger)
        else:
            menu.addSeparator()
            for do in (Do.ACCEPT_ALL, Do.REJECT_ALL):
                add(deck[do].text(), found.total(), deck[do].trigger)
        return menu

    def open_menu(self) -> None:
        """Offer what there is to decide."""
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = self.rect().bottomRight() if rtl else self.rect().bottomLeft()
        self.menu_of_now().popup(self.mapToGlobal(corner))
