"""Which window may write in the open article: this one, or one that has it elsewhere.

A window takes the article that it opens and renews that while it lives; one that may not write in
it marks that it reads it. It hears of others at once where they are windows of the same program,
and within seconds where they are not. Deliberately absent: what becomes of the text when the
article is lost (`studio.ui.story`), and sentences.
"""

import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from studio.document.article import ArticleText
from studio.errors import MidadError, Refused, Unavailable
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.drafts import draft
from studio.newsroom.presence import Aside, Hold, put_aside, release, renew, take, take_over
from studio.newsroom.readers import ReaderView, read_no_more, read_on, readers
from studio.newsroom.reading import load
from studio.newsroom.views import ArticleDetail, DraftView, LeaseView
from studio.newsroom.workflow import Action
from studio.ui.door import Door, Failed

LOOK_EVERY_MS: Final = 5000


class Standing(Struct, frozen=True, kw_only=True):
    """Who else has the open article; with None this window may write, as far as rights go.

    `lost` says that this window had it until then, and `kept` which version holds what was typed
    here and in no version before, where anything was.
    """

    other: LeaseView | None = None
    lost: bool = False
    kept: int | None = None


class Opened(Struct, frozen=True, kw_only=True):
    """An article as a window finds it: who has it, its text, and what the person typed in it."""

    hold: Hold
    detail: ArticleDetail
    typed: DraftView | None
    readers: tuple[ReaderView, ...] = ()


def opened(acting: Acting, article: int, session: str) -> Opened:
    """Open an article to write in it, or to read where that is not to be had, which is marked.

    What the person typed and has not handed over comes along only to be written on. Raises as
    `studio.newsroom.reading.load`.
    """
    hold = Hold()
    if not acting.store.read_only:
        try:
            hold = take(acting, article, session)
        except (Refused, Unavailable):  # it is only read; a failing disk shows when it is saved
            hold = Hold()
    detail = load(acting, article)
    near = near_to(acting, article, session)
    hold = replace(hold, changes=hold.changes | near.changes)
    writes = hold.other is None and Action.EDIT in detail.may
    typed = draft(acting, article) if writes else None
    return Opened(hold=hold, detail=detail, typed=typed, readers=near.readers)


class Near(Struct, frozen=True, kw_only=True):
    """Who else reads an article now, and what marking that this window does changed."""

    readers: tuple[ReaderView, ...] = ()
    changes: Changes = NOTHING


def near_to(acting: Acting, article: int, session: str) -> Near:
    """Mark that a window reads an article, where it does not write, and see who else reads it.

    Raises as `studio.newsroom.readers.readers`.
    """
    changes = NOTHING
    if not acting.store.read_only:
        with suppress(Unavailable):  # a disk that fails shows when something is saved
            changes = read_on(acting, article, session)
    found = readers(acting, article)
    return Near(
        readers=tuple(one for one in found if one.person != acting.person.id), changes=changes
    )


