"""What there is to say of one name: how it is written, in Latin letters, who or what it is."""

import re
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom import register as keeping
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.register import NameView, Naming
from studio.storage.codes import NameKind
from studio.ui.house.fields import Labelled, Refusal
from studio.ui.house.keeping import Keeping, may_keep
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.fields import Line
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.terms import NAME_KINDS
from studio.wording.words import mark

_BETWEEN: Final = re.compile(r"\s*[،,؛;\n]\s*")


class NameCard(QWidget):
    """Shows one name, or a new one, and does what somebody changes in it.

    Signals:
        told: what was done, and a callable that takes it back or None.
        added: the id of a new name.
    """

    told = Signal(str, object)
    added = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._shown: NameView | None = None
        self._begun = False
        tongue, look = station.tongue, station.look
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._whose = WordsLabel("", tongue, kind=Kind.MUTED, wrap=True)
        self.name, self.latin, self.role = Line(), Line(), Line()
        self.spellings, self.apart = Line(), Line()
        self.kind = Choice(look)
        self.add = TextButton(
            mark("Add the name"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.ADD
        )
        self.remove = TextButton(
            mark("Remove"), tongue, look, kind=Kind.DANGER, symbol=Symbol.DELETE
        )
        self._arrange()
        for line in self._lines:
            line.editingFinished.connect(self._change)
            line.returnPressed.connect(self._enter)
        self.kind.activated.connect(lambda _: self._change())
        on_click(self.add, self._add)
        on_click(self.remove, self.remove_shown)
        tongue.changed.connect(self._speak)
        self._speak()

    @property
    def editable(self) -> bool:
        """Whether the person may change what is shown."""
        duty = Duty.ADD_NAME if self._shown is None else Duty.KEEP_NAMES
        return may_keep(self._station, duty)

    def show_name(self, name: NameView | None) -> None:
        """Show a name; None is a new one, of which stays what was written already."""
        if name is None and self._begun:
            return
        self._begun = name is None
        if name is None or self._shown is None or name.id != self._shown.id:
            self.refusal.clear()
        self._shown = name
        said = Naming(name="") if name is None else name.naming
        comma = self._station.tongue.words.say(", ")
        for line, text in (
            (self.name, said.name),
            (self.latin, said.latin),
            (self.role, said.role),
            (self.spellings, comma.join(said.spellings)),
            (self.apart, comma.join(said.apart)),
        ):
            line.setText(text)
            line.setCursorPosition(0)
            line.setReadOnly(not self.editable)
        self.kind.setCurrentIndex(list(NameKind).index(said.kind))
        self.kind.setEnabled(self.editable)
        self.add.setVisible(name is None)
        self.remove.setVisible(name is not None and self.editable)
        self._speak()

    def save(self) -> None:
        """Keep what was written, where it is other now; of a new one only when it is added."""
        if self._shown is not None:
            self._change()

    def remove_shown(self) -> None:
        """Let the register have the name no longer; that can be taken back."""
        shown = self._shown
        if shown is None or not self.editable:
            return
        self._keeping.do(
            lambda acting: keeping.remove_name(acting, shown.id),
            mark("{name} is removed from the register."),
            undo=lambda acting: keeping.add_name(acting, shown.naming),
            name=isolated(shown.name),
        )

    @property
    def _lines(self) -> tuple[Line, ...]:
        return self.name, self.latin, self.role, self.spellings, self.apart

    def _naming(self) -> Naming:
        return Naming(
            name=self.name.text().strip(),
            kind=self.kind.currentData(),
            latin=self.latin.text().strip(),
            role=self.role.text().strip(),
            spellings=_listed(self.spellings.text()),
            apart=_listed(self.apart.text()),
        )

    def _change(self) -> None:
        shown = self._shown
        wanted = self._naming()
        if shown is None or not self.editable or wanted == shown.naming or not wanted.name:
            return
        self._keeping.do(
            lambda acting: keeping.change_name(acting, shown.id, wanted),
            mark("{name} is kept in the register."),
            undo=lambda acting: keeping.change_name(acting, shown.id, shown.naming),
            name=isolated(wanted.name),
        )

    def _enter(self) -> None:
        if self._shown is None:
            self._add()

    def _add(self) -> None:
        wanted = self._naming()

        def hear(changes: Changes) -> None:
            self._begun = False
            self.added.emit(changes.names[0])

        self._keeping.do(
            lambda acting: keeping.add_name(acting, wanted),
            mark("{name} is in the register."),
            then=hear,
            name=isolated(wanted.name),
        )

    def _arrange(self) -> None:
        tongue = self._station.tongue
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._whose)
        layout.addWidget(Labelled(mark("As the newsroom writes it"), self.name, tongue))
        layout.addWidget(Labelled(mark("What bears the name"), self.kind, tongue))
        hint = mark("Parted by commas. They are underlined in stories and put right by a key.")
        layout.addWidget(Labelled(mark("Other spellings"), self.spellings, tongue, hint))
        hint = mark("Used in addresses of tags, and to find the name.")
        layout.addWidget(Labelled(mark("In Latin letters"), self.latin, tongue, hint))
        hint = mark("What is said of it in a line: an office, a country.")
        layout.addWidget(Labelled(mark("Role"), self.role, tongue, hint))
        hint = mark("Names that look alike and are others, parted by commas.")
        layout.addWidget(Labelled(mark("Never the same as"), self.apart, tongue, hint))
        layout.addWidget(self.refusal)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _speak(self) -> None:
        words, shown = self._station.tongue.words, self._shown
        before = self.kind.currentIndex()
        self.kind.clear()
        for kind in NameKind:
            self.kind.addItem(words.say(NAME_KINDS[kind]), kind)
        self.kind.setCurrentIndex(max(before, 0))
        if shown is None:
            self._whose.setText(words.say("A new name"))
        else:
            name = isolated(shown.person_name)
            self._whose.setText(words.say("Changed last by {name}.", name=name))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one for one in _BETWEEN.split(text.strip()) if one)
