"""Every finding of the text in a list beside it, by kind, the gravest first.

The text shows the place of the row that is chosen; Enter goes there, Space does the first remedy,
Delete ignores. Kept up to date while it is seen. Deliberately absent: what is looked for, and what
a remedy does.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from studio.document.findings import Finding, Rewrite
from studio.newsroom.permissions import Duty
from studio.spelling.codes import CODES
from studio.ui.commands import Do
from studio.ui.editor.findings.blocks import Placed
from studio.ui.editor.findings.mending import mendable
from studio.ui.editor.findings.signs import LEVEL_SYMBOLS, excerpt
from studio.ui.editor.findings.waves import level_colour
from studio.ui.editor.findings.words import may_do
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import (
    ICON_SIZE,
    IconButton,
    TextButton,
    follow_action,
    on_click,
    set_lines,
)
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.findings import (
    LEVELS,
    code_title,
    finding_reason,
    finding_title,
    remedy_words,
)
from studio.wording.words import mark

_WIDTH: Final = 264
_EDGE: Final = 12
_ROW, _HEAD = 36, 32
_PLACED: Final = Qt.ItemDataRole.UserRole


class FindingsList(QFrame):
    """The list of findings, hidden until it is asked for.

    Signals:
        shown_at: a `Placed` whose place the text shall show; the keys stay here.
        gone_to: a `Placed` that the person goes to.
        mended: a `Placed` whose first remedy shall be done.
        kind_mended: a `Placed` of whose kind every first remedy shall be done.
        safely_mended: everything shall be done that is safe.
        ignored: a `Placed` that shall be shown no more.
        switched_off: a `Placed` of whose kind nothing shall be looked for.
        word_added: a `Placed` whose word shall be in the newsroom's dictionary.
        left: the person goes back to the text.
    """

    shown_at = Signal(object)
    gone_to = Signal(object)
    mended = Signal(object)
    kind_mended = Signal(object)
    safely_mended = Signal()
    ignored = Signal(object)
    switched_off = Signal(object)
    word_added = Signal(object)
    left = Signal()

    def __init__(self, station: Station, words_of: Callable[[Placed], str]) -> None:
        """`words_of` gives the text that a finding is in."""
        super().__init__()
        self._station, self._words_of = station, words_of
        self._found: tuple[Placed, ...] = ()
        tongue, look = station.tongue, station.look
        mark_kind(self, Kind.RAISED)
        self.setFixedWidth(_WIDTH)
        self._title = WordsLabel(mark("Findings"), tongue, kind=Kind.SMALL)
        self._marks = IconButton(
            Symbol.EYE, station.deck.command(Do.INVISIBLES).title, tongue, look, checkable=True
        )
        follow_action(self._marks, station.deck[Do.INVISIBLES])
        self._close = IconButton(Symbol.CLOSE, mark("Close"), tongue, look)
        self.list = _Rows()
        self.list.setIconSize(ICON_SIZE * 0.8)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark_kind(self.list, Kind.PLAIN_LIST)
        self._empty = WordsLabel(
            mark("Nothing here is worth a second look."), tongue, kind=Kind.MUTED, wrap=True
        )
        self._why = mark_kind(QLabel(), Kind.SMALL)
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self.mend = TextButton(mark("Mend"), tongue, look, kind=Kind.PRIMARY)
        self.mend_kind = TextButton(mark("Mend all of this kind"), tongue, look)
        self.mend_safe = TextButton(mark("Mend all that is safe"), tongue, look)
        self.add_word = TextButton(mark("Add to dictionary"), tongue, look)
        self.ignore = TextButton(mark("Ignore here"), tongue, look, kind=Kind.QUIET)
        self.switch_off = TextButton(mark("Look for this no more"), tongue, look, kind=Kind.QUIET)
        self._keys = WordsLabel(
            mark("Enter goes there, Space mends, Delete ignores, Insert adds to the dictionary."),
            tongue,
            kind=Kind.SMALL,
            wrap=True,
        )
        self._arrange()
        self._connect()
        self.hide()

    @property
    def found(self) -> tuple[Placed, ...]:
        """What is listed, in the order of the rows."""
        return tuple(one for row in range(self.list.count()) if (one := self._at(row)) is not None)

    @property
    def chosen(self) -> Placed | None:
        """The finding of the row that is chosen."""
        return self._at(self.list.currentRow())

    def open_list(self) -> None:
        """Show the list and go into it."""
        self.show()
        self._fill()
        if self.list.currentRow() < 0:
            self._choose(0)
        (self.list if self._found else self._close).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, placed: Placed) -> None:
        """Choose the row of what the person has gone to in the text, where the keys stay."""
        row = next((at for at in range(self.list.count()) if self._at(at) == placed), None)
        if row is not None and not self.isHidden():
            self._choose(row)
            self._follow(show=False)

    def close_list(self) -> None:
        """Put the list away, and go back to the text."""
        self.hide()
        self.left.emit()

    def show_findings(self, found: Sequence[Placed]) -> None:
        """List these; the row that was chosen stays, or the next takes its place."""
        now = tuple(found)
        if now != self._found:
            self._found = now
            if not self.isHidden():
                self._fill()

    # Arranging

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._marks)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        for widget in (self._why, self.mend, self.mend_kind, self.mend_safe, self.add_word):
            layout.addWidget(widget)
        for widget in (self.ignore, self.switch_off, self._keys):
            layout.addWidget(widget)
        layout.addStretch(0)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._follow())
        self.list.itemActivated.connect(lambda _: self._tell(self.gone_to))
        self.list.itemClicked.connect(lambda _: self._show_place())
        self.list.mended.connect(lambda: self._tell(self.mended))
        self.list.ignored.connect(lambda: self._tell(self.ignored))
        self.list.left.connect(self.left)
        on_click(self._close, self.close_list)
        on_click(self.mend, lambda: self._tell(self.mended))
        on_click(self.mend_kind, lambda: self._tell(self.kind_mended))
        on_click(self.mend_safe, self.safely_mended.emit)
        self.list.added.connect(self._add_word)
        on_click(self.add_word, self._add_word)
        on_click(self.ignore, lambda: self._tell(self.ignored))
        on_click(self.switch_off, lambda: self._tell(self.switched_off))
        self._station.tongue.changed.connect(self._fill)
        self._station.look.changed.connect(self._fill)

    def _tell(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)

    def _add_word(self) -> None:
        if not self.add_word.isHidden():
            self._tell(self.word_added)

    # The rows

    def _fill(self) -> None:
        if self.isHidden():
            return
        row, had_focus = self.list.currentRow(), self.list.hasFocus()
        words = self._station.tongue.words
        with QSignalBlocker(self.list):
            self.list.clear()
            for code, found in _grouped(self._found):
                self._add_head(found[0].finding, f"{code_title(code, words)}", len(found))
                for placed in found:
                    self._add(placed)
        self.list.setAccessibleName(words.say("Findings"))
        self.list.setVisible(bool(self._found))
        self._empty.setVisible(not self._found)
        self._choose(row)
        self._follow(show=False)
        if had_focus and not self._found:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_head(self, finding: Finding, title: str, count: int) -> None:
        look, tongue = self._station.look, self._station.tongue
        item = QListWidgetItem(f"{finding.said or title}  ({tongue.number(count)})")
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setSizeHint(QSize(0, _HEAD))
        item.setToolTip(finding.said or title)
        colour = level_colour(look.palette, finding.level)
        item.setIcon(look.icon(LEVEL_SYMBOLS[finding.level], rtl=tongue.rtl, colour=colour))
        item.setFont(look.fonts.at(12))
        self.list.addItem(item)

    def _add(self, placed: Placed) -> None:
        words = self._station.tongue.words
        shown = excerpt(self._words_of(placed), placed.finding)
        item = QListWidgetItem(isolated(shown))
        item.setData(_PLACED, placed)
        item.setSizeHint(QSize(0, _ROW))
        title = finding_title(placed.finding, words)
        level = words.say(LEVELS[placed.finding.level])
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{level}: {title}: {shown}")
        item.setToolTip(title)
        self.list.addItem(item)

    def _at(self, row: int) -> Placed | None:
        return self.list.placed(row)

    def _choose(self, row: int) -> None:
        """Choose a row, or the nearest one that is no head."""
        count = self.list.count()
        after = [at for at in range(max(row, 0), count) if self._at(at) is not None]
        before = [at for at in range(min(row, count) - 1, -1, -1) if self._at(at) is not None]
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(next(iter((*after, *before)), -1))

    def _follow(self, *, show: bool = True) -> None:
        """Say of the chosen row why it is there and what can be done."""
        chosen, words = self.chosen, self._station.tongue.words
        self.mend_safe.setVisible(any(map(_is_safe, self._found)))
        for widget in (self._why, self.mend, self.ignore, self.switch_off, self._keys):
            widget.setVisible(chosen is not None)
        self.mend_kind.setVisible(False)
        self.add_word.setVisible(
            chosen is not None
            and chosen.finding.code in CODES
            and may_do(self._station, Duty.ADD_WORD)
        )
        if chosen is None:
            return
        self._why.setText(finding_reason(chosen.finding, words))
        self._why.setVisible(bool(self._why.text()))
        remedies = chosen.finding.remedies
        self.mend.setVisible(bool(remedies))
        self.mend_kind.setVisible(len(mendable(self._found, chosen.finding.code)) > 1)
        if remedies:
            set_lines(self.mend, remedy_words(remedies[0], words), _WIDTH - 2 * _EDGE)
        if show and self.list.hasFocus():
            self._show_place()

    def _show_place(self) -> None:
        self._tell(self.shown_at)


class _Rows(QListWidget):
    """Rows with keys of their own; the arrows pass over heads, which cannot be chosen."""

    mended = Signal()
    ignored = Signal()
    added = Signal()
    left = Signal()

    def placed(self, row: int) -> Placed | None:
        """Return the finding of a row, None for a head and where there is no row."""
        found = self.item(row).data(_PLACED) if 0 <= row < self.count() else None
        return found if isinstance(found, Placed) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Enter, mend on Space, ignore on Delete, add on Insert, leave on Escape."""
        match event.key():
            case Qt.Key.Key_Space:
                self.mended.emit()
            case Qt.Key.Key_Delete:
                self.ignored.emit()
            case Qt.Key.Key_Insert:
                self.added.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Down:
                self._step(range(self.currentRow() + 1, self.count()))
            case Qt.Key.Key_Up:
                self._step(range(self.currentRow() - 1, -1, -1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                if self.currentItem() is not None:
                    self.itemActivated.emit(self.currentItem())
            case _:
                super().keyPressEvent(event)

    def _step(self, rows: range) -> None:
        row = next((one for one in rows if self.placed(one) is not None), None)
        if row is not None:
            self.setCurrentRow(row)


def _grouped(found: Sequence[Placed]) -> list[tuple[str, list[Placed]]]:
    """Return findings by kind, the gravest kinds first, each in the order of the text."""
    groups: dict[str, list[Placed]] = {}
    for one in found:
        groups.setdefault(one.finding.code, []).append(one)
    return sorted(groups.items(), key=lambda one: -one[1][0].finding.level)


def _is_safe(placed: Placed) -> bool:
    first = next(iter(placed.finding.remedies), None)
    return isinstance(first, Rewrite) and first.safe
