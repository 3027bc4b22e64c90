"""What there is to say of one snippet: abbreviation, name, text, and whose it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.document.tree import EMPTY_DOCUMENT
from studio.newsroom import snippets as keeping
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.snippets import SnippetView, Wording
from studio.ui.house.fields import Labelled, NameField, Refusal
from studio.ui.house.keeping import Keeping, may_keep
from studio.ui.house.snippet_text import SnippetText
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Tick
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class SnippetCard(QWidget):
    """Shows one snippet, or a new one, and does what somebody changes in it.

    Signals:
        told: what was done, and a callable that takes it back or None.
        added: the id of a new snippet.
    """

    told = Signal(str, object)
    added = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._snippet: SnippetView | None = None
        self._begun = False
        tongue, look = station.tongue, station.look
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._whose = WordsLabel("", tongue, kind=Kind.MUTED, wrap=True)
        self.abbreviation, self.name = NameField(), NameField()
        self.text = SnippetText(station)
        self.shared = Tick(look)
        self.add = TextButton(
            mark("Add the snippet"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.ADD
        )
        self.remove = TextButton(
            mark("Remove"), tongue, look, kind=Kind.DANGER, symbol=Symbol.DELETE
        )
        self._arrange()
        self.abbreviation.committed.connect(lambda _: self._change())
        self.name.committed.connect(lambda _: self._change())
        self.text.left.connect(self._change)
        self.shared.clicked.connect(lambda _: self._change())
        on_click(self.add, self._add)
        on_click(self.remove, self.remove_shown)
        tongue.changed.connect(self._speak)
        self._speak()

    @property
    def editable(self) -> bool:
        """Whether the person may change what is shown."""
        shared = self._snippet is not None and self._snippet.shared
        return may_keep(self._station, Duty.KEEP_READY_TEXTS if shared else Duty.MAKE_SNIPPET)

    def show_snippet(self, snippet: SnippetView | None) -> None:
        """Show a snippet; None is a new one, of which stays what was written already."""
        if snippet is None and self._begun:
            return
        self._begun = snippet is None
        if snippet is None or self._snippet is None or snippet.id != self._snippet.id:
            self.refusal.clear()
        self._snippet = snippet
        editable, is_new = self.editable, snippet is None
        empty = Wording(abbreviation="", text=EMPTY_DOCUMENT)
        shown = empty if snippet is None else snippet.wording
        self.abbreviation.show_name(shown.abbreviation)
        self.name.show_name(shown.name)
        for field in (self.abbreviation, self.name):
            field.setReadOnly(not editable)
        if is_new or not self.text.is_written_in:
            self.text.show_text(shown.text, editable=editable)
        self.shared.setChecked(shown.shared)
        self.shared.setVisible(may_keep(self._station, Duty.KEEP_READY_TEXTS))
        self.add.setVisible(is_new)
        self.remove.setVisible(editable and not is_new)
        self._speak()

    def save(self) -> None:
        """Keep what was written, where it is another now; of a new one only when it is added."""
        if self._snippet is not None:
            self._change()

    def remove_shown(self) -> None:
        """Keep the snippet that is shown no longer; that can be taken back."""
        shown = self._snippet
        if shown is None or not self.editable:
            return
        self._keeping.do(
            lambda acting: keeping.remove_snippet(acting, shown.id),
            mark("The snippet {name} is removed."),
            undo=lambda acting: keeping.add_snippet(acting, shown.wording),
            name=shown.name,
        )

    def _wording(self) -> Wording:
        return Wording(
            abbreviation=self.abbreviation.text().strip(),
            text=self.text.text,
            name=self.name.text().strip(),
            shared=self.shared.isChecked(),
        )

    def _change(self) -> None:
        shown = self._snippet
        if shown is None or not self.editable:
            return
        wanted = self._wording()
        if wanted == shown.wording:
            return
        self._keeping.do(
            lambda acting: keeping.change_snippet(acting, shown.id, wanted),
            mark("The snippet {name} is kept."),
            undo=lambda acting: keeping.change_snippet(acting, shown.id, shown.wording),
            failed=lambda _: self._take_back(shown),
            name=wanted.name or shown.name,
        )

    def _take_back(self, shown: SnippetView) -> None:
        """Let the fields know what stands; what was typed stays to be mended."""
        self.abbreviation.take_back(shown.abbreviation)
        self.name.take_back(shown.name)
        self.shared.setChecked(shown.shared)

    def _add(self) -> None:
        wanted = self._wording()
        self._keeping.do(
            lambda acting: keeping.add_snippet(acting, wanted),
            mark("The snippet {name} is added."),
            then=self._hear_added,
            name=wanted.name or wanted.abbreviation,
        )

    def _hear_added(self, changes: Changes) -> None:
        self.added.emit(changes.snippets[0])

    def _arrange(self) -> None:
        tongue = self._station.tongue
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._whose)
        hint = mark("One word. Typed in a story and followed by Tab, it becomes the text.")
        layout.addWidget(Labelled(mark("Abbreviation"), self.abbreviation, tongue, hint))
        layout.addWidget(Labelled(mark("Name"), self.name, tongue))
        hint = mark("Enter begins a paragraph; Ctrl+B, Ctrl+I and Ctrl+U mark words.")
        layout.addWidget(Labelled(mark("Text"), self.text, tongue, hint))
        layout.addWidget(self.shared)
        layout.addWidget(self.refusal)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _speak(self) -> None:
        words, shown = self._station.tongue.words, self._snippet
        self.shared.setText(words.say("For everybody in the newsroom"))
        self.shared.setAccessibleName(self.shared.text())
        if shown is None:
            self._whose.setText(words.say("A new snippet"))
        elif shown.shared:
            told = words.say(
                "The newsroom's; changed last by {name}.", name=isolated(shown.person_name)
            )
            self._whose.setText(told)
        else:
            self._whose.setText(words.say("Your own; nobody else sees it."))
