"""The editor: format bar, bars for links and finding, the surface, and the line at its foot.

It arranges, and connects the open story with what is shown. Deliberately absent: how text is
edited (`editing`), and the panes beside it.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from studio.document.article import ArticleText
from studio.document.blocks import Atomic
from studio.document.plain import article_plain
from studio.document.review import accepted_article
from studio.newsroom.views import ArticleDetail
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.editor.bar import FormatBar
from studio.ui.editor.carding import Carding
from studio.ui.editor.cards import Cards
from studio.ui.editor.clipping import Clipping
from studio.ui.editor.comforts import Comforts
from studio.ui.editor.commanding import Commanding
from studio.ui.editor.editing import Editing
from studio.ui.editor.findings.desk import FindingsDesk
from studio.ui.editor.foot import FootLine
from studio.ui.editor.holder_band import HolderBand
from studio.ui.editor.inserting import Inserting
from studio.ui.editor.invisibles import Invisibles
from studio.ui.editor.late_parts import LateParts
from studio.ui.editor.letters.desk import Letters
from studio.ui.editor.names import Names
from studio.ui.editor.nothing_open import nothing_open
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.places import Places
from studio.ui.editor.remarking import Remarking
from studio.ui.editor.reviewing import Reviewing
from studio.ui.editor.snippets import Snippets
from studio.ui.editor.surface import Surface
from studio.ui.editor.thumbnails import Thumbnails
from studio.ui.editor.undo_memory import UndoMemory
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import ICON_SIZE
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.editor.find_bar import FindBar
    from studio.ui.editor.link_bar import LinkBar
    from studio.ui.editor.panels.dock import Dock
    from studio.ui.editor.searching import Searching

COUNT_AFTER_MS: Final = 400
ZOOM_STEPS: Final = (80, 90, 100, 110, 120, 135, 150, 175, 200)
_ZOOM: Final = "zoom"

_PLACEHOLDERS: Final = (
    mark("Kicker"),
    mark("Headline"),
    mark("Standfirst"),
    mark("Start writing…"),
)


class ArticleEditor(QWidget):
    """Shows the open story to write in.

    Signals:
        told: a text for a toast, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__()
        self.station, self.story = station, story
        self._shown: int | None = None
        self._zoom = _zoom_from(station.personal.recall(_ZOOM))
        self.thumbnails = Thumbnails(station.door, self)
        self.cards = Cards(station, self.thumbnails)
        self.surface = Surface()
        self.editing = Editing(station, self.surface, self.cards)
        self.memory = UndoMemory(station.door, story, self.editing.manuscript, self)
        self.bar = FormatBar(station)
        self.foot = FootLine(station, story, ZOOM_STEPS)
        self.pictures = PictureIntake(station, self)
        self._late = LateParts(
            station, story, self.surface, self.editing, self.thumbnails, self.pictures, self.foot
        )
        self.carding = Carding(self.surface, self.editing, self._late.panel)
        self.clipping = Clipping(station, self.surface, self.editing, self.pictures)
        self.findings = FindingsDesk(station, story, self.surface, self.editing)
        self.cards.mind = self.findings.in_cards.of
        self.foot.add(self.findings.count)
        self.reviewing = Reviewing(station, story, self.surface, self.editing)
        self.remarking = Remarking(station.look, self.surface, self.editing)
        self.letters = Letters(station, story, self.surface, self.editing)
        self.invisibles = Invisibles(station, story, self.surface, self.editing)
        self.snippets = Snippets(station, story, self.surface, self.editing)
        self.names = Names(station, story, self.surface, self.editing, self.findings)
        self.places = Places(station.personal, self._place, self)
        self.comforts = Comforts(station, self.surface, self.editing, self.cards)
        self._read_only = _QuietBand()
        self.holder = HolderBand(station, story)
        self._empty = nothing_open(station)
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(COUNT_AFTER_MS)
        self._count.timeout.connect(self._show_length)
        self._arrange()
        self.commanding = Commanding(
            station,
            story,
            self.surface,
            self.editing,
            self.clipping,
            lambda: self.searching,
            self.pictures,
            self.bar,
            self._late.link_bar,
            Inserting(self.editing, self.carding, self.clipping, self.pictures).slots(),
        )
        station.deck.on(Do.ZOOM_IN, lambda: self.step_zoom(1))
        station.deck.on(Do.ZOOM_OUT, lambda: self.step_zoom(-1))
        station.deck.on(Do.ZOOM_RESET, lambda: self.step_zoom(0))
        self._connect()
        self.speak()
        self._close()

    @property
    def read_only_reason(self) -> str:
        """Why the text cannot be written in, empty where it can."""
        return "" if self._read_only.isHidden() else self._read_only.text

    # What is made when it is first used

    @property
    def searching(self) -> "Searching":
        """Finding."""
        return self._late.searching

    @property
    def find_bar(self) -> "FindBar":
        """The bar of finding."""
        return self._late.searching.bar

    @property
    def link_bar(self) -> "LinkBar":
        """The bar in which a link's address is written."""
        return self.commanding.link_bar

    @property
    def panel(self) -> "Dock":
        """Where panels stand below the text."""
        return self.carding.dock

    # Going somewhere

    def focus_room(self) -> None:
        """Take the focus when the person comes to this room by key."""
        self.focus_text()

    def focus_text(self) -> None:
        """Put the caret back into the text."""
        self.surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_headline(self) -> None:
        """Put the caret into the headline."""
        self.show_block("headline", None)

    def show_block(self, field: str, block: int | None) -> None:
        """Go to a field of the article, or to a block of its body by its index."""
        self.editing.go_to(field, block)
        self.surface.ensureCursorVisible()
        self.focus_text()

    # Arranging

    def _arrange(self) -> None:
        page = QFrame()
        mark_kind(page, Kind.SURFACE)
        mark_kind(self.surface, Kind.PAGE)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._late.link_place)
        column.addLayout(self._late.find_place)
        column.addWidget(self._read_only)
        column.addWidget(self.holder)
        column.addLayout(self.comforts.around(self.findings.late.place), 1)
        column.addLayout(self._late.panel_place)
        column.addWidget(self.foot)
        nothing = QFrame()
        mark_kind(nothing, Kind.SURFACE)
        QVBoxLayout(nothing).addWidget(self._empty)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(nothing)
        self._pages.addWidget(page)
        self.comforts.recall()

    def _connect(self) -> None:
        story, surface = self.story, self.surface
        story.attach(self.editing.read, self.memory.news)
        self.memory.recalled.connect(self.editing.formatted)
        story.settling.connect(self.carding.commit)
        story.loaded.connect(self._load)
        story.refreshed.connect(self._refresh)
        story.closed.connect(self._close)
        story.replaced.connect(self._replace)
        self.editing.changed.connect(self._hear_change)
        surface.cursorPositionChanged.connect(self.places.stir)
        surface.verticalScrollBar().valueChanged.connect(lambda _: self.places.stir())
        surface.zoom_stepped.connect(self.step_zoom)
        self.foot.zoom_chosen.connect(self.show_zoom)
        self.foot.copy_wanted.connect(self.copy_all)
        self.editing.card_chosen.connect(self._announce)
        self.clipping.told.connect(self.told)
        self.reviewing.told.connect(self.told)
        self.letters.told.connect(self.told)
        self.reviewing.changed.connect(self._follow_review)
        self.findings.told.connect(self.told)
        self.clipping.picture_taken.connect(self.carding.open)
        self.station.look.changed.connect(self.restyle)
        self.station.personal.changed.connect(self.restyle)
        self.station.tongue.changed.connect(self.speak)
        self.thumbnails.arrived.connect(self.editing.canvas.measure_again)
        self.cards.headlines.arrived.connect(self.editing.canvas.measure_again)

    # The open story

    def _load(self, detail: ArticleDetail) -> None:
        uid = detail.summary.uid
        again = self._shown == detail.summary.id
        place = self._place() if again else self.places.enter(uid)
        self._shown = detail.summary.id
        if not again:
            self.carding.forget()
            self.commanding.put_link_away()
        self.editing.show(self.story.text)
        if self._writes():
            self.memory.recall(detail.summary.id, self.story.text)
        self._pages.setCurrentIndex(1)
        self._refresh(detail)
        if place is not None:
            self.editing.put_caret(place[0])
            QTimer.singleShot(0, self.surface, lambda: self._scroll_to(place[1]))
        else:
            self.editing.go_to("headline" if not detail.summary.headline else "body", 0)
            self.surface.verticalScrollBar().setValue(0)
        self._show_length()
        self._late.look_again()

    def _scroll_to(self, value: int) -> None:
        self.surface.verticalScrollBar().setValue(value)

    def _refresh(self, detail: ArticleDetail) -> None:
        self.surface.setReadOnly(not self._writes())
        if self.surface.isReadOnly():
            self.surface.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.bar.show_stage(detail.summary.stage)
        self._say_read_only()
        self.commanding.follow()

    def _writes(self) -> bool:
        """Say whether the person may write in what is open."""
        if self.reviewing.shows_original:
            return False
        return self.story.editable and not self.station.door.acting.store.read_only

    def _follow_review(self) -> None:
        if self.story.detail is not None:
            self._refresh(self.story.detail)

    def _close(self) -> None:
        self.places.leave()
        self._shown = None
        self._pages.setCurrentIndex(0)
        self.carding.forget()
        self.commanding.put_link_away()
        self._late.put_finding_away()
        self.surface.setReadOnly(True)
        self.editing.show(ArticleText())
        self.commanding.follow()

    def _replace(self, text: ArticleText) -> None:
        self.carding.forget()
        self.editing.replace(text)
        self._show_length()

    def _hear_change(self) -> None:
        self._count.start()
        self._late.stir()
        self.story.touch()

    def _show_length(self) -> None:
        self.foot.show_length(self.editing.count())

    def _place(self) -> tuple[int, int]:
        return self.surface.textCursor().position(), self.surface.verticalScrollBar().value()

    def copy_all(self) -> None:
        """Put all words of the article, as they stand with everything taken, on the clipboard."""
        QGuiApplication.clipboard().setText(article_plain(accepted_article(self.story.text)))

    # Cards

    def _announce(self, card: Atomic) -> None:
        """Say what a card is to those who do not see it."""
        self.surface.setAccessibleDescription(self.cards.name(card))

    # Look and language

    def step_zoom(self, step: int) -> None:
        """Show the text one step larger or smaller; nought is its own size."""
        if not step:
            self.show_zoom(100)
            return
        at = ZOOM_STEPS.index(self._zoom) + step
        self.show_zoom(ZOOM_STEPS[min(max(at, 0), len(ZOOM_STEPS) - 1)])

    def show_zoom(self, percent: int) -> None:
        """Show the text at one of `ZOOM_STEPS`."""
        if percent != self._zoom:
            self._zoom = percent
            self.station.personal.remember(_ZOOM, percent)
            self.restyle()

    def restyle(self) -> None:
        """Show the text in the colours, fonts and size of now."""
        size = round(self.station.personal.settings.text_size * self._zoom / 100)
        self.cards.size = size
        self.editing.canvas.restyle(size)
        self.foot.show_zoom(self._zoom)

    def speak(self) -> None:
        """Say everything in the language of now."""
        self.restyle()
        words = self.station.tongue.words
        self.surface.show_placeholders(tuple(map(words.say, _PLACEHOLDERS)))
        self.surface.setAccessibleName(words.say("Text of the story"))
        self._say_read_only()

    def _say_read_only(self) -> None:
        detail = self.story.detail
        # Other bands say so where the original text is shown, or another window has the story.
        said = self.reviewing.shows_original or self.story.holding.elsewhere
        shown = detail is not None and not self._writes() and not said
        self._read_only.setVisible(shown)
        if detail is None or not shown:
            return
        words = self.station.tongue.words
        if detail.summary.stage is Stage.SPIKED:
            text = words.say("This story is spiked: it can be read, and brought back.")
        elif self.station.door.acting.store.read_only:
            text = words.say("This newsroom can be read, not written in.")
        else:
            name = isolated(detail.creator_name)
            text = words.say("Read only: {name} and the editors can write here.", name=name)
        self._read_only.say(text, self.station)


class _QuietBand(QFrame):
    """Says why the text cannot be written in."""

    def __init__(self) -> None:
        super().__init__()
        mark_kind(self, Kind.BAND)
        self._icon, self._text = QLabel(), QLabel()
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, station: Station) -> None:
        """Say something else."""
        self._text.setText(text)
        self.setAccessibleName(text)
        icon = station.look.icon(Symbol.LOCK, rtl=station.tongue.rtl)
        self._icon.setPixmap(icon.pixmap(ICON_SIZE))


def _zoom_from(kept: object) -> int:
    return kept if isinstance(kept, int) and kept in ZOOM_STEPS else 100
