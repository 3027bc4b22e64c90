"""Suggesting, deciding and the three views of the open story, as commands and keys.

F8 goes from remark to remark; while a suggestion is chosen, a letter accepts or rejects it and goes
on to the next; a comment is answered by Enter and resolved by the letter that accepts. Deliberately
absent: how edits become suggestions (`writing`), and panes that list remarks and what they say.
"""

from collections.abc import Callable, Collection
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from studio.document.article import ArticleText
from studio.ui.commands import Do
from studio.ui.editor.deciding_many import DecidingMany
from studio.ui.editor.editing import Editing
from studio.ui.editor.remarks import Remark, RemarkKind
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.suggester import Suggester
from studio.ui.editor.writing.views import Showing
from studio.ui.station import Station
from studio.ui.story import Story

if TYPE_CHECKING:
    from studio.ui.editor.remark_bar import RemarkBar

ACCEPT_KEYS: Final = frozenset("aAش")
"""What the key A types, on a Latin and on an Arabic layout."""
REJECT_KEYS: Final = frozenset("rRق")
VIEWS: Final = {
    Do.VIEW_ALL: Showing.ALL,
    Do.VIEW_FINAL: Showing.FINAL,
    Do.VIEW_ORIGINAL: Showing.ORIGINAL,
}
_MOST_REMEMBERED: Final = 200
_HELD: Final = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
)


