"""One thread in the list: what it is about, what was said, and what can be done with it.

Enter answers, A resolves. Deliberately absent: what these do (`desk`).
"""

from functools import partial
from typing import Final

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.document.anchors import ATOM, BREAK
from studio.newsroom.views import CommentView, ThreadView
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.labels import PersonsLabel
from studio.ui.parts.menus import Menu
from studio.ui.parts.moments import ago
from studio.ui.review.remarks.composer import Composer
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.review.remarks.frame import RemarkCard
from studio.ui.review.remarks.order import Remark
from studio.ui.station import Station
from studio.wording.words import mark

FIELDS: Final = {
    "headline": mark("Headline"),
    "kicker": mark("Kicker"),
    "standfirst": mark("Standfirst"),
    "lead_picture": mark("Lead picture"),
    "section": mark("Section"),
    "tags": mark("Tags"),
    "bylines": mark("Bylines"),
    "dateline": mark("Dateline"),
    "slug": mark("Slug"),
    "search_title": mark("Search title"),
    "search_description": mark("Search description"),
    "social_text": mark("Social text"),
}
BESIDE: Final = frozenset(FIELDS) - {"headline", "kicker", "standfirst", "lead_picture"}
"""The fields that stand beside the text."""


class Unsent(Struct, frozen=True):
    """What was begun on a thread and not sent: an answer, or the comment `of` this id anew."""

    words: str
    of: int | None


