"""The page of house style: every rule, how grave it is, how often it was right, and one's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.arabic.folding import fold
from studio.newsroom import house_rules as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house_rules import RulesBrought, RuleView
from studio.newsroom.language_files import read_list, write_list
from studio.newsroom.permissions import Duty
from studio.ui.door import Running
from studio.ui.house.fields import Refusal
from studio.ui.house.files import file_to_read, file_to_write
from studio.ui.house.keeping import may_keep
from studio.ui.house.rows import Row, RowsList
from studio.ui.house.rule_card import RuleCard
from studio.ui.house.search_field import SearchField
from studio.ui.house.two_panes import foot, lay_out
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.terms import RULE_LEVELS, RULE_PROBLEMS
from studio.wording.words import mark

_FILES: Final = "*.toml"
_ALL, _OWN, _CHANGED, _NOISY = "all", "own", "changed", "noisy"
_SHOWN: Final = (
    (_ALL, mark("All rules")),
    (_OWN, mark("The newsroom's own")),
    (_CHANGED, mark("With another level here")),
    (_NOISY, mark("Ignored most")),
)


class RulesPage(QWidget):
    """Shows the rules of house style; the chief keeps them here.

    Signals:
        told: what was done, and a callable that takes it back or None.
        opened: an article in which a rule that is tried finds something.
    """

    told = Signal(str, object)
    opened = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._rules: Sequence[RuleView] = ()
        self._ids: dict[str, int] = {}
        self._wanted = ""
        self._writing_new = False
        tongue, look = station.tongue, station.look
        self.search = SearchField()
        self.shown = Choice(look)
        self.list = RowsList(station)
        self._count = WordsLabel("", tongue, kind=Kind.SMALL)
        self.new = TextButton(mark("New rule"), tongue, look, symbol=Symbol.ADD)
        self.bring = TextButton(mark("Import"), tongue, look, symbol=Symbol.IMPORT)
        self.export = TextButton(mark("Export"), tongue, look, symbol=Symbol.EXPORT)
        self.refusal = Refusal(tongue, look)
        self.card = RuleCard(station)
        self._empty = EmptyState(
            Symbol.RULES,
            mark("What the copy desk looks for"),
            mark(
                "Choose a rule to see why it is there and how often it was right. A chief editor "
                "says how grave each is, switches it off, and writes rules of the newsroom's own."
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

    def begin(self) -> None:
        """Begin a new rule of the newsroom's own."""
        self.list.choose(())
        self._writing_new = True
        self._show_chosen()
        self.card.form.message.setFocus()

    def import_from(self, file: Path) -> None:
        """Keep the rules and levels of a file."""

        def work(acting: Acting, running: Running) -> RulesBrought:
            del running
            return keeping.import_rules(acting, read_list(file))

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
        """Write the newsroom's own rules and its levels to a file."""

        def work(acting: Acting, running: Running) -> None:
            del running
            write_list(file, keeping.rules_pack(acting))

        def tell(_: None) -> None:
            words = self._station.tongue.words
            self.told.emit(words.say("The rules were written to {path}.", path=str(file)), None)

        running = self._station.door.run(work, tell, failed=self.refusal.show_error, owner=self)
        running.ended.connect(running.deleteLater)

    # Reading and showing

    def _follow(self, changes: Changes) -> None:
        if changes.rules or changes.people or changes.ignored:
            self._read()

    def _read(self) -> None:
        running = self._station.door.run(
            lambda acting, _: keeping.rules(acting), self._show, owner=self
        )
        running.ended.connect(running.deleteLater)

    def _show(self, rules: Sequence[RuleView]) -> None:
        self._rules = rules
        for one in rules:
            self._ids.setdefault(one.id, len(self._ids) + 1)
        may = may_keep(self._station, Duty.KEEP_RULES)
        self.new.setVisible(may)
        self.bring.setVisible(may)
        self._show_rows()
        wanted, self._wanted = self._wanted, ""
        if wanted in self._ids:
            self._writing_new = False
            self.list.choose((self._ids[wanted],))
        words = self._station.tongue.words
        self._count.setText(words.counted("{n} rule", "{n} rules", len(rules)))

    def _show_rows(self) -> None:
        wanted = fold(self.search.text()).strip().casefold()
        found = [one for one in self._rules if wanted in self._folded(one)]
        match self.shown.currentData():
            case "own":
                found = [one for one in found if one.is_own]
            case "changed":
                found = [one for one in found if one.level != one.pack_level]
            case "noisy":
                found = sorted((one for one in found if one.ignored), key=lambda one: -one.ignored)
            case _:
                pass
        self.list.show_rows(map(self._row, found), editable=False)
        self._show_chosen()

    def _folded(self, one: RuleView) -> str:
        said = (one.id, one.rule.message.ar, one.rule.message.en, one.rule.why.ar)
        return "\n".join(map(fold, said)).casefold()

    def _row(self, one: RuleView) -> Row:
        tongue = self._station.tongue
        words = tongue.words
        parts = [words.say(RULE_LEVELS[one.level])]
        if one.is_own:
            parts.append(words.say("your own"))
        if one.applied:
            parts.append(words.counted("put right {n} time", "put right {n} times", one.applied))
        if one.ignored:
            parts.append(words.counted("ignored {n} time", "ignored {n} times", one.ignored))
        title = one.rule.message.spoken(words.language.value)
        detail = " · ".join(parts)
        return Row(
            id=self._ids[one.id],
            title=title,
            detail=detail,
            spoken=f"{title}, {detail}",
            faint=one.level == "off",
        )

    def _show_chosen(self) -> None:
        ids = set(self.list.chosen_ids)
        chosen = next((one for one in self._rules if self._ids.get(one.id) in ids), None)
        if chosen is not None:
            self._writing_new = False
        shown = chosen is not None or self._writing_new
        self._empty.setVisible(not shown)
        self.card.setVisible(shown)
        if shown:
            self.card.show_rule(chosen, [one.id for one in self._rules])

    def _tell_brought(self, brought: RulesBrought) -> None:
        words = self._station.tongue.words
        parts = [words.counted("{n} rule kept", "{n} rules kept", len(brought.kept))]
        for name, problem in brought.refused[:5]:
            said = words.say(RULE_PROBLEMS[problem]) if problem in RULE_PROBLEMS else problem
            parts.append(f"{isolated(name)}: {said}")
        self.told.emit(" · ".join(parts), None)

    # Arranging

    def _arrange(self) -> None:
        below = foot(self._count, self.bring, self.export, self.new)
        rows = (self.search, self.shown, self.list, self.refusal, below)
        lay_out(self, rows, (self._empty, self.card), growing=self.list)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._show_rows())
        self.search.left_downwards.connect(self.list.enter)
        self.shown.activated.connect(lambda _: self._show_rows())
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.removal_wanted.connect(self.card.remove_shown)
        self.card.told.connect(self.told)
        self.card.kept.connect(self._hear_kept)
        self.card.opened.connect(self.opened)
        on_click(self.new, self.begin)
        on_click(self.bring, self._choose_import)
        on_click(self.export, self._choose_export)
        self._station.door.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._speak)

    def _hear_kept(self, rule: str) -> None:
        self._writing_new = False
        self._wanted = rule

    def _choose_import(self) -> None:
        title = self._station.tongue.words.say("Import rules")
        if (chosen := file_to_read(self, title, _FILES)) is not None:
            self.import_from(chosen)

    def _choose_export(self) -> None:
        title = self._station.tongue.words.say("Export the rules")
        if (chosen := file_to_write(self, title, "rules.toml", _FILES)) is not None:
            self.export_to(chosen)

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.search.setPlaceholderText(words.say("Search rules"))
        self.search.setAccessibleName(words.say("Search rules"))
        self.list.setAccessibleName(words.say("Rules of house style"))
        self.shown.setAccessibleName(words.say("Which rules are shown"))
        before = max(self.shown.currentIndex(), 0)
        self.shown.clear()
        for value, name in _SHOWN:
            self.shown.addItem(words.say(name), value)
        self.shown.setCurrentIndex(before)
        self._show(self._rules)
