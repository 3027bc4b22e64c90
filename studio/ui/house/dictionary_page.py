"""The page of the newsroom's dictionary: searched, added to, confirmed, cleared, exchanged.

A person's own words stand among them and say so. Deliberately absent: judging words.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.arabic.folding import fold
from studio.newsroom import dictionary as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.dictionary import WordsBrought, WordView
from studio.newsroom.language_files import read_list, write_list
from studio.newsroom.permissions import Duty
from studio.ui.door import Running
from studio.ui.editor.findings.language import OWN_WORDS, own_words
from studio.ui.house.fields import Refusal
from studio.ui.house.files import file_to_read, file_to_write
from studio.ui.house.keeping import Keeping, may_keep
from studio.ui.house.rows import Row, RowsList
from studio.ui.house.search_field import SearchField
from studio.ui.house.two_panes import foot, lay_out
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Tick
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel, WordsLabel
from studio.ui.parts.moments import ago
from studio.ui.station import Station
from studio.wording.words import mark

_FILES: Final = "*.txt"


class DictionaryPage(QWidget):
    """Shows the words that are right here, and lets them be kept.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._words: Sequence[WordView] = ()
        self._own: tuple[str, ...] = ()
        tongue, look = station.tongue, station.look
        self.search = SearchField()
        self.add = TextButton(mark("Add the word"), tongue, look, symbol=Symbol.ADD)
        self.waiting = Tick(look)
        self.list = RowsList(station, several=True)
        self._count = WordsLabel("", tongue, kind=Kind.SMALL)
        self.bring = TextButton(mark("Import"), tongue, look, symbol=Symbol.IMPORT)
        self.export = TextButton(mark("Export"), tongue, look, symbol=Symbol.EXPORT)
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._title = PersonsLabel(kind=Kind.TITLE, wrap=True)
        self._whose = mark_kind(WordsLabel("", tongue, wrap=True), Kind.MUTED)
        self.confirm = TextButton(
            mark("Confirm"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.APPROVE
        )
        self.remove = TextButton(
            mark("Remove"), tongue, look, kind=Kind.DANGER, symbol=Symbol.DELETE
        )
        self.card = QWidget()
        self._empty = EmptyState(
            Symbol.DICTIONARY,
            mark("Words that are right in this newsroom"),
            mark(
                "Type a word above and add it, or press “Add to dictionary” at an underlined "
                "word. Names of the site, people, sections and tags are known by themselves."
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

    @property
    def chosen(self) -> tuple[WordView, ...]:
        """The newsroom's words that are chosen."""
        ids = set(self.list.chosen_ids)
        return tuple(one for one in self._words if one.id in ids)

    @property
    def chosen_own(self) -> tuple[str, ...]:
        """The person's own words that are chosen."""
        ids = set(self.list.chosen_ids)
        return tuple(one for number, one in enumerate(self._own, 1) if -number in ids)

    # What a person does

    def add_typed(self) -> None:
        """Add the word that stands in the search."""
        word = self.search.text().strip()
        if not word or not may_keep(self._station, Duty.ADD_WORD):
            return

        def added(changes: Changes) -> None:
            self.search.clear()
            if not changes:
                words = self._station.tongue.words
                told = words.say("The dictionary has {word} already.", word=isolated(word))
                self.told.emit(told, None)

        self._keeping.do(
            lambda acting: keeping.add_word(acting, word),
            mark("{word} is in the newsroom's dictionary."),
            undo=lambda acting: _removed(acting, (word,)),
            then=added,
            word=isolated(word),
        )

    def remove_chosen(self) -> None:
        """Let the chosen words be in the dictionary no longer; that can be taken back."""
        gone, own = self.chosen, self.chosen_own
        personal = self._station.personal
        if own:
            before = own_words(personal.recall(OWN_WORDS))
            personal.remember(OWN_WORDS, sorted(before - set(own)) or None)
            said = self._station.tongue.words.say("Your own words are removed.")
            self.told.emit(said, lambda: personal.remember(OWN_WORDS, sorted(before)))
        if gone:
            entries = tuple(one.id for one in gone)
            named = tuple(one.word for one in gone)
            self._keeping.do(
                lambda acting: _each(keeping.remove_word, acting, entries),
                mark("Removed from the dictionary: {words}."),
                undo=lambda acting: _added(acting, named),
                words=self._station.tongue.words.several(tuple(isolated(one) for one in named[:8])),
            )

    def confirm_chosen(self) -> None:
        """Say that the chosen words are right."""
        entries = tuple(one.id for one in self.chosen if not one.confirmed)
        if entries:
            self._keeping.do(
                lambda acting: _each(keeping.confirm_word, acting, entries), mark("Confirmed.")
            )

    def import_from(self, file: Path) -> None:
        """Add the words of a file, one on each line."""

        def work(acting: Acting, running: Running) -> WordsBrought:
            del running
            return keeping.import_words(acting, read_list(file).splitlines())

        running = self._station.door.run(
            work,
            self._tell_brought,
            failed=self.refusal.show_error,
            owner=self,
            changed=lambda brought: brought.changes,
        )
        running.ended.connect(running.deleteLater)

    def export_to(self, file: Path) -> None:
        """Write the newsroom's words to a file, one on each line."""
        lines = "".join(f"{one.word}\n" for one in self._words)

        def work(acting: Acting, running: Running) -> None:
            del acting, running
            write_list(file, lines)

        def tell(_: None) -> None:
            words = self._station.tongue.words
            told = words.say("The dictionary was written to {path}.", path=str(file))
            self.told.emit(told, None)

        running = self._station.door.run(work, tell, failed=self.refusal.show_error, owner=self)
        running.ended.connect(running.deleteLater)

    # Reading and showing

    def _follow(self, changes: Changes) -> None:
        if changes.words or changes.people:
            self._read()

    def _follow_own(self) -> None:
        self._show(self._words)

    def _read(self) -> None:
        self._station.door.ask(keeping.words, self._show, owner=self)

    def _show(self, words: Sequence[WordView]) -> None:
        self._words = words
        self._own = tuple(sorted(own_words(self._station.personal.recall(OWN_WORDS))))
        waits = sum(not one.confirmed for one in words)
        self.waiting.setVisible(waits > 0)
        if not waits:
            self.waiting.setChecked(False)
        say = self._station.tongue.words
        self.waiting.setText(
            say.counted("{n} word to be confirmed", "{n} words to be confirmed", waits)
        )
        self.waiting.setAccessibleName(self.waiting.text())
        self._count.setText(say.counted("{n} word", "{n} words", len(words)))
        self.bring.setVisible(may_keep(self._station, Duty.KEEP_WORDS))
        self.export.setVisible(bool(words))
        self._show_rows()

    def _show_rows(self) -> None:
        wanted = fold(self.search.text()).strip()
        shown = [
            self._row(one)
            for one in self._words
            if wanted in fold(one.word) and not (self.waiting.isChecked() and one.confirmed)
        ]
        if not self.waiting.isChecked():
            alone = self._station.tongue.words.say("Yours alone, on this computer")
            shown += [
                Row(id=-number, title=one, detail=alone, spoken=f"{one}, {alone}")
                for number, one in enumerate(self._own, 1)
                if wanted in fold(one)
            ]
        self.list.show_rows(shown, editable=False)
        self.add.setVisible(may_keep(self._station, Duty.ADD_WORD))
        self.add.setEnabled(bool(wanted))
        self._show_chosen()

    def _row(self, one: WordView) -> Row:
        words = self._station.tongue.words
        waits = words.say("to be confirmed")
        detail = isolated(one.person_name)
        detail = detail if one.confirmed else f"{waits} · {detail}"
        return Row(id=one.id, title=one.word, detail=detail, spoken=f"{one.word}, {detail}")

    def _show_chosen(self) -> None:
        chosen, own = self.chosen, self.chosen_own
        any_chosen = bool(chosen or own)
        self._empty.setVisible(not any_chosen)
        self.card.setVisible(any_chosen)
        if not any_chosen:
            return
        words = self._station.tongue.words
        named = [*(one.word for one in chosen), *own]
        self._title.setText(words.several(tuple(isolated(one) for one in named[:8])))
        if len(named) > 1:
            self._whose.setText(words.counted("{n} word", "{n} words", len(named)))
        elif own:
            self._whose.setText(words.say("Yours alone, on this computer"))
        else:
            self._whose.setText(self._story_of(chosen[0]))
        keeps = may_keep(self._station, Duty.KEEP_WORDS)
        me = self._station.door.acting.person.id
        self.confirm.setVisible(keeps and any(not one.confirmed for one in chosen))
        mine = all(one.person == me and not one.confirmed for one in chosen)
        self.remove.setVisible(keeps or mine)

    def _story_of(self, one: WordView) -> str:
        words = self._station.tongue.words
        when = ago(one.added, datetime.now(UTC), words)
        told = words.say("Added by {name}, {when}.", name=isolated(one.person_name), when=when)
        if not one.confirmed:
            return f"{told} {words.say('An editor has still to confirm it; it is known already.')}"
        if one.confirmed_by != one.person_name:
            by = words.say("Confirmed by {name}.", name=isolated(one.confirmed_by))
            return f"{told} {by}"
        return told

    def _tell_brought(self, brought: WordsBrought) -> None:
        words = self._station.tongue.words
        parts = [words.counted("{n} word added", "{n} words added", brought.added)]
        if brought.known:
            parts.append(words.counted("{n} known already", "{n} known already", brought.known))
        if brought.refused:
            lines = tuple(f"{words.fact(at)}: {isolated(said)}" for at, said in brought.refused[:5])
            left = words.counted(
                "{n} line is no word and was left out",
                "{n} lines are no words and were left out",
                len(brought.refused),
            )
            parts.append(f"{left} ({words.several(lines)})")
        self.told.emit(" · ".join(parts), None)

    # Arranging

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.add)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self._whose)
        column.addLayout(buttons)
        column.addStretch(1)
        below = foot(self._count, self.bring, self.export)
        rows = (top, self.waiting, self.list, self.refusal, below)
        lay_out(self, rows, (self._empty, self.card), growing=self.list)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._show_rows())
        self.search.returnPressed.connect(self.add_typed)
        self.search.left_downwards.connect(self.list.enter)
        self.waiting.clicked.connect(lambda _: self._show_rows())
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.removal_wanted.connect(self.remove_chosen)
        on_click(self.add, self.add_typed)
        on_click(self.confirm, self.confirm_chosen)
        on_click(self.remove, self.remove_chosen)
        on_click(self.bring, self._choose_import)
        on_click(self.export, self._choose_export)
        self._station.door.changed.connect(self._follow)
        self._station.personal.remembered.connect(self._follow_own)
        self._station.tongue.changed.connect(self._speak)

    def _choose_import(self) -> None:
        title = self._station.tongue.words.say("Import words, one on each line")
        if (chosen := file_to_read(self, title, _FILES)) is not None:
            self.import_from(chosen)

    def _choose_export(self) -> None:
        title = self._station.tongue.words.say("Export the dictionary")
        if (chosen := file_to_write(self, title, "dictionary.txt", _FILES)) is not None:
            self.export_to(chosen)

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.search.setPlaceholderText(words.say("Search or add a word"))
        self.search.setAccessibleName(words.say("Search or add a word"))
        self.list.setAccessibleName(words.say("Dictionary"))
        self._show(self._words)


def _each(act: Callable[[Acting, int], Changes], acting: Acting, entries: Sequence[int]) -> Changes:
    changes = Changes()
    for entry in entries:
        changes |= act(acting, entry)
    return changes


def _added(acting: Acting, words: Sequence[str]) -> Changes:
    changes = Changes()
    for word in words:
        changes |= keeping.add_word(acting, word)
    return changes


def _removed(acting: Acting, words: Sequence[str]) -> Changes:
    changes = Changes()
    for word in words:
        changes |= keeping.remove_word(acting, keeping.find_word(acting, word).id)
    return changes
