"""What a person does, as rows of a role and where it counts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom.permissions import Post
from studio.newsroom.sections import PARTING
from studio.newsroom.views import SectionView
from studio.storage.codes import Role
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.station import Station
from studio.wording.terms import ROLES
from studio.wording.words import Words, mark


def said(posts: Sequence[Post], sections: Sequence[SectionView], words: Words) -> str:
    """Return what somebody does, in one line."""
    names = {one.id: one.name for one in sections}
    return words.several(
        tuple(
            words.say(ROLES[post.role])
            if post.section is None
            else words.say(
                "{role} in {section}",
                role=words.say(ROLES[post.role]),
                section=names.get(post.section, ""),
            )
            for post in posts
        )
    )


class RolesEditor(QWidget):
    """Lets roles be added, changed and taken off; somebody always keeps one.

    Signals:
        changed: `posts` are others now.
    """

    changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._sections: Sequence[SectionView] = ()
        self._rows: list[_RoleRow] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        self.add = TextButton(
            mark("Another role"), station.tongue, station.look, kind=Kind.QUIET, symbol=Symbol.ADD
        )
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._box)
        layout.addLayout(foot)
        on_click(self.add, self._add)

    @property
    def posts(self) -> tuple[Post, ...]:
        """What is chosen now, each once."""
        return tuple(dict.fromkeys(row.post for row in self._rows))

    @property
    def rows(self) -> "tuple[_RoleRow, ...]":
        """The rows, each with a choice of `role` and of `place`."""
        return tuple(self._rows)

    def show_posts(self, posts: Sequence[Post], sections: Sequence[SectionView]) -> None:
        """Show what somebody does; nothing moves when that is what is shown."""
        if tuple(posts) == self.posts and sections == self._sections:
            return
        self._sections = sections
        for row in self._rows:
            self._forget(row)
        self._rows = []
        for post in posts:
            self._append(post)
        self._allow()

    def _append(self, post: Post) -> "_RoleRow":
        row = _RoleRow(self._station, post, self._sections)
        row.changed.connect(self.changed)
        row.taken_off.connect(lambda: self._take_off(row))
        self._rows.append(row)
        self._box.addWidget(row)
        return row

    def _add(self) -> None:
        held = {post.role for post in self.posts}
        free = next((role for role in Role if role not in held), Role.JOURNALIST)
        row = self._append(Post(free))
        self._allow()
        row.role.setFocus()
        self.changed.emit()

    def _take_off(self, row: "_RoleRow") -> None:
        self._rows.remove(row)
        self._forget(row)
        self._allow()
        self.add.setFocus()
        self.changed.emit()

    def _forget(self, row: "_RoleRow") -> None:
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _allow(self) -> None:
        for row in self._rows:
            row.off.setEnabled(len(self._rows) > 1)


class _RoleRow(QWidget):
    """One role and where it counts.

    Signals:
        changed: another role or place was chosen.
        taken_off: the role is to go.
    """

    changed = Signal()
    taken_off = Signal()

    def __init__(self, station: Station, post: Post, sections: Sequence[SectionView]) -> None:
        super().__init__()
        self._station, self._sections = station, sections
        self.role = Choice(station.look)
        self.place = Choice(station.look)
        self.off = IconButton(Symbol.CLOSE, mark("Take the role off"), station.tongue, station.look)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.role, 1)
        layout.addWidget(self.place, 1)
        layout.addWidget(self.off)
        self._fill(post)
        self.role.activated.connect(lambda _: self.changed.emit())
        self.place.activated.connect(lambda _: self.changed.emit())
        on_click(self.off, self.taken_off.emit)
        station.tongue.changed.connect(self._speak)

    @property
    def post(self) -> Post:
        """What is chosen."""
        return Post(Role(self.role.currentData()), self.place.currentData())

    def _fill(self, post: Post) -> None:
        words = self._station.tongue.words
        self.role.clear()
        self.place.clear()
        for role in Role:
            self.role.addItem(words.say(ROLES[role]), role.value)
        self.place.addItem(words.say("everywhere"), None)
        for one in self._sections:
            self.place.addItem(PARTING.join(one.path), one.id)
        self.role.setCurrentIndex(self.role.findData(post.role.value))
        at = self.place.findData(post.section)
        self.place.setCurrentIndex(0 if post.section is None else at)
        self.role.setAccessibleName(words.say("Role"))
        self.place.setAccessibleName(words.say("Where the role counts"))

    def _speak(self) -> None:
        self._fill(self.post)
