"""One article as it is written in a `QTextDocument`: shown, read, changed, undone.

The passages are what counts, the document of Qt shows them. Every change is one transaction: the
edit on a copy of the list, its neighbours settled, the difference put on paper and remembered.
What something else than this changed in the document, a screen reader for one, is read back
before anything else is done.
"""

from collections.abc import Callable
from secrets import token_hex
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from studio.arabic.segmentation import count_words
from studio.document.article import ArticleText
from studio.document.blocks import Block
from studio.document.inline import Footnote, plain
from studio.document.tree import contents
from studio.ui.editor.writing.content import flat, part
from studio.ui.editor.writing.fitting import fit
from studio.ui.editor.writing.formats import Formats
from studio.ui.editor.writing.history import Exchange, History, Step, Steps, Typing
from studio.ui.editor.writing.paper import Paper, read_block, units
from studio.ui.editor.writing.passages import (
    IN_BODY,
    Frame,
    Passage,
    Place,
    Selection,
    Spot,
    article_of,
    caret,
    passages_of,
    within,
)
from studio.ui.editor.writing.repair import repaired
from studio.ui.editor.writing.settling import differing, settle
from studio.ui.editor.writing.style import Style
from studio.ui.editor.writing.words import snapped

Change = Callable[[list[Passage], Selection], Selection | None]
"""Changes a list of passages in place; returns the selection after it, None for the same one."""


