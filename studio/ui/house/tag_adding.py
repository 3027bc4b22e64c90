"""Adding a tag: the name that was looked for becomes one, where none has it in any spelling.

Deliberately absent: where the name is typed, which is the search of the page.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from studio.newsroom import tags as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.ui.house.fields import Refusal
from studio.ui.house.keeping import Keeping, may_keep
from studio.ui.look.text import isolated
from studio.ui.station import Station
from studio.wording.words import mark


class TagAdding(QObject):
    """Adds tags.

    Signals:
        told: what was done, and a callable that takes it back or None.
        added: the id of the tag that has the name now, new or not.
    """

    told = Signal(str, object)
    added = Signal(int)

    def __init__(self, station: Station, refusal: Refusal, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station
        self._keeping = Keeping(station, refusal, self.told.emit)

    @property
    def allowed(self) -> bool:
        """Whether the person may add tags."""
        return may_keep(self._station, Duty.MAKE_TAG)

    def add(self, name: str) -> None:
        """Make a tag of this name, or find the one that has it in another spelling."""
        made: list[int] = []

        def ensure(acting: Acting) -> Changes:
            tag, changes = keeping.ensure_tag(acting, name)
            made.append(tag)
            return changes

        def done(changes: Changes) -> None:
            if not changes:
                words = self._station.tongue.words
                told = words.say("{tag} is a tag already, in this spelling or another.", tag=shown)
                self.told.emit(told, None)
            self.added.emit(made[0])

        shown = isolated(name)
        self._keeping.do(
            ensure, mark("{tag} is a tag now."), undo=self._undo(made), then=done, tag=shown
        )

    def _undo(self, made: list[int]) -> Callable[[Acting], Changes] | None:
        """Return what removes the tag again, for whoever may remove tags."""
        if not may_keep(self._station, Duty.KEEP_TAGS):
            return None
        return lambda acting: keeping.remove_unused_tags(acting, tuple(made))
