"""The rooms of a signed-in person's window, arranged: rail, list, board, editor, end pane.

It arranges and connects, and decides nothing: rooms say what they want by signals. Narrow windows
fold: under 1200 pixels the list stands under the rail, under 1000 the end pane is a drawer.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.errors import MidadError
from studio.newsroom import articles
from studio.newsroom.workflow import Action
from studio.ui.commands import Do
from studio.ui.desk.places import Place
from studio.ui.desk.rail import Rail
from studio.ui.desk.story_list import StoryList
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.exporting.word import WordExport
from studio.ui.info.tag_carrying import TagCarrying
from studio.ui.parts.sheets import Sheet
from studio.ui.parts.toasts import Toast
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.station import Station
from studio.ui.story import Story
from studio.ui.window.bands import Bands
from studio.ui.window.beginning import Beginning
from studio.ui.window.drawer import Drawer
from studio.ui.window.end_pane import EndPane
from studio.ui.window.file_drops import FileDrops
from studio.ui.window.news import News
from studio.ui.window.previewing import Previewing
from studio.ui.window.resuming import Resuming
from studio.ui.window.review_bands import ReviewBands
from studio.ui.window.sheets import Sheets
from studio.ui.window.slots import SlotNews
from studio.ui.window.templates import Templates
from studio.ui.window.top_bar import TopBar
from studio.ui.window.whereabouts import Whereabouts
from studio.ui.window.wide_rooms import WideRooms

if TYPE_CHECKING:
    from studio.ui.desk.board import Board
    from studio.ui.exporting.sheet import ExportSheet
    from studio.ui.preview.pane import PreviewPane

FOLDS_BELOW: Final = 1200
DRAWER_BELOW: Final = 1000
_RAIL, _LIST, _EDITOR, _END = 208, 330, 680, 340
_RAIL_FOLDED = 300


class Width(StrEnum):
    """How much room the window has."""

    WIDE = "wide"
    FOLDED = "folded"
    NARROW = "narrow"


class Workspace(QWidget):
    """Everything between the frame of the window and its edge."""

    window_wanted = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.station = station
        station.open_stories.setParent(self)
        self.story = Story(station.door, self)
        self._resuming = Resuming(self, Whereabouts(station))
        self.top = TopBar(station)
        self.bands = Bands(station.tongue, station.look)
        self.rail = Rail(station)
        self.list = StoryList(station)
        self.editor = ArticleEditor(station, self.story)
        self.previewing = Previewing(station, self.story, self)
        self.remarks = RemarkDesk(station, self.story, self.editor.remarking, self.editor.reviewing)
        self.end = EndPane(station, self.story, lambda: self.preview, self.remarks)
        self.toast = Toast(self, station.tongue)
        self.toast.keep_clear_of(self.editor.foot, self.editor.clipping.bar)
        self.news = News(station, self.story, self.bands, self)
        self.slots = SlotNews(station, self.bands, self)
        self.review_bands = ReviewBands(station, self.editor.reviewing, self.bands)
        self.sheets = Sheets(station, self)
        self.tag_carrying = TagCarrying(station, self.story, self)
        self.word = WordExport(station, self.story, self.toast, self)
        self.drops = FileDrops(station, self, self.news.bring_in)
        self._width: Width | None = None
        self._rail_wanted = True
        self._focused = False
        self._arrange()
        self._connect()
        self._command()

    @property
    def board(self) -> "Board":
        """The board, made when it is first shown."""
        return self.wide.board

    @property
    def exporting(self) -> "ExportSheet":
        """The sheet of export."""
        return self.sheets.export

    @property
    def preview(self) -> "PreviewPane":
        """The preview, made when it is first shown."""
        return self.previewing.pane

    @property
    def on_board(self) -> bool:
        """Whether the board or the calendar is shown instead of the text."""
        return self._stack.currentWidget() is not self._writing

    # Arranging

    def _arrange(self) -> None:
        self._column = QSplitter(Qt.Orientation.Vertical)
        self._writing = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self.wide = WideRooms(self.station, self._stack)
        self._outer = QSplitter(Qt.Orientation.Horizontal)
        for splitter in (self._column, self._writing, self._outer):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self._writing.addWidget(self.editor)
        self._writing.addWidget(self.end)
        self._writing.setStretchFactor(0, 1)
        self._stack.addWidget(self._writing)
        self._column.addWidget(self.rail)
        self._outer.addWidget(self._column)
        self._outer.addWidget(self.list)
        self._outer.addWidget(self._stack)
        self._outer.setStretchFactor(2, 1)
        self._drawer = Drawer(self.end, self._outer, self, self.station.tongue)
        self._drawer.changed.connect(self._show_column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.bands)
        layout.addLayout(self._drawer.room, 1)
        self.rail.setMinimumWidth(180)
        self.list.setMinimumWidth(280)
        self.editor.setMinimumWidth(360)
        self.end.setMinimumWidth(300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold as the width asks."""
        super().resizeEvent(event)
        wide = self.width() >= FOLDS_BELOW
        folded = self.width() >= DRAWER_BELOW
        width = Width.WIDE if wide else Width.FOLDED if folded else Width.NARROW
        if width is not self._width:
            self._fold(width)
        self._drawer.place()

    def _fold(self, width: Width) -> None:
        before, self._width = self._width, width
        if width is Width.WIDE:
            self._outer.insertWidget(1, self.list)
            self._outer.setSizes([_RAIL, _LIST, self.width() - _RAIL - _LIST])
        else:
            self._column.addWidget(self.list)
            self._column.setSizes([_RAIL_FOLDED, max(self.height() - _RAIL_FOLDED, _RAIL_FOLDED)])
            self._outer.setSizes([_LIST, self.width() - _LIST])
        self._drawer.turn(on=width is Width.NARROW)
        if width is not Width.NARROW and self._writing.indexOf(self.end) < 0:
            self._writing.addWidget(self.end)
            self.end.show()
        if width is not Width.NARROW:
            self._writing.setSizes([_EDITOR, _END])
        if before is not None:
            self._show_rooms()

    def _show_rooms(self) -> None:
        board = self.on_board
        everything = not self._focused
        self.rail.setVisible(everything and self._rail_wanted)
        self.list.setVisible(everything and not board)
        self._show_column()
        self.top.setVisible(everything)
        if self._width is not Width.NARROW:
            self.end.setVisible(everything)
        elif not everything:
            self.end.hide()

    def _show_column(self) -> None:
        """Show rail and list where they are wanted and have room beside the drawer."""
        listed = self._width is not Width.WIDE and not self.on_board
        wanted = not self._focused and (self._rail_wanted or listed)
        self._column.setVisible(wanted and not self._drawer.covers_rail)

    # Connecting

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_place)
        self.rail.told.connect(self.tell)
        self.rail.searches.chosen.connect(self.sheets.show_search)
        self.sheets.save_wanted.connect(self.rail.searches.save)
        self.list.opened.connect(self.open_article)
        self.list.save_wanted.connect(self.rail.saved.save)
        self.list.export_wanted.connect(self.sheets.export_these)
        self.wide.opened.connect(self.open_article)
        self.wide.save_wanted.connect(self.rail.saved.save)
        self.wide.told.connect(self.tell)
        self.tag_carrying.told.connect(self.tell)
        self.sheets.opened.connect(self.open_article)
        self.sheets.place_chosen.connect(self.show_place)
        self.sheets.obstacle_chosen.connect(self._show_obstacle)
        self.top.field_wanted.connect(self.station.deck[Do.QUICK_OPEN].trigger)
        for room in (self.list, self.end, self.editor, self.previewing, self.sheets, self.news):
            room.told.connect(self.tell)
        self.end.place_wanted.connect(self.editor.show_block)
        self.editor.holder.compare_wanted.connect(self._compare)
        self.end.finished.connect(self._go_on_from)
        self.end.opened.connect(self.open_article)
        self.story.loaded.connect(self._resuming.note_article)
        self.story.closed.connect(lambda: self.list.select_article(None))
        self.news.opened.connect(self.open_article)
        self.sheets.notice_news.counted.connect(self.top.bell.show_count)
        self.slots.told.connect(self.tell)
        self.slots.opened.connect(self.open_article)
        self.slots.time_wanted.connect(self._ask_time)

    def _command(self) -> None:
        deck = self.station.deck
        deck.cover_with(self._is_covered)
        deck.on(Do.NEW_STORY, self.new_story)
        self._beginning = Beginning(self.station, self._open_new, self)
        self._templates = Templates(self.station, self.story, self._open_new, self)
        self._templates.made.connect(partial(self.sheets.open_house, Do.TEMPLATES))
        self.editor.names.made.connect(partial(self.sheets.open_house, Do.NAME_LIST))
        self.editor.snippets.made.connect(partial(self.sheets.open_house, Do.SNIPPETS))
        deck.on(Do.NEXT_STORY, lambda: self.list.open_next(1))
        deck.on(Do.PREVIOUS_STORY, lambda: self.list.open_next(-1))
        deck.on(Do.NAME_VERSION, self.news.name_version)
        deck.on(Do.NEXT_PANE, lambda: self.go_to_pane(1))
        deck.on(Do.PREVIOUS_PANE, lambda: self.go_to_pane(-1))
        deck.on(Do.RAIL, self.toggle_rail)
        deck.on(Do.FOCUS, self.toggle_focus)
        deck.on(Do.IMPORT_FILES, self.news.import_files)
        for do in (Do.REVIEW_PANE, Do.PREVIEW_PANE, Do.HISTORY_PANE, Do.INFO_PANE):
            deck.on(do, partial(self.show_pane, do))
        deck.on(Do.SECTION, lambda: self._in_info(self.end.focus_section))
        deck.on(Do.TAGS, lambda: self._in_info(self.end.focus_tags))
        deck[Do.NEW_STORY].setEnabled(not self.station.door.acting.store.read_only)

    # What a person does

    def show_place(self, place: Place) -> None:
        """Show a place of the rail: its list, the board or the calendar."""
        if place.is_wide:
            self.story.keep()  # they move stories as they are kept
            self.wide.show_place(place)
        else:
            self._stack.setCurrentWidget(self._writing)
            self.list.show_place(place)
        self.rail.select(place)
        self._resuming.note_place(place)
        self._show_rooms()

    def open_article(self, article: int, then: Callable[[], None] | None = None) -> None:
        """Open an article in the editor, and `then` do this where no sheet came over the rooms."""
        if self.on_board:
            self._stack.setCurrentWidget(self._writing)
            self._resuming.note_text()
            self._show_rooms()

        def stay(error: MidadError) -> None:
            self.list.select_article(self.story.article)
            self.station.door.refused.emit(error)

        came = partial(self._unless_covered, then or (lambda: None))
        self.story.open_article(article, came, stay)
        self.list.select_article(article)

    def _is_covered(self) -> bool:
        return any(one.isVisible() for one in self.findChildren(Sheet))

    def _unless_covered(self, then: Callable[[], None]) -> None:
        """Leave the keys to a sheet that was opened meanwhile: they are meant for it."""
        if not self._is_covered():
            then()

    def new_story(self) -> None:
        """Begin an article and write its headline; an untouched new one is taken up again."""
        self.station.door.do(
            articles.begin,
            lambda changes: self._open_new(changes.article),
        )

    def _open_new(self, article: int) -> None:
        self.open_article(article, self.editor.focus_headline)

    def show_pane(self, do: Do) -> None:
        """Show one of the panes beside the text; in a narrow window as a drawer, or put it away."""
        if self._width is Width.NARROW:
            if self.end.isVisible() and self.end.shows(do):
                self.end.hide()
                self.editor.focus_text()
                return
            self._drawer.pull_out()
        self.end.show_pane(do)

    def go_to_pane(self, step: int) -> None:
        """Put the focus into the next pane or the one before."""
        middle = self.wide.room or self.editor
        panes = [one for one in (self.rail, self.list, middle, self.end) if one.isVisible()]
        focused = QApplication.focusWidget()
        at = next(
            (index for index, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)),
            -1 if step > 0 else 0,
        )
        panes[(at + step) % len(panes)].focus_room()

    def toggle_rail(self) -> None:
        """Show or hide the rail."""
        self._rail_wanted = not self._rail_wanted
        self._show_rooms()

    def toggle_focus(self) -> None:
        """Show nothing but the text, or everything again."""
        self._focused = not self._focused
        self._show_rooms()
        self.editor.focus_text()

    def tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a piece of news with its way back."""
        self.toast.tell(text, undo)

    def put_away(self) -> None:
        """Put away whatever stands over the rooms: sheets, the list of commands, the find bar."""
        self.sheets.close_quick()
        for sheet in self.findChildren(Sheet):
            sheet.close_sheet()

    def let_go(self) -> None:
        """Let the preview's browser go in the order that Qt wants, before the rooms go."""
        self.previewing.let_go()
        self.sheets.let_go()

    # Where the person was

    def restore(self, article: int | None = None, *, or_first: bool = False) -> None:
        """Go where the person was when they left, or where their work begins.

        An `article` is opened instead of the one that was open then; where there is none, the first
        of the place where that is `or_first`.
        """
        self._resuming.resume(article, or_first=or_first)

    def close_rooms(self, then: Callable[[], None]) -> None:
        """Keep what is open as a version and leave it, then go on; a failing save keeps it open."""

        def leave() -> None:
            self.story.leave()
            then()

        if self.story.article is None:
            leave()
        else:
            self.story.keep(leave)

    def _in_info(self, focus: Callable[[], None]) -> None:
        if self._width is Width.NARROW and not self.end.isVisible():
            self.show_pane(Do.INFO_PANE)
        focus()

    def _compare(self, revision: int) -> None:
        if not (self.end.isVisible() and self.end.shows(Do.HISTORY_PANE)):
            self.show_pane(Do.HISTORY_PANE)
        self.end.history.compare_with(revision)

    def _go_on_from(self, article: int) -> None:
        following = self.list.next_after(article)
        if following is not None:
            self.open_article(following)

    def _ask_time(self, article: int) -> None:
        self.open_article(article, lambda: self.end.steps.start(Action.SCHEDULE))

    def _show_obstacle(self, article: int, field: str, block: int | None) -> None:
        self.open_article(article, lambda: self.end.go_to_place(field, block))
