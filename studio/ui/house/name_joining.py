"""Joining names of the register that are one: which spelling stays, and the others beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.newsroom import register as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.register import NameView
from studio.ui.house.fields import Labelled, Refusal
from studio.ui.house.keeping import Keeping
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class NameJoining(QWidget):
    """Joins the names that are chosen in the list.

    Signals:
        told: what was done, and a callable that takes it back or None.
        joined: the id of the name that stays.
    """

    told = Signal(str, object)
    joined = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._names: tuple[NameView, ...] = ()
        tongue, look = station.tongue, station.look
        self.stays = Choice(look)
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self.join = TextButton(mark("Join"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.MERGE)
        hint = mark("The others become spellings of it that are put right.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(WordsLabel(mark("These are one name"), tongue, kind=Kind.TITLE, wrap=True))
        layout.addWidget(Labelled(mark("Written as"), self.stays, tongue, hint))
        layout.addWidget(self.refusal)
        layout.addWidget(self.join)
        layout.addStretch(1)
        on_click(self.join, self._join)

    def show_names(self, names: Sequence[NameView]) -> None:
        """Offer to join these."""
        if tuple(names) == self._names:
            return
        before = self.stays.currentData()
        self._names = tuple(names)
        self.refusal.clear()
        self.stays.clear()
        for one in self._names:
            self.stays.addItem(isolated(one.name), one.id)
        ids = [one.id for one in self._names]
        self.stays.setCurrentIndex(ids.index(before) if before in ids else 0)

    def _join(self) -> None:
        names, into = self._names, self.stays.currentData()
        stays = next((one for one in names if one.id == into), None)
        if stays is None:
            return
        gone = tuple(one for one in names if one.id != into)

        def join(acting: Acting) -> Changes:
            changes = Changes()
            for one in gone:
                changes |= keeping.merge_name(acting, one.id, stays.id)
            return changes

        def part(acting: Acting) -> Changes:
            changes = keeping.change_name(acting, stays.id, stays.naming)
            for one in gone:
                changes |= keeping.add_name(acting, one.naming)
            return changes

        self._keeping.do(
            join,
            mark("Joined as {name}."),
            undo=part,
            then=lambda _: self.joined.emit(stays.id),
            name=isolated(stays.name),
        )
