"""The remarks on the open story, comments and suggestions, and what a person does with them.

Everything that is said goes to the newsroom at once. What could not be kept is told, and the words
stay where they were typed. Suggestions stand in the text and are decided there. Deliberately
absent: widgets.
"""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from studio.document.anchors import Anchor, Stretch
from studio.newsroom import comments
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.people import people
from studio.newsroom.views import PersonView, ThreadView
from studio.newsroom.workflow import Action
from studio.ui.commands import Do
from studio.ui.editor import remarks as placed
from studio.ui.editor.deciding_many import DecidingMany
from studio.ui.editor.remarking import Remarking
from studio.ui.editor.reviewing import Reviewing
from studio.ui.editor.writing.views import Showing
from studio.ui.parts.said_of import field_of
from studio.ui.review.remarks.order import Remark, Show, ordered, shown, waiting
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.words import mark

_Read = tuple[tuple[ThreadView, ...], tuple[PersonView, ...]]


class RemarkDesk(QObject):
    """Knows what is said about the open story, and what is suggested in it.

    Signals:
        changed: the remarks, their places, their order or the filter.
        activated: the key of the remark that the person is at; and whether keys shall come to it.
        wanted: what is said there has to be seen.
        answering: the key of the comment that the person wants to answer.
        composing: the words that a new comment will be about, or None for the whole story or,
            where there is one, for the `field` that the person stood in.
        field_wanted: the name of a field beside the text that is to be gone to.
        refused: a `MidadError`.
        told: a text for a toast, and what takes it back or None.
    """

    changed = Signal()
    activated = Signal(str, bool)
    wanted = Signal()
    answering = Signal(str)
    composing = Signal(object)
    field_wanted = Signal(str)
    refused = Signal(object)
    told = Signal(str, object)

    def __init__(
        self,
        station: Station,
        story: Story,
        remarking: Remarking,
        reviewing: Reviewing,
    ) -> None:
        super().__init__(remarking)
        self._station, self._story = station, story
        self._remarking, self._reviewing = remarking, reviewing
        self._threads: tuple[ThreadView, ...] = ()
        self._of: int | None = None
        self._all: tuple[Remark, ...] = ()
        self._stale = False
        self.people: tuple[PersonView, ...] = ()
        self.active: str | None = None
        self.field: str | None = None
        self.show = Show.OPEN
        story.loaded.connect(lambda _: self.read())
        story.refreshed.connect(lambda _: self.read())
        story.closed.connect(self._forget)
        remarking.stirred.connect(self._stir)
        remarking.moved.connect(self._place)
        remarking.entered.connect(self._enter)
        reviewing.remarks.listing = self._listing
        reviewing.remarks.chosen.connect(self._choose)
        reviewing.reply_wanted.connect(lambda one: self._reply(one.id))
        reviewing.settle_wanted.connect(lambda one: self._settle_at(one.id))
        station.deck.on(Do.COMMENT, self.begin, enabled=False)

    # What there is

    @property
    def article(self) -> int | None:
        """The id of the story that the remarks are on."""
        return self._story.article

    @property
    def all(self) -> tuple[Remark, ...]:
        """Every remark, as the text stands now."""
        if self._stale:
            self._stale = False
            suggested = self._reviewing.remarks.placed() if self._of is not None else ()
            places = self._remarking.places() if self._threads else {}
            self._all = ordered(self._threads, places, suggested)
        return self._all

    @property
    def shown(self) -> tuple[Remark, ...]:
        """The remarks that are listed."""
        return shown(self.all, self.show, self._person)

    def count(self, show: Show) -> int:
        """Return how many a filter lets through."""
        return len(shown(self.all, show, self._person))

    def find(self, key: str) -> Remark | None:
        """Return a remark by its key."""
        return next((one for one in self.all if one.key == key), None)

    def name(self, person: int) -> str:
        """Return a person's name, empty for one who is not known here."""
        return next((one.display_name for one in self.people if one.id == person), "")

    @property
    def writable(self) -> bool:
        """Whether the person may say something."""
        return self._story.may(Action.COMMENT) and not self._station.door.acting.store.read_only

    @property
    def many(self) -> DecidingMany:
        """What decides many suggestions at once."""
        return self._reviewing.many

    @property
    def may_decide(self) -> bool:
        """Whether the person may accept and reject suggestions."""
        return self._reviewing.may_decide

    def may_settle(self, thread: ThreadView) -> bool:
        """Say whether the person may resolve and reopen a thread."""
        own = thread.comment.author == self._person
        return self.writable and (own or self._story.may(Action.RESOLVE))

    def is_own(self, author: int) -> bool:
        """Say whether the person wrote it themselves."""
        return self.writable and author == self._person

    def filter(self, show: Show) -> None:
        """List others from now on."""
        if show is not self.show:
            self.show = show
            self.changed.emit()

    @property
    def _person(self) -> int:
        return self._station.door.acting.person.id

    def _listing(self) -> tuple[placed.Remark, ...]:
        """Return what is gone through by key: what is listed, or else all that is open."""
        listed = self.shown or shown(self.all, Show.OPEN, self._person)
        comment, suggestion = placed.RemarkKind.COMMENT, placed.RemarkKind.SUGGESTION
        return tuple(
            placed.Remark(
                comment if one.suggestion is None else suggestion,
                one.key,
                None if one.place is None else self._remarking.shown(one.place),
            )
            for one in listed
        )

    # Reading

    def read(self) -> None:
        """Read what was said about the open story."""
        article = self._story.article
        if article is None or not self._story.may(Action.COMMENT):
            self._forget()
            return
        if article != self._of:
            self._forget()
            self._of = article
            self._station.deck.allow(Do.COMMENT, allowed=self.writable)

        def find(acting: Acting) -> _Read:
            return comments.threads(acting, article), people(acting)

        def show(found: _Read) -> None:
            if self._story.article == article:
                self._threads, self.people = found
                self._remarking.show(
                    [one.anchor for one in self._threads if one.anchor and one.anchor.quoted],
                    {one.anchor.id for one in self._threads if one.anchor and one.open},
                )
                self._place()

        self._station.door.ask(find, show, failed=lambda _: self._place(), owner=self)

    def _stir(self) -> None:
        self._stale = True

    def _place(self) -> None:
        self._stale = True
        self._station.deck.allow(Do.COMMENT, allowed=self.writable)
        self.changed.emit()

    def _forget(self) -> None:
        self._threads, self._all, self._stale = (), (), False
        self.active, self._of, self.show = None, None, Show.OPEN
        self.field = None
        self._remarking.forget()
        self._remarking.show((), ())
        self._station.deck.allow(Do.COMMENT, allowed=False)
        self.changed.emit()

    # Going about

    def activate(self, key: str, *, focus: bool = True) -> None:
        """Go to a remark and its place in the text; keys come there, or to its card without one."""
        remark = self.find(key)
        if remark is None:
            return
        if remark.suggestion is not None and self._reviewing.showing is not Showing.ALL:
            self._reviewing.show_as(Showing.ALL)
        self._reviewing.remarks.go_to(key)
        if focus and remark.place is not None:
            self._remarking.focus()

    def leave(self) -> None:
        """Go back to the text."""
        self._remarking.focus()

    def _choose(self, remark: placed.Remark) -> None:
        """Show the remark that was gone to."""
        self.active = remark.id
        listed = self.find(remark.id)
        if listed is not None and not shown((listed,), self.show, self._person):
            self.show = Show.OPEN if listed.thread is None or listed.thread.open else Show.RESOLVED
        if remark.kind is placed.RemarkKind.COMMENT:
            self.wanted.emit()
        self.activated.emit(remark.id, remark.selection is None)

    def _enter(self, ids: tuple[str, ...]) -> None:
        """Show the remark of the place where the caret came to."""
        known = {one.key for one in self.shown}
        found = next((id_ for id_ in ids if id_ in known), None)
        if found is not None and found != self.active:
            self.active = found
            self.activated.emit(found, False)

    def _go_on(self, after: Remark | None) -> None:
        """Go to the next thread that waits, or back to the text."""
        if after is None:
            self._remarking.focus()
        else:
            self.activate(after.key)

    # Saying something

    def begin(self) -> None:
        """Begin a comment on the field that keys go to, what is selected, or else the story.

        In the text without a selection, that is the paragraph at the caret.
        """
        self.field = field_of(QApplication.focusWidget())
        if self.field is None:
            self.composing.emit(self._remarking.propose())
        else:
            self._remarking.forget()
            self.composing.emit(None)

    def forget_new(self) -> None:
        """Forget the comment that was begun, and go back to where it was."""
        self._remarking.forget()
        self._go_back()

    def _go_back(self) -> None:
        field, self.field = self.field, None
        if field is None:
            self._remarking.focus()
        else:
            self.field_wanted.emit(field)

    def send(self, body: str, then: Callable[[], None]) -> None:
        """Say what was begun; `then` follows when it is kept."""
        article, base = self._story.article, self._story.base
        if article is None:
            return
        if self.field is None:
            anchor = self._remarking.proposed()
        else:
            anchor = Anchor(uuid4().hex, Stretch(self.field))

        def said(_: Changes) -> None:
            self._remarking.attach(anchor)
            then()
            self._go_back()

        self._do(
            lambda acting: comments.add_comment(
                acting, article, body, anchor=anchor, revision=base
            ),
            said,
        )

    def _reply(self, key: str) -> None:
        remark = self.find(key)
        if remark is not None and remark.thread is not None and self.writable:
            self.activated.emit(key, True)
            self.answering.emit(key)

    def answer(self, thread: ThreadView, body: str, then: Callable[[], None]) -> None:
        """Answer a thread and go on to the next one that waits for the person's answer."""
        after = self._waiting_after(thread)

        def said(_: Changes) -> None:
            then()
            self._go_on(after)

        self._do(partial(comments.answer_comment, comment=thread.id, body=body), said)

    def edit(self, comment: int, body: str, then: Callable[[], None]) -> None:
        """Put other words in the place of the person's own."""
        self._do(partial(comments.edit_comment, comment=comment, body=body), lambda _: then())

    def delete(self, comment: int) -> None:
        """Take back what the person said."""
        self._do(partial(comments.delete_comment, comment=comment), lambda _: None)

    # Settling

    def settle(self, thread: ThreadView) -> None:
        """Resolve an open thread and go on to the next that waits; reopen a resolved one."""
        if not self.may_settle(thread):
            return
        if not thread.open:
            self._reopen(thread.id)
            return
        after = self._waiting_after(thread)

        def done(_: Changes) -> None:
            self._go_on(after)
            text = self._station.tongue.words.say(mark("Comment resolved"))
            self.told.emit(text, partial(self._reopen, thread.id))

        self._do(partial(comments.resolve_comment, comment=thread.id), done)

    def _settle_at(self, key: str) -> None:
        remark = self.find(key)
        if remark is not None and remark.thread is not None and remark.thread.open:
            self.settle(remark.thread)

    def decide(self, key: str, *, accept: bool) -> None:
        """Accept or reject a suggestion, and go on to the next remark."""
        if self.may_decide:
            self._reviewing.decide((key,), accept=accept)
            self._place()

    def _waiting_after(self, thread: ThreadView) -> Remark | None:
        key = next((one.key for one in self.all if one.thread == thread), "")
        return waiting(self.shown, key, self._person)

    def _reopen(self, comment: int) -> None:
        self._do(partial(comments.reopen_comment, comment=comment), lambda _: None)

    def _do(self, act: Callable[[Acting], Changes], then: Callable[[Changes], None]) -> None:
        self._station.door.do(act, then, failed=self.refused.emit)
