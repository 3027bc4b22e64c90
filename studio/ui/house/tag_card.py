"""What there is to say of one tag: its name, its other names, how many articles carry it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.arabic.folding import key
from studio.newsroom import tags as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.views import TagView
from studio.ui.house.fields import Labelled, NameField, Refusal
from studio.ui.house.keeping import Asking, Keeping
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.fields import Line
from studio.ui.parts.labels import PersonsLabel, WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class TagCard(QWidget):
    """Shows one tag and does what somebody changes in it.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._tag: TagView | None = None
        self._editable = False
        tongue, look = station.tongue, station.look
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._count = WordsLabel("", tongue, kind=Kind.MUTED)
        self.name = NameField()
        self.synonyms = QWidget()
        self._names = QVBoxLayout(self.synonyms)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.setSpacing(4)
        self._none = WordsLabel(mark("No other names yet."), tongue, kind=Kind.MUTED)
        self.new_synonym = Line()
        self.add = IconButton(Symbol.ADD, mark("Add the name"), tongue, look, keys="Return")
        self._adding = QWidget()
        self.remove = TextButton(
            mark("Remove"), tongue, look, kind=Kind.DANGER, symbol=Symbol.DELETE
        )
        self.removing = Asking(station, mark("Remove"), cancel=mark("Keep"))
        self._arrange()
        self.name.committed.connect(self._rename_shown)
        self.new_synonym.returnPressed.connect(self._add_synonym)
        on_click(self.add, self._add_synonym)
        on_click(self.remove, self.ask_removal)
        on_click(self.removing.agree, self._remove)
        tongue.changed.connect(self._speak)
        self._speak()

    def show_tag(self, tag: TagView, *, editable: bool) -> None:
        """Show a tag."""
        if self._tag is None or tag.id != self._tag.id:
            self.refusal.clear()
            self.removing.put_away()
            self.new_synonym.clear()
        self._tag, self._editable = tag, editable
        self.name.show_name(tag.name)
        self.name.setReadOnly(not editable)
        self._adding.setVisible(editable)
        self.remove.setVisible(editable)
        self._show_synonyms(tag)
        self._speak()

    def ask_removal(self) -> None:
        """Ask whether to remove the tag that is shown."""
        tag = self._tag
        if tag is None or not self._editable:
            return
        self.refusal.clear()
        words = self._station.tongue.words
        self.removing.question.say(
            mark("Remove the tag {tag}? {articles} carry it. This cannot be taken back."),
            tag=isolated(tag.name),
            articles=words.counted("{n} article", "{n} articles", tag.articles),
        )
        self.removing.ask(self.removing.agree)

    def rename(self, tag: TagView, name: str) -> None:
        """Give a tag another preferred name."""
        known = {key(one) for one in (tag.name, *tag.synonyms)}

        def back(acting: Acting) -> Changes:
            changes = keeping.rename_tag(acting, tag.id, tag.name)
            if key(name) in known:
                return changes
            return changes | keeping.remove_synonym(acting, tag.id, name)

        self._keeping.do(
            lambda acting: keeping.rename_tag(acting, tag.id, name),
            mark("The tag is called {name} now. {before} leads to it too."),
            undo=back,
            failed=lambda _: self.name.take_back(tag.name),
            name=name,
            before=tag.name,
        )

    def _arrange(self) -> None:
        tongue = self._station.tongue
        line = QHBoxLayout(self._adding)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.new_synonym, 1)
        line.addWidget(self.add)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        others = QWidget()
        column = QVBoxLayout(others)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addWidget(self.synonyms)
        column.addWidget(self._adding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._count)
        layout.addWidget(Labelled(mark("Name"), self.name, tongue))
        layout.addWidget(self.refusal)
        layout.addWidget(
            Labelled(
                mark("Other names"),
                others,
                tongue,
                mark("Whoever types one of them finds this tag. Spelling does not matter."),
            )
        )
        layout.addLayout(buttons)
        layout.addWidget(self.removing)
        layout.addStretch(1)

    def _show_synonyms(self, tag: TagView) -> None:
        while (item := self._names.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name in tag.synonyms:
            self._names.addWidget(self._synonym(name))
        self._none.setVisible(not tag.synonyms)
        self.synonyms.setVisible(bool(tag.synonyms))

    def _synonym(self, name: str) -> QWidget:
        station = self._station
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(PersonsLabel(name), 1)
        if self._editable:
            message = mark("Take the name off")
            button = IconButton(Symbol.CLOSE, message, station.tongue, station.look)
            button.setObjectName(name)
            said = station.tongue.words.say(message)
            button.setAccessibleName(f"{said}: {name}")
            on_click(button, lambda: self._take_off(name))
            layout.addWidget(button)
        return row

    def _rename_shown(self, name: str) -> None:
        if self._tag is not None:
            self.rename(self._tag, name)

    def _add_synonym(self) -> None:
        tag, name = self._tag, self.new_synonym.text().strip()
        if tag is None or not name:
            self.new_synonym.setFocus()
            return
        self._keeping.do(
            lambda acting: keeping.add_synonym(acting, tag.id, name),
            mark("{name} leads to {tag} now."),
            undo=lambda acting: keeping.remove_synonym(acting, tag.id, name),
            then=lambda _: self.new_synonym.clear(),
            name=name,
            tag=tag.name,
        )

    def _take_off(self, name: str) -> None:
        tag = self._tag
        if tag is None:
            return
        self.new_synonym.setFocus()
        self._keeping.do(
            lambda acting: keeping.remove_synonym(acting, tag.id, name),
            mark("{name} leads to {tag} no more."),
            undo=lambda acting: keeping.add_synonym(acting, tag.id, name),
            name=name,
            tag=tag.name,
        )

    def _remove(self) -> None:
        tag = self._tag
        if tag is None:
            return
        self.removing.put_away()
        self._keeping.do(
            lambda acting: keeping.remove_tag(acting, tag.id),
            mark("The tag {name} is removed."),
            name=tag.name,
        )

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.new_synonym.setPlaceholderText(words.say("Another name"))
        self.new_synonym.setAccessibleName(words.say("Another name"))
        if self._tag is not None:
            counted = words.counted("{n} article", "{n} articles", self._tag.articles)
            self._count.setText(counted)
