"""How safe typed words are, and the steps between a draft and a version.

Deliberately absent: when these steps are taken; `studio.ui.story` says so.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer

from studio.document.article import ArticleText
from studio.errors import MidadError, Reason, Refused
from studio.newsroom.acting import Acting
from studio.newsroom.articles import edit, restore_version
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.drafts import draft, keep_draft, save_draft
from studio.newsroom.presence import put_aside
from studio.newsroom.undoing import UndoNews

LOUD_AFTER_SECONDS: Final = 10
SAVE_AFTER_MS: Final = 600
KEEP_EVERY_MS: Final = 10 * 60 * 1000
RETRY_MS: Final = 2000


class SaveState(StrEnum):
    """How safe what was typed is."""

    CLEAN = "clean"
    """Nothing was typed since it was opened."""
    WAITING = "waiting"
    SAVED = "saved"
    FAILING = "failing"


class Saving(Struct, frozen=True):
    """How safe what was typed is, since when, and what keeps it from being safer.

    `loud` says that it has failed for longer than a person may be left without knowing.
    """

    state: SaveState
    at: datetime | None = None
    error: MidadError | None = None
    loud: bool = False


class SavingLamp:
    """Knows how safe typed words are, and says so to `tell` when that changes."""

    def __init__(self, tell: Callable[[Saving], None]) -> None:
        self._tell = tell
        self._failing_since: datetime | None = None
        self.saving = Saving(SaveState.CLEAN)

    def clean(self, saved: datetime | None = None) -> None:
        """Hear that nothing is typed yet; `saved` is when something was before."""
        self._failing_since = None
        self._show(Saving(SaveState.CLEAN if saved is None else SaveState.SAVED, saved))

    def waiting(self) -> None:
        """Hear that something was typed."""
        if self.saving.state in {SaveState.CLEAN, SaveState.SAVED}:
            self._show(Saving(SaveState.WAITING, self.saving.at))

    def saved(self, at: datetime, *, everything: bool) -> None:
        """Hear that a save is on the disk; `everything` when nothing was typed since."""
        self._failing_since = None
        if everything:
            self._show(Saving(SaveState.SAVED, at))

    def failed(self, error: MidadError, at: datetime) -> None:
        """Hear that a save failed; after some seconds of that the person has to know."""
        self._failing_since = self._failing_since or at
        loud = (at - self._failing_since).total_seconds() >= LOUD_AFTER_SECONDS
        self._show(Saving(SaveState.FAILING, self.saving.at, error, loud))

    def _show(self, saving: Saving) -> None:
        if saving != self.saving:
            self.saving = saving
            self._tell(saving)


class Pulse:
    """When what is typed is saved, made a version of, and tried again; and how safe it is."""

    def __init__(
        self,
        parent: QObject,
        tell: Callable[[Saving], None],
        save: Callable[[], None],
        keep: Callable[[], None],
    ) -> None:
        self._lamp = SavingLamp(tell)
        self._again = save
        self._save = _one_shot(parent, SAVE_AFTER_MS, save)
        self._keep = _one_shot(parent, KEEP_EVERY_MS, keep)
        self._retry = _one_shot(parent, RETRY_MS, self.try_again)

    @property
    def saving(self) -> Saving:
        """How safe what was typed is."""
        return self._lamp.saving

    def typed(self) -> None:
        """Hear that something was typed."""
        for timer in (self._save, self._keep):
            if not timer.isActive():
                timer.start()
        self._lamp.waiting()

    def saving_begins(self) -> None:
        """Hear that what is typed is on its way into the draft."""
        self._save.stop()

    def keeping_begins(self) -> None:
        """Hear that a version is on its way."""
        self._keep.stop()

    def saved(self, at: datetime, *, everything: bool) -> None:
        """Hear that a save is on the disk; `everything` when nothing was typed since."""
        self._lamp.saved(at, everything=everything)

    def kept(self, at: datetime, *, everything: bool) -> None:
        """Hear that a version was made: what was typed is safe, if making one had failed."""
        if self.saving.state is SaveState.FAILING:
            self.saved(at, everything=everything)

    def failed(self, error: MidadError, again: Callable[[], None]) -> None:
        """Say that saving fails, and try `again` soon: what was typed is still here."""
        self._again = again
        self._lamp.failed(error, datetime.now(UTC))
        self._retry.start()

    def try_again(self) -> None:
        """Do what failed last once more."""
        self._again()

    def clean(self, saved: datetime | None = None) -> None:
        """Hear that nothing is typed yet; `saved` is when something was before."""
        self._lamp.clean(saved)

    def rest(self) -> None:
        """Do nothing more until something is typed."""
        for timer in (self._save, self._keep, self._retry):
            timer.stop()


def _one_shot(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    """Return a timer that does `act` once, so long after it was started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer


def save_typed(
    acting: Acting,
    article: int,
    text: ArticleText,
    *,
    base: int,
    undo: UndoNews | None,
    session: str,
) -> Changes:
    """Keep what was typed in the draft, or put it aside where another window has the article.

    Raises as `studio.newsroom.drafts.save_draft`; after OPEN_ELSEWHERE the text is kept as well.
    """
    try:
        return save_draft(acting, article, text, base=base, undo=undo, session=session)
    except Refused as error:
        if error.reason is Reason.OPEN_ELSEWHERE:
            put_aside(acting, article, text, base=base, session=session)
        raise


def keep_typed(
    acting: Acting,
    article: int,
    base: int,
    text: ArticleText,
    note: str,
    session: str | None = None,
) -> Changes:
    """Make a version of the draft; without a draft, of `text`, where `note` names one.

    `session` names the window that does. Raises as `studio.newsroom.drafts.keep_draft`.
    """
    if draft(acting, article) is not None:
        return keep_draft(acting, article, base=base, note=note, session=session)
    return edit(acting, article, text, base=base, note=note) if note else NOTHING


def keep_on_top(acting: Acting, article: int, newest: int, text: ArticleText) -> Changes:
    """Make a version of the draft on top of the `newest` one, which was seen."""
    return keep_typed(acting, article, newest, text, "")


def keep_behind(acting: Acting, article: int, newest: int, text: ArticleText) -> Changes:
    """Make a version of the draft, and the `newest` version before it the newest again."""
    mine = keep_typed(acting, article, newest, text, "")
    return mine | restore_version(acting, article, newest)
