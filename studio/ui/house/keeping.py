"""What pages do for the newsroom: what is refused is said beside its place, the rest is told.

Deliberately absent: what is done; the use cases of the newsroom are handed in.
"""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from studio.errors import Fact, MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty, may
from studio.ui.house.fields import Refusal
from studio.ui.look import Kind
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station

Act: TypeAlias = Callable[[Acting], Changes]
Tell: TypeAlias = Callable[[str, object], None]


def may_keep(station: Station, duty: Duty) -> bool:
    """Say whether the person may do this here, as far as the window knows."""
    acting = station.door.acting
    return not acting.store.read_only and may(duty, acting.person.posts)


class Keeping:
    """Does what somebody asked for at one place of a window."""

    def __init__(self, station: Station, refusal: Refusal, tell: Tell) -> None:
        """Refusals go to `refusal`, news to `tell` with a callable that takes it back, or None."""
        self._station, self._refusal, self._tell = station, refusal, tell

    def do(
        self,
        act: Act,
        message: str,
        *,
        undo: Act | None = None,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[MidadError], None] | None = None,
        **facts: Fact,
    ) -> None:
        """Let the newsroom do it, and tell `message` (English, marked) with its `facts`.

        `then` and `failed` hear of it besides. Nothing is told where nothing changed.
        """
        self._refusal.clear()

        def done(changes: Changes) -> None:
            if not isValid(self._refusal):
                return
            if changes:
                back = None if undo is None else lambda: self._take_back(undo)
                self._tell(self._station.tongue.words.say(message, **facts), back)
            if then is not None:
                then(changes)

        def refused(error: MidadError) -> None:
            if not isValid(self._refusal):
                self._station.door.refused.emit(error)
                return
            self._refusal.show_error(error)
            if failed is not None:
                failed(error)

        self._station.door.do(act, done, failed=refused)

    def _take_back(self, undo: Act) -> None:
        self._station.door.do(undo)


class Asking(QFrame):
    """Asks once, where it happens, before something that cannot be taken back.

    `agree` is the button that does it; what else is to be chosen stands in `extra`.
    """

    def __init__(
        self,
        station: Station,
        agree: str,
        *,
        extra: QWidget | None = None,
        kind: Kind = Kind.DANGER,
        cancel: str = "Cancel",
    ) -> None:
        """`agree` and `cancel` are English, marked for translation."""
        super().__init__()
        mark_kind(self, Kind.CARD)
        self.question = WordsLabel("", station.tongue, wrap=True)
        self.agree = TextButton(agree, station.tongue, station.look, kind=kind)
        self._cancel = TextButton(cancel, station.tongue, station.look)
        self._came_from: QWidget | None = None
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.agree)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.question)
        if extra is not None:
            layout.addWidget(extra)
        layout.addLayout(buttons)
        on_click(self._cancel, self.put_away)
        self.hide()

    def ask(self, focus: QWidget | None = None) -> None:
        """Ask, and put the focus where the answer is given."""
        self._came_from = self.window().focusWidget()
        self.show()
        (focus or self._cancel).setFocus()

    def put_away(self) -> None:
        """Ask no more, and go back to where the person was."""
        if self.isHidden():
            return
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()
