"""The list of remarks: how many, which of them, each as a card, and a place to say something.

Cards are made as the person comes to them, so that hundreds open at once. Deliberately absent: the
order, and what becomes of what is said.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.document.anchors import ATOM
from studio.ui.commands import Do
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, follow_action, on_click
from studio.ui.parts.flow import FlowLayout
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel, WordsLabel
from studio.ui.parts.late import row_for_later, tab_after
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.review.remarks.frame import RemarkCard
from studio.ui.review.remarks.many import ManyButton
from studio.ui.review.remarks.order import Remark, Show
from studio.ui.station import Station
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.review.remarks.card import Unsent
    from studio.ui.review.remarks.composer import Composer
    from studio.ui.review.remarks.new_remark import NewRemark

AT_FIRST: Final = 6
"""How many cards are made before the person sees the list; others follow while they look."""
AT_ONCE: Final = 20
"""How many cards are made at a time."""

_SHOWS: Final = {
    Show.OPEN: mark("Unresolved"),
    Show.RESOLVED: mark("Resolved"),
    Show.MINE: mark("Mine"),
    Show.SUGGESTIONS: mark("Suggestions"),
}
_EMPTY: Final = {
    Show.OPEN: mark("No open remarks. Select words and press {keys} to comment."),
    Show.RESOLVED: mark("No resolved remarks."),
    Show.MINE: mark("No remarks of yours, and none that name you."),
    Show.SUGGESTIONS: mark("No suggestions."),
}


class RemarksPanel(QWidget):
    """Lists what was said about the open story.

    Signals:
        seen: a widget that the person has to see.
    """

    seen = Signal(QWidget)

    def __init__(self, station: Station, desk: RemarkDesk) -> None:
        super().__init__()
        self._station, self._desk = station, desk
        self._cards: dict[str, RemarkCard] = {}
        self._most, self._made = AT_ONCE, AT_FIRST
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._make_rest)
        self._people = desk.people
        self._article: int | None = None
        self._begun: dict[int, str] = {}  # what was begun on other stories and not sent
        self._answers: dict[str, Unsent] = {}  # the same on threads that are not listed now
        tongue, look = station.tongue, station.look
        self.new_button = IconButton(
            Symbol.ADD, mark("Comment"), tongue, look, keys=station.deck.hint(Do.COMMENT)
        )
        follow_action(self.new_button, station.deck[Do.COMMENT])
        self.filters = {show: mark_kind(QPushButton(), Kind.SEGMENT) for show in Show}
        self.many = ManyButton(station, desk)
        self._new_place = row_for_later()
        self._nothing = WordsLabel("", tongue, kind=Kind.MUTED, wrap=True)
        self.more = TextButton(mark("Show more"), tongue, look, kind=Kind.QUIET, symbol=Symbol.DOWN)
        self._arrange()
        on_click(self.more, self._show_more)
        desk.changed.connect(self.follow)
        desk.activated.connect(self._activate)
        desk.answering.connect(self._answer)
        desk.composing.connect(self._begin)
        tongue.changed.connect(self._again)
        look.changed.connect(self._again)
        self.follow()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(WordsLabel(mark("Remarks"), self._station.tongue, kind=Kind.TITLE))
        head.addStretch(1)
        head.addWidget(self.new_button)
        row = FlowLayout(spacing=4)
        group = QButtonGroup(self)
        for show, button in self.filters.items():
            button.setCheckable(True)
            group.addButton(button)
            on_click(button, partial(self._desk.filter, show))
            row.addWidget(button)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.many, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._new_place)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addWidget(self.more)

    @cached_property
    def new(self) -> "NewRemark":
        """Where a new comment is written."""
        from studio.ui.review.remarks.new_remark import NewRemark

        new = NewRemark(self._station)
        self._new_place.addWidget(new)
        tab_after(self.many, new)
        new.composer.sent.connect(self._send)
        new.composer.given_up.connect(self._give_up)
        return new

    @property
    def composer(self) -> "Composer":
        """Where the words of a new comment are written."""
        return self.new.composer

    @property
    def about(self) -> PersonsLabel:
        """What a new comment is about."""
        return self.new.about

    # What is listed

    @property
    def cards(self) -> list[RemarkCard]:
        """The cards in their order."""
        shown = (self._list.itemAt(number) for number in range(self._list.count()))
        widgets = (item.widget() for item in shown if item is not None)
        return [one for one in widgets if isinstance(one, RemarkCard)]

    def follow(self) -> None:
        """List the remarks of now; what is being typed stays."""
        desk, words = self._desk, self._station.tongue.words
        self._turn_to(desk.article)
        shown = desk.shown
        for show, button in self.filters.items():
            count, name = desk.count(show), words.say(_SHOWS[show])
            button.setText(f"{name} {words.fact(count)}" if count else name)
            button.setAccessibleName(button.text())
            button.setChecked(show is desk.show)
        self.many.follow()
        self._nothing.setVisible(not shown)
        if not shown:
            self._nothing.say(_EMPTY[desk.show], keys=self._station.deck.hint(Do.COMMENT))
        if not desk.all:
            self._most, self._made = AT_ONCE, AT_FIRST
        listed = shown[: self._made]
        if self._made < min(self._most, len(shown)):
            self._rest.start()
        known, self._cards = self._cards, {}
        renamed, self._people = self._people != desk.people, desk.people
        for number, remark in enumerate(listed):
            card = known.pop(remark.key, None)
            if card is None:
                card = self._card(remark)
            elif renamed or card.remark != remark:
                card.show_remark(remark)
            self._cards[remark.key] = card
            if self._list.indexOf(card) != number:
                self._list.insertWidget(number, card)
            card.activate(active=remark.key == desk.active)
        for key, card in known.items():
            if (begun := _unsent(card)) is not None:
                self._answers[key] = begun
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.more.setVisible(len(shown) > self._most)

    def _card(self, remark: Remark) -> RemarkCard:
        from studio.ui.review.remarks.card import ThreadCard
        from studio.ui.review.remarks.suggestion_card import SuggestionCard

        kind = SuggestionCard if remark.thread is None else ThreadCard
        card = kind(self._station, self._desk, remark)
        card.touched.connect(partial(self._desk.activate, focus=False))
        if isinstance(card, ThreadCard) and remark.key in self._answers:
            card.resume(self._answers.pop(remark.key))
        return card

    def _again(self) -> None:
        for card in self._cards.values():
            card.show_remark(card.remark)
        self.follow()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._make_rest()

    def _make_rest(self) -> None:
        self._made = self._most
        self.follow()

    def _activate(self, key: str, focus: object) -> None:
        shown = [one.key for one in self._desk.shown]
        if key not in shown:
            return
        if shown.index(key) >= self._most:
            self._most = shown.index(key) + AT_ONCE
        self._make_rest()
        card = self._cards[key]
        if focus:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.seen.emit(card)

    # Saying something

    def _answer(self, key: str) -> None:
        from studio.ui.review.remarks.card import ThreadCard

        card = self._cards.get(key)
        if isinstance(card, ThreadCard):
            card.answer()
            self.seen.emit(card)

    def _begin(self, quoted: str | None) -> None:
        self.about.show_words(self._subject(quoted))
        self.composer.show_people(self._desk.people)
        self.new.show()
        self.composer.begin(self._begun.pop(self._article or 0, "") or self.composer.said)
        self.seen.emit(self.new)

    def _turn_to(self, article: int | None) -> None:
        """Keep what was begun on a story until it is open again, and out of every other."""
        if article == self._article:
            return
        if self._article is not None and "new" in vars(self) and self.composer.said:
            self._begun[self._article] = self.composer.said
        self._article = article
        self._put_away()

    def _subject(self, quoted: str | None) -> str:
        """Return what a new comment is about: a field, the whole story, a block, or words."""
        from studio.ui.review.remarks.card import FIELDS

        words, field = self._station.tongue.words, self._desk.field
        if field is not None:
            return words.say(mark("On the field: {field}"), field=words.say(FIELDS[field]))
        if quoted is None:
            return words.say(mark("On the whole story"))
        quoted = " ".join(quoted.replace(ATOM, " ").split())
        return f"«{quoted}»" if quoted else words.say(mark("On the chosen block"))

    def _send(self, body: str) -> None:
        self._desk.send(body, self._put_away)

    def _give_up(self) -> None:
        self.new.hide()
        self._desk.forget_new()

    def _put_away(self) -> None:
        if "new" in vars(self):
            self.composer.clear()
            self.new.hide()


def _unsent(card: RemarkCard) -> "Unsent | None":
    """Return what was begun in a card and not sent."""
    from studio.ui.review.remarks.card import ThreadCard

    return card.unsent if isinstance(card, ThreadCard) else None
