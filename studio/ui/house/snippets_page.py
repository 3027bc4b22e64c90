"""The page on which snippets are kept: one's own and the newsroom's, found by a part of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from studio.arabic.folding import fold
from studio.document.plain import plain_text
from studio.newsroom import snippets as keeping
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.snippets import SnippetView
from studio.ui.house.keeping import may_keep
from studio.ui.house.rows import Row, RowsList
from studio.ui.house.search_field import SearchField
from studio.ui.house.snippet_card import SnippetCard
from studio.ui.house.two_panes import foot, lay_out
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class SnippetsPage(QWidget):
    """Shows the snippets that the person can write, and lets them be kept.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._snippets: Sequence[SnippetView] = ()
        self._wanted = 0
        self._writing_new = False
        tongue, look = station.tongue, station.look
        self.search = SearchField()
        self.list = RowsList(station)
        self.new = TextButton(mark("New snippet"), tongue, look, symbol=Symbol.ADD)
        self._count = WordsLabel("", tongue, kind=Kind.SMALL)
        self.card = SnippetCard(station)
        self._empty = EmptyState(
            Symbol.SNIPPET,
            mark("Texts that you write again and again"),
            mark(
                "Keep the name of an agency, a closing line or a whole paragraph under a short "
                "abbreviation, or choose words in a story and save them as a snippet."
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

    def show_one(self, snippet: int) -> None:
        """Show a snippet as soon as it is listed, its abbreviation ready to be typed over."""
        self._wanted = snippet
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was written when the page is put away."""
        super().hideEvent(event)
        self.card.save()

    def _arrange(self) -> None:
        rows = (self.search, self.list, foot(self._count, self.new))
        lay_out(self, rows, (self._empty, self.card), growing=self.list)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._show_rows())
        self.search.left_downwards.connect(self.list.enter)
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.removal_wanted.connect(self.card.remove_shown)
        self.card.told.connect(self.told)
        self.card.added.connect(self._hear_added)
        on_click(self.new, self.begin)
        self._station.door.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._speak)

    def begin(self) -> None:
        """Begin a new snippet."""
        self.list.choose(())
        self._writing_new = True
        self._show_chosen()
        self.card.abbreviation.setFocus()

    def _hear_added(self, snippet: int) -> None:
        self._writing_new = False
        self._wanted = snippet

    def _follow(self, changes: Changes) -> None:
        if changes.snippets or changes.people:
            self._read()

    def _read(self) -> None:
        self._station.door.ask(keeping.snippets, self._show, owner=self)

    def _show(self, snippets: Sequence[SnippetView]) -> None:
        self._snippets = snippets
        may = may_keep(self._station, Duty.MAKE_SNIPPET)
        self.new.setVisible(may)
        wanted, self._wanted = self._wanted, 0
        if wanted and any(one.id == wanted for one in snippets):
            self._writing_new = False
            self.search.clear()
            self._show_rows()
            self.list.choose((wanted,))
            self.card.abbreviation.setFocus()
            self.card.abbreviation.selectAll()
        else:
            self._wanted = wanted
            self._show_rows()
        words = self._station.tongue.words
        self._count.setText(words.counted("{n} snippet", "{n} snippets", len(snippets)))

    def _show_rows(self) -> None:
        wanted = fold(self.search.text()).strip()
        self.list.show_rows(
            (self._row(one) for one in self._snippets if wanted in _folded(one)), editable=False
        )
        self._show_chosen()

    def _row(self, one: SnippetView) -> Row:
        words = self._station.tongue.words
        whose = words.say("The newsroom's") if one.shared else words.say("Your own")
        return Row(
            id=one.id,
            title=one.name,
            detail=f"{isolated(one.abbreviation)} · {whose}",
            spoken=words.several((one.name, one.abbreviation, whose)),
        )

    def _show_chosen(self) -> None:
        ids = set(self.list.chosen_ids)
        chosen = next((one for one in self._snippets if one.id in ids), None)
        if chosen is not None:
            self._writing_new = False
        shown = chosen is not None or self._writing_new
        self._empty.setVisible(not shown)
        self.card.setVisible(shown)
        if shown:
            self.card.show_snippet(chosen)

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.search.setPlaceholderText(words.say("Search snippets"))
        self.search.setAccessibleName(words.say("Search snippets"))
        self.list.setAccessibleName(words.say("Snippets"))
        self._show(self._snippets)


def _folded(one: SnippetView) -> str:
    """Return what a snippet is found by, one on each line."""
    return "\n".join(map(fold, (one.name, one.abbreviation, plain_text(one.text))))
