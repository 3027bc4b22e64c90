"""What there is to say of one person: name, roles, password, leaving and coming back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom import people as keeping
from studio.newsroom.views import PersonView, SectionView
from studio.ui.house.fields import Labelled, NameField, Refusal
from studio.ui.house.keeping import Asking, Keeping
from studio.ui.house.passwords import PasswordLine
from studio.ui.house.roles import RolesEditor
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class PersonCard(QWidget):
    """Shows one person and does what a chief editor changes.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._person: PersonView | None = None
        self._sections: Sequence[SectionView] = ()
        tongue, look = station.tongue, station.look
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._sign_in = WordsLabel("", tongue, kind=Kind.MUTED, wrap=True)
        self._left = WordsLabel(
            mark("Has left the newsroom. What they did stays theirs."),
            tongue,
            kind=Kind.MUTED,
            wrap=True,
        )
        self.name = NameField()
        self.roles = RolesEditor(station)
        self.password = PasswordLine(station)
        self.set_password = TextButton(mark("Set the password"), tongue, look, symbol=Symbol.LOCK)
        self.bring_back = TextButton(
            mark("Bring back"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.RESTORE
        )
        self.retire = TextButton(
            mark("Mark as left"), tongue, look, kind=Kind.DANGER, symbol=Symbol.SIGN_OUT
        )
        self.retiring = Asking(station, mark("Mark as left"), cancel=mark("Keep"))
        self._roles_part = Labelled(mark("Roles"), self.roles, tongue)
        self._name_part = Labelled(
            mark("Name as readers see it"),
            self.name,
            tongue,
            mark("Bylines that are written already keep the old name."),
        )
        self._password_part = Labelled(mark("New password"), self.password, tongue)
        self._arrange()
        self.name.committed.connect(self._rename_shown)
        self.roles.changed.connect(self._set_posts)
        self.password.entered.connect(self._take_password)
        on_click(self.set_password, self._set_password)
        on_click(self.bring_back, self._bring_back)
        on_click(self.retire, self.ask_retirement)
        on_click(self.retiring.agree, self._retire)

    def show_person(
        self, person: PersonView, sections: Sequence[SectionView], *, editable: bool
    ) -> None:
        """Show somebody."""
        if self._person is None or person.id != self._person.id:
            self.refusal.clear()
            self.retiring.put_away()
            self.password.clear()
        self._person, self._sections = person, sections
        self._sign_in.say(mark("Signs in as {name}."), name=isolated(person.sign_in))
        self.name.show_name(person.display_name)
        self.name.setReadOnly(not editable)
        self.roles.show_posts(person.posts, sections)
        present = not person.retired
        self._left.setVisible(person.retired)
        self._roles_part.setVisible(present)
        self._password_part.setVisible(editable)
        self.set_password.setVisible(present and editable)
        self.bring_back.setVisible(person.retired and editable)
        self.retire.setVisible(present and editable)
        self.retire.setEnabled(editable)
        self.roles.setEnabled(editable)

    def ask_retirement(self) -> None:
        """Ask whether to let the person go who is shown."""
        person = self._person
        if person is None or person.retired or not self.retire.isEnabled():
            return
        self.refusal.clear()
        self.retiring.question.say(
            mark("Mark {name} as left? They cannot sign in until they are brought back."),
            name=isolated(person.display_name),
        )
        self.retiring.ask(self.retiring.agree)

    def rename(self, person: PersonView, name: str) -> None:
        """Give somebody another name."""
        self._keeping.do(
            lambda acting: keeping.rename_person(acting, person.id, name),
            mark("Now called {name}."),
            undo=lambda acting: keeping.rename_person(acting, person.id, person.display_name),
            failed=lambda _: self.name.take_back(person.display_name),
            name=name,
        )

    def _arrange(self) -> None:
        secret = QHBoxLayout()
        secret.setSpacing(8)
        secret.addWidget(self.set_password)
        secret.addWidget(self.bring_back)
        secret.addStretch(1)
        leaving = QHBoxLayout()
        leaving.addWidget(self.retire)
        leaving.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._sign_in)
        layout.addWidget(self._left)
        layout.addWidget(self._name_part)
        layout.addWidget(self.refusal)
        layout.addWidget(self._roles_part)
        layout.addWidget(self._password_part)
        layout.addLayout(secret)
        layout.addLayout(leaving)
        layout.addWidget(self.retiring)
        layout.addStretch(1)

    def _rename_shown(self, name: str) -> None:
        if self._person is not None:
            self.rename(self._person, name)

    def _set_posts(self) -> None:
        person, posts = self._person, self.roles.posts
        if person is None or set(posts) == set(person.posts):
            return
        self._keeping.do(
            lambda acting: keeping.set_posts(acting, person.id, posts),
            mark("{name} has other roles now."),
            undo=lambda acting: keeping.set_posts(acting, person.id, person.posts),
            failed=lambda _: self._show_posts_again(),
            name=person.display_name,
        )

    def _show_posts_again(self) -> None:
        if self._person is not None:
            self.roles.show_posts(self._person.posts, self._sections)

    def _take_password(self) -> None:
        if self._person is not None and self._person.retired:
            self._bring_back()
        else:
            self._set_password()

    def _set_password(self) -> None:
        person, password = self._person, self.password.password
        if person is None or not password:
            self.password.setFocus()
            return
        self._keeping.do(
            lambda acting: keeping.set_password(acting, person.id, password),
            mark("The password of {name} is set."),
            then=lambda _: self.password.clear(),
            name=person.display_name,
        )

    def _bring_back(self) -> None:
        person, password = self._person, self.password.password
        if person is None or not password:
            self.password.setFocus()
            return
        self._keeping.do(
            lambda acting: keeping.bring_back_person(acting, person.id, password),
            mark("{name} works here again."),
            then=lambda _: self.password.clear(),
            undo=lambda acting: keeping.retire_person(acting, person.id),
            name=person.display_name,
        )

    def _retire(self) -> None:
        person = self._person
        if person is None:
            return
        self.retiring.put_away()
        self._keeping.do(
            lambda acting: keeping.retire_person(acting, person.id),
            mark("{name} has left the newsroom."),
            name=person.display_name,
        )
