"""The article that a window has open: what is kept of it, what is being typed, and the saving.

The writing surface and the panes beside it read and change it here; none of them knows another.
What is typed reaches the draft within a second of the first unsaved key and is a version when the
person hands over, leaves, or has worked for ten minutes. Deliberately absent: widgets, and what
the text looks like.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from studio.document.article import ArticleText
from studio.errors import MidadError, Reason
from studio.newsroom.acting import Acting
from studio.newsroom.articles import edit
from studio.newsroom.changes import Changes
from studio.newsroom.drafts import draft, keep_draft, save_draft
from studio.newsroom.reading import load
from studio.newsroom.views import ArticleDetail, DraftView
from studio.newsroom.workflow import Action
from studio.ui.door import Door

SAVE_AFTER_MS: Final = 600
KEEP_EVERY_MS: Final = 10 * 60 * 1000
RETRY_MS: Final = 2000
LOUD_AFTER_SECONDS: Final = 10

Act = Callable[[Acting, int, int], Changes]
"""What is done with an article, given its id and its newest revision."""


class SaveState(StrEnum):
    """How safe what was typed is."""

    CLEAN = "clean"
    """Nothing was typed since it was opened."""
    WAITING = "waiting"
    SAVED = "saved"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Saving:
    """How safe what was typed is, since when, and what keeps it from being safer."""

    state: SaveState
    at: datetime | None = None
    error: MidadError | None = None
    loud: bool = False


class Story(QObject):
    """The open article, if any.

    Signals:
        loaded: an `ArticleDetail` with another text than was shown; the surface shows `text`.
        refreshed: an `ArticleDetail` whose text is the one that is shown.
        edited: the text changed by typing or by a pane; comes with every key, so do little.
        saving_changed: a `Saving`.
        closed: no article is open any more.
        replaced: an `ArticleText` to show instead, as one step that can be undone.
        conflicted: a `DraftView` that started from an older version than the newest.
    """

    loaded = Signal(object)
    refreshed = Signal(object)
    edited = Signal()
    saving_changed = Signal(object)
    closed = Signal()
    replaced = Signal(object)
    conflicted = Signal(object)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._detail: ArticleDetail | None = None
        self._text = ArticleText()
        self._base = 0
        self._reader: Callable[[ArticleText], ArticleText] | None = None
        self._undo: Callable[[], bytes | None] = lambda: None
        self._dirty = False
        self._drafted = False
        self._in_flight = 0
        self._failing_since: datetime | None = None
        self.saving = Saving(SaveState.CLEAN)
        self._save_timer = _timer(self, SAVE_AFTER_MS, self.save)
        self._keep_timer = _timer(self, KEEP_EVERY_MS, self.keep)
        self._generation = 0
        door.changed.connect(self._hear)

    # What is open

    @property
    def article(self) -> int | None:
        """The id of the open article."""
        return None if self._detail is None else self._detail.summary.id

    @property
    def detail(self) -> ArticleDetail | None:
        """What is kept of the open article."""
        return self._detail

    @property
    def base(self) -> int:
        """The version that the text started from."""
        return self._base

    @property
    def editable(self) -> bool:
        """Whether the person may write in the open article."""
        return self._detail is not None and Action.EDIT in self._detail.may

    def may(self, action: Action) -> bool:
        """Whether stage and rights allow an action with the open article."""
        return self._detail is not None and action in self._detail.may

    @property
    def text(self) -> ArticleText:
        """The text as it stands, typed words included; reads the surface, so not for every key."""
        if self._dirty and self._reader is not None:
            self._text = self._reader(self._text)
        return self._text

    def attach(
        self,
        reader: Callable[[ArticleText], ArticleText],
        undo: Callable[[], bytes | None] | None = None,
    ) -> None:
        """Let the writing surface say what it shows.

        `reader` returns the article it is given with the surface's own fields in it; `undo` the
        history of undoing, kept with the draft.
        """
        self._reader = reader
        self._undo = undo or self._undo

    # Opening and leaving

    def open_article(self, article: int, then: Callable[[], None] | None = None) -> None:
        """Leave what is open and open another; what was typed in it before is there again."""
        if article == self.article:
            if then is not None:
                then()
            return
        self.leave()
        self._generation += 1
        generation = self._generation

        def show(found: tuple[ArticleDetail, DraftView | None]) -> None:
            if generation == self._generation:
                self._show(*found)
                if then is not None:
                    then()

        self._door.ask(lambda acting: _read(acting, article), show, owner=self)

    def leave(self) -> None:
        """Keep what was typed as a version and close the article."""
        if self._detail is None:
            return
        self.keep()
        self._generation += 1
        self._detail = None
        self._text = ArticleText()
        self._dirty = self._drafted = False
        self._save_timer.stop()
        self._keep_timer.stop()
        self._say(Saving(SaveState.CLEAN))
        self.closed.emit()

    # Typing and saving

    def touch(self) -> None:
        """Hear from the surface that something was typed."""
        if self._detail is None or not self.editable:
            return
        self._dirty = True
        if not self._save_timer.isActive():
            self._save_timer.start()
        if not self._keep_timer.isActive():
            self._keep_timer.start()
        if self.saving.state in {SaveState.CLEAN, SaveState.SAVED}:
            self._say(Saving(SaveState.WAITING, self.saving.at))
        self.edited.emit()

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of ArticleText
        """Set fields of the text that the surface does not show (section, tags, bylines, …)."""
        changed = replace(self.text, **fields)
        if changed != self._text:
            self._text = changed
            self.touch()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep what was typed in the draft now."""
        if self._detail is None or not self._dirty:
            if then is not None:
                self._door.ask(lambda _: None, lambda _: then(), owner=self)
            return
        self._save_timer.stop()
        article, base, text, undo = self._detail.summary.id, self._base, self.text, self._undo()
        self._dirty = False
        self._drafted = True
        self._in_flight += 1
        generation = self._generation

        def kept(_: Changes) -> None:
            self._in_flight -= 1
            self._failing_since = None
            if generation == self._generation and not self._dirty:
                self._say(Saving(SaveState.SAVED, datetime.now(UTC)))
            if then is not None:
                then()

        def failed(error: MidadError) -> None:
            self._in_flight -= 1
            if generation == self._generation:
                self._fail(error, text)

        self._door.do(
            lambda acting: save_draft(acting, article, text, base=base, undo=undo),
            kept,
            failed=failed,
            quiet=True,
        )

    def keep(self, then: Callable[[], None] | None = None, *, note: str = "") -> None:
        """Make a version of what was typed; does nothing more than `then` when nothing was.

        `note` names the version, and then one is made even of a text that is kept already.
        """
        if self._detail is None:
            return
        self._keep_timer.stop()
        if not self._dirty and not self._drafted and not note:
            if then is not None:
                then()
            return
        self.save()
        article, base, text = self._detail.summary.id, self._base, self._text
        generation = self._generation
        self._drafted = False

        def advance(_: Changes) -> None:
            if generation == self._generation:
                self._follow(article, then)

        def failed(error: MidadError) -> None:
            if error.reason is Reason.NOTHING_CHANGED:
                advance(Changes())
            elif generation == self._generation:
                self._drafted = True
                self._fail(error, text)

        self._door.do(
            lambda acting: _keep(acting, article, base, text, note), advance, failed=failed
        )

    def act(
        self,
        action: Act,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[MidadError], None] | None = None,
    ) -> None:
        """Keep what was typed, then do something with the article as it then stands."""
        if (article := self.article) is None:
            return

        def go() -> None:
            revision = self._base
            self._door.do(
                lambda acting: action(acting, article, revision),
                then,
                failed=failed or self._door.refused.emit,
            )

        self.keep(go)

    def show_text(self, text: ArticleText) -> None:
        """Show another text as if it had been typed: a restored version, an import."""
        if self._detail is None or not self.editable:
            return
        self._text = text
        self._dirty = False
        self.replaced.emit(text)
        self.touch()

    # What others do

    def _hear(self, changes: Changes) -> None:
        article = self.article
        if article is None:
            return
        house = changes.settings or changes.sections or changes.tags
        if house or article in changes.articles:
            self._follow(article, None)

    def _follow(self, article: int, then: Callable[[], None] | None) -> None:
        """Read the article again; its text is shown anew only where it differs from what is."""
        generation = self._generation

        def show(found: tuple[ArticleDetail, DraftView | None]) -> None:
            if generation != self._generation or article != self.article:
                return
            self._take(found[0])
            if then is not None:
                then()

        self._door.ask(lambda acting: _read(acting, article), show, owner=self)

    def _take(self, detail: ArticleDetail) -> None:
        before, self._detail = self._detail, detail
        newer = detail.summary.revision != self._base
        if newer and not self._dirty and not self._drafted and not self._in_flight:
            self._base = detail.summary.revision
            if detail.text != self._text:
                own = before is not None and before.summary.revision != detail.summary.revision
                self._text = detail.text
                if own or before is None:
                    self.loaded.emit(detail)
                    return
        self.refreshed.emit(detail)

    def _show(self, detail: ArticleDetail, typed: DraftView | None) -> None:
        self._detail = detail
        self._base = detail.summary.revision
        self._text = detail.text
        self._dirty = self._drafted = False
        if typed is not None and Action.EDIT in detail.may:
            self._text = typed.text
            self._base = typed.base
            self._drafted = True
        self._say(Saving(SaveState.CLEAN if typed is None else SaveState.SAVED, _saved_at(typed)))
        self.loaded.emit(detail)
        if typed is not None and typed.stale:
            self.conflicted.emit(typed)

    def _fail(self, error: MidadError, text: ArticleText) -> None:
        """Say that saving fails, and try again: what was typed is still here."""
        now = datetime.now(UTC)
        self._failing_since = self._failing_since or now
        self._dirty = True
        self._text = text if not self._dirty else self._text
        loud = (now - self._failing_since).total_seconds() >= LOUD_AFTER_SECONDS
        self._say(Saving(SaveState.FAILING, self.saving.at, error, loud))
        QTimer.singleShot(RETRY_MS, self, self.save)

    def _say(self, saving: Saving) -> None:
        if saving != self.saving:
            self.saving = saving
            self.saving_changed.emit(saving)


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer


def _read(acting: Acting, article: int) -> tuple[ArticleDetail, DraftView | None]:
    return load(acting, article), draft(acting, article)


def _saved_at(typed: DraftView | None) -> datetime | None:
    return None if typed is None else typed.saved


def _keep(acting: Acting, article: int, base: int, text: ArticleText, note: str) -> Changes:
    """Make a version of the draft; without a draft, of `text`, where a name is asked for."""
    if draft(acting, article) is not None:
        return keep_draft(acting, article, note=note)
    return edit(acting, article, text, base=base, note=note)
