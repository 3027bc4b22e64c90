"""Findings that only a whole article shows, looked for beside the window when the text is still.

They are kept by passage, as those of single blocks are. A key stops the looking; it begins anew
when nobody types and every block by itself was looked at.
"""

from collections.abc import Callable, Sequence
from time import sleep
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from studio.document.findings import WholeProvider
from studio.newsroom.acting import Acting
from studio.ui.door import Door, Running
from studio.ui.editor.findings.blocks import Found, Seen, found_in, seen_of
from studio.ui.editor.writing.passages import Frame, Passage

STILL_MS: Final = 250
"""How long after the blocks the article is looked at."""

Answer = list[tuple[Passage, tuple[Found, ...]]]


class WholeChecking(QObject):
    """Keeps what was found in an article as a whole.

    Signals:
        looked: the article was looked at; what was found may be other now.
    """

    looked = Signal()

    def __init__(self, door: Door, providers: Sequence[WholeProvider], parent: QObject) -> None:
        """Look with `providers`."""
        super().__init__(parent)
        self._door, self._providers = door, tuple(providers)
        self._found: dict[int, tuple[Passage, tuple[Found, ...]]] = {}
        self._wanted: tuple[tuple[Passage, ...], Frame, frozenset[str]] | None = None
        self._seen: tuple[tuple[Passage, ...], Frame, frozenset[str]] | None = None
        self._running: Running | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(STILL_MS)
        self._later.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether the article was not looked at yet as it stands."""
        return self._running is not None or self._later.isActive()

    def of(self, passage: Passage) -> tuple[Found, ...]:
        """Return what was found in a passage."""
        known = self._found.get(id(passage))
        return known[1] if known is not None and known[0] is passage else ()

    def keep(self, passage: Passage, findings: tuple[Found, ...]) -> None:
        """Hear what an edit left of what was found; it holds until the article is looked at."""
        codes = frozenset(code for one in self._providers for code in one.codes) if findings else ()
        mine = tuple(one for one in findings if one.finding.code in codes)
        if mine:
            self._found[id(passage)] = (passage, mine)

    def look(self, passages: Sequence[Passage], frame: Frame, off: frozenset[str]) -> None:
        """Look at an article once it is still, unless it was looked at as it stands."""
        wanted = (tuple(passages), frame, off)
        if not self._providers or _alike(wanted, self._seen):
            return
        self._wanted = wanted
        self._later.start()

    def stop(self) -> None:
        """Look no further: the text changes."""
        self._later.stop()
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def clear(self) -> None:
        """Forget everything: another text is shown, or something else is looked for."""
        self.stop()
        self._found.clear()
        self._seen = None

    def _look(self) -> None:
        if self._wanted is None:
            return
        passages, frame, off = wanted = self._wanted
        providers = self._providers

        def work(_: Acting, running: Running) -> Answer | None:
            return _found(passages, frame, providers, off, lambda: running.cancelled)

        running = self._door.run(work, lambda answer: self._take(answer, wanted), owner=self)
        running.ended.connect(running.deleteLater)
        self._running = running

    def _take(
        self,
        answer: Answer | None,
        wanted: tuple[tuple[Passage, ...], Frame, frozenset[str]],
    ) -> None:
        if answer is None or self._wanted is not wanted or self._running is None:
            return
        self._running = None
        self._seen = wanted
        self._found = {id(passage): (passage, found) for passage, found in answer}
        self.looked.emit()


def _alike(
    one: tuple[tuple[Passage, ...], Frame, frozenset[str]],
    other: tuple[tuple[Passage, ...], Frame, frozenset[str]] | None,
) -> bool:
    """Tell whether two texts are made of the same passages, which are never changed."""
    if other is None or one[1:] != other[1:] or len(one[0]) != len(other[0]):
        return False
    return all(mine is theirs for mine, theirs in zip(one[0], other[0], strict=True))


def _found(
    passages: Sequence[Passage],
    frame: Frame,
    providers: Sequence[WholeProvider],
    off: frozenset[str],
    cancelled: Callable[[], bool],
) -> Answer | None:
    """Look at an article, on another thread; None where it was told to stop."""
    blocks: list[tuple[int, Seen]] = []
    for number, passage in enumerate(passages):
        if cancelled():
            return None
        blocks += ((number, one) for one in seen_of(passage, frame) if one.text.text)
        sleep(0)
    texts = [seen.text for _, seen in blocks]
    found: dict[int, list[Found]] = {}
    for provider in providers:
        if provider.codes <= off:
            continue
        for at, finding in provider.check_whole(texts):
            if cancelled():
                return None
            if finding.code not in off:
                number, seen = blocks[at]
                found.setdefault(number, []).extend(found_in(seen, (finding,)))
    return [(passages[number], tuple(these)) for number, these in found.items()]
