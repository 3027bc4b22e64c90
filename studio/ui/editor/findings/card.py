"""The card at a finding: what it says and why, its remedies, and how to be rid of it.

By key it takes the focus, and the arrows, Enter and Esc are enough; letters go back to the text.
Deliberately absent: what a remedy does.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from studio.document.findings import Finding, Level, Remedy, Rewrite
from studio.newsroom.permissions import Duty
from studio.spelling.codes import CODES
from studio.style.codes import NAMES
from studio.ui.editor.findings.signs import LEVEL_SYMBOLS
from studio.ui.editor.findings.waves import level_colour
from studio.ui.editor.findings.words import may_do
from studio.ui.look import Kind
from studio.ui.parts.buttons import on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.findings import LEVELS, finding_reason, finding_title, remedy_words
from studio.wording.words import mark

_WIDTH: Final = 300
_GAP: Final = 8
_ICON: Final = 16
_BEYOND: Final = 4
"""How many remedies are offered at most."""


class FindingCard(QFrame):
    """Offers the remedies of one finding over the text.

    Signals:
        chosen: the remedy that shall be done.
        chosen_all: the first remedies of everything of its kind shall be done.
        ignored: the finding shall be shown no more.
        ignored_everywhere: nor the same words anywhere in the story.
        switched_off: nothing of its kind shall be looked for.
        word_added: its word shall be right in the newsroom.
        name_added: a name shall be in the register as the first is, the second put right.
        word_known: its word shall be right for this person.
    """

    chosen = Signal(object)
    chosen_all = Signal()
    ignored = Signal()
    ignored_everywhere = Signal()
    switched_off = Signal()
    word_added = Signal()
    word_known = Signal()
    name_added = Signal(str, str)

    def __init__(self, station: Station, text: QTextEdit) -> None:
        super().__init__(text)
        self._station, self._text_edit = station, text
        mark_kind(self, Kind.CARD)
        self.setFixedWidth(_WIDTH)
        self._icon, self._title, self._why = QLabel(), QLabel(), QLabel()
        for label in (self._title, self._why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        mark_kind(self._title, Kind.TITLE)
        mark_kind(self._why, Kind.SMALL)
        self._buttons: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._pairs: list[QHBoxLayout] = []
        self._rows.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addLayout(self._rows)
        self.finding: Finding | None = None
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons from the first remedy on."""
        return list(self._buttons)

    def offer(
        self,
        finding: Finding,
        at: QRect,
        *,
        writes: bool,
        focus: bool,
        alike: int = 1,
        said: str = "",
    ) -> None:
        """Show a finding beside `at`, a place on the viewport; with `focus` keys come here.

        `alike` is how many of its kind have a remedy, `said` its words.
        """
        self.finding = finding
        words = self._station.tongue.words
        title, why = finding_title(finding, words), finding_reason(finding, words)
        self._title.setText(title)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._icon.setPixmap(self._picture(finding.level))
        self._icon.setToolTip(words.say(LEVELS[finding.level]))
        self.setAccessibleName(f"{words.say(LEVELS[finding.level])}: {title}")
        self.setAccessibleDescription(why)
        self._clear()
        if writes:
            for remedy in finding.remedies[:_BEYOND]:
                self._add(remedy_words(remedy, words), self._choosing(remedy))
            if finding.remedies and alike > 1:
                every = words.say(mark("Mend all of this kind"))
                self._add(f"{every} ({self._station.tongue.number(alike)})", self.chosen_all.emit)
        if finding.code == NAMES and may_do(self._station, Duty.ADD_NAME):
            self._add_names(finding, said)
        if finding.code in CODES:
            pair = self._pair()
            if may_do(self._station, Duty.ADD_WORD):
                self._add(words.say(mark("Add to dictionary")), self.word_added.emit, row=pair)
            self._add(words.say(mark("Just for me")), self.word_known.emit, row=pair)
        pair = self._pair()
        self._add(words.say(mark("Ignore here")), self.ignored.emit, row=pair)
        everywhere = words.say(mark("In the whole story"))
        self._add(everywhere, self.ignored_everywhere.emit, row=pair)
        self._add(words.say(mark("Look for this no more")), self.switched_off.emit, quiet=True)
        self.setLayoutDirection(self._station.tongue.direction)
        self._place(at)
        self.show()
        self.raise_()
        if focus:
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_card(self) -> None:
        """Go away; the keys go to the text again where they came here."""
        had = self.isAncestorOf(QApplication.focusWidget() or self._text_edit)
        self.finding = None
        self.hide()
        if had:
            self._text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the buttons; Esc closes, and letters go to the text."""
        key = event.key()
        match key:
            case Qt.Key.Key_Escape:
                self.close_card()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.focusNextPrevChild(key == Qt.Key.Key_Down)
            case _ if event.text() and event.text().isprintable():
                self.close_card()
                again = QKeyEvent(
                    QEvent.Type.KeyPress, key, event.modifiers(), event.text(), event.isAutoRepeat()
                )
                QApplication.sendEvent(self._text_edit, again)
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go round among the buttons."""
        buttons = self.buttons
        focused = [at for at, one in enumerate(buttons) if one.hasFocus()]
        if not focused:
            return bool(super().focusNextPrevChild(forward))
        at = (focused[0] + (1 if forward else -1)) % len(buttons)
        buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep what is pressed here from the text below."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Keep what is turned here from the text below."""
        event.accept()

    def _add_names(self, finding: Finding, said: str) -> None:
        """Offer each of the two spellings as the house's."""
        first = next(iter(finding.remedies), None)
        shown = first.shown if isinstance(first, Rewrite) else ""
        words = self._station.tongue.words
        for house, other in ((shown, said), (said, shown)):
            if house and other:
                title = words.say("To the register as {name}", name=house)
                self._add(title, partial(self.name_added.emit, house, other), quiet=True)

    def _choosing(self, remedy: Remedy) -> Callable[[], None]:
        return lambda: self.chosen.emit(remedy)

    def _pair(self) -> QHBoxLayout:
        """Return a row for two quiet buttons."""
        row = QHBoxLayout()
        row.setSpacing(4)
        self._rows.addLayout(row)
        self._pairs.append(row)
        return row

    def _add(
        self,
        text: str,
        act: Callable[[], None],
        *,
        quiet: bool = False,
        row: QHBoxLayout | None = None,
    ) -> None:
        button = _Choice(text)
        if quiet or row is not None:
            mark_kind(button, Kind.QUIET)
        on_click(button, act)
        (self._rows if row is None else row).addWidget(button)
        self._buttons.append(button)

    def _clear(self) -> None:
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._buttons.clear()
        for row in self._pairs:
            self._rows.removeItem(row)
            row.deleteLater()
        self._pairs.clear()

    def _picture(self, level: Level) -> QPixmap:
        look = self._station.look
        colour = level_colour(look.palette, level)
        icon = look.icon(LEVEL_SYMBOLS[level], rtl=self._station.tongue.rtl, colour=colour)
        return icon.pixmap(_ICON, _ICON)

    def _place(self, at: QRect) -> None:
        """Stand below the place, or above it, never beyond the edges."""
        self.setFixedHeight(self._column.heightForWidth(_WIDTH))
        over = self._text_edit.viewport().geometry()
        corner = over.topLeft()
        x = at.right() - _WIDTH if self._station.tongue.rtl else at.left()
        left = min(max(x + corner.x(), 4), max(self._text_edit.width() - _WIDTH - 4, 4))
        below = at.bottom() + corner.y() + _GAP
        above = at.top() + corner.y() - self.height() - _GAP
        top = below
        if below + self.height() > self._text_edit.height():
            top = max(above, 4)
            if above < 4:  # beside the words, so that they stay to be read
                left = self._beside(at.translated(corner), left)
        self.move(QPoint(left, top))

    def _beside(self, at: QRect, otherwise: int) -> int:
        """Return where the card stands beside a place, `otherwise` where there is no room."""
        if at.left() - _GAP - _WIDTH >= 4:
            return at.left() - _GAP - _WIDTH
        if at.right() + _GAP + _WIDTH <= self._text_edit.width() - 4:
            return at.right() + _GAP
        return otherwise


class _Choice(QPushButton):
    """A button that Enter presses too, with its words where lines begin."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter; what is no button's key goes to the card."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)