class Reviewing(QObject):
    """Lets a person suggest, decide suggestions, and see the text with or without them.

    Signals:
        changed: whether edits become suggestions, or what is shown, is other now.
        reply_wanted: the remark that somebody wants to answer.
        settle_wanted: the remark that somebody wants to resolve.
        told: a text for a toast, and what takes it back or None.
    """

    changed = Signal()
    reply_wanted = Signal(object)
    settle_wanted = Signal(object)
    told = Signal(str, object)

    def __init__(self, station: Station, story: Story, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        self._station, self._story = station, story
        self._surface, self._editing = surface, editing
        self._remarks = self.remarks = editing.remarks
        self._suggesting = False
        self._choosing = False
        self.many = DecidingMany(
            station, surface, editing, lambda ids, accept: self.decide(ids, accept=accept)
        )
        self.many.told.connect(self.told)
        deck = station.deck
        slots: dict[Do, Callable[[], object]] = {
            Do.SUGGEST: lambda: self.suggest(on=not self._suggesting),
            Do.NEXT_REMARK: lambda: self.step(on=True),
            Do.PREVIOUS_REMARK: lambda: self.step(on=False),
            Do.NEXT_SUGGESTION: lambda: self.step(on=True, kind=RemarkKind.SUGGESTION),
            Do.ACCEPT: lambda: self.decide_here(accept=True),
            Do.REJECT: lambda: self.decide_here(accept=False),
            **self.many.slots(),
        }
        for do, showing in VIEWS.items():
            slots[do] = partial(self.show_as, showing)
        for do, slot in slots.items():
            deck.on(do, slot, enabled=False)
        story.loaded.connect(self._load)
        story.refreshed.connect(self.follow)
        story.closed.connect(self._close)
        story.rewritten.connect(self._rewrite)
        surface.cursorPositionChanged.connect(self._disarm)
        self._remarks.chosen.connect(self._arm)

    @cached_property
    def bar(self) -> "RemarkBar":
        """The bar under a remark that was gone to."""
        from studio.ui.editor.remark_bar import RemarkBar

        bar = RemarkBar(self._station, self._surface)
        bar.reply_wanted.connect(self._reply)
        return bar

    def _put_bar_away(self) -> None:
        if "bar" in vars(self):
            self.bar.hide()

    # What holds

    @property
    def suggesting(self) -> bool:
        """Whether edits become suggestions now."""
        return self._suggesting and self._may_write()

    @property
    def showing(self) -> Showing:
        """What of the text is shown."""
        return self._editing.manuscript.layers.showing

    @property
    def shows_original(self) -> bool:
        """Whether the text is shown as it was, which nobody can write in."""
        return self.showing is Showing.ORIGINAL

    @property
    def may_decide(self) -> bool:
        """Whether the person may accept and reject what is suggested."""
        return self._story.detail is not None and self._may_write()

    def _may_write(self) -> bool:
        return self._story.editable and not self._station.door.acting.store.read_only

    def follow(self) -> None:
        """Offer what can be done now."""
        deck = self._station.deck
        shown, writes = self._story.detail is not None, self._may_write()
        for do in (Do.NEXT_REMARK, Do.PREVIOUS_REMARK, Do.NEXT_SUGGESTION, *VIEWS):
            deck.allow(do, allowed=shown)
        for do in (Do.SUGGEST, Do.ACCEPT, Do.REJECT, *self.many.slots()):
            deck.allow(do, allowed=shown and writes)
        deck[Do.SUGGEST].setChecked(self.suggesting)
        for do, showing in VIEWS.items():
            deck[do].setChecked(self.showing is showing)
        person = self._station.door.acting.person.id
        by = Suggester(person) if self.suggesting else None
        self._editing.manuscript.suggest_as(by)

    # Suggesting and views

    def suggest(self, *, on: bool) -> None:
        """Make suggestions of all edits from now on, or no longer; it is remembered."""
        self._suggesting = on
        self._remember(on=on)
        self.follow()
        self.changed.emit()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_as(self, showing: Showing) -> None:
        """Show everything, the final text or the original one."""
        manuscript = self._editing.manuscript
        if showing is not self.showing:
            top = self._surface.verticalScrollBar().value()
            cursor = manuscript.show_as(showing, self._surface.textCursor())
            self._surface.setTextCursor(cursor)
            self._surface.verticalScrollBar().setValue(top)
            self._surface.ensureCursorVisible()
            self._editing.formatted.emit()
        self.follow()
        self.changed.emit()

    def _rewrite(self, text: ArticleText) -> None:
        """Let what readers would see become another text, seen as it comes."""
        if self.shows_original:
            self.show_as(Showing.ALL)
        self._editing.rewrite(text)

    def _load(self) -> None:
        self._suggesting = self._uid() in self._remembered()
        self._disarm()
        self.follow()
        self.changed.emit()

    def _close(self) -> None:
        self._suggesting = False
        self.follow()
        self.changed.emit()

    def _uid(self) -> str:
        detail = self._story.detail
        return "" if detail is None else detail.summary.uid

    def _key(self) -> str:
        acting = self._station.door.acting
        return f"suggesting:{acting.store.folder}:{acting.person.sign_in}"

    def _remembered(self) -> list[str]:
        kept = self._station.personal.recall(self._key())
        return [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []

    def _remember(self, *, on: bool) -> None:
        kept = [one for one in self._remembered() if one != self._uid()]
        if on and self._uid():
            kept.append(self._uid())
        self._station.personal.remember(self._key(), kept[-_MOST_REMEMBERED:] or None)

    # From remark to remark

    def step(self, *, on: bool, kind: RemarkKind | None = None) -> None:
        """Go to the next remark, of one kind or any, or to the one before, round the end."""
        if self.showing is not Showing.ALL:
            self.show_as(Showing.ALL)
        self._choosing = True
        found = self._remarks.step(on=on, kind=kind)
        self._choosing = False
        if found is None:
            self._say_none()
        if found is None or found.selection is not None:
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_none(self) -> None:
        self.told.emit(self._station.tongue.words.say("No remarks in this story."), None)

    def _arm(self, remark: Remark) -> None:
        """Let letters decide the remark that was gone to, until the caret goes elsewhere."""
        self._surface.removeEventFilter(self)
        if remark.selection is not None:
            self._surface.installEventFilter(self)
        writes = not self._station.door.acting.store.read_only
        if remark.selection is not None and remark.kind is RemarkKind.COMMENT and writes:
            self.bar.come(comment=True)
        elif remark.selection is not None and self._may_write():
            self.bar.come(comment=False)
        else:
            self._put_bar_away()

    def _disarm(self) -> None:
        if self._remarks.at_hand and not self._choosing:
            self._remarks.let_go()
            self._surface.removeEventFilter(self)
            self._put_bar_away()

    def _reply(self) -> None:
        here = self._remarks.here()
        if here is not None and here.kind is RemarkKind.COMMENT:
            self.reply_wanted.emit(here)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Take the letters that decide; any other key is the text's again."""
        kind = event.type()
        if not isinstance(event, QKeyEvent) or kind not in {
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        }:
            return False
        act = self._act(event)
        if act is not None:
            event.accept()
            if kind is QEvent.Type.KeyPress:
                act()
            return True
        if kind is QEvent.Type.KeyPress and event.key() not in _HELD and event.text():
            self._leave()
        return False

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return None
        here = self._remarks.here()
        if event.key() == Qt.Key.Key_Escape:
            return self._leave
        if here is None:
            return None
        if here.kind is RemarkKind.COMMENT:
            return self._act_on_comment(event, here)
        if event.text() in ACCEPT_KEYS and event.text():
            return partial(self.decide_here, accept=True)
        if event.text() in REJECT_KEYS and event.text():
            return partial(self.decide_here, accept=False)
        return None

    def _act_on_comment(self, event: QKeyEvent, here: Remark) -> Callable[[], object] | None:
        """Return what a key does; the one that rejects does nothing, and types nothing either."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return partial(self.reply_wanted.emit, here)
        if event.text() in ACCEPT_KEYS and event.text():
            return partial(self.settle_wanted.emit, here)
        return _pass_over if event.text() in REJECT_KEYS and event.text() else None

    def _leave(self) -> None:
        """Put the caret behind the remark, so that nothing typed replaces it."""
        cursor = self._surface.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self._surface.setTextCursor(cursor)
        self._choosing = False
        self._disarm()

    # Deciding

    def decide_here(self, *, accept: bool) -> None:
        """Accept or reject the suggestion at the caret, or all in the selection; go on."""
        here = self._remarks.here()
        if here is not None and here.kind is RemarkKind.SUGGESTION:
            ids: tuple[str, ...] = (here.id,)
        elif self._surface.textCursor().hasSelection():
            ids = self._remarks.in_selection()
        else:
            ids = ()
        if ids:
            self.decide(ids, accept=accept)
        else:
            words = self._station.tongue.words
            self.told.emit(words.say("There is no suggestion here."), None)

    def decide(self, ids: Collection[str], *, accept: bool) -> None:
        """Accept or reject suggestions as one step, and go on to the next one."""
        if not self._may_write():
            return
        if self.showing is not Showing.ALL:
            self.show_as(Showing.ALL)
        self._remarks.decide(ids, accept=accept)
        if self._remarks.suggestions():
            self._choosing = True
            self._remarks.step(on=True)
            self._choosing = False
        else:
            self._leave()


def _pass_over() -> None:
    """Take a key that means nothing here."""