class ThreadCard(RemarkCard):
    """Shows a thread."""

    def __init__(self, station: Station, desk: RemarkDesk, remark: Remark) -> None:
        super().__init__(station, desk, remark)
        self._editing: CommentView | None = None
        self.composer: Composer | None = None
        self.show_remark(remark)

    @property
    def said(self) -> ThreadView:
        """The thread that is shown."""
        thread = self.remark.thread
        assert thread is not None  # noqa: S101 - the panel gives threads alone
        return thread

    @property
    def is_busy(self) -> bool:
        """Whether something is being typed in it."""
        return self.composer is not None

    # What it shows

    def lines(self) -> list[QWidget]:
        """Return what the thread is about, and what was said."""
        return [*self._place(), *self._said()]

    def name(self) -> str:
        """Return who said what, and whether it is settled."""
        thread, words = self.said, self.station.tongue.words
        state = words.say(mark("open")) if thread.open else words.say(mark("resolved"))
        return f"{thread.comment.author_name}: {thread.comment.body} ({state})"

    def _place(self) -> list[QWidget]:
        words, thread = self.station.tongue.words, self.said
        shown: list[QWidget] = []
        tags = []
        if thread.anchor is None:
            tags.append(words.say(mark("Whole story")))
        elif thread.field in FIELDS:
            tags.append(words.say(FIELDS[thread.field]))
        if not self.remark.attached:
            tags.append(words.say(mark("Not attached")))
        if not thread.open:
            name = isolated(thread.resolved_by_name)
            tags.append(words.say(mark("Resolved by {name}"), name=name))
        if tags:
            line = IconLine(self.station)
            colour = self.station.look.palette.muted
            symbol = Symbol.COMMENT if thread.open else Symbol.APPROVED
            if not self.remark.attached:
                symbol, colour = Symbol.WARNING, self.station.look.palette.in_review
            line.show_line(symbol, " · ".join(tags), "", colour)
            shown.append(line)
        if thread.field in BESIDE:
            tongue, look = self.station.tongue, self.station.look
            lead = TextButton(mark("Go to the field"), tongue, look, kind=Kind.QUIET)
            on_click(lead, partial(self.desk.field_wanted.emit, thread.field))
            shown.append(lead)
        quoted = "" if thread.anchor is None else thread.anchor.quoted
        quoted = quoted.replace(ATOM, "").replace(BREAK, " ").replace("\n", " ").strip()
        if quoted:
            label = PersonsLabel(f"«{quoted}»", kind=Kind.QUOTED)
            shown.append(label)
        return shown

    def _said(self) -> list[QWidget]:
        thread = self.said
        shown: list[QWidget] = []
        for number, one in enumerate((thread.comment, *thread.answers)):
            shown.append(self._head(one, answer=number > 0))
            body = PersonsLabel(one.body, wrap=True)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            shown.append(body)
        return shown

    def _head(self, one: CommentView, *, answer: bool) -> QWidget:
        words = self.station.tongue.words
        now = self.station.door.acting.clock()
        detail = ago(one.at, now, words)
        if one.edited is not None:
            detail = f"{detail} · {words.say(mark('edited'))}"
        line = IconLine(self.station)
        symbol = Symbol.ANSWER if answer else Symbol.PERSON
        line.show_line(symbol, isolated(one.author_name), detail)
        if not self.desk.is_own(one.author):
            return line
        row = QWidget()
        both = QHBoxLayout(row)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(line, 1)
        more = IconButton(Symbol.MORE, mark("Your comment"), self.station.tongue, self.station.look)
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        on_click(more, partial(self._open_menu, more, one))
        both.addWidget(more, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    # What can be done

    def buttons(self) -> list[QWidget]:
        """Return what answers and settles the thread, as far as the person may."""
        tongue, look, found = self.station.tongue, self.station.look, list[QWidget]()
        if self.desk.writable:
            answer = TextButton(mark("Answer"), tongue, look, symbol=Symbol.ANSWER)
            on_click(answer, self.answer)
            found.append(answer)
        if self.desk.may_settle(self.said):
            message = mark("Resolve") if self.said.open else mark("Reopen")
            symbol = Symbol.APPROVE if self.said.open else Symbol.UNDO
            settle = TextButton(message, tongue, look, kind=Kind.QUIET, symbol=symbol)
            on_click(settle, self._settle)
            found.append(settle)
        return found

    def take(self, letter: str, *, enter: bool) -> bool:
        """Answer on Enter, resolve on A."""
        if enter:
            self.answer()
        elif letter == "A" and self.said.open:
            self._settle()
        return enter or letter == "A"

    def answer(self) -> None:
        """Let an answer be written."""
        if self.desk.writable:
            self._compose(mark("Answer"), "", None)

    @property
    def unsent(self) -> Unsent | None:
        """What was begun in it and not sent."""
        if self.composer is None or not self.composer.said:
            return None
        return Unsent(self.composer.said, None if self._editing is None else self._editing.id)

    def resume(self, begun: Unsent) -> None:
        """Let what was begun be gone on with; the keys stay where they are."""
        every = (self.said.comment, *self.said.answers)
        editing = next((one for one in every if one.id == begun.of), None)
        if self.desk.writable and (begun.of is None or editing is not None):
            confirm = mark("Answer") if editing is None else mark("Save")
            self._compose(confirm, begun.words, editing, focus=False)

    def _edit(self, one: CommentView) -> None:
        self._compose(mark("Save"), one.source, one)

    def _compose(
        self, confirm: str, source: str, editing: CommentView | None, *, focus: bool = True
    ) -> None:
        if self.composer is None:
            self.composer = Composer(self.station, confirm)
            self.composer.sent.connect(self._send)
            self.composer.given_up.connect(self._give_up)
            self.column.addWidget(self.composer)
        self._editing = editing
        self.composer.show_people(self.desk.people)
        self.show_buttons()
        self.composer.begin(source, focus=focus)

    def _send(self, body: str) -> None:
        if self._editing is not None:
            self.desk.edit(self._editing.id, body, self._close)
        else:
            self.desk.answer(self.said, body, self._close)

    def _give_up(self) -> None:
        self._close()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self.composer is not None:
            self._remove(self.composer)
            self.composer = None
        self._editing = None
        self.show_buttons()

    def _settle(self) -> None:
        self.desk.settle(self.said)

    def _open_menu(self, button: QWidget, one: CommentView) -> None:
        menu = Menu(self.station.look, button)
        words = self.station.tongue.words
        menu.addAction(words.say(mark("Edit"))).triggered.connect(lambda *_: self._edit(one))
        delete = menu.addAction(words.say(mark("Delete")))
        delete.setEnabled(one.id != self.said.id or not self.said.answers)
        delete.triggered.connect(lambda *_: self.desk.delete(one.id))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
