"""The password of a target: typed once, kept in this computer's keyring, and never shown."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import MidadError
from studio.newsroom.target_values import TargetView
from studio.storage.codes import TargetKind
from studio.ui.house.fields import Labelled
from studio.ui.look import Kind
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.forms import password_line
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_STAYS: Final = mark("It stays in this computer's keyring and is never shown again.")
_OF_A_SITE: Final = mark(
    "An application password: WordPress makes one under Users, Profile. It stays in this "
    "computer's keyring and is never shown again."
)


class SecretField(QWidget):
    """A line for a password and the button that keeps it.

    Signals:
        told: what was done, and None.
        failed: a `MidadError`: this computer has no keyring, or it is closed.
    """

    told = Signal(str, object)
    failed = Signal(object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._target: TargetView | None = None
        self.line = password_line()
        self.line.setMinimumHeight(34)
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.returnPressed.connect(self._keep)
        self.keep = TextButton(mark("Save"), station.tongue, station.look)
        self.keep.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.keep.setEnabled(bool(text)))
        on_click(self.keep, self._keep)
        row = QHBoxLayout()
        row.setSpacing(8)
        labelled = Labelled(mark("Password or secret key"), self.line, station.tongue)
        self.hint = WordsLabel("", station.tongue, kind=Kind.SMALL, wrap=True)
        inside = labelled.layout()
        if isinstance(inside, QVBoxLayout):
            place = inside.indexOf(self.line)
            row.addWidget(self.line, 1)
            row.addWidget(self.keep)
            inside.insertLayout(place, row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(labelled)
        layout.addWidget(self.hint)

    def show_target(self, target: TargetView | None) -> None:
        """Be the line of this target."""
        site = target is not None and target.kind is TargetKind.WORDPRESS
        self.hint.say(_OF_A_SITE if site else _STAYS)
        self._target = target
        self.line.clear()

    def forget(self, target: TargetView) -> None:
        """Take a target's password out of the keyring."""
        from studio.sending.keys import forget_password

        self._station.door.run(
            lambda _acting, _running: forget_password(target), lambda _: None, owner=self, far=True
        )

    def _keep(self) -> None:
        from studio.sending.keys import keep_password

        target, password = self._target, self.line.text()
        if target is None or not password:
            return

        def kept(_: None) -> None:
            self.line.clear()
            words = self._station.tongue.words
            name = isolated(target.name)
            self.told.emit(words.say("The password of {name} is in the keyring.", name=name), None)

        def failed(error: MidadError) -> None:
            self.failed.emit(error)

        self._station.door.run(
            lambda _acting, _running: keep_password(target, password),
            kept,
            failed=failed,
            owner=self,
            far=True,
        )