class Sheet(QObject):
    """The text of an article and the document that shows it; edits by name are `Manuscript`'s.

    Signals:
        edited: the text changed by an edit, undo or redo.
        history_changed: what can be undone or done again changed.
    """

    edited = Signal()
    history_changed = Signal()

    def __init__(
        self,
        document: QTextDocument,
        style: Style,
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.style = style
        self.frame = Frame()
        self.token = ""
        """Names what is shown, from one `render` to the next."""
        self._paper = Paper(document, Formats(style))
        self._history = History(clock)
        self._passages: list[Passage] = []
        self._values: dict[int, tuple[Passage, Block]] = {}
        self._counts: dict[int, tuple[Passage, int]] = {}
        self._writing = False
        self._strange = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._take_back_in)
        self.render(ArticleText())
        document.documentLayout()  # a document without a layout tells nobody of changes
        document.contentsChange.connect(self._changed_in_qt)

    # The whole text

    @property
    def passages(self) -> list[Passage]:
        """What stands in the document; not to be changed."""
        self._take_back_in()
        return self._passages

    def render(self, article: ArticleText) -> None:
        """Show `article`; nothing of what was before can be undone."""
        self._strange = False
        self.token = token_hex(8)
        self.frame = Frame(article.body.direction, article.body.language)
        self._passages = passages_of(article)
        self._values.clear()
        self._counts.clear()
        self._history.forget()
        self._on_paper(lambda: self._paper.write_all(self._passages, self.frame))
        self.history_changed.emit()

    def read(self, base: ArticleText) -> ArticleText:
        """Return `base` with what stands here; only what changed is made again."""
        passages = self.passages
        body = [self._value(one) for one in passages if one.place is Place.BODY]
        if len(self._values) > 2 * len(passages) + 100:
            self._values = {id(one): (one, self._value(one)) for one in passages}
        return article_of(passages, body, self.frame, base)

    def replace(
        self,
        article: ArticleText,
        cursor: QTextCursor | None = None,
        after: Selection | None = None,
    ) -> QTextCursor:
        """Show `article` instead, as one step that can be undone; what is equal stays untouched.

        The selection was at `cursor` before, and is `after` then.
        """
        frame = Frame(article.body.direction, article.body.language)
        new = passages_of(article)
        old = {passage: passage for passage in self.passages}
        new = [old.get(passage, passage) for passage in new]

        def exchange(work: list[Passage], selection: Selection) -> Selection:
            work[:] = new
            return after or selection

        return self.edit(cursor or self.cursor(caret(1, 0)), exchange, frame=frame)

    def restyle(self, style: Style) -> None:
        """Show everything in another style; neither text nor history changes."""
        self._take_back_in()
        self.style = style
        self._paper.formats = Formats(style)
        self._on_paper(lambda: self._paper.form(0, self._passages, self.frame))

    # Undo

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self._history.can_redo

    def undo(self) -> QTextCursor:
        """Take the last step back; return the selection as it was before."""
        self._take_back_in()
        step = self._history.undo()
        if step is None:
            return QTextCursor(self.document)
        for exchange in reversed(step.exchanges):
            self._put(exchange.turned())
        return self._told(step.before)

    def redo(self) -> QTextCursor:
        """Do again what was undone last; return the selection as it was after."""
        self._take_back_in()
        step = self._history.redo()
        if step is None:
            return QTextCursor(self.document)
        for exchange in step.exchanges:
            self._put(exchange)
        return self._told(step.after)

    @property
    def history(self) -> History:
        """What was done here, for whoever keeps it elsewhere."""
        return self._history

    def go_on_from(self, kept: Steps) -> bool:
        """Let steps that were kept be undone after those of now, and say whether they can be.

        They can where they lead to the text that was rendered last.
        """
        self._take_back_in()
        fitted = fit(kept, self._history.now, self._passages, self.frame)
        if fitted is not None:
            self._history.go_on_from(fitted)
            self.history_changed.emit()
        return fitted is not None

    def break_typing(self) -> None:
        """Let what is typed next be a step of its own."""
        self._history.break_typing()

    # Transactions

    def edit(
        self,
        cursor: QTextCursor,
        change: Change,
        typing: Typing | None = None,
        *,
        begins: bool = False,
        frame: Frame | None = None,
    ) -> QTextCursor:
        """Do one transaction and return the cursor after it.

        `typing` lets it go on with the step of the key before, unless it `begins` one. What
        changes nothing makes no step.
        """
        before = self.selection(cursor)
        old = self._passages
        work = list(old)
        new_frame = frame or self.frame
        after = change(work, before) or before
        first, old_end, new_end = settle(old, work, new_frame)
        exchange = Exchange(
            first, tuple(old[first:old_end]), tuple(work[first:new_end]), (self.frame, new_frame)
        )
        after = within(work, after)
        if exchange.old == exchange.new and self.frame == new_frame:
            return self.cursor(after)
        self._put(exchange)
        self._history.add(Step((exchange,), before, after), typing, begins=begins)
        return self._told(after)

    def _put(self, exchange: Exchange) -> None:
        first, old, new = exchange.first, exchange.old, exchange.new
        turned = exchange.frames[0].direction is not exchange.frames[1].direction
        self.frame = exchange.frames[1]
        self._passages[first : first + len(old)] = new
        if turned:
            self._on_paper(lambda: self._paper.write_all(self._passages, self.frame))
        else:
            self._on_paper(lambda: self._paper.write(first, old, new, self.frame))

    def _told(self, selection: Selection) -> QTextCursor:
        cursor = self.cursor(selection)
        self.edited.emit()
        self.history_changed.emit()
        return cursor

    def _on_paper(self, write: Callable[[], None]) -> None:
        self._writing = True
        try:
            write()
        finally:
            self._writing = False

    # What others did to the document

    def _changed_in_qt(self, position: int, removed: int, added: int) -> None:
        if not self._writing and not self._strange and not self._is_as_written(position, added):
            self._strange = True
            self._later.start()

    def _is_as_written(self, position: int, added: int) -> bool:
        """Say whether nothing changed but looks: what is being composed is no text yet."""
        if self.document.blockCount() != len(self._passages):
            return False
        block = self.document.findBlock(position)
        while block.isValid() and block.position() <= position + added:
            if read_block(block) != self._passages[block.blockNumber()]:
                return False
            block = block.next()
        return True

    def _take_back_in(self) -> None:
        """Take what something else wrote into the document for an edit, made whole."""
        if not self._strange:
            return
        self._strange = False
        as_found = self._paper.read()
        found = repaired(as_found)
        old = self._passages
        kept = {passage: passage for passage in old}
        work = [kept.get(passage, passage) for passage in found]
        first, old_end, new_end = settle(old, work, self.frame)
        exchange = Exchange(
            first, tuple(old[first:old_end]), tuple(work[first:new_end]), (self.frame, self.frame)
        )
        self._passages = work
        self._on_paper(lambda: self._make_whole(as_found, work, (first, new_end)))
        if exchange.old != exchange.new:
            spot = caret(min(first, len(work) - 1), 0)
            self._history.add(Step((exchange,), within(old, spot), spot))
            self.edited.emit()
            self.history_changed.emit()

    def _make_whole(
        self, found: list[Passage], work: list[Passage], changed: tuple[int, int]
    ) -> None:
        """Put on paper what of `found` is not whole; carets beside it stay where they are."""
        kept = {passage: passage for passage in work}
        found = [kept.get(passage, passage) for passage in found]
        first, old_end, new_end = differing(found, work)
        if old_end and new_end:  # the first block of all can change, but not go
            self._paper.write(first, found[first:old_end], work[first:new_end], self.frame)
            self._paper.form(changed[0], work[changed[0] : changed[1]], self.frame)
        if self._paper.read() != work:
            self._paper.write_all(work, self.frame)

    # Places

    def selection(self, cursor: QTextCursor) -> Selection:
        """Return the selection of a cursor in passages, never inside a character."""
        self._take_back_in()
        if cursor.isNull() or cursor.document() is not self.document:
            return caret(1, 0)
        return Selection(self.spot(cursor.anchor()), self.spot(cursor.position()))

    def spot(self, position: int) -> Spot:
        """Return the place at a position of the document."""
        block = self.document.findBlock(min(position, self.document.characterCount() - 1))
        index, offset = block.blockNumber(), position - block.position()
        passage = self._passages[index]
        if passage.card is not None:
            return Spot(index, min(offset, 1))
        text = flat(passage.content)
        if len(text) != block.length() - 1:
            offset = len(text.encode("utf-16-le")[: 2 * offset].decode("utf-16-le", "ignore"))
        return Spot(index, snapped(text, offset))

    def position(self, spot: Spot) -> int:
        """Return the position in the document of a place."""
        block = self.document.findBlockByNumber(spot.number)
        passage = self._passages[spot.number]
        if passage.card is not None:
            return block.position() + spot.at
        return block.position() + units(flat(passage.content)[: spot.at])

    def cursor(self, selection: Selection) -> QTextCursor:
        """Return a cursor with a selection of passages."""
        self._take_back_in()
        found = QTextCursor(self.document)
        found.setPosition(self.position(selection.anchor))
        found.setPosition(self.position(selection.caret), QTextCursor.MoveMode.KeepAnchor)
        return found

    def block(self, block: QTextBlock) -> Block:
        """Return what stands in a block of the document, in normal form."""
        return self._value(self.passages[block.blockNumber()])

    def passage(self, block: QTextBlock) -> Passage:
        """Return the passage of a block of the document."""
        return self.passages[block.blockNumber()]

    def footnote_number(self, position: int) -> int:
        """Return the number of the footnote at a position, from one in the order of the text."""
        spot = self.spot(position)
        before = 0
        for passage in self._passages[: spot.number]:
            before += sum(isinstance(one, Footnote) for one in passage.content)
        here = part(self._passages[spot.number].content, 0, spot.at)
        return 1 + before + sum(isinstance(one, Footnote) for one in here)

    # Counting

    def word_count(self) -> int:
        """Return how many words stand here, captions and other words of cards among them."""
        passages = self.passages
        if len(self._counts) > 2 * len(passages) + 100:
            self._counts.clear()
        return sum(map(self._words, passages))

    def _words(self, passage: Passage) -> int:
        known = self._counts.get(id(passage))
        if known is not None and known[0] is passage:
            return known[1]
        if passage.card is None:
            count = count_words(plain(passage.content))
        else:
            count = sum(count_words(plain(one)) for one in contents(passage.block))
        self._counts[id(passage)] = (passage, count)
        return count

    def _value(self, passage: Passage) -> Block:
        known = self._values.get(id(passage))
        if known is not None and known[0] is passage:
            return known[1]
        value = passage.value()
        self._values[id(passage)] = (passage, value)
        return value

    def body_start(self) -> int:
        """Return the number of the body's first passage."""
        return next(index for index, one in enumerate(self.passages) if one.place in IN_BODY)
