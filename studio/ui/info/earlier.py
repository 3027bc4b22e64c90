"""What the archive has of the story that is being written: copies and earlier coverage.

It is asked beside everything else once typing rests, while somebody looks at the pane. Deliberately
absent: judging; whoever writes decides whether it matters.
"""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from studio.document.plain import article_plain
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.coverage import Coverage, Earlier, coverage
from studio.ui.commands import Do
from studio.ui.door import Running
from studio.ui.info.form import Group
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, follow_action
from studio.ui.parts.headlines import headline_of
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.terms import STAGES
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.document.article import ArticleText
    from studio.newsroom.views import TagView

_REST_MS: Final = 2000
_ROW: Final = 52
_SHOWN: Final = 5
_TELLING: Final = 25
"""Words of a text from which on it can be said that the archive has nothing like it."""
_ARTICLE: Final = Qt.ItemDataRole.UserRole + 1


class EarlierCoverage(Group):
    """Copies first, then what is related; Enter or a click opens one.

    Signals:
        opened: the id of a story that somebody wants to see.
        found: the `TagView`s that the story could carry, the likeliest first.
    """

    opened = Signal(int)
    found = Signal(object)

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__(station, mark("In the archive"))
        self._story = story
        self._known: tuple[int, ArticleText] | None = None
        self._running: Running | None = None
        self._coverage = Coverage()
        self._judged = False  # the archive was asked about a text long enough to tell
        self.told = WordsLabel("", station.tongue, kind=Kind.MUTED, wrap=True)
        self.list = mark_kind(QListWidget(), Kind.PLAIN_LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.relate = TextButton(
            mark("Relate stories to this one"),
            station.tongue,
            station.look,
            kind=Kind.QUIET,
            symbol=Symbol.RELATED,
        )
        follow_action(self.relate, station.deck[Do.RELATED])
        self.add_plain(self.told)
        self.add_plain(self.list)
        self.add_at_start(self.relate)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.ask)
        station.tongue.changed.connect(self._draw)
        self._draw()

    @property
    def coverage(self) -> Coverage:
        """What is shown."""
        return self._coverage

    def show_story(self) -> None:
        """Ask at once for another story, and for the same one when its typing rests."""
        article = self._story.article
        if article is None or (self._known is not None and self._known[0] != article):
            self._known, self._judged = None, False
            self._take_in(Coverage())
        if article is None:
            return
        if self._known is None and self._running is None:
            self.ask()
        else:
            self._timer.start()

    def ask(self) -> None:
        """Ask the archive about the text as it is now, where it is not what was asked about."""
        article, text = self._story.article, self._story.text
        if article is None or self._running is not None or not self.isVisible():
            return
        if self._known == (article, text):
            return
        self._known = (article, text)

        def work(acting: Acting, _running: Running) -> tuple[Coverage, bool]:
            told = len(article_plain(text).split()) >= _TELLING
            return coverage(acting, text, article=article, limit=_SHOWN), told

        door = self._station.door
        self._running = door.run(work, partial(self._take, article), failed=self._fail, owner=self)

    def _take(self, article: int, answer: tuple[Coverage, bool]) -> None:
        self._running = None
        if article == self._story.article:
            found, self._judged = answer
            self._take_in(found)
        self._timer.start()  # what was written meanwhile

    def _fail(self, _error: MidadError) -> None:
        self._running = None
        self._take_in(Coverage())

    def _take_in(self, found: Coverage) -> None:
        self._coverage = found
        tags: tuple[TagView, ...] = found.tags
        self.found.emit(tags)
        self._draw()

    def _draw(self) -> None:
        words, found = self._station.tongue.words, self._coverage
        self.list.setAccessibleName(words.say("In the archive"))
        self.list.clear()
        shown = (*found.copies, *found.related)[:_SHOWN]
        for one in shown:
            item = QListWidgetItem(f"{self._headline(one)}\n{self._under(one)}")
            item.setSizeHint(QSize(100, _ROW))
            item.setData(_ARTICLE, one.article.id)
            item.setToolTip(one.article.headline)
            self.list.addItem(item)
        self.list.setFixedHeight(_ROW * len(shown) + 4)
        self.list.setVisible(bool(shown))
        if found.copies:
            self.told.say(mark("It seems that this was written before."))
        elif shown:
            self.told.say(mark("Earlier stories about the same."))
        elif self._judged:
            self.told.say(mark("Nothing in the archive is like this story."))
        else:
            self.told.say(
                mark("Stories like this one are shown here once a few lines are written.")
            )

    def _headline(self, one: Earlier) -> str:
        return isolated(headline_of(one.article, self._station))

    def _under(self, one: Earlier) -> str:
        words, share = self._station.tongue.words, round(one.alike * 100)
        kind = words.say("{share}% the same", share=share) if one.copy else words.say("related")
        return " · ".join((kind, words.say(STAGES[one.article.stage])))

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_ARTICLE))
