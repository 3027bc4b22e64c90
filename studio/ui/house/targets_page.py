"""The page of targets: where stories are sent, what waits there, and what was sent."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.newsroom import targets as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.sendings import waiting
from studio.newsroom.target_values import TargetView
from studio.ui.house.fields import Refusal
from studio.ui.house.keeping import Keeping, may_keep
from studio.ui.house.rows import Row, RowsList
from studio.ui.house.target_card import TargetCard
from studio.ui.house.target_words import KINDS
from studio.ui.house.two_panes import foot, lay_out
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class TargetsPage(QWidget):
    """Shows the targets in their order, and lets the chief keep them.

    Signals:
        told: what was done, and a callable that takes it back or None.
        site_wanted: the id of a target that the whole site is to be sent to.
    """

    told = Signal(str, object)
    site_wanted = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._targets: Sequence[TargetView] = ()
        self._waiting: dict[int, int] = {}
        self._wanted = 0
        self._writing_new = False
        self._read_once = self._comes = False
        tongue, look = station.tongue, station.look
        self.list = RowsList(station)
        self.new = TextButton(mark("New target"), tongue, look, symbol=Symbol.ADD)
        self.up = IconButton(Symbol.UP, mark("Move up"), tongue, look)
        self.down = IconButton(Symbol.DOWN, mark("Move down"), tongue, look)
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._count = WordsLabel("", tongue, kind=Kind.SMALL)
        self.card = TargetCard(station)
        self._empty = EmptyState(
            Symbol.SEND,
            mark("Where your stories go"),
            mark(
                "A folder, a server or a site that published stories are sent to. Passwords stay "
                "in this computer's keyring."
            ),
            tongue,
            look,
        )
        self._arrange()
        self._connect()
        self._speak()
        self._read()

    def focus_page(self) -> None:
        """Put the focus on the list, or on what begins the first target."""
        self._comes = not self._read_once
        (self.list if self._targets or self.new.isHidden() else self.new).setFocus()

    def show_one(self, target: int) -> None:
        """Show a target as soon as it is listed."""
        self._wanted = target
        self._read()

    def begin(self) -> None:
        """Begin a new target."""
        self.list.choose(())
        self._writing_new = True
        self._show_chosen()
        self.card.form.name.setFocus()

    # Arranging

    def _arrange(self) -> None:
        order = QHBoxLayout()
        order.setSpacing(4)
        for button in (self.up, self.down):
            order.addWidget(button)
        order.addStretch(1)
        rows = (self.list, self.refusal, order, foot(self._count, self.new))
        lay_out(self, rows, (self._empty, self.card), growing=self.list)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.removal_wanted.connect(self.card.ask_removal)
        self.card.told.connect(self.told)
        self.card.site_wanted.connect(self.site_wanted)
        self.card.added.connect(self._hear_added)
        on_click(self.new, self.begin)
        on_click(self.up, lambda: self._move(-1))
        on_click(self.down, lambda: self._move(1))
        self._station.door.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._speak)

    def _hear_added(self, target: int) -> None:
        self._writing_new = False
        self._wanted = target

    def _follow(self, changes: Changes) -> None:
        if changes.targets or changes.people:
            self._read()

    # Reading and showing

    def _read(self) -> None:
        self._station.door.ask(_read, self._show, owner=self)

    def _show(self, found: tuple[Sequence[TargetView], dict[int, int]]) -> None:
        self._targets, self._waiting = found
        self._show_rows()
        self._read_once = True
        if self._comes and self._targets and self.new.hasFocus():
            self.list.setFocus()
        self._comes = False

    def _show_rows(self) -> None:
        self.new.setVisible(may_keep(self._station, Duty.KEEP_TARGETS))
        self.list.show_rows((self._row(one) for one in self._targets), editable=False)
        wanted, self._wanted = self._wanted, 0
        if wanted:
            self.list.choose((wanted,))
        elif not self.list.chosen_ids and self._targets and not self._writing_new:
            self.list.choose((self._targets[0].id,))
        self._show_chosen()
        words = self._station.tongue.words
        self._count.setText(words.counted("{n} target", "{n} targets", len(self._targets)))

    def _row(self, one: TargetView) -> Row:
        words = self._station.tongue.words
        kind = words.say(KINDS[one.kind])
        count = self._waiting.get(one.id, 0)
        waits = words.counted("{n} waits", "{n} wait", count) if count else ""
        spoken = words.several(tuple(part for part in (one.name, kind, waits) if part))
        return Row(
            id=one.id,
            title=one.name,
            detail=f"{kind} · {words.foreign(one.address)}",
            count=waits,
            spoken=spoken,
        )

    def _show_chosen(self) -> None:
        ids = set(self.list.chosen_ids)
        chosen = next((one for one in self._targets if one.id in ids), None)
        if chosen is not None:
            self._writing_new = False
        shown = chosen is not None or self._writing_new
        self._empty.setVisible(not shown)
        self.card.setVisible(shown)
        if shown:
            self.card.show_target(chosen)
        keeps = may_keep(self._station, Duty.KEEP_TARGETS) and len(self._targets) > 1
        for button in (self.up, self.down):
            button.setVisible(keeps)
        place = -1 if chosen is None else list(self._targets).index(chosen)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < len(self._targets) - 1)

    def _move(self, by: int) -> None:
        order = [one.id for one in self._targets]
        (chosen,) = self.list.chosen_ids
        place = order.index(chosen)
        if not 0 <= place + by < len(order):
            return
        order[place], order[place + by] = order[place + by], order[place]
        self._keeping.do(
            lambda acting: keeping.order_targets(acting, order), mark("The order is kept.")
        )

    def _speak(self) -> None:
        self.list.setAccessibleName(self._station.tongue.words.say("Targets"))
        self._show_rows()


def _read(acting: Acting) -> tuple[Sequence[TargetView], dict[int, int]]:
    return keeping.targets(acting), waiting(acting)
