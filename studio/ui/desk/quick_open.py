"""Stories, places and commands by a few letters: one field, one list, no mouse needed.

Commands are found by their Arabic and their English names alike. Stories are looked for beside,
so that typing never waits: by headline, then by text, in any spelling. Deliberately absent: counts
and what narrows, which the archive's page has.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.arabic.folding import key
from studio.newsroom.acting import Acting
from studio.newsroom.archive import Hit as StoryHit
from studio.newsroom.desk import Filter
from studio.newsroom.finding_stories import find_stories
from studio.newsroom.sections import sections
from studio.newsroom.tags import tags
from studio.ui.commands import COMMANDS, Command, Do
from studio.ui.commands.offers import Offer
from studio.ui.desk.hit_row import HIT, ROW, Hit, HitRow
from studio.ui.desk.places import Place, places, section_place
from studio.ui.desk.row_words import under_headline
from studio.ui.look import Kind, Symbol
from studio.ui.look.symbols import STAGE_SYMBOLS
from studio.ui.parts.fields import Line
from studio.ui.parts.headlines import headline_of
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.words import Language, Words

if TYPE_CHECKING:
    from studio.newsroom.views import SectionView, TagView

_WIDTH: Final = 600
_ROWS: Final = 10
_STORIES: Final = 8
_OTHERS: Final = 6
_ASK_MS: Final = 40
_TOLD: Final = Qt.ItemDataRole.AccessibleTextRole
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NOT_OFFERED: Final = frozenset({Do.QUICK_OPEN, Do.PALETTE})


class QuickOpen(QWidget):
    """The field and its list over a window.

    Signals:
        opened: an article.
        place_chosen: a `Place`.
    """

    opened = Signal(int)
    place_chosen = Signal(object)

    def __init__(self, station: Station, window: QWidget) -> None:
        super().__init__(window)
        self._station, self._window = station, window
        self._commands_only = False
        self._house: tuple[tuple[SectionView, ...], tuple[TagView, ...]] = ((), ())
        self._generation = 0
        self._came_from: QWidget | None = None
        self._languages = tuple(Words(language) for language in Language)
        self._card = mark_kind(QFrame(self), Kind.CARD)
        self.field = Line()
        mark_kind(self.field, Kind.SEARCH)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(HitRow(station, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._go)
        self.list.currentItemChanged.connect(self._tell)
        self._nothing = mark_kind(QLabel(), Kind.MUTED)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self._nothing)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_MS)
        self._timer.timeout.connect(self._ask)
        window.installEventFilter(self)
        station.tongue.changed.connect(self._speak)
        station.look.changed.connect(self._speak)
        self.hide()

    # Opening and closing

    def open_everything(self) -> None:
        """Look for stories, places and commands."""
        self._open(commands_only=False)

    def open_commands(self) -> None:
        """Look for commands alone."""
        self._open(commands_only=True)

    def close_list(self) -> None:
        """Put it away and go back to where the person was."""
        if not self.isVisible():
            return
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, *, commands_only: bool) -> None:
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._commands_only = commands_only
        self._name()
        self.list.clear()
        self._nothing.hide()
        self._place()
        self.show()
        self.raise_()
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def _speak(self) -> None:
        if self.isVisible():
            self._name()
            self._ask()

    def _name(self) -> None:
        words = self._station.tongue.words
        hint = (
            words.say("Find a command")
            if self._commands_only
            else words.say("A story, a place or a command")
        )
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.list.setAccessibleName(words.say("Found"))
        self._nothing.setText(words.say("Nothing is called so. Try other words."))

    # Finding

    def _typed(self) -> None:
        self._timer.start()

    def _ask(self) -> None:
        asked = self.field.text().strip()
        self._generation += 1
        generation = self._generation
        if self._commands_only:
            self._show([], self._commands(asked))
            return

        def find(acting: Acting) -> tuple[StoryHit, ...]:
            self._house = (sections(acting), tags(acting))
            return find_stories(acting, asked, limit=_STORIES)

        def show(found: tuple[StoryHit, ...]) -> None:
            if generation == self._generation:
                self._show([self._story(one) for one in found], self._others(asked))

        self._station.door.ask(find, show, owner=self)

    def _others(self, asked: str) -> list[Hit]:
        return (self._places(asked) + self._commands(asked))[: _OTHERS if asked else 3]

    def _story(self, found: StoryHit) -> Hit:
        summary, inside = found.article, found.snippet
        by_text = bool(inside.marks) and not found.headline.marks
        return Hit(
            summary.id,
            found.headline.text or headline_of(summary, self._station),
            under_headline(summary, self._station),
            STAGE_SYMBOLS[summary.stage],
            self._station.look.palette.stage(summary.stage),
            marks=found.headline.marks,
            passage=inside.text if by_text else "",
            passage_marks=inside.marks if by_text else (),
        )

    def _places(self, asked: str) -> list[Hit]:
        words = self._station.tongue.words
        person = self._station.door.acting.person
        offered = [(place, self._names(place)) for place in places(person)]
        tree, labels = self._house
        offered += [(section_place(one), one.name) for one in tree]
        for one in labels:
            place = Place(
                key=f"tag:{one.id}",
                title=one.name,
                symbol=Symbol.TAG,
                filter=Filter(tag=one.id),
                named=True,
            )
            offered.append((place, " ".join((one.name, *one.synonyms))))
        found = []
        for place, names in offered:
            if asked and _fits(asked, names):
                title = place.title if place.named else words.say(place.title)
                far = words.say("Place")
                if place.key.startswith("section:"):
                    far = words.say("Section")
                elif place.key.startswith("tag:"):
                    far = words.say("Tag")
                found.append(Hit(place, title, far, place.symbol, place.colour))
        return found

    def _names(self, place: Place) -> str:
        return " ".join(words.say(place.title) for words in self._languages)

    def _commands(self, asked: str) -> list[Hit]:
        deck = self._station.deck
        found = []
        for command in COMMANDS:
            if command.do in _NOT_OFFERED or not deck[command.do].isEnabled():
                continue
            if _fits(asked, self._called(command)):
                hint = deck.hint(command.do)
                found.append(
                    Hit(
                        command.do,
                        deck[command.do].text(),
                        hint,
                        command.symbol or Symbol.COMMAND,
                    )
                )
        if asked:
            found += [
                Hit(offer, offer.title, offer.far, offer.symbol)
                for offer in deck.offers()
                if _fits(asked, offer.names)
            ]
        return found

    def _called(self, command: Command) -> str:
        names = " ".join(words.say(command.title) for words in self._languages)
        return f"{names} {self._station.deck[command.do].text()}"

    def _show(self, stories: list[Hit], others: list[Hit]) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for hit in (*stories, *others):
                item = QListWidgetItem(hit.title)
                item.setData(HIT, hit)
                told = (hit.title, hit.far, hit.passage)
                item.setData(_TOLD, ", ".join(one for one in told if one))
                self.list.addItem(item)
            self.list.setCurrentRow(0)
        number = self.list.count()
        self.list.setVisible(number > 0)
        self._nothing.setVisible(number == 0)
        self._tell(self.list.currentItem())
        self._place()

    def _tell(self, item: QListWidgetItem | None) -> None:
        """Let those who hear the window know what Enter would choose; the focus is in the field."""
        told = self._nothing.text() if item is None else item.data(_TOLD)
        self.field.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, told))

    # Choosing

    def _go(self, item: QListWidgetItem) -> None:
        hit = item.data(HIT)
        if not isinstance(hit, Hit):
            return
        self.close_list()
        match hit.target:
            case Place():
                self.place_chosen.emit(hit.target)
            case Do():
                self._station.deck[hit.target].trigger()
            case Offer():
                hit.target.act()
            case article:
                self.opened.emit(article)

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(_WIDTH, self.width() - 32)
        hits = [self.list.item(row).data(HIT) for row in range(self.list.count())]
        rows = min(max(sum(one.height for one in hits), 2 * ROW), _ROWS * ROW)
        self.list.setFixedHeight(rows + 4)
        height = rows + 4 + self.field.sizeHint().height() + 28
        self._card.setGeometry((self.width() - width) // 2, 8, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and choose by keys while the field has the focus; keep to the window's top."""
        if watched is self._window and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return False
            if event.type() is QEvent.Type.KeyPress:
                return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }
        pressed = Qt.Key(event.key())
        if self._timer.isActive() and (pressed in steps or pressed in _ENTER):
            self._timer.stop()
            self._ask()
        if pressed in steps and self.list.count():
            row = self.list.currentRow() + steps[pressed]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        if pressed in _ENTER:
            if self.list.count():
                self._go(self.list.currentItem())
            return True
        if pressed is Qt.Key.Key_Escape:
            self.close_list()
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when pressed beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_list()
        event.accept()


def _fits(asked: str, names: str) -> bool:
    """Say whether every word of `asked` begins some word of `names`, however they are written."""
    there = f" {key(names)}"
    return all(f" {word}" in there or f" ال{word}" in there for word in key(asked).split())
