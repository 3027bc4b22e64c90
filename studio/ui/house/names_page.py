"""The page of the register of names: searched, added to, changed, joined, cleared, exchanged."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from studio.arabic.folding import fold
from studio.newsroom import register as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.language_files import read_list, write_list
from studio.newsroom.permissions import Duty
from studio.newsroom.register import NamesBrought, NameView
from studio.ui.door import Running
from studio.ui.house.fields import Refusal
from studio.ui.house.files import file_to_read, file_to_write
from studio.ui.house.keeping import may_keep
from studio.ui.house.name_card import NameCard
from studio.ui.house.name_joining import NameJoining
from studio.ui.house.rows import Row, RowsList
from studio.ui.house.search_field import SearchField
from studio.ui.house.two_panes import foot, lay_out
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.terms import NAME_KINDS
from studio.wording.words import mark

_FILES: Final = "*.toml"


class NamesPage(QWidget):
    """Shows the register, and lets names be kept.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._names: Sequence[NameView] = ()
        self._wanted = 0
        self._writing_new = False
        tongue, look = station.tongue, station.look
        self.search = SearchField()
        self.list = RowsList(station, several=True)
        self._count = WordsLabel("", tongue, kind=Kind.SMALL)
        self.new = TextButton(mark("New name"), tongue, look, symbol=Symbol.ADD)
        self.bring = TextButton(mark("Import"), tongue, look, symbol=Symbol.IMPORT)
        self.export = TextButton(mark("Export"), tongue, look, symbol=Symbol.EXPORT)
        self.refusal = Refusal(tongue, look)
        self.card = NameCard(station)
        self.joining = NameJoining(station)
        self._empty = EmptyState(
            Symbol.NAMES,
            mark("One way to write each name"),
            mark(
                "Keep how the newsroom writes a person, a place or a body, and the spellings that "
                "are put right. Choose a name in a story and press Ctrl+Shift+R to add it here."
            ),
            tongue,
            look,
        )
        self._arrange()
        self._connect()
        self._speak()
        self._read()

    def focus_page(self) -> None:
        """Put the focus on the search."""
        self.search.setFocus()

    def show_one(self, name: int) -> None:
        """Show a name as soon as it is listed, to say more of it."""
        self._wanted = name
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was written when the page is put away."""
        super().hideEvent(event)
        self.card.save()

    def begin(self) -> None:
        """Begin a new name, with what was looked for."""
        self.list.choose(())
        self._writing_new = True
        self._show_chosen()
        if self.search.text().strip() and not self.list.rows.rows:
            self.card.name.setText(self.search.text().strip())
        self.card.name.setFocus()

    def import_from(self, file: Path) -> None:
        """Bring the names of a file in."""

        def work(acting: Acting, running: Running) -> NamesBrought:
            del running
            from studio.newsroom.names_file import read_names

            return keeping.import_names(acting, read_names(read_list(file)))

        self.refusal.clear()
        running = self._station.door.run(
            work,
            self._tell_brought,
            failed=self.refusal.show_error,
            owner=self,
            changed=lambda brought: brought.changes,
        )
        running.ended.connect(running.deleteLater)

    def export_to(self, file: Path) -> None:
        """Write the register to a file."""
        names = [one.naming for one in self._names]

        def work(acting: Acting, running: Running) -> None:
            del acting, running
            from studio.newsroom.names_file import write_names

            write_list(file, write_names(names))

        def tell(_: None) -> None:
            words = self._station.tongue.words
            told = words.say("The register was written to {path}.", path=str(file))
            self.told.emit(told, None)

        running = self._station.door.run(work, tell, failed=self.refusal.show_error, owner=self)
        running.ended.connect(running.deleteLater)

    # Reading and showing

    def _follow(self, changes: Changes) -> None:
        if changes.names or changes.people:
            self._read()

    def _read(self) -> None:
        self._station.door.ask(keeping.names, self._show, owner=self)

    def _show(self, names: Sequence[NameView]) -> None:
        self._names = names
        self.new.setVisible(may_keep(self._station, Duty.ADD_NAME))
        self.bring.setVisible(may_keep(self._station, Duty.KEEP_NAMES))
        self.export.setVisible(bool(names))
        wanted, self._wanted = self._wanted, 0
        if wanted and any(one.id == wanted for one in names):
            self._writing_new = False
            self.search.clear()
            self._show_rows()
            self.list.choose((wanted,))
            self.card.name.setFocus()
        else:
            self._wanted = wanted
            self._show_rows()
        words = self._station.tongue.words
        self._count.setText(words.counted("{n} name", "{n} names", len(names)))

    def _show_rows(self) -> None:
        wanted = fold(self.search.text()).strip()
        self.list.show_rows(
            (self._row(one) for one in self._names if wanted in _folded(one)), editable=False
        )
        self._show_chosen()

    def _row(self, one: NameView) -> Row:
        words = self._station.tongue.words
        kind = words.say(NAME_KINDS[one.naming.kind])
        parts = (kind, isolated(one.naming.latin), isolated(one.naming.role))
        detail = " · ".join(part for part in parts if part.strip("\u2066\u2067\u2068\u2069"))
        return Row(id=one.id, title=one.name, detail=detail, spoken=f"{one.name}, {detail}")

    def _show_chosen(self) -> None:
        ids = set(self.list.chosen_ids)
        chosen = [one for one in self._names if one.id in ids]
        if chosen:
            self._writing_new = False
        several = len(chosen) > 1
        joins = several and may_keep(self._station, Duty.KEEP_NAMES)
        shown = len(chosen) == 1 or self._writing_new
        self._empty.setVisible(not shown and not joins)
        self.joining.setVisible(joins)
        self.card.setVisible(shown)
        if joins:
            self.joining.show_names(chosen)
        if shown:
            self.card.show_name(chosen[0] if chosen else None)

    def _remove_chosen(self) -> None:
        if len(self.list.chosen_ids) == 1:
            self.card.remove_shown()

    def _hear_added(self, name: int) -> None:
        self._writing_new = False
        self._wanted = name

    def _tell_brought(self, brought: NamesBrought) -> None:
        words = self._station.tongue.words
        parts = [words.counted("{n} name added", "{n} names added", brought.added)]
        if brought.changed:
            parts.append(words.counted("{n} changed", "{n} changed", brought.changed))
        if brought.refused:
            left = words.counted(
                "{n} name was left out", "{n} names were left out", len(brought.refused)
            )
            some = tuple(isolated(name) for name, _ in brought.refused[:5])
            parts.append(f"{left} ({words.several(some)})")
        self.told.emit(" · ".join(parts), None)

    # Arranging

    def _arrange(self) -> None:
        below = foot(self._count, self.bring, self.export, self.new)
        cards = (self._empty, self.card, self.joining)
        rows = (self.search, self.list, self.refusal, below)
        lay_out(self, rows, cards, growing=self.list)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._show_rows())
        self.search.left_downwards.connect(self.list.enter)
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.removal_wanted.connect(self._remove_chosen)
        self.card.told.connect(self.told)
        self.card.added.connect(self._hear_added)
        self.joining.told.connect(self.told)
        self.joining.joined.connect(self.show_one)
        on_click(self.new, self.begin)
        on_click(self.bring, self._choose_import)
        on_click(self.export, self._choose_export)
        self._station.door.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._speak)

    def _choose_import(self) -> None:
        title = self._station.tongue.words.say("Import names")
        if (chosen := file_to_read(self, title, _FILES)) is not None:
            self.import_from(chosen)

    def _choose_export(self) -> None:
        title = self._station.tongue.words.say("Export the register")
        if (chosen := file_to_write(self, title, "names.toml", _FILES)) is not None:
            self.export_to(chosen)

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.search.setPlaceholderText(words.say("Search names"))
        self.search.setAccessibleName(words.say("Search names"))
        self.list.setAccessibleName(words.say("Register of names"))
        self._show(self._names)


def _folded(one: NameView) -> str:
    """Return what a name is found by, one on each line."""
    said = (one.name, one.naming.latin, one.naming.role, *one.naming.spellings)
    return "\n".join(map(fold, said)).casefold()
