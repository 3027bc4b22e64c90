"""Where the caret stood in each article when it was left, kept with the personal settings.

Written at most once a second while somebody moves about, so that a crash forgets little.
Deliberately absent: the undo history, which goes with the draft.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from studio.ui.personal import Preferences

_MEMORY: Final = "carets"
_MOST: Final = 200
_SOON_MS: Final = 1000

Place = tuple[int, int]
"""The caret's position in the text, and how far down the text is scrolled in pixels."""


class Places(QObject):
    """Remembers the place in the article that is shown."""

    def __init__(
        self, personal: Preferences, look: Callable[[], Place], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._personal, self._look = personal, look
        self._uid = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MS)
        self._timer.timeout.connect(self.remember)

    def enter(self, uid: str) -> Place | None:
        """Say which article is shown from now on, and return where it was left."""
        self._uid = uid
        kept = self._known().get(uid)
        match kept:
            case [int(caret), int(scroll)]:
                return caret, scroll
            case _:
                return None

    def leave(self) -> None:
        """Remember the place, and that no article is shown from now on."""
        self.remember()
        self._uid = ""

    def stir(self) -> None:
        """Hear that the caret moved or the text was scrolled."""
        if self._uid and not self._timer.isActive():
            self._timer.start()

    def remember(self) -> None:
        """Keep the place of now."""
        self._timer.stop()
        if not self._uid:
            return
        known = self._known()
        known.pop(self._uid, None)
        known[self._uid] = list(self._look())
        while len(known) > _MOST:
            del known[next(iter(known))]
        self._personal.remember(_MEMORY, known)

    def _known(self) -> dict[str, object]:
        known = self._personal.recall(_MEMORY)
        return dict(known) if isinstance(known, dict) else {}
