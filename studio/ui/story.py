"""The article that a window has open: what is kept of it, what is being typed, and the saving.

The writing surface and the panes beside it read and change it here; none of them knows another.
What is typed reaches the draft within a second of the first unsaved key, and becomes a version
when the person hands over, leaves, or has worked for ten minutes. Deliberately absent: widgets,
and what the text looks like.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from studio.document.article import ArticleText
from studio.errors import MidadError, Reason
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.drafts import save_draft
from studio.newsroom.reading import load
from studio.newsroom.undoing import UndoNews
from studio.newsroom.views import ArticleDetail, DraftView
from studio.newsroom.workflow import Action
from studio.ui.door import Door
from studio.ui.saving import (
    Saving,
    SavingLamp,
    keep_behind,
    keep_typed,
    one_shot,
    read_both,
    rebased,
)

SAVE_AFTER_MS: Final = 600
KEEP_EVERY_MS: Final = 10 * 60 * 1000
RETRY_MS: Final = 2000
SURFACE_FIELDS: Final = ("headline", "kicker", "standfirst", "lead_picture", "body")
"""What of an article the writing surface shows."""

Act = Callable[[Acting, int, int], Changes]
"""What is done with an article, given its id and its newest version."""


class Story(QObject):
    """The open article, if any.

    Signals:
        loaded: an `ArticleDetail` with another text than was shown; the surface shows `text`.
        refreshed: an `ArticleDetail` whose text on the surface is the one that is shown.
        edited: the text changed by typing or by a pane; comes with every key, so do little.
        saving_changed: a `Saving`.
        closed: no article is open any more.
        replaced: an `ArticleText` to show instead, as one step that can be undone.
        conflicted: an `ArticleDetail` that went on while the person typed on an older version.
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
        self._undo: Callable[[], Callable[[], UndoNews] | None] = lambda: None
        self._touched = False  # the surface shows words that `_text` does not hold
        self._unsaved = False  # `text` holds words that the draft does not
        self._drafted = False  # the draft holds words that no version does
        self._keeping = False
        self._waiting: list[Callable[[], None]] = []
        self._generation = 0
        self.conflict = False
        self._lamp = SavingLamp(self.saving_changed.emit)
        self._save_timer = one_shot(self, SAVE_AFTER_MS, self.save)
        self._keep_timer = one_shot(self, KEEP_EVERY_MS, self.keep)
        self._retry_timer = one_shot(self, RETRY_MS, self.save)
        door.changed.connect(self._hear)

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
    def saving(self) -> Saving:
        """How safe what was typed is."""
        return self._lamp.saving

    @property
    def editable(self) -> bool:
        """Whether the person may write in the open article."""
        return self.may(Action.EDIT)

    def may(self, action: Action) -> bool:
        """Whether stage and rights allow an action with the open article."""
        return self._detail is not None and action in self._detail.may

    @property
    def text(self) -> ArticleText:
        """The text as it stands, typed words included; reads the surface, so not for every key."""
        if self._touched and self._reader is not None:
            self._text = self._reader(self._text)
        self._touched = False
        return self._text

    def attach(
        self,
        reader: Callable[[ArticleText], ArticleText],
        undo: Callable[[], Callable[[], UndoNews]] | None = None,
    ) -> None:
        """Let the surface put what it shows into an article.

        `undo` gives what makes, in another thread, the news of what can be undone.
        """
        self._reader = reader
        self._undo = undo or self._undo

    def open_article(self, article: int, then: Callable[[], None] | None = None) -> None:
        """Leave what is open and open another; what was typed in it before is there again."""
        if article == self.article:
            if then is not None:
                then()
            return
        self.leave()
        generation = self._generation

        def show(found: tuple[ArticleDetail, DraftView | None]) -> None:
            if generation == self._generation:
                self._show(*found)
                if then is not None:
                    then()

        self._door.ask(lambda acting: read_both(acting, article), show, owner=self)

    def leave(self) -> None:
        """Keep what was typed as a version and close the article."""
        if self._detail is not None:
            self.keep()
        self._generation += 1
        self._keeping, self._waiting = False, []
        for timer in (self._save_timer, self._keep_timer, self._retry_timer):
            timer.stop()
        if self._detail is not None:
            self._detail, self._text = None, ArticleText()
            self._touched = self._unsaved = self._drafted = self.conflict = False
            self._lamp.clean()
            self.closed.emit()

    def touch(self) -> None:
        """Hear from the surface that something was typed."""
        if self.editable:
            self._touched = True
            self._stir()

    def change(self, **changed: Any) -> None:  # noqa: ANN401 - the fields of ArticleText
        """Set fields of the text that the surface does not show (section, tags, bylines, …)."""
        if not self.editable:
            return
        text = replace(self.text, **changed)
        if text != self._text:
            self._text = text
            self._stir()

    def show_text(self, text: ArticleText) -> None:
        """Show another text as if it had been typed: a restored version, an import."""
        if not self.editable:
            return
        self._text = text
        self._touched = False
        self.replaced.emit(text)
        self._stir()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep what was typed in the draft now; `then` follows when it is on the disk."""
        if self._detail is None or not self._unsaved:
            if then is not None:
                then()
            return
        self._save_timer.stop()
        article, base, text, news = self._detail.summary.id, self._base, self.text, self._undo()
        self._unsaved = False
        self._drafted = True
        generation = self._generation

        def kept(_: Changes) -> None:
            if generation == self._generation:
                self._lamp.saved(datetime.now(UTC), everything=not self._unsaved)
            if then is not None:
                then()

        def failed(error: MidadError) -> None:
            if generation == self._generation:
                self._unsaved = True
                self._fail(error)

        self._door.do(
            lambda acting: save_draft(acting, article, text, base=base, undo=news and news()),
            kept,
            failed=failed,
            quiet=True,
        )

    def keep(self, then: Callable[[], None] | None = None, *, note: str = "") -> None:
        """Make a version of what was typed, named by `note` where one is given.

        `then` follows when it is kept, or at once when there was nothing to keep; not at all when
        it could not be kept, which is said by `saving_changed` or `conflicted`.
        """
        if self._detail is None:
            return
        if self._keeping:
            self._waiting.append(lambda: self.keep(then, note=note))
            return
        self._keep_timer.stop()
        if not self._unsaved and not self._drafted and not note:
            if then is not None:
                then()
            return
        self.save()
        self._drafted = False
        self._keeping = True
        article, base, text = self._detail.summary.id, self._base, self._text
        self._commit(
            lambda acting: keep_typed(acting, article, base, text, note),
            text,
            lambda _: then() if then is not None else None,
            self._not_kept,
        )

    def act(
        self,
        action: Act,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[MidadError], None] | None = None,
    ) -> None:
        """Keep what was typed, then do something with the article as it then stands.

        A refusal goes to `failed`, else to the door.
        """
        if (article := self.article) is None:
            return

        def go() -> None:
            revision = self._base
            self._commit(
                lambda acting: action(acting, article, revision),
                self.text,
                then or (lambda _: None),
                failed or self._door.refused.emit,
            )

        self.keep(go)

    def take_newest(self) -> None:
        """Go on from the newest version; what was typed stays among the versions."""
        if (article := self.article) is None or self._detail is None:
            return
        newest, text = self._detail.summary.revision, self.text
        self.save()
        self._settle(lambda acting: keep_behind(acting, article, newest, text))

    def keep_own(self) -> None:
        """Put what was typed on top of the newest version, which stays among the versions."""
        if (article := self.article) is None or self._detail is None:
            return
        newest, text = self._detail.summary.revision, self.text
        self.save()
        self._settle(lambda acting: keep_typed(acting, article, newest, text, ""))

    def _settle(self, act: Callable[[Acting], Changes]) -> None:
        self._drafted = self._unsaved = False
        self.conflict = False
        self._commit(act, self._text, lambda _: None, self._not_kept)

    def _commit(
        self,
        act: Callable[[Acting], Changes],
        sent: ArticleText,
        then: Callable[[Changes], None],
        failed: Callable[[MidadError], None],
    ) -> None:
        """Let the newsroom do something that may make a version of ours, and stand on that."""
        article, generation = self.article, self._generation
        if article is None:
            return

        def work(acting: Acting) -> tuple[Changes, ArticleDetail]:
            changes = act(acting)
            return changes, load(acting, article)

        def done(found: tuple[Changes, ArticleDetail]) -> None:
            changes, detail = found
            if generation == self._generation:
                self._stand_on(detail, sent)
                then(changes)
            self._door.announce(changes)
            self._go_on(generation)

        def refused(error: MidadError) -> None:
            if generation == self._generation:
                failed(error)
            self._go_on(generation)

        self._door.ask(work, done, failed=refused)

    def _go_on(self, generation: int) -> None:
        if generation != self._generation:
            return
        self._keeping = False
        waiting, self._waiting = self._waiting, []
        for step in waiting:
            step()

    def _hear(self, changes: Changes) -> None:
        article, generation = self.article, self._generation
        house = changes.settings or changes.sections or changes.tags or changes.people
        if article is None or not (house or article in changes.articles):
            return

        def show(detail: ArticleDetail) -> None:
            if generation == self._generation:
                self._meet(detail)

        self._door.ask(lambda acting: load(acting, article), show, owner=self)

    def _meet(self, detail: ArticleDetail) -> None:
        """Take in what somebody, perhaps this window, did to the article."""
        if detail.summary.revision == self._base:
            self._detail = detail
            self.refreshed.emit(detail)
        elif self._unsaved or self._drafted or self._keeping:
            self._detail = detail
            if not self._keeping:
                self._clash(detail)
        else:
            self._stand_on(detail, self._text)

    def _clash(self, detail: ArticleDetail) -> None:
        self.conflict = True
        self.conflicted.emit(detail)

    def _stand_on(self, detail: ArticleDetail, sent: ArticleText) -> None:
        """Go on from `detail`; words typed since `sent` stay, field by field."""
        local = self.text
        self._detail, self._base = detail, detail.summary.revision
        self._text = rebased(sent, local, detail.text)
        if any(getattr(self._text, name) != getattr(local, name) for name in SURFACE_FIELDS):
            self.loaded.emit(detail)
        else:
            self.refreshed.emit(detail)

    def _show(self, detail: ArticleDetail, typed: DraftView | None) -> None:
        self._detail, self._base, self._text = detail, detail.summary.revision, detail.text
        at = None
        if typed is not None and Action.EDIT in detail.may:
            self._text, self._base, at = typed.text, typed.base, typed.saved
            self._drafted = True
        self._lamp.clean(at)
        self.loaded.emit(detail)
        if self._base != detail.summary.revision:
            self._clash(detail)

    def _not_kept(self, error: MidadError) -> None:
        self._drafted = True
        if error.reason is Reason.BASE_STALE:
            self._hear(Changes(articles=() if self.article is None else (self.article,)))
        else:
            self._fail(error)

    def _fail(self, error: MidadError) -> None:
        """Say that saving fails, and try again: what was typed is still here."""
        self._lamp.failed(error, datetime.now(UTC))
        self._retry_timer.start()

    def _stir(self) -> None:
        self._unsaved = True
        for timer in (self._save_timer, self._keep_timer):
            if not timer.isActive():
                timer.start()
        self._lamp.waiting()
        self.edited.emit()
