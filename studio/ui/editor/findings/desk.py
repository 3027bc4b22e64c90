"""Findings in one editor: underlined, counted at its foot, walked through by key, put right.

It connects what looks (`checking`), what is shown (`waves`, `card`) and what puts right
(`mending`). Deliberately absent: what is looked for.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter

from studio.document.findings import Finding, Provider, Remedy
from studio.document.inline import Inlines
from studio.spelling.codes import CODES
from studio.ui.commands import Do
from studio.ui.editor.editing import Editing
from studio.ui.editor.findings.blocks import Placed, place_of
from studio.ui.editor.findings.carded import CardMarks
from studio.ui.editor.findings.checking import Checking
from studio.ui.editor.findings.count import FindingsCount
from studio.ui.editor.findings.ignoring import Ignoring
from studio.ui.editor.findings.language import LanguageNews
from studio.ui.editor.findings.late_parts import LateFindings
from studio.ui.editor.findings.mending import (
    is_clear_hamza,
    is_in,
    mend,
    mend_all,
    mendable,
    to_exchange,
)
from studio.ui.editor.findings.off import OFF, codes_off
from studio.ui.editor.findings.rules import providers, whole_providers
from studio.ui.editor.findings.typed_word import TypedWord
from studio.ui.editor.findings.waves import Waves, places
from studio.ui.editor.findings.words import WordKeeping, word_at
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.content import flat
from studio.ui.editor.writing.passages import Selection, Spot
from studio.ui.editor.writing.rows import Row
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.findings import code_title

if TYPE_CHECKING:
    from studio.ui.editor.findings.card import FindingCard
    from studio.ui.editor.findings.listing import FindingsList

_LIST_MS: Final = 400
_OF_A_STORY: Final = (
    *(Do.NEXT_FINDING, Do.PREVIOUS_FINDING, Do.FINDINGS),
    *(Do.MEND_SAFE, Do.MEND_HAMZAS, Do.ADD_WORD),
)


class FindingsDesk(QObject):
    """Shows the findings of the open story, and does what is asked of them.

    Signals:
        told: a text for a toast, and what takes it back or None.
        name_added: a name shall be in the register as the first is, the second put right.
    """

    told = Signal(str, object)
    name_added = Signal(str, str)

    def __init__(
        self,
        station: Station,
        story: Story,
        surface: Surface,
        editing: Editing,
        looking: Sequence[Provider] | None = None,
    ) -> None:
        super().__init__(surface)
        self._station, self._story = station, story
        self._surface, self._editing = surface, editing
        self.language = LanguageNews(station, self)
        whole = whole_providers(self.language.style) if looking is None else ()
        looking = providers(self.language.style) if looking is None else looking
        self.checking = Checking(
            station.door,
            editing.manuscript,
            looking,
            self._near,
            self,
            whole,
            station.spelling,
            station.touch,
        )
        self._typed = TypedWord(surface, editing, self)
        self._waves = Waves(self._seen, self._content)
        self.in_cards = CardMarks(station, lambda: editing.manuscript.passages)
        self._ignoring = Ignoring(station, story, surface, self.checking)
        self._ignoring.told.connect(self.told)
        self.late = LateFindings(
            station, surface, self.checking.words, self._connect_card, self._connect_list
        )
        self._words = WordKeeping(station, self)
        self._words.told.connect(self.told)
        self.count = FindingsCount(station)
        self._at: Placed | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LIST_MS)
        self._soon.timeout.connect(self._show)
        editing.canvas.painted_over.append(self._paint)
        self.checking.switch(codes_off(station.personal.recall(OFF)))
        self._connect()
        self._command()

    def _connect(self) -> None:
        station, story = self._station, self._story
        self.checking.found.connect(self._show)
        self._typed.left.connect(self._show_soon)
        self.language.changed.connect(self.checking.look_anew)
        story.loaded.connect(lambda _: self._begin())
        story.closed.connect(self._begin)
        self.count.pressed_on.connect(lambda: self.step(1))
        station.personal.remembered.connect(self._hear)
        self._surface.viewport().installEventFilter(self)

    def _connect_card(self, card: "FindingCard") -> None:
        ignore = self._ignoring.ignore
        card.chosen.connect(lambda remedy: self._with(partial(self._do, remedy=remedy)))
        card.chosen_all.connect(lambda: self._with(self._mend_kind_of))
        card.ignored.connect(lambda: self._with(ignore))
        card.ignored_everywhere.connect(lambda: self._with(partial(ignore, everywhere=True)))
        card.switched_off.connect(lambda: self._with(self._switch_off_kind))
        card.word_added.connect(lambda: self._with(self._add))
        card.word_known.connect(lambda: self._with(lambda at: self._words.know(self._said(at))))
        card.name_added.connect(self.name_added)
        self._editing.changed.connect(card.close_card)
        self._surface.verticalScrollBar().valueChanged.connect(lambda _: card.close_card())
        self._station.look.changed.connect(card.close_card)
        self._station.tongue.changed.connect(card.close_card)

    def _connect_list(self, listed: "FindingsList") -> None:
        listed.shown_at.connect(self._show_place)
        listed.gone_to.connect(partial(self._go_to, focus=True))
        listed.mended.connect(self._mend_first)
        listed.kind_mended.connect(self._mend_kind_of)
        listed.safely_mended.connect(self.mend_safely)
        listed.ignored.connect(self._ignoring.ignore)
        listed.switched_off.connect(self._switch_off_kind)
        listed.word_added.connect(self._add)
        listed.left.connect(self._go_back)

    @property
    def card(self) -> "FindingCard":
        """The card at a finding."""
        return self.late.card

    @property
    def list(self) -> "FindingsList":
        """The list of all findings."""
        return self.late.list

    def _command(self) -> None:
        station = self._station
        station.deck.on(Do.NEXT_FINDING, lambda: self.step(1), enabled=False)
        station.deck.on(Do.FINDINGS, self._toggle_list, enabled=False)
        station.deck.on(Do.MEND_SAFE, self.mend_safely, enabled=False)
        station.deck.on(Do.MEND_HAMZAS, self.mend_hamzas, enabled=False)
        station.deck.on(Do.ADD_WORD, self.add_word, enabled=False)
        station.deck.on(Do.PREVIOUS_FINDING, lambda: self.step(-1), enabled=False)

    # Walking

    def step(self, way: int) -> None:
        """Go to the next finding from the caret on, or to the one before; past the end, anew."""
        found = self.checking.all()
        if not found:
            self.told.emit(self._station.tongue.words.say("Nothing was found in this text"), None)
            return
        selection = self._editing.manuscript.selection(self._surface.textCursor())
        places = [self._place(one).start for one in found]
        here = bisect_left(places, selection.start)
        at = self._at if self._at in found else None
        if at is not None and (self.late.card_is_open or self._stands_inside(at, selection)):
            here = found.index(at)
            here += 1 if way > 0 else 0
        elif way > 0 and not selection.is_empty and here < len(found):
            one = found[here]
            covered = Spot(one.number, one.finding.end) == selection.end
            here += places[here] == selection.start and covered
        self._go_to(found[(here if way > 0 else here - 1) % len(found)], focus=True)

    def _place(self, placed: Placed) -> Selection:
        return place_of(self._editing.manuscript.passages[placed.number], placed)

    def _stands_inside(self, placed: Placed, selection: Selection) -> bool:
        """Say whether what is chosen is what the words of a finding stand inside of."""
        return placed.line is not None and self._place(placed) == selection

    def _go_to(self, placed: Placed, *, focus: bool) -> None:
        self.late.close_card()
        finding = placed.finding
        if focus:
            self._show_place(placed)
            self._go_back()
        self._at = placed
        self.late.follow(placed)
        self.card.offer(
            finding,
            self._area(placed),
            writes=not self._surface.isReadOnly(),
            focus=focus,
            alike=len(mendable(self.checking.all(), finding.code)),
            said=self._said(placed),
        )

    def _show_place(self, placed: Placed) -> None:
        """Choose a finding's words in the text, wherever the keys go."""
        if not self.checking.shows(placed):
            return
        self._surface.setTextCursor(self._editing.manuscript.cursor(self._place(placed)))
        self._surface.ensureCursorVisible()

    def _go_back(self) -> None:
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_list(self) -> None:
        if self.list.isVisible():
            self.list.close_list()
        else:
            self.late.close_card()
            self.list.show_findings(self.checking.all())
            self.list.open_list()

    def _area(self, placed: Placed) -> QRect:
        block = self._surface.document().findBlockByNumber(placed.number)
        offset = QPointF(0, -self._surface.verticalScrollBar().value())
        corner = block.layout().position() + offset
        if self._editing.manuscript.is_card(block):
            return block.layout().boundingRect().translated(corner).toRect()
        start, end = self._place(placed)
        shown = replace(placed.finding, start=start.at, end=end.at)
        strips = [
            one.translated(corner) for one in places(block, self._content(placed.number), shown)
        ]
        return strips[0].toRect() if strips else self._surface.cursorRect()

    def _content(self, number: int) -> Inlines:
        return self._editing.manuscript.passages[number].content

    def _near(self) -> int:
        return self._surface.textCursor().blockNumber()

    # The mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the card of a finding that is clicked on, and close it elsewhere."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self.late.close_card()
        elif (
            event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() is Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            QTimer.singleShot(0, self, partial(self._clicked, event.position()))
        return super().eventFilter(watched, event)

    def _clicked(self, at: QPointF) -> None:
        if self._surface.textCursor().hasSelection():
            return
        cursor = self._surface.cursorForPosition(at.toPoint())
        spot = self._editing.manuscript.spot(cursor.position())
        for finding in self.checking.shown(spot.number):
            if finding.start <= spot.at <= finding.end:
                self._go_to(Placed(spot.number, finding), focus=False)
                return

    # What is asked

    def _with(self, act: Callable[[Placed], object]) -> None:
        """Close the card, and do something with the finding that it stood at."""
        placed = self._at
        self.late.close_card()
        if placed is not None:
            act(placed)

    def _mend_first(self, placed: Placed) -> None:
        for remedy in placed.finding.remedies[:1]:
            self._do(placed, remedy)

    def _do(self, placed: Placed, remedy: Remedy) -> None:
        if self._surface.isReadOnly():
            return
        if self.checking.shows(placed):
            number, line, manuscript = placed.number, placed.line, self._editing.manuscript
            self._editing.apply(lambda _: mend(manuscript, number, remedy, line))
            self._ignoring.count({placed.finding.code: 1})
            self.checking.look()

    def _mend_kind_of(self, placed: Placed) -> None:
        self._mend_many(mendable(self.checking.all(), placed.finding.code), safe=False)

    def mend_safely(self) -> None:
        """Do every remedy that is safe, as one step."""
        self._mend_many(self.checking.all(), safe=True)

    def mend_hamzas(self) -> None:
        """Put every hamza right about which there is no doubt, as one step."""
        found = [one for one in self.checking.all() if is_clear_hamza(one.finding)]
        self._mend_many(found, safe=False)

    def _mend_many(self, found: Sequence[Placed], *, safe: bool) -> None:
        if self._surface.isReadOnly():
            return
        exchanges = to_exchange(found, safe=safe)
        words = self._station.tongue.words
        if not exchanges:
            self.told.emit(words.say("Nothing here is safe to mend unseen."), None)
            return
        manuscript = self._editing.manuscript
        self._editing.apply(lambda cursor: mend_all(manuscript, cursor, exchanges))
        self.checking.look()
        self._ignoring.count(Counter(one.finding.code for one in found if is_in(one, exchanges)))
        count = sum(map(len, exchanges.values()))
        told = words.counted("{n} place was changed", "{n} places were changed", count)
        self.told.emit(told, None)

    def add_word(self) -> None:
        """Add the word of the open card, or the one at the caret, to the newsroom's dictionary."""
        if self.late.card_is_open and self._at is not None and self._at.finding.code in CODES:
            self._with(self._add)
            return
        chosen = self._editing.manuscript.selection(self._surface.textCursor())
        start, end = chosen.start, chosen.end
        word = word_at(flat(self._content(start.number)), start.at, end.at)
        if word and start.number == end.number:
            self._words.add(word)
        else:
            words = self._station.tongue.words
            self.told.emit(words.say("Put the caret into a word first."), None)

    def _add(self, placed: Placed) -> None:
        self._words.add(self._said(placed))

    def _said(self, placed: Placed) -> str:
        return self.checking.words(placed)[placed.finding.start : placed.finding.end]

    def _switch_off_kind(self, placed: Placed) -> None:
        before, code = self.checking.off, placed.finding.code
        self._switch(before | {code})
        words = self._station.tongue.words
        told = words.say("No longer looked for: {kind}", kind=code_title(code, words))
        self.told.emit(told, partial(self._switch, before))

    def _switch(self, off: frozenset[str]) -> None:
        self._station.personal.remember(OFF, sorted(off) or None)

    def _hear(self, memory: str) -> None:
        if memory == OFF:
            self.checking.switch(codes_off(self._station.personal.recall(OFF)))

    # What is shown

    def _begin(self) -> None:
        self._at = None
        for do in _OF_A_STORY:
            self._station.deck.allow(do, allowed=self._story.detail is not None)
        if self._story.detail is not None:
            self.language.read()
            self._ignoring.begin()
            self._station.deck.allow(Do.ADD_WORD, allowed=self._words.may_add)
        self.late.close_card()
        self.checking.begin()

    def _seen(self, number: int) -> tuple[Finding, ...]:
        """Return what is underlined in a block: not the word that is just being typed."""
        return self._typed.without(number, self.checking.shown(number))

    def _show_soon(self) -> None:
        """Underline the word that was left now, and list it when nobody types."""
        self._surface.viewport().update()
        self._soon.start()

    def _show(self) -> None:
        self._soon.stop()
        self._surface.viewport().update()
        found = self.checking.listed(self._seen)
        self.in_cards.follow(self.checking.inside)
        self.count.show_findings([one.finding for one in found])
        self.late.show_findings(found)

    def _paint(
        self, painter: QPainter, shown: Sequence[Row], offset: QPointF, clip: QRectF
    ) -> None:
        del clip
        palette, style = self._station.look.palette, self._editing.manuscript.style
        self._waves.paint(painter, palette, style, shown, offset)
