"""What is filled in of a target: what it is, where it lies, who signs in there, and how.

Deliberately absent: keeping it, its password and the log, which the card has.
"""

from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.newsroom.target_values import EXAMPLES, TargetView, TargetWishes
from studio.storage.codes import TargetKind
from studio.ui.house.fields import Labelled, NameField
from studio.ui.house.target_words import KINDS, LOCAL
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.choices import Choice, Tick
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_KINDS: Final = tuple(KINDS)
_USERS: Final = MappingProxyType({TargetKind.S3: mark("Access key")})
"""What whoever signs in is called, where that is not a person's name."""
_FILE_HINTS: Final = MappingProxyType(
    {
        TargetKind.SFTP: (
            mark("Key file"),
            mark("Leave it empty to sign in with a password."),
        ),
        TargetKind.FTPS: (
            mark("Certificates"),
            mark("A file of those to trust besides the ones of this computer; mostly none."),
        ),
    }
)
"""What the file beside the password is, for kinds that have one."""
_EMPTY: Final = TargetWishes(name="", kind=TargetKind.FOLDER, address="")


class LatinField(NameField):
    """A line for what is written from left to right, which may stay empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def commit(self) -> None:
        """Say what was typed, nothing included, if it is another."""
        if self.text().strip():
            super().commit()
        elif self._standing:
            self._standing = ""
            self.committed.emit("")


class TargetForm(QWidget):
    """The fields.

    Signals:
        changed: another value was taken.
        kind_changed: another kind was chosen for a new target.
    """

    changed = Signal()
    kind_changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._shown = _EMPTY
        tongue, look = station.tongue, station.look
        self.kind = Choice(look)
        for _ in _KINDS:
            self.kind.addItem("")
        self.kind.activated.connect(lambda _: self._turn())
        self.kind_said = WordsLabel("", tongue, kind=Kind.MUTED)
        self.name = NameField()
        self.address, self.user, self.key_file = LatinField(), LatinField(), LatinField()
        self.host_key, self.region = LatinField(), LatinField()
        self.browse = IconButton(Symbol.FOLDER, mark("Choose the folder"), tongue, look)
        self.browse_key = IconButton(Symbol.FOLDER, mark("Choose the key file"), tongue, look)
        on_click(self.browse, self._browse)
        on_click(self.browse_key, self._browse_key)
        self.chosen = Tick(look)
        self.drafts, self.trash = Tick(look), Tick(look)
        for tick in (self.chosen, self.drafts, self.trash):
            tick.clicked.connect(lambda _: self.changed.emit())
        for field in self._lines():
            field.committed.connect(lambda _: self.changed.emit())
        self._arrange()
        tongue.changed.connect(self.speak)
        self.speak()

    @property
    def wishes(self) -> TargetWishes:
        """What is filled in."""
        kind = _KINDS[self.kind.currentIndex()]
        local = kind in LOCAL
        sftp, with_file = kind is TargetKind.SFTP, kind in _FILE_HINTS
        return replace(
            self._shown,
            name=self.name.text().strip(),
            kind=kind,
            address=self.address.text().strip(),
            user="" if local else self.user.text().strip(),
            options=replace(
                self._shown.options,
                key_file=self.key_file.text().strip() if with_file else "",
                region=self.region.text().strip() if kind is TargetKind.S3 else "",
                host_key=self.host_key.text().strip() if sftp else "",
                drafts=self.drafts.isChecked() and kind is TargetKind.WORDPRESS,
                trash=self.trash.isChecked() and kind is TargetKind.WORDPRESS,
                chosen=self.chosen.isChecked(),
            ),
        )

    def show_target(self, target: TargetView | None, *, editable: bool) -> None:
        """Show a target, or what a new one begins with."""
        shown = _EMPTY if target is None else target.wishes
        self._shown = shown
        self.kind.setCurrentIndex(_KINDS.index(shown.kind))
        self.name.show_name(shown.name)
        self.address.show_name(shown.address)
        self.user.show_name(shown.user)
        self.key_file.show_name(shown.options.key_file)
        self.host_key.show_name(shown.options.host_key)
        self.region.show_name(shown.options.region)
        self.chosen.setChecked(shown.options.chosen)
        self.drafts.setChecked(shown.options.drafts)
        self.trash.setChecked(shown.options.trash)
        for field in self._lines():
            field.setReadOnly(not editable)
        for widget in (self.chosen, self.drafts, self.trash, self.browse, self.browse_key):
            widget.setEnabled(editable)
        self._kind_choice.setVisible(target is None)
        self.kind_said.setVisible(target is not None)
        self._turn()

    def take_back(self, target: TargetView) -> None:
        """Let the fields know what stands; what was typed stays to be mended."""
        self.name.take_back(target.name)
        self.address.take_back(target.address)
        self.user.take_back(target.user)
        self.key_file.take_back(target.options.key_file)
        self.host_key.take_back(target.options.host_key)
        self.region.take_back(target.options.region)

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        for index, kind in enumerate(_KINDS):
            self.kind.setItemText(index, words.say(KINDS[kind]))
        self.chosen.setText(words.say("Ticked on the export sheet from the start"))
        self.drafts.setText(words.say("New posts come as drafts"))
        self.trash.setText(words.say("Withdrawn posts go to the bin"))
        for tick in (self.chosen, self.drafts, self.trash):
            tick.setAccessibleName(tick.text())
        self._turn()

    def _lines(self) -> tuple[NameField, ...]:
        return self.name, self.address, self.user, self.key_file, self.host_key, self.region

    def _turn(self) -> None:
        """Show the fields that concern the kind."""
        words = self._station.tongue.words
        kind = _KINDS[self.kind.currentIndex()]
        local = kind in LOCAL
        self._user.label.say(_USERS.get(kind, mark("Signs in as")))
        self.user.setAccessibleName(self._user.label.text())
        if kind in _FILE_HINTS:
            name, hint = _FILE_HINTS[kind]
            self._key.label.say(name)
            self.key_file.setAccessibleName(self._key.label.text())
            self._key_hint.say(hint)
        self.kind_said.setText(words.say(KINDS[kind]))
        self.address.setPlaceholderText(EXAMPLES[kind])
        self.browse.setVisible(local)
        self._user.setVisible(not local)
        self._key.setVisible(kind in _FILE_HINTS)
        self._host.setVisible(kind is TargetKind.SFTP)
        self._region.setVisible(kind is TargetKind.S3)
        for tick in (self.drafts, self.trash):
            tick.setVisible(kind is TargetKind.WORDPRESS)
        self.kind_changed.emit()

    def _browse(self) -> None:
        words = self._station.tongue.words
        chosen = QFileDialog.getExistingDirectory(
            self, words.say("Where stories are sent"), self.address.text()
        )
        if chosen:
            self.address.setText(chosen)
            self.address.commit()

    def _browse_key(self) -> None:
        words = self._station.tongue.words
        folder = str(Path.home() / ".ssh")
        chosen, _ = QFileDialog.getOpenFileName(self, words.say("The key file"), folder)
        if chosen:
            self.key_file.setText(chosen)
            self.key_file.commit()

    def _arrange(self) -> None:
        tongue = self._station.tongue
        self._kind_choice = Labelled(mark("Kind"), self.kind, tongue)
        self._user = Labelled(mark("Signs in as"), self.user, tongue)
        self._key = _with(Labelled(mark("Key file"), self.key_file, tongue), self.browse_key)
        self._key_hint = WordsLabel("", tongue, kind=Kind.SMALL, wrap=True)
        inside = self._key.layout()
        if inside is not None:
            inside.addWidget(self._key_hint)
        hint = mark("As the store calls it, eu-central-1; empty where it has none.")
        self._region = Labelled(mark("Region"), self.region, tongue, hint)
        hint = mark("Trying the connection shows it; nothing is sent to a server with another key.")
        self._host = Labelled(mark("The server's key"), self.host_key, tongue, hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.kind_said)
        layout.addWidget(self._kind_choice)
        layout.addWidget(Labelled(mark("Name"), self.name, tongue))
        layout.addWidget(_with(Labelled(mark("Address"), self.address, tongue), self.browse))
        for part in (self._user, self._key, self._host, self._region):
            layout.addWidget(part)
        for tick in (self.drafts, self.trash, self.chosen):
            layout.addWidget(tick)


def _with(labelled: Labelled, button: IconButton) -> Labelled:
    """Put a button beside a labelled line."""
    field = labelled.findChild(QLineEdit)
    inside = labelled.layout()
    if field is not None and isinstance(inside, QVBoxLayout):
        place = inside.indexOf(field)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(field, 1)
        row.addWidget(button)
        inside.insertLayout(place, row)
    return labelled
