"""The panel of related stories: found by a few letters of a headline, in the order they stand."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.document.blocks import Related
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.views import ArticleSummary
from studio.ui.editor.headlines import Headlines
from studio.ui.editor.panels.form import Form
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.look import Kind
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.headlines import headline_of
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.own_rows import OwnRows
from studio.ui.station import Station
from studio.wording.words import mark

_OFFERED: Final = 60
_UID: Final = Qt.ItemDataRole.UserRole + 1
_ASK_MS: Final = 120
_HEIGHT: Final = 130


class RelatedPanel(Panel):
    """Edits a `Related`."""

    title = mark("Related stories")
    hint = mark("Enter takes the first that is found")

    def __init__(self, station: Station, opened: Callable[[], str | None]) -> None:
        """Make the panel; `opened` is the uid of the story that it stands in."""
        super().__init__(station)
        self._opened = opened
        self._related = Related()
        self._names: dict[str, str] = {}
        self._headlines = Headlines(station.door, self)
        self._headlines.arrived.connect(self._list_again)
        self._form = Form(station)
        self.asked = self._form.line("asked", mark("Find a story"))
        self.found, self.taken = QListWidget(), QListWidget()
        tongue = station.tongue
        lists = QGridLayout()
        lists.setHorizontalSpacing(12)
        lists.setVerticalSpacing(4)
        for column, (one, title) in enumerate(
            ((self.found, mark("Found")), (self.taken, mark("Chosen")))
        ):
            one.setFixedHeight(_HEIGHT)
            one.setTextElideMode(Qt.TextElideMode.ElideRight)
            one.setItemDelegate(OwnRows(one))
            one.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            lists.addWidget(WordsLabel(title, tongue, kind=Kind.SMALL), 0, column)
            lists.addWidget(one, 1, column)
            lists.setColumnStretch(column, 1)
        self.found.itemActivated.connect(self._take_item)
        self.found.itemClicked.connect(self._take_item)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_MS)
        self._timer.timeout.connect(self._ask)
        self.asked.textEdited.connect(lambda _: self._timer.start())
        buttons = QHBoxLayout()
        for message, act in (
            (mark("Take out"), self.take_out),
            (mark("Move up"), lambda: self.move_chosen(-1)),
            (mark("Move down"), lambda: self.move_chosen(1)),
        ):
            button = TextButton(message, tongue, station.look, kind=Kind.QUIET)
            on_click(button, act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._form)
        layout.addLayout(lists)
        layout.addLayout(buttons)
        self.step(self.asked)
        tongue.changed.connect(self._speak)
        self._speak()

    def take(self, value: Value) -> None:
        """Show which stories are related."""
        if isinstance(value, Related):
            self._related = value
            self._list()
            self._ask()

    def value(self) -> Related:
        """Return the stories in their order."""
        return self._related

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self._form.field(name)

    def go_on(self) -> None:
        """Take the first story that was found; with nothing asked, go back to the text."""
        if self.asked.hasFocus() and self.asked.text().strip() and self.found.count():
            self._take_item(self.found.item(0))
            self.asked.clear()
            self._ask()
        elif self.asked.hasFocus() and not self._related.articles and self.found.count():
            self._take_item(self.found.item(0))
        elif not self.found.hasFocus():
            self.done.emit()

    def take_out(self) -> None:
        """Take the chosen story out."""
        row = self.taken.currentRow()
        if row >= 0:
            uids = list(self._related.articles)
            del uids[row]
            self._become(uids, min(row, len(uids) - 1))

    def move_chosen(self, by: int) -> None:
        """Move the chosen story up or down."""
        row, uids = self.taken.currentRow(), list(self._related.articles)
        if row >= 0 and 0 <= row + by < len(uids):
            uids.insert(row + by, uids.pop(row))
            self._become(uids, row + by)

    def _take_item(self, item: QListWidgetItem) -> None:
        uid = item.data(_UID)
        if isinstance(uid, str) and uid not in self._related.articles:
            self._become([*self._related.articles, uid], len(self._related.articles))

    def _become(self, uids: list[str], row: int) -> None:
        self._related = replace(self._related, articles=tuple(uids))
        self._list()
        self.taken.setCurrentRow(row)
        self.changed.emit()

    def _list(self) -> None:
        self.taken.clear()
        for uid in self._related.articles:
            self.taken.addItem(self._names.get(uid) or self._headlines.of(uid) or "…")

    def _ask(self) -> None:
        from studio.newsroom.finding_stories import find_stories

        asked = self.asked.text().strip()

        def find(acting: Acting) -> tuple[ArticleSummary, ...]:
            like = () if asked else _like(acting, self._opened())
            found = (one.article for one in find_stories(acting, asked, limit=_OFFERED))
            return tuple({one.id: one for one in (*like, *found)}.values())

        def show(found: tuple[ArticleSummary, ...]) -> None:
            if asked == self.asked.text().strip():
                self._show(found)

        self.station.door.ask(find, show, owner=self)

    def _show(self, found: tuple[ArticleSummary, ...]) -> None:
        self.found.clear()
        for one in found:
            if one.uid == self._opened():
                continue
            name = headline_of(one, self.station)
            self._names[one.uid] = name
            item = QListWidgetItem(name)
            item.setData(_UID, one.uid)
            self.found.addItem(item)
        self._list_again()

    def _list_again(self) -> None:
        row = self.taken.currentRow()
        self._list()
        self.taken.setCurrentRow(row)

    def _speak(self) -> None:
        words = self.station.tongue.words
        self.found.setAccessibleName(words.say("Found"))
        self.taken.setAccessibleName(words.say("Related stories"))


def _like(acting: Acting, uid: str | None) -> tuple[ArticleSummary, ...]:
    """Return the stories that the archive has about the same as the open one."""
    from studio.newsroom.coverage import coverage_of
    from studio.newsroom.desk import by_uid

    opened = by_uid(acting, (uid,)).get(uid) if uid else None
    if opened is None:
        return ()
    try:
        return tuple(one.article for one in coverage_of(acting, opened.id).earlier)
    except MidadError:  # no index yet: what is found by words is all there is
        return ()
