"""Where a story was sent, and whether readers there still have an old text."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.target_standings import standings
from studio.newsroom.target_values import TargetStanding
from studio.newsroom.views import ArticleDetail
from studio.settings import House
from studio.storage.codes import PackageStatus
from studio.ui.commands import Do
from studio.ui.info.form import Group
from studio.ui.look import Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, follow_action
from studio.ui.parts.emptying import emptied
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.moments import day_and_hour
from studio.ui.station import Station
from studio.wording.words import mark


class Sent(Group):
    """The targets that have a story; hidden where none has."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, mark("Sent to"))
        self._article: int | None = None
        self._house = House()
        self._standings: Sequence[TargetStanding] = ()
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.again = TextButton(
            mark("Send the new text"), station.tongue, station.look, symbol=Symbol.SEND
        )
        follow_action(self.again, station.deck[Do.SEND_AGAIN])
        self._row = QWidget()
        beside = QHBoxLayout(self._row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.again)
        beside.addStretch(1)
        self.add_plain(holder)
        self.add_plain(self._row)
        self.hide()
        station.door.changed.connect(self._hear)
        station.tongue.changed.connect(self._speak)
        station.look.changed.connect(self._speak)

    @property
    def text(self) -> str:
        """What is said."""
        return "\n".join(line.text for line in self.findChildren(IconLine))

    def show_story(self, detail: ArticleDetail, house: House) -> None:
        """Show where a story was sent."""
        article, before = detail.summary.id, self._house
        self._house = house
        if article != self._article:
            self._article, self._standings = article, ()
            self._speak()
            self._read()
        elif house != before:
            self._speak()

    def _hear(self, changes: Changes) -> None:
        if self._article is not None and (changes.targets or self._article in changes.articles):
            self._read()

    def _read(self) -> None:
        article = self._article
        if article is None:
            return

        def read(acting: Acting) -> Sequence[TargetStanding]:
            return standings(acting, (article,)).get(article, ())

        def show(found: Sequence[TargetStanding]) -> None:
            if article == self._article and found != self._standings:
                self._standings = found
                self._speak()

        self._station.door.ask(read, show, failed=lambda _: None, owner=self)

    def _speak(self) -> None:
        words, palette = self._station.tongue.words, self._station.look.palette
        emptied(self._lines)
        for one in self._standings:
            line = IconLine(self._station)
            zone, months = self._house.time_zone, self._house.month_names
            when = day_and_hour(one.sent, zone, words, months)
            detail = f"{when} · {isolated(one.by)}"
            name = words.foreign(one.target_name)
            if one.old:
                said = words.say("{target} still carries the old text", target=name)
                line.show_line(Symbol.WARNING, said, detail, palette.delete_text)
            elif one.status is PackageStatus.WITHDRAWN:
                said = words.say("{target} says that it was withdrawn", target=name)
                line.show_line(Symbol.WITHDRAWN, said, detail)
            else:
                line.show_line(Symbol.APPROVED, name, detail, palette.approved)
            line.setToolTip(one.place)
            self._lines.addWidget(line)
        self._row.setVisible(any(one.old for one in self._standings))
        self.setVisible(bool(self._standings))
