"""Looking for findings beside the window's thread: the blocks that changed, when nobody types.

A passage is never changed, another takes its place; so findings are kept by passage, and an answer
about one that has gone is simply never asked for. Deliberately absent: how findings are shown.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from studio.document.findings import (
    Finding,
    Provider,
    WholeProvider,
    carried,
    distinct,
    joined,
)
from studio.document.ignored import Ignored, found_again, ignored
from studio.newsroom.acting import Acting
from studio.ui.door import Door, Running
from studio.ui.editor.findings.blocks import (
    Found,
    Placed,
    all_words,
    checked,
    has_words,
    place_of,
    words_in,
)
from studio.ui.editor.findings.spelt import SpellChecking
from studio.ui.editor.findings.whole import WholeChecking
from studio.ui.editor.writing.content import flat
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import Frame, Passage, Spot
from studio.ui.first_touch import FirstTouch
from studio.ui.spelling_door import SpellingDoor

SOON_MS: Final = 400
"""How long nobody may have typed before the text is looked at."""
_AT_ONCE: Final = 48
"""How many blocks are looked at before what they have is shown."""


class _Known(Struct, frozen=True):
    """What was found in a passage, and what of it is shown: of its own text, and inside it."""

    passage: Passage
    found: tuple[Found, ...]
    shown: tuple[Finding, ...]
    inside: tuple[Found, ...] = ()

    @property
    def all_shown(self) -> tuple[Found, ...]:
        """What is shown of all of it."""
        return (*map(Found, self.shown), *self.inside)


class Checking(QObject):
    """Keeps the findings of one manuscript up to date.

    Signals:
        found: what is shown may be other now.
        moved: an `Ignored` that is let be, and the one that it is known by from now on.
    """

    found = Signal()
    moved = Signal(object, object)

    def __init__(
        self,
        door: Door,
        manuscript: Manuscript,
        providers: Sequence[Provider],
        near: Callable[[], int],
        parent: QObject,
        whole: Sequence[WholeProvider] = (),
        spelling: SpellingDoor | None = None,
        touch: FirstTouch | None = None,
    ) -> None:
        """Look with `providers`, then at the whole article with `whole`, and at its spelling.

        `near` gives the number of the block to begin at. Nothing is looked at before `touch`:
        rules take a tenth of a second to be made ready, and nobody may be there.
        """
        super().__init__(parent)
        self._touch = touch
        if touch is not None:
            touch.touched.connect(self.look)
            manuscript.edited.connect(touch.happen)
        self._door, self._manuscript = door, manuscript
        self._providers, self._near = tuple(providers), near
        self._known: dict[int, _Known] = {}
        self._last: dict[int, _Known] = {}
        self._frame = manuscript.frame
        self._token = manuscript.token
        self._off: frozenset[str] = frozenset()
        self._ignored: frozenset[Ignored] = frozenset()
        self._looked_for = 0
        self._running: Running | None = None
        self._on = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON_MS)
        self._later.timeout.connect(self.look)
        manuscript.edited.connect(self._later.start)
        self._whole_providers = tuple(whole)
        self._whole = WholeChecking(door, whole, self)
        manuscript.edited.connect(self._whole.stop)
        self._whole.looked.connect(self._show_again)
        self._spelt = SpellChecking(spelling, near, self)
        manuscript.edited.connect(self._spelt.stop)
        self._spelt.looked.connect(self._show_again)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all that can be found, in the order of the providers."""
        every: tuple[Provider | WholeProvider, ...] = (*self._providers, *self._whole_providers)
        rules = tuple(code for one in every for code in sorted(one.codes))
        return (*rules, *sorted(self._spelt.codes))

    @property
    def off(self) -> frozenset[str]:
        """The codes that are not looked for."""
        return self._off

    @property
    def busy(self) -> bool:
        """Whether something was not looked at yet."""
        mine = self._running is not None or self._later.isActive()
        return mine or self.rests or self._whole.busy or self._spelt.busy

    @property
    def rests(self) -> bool:
        """Whether nothing is looked at: nobody has been there yet."""
        return self._touch is not None and not self._touch.happened

    # Looking

    def stir(self) -> None:
        """Look when nobody has typed for a while."""
        self._later.start()

    def begin(self) -> None:
        """Hear that another text is shown from now on; it is looked at when it stands there."""
        self._known.clear()
        self._last.clear()
        self._whole.clear()
        self._spelt.clear()
        self._later.start()

    def look(self) -> None:
        """Look at every block that has changed since it was looked at."""
        self._later.stop()
        manuscript = self._manuscript
        if (manuscript.token, manuscript.frame) != (self._token, self._frame):
            self._token, self._frame = manuscript.token, manuscript.frame
            self._known.clear()
            self._last.clear()
            self._whole.clear()
            self._spelt.clear()
            self.found.emit()
        if self._running is not None or not self._on or self.rests:
            return
        passages = manuscript.passages
        unknown = [
            (number, one)
            for number, one in enumerate(passages)
            if has_words(one) and not self._knows(one)
        ]
        if not unknown:
            self._forget_gone(passages)
            self._whole.look(passages, self._frame, self._off)
            self._spelt.look(passages, self._frame, self._off)
            return
        near = self._near()
        unknown.sort(key=lambda one: abs(one[0] - near))
        batch = tuple(one for _, one in unknown[:_AT_ONCE])
        providers, off, frame = self._providers, self._off, self._frame
        looked_for = self._looked_for

        def work(_: Acting, running: Running) -> list[tuple[Passage, tuple[Found, ...]]]:
            return checked(batch, frame, providers, off, lambda: running.cancelled)

        running = self._door.run(
            work,
            lambda answer: self._take(answer if looked_for == self._looked_for else [], frame, off),
            owner=self,
        )
        running.ended.connect(running.deleteLater)
        self._running = running

    def _take(
        self,
        answer: list[tuple[Passage, tuple[Found, ...]]],
        frame: Frame,
        off: frozenset[str],
    ) -> None:
        self._running = None
        if frame == self._frame and off == self._off:
            self._keep_beyond()
            for passage, found in answer:
                self._known[id(passage)] = self._seen(passage, found)
            self.found.emit()
        self.look()

    def _keep_beyond(self) -> None:
        """Carry over what edits left of findings of the whole article and of spelling."""
        passages = self._manuscript.passages
        for number, last in self._last.items():
            here = number < len(passages) and last.passage is passages[number]
            if here and not self._knows(last.passage):
                self._whole.keep(last.passage, last.all_shown)
                self._spelt.keep(last.passage, last.all_shown)

    def _knows(self, passage: Passage) -> bool:
        known = self._known.get(id(passage))
        return known is not None and known.passage is passage

    def _forget_gone(self, passages: Sequence[Passage]) -> None:
        if len(self._known) > 2 * len(passages) + 100:
            here = {id(one) for one in passages}
            self._known = {key: one for key, one in self._known.items() if key in here}

    # What is shown

    def shown(self, number: int) -> tuple[Finding, ...]:
        """Return what is shown of a block's own text.

        Until it is looked at again that is what an edit left of it.
        """
        known = self._here(number)
        return () if known is None else known.shown

    def inside(self, number: int) -> tuple[Found, ...]:
        """Return what is shown of the lines inside a block, as `shown`."""
        known = self._here(number)
        return () if known is None else known.inside

    def shows(self, placed: Placed) -> bool:
        """Say whether a finding is shown where it was found."""
        if placed.line is None:
            return placed.finding in self.shown(placed.number)
        return Found(placed.finding, placed.line) in self.inside(placed.number)

    def _here(self, number: int) -> _Known | None:
        passage = self._manuscript.passages[number]
        known = self._known.get(id(passage))
        if known is not None and known.passage is passage:
            if known.shown or known.inside or number in self._last:
                self._last[number] = known
            return known
        last = self._last.get(number)
        if last is None or last.passage is passage:
            return last
        left: tuple[Finding, ...] = ()
        if passage.card is None and last.passage.card is None:
            old, new = flat(last.passage.content), flat(passage.content)
            left = carried(last.shown, old, new)
        inside = tuple(one for one in last.inside if _stays(one, last.passage, passage))
        last = self._last[number] = _Known(passage, (), left, inside)
        return last

    def all(self) -> list[Placed]:
        """Return everything that is shown, in the order of the text."""
        return self.listed(self.shown)

    def listed(self, own: Callable[[int], tuple[Finding, ...]]) -> list[Placed]:
        """Return what `own` gives of blocks and what is inside them, in the order of the text."""
        found: list[Placed] = []
        for number, passage in enumerate(self._manuscript.passages):
            here = [Placed(number, one) for one in own(number)]
            if inside := self.inside(number):
                here += (Placed(number, *one) for one in inside)
                here.sort(key=partial(_starts, passage))
            found += here
        return found

    def words(self, placed: Placed) -> str:
        """Return the text that a finding's places count in."""
        return words_in(self._manuscript.passages[placed.number], placed.line)

    def _seen(self, passage: Passage, found: tuple[Found, ...]) -> _Known:
        every = (*found, *self._whole.of(passage), *self._spelt.of(passage))
        by_line: dict[int | None, list[Finding]] = {}
        for finding, line in every:
            by_line.setdefault(line, []).append(finding)
        own: tuple[Finding, ...] = ()
        inside: list[Found] = []
        for line, these in by_line.items():
            left = joined(distinct(these), self._spelt.codes)
            if self._ignored:
                text = words_in(passage, line)
                left = [one for one in left if not self._is_let_be(one, text)]
            if line is None:
                own = tuple(left)
            else:
                inside += (Found(one, line) for one in left)
        return _Known(passage, found, own, tuple(inside))

    # What is not to be shown

    def let_be(self, ignored: Iterable[Ignored]) -> None:
        """Show nothing of these from now on, and of no others."""
        now = frozenset(ignored)
        if now != self._ignored:
            self._ignored = now
            self._show_again()

    def ignore(self, placed: Placed, *, everywhere: bool = False) -> Ignored:
        """Show a finding no more, wherever its words move; return what it is known by."""
        finding = ignored(placed.finding, self.words(placed), everywhere=everywhere)
        self.let_be(self._ignored | {finding})
        return finding

    def notice(self, finding: Ignored) -> None:
        """Show again what was ignored."""
        self.let_be(self._ignored - {finding})

    def _is_let_be(self, finding: Finding, text: str) -> bool:
        """Tell whether a finding is let be, and remember what stands around it now."""
        texts = all_words(self._manuscript.passages)
        known = found_again(finding, text, self._ignored, texts)
        if known is None:
            return False
        now = ignored(finding, text)
        if not known.everywhere and now != known:
            self._ignored = self._ignored - {known} | {now}
            self.moved.emit(known, now)
        return True

    def _show_again(self) -> None:
        self._known = {key: self._seen(one.passage, one.found) for key, one in self._known.items()}
        self._last.clear()
        self.found.emit()

    def switch(self, off: Iterable[str]) -> None:
        """Look for everything but these codes from now on."""
        codes = frozenset(off)
        if codes == self._off:
            return
        self._off = codes
        self._begin_anew()

    def look_anew(self) -> None:
        """Look for what is looked for now at everything; what was found is shown until then."""
        self._looked_for += 1
        if self._running is not None:
            self._running.cancel()
        self._last = {**self._last, **self._shown_by_number()}
        self._known.clear()
        self._whole.clear()
        self.look()

    def _shown_by_number(self) -> dict[int, _Known]:
        passages = enumerate(self._manuscript.passages)
        known = ((number, self._known.get(id(one)), one) for number, one in passages)
        return {at: one for at, one, passage in known if one and one.passage is passage}

    def show_any(self, *, on: bool) -> None:
        """Look for anything at all, or for nothing."""
        if on is not self._on:
            self._on = on
            self._begin_anew()

    def _begin_anew(self) -> None:
        if self._running is not None:
            self._running.cancel()
        self._known.clear()
        self._last.clear()
        self._whole.clear()
        self._spelt.clear()
        self.found.emit()
        self.look()


def _starts(passage: Passage, placed: Placed) -> Spot:
    return place_of(passage, placed).start


def _stays(found: Found, before: Passage, now: Passage) -> bool:
    """Tell whether a line inside a passage says what it said."""
    return words_in(before, found.line) == words_in(now, found.line)