class Holding(QObject):
    """Knows whether this window has the open article, and asks again every few seconds.

    Signals:
        changed: the `standing` is another.
        read_by: others read the article now.
        lost: somebody else has the article now; after that, `changed`.
        gained: the id of the article, which this window has now; its text may have gone on. After
            that, `changed`.
    """

    changed = Signal()
    read_by = Signal()
    lost = Signal()
    gained = Signal(int)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._article: int | None = None
        self.session = uuid.uuid4().hex
        self.standing = Standing()
        self.readers: tuple[ReaderView, ...] = ()
        """Who else reads the open article now."""
        self._writes = False
        self._coming = False  # the article is had; its text of now is on its way
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def elsewhere(self) -> bool:
        """Whether another window has the open article, or what it left is still to be read.

        Words typed on the text of before would go when that of now is shown.
        """
        return self.standing.other is not None or self._coming

    def open(
        self, article: int, show: Callable[[Opened], None], wanted: Callable[[], bool]
    ) -> None:
        """Open an article, to write in it where that is had; let go of what is not `wanted`."""

        def hear(found: Opened) -> None:
            if wanted():
                self._begin(found)
                show(found)
            elif article != self._article:
                self.let_go(article)

        def fail(error: MidadError) -> None:
            self._coming = False
            self._door.refused.emit(error)

        self._door.ask(
            partial(opened, article=article, session=self.session), hear, failed=fail, owner=self
        )

    def _begin(self, found: Opened) -> None:
        self._article, self._coming = found.detail.summary.id, False
        self._writes = Action.EDIT in found.detail.may
        self._set(Standing(other=found.hold.other))
        self._show_readers(found.readers)
        if not self._door.acting.store.read_only:
            self._timer.start()
        self._door.announce(found.hold.changes)

    def end(self) -> None:
        """Hear that the article was left, and let others have it."""
        article, self._article, self._coming = self._article, None, False
        self._timer.stop()
        if article is not None:
            self.let_go(article)
        self._set(Standing())
        self._show_readers(())

    def let_go(self, article: int) -> None:
        """Let others have an article, where this window has it, and read it no more."""
        if not self._door.acting.store.read_only:
            self._door.do(partial(_left, article=article, session=self.session))

    def look(self, then: Callable[[], None] = lambda: None) -> None:
        """Ask who has the article now; `then` follows where that is as it was."""
        article = self._article
        if article is None or self._door.acting.store.read_only:
            then()
            return

        def hear(found: tuple[Hold, Near]) -> None:
            hold, near = found
            self._door.announce(hold.changes | near.changes)
            if article == self._article:
                self._show_readers(near.readers)
                if not self._moved(hold.other):
                    then()

        self._door.ask(
            partial(_looked, article=article, session=self.session, writes=self._writes),
            hear,
            failed=lambda _: then(),
            owner=self,
        )

    def take_over(self) -> None:
        """Take the article from whoever has it."""
        article = self._article
        if article is None:
            return

        def hear(hold: Hold) -> None:
            if article == self._article:
                self._moved(hold.other)
            self._door.announce(hold.changes)

        self._door.ask(partial(take_over, article=article, session=self.session), hear, owner=self)

    def step_back(
        self,
        typed: ArticleText | None,
        base: int,
        show: Callable[[ArticleDetail], None],
        failed: Failed,
    ) -> None:
        """Put aside what was typed on version `base` here, then `show` the article as it is now.

        Its text is what the person goes on with in another window of theirs, where they do.
        """
        article = self._article
        if article is None:
            return

        def hear(found: tuple[Aside, ArticleDetail]) -> None:
            aside, detail = found
            if article == self._article and self.standing.other is not None:
                if aside.revision is not None:
                    self._set(replace(self.standing, kept=aside.revision))
                show(detail)
            self._door.announce(aside.changes)

        def fail(error: MidadError) -> None:
            if article == self._article:
                failed(error)

        self._door.ask(
            partial(_put_aside, article=article, typed=typed, base=base, session=self.session),
            hear,
            failed=fail,
        )

    def _moved(self, other: LeaseView | None) -> bool:
        """Take in who has the article; say whether this window got it or lost it by that."""
        had = self.standing.other
        if other is None:
            if had is None:
                return False
            self._coming = True
            self._set(Standing(), lambda: self.gained.emit(self._article))
            return True
        if had is None:
            self._coming = False
            self._set(Standing(other=other, lost=True), self.lost.emit)
            return True
        self._set(replace(self.standing, other=other))
        return False

    def _show_readers(self, found: tuple[ReaderView, ...]) -> None:
        if found != self.readers:
            self.readers = found
            self.read_by.emit()

    def _set(self, standing: Standing, first: Callable[[], None] = lambda: None) -> None:
        if standing == self.standing:
            return
        self.standing = standing
        first()
        self.changed.emit()


def _looked(acting: Acting, *, article: int, session: str, writes: bool) -> tuple[Hold, Near]:
    hold = renew(acting, article, session) if writes else Hold()
    return hold, near_to(acting, article, session)


def _left(acting: Acting, *, article: int, session: str) -> Changes:
    return release(acting, article, session) | read_no_more(acting, session)


def _put_aside(
    acting: Acting, *, article: int, typed: ArticleText | None, base: int, session: str
) -> tuple[Aside, ArticleDetail]:
    aside = Aside()
    if typed is not None:
        aside = put_aside(acting, article, typed, base=base, session=session)
    detail, going_on = load(acting, article), draft(acting, article)
    return aside, detail if going_on is None else replace(detail, text=going_on.text)
