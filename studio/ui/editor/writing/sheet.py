"""One article as it is written in a `QTextDocument`: shown, read, changed, undone.

The passages are what counts, the document of Qt shows them. Every change is one transaction: the
edit on a draft of the list, its neighbours settled, the difference put on paper and kept. Of a text
under review all is shown, or one of its layers (`layers`). What something else than this changed in
the document, a screen reader for one, is read back before anything else is done.
"""

from collections.abc import Callable
from secrets import token_hex
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from studio.document.article import ArticleText
from studio.ui.editor.writing.anchoring import in_place, with_anchors
from studio.ui.editor.writing.fitting import fit
from studio.ui.editor.writing.formats import Formats
from studio.ui.editor.writing.history import Exchange, History, Step, Steps, Typing
from studio.ui.editor.writing.layers import Basis, Change, Layers
from studio.ui.editor.writing.numbering import Numbering
from studio.ui.editor.writing.paper import Paper
from studio.ui.editor.writing.passages import (
    IN_BODY,
    Frame,
    Passage,
    Passages,
    Selection,
    article_of,
    caret,
    passages_of,
    within,
)
from studio.ui.editor.writing.repair import repaired
from studio.ui.editor.writing.settling import differing
from studio.ui.editor.writing.standing import Standing
from studio.ui.editor.writing.style import Style
from studio.ui.editor.writing.suggester import Suggester
from studio.ui.editor.writing.values import Values
from studio.ui.editor.writing.views import Showing


