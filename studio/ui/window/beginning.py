"""Beginning a story from one of the forms that the program brings, by its command.

Deliberately absent: an empty story, which is the window's own Ctrl+N.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject

from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.templates import Template, begin_from
from studio.ui.commands import Do
from studio.ui.station import Station

FORMS: Final[Mapping[Do, Template]] = MappingProxyType(
    {
        Do.NEW_URGENT: Template.URGENT,
        Do.NEW_REPORT: Template.REPORT,
        Do.NEW_OPINION: Template.OPINION,
        Do.NEW_INTERVIEW: Template.INTERVIEW,
    }
)


class Beginning(QObject):
    """Does the commands of new stories from a form; `opened` gets the id of what was begun."""

    def __init__(self, station: Station, opened: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._station, self._opened = station, opened
        may = not station.door.acting.store.read_only
        for do, form in FORMS.items():
            station.deck.on(do, partial(self._begin, form), enabled=may)

    def _begin(self, form: Template) -> None:
        def begin(acting: Acting) -> Changes:
            return begin_from(acting, form)

        self._station.door.do(begin, lambda changes: self._opened(changes.article))
