"""The page on which tags are kept: searched, added, renamed, joined, cleared of unused ones."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from studio.arabic.folding import fold
from studio.newsroom import tags as keeping
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.views import TagView
from studio.ui.house.fields import Refusal
from studio.ui.house.keeping import Asking, Keeping, may_keep
from studio.ui.house.rows import Row, RowsList
from studio.ui.house.search_field import SearchField
from studio.ui.house.tag_adding import TagAdding
from studio.ui.house.tag_card import TagCard
from studio.ui.house.tag_merging import TagMerging
from studio.ui.house.two_panes import foot, lay_out
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_NAMED: int = 8
"""So many unused tags are named before they are removed; the others are counted."""


class TagsPage(QWidget):
    """Shows the newsroom's tags; the chief changes them here.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._tags: Sequence[TagView] = ()
        self._rows: tuple[tuple[str, Row], ...] = ()
        tongue, look = station.tongue, station.look
        self._note = WordsLabel(
            mark("A chief editor renames, merges and removes tags. Whoever writes can add one."),
            tongue,
            kind=Kind.MUTED,
            wrap=True,
        )
        self.search = SearchField()
        self.list = RowsList(station, several=True)
        self._count = WordsLabel("", tongue, kind=Kind.SMALL)
        self.unused = TextButton(mark("Remove unused"), tongue, look, symbol=Symbol.DELETE)
        self.removing = Asking(station, mark("Remove"), cancel=mark("Keep"))
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self.adding = TagAdding(station, self.refusal, self)
        self.add = TextButton(mark("New tag"), tongue, look, symbol=Symbol.ADD)
        self.add.setVisible(self.adding.allowed)
        self._added: int | None = None
        self.card = TagCard(station)
        self.merging = TagMerging(station)
        self._empty = EmptyState(
            Symbol.TAG,
            mark("Choose a tag"),
            "",
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
    def editable(self) -> bool:
        """Whether the person may change tags."""
        return may_keep(self._station, Duty.KEEP_TAGS)

    def _arrange(self) -> None:
        line = foot(self._count, self.add, self.unused)
        rows = (self._note, self.search, self.list, self.refusal, self.removing, line)
        lay_out(self, rows, (self._empty, self.card, self.merging), growing=self.list)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._show_rows())
        self.search.left_downwards.connect(self.list.enter)
        self.search.returnPressed.connect(self._add_or_find)
        on_click(self.add, self._add_or_find)
        self.adding.told.connect(self.told)
        self.adding.added.connect(self._show_added)
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.renamed.connect(self._rename)
        self.list.removal_wanted.connect(self.card.ask_removal)
        self.card.told.connect(self.told)
        self.merging.told.connect(self.told)
        self.merging.merged.connect(lambda tag: self.list.choose((tag,)))
        on_click(self.unused, self._ask_unused)
        on_click(self.removing.agree, self._remove_unused)
        self._station.door.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._speak)

    def _follow(self, changes: Changes) -> None:
        if changes.tags or changes.articles or changes.people:
            self._read()

    def _read(self) -> None:
        self._station.door.ask(keeping.tags, self._show, owner=self)

    def _show(self, tags: Sequence[TagView]) -> None:
        self._tags = tags
        editable = self.editable
        self._note.setVisible(not editable)
        self._empty.say(
            mark("Choose a tag"),
            mark("Choose several with Ctrl or Shift to make one of them.")
            if editable
            else mark("Its other names are shown here."),
        )
        self.unused.setVisible(editable)
        self.unused.setEnabled(bool(self._unused()))
        self._rows = tuple((_folded(one), self._row(one)) for one in tags)
        self._show_rows()
        self._say_count()
        if self._added is not None:
            self._show_added(self._added)

    def _show_rows(self) -> None:
        wanted = fold(self.search.text()).strip()
        self.list.show_rows(
            (row for names, row in self._rows if wanted in names), editable=self.editable
        )
        self._show_chosen()

    def _row(self, tag: TagView) -> Row:
        words = self._station.tongue.words
        counted = words.counted("{n} article", "{n} articles", tag.articles)
        others = words.several(tuple(map(isolated, tag.synonyms)))
        return Row(
            id=tag.id,
            title=tag.name,
            detail=others,
            count=self._station.tongue.number(tag.articles) if tag.articles else "",
            spoken=words.several((tag.name, *tag.synonyms, counted)),
            faint=not tag.articles,
        )

    def _show_chosen(self) -> None:
        ids = set(self.list.chosen_ids)
        chosen = [one for one in self._tags if one.id in ids]
        self._empty.setVisible(not chosen)
        self.card.setVisible(len(chosen) == 1)
        self.merging.setVisible(len(chosen) > 1)
        if len(chosen) == 1:
            self.card.show_tag(chosen[0], editable=self.editable)
        elif chosen:
            self.merging.show_tags(chosen, editable=self.editable)

    def _add_or_find(self) -> None:
        """Make a tag of what stands in the search; without anything there, ask for its name."""
        name = self.search.text().strip()
        if name and self.adding.allowed:
            self.adding.add(name)
        else:
            self.search.setFocus()

    def _show_added(self, tag: int) -> None:
        """Choose a tag that was added, now or as soon as the list has it."""
        self.search.clear()
        self.list.choose((tag,))
        there = tag in self.list.chosen_ids
        self._added = None if there else tag
        if there:
            self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add a tag by Insert, wherever the focus is on the page."""
        if event.key() == Qt.Key.Key_Insert:
            self._add_or_find()
            return
        super().keyPressEvent(event)

    def _rename(self, tag: int, name: str) -> None:
        renamed = next(one for one in self._tags if one.id == tag)
        self.card.rename(renamed, name)

    def _unused(self) -> list[TagView]:
        return [one for one in self._tags if not one.articles]

    def _ask_unused(self) -> None:
        self.refusal.clear()
        self._say_unused()
        self.removing.ask(self.removing.agree)

    def _say_unused(self) -> None:
        unused = self._unused()
        names = [isolated(one.name) for one in unused[:_NAMED]]
        if len(unused) > _NAMED:
            names.append("…")
        counted = self._station.tongue.words.counted(
            "{n} tag that nobody uses", "{n} tags that nobody uses", len(unused)
        )
        self.removing.question.say(
            mark("Remove {tags}? {names}. This cannot be taken back."),
            tags=counted,
            names=tuple(names),
        )

    def _remove_unused(self) -> None:
        ids = tuple(one.id for one in self._unused())
        self.removing.put_away()
        self._keeping.do(
            lambda acting: keeping.remove_unused_tags(acting, ids),
            mark("The tags that nobody used are removed."),
        )

    def _say_count(self) -> None:
        words = self._station.tongue.words
        told = words.counted("{n} tag", "{n} tags", len(self._tags))
        if unused := len(self._unused()):
            told += " · " + words.counted("{n} unused", "{n} unused", unused)
        self._count.setText(told)

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.search.setPlaceholderText(words.say("Search; Enter makes a new tag"))
        self.search.setAccessibleName(words.say("Search; Enter makes a new tag"))
        self.list.setAccessibleName(words.say("Tags"))
        self._say_count()
        if self.removing.isVisible():
            self._say_unused()
        self._rows = tuple((_folded(one), self._row(one)) for one in self._tags)
        self._show_rows()


def _folded(tag: TagView) -> str:
    """Return all names of a tag to search in, one on each line."""
    return "\n".join(fold(name) for name in (tag.name, *tag.synonyms))
