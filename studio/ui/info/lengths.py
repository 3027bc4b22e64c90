"""How long the open story is, in plain numbers, and the way to its longest sentence.

Measured beside everything else, once typing rests. Deliberately absent: marks in the text, which
the copy desk makes of what is longer than the house likes.
"""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel

from studio.document.lengths import Lengths, Measured, measure
from studio.newsroom.acting import Acting
from studio.ui.door import Running
from studio.ui.info.form import Group
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.document.article import ArticleText

_REST_MS: Final = 800


class StoryLengths(Group):
    """Words, sentences, paragraphs and the time that reading takes.

    Signals:
        place_wanted: the field and block in which the longest sentence stands.
    """

    place_wanted = Signal(str, object)

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__(station, mark("Length"))
        self._story = story
        self._house = HouseNow(station.door, self)
        self._known: ArticleText | None = None
        self._running: Running | None = None
        self._lengths: Lengths | None = None
        self.told = mark_kind(QLabel(), Kind.MUTED)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.go = TextButton(
            mark("Go to the longest sentence"),
            station.tongue,
            station.look,
            kind=Kind.QUIET,
            symbol=Symbol.FORWARD,
        )
        on_click(self.go, self._go)
        self.add_plain(self.told)
        self.add_at_start(self.go)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.measure)
        station.tongue.changed.connect(self._draw)
        self._house.changed.connect(self._draw)
        self._draw()

    @property
    def lengths(self) -> Lengths | None:
        """The numbers that are shown."""
        return self._lengths

    def show_story(self) -> None:
        """Measure another story at once, and the same one when its typing rests."""
        if self._known is None:
            self.measure()
        elif self._known is not self._story.text:
            self._timer.start()

    def measure(self) -> None:
        """Measure the text as it is now."""
        article, text = self._story.article, self._story.text
        if article is None or self._running is not None or not self.isVisible():
            return
        self._known = text

        def work(_acting: Acting, _running: Running) -> Lengths:
            return measure(text)

        self._running = self._station.door.run(work, partial(self._take, article), owner=self)

    def _take(self, article: int, lengths: Lengths) -> None:
        self._running = None
        if article == self._story.article:
            self._lengths = lengths
            self._draw()
        if self._known is not self._story.text:
            self._timer.start()

    def _draw(self) -> None:
        words, found = self._station.tongue.counts, self._lengths
        self.go.setVisible(found is not None and found.sentences.number > 1)
        if found is None or not found.words:
            self.told.setText(words.say("The numbers of the text stand here once it has words."))
            return
        minutes = max(1, found.minutes(self._house.settings.reading_speed))
        first = (
            words.counted("{n} word", "{n} words", found.words),
            words.counted("{n} sentence", "{n} sentences", found.sentences.number),
            words.counted("{n} paragraph", "{n} paragraphs", found.paragraphs.number),
            words.counted("{n} minute to read", "{n} minutes to read", minutes),
        )
        lines = [" · ".join(first)]
        for title, one in (
            (
                mark("Sentences: {average} words on average, {longest} in the longest"),
                found.sentences,
            ),
            (
                mark("Paragraphs: {average} words on average, {longest} in the longest"),
                found.paragraphs,
            ),
        ):
            if one.number:
                lines.append(words.say(title, average=round(one.average), longest=one.longest))
        self.told.setText("\n".join(lines))

    def _go(self) -> None:
        longest: Measured | None = None if self._lengths is None else self._lengths.sentences
        if longest is not None and longest.longest_block is not None:
            self.place_wanted.emit("body", longest.longest_block)
