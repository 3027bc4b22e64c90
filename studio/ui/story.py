"""The article that a window has open: what is kept of it, what is being typed, and the saving.

The writing surface and the panes beside it read and change it here; none of them knows another.
What is typed reaches the draft within a second of the first unsaved key, and becomes a version
when the person hands over, leaves, or has worked for ten minutes. Deliberately absent: widgets,
and what the text looks like.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from studio.document.article import ArticleText
from studio.errors import MidadError, Reason
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.reading import load
from studio.newsroom.views import ArticleDetail, DraftView
from studio.newsroom.workflow import Action
from studio.ui.commits import Act, Commits, Done, Then
from studio.ui.door import Door, Failed
from studio.ui.holding import Holding, Opened
from studio.ui.saving import Pulse, Saving, keep_behind, keep_on_top, keep_typed, save_typed
from studio.ui.typed import BESIDE_FIELDS, SURFACE_FIELDS, Reader, Typed, UndoMaker, rebased


class Story(QObject):
    """The open article, if any.

    Signals:
        loaded: an `ArticleDetail` with another text than was shown; the surface shows `text`.
        refreshed: an `ArticleDetail` whose text on the surface is the one that is shown.
        edited: the text changed by typing or by a pane; comes with every key, so do little.
        saving_changed: a `Saving`.
        closed: no article is open any more.
        replaced: an `ArticleText` to show instead, as one step that can be undone.
        rewritten: an `ArticleText` without suggestions that the surface's text is to become.
        settling: the text is about to be kept; whoever holds words of it hands them over now.
        conflicted: an `ArticleDetail` that went on while the person typed on an older version.
    """

    loaded = Signal(object)
    refreshed = Signal(object)
    edited = Signal()
    saving_changed = Signal(object)
    closed = Signal()
    replaced = Signal(object)
    rewritten = Signal(object)
    settling = Signal()
    conflicted = Signal(object)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._detail: ArticleDetail | None = None
        self._typed = Typed()
        self._base = 0
        self._unsaved = False  # `text` holds words that the draft does not
        self._drafted = False  # the draft holds words that no version does
        self._commits = Commits(door)
        self._generation = 0
        self.conflict = False
        self._pulse = Pulse(self, self.saving_changed.emit, self.save, self.keep)
        self.try_again = self._pulse.try_again
        self.holding = Holding(door, self)
        self.holding.lost.connect(self._step_back)
        self.holding.gained.connect(self._read)
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
        return self._pulse.saving

    @property
    def editable(self) -> bool:
        """Whether the person may write in the open article, here."""
        return self.may(Action.EDIT) and not self.holding.elsewhere

    def may(self, action: Action) -> bool:
        """Whether stage and rights allow an action with the open article."""
        return self._detail is not None and action in self._detail.may

    @property
    def text(self) -> ArticleText:
        """The text as it stands, typed words included; reads the surface, so not for every key."""
        return self._typed.text

    def attach(self, reader: Reader, undo: UndoMaker | None = None) -> None:
        """Let the surface put what it shows into an article.

        `undo` gives what makes, in another thread, the news of what can be undone.
        """
        self._typed.attach(reader, undo)

    def open_article(
        self, article: int, then: Then = lambda: None, failed: Failed | None = None
    ) -> None:
        """Open another article; what was typed in it before is there again.

        What is open is left once its words are on the disk. Where they cannot be, it stays open and
        the reason goes to `failed`, else to the door.
        """

        def go() -> None:
            self.leave()
            self._read(article, then)

        def cannot(error: MidadError) -> None:
            if error.reason is Reason.OPEN_ELSEWHERE:  # the words were put aside
                go()
            else:
                (failed or self._door.refused.emit)(error)

        self.settling.emit()
        if article == self.article:
            then()
        elif self._unsaved:
            self.save(partial(self.open_article, article, then, failed), cannot)
        else:
            go()

    def leave(self) -> None:
        """Keep what was typed as a version and close the article."""
        self.save()
        self.keep()
        self.holding.end()
        self._generation += 1
        self._commits.forget()
        self._pulse.rest()
        if self._detail is not None:
            self._detail = None
            self._typed.put(ArticleText())
            self._unsaved = self._drafted = self.conflict = False
            self._pulse.clean()
            self.closed.emit()

    def touch(self) -> None:
        """Hear from the surface that something was typed."""
        if self.editable:
            self._typed.touch()
            self._stir()

    def change(self, **changed: Any) -> None:  # noqa: ANN401 - the fields of ArticleText
        """Set fields of the text that the surface does not show (section, tags, bylines, …)."""
        if not self.editable:
            return
        text = replace(self.text, **changed)
        if text != self.text:
            self._typed.put(text)
            self._stir()

    def show_text(self, text: ArticleText) -> None:
        """Show another text as if it had been typed: a restored version, an import."""
        if not self.editable:
            return
        self._typed.put(text)
        self.replaced.emit(text)
        self._stir()

    def rewrite(self, text: ArticleText) -> None:
        """Let what readers would see become `text`, as if written by hand: suggested, or not."""
        if self.editable:
            self.change(**{name: getattr(text, name) for name in BESIDE_FIELDS})
            self.rewritten.emit(text)

    def save(self, then: Then = lambda: None, failed: Failed = lambda _: None) -> None:
        """Keep what was typed in the draft now; `then` follows when it is on the disk."""
        self.settling.emit()
        if self._detail is None or not self._unsaved:
            then()
            return
        self._pulse.saving_begins()
        article, base, text = self._detail.summary.id, self._base, self.text
        news, session = self._typed.news(), self.holding.session
        self._unsaved = False
        self._drafted = True
        generation = self._generation

        def kept(_: Changes) -> None:
            if generation == self._generation:
                self._pulse.saved(datetime.now(UTC), everything=not self._unsaved)
            then()

        def cannot(error: MidadError) -> None:
            if generation == self._generation:
                self._unsaved = True
                self._not_saved(error, self.save)
            failed(error)

        self._door.do(
            lambda acting: save_typed(
                acting, article, text, base=base, undo=news and news(), session=session
            ),
            kept,
            failed=cannot,
            quiet=True,
        )

    def keep(
        self, then: Then = lambda: None, *, note: str = "", failed: Failed = lambda _: None
    ) -> None:
        """Make a version of what was typed, named by `note` where one is given.

        `then` follows when it is kept, or at once when there was nothing to keep. When it could
        not be kept, `saving_changed` or `conflicted` says so; `failed` hears the former, too.
        """
        if self._detail is None:
            return
        if self._commits.busy:
            self._commits.wait(lambda: self.keep(then, note=note, failed=failed))
            return
        self.settling.emit()
        self._pulse.keeping_begins()
        if not self._unsaved and not self._drafted and not note:
            then()
            return
        self.save()
        self._drafted = False
        self._commits.busy = True
        article, base, text = self._detail.summary.id, self._base, self.text
        session = self.holding.session

        def kept(_: Changes) -> None:
            self._pulse.kept(datetime.now(UTC), everything=not self._unsaved)
            then()

        def cannot(error: MidadError) -> None:
            self._not_kept(error)
            if error is self.saving.error:
                failed(error)

        self._commit(
            lambda acting: keep_typed(acting, article, base, text, note, session),
            text,
            kept,
            cannot,
        )

    def act(self, action: Act, then: Done = lambda _: None, failed: Failed | None = None) -> None:
        """Keep what was typed, then do something; a refusal goes to `failed`, else to the door."""
        if (article := self.article) is None:
            return
        cannot = failed or self._door.refused.emit

        def go() -> None:
            revision = self._base
            self._commit(lambda acting: action(acting, article, revision), self.text, then, cannot)

        self.keep(go, failed=cannot)

    def take_newest(self) -> None:
        """Go on from the newest version; what was typed stays among the versions."""
        self._settle(keep_behind)

    def keep_own(self) -> None:
        """Put what was typed on top of the newest version, which stays among the versions."""
        self._settle(keep_on_top)

    def _settle(self, act: Callable[[Acting, int, int, ArticleText], Changes]) -> None:
        if (article := self.article) is None or self._detail is None:
            return
        newest, text = self._detail.summary.revision, self.text
        self.save()
        self._drafted = self._unsaved = self.conflict = False
        self._commit(
            lambda acting: act(acting, article, newest, text), text, lambda _: None, self._not_kept
        )

    def _commit(
        self, act: Callable[[Acting], Changes], sent: ArticleText, then: Done, failed: Failed
    ) -> None:
        """Let the newsroom do something that may make a version of ours, and stand on that."""
        article, generation = self.article, self._generation
        if article is None:
            return

        def done(changes: Changes, detail: ArticleDetail) -> None:
            self._stand_on(detail, sent)
            then(changes)

        self._commits.do(act, article, lambda: generation == self._generation, done, failed)

    def _hear(self, changes: Changes) -> None:
        article, generation = self.article, self._generation
        house = changes.settings or changes.sections or changes.tags or changes.people
        here = article in (*changes.articles, *changes.presence)
        if article is None or not (house or here):
            return

        def show(detail: ArticleDetail) -> None:
            if generation == self._generation:
                self._meet(detail)

        def read() -> None:
            self._door.ask(lambda acting: load(acting, article), show, owner=self)

        if article in changes.presence:
            self.holding.look(read)
        else:
            read()

    def _read(self, article: int, then: Then = lambda: None) -> None:
        generation = self._generation

        def show(found: Opened) -> None:
            self._show(found.detail, found.typed)
            then()

        self.holding.open(article, show, lambda: generation == self._generation)

    def _meet(self, detail: ArticleDetail) -> None:
        """Take in what somebody, perhaps this window, did to the article."""
        if detail.summary.revision == self._base:
            self._detail = detail
            self.refreshed.emit(detail)
        elif self._unsaved or self._drafted or self._commits.busy:
            self._detail = detail
            if not self._commits.busy:
                self._clash(detail)
        else:
            self._stand_on(detail, self.text)

    def _clash(self, detail: ArticleDetail) -> None:
        self.conflict = True
        self.conflicted.emit(detail)

    def _stand_on(self, detail: ArticleDetail, sent: ArticleText) -> None:
        """Go on from `detail`; words typed since `sent` stay, field by field."""
        local = self.text
        self._detail, self._base = detail, detail.summary.revision
        text = rebased(sent, local, detail.text)
        self._typed.put(text)
        if any(getattr(text, name) != getattr(local, name) for name in SURFACE_FIELDS):
            self.loaded.emit(detail)
        else:
            self.refreshed.emit(detail)

    def _show(self, detail: ArticleDetail, typed: DraftView | None) -> None:
        self._detail, self._base = detail, detail.summary.revision
        self._typed.put(detail.text)
        self._drafted, at = typed is not None, None
        if typed is not None:
            self._typed.put(typed.text)
            self._base, at = typed.base, typed.saved
        self._pulse.clean(at)
        self.loaded.emit(detail)
        if self._base != detail.summary.revision:
            self._clash(detail)

    def _not_kept(self, error: MidadError) -> None:
        self._drafted = True
        if error.reason is Reason.BASE_STALE:
            self._hear(Changes(articles=() if self.article is None else (self.article,)))
        else:
            self._not_saved(error, self.keep)

    def _not_saved(self, error: MidadError, again: Callable[[], None]) -> None:
        if error.reason is not Reason.OPEN_ELSEWHERE:
            self._pulse.failed(error, again)
        elif not self.holding.elsewhere:
            self.holding.look(self.save)

    def _step_back(self) -> None:
        """Put aside what was typed and show what others have: they took the article over."""
        self._pulse.rest()

        def show(detail: ArticleDetail) -> None:
            self._unsaved = self.conflict = False
            self._show(detail, None)

        def failed(error: MidadError) -> None:
            self._pulse.failed(error, self._step_back)

        typed = self.text if self._unsaved or self._drafted else None
        self.holding.step_back(typed, self._base, show, failed)

    def _stir(self) -> None:
        self._unsaved = True
        self._pulse.typed()
        self.edited.emit()