class Sheet(Standing):
    """The text of an article and the document that shows it; edits by name are `Manuscript`'s.

    Signals:
        edited: the text changed by an edit, undo or redo.
        history_changed: what can be undone or done again changed.
        renumbered: items of lists that did not change may have other numbers now.
    """

    edited = Signal()
    history_changed = Signal()
    renumbered = Signal()

    def __init__(
        self,
        document: QTextDocument,
        style: Style,
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(document, parent)
        self.style = style
        self.frame = Frame()
        self.token = ""
        """Names what is shown, from one `render` to the next."""
        self._paper = Paper(document, Formats(style))
        self._history = History(clock)
        self._layers = Layers()
        self._values = Values()
        self.numbering = Numbering(lambda: self._passages)
        self._writing = self._strange = False
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

    @property
    def whole(self) -> list[Passage]:
        """The text under review, all of it, whatever is shown; not to be changed."""
        self._take_back_in()
        return self._layers.whole

    def render(self, article: ArticleText) -> None:
        """Show `article`; nothing of what was before can be undone."""
        self._strange = False
        self.token = token_hex(8)
        self.frame = Frame(article.body.direction, article.body.language)
        self._layers.begin(passages_of(article))
        self._layers.showing = Showing.ALL
        self._passages = self._layers.shown()
        self._values.forget()
        self.numbering.forget()
        self._history.forget()
        self._on_paper(lambda: self._paper.write_all(self._passages, self.frame))
        self.history_changed.emit()

    def read(self, base: ArticleText) -> ArticleText:
        """Return `base` with what stands here; only what changed is made again."""
        whole = self.whole
        return article_of(whole, self._values.body(whole), self.frame, base)

    def replace(
        self,
        article: ArticleText,
        cursor: QTextCursor | None = None,
        after: Selection | None = None,
    ) -> QTextCursor:
        """Show `article` instead, as one step that can be undone; what is equal stays untouched.

        The selection was at `cursor` before, and is `after`, in the text under review, then.
        """
        frame = Frame(article.body.direction, article.body.language)
        old = {passage: passage for passage in self.whole}
        new = [old.get(passage, passage) for passage in passages_of(article)]

        def exchange(work: Passages, selection: Selection) -> Selection:
            work[:] = new
            return after or selection

        return self.edit(
            cursor or self.cursor(caret(1, 0)), exchange, frame=frame, basis=Basis.WHOLE
        )

    def rewrite(self, article: ArticleText, cursor: QTextCursor | None = None) -> QTextCursor:
        """Let the text with everything taken become `article`, as one step; its comments stay.

        It is an edit as by hand: suggested where edits are, and what is suggested elsewhere stays.
        """
        frame = Frame(article.body.direction, article.body.language)

        def become(work: Passages, selection: Selection) -> Selection:
            work[:] = in_place(work, passages_of(article))
            return selection

        return self.edit(cursor or self.cursor(caret(1, 0)), become, frame=frame, basis=Basis.TAKEN)

    def restyle(self, style: Style) -> None:
        """Show everything in another style; neither text nor history changes."""
        self._take_back_in()
        self.style = style
        self._paper.formats = self._paper.formats.of(style)
        self._on_paper(lambda: self._paper.form(0, self._passages, self.frame))

    # Under review

    @property
    def layers(self) -> Layers:
        """The text under review, and what is shown of it; not to be changed."""
        return self._layers

    def show_as(self, showing: Showing, cursor: QTextCursor) -> QTextCursor:
        """Show another layer of the text; return a cursor where `cursor` was."""
        selection = self.whole_at(self.selection(cursor))
        self._layers.showing = showing
        self._passages = self._layers.shown()
        self.numbering.forget()
        self.break_typing()
        self._on_paper(lambda: self._paper.write_all(self._passages, self.frame))
        self.history_changed.emit()
        return self.cursor(self.shown_at(selection))

    def suggest_as(self, suggester: Suggester | None) -> None:
        """Make suggestions of every edit from now on, or none."""
        self._take_back_in()
        if suggester != self._layers.suggester:
            self._layers.suggester = suggester
            self.break_typing()

    def shown_at(self, selection: Selection) -> Selection:
        """Return where a selection of the text under review is in what is shown."""
        return self._layers.shown_at(within(self.whole, selection))

    def whole_at(self, selection: Selection) -> Selection:
        """Return where a selection in what is shown is in the text under review."""
        return self._layers.whole_at(selection)

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
        fitted = fit(kept, self._history.now, self._layers.whole, self.frame)
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
        basis: Basis = Basis.ACCEPTED,
    ) -> QTextCursor:
        """Do one transaction and return the cursor after it.

        `typing` lets it go on with the step of the key before, unless it `begins` one. What
        changes nothing makes no step. `basis` says in what the places that `change` knows count.
        """
        before = self.selection(cursor)
        old, new_frame = self._layers.whole, frame or self.frame
        work, after = self._layers.edited(change, before, basis, new_frame)
        first, old_end, new_end = work.exchanged()
        exchange = Exchange(
            first, tuple(old[first:old_end]), tuple(work[first:new_end]), (self.frame, new_frame)
        )
        if exchange.old == exchange.new and self.frame == new_frame:
            return self.cursor(within(self._passages, after))
        self._put(exchange)
        after = within(self._passages, after)
        self._history.add(Step((exchange,), before, after), typing, begins=begins)
        return self._told(after, cursor)

    def _put(self, exchange: Exchange) -> None:
        exchange = with_anchors(exchange, self._layers.whole)
        turned = exchange.frames[0].direction is not exchange.frames[1].direction
        self.frame = exchange.frames[1]
        first, old, new = self._layers.put(exchange.first, exchange.old, exchange.new)
        renumbered = self.numbering.exchange(first, old, new)
        if turned:
            self._on_paper(lambda: self._paper.write_all(self._passages, self.frame))
            return
        self._on_paper(lambda: self._paper.write(first, old, new, self.frame))
        if renumbered.notes:
            self._on_paper(lambda: self._paper.measure_notes(self._passages, first + len(new)))
        if renumbered.items:
            self.renumbered.emit()

    def _told(self, selection: Selection, near: QTextCursor | None = None) -> QTextCursor:
        cursor = self.cursor(within(self._passages, selection), near)
        self.edited.emit()
        self.history_changed.emit()
        return cursor

    @property
    def is_writing(self) -> bool:
        """Whether an edit is being put into the document, and what it changed not told yet."""
        return self._writing

    def _on_paper(self, write: Callable[[], None]) -> None:
        self._writing = True
        try:
            write()
        finally:
            self._writing = False

    # What others did to the document

    def _changed_in_qt(self, position: int, removed: int, added: int) -> None:
        del removed
        if self._writing or self._strange:
            return
        if not self._paper.shows_there(self._passages, position, added):
            self._strange = True
            self._later.start()

    def _take_back_in(self) -> None:
        """Take what something else wrote into the document for an edit, made whole."""
        if not self._strange:
            return
        self._strange = False
        as_found = self._paper.read()
        kept = {passage: passage for passage in self._passages}
        found = [kept.get(passage, passage) for passage in repaired(as_found)]

        def exchange_all(work: Passages, selection: Selection) -> Selection:
            work[:] = found
            return selection

        old, before = self._layers.whole, list(self._passages)
        work, _ = self._layers.edited(exchange_all, caret(1, 0), Basis.SHOWN, self.frame)
        first, old_end, new_end = work.exchanged()
        exchange = Exchange(
            first, tuple(old[first:old_end]), tuple(work[first:new_end]), (self.frame, self.frame)
        )
        self._layers.put(exchange.first, exchange.old, exchange.new)
        shown = self._passages
        begin, _, end = differing(before, shown)
        self.numbering.forget()
        self._on_paper(lambda: self._paper.make_whole(as_found, shown, (begin, end), self.frame))
        if exchange.old != exchange.new:
            spot = caret(min(begin, len(shown) - 1), 0)
            self._history.add(Step((exchange,), within(before, spot), spot))
            self.edited.emit()
            self.history_changed.emit()

    # What stands where

    def passage(self, block: QTextBlock) -> Passage:
        """Return the passage of a block of the document."""
        return self.passages[block.blockNumber()]

    def footnote_number(self, position: int) -> int:
        """Return the number of the footnote at a position, from one in the order of the text."""
        return self.numbering.note(self.letter(position))

    def word_count(self) -> int:
        """Return how many words stand here with everything taken, those of cards among them."""
        self._take_back_in()
        return self._values.words(self._layers.view(accept=True).passages)

    def body_start(self) -> int:
        """Return the number of the body's first passage."""
        return next(index for index, one in enumerate(self.passages) if one.place in IN_BODY)
