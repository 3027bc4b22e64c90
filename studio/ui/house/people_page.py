"""The page on which people are kept: who works here, what they do, who has left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.newsroom import people as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.sections import sections
from studio.newsroom.views import PersonView, SectionView
from studio.ui.house.keeping import may_keep
from studio.ui.house.person_adding import PersonAdding
from studio.ui.house.person_card import PersonCard
from studio.ui.house.roles import said
from studio.ui.house.rows import Row, RowsList
from studio.ui.house.two_panes import foot, lay_out
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class PeoplePage(QWidget):
    """Shows who works in the newsroom; a chief editor changes it here.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._people: Sequence[PersonView] = ()
        self._sections: Sequence[SectionView] = ()
        self._wanted = 0
        self._is_adding = False
        tongue, look = station.tongue, station.look
        self._note = WordsLabel(
            mark("A chief editor adds people and says what they do."),
            tongue,
            kind=Kind.MUTED,
            wrap=True,
        )
        self.list = RowsList(station)
        self._count = WordsLabel("", tongue, kind=Kind.SMALL)
        self.add = TextButton(mark("Add somebody"), tongue, look, symbol=Symbol.ADD)
        self.card = PersonCard(station)
        self.adding = PersonAdding(station)
        self._empty = EmptyState(
            Symbol.PEOPLE,
            mark("Choose somebody"),
            mark("Their name, roles and password are kept here."),
            tongue,
            look,
        )
        self._arrange()
        self._connect()
        self._speak()
        self._read()

    def focus_page(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    @property
    def editable(self) -> bool:
        """Whether the person may change who works here."""
        return may_keep(self._station, Duty.KEEP_PEOPLE)

    def _arrange(self) -> None:
        rows = (self._note, self.list, foot(self._count, self.add))
        lay_out(self, rows, (self._empty, self.card, self.adding), growing=self.list)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.renamed.connect(self._rename)
        self.list.removal_wanted.connect(self.card.ask_retirement)
        self.card.told.connect(self.told)
        self.adding.told.connect(self.told)
        self.adding.added.connect(self._added)
        self.adding.cancelled.connect(self._cancelled)
        on_click(self.add, self._begin)
        self._station.door.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._speak)

    def _follow(self, changes: Changes) -> None:
        if changes.people or changes.sections:
            self._read()

    def _read(self) -> None:
        def read(acting: Acting) -> tuple[Sequence[PersonView], Sequence[SectionView]]:
            return keeping.people(acting, with_retired=True), sections(acting)

        self._station.door.ask(read, lambda both: self._show(*both), owner=self)

    def _show(self, people: Sequence[PersonView], sections: Sequence[SectionView]) -> None:
        self._people = sorted(people, key=lambda one: one.retired)
        self._sections = sections
        editable = self.editable
        self._note.setVisible(not editable)
        self.add.setVisible(editable)
        self.list.show_rows(map(self._row, self._people), editable=editable)
        if self._wanted:
            self.list.choose((self._wanted,))
            self._wanted = 0
        self._say_count()
        self._show_chosen()

    def _row(self, person: PersonView) -> Row:
        words = self._station.tongue.words
        roles = said(person.posts, self._sections, words)
        left = words.say("has left") if person.retired else ""
        return Row(
            id=person.id,
            title=person.display_name,
            detail=roles,
            count=left,
            spoken=words.several(tuple(filter(None, (person.display_name, roles, left)))),
            faint=person.retired,
        )

    def _choose(self, chosen: tuple[int, ...]) -> None:
        if chosen:
            self._is_adding = False
        self._show_chosen()

    def _show_chosen(self) -> None:
        ids = self.list.chosen_ids
        chosen = next((one for one in self._people if one.id in ids), None)
        self.adding.setVisible(self._is_adding)
        self.card.setVisible(chosen is not None and not self._is_adding)
        self._empty.setVisible(chosen is None and not self._is_adding)
        if chosen is not None:
            self.card.show_person(chosen, self._sections, editable=self.editable)

    def _begin(self) -> None:
        self._is_adding = True
        self.list.choose(())
        self._show_chosen()
        self.adding.begin(self._sections)

    def _added(self, person: int) -> None:
        self._is_adding = False
        self._wanted = person
        self.list.setFocus()

    def _cancelled(self) -> None:
        self._is_adding = False
        self._show_chosen()
        self.add.setFocus()

    def _rename(self, person: int, name: str) -> None:
        renamed = next(one for one in self._people if one.id == person)
        self.card.rename(renamed, name)

    def _say_count(self) -> None:
        words = self._station.tongue.words
        present = sum(1 for one in self._people if not one.retired)
        self._count.setText(words.counted("{n} person", "{n} people", present))

    def _speak(self) -> None:
        self.list.setAccessibleName(self._station.tongue.words.say("People"))
        self._say_count()
        if self._people:
            self._show(self._people, self._sections)
