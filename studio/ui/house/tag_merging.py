"""Making one tag of several: which name stays, and what changes, said before it is done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom import tags as keeping
from studio.newsroom.views import TagMergeView, TagView
from studio.ui.house.fields import Labelled, Refusal
from studio.ui.house.keeping import Keeping
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.door import Asked


class TagMerging(QWidget):
    """Shows what merging the chosen tags would change, and does it.

    Signals:
        told: what was done, and None: it cannot be taken back.
        merged: the id of the tag that stays.
    """

    told = Signal(str, object)
    merged = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._tags: Sequence[TagView] = ()
        self._asked: Asked[TagMergeView] | None = None
        self._foretold: TagMergeView | None = None
        tongue, look = station.tongue, station.look
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._chosen = WordsLabel("", tongue, kind=Kind.TITLE)
        self.stays = Choice(look)
        self.preview = WordsLabel("", tongue, wrap=True)
        self._names = WordsLabel("", tongue, kind=Kind.MUTED, wrap=True)
        self._warning = WordsLabel(
            mark("This cannot be taken back."), tongue, kind=Kind.SMALL, wrap=True
        )
        self.merge = TextButton(mark("Merge"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.MERGE)
        self._arrange()
        self.stays.activated.connect(lambda _: self._foretell())
        on_click(self.merge, self._merge)
        tongue.changed.connect(self._speak)

    def show_tags(self, tags: Sequence[TagView], *, editable: bool) -> None:
        """Show several tags; the one with most articles is offered to stay."""
        before, chosen = {one.id for one in self._tags}, self.stays.currentData()
        self._tags = tags
        if {one.id for one in tags} != before:
            self.refusal.clear()
            chosen = max(tags, key=lambda one: one.articles).id
        self.stays.clear()
        for one in tags:
            self.stays.addItem(one.name, one.id)
        self.stays.setCurrentIndex(max(0, self.stays.findData(chosen)))
        self.merge.setEnabled(editable)
        self._speak()
        self._foretell()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.merge)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._chosen)
        layout.addWidget(Labelled(mark("The tag that stays"), self.stays, self._station.tongue))
        layout.addWidget(self.preview)
        layout.addWidget(self._names)
        layout.addWidget(self.refusal)
        layout.addWidget(self._warning)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _foretell(self) -> None:
        if self._asked is not None:
            self._asked.forget()
        into = self.stays.currentData()
        others = tuple(one.id for one in self._tags if one.id != into)
        self._asked = self._station.door.ask(
            lambda acting: keeping.merging(acting, others, into),
            self._show_foretold,
            failed=self.refusal.show_error,
            owner=self,
        )

    def _show_foretold(self, foretold: TagMergeView) -> None:
        self._foretold = foretold
        words = self._station.tongue.words
        self.preview.say(
            mark("{articles} will carry the tag {tag}."),
            articles=words.counted("{n} article", "{n} articles", foretold.articles),
            tag=isolated(foretold.name),
        )
        self._names.say(
            mark("Names that will lead to it: {names}"),
            names=tuple(map(isolated, foretold.synonyms)),
        )

    def _merge(self) -> None:
        into = self.stays.currentData()
        others = tuple(one.id for one in self._tags if one.id != into)
        self._keeping.do(
            lambda acting: keeping.merge_tags(acting, others, into),
            mark("Merged into the tag {tag}."),
            then=lambda _: self.merged.emit(into),
            tag=self.stays.currentText(),
        )

    def _speak(self) -> None:
        words = self._station.tongue.words
        self._chosen.setText(words.counted("{n} tag chosen", "{n} tags chosen", len(self._tags)))
        if self._foretold is not None:
            self._show_foretold(self._foretold)
