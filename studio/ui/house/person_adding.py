"""Adding somebody: how they sign in, what readers call them, what they do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom import people as keeping
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Post
from studio.newsroom.views import SectionView
from studio.storage.codes import Role
from studio.ui.house.fields import Labelled, Refusal
from studio.ui.house.keeping import Keeping
from studio.ui.house.passwords import PasswordLine
from studio.ui.house.roles import RolesEditor
from studio.ui.look import Kind
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.fields import Line
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class PersonAdding(QWidget):
    """A form for a new person.

    Signals:
        told: what was done, and None.
        added: the id of the new person.
        cancelled: nobody is to be added.
    """

    told = Signal(str, object)
    added = Signal(int)
    cancelled = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        tongue, look = station.tongue, station.look
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self.sign_in, self.name = Line(), Line()
        for line in (self.sign_in, self.name):
            line.returnPressed.connect(self._add)
        self.roles = RolesEditor(station)
        self.password = PasswordLine(station)
        self.password.entered.connect(self._add)
        self.agree = TextButton(mark("Add"), tongue, look, kind=Kind.PRIMARY)
        self._cancel = TextButton(mark("Cancel"), tongue, look)
        on_click(self.agree, self._add)
        on_click(self._cancel, self.cancelled.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.agree)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(WordsLabel(mark("Add somebody"), tongue, kind=Kind.TITLE))
        layout.addWidget(Labelled(mark("Name as readers see it"), self.name, tongue))
        layout.addWidget(
            Labelled(
                mark("Sign-in name"),
                self.sign_in,
                tongue,
                mark("Letters, digits, dots and hyphens. It never leaves the house."),
            )
        )
        layout.addWidget(Labelled(mark("Roles"), self.roles, tongue))
        layout.addWidget(Labelled(mark("Password"), self.password, tongue))
        layout.addWidget(self.refusal)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def begin(self, sections: Sequence[SectionView]) -> None:
        """Show an empty form."""
        self.refusal.clear()
        self.sign_in.clear()
        self.name.clear()
        self.password.clear()
        self.roles.show_posts((Post(Role.JOURNALIST),), sections)
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form on Escape, and nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _add(self) -> None:
        for line in (self.name, self.sign_in, self.password.line):
            if not line.text().strip():
                line.setFocus()
                return
        sign_in, name = self.sign_in.text().strip(), self.name.text().strip()
        posts, password = self.roles.posts, self.password.password
        self._keeping.do(
            lambda acting: keeping.add_person(acting, sign_in, name, posts, password),
            mark("{name} works here now."),
            then=self._added,
            name=name,
        )

    def _added(self, changes: Changes) -> None:
        self.password.clear()
        self.added.emit(next(iter(changes.people), 0))
