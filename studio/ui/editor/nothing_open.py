"""What stands in the text's place while no story is open, and the way to a new one.

Where nothing can be written, no new one is offered.
"""

from studio.ui.commands import Do
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, follow_action
from studio.ui.parts.empty import EmptyState
from studio.ui.station import Station
from studio.wording.words import mark


def nothing_open(station: Station) -> EmptyState:
    """Return what says that a story can be chosen, and where the person may, begun."""
    tongue, look = station.tongue, station.look
    title = mark("No story is open")
    if station.door.acting.store.read_only:
        return EmptyState(Symbol.PEN, title, mark("Choose one from the list."), tongue, look)
    command = station.deck.command(Do.NEW_STORY)
    button = TextButton(command.title, tongue, look, kind=Kind.PRIMARY, symbol=command.symbol)
    follow_action(button, station.deck[Do.NEW_STORY])
    hint = mark("Choose one from the list, or begin a new one.")
    return EmptyState(Symbol.PEN, title, hint, tongue, look, action=button)
