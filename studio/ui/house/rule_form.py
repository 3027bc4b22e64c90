"""The form of a rule of the newsroom's own: words and better ones, or a pattern; and its examples.

What a form cannot show is changed in a file and brought in. Deliberately absent: keeping the rule.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from studio.style.drafts import Draft
from studio.ui.house.fields import Labelled
from studio.ui.parts.choices import Choice, Tick
from studio.ui.parts.fields import Line
from studio.ui.station import Station
from studio.wording.words import mark

_BETTER, _OR = "=", "|"
_LINES = 3


class Lines(QPlainTextEdit):
    """Several lines to type in; Tab goes on to the next field.

    Signals:
        left: somebody has left them.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 20)

    def lines(self) -> tuple[str, ...]:
        """Return the lines that say something."""
        return tuple(one for one in self.toPlainText().split("\n") if one.strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that somebody has left."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape and Ctrl+Enter to what is around."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (control and event.key() == Qt.Key.Key_Return):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RuleForm(QWidget):
    """Shows a draft of a rule, and gives what somebody makes of it."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._id = ""
        tongue, look = station.tongue, station.look
        self.message, self.why = Line(), Line()
        self.kind = Choice(look)
        self.words, self.must, self.must_not = Lines(), Lines(), Lines()
        self.pattern, self.fix = Line(), Line()
        self.clitics, self.safe, self.outside_quotes = Tick(look), Tick(look), Tick(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Labelled(mark("What it says"), self.message, tongue))
        layout.addWidget(Labelled(mark("Why"), self.why, tongue))
        layout.addWidget(Labelled(mark("What it looks for"), self.kind, tongue))
        hint = mark("One on each line: word = better word | another better one")
        self._words = Labelled(mark("Words and better ones"), self.words, tongue, hint)
        hint = mark("A regular expression; in braces, where a word begins and where it ends.")
        self._pattern = Labelled(mark("Pattern"), self.pattern, tongue, hint)
        self.pattern.setPlaceholderText("{begin}…{end}")
        hint = mark("Empty where there is nothing to be written.")
        self._fix = Labelled(mark("What is written instead"), self.fix, tongue, hint)
        for one in (self._words, self._pattern, self._fix):
            layout.addWidget(one)
        for tick in (self.clitics, self.safe, self.outside_quotes):
            layout.addWidget(tick)
        hint = mark("One on each line. A rule that does not find them is not kept.")
        layout.addWidget(Labelled(mark("Must be found"), self.must, tongue, hint))
        hint = mark("One on each line. A rule that finds something in them is not kept.")
        layout.addWidget(Labelled(mark("Must be left alone"), self.must_not, tongue, hint))
        self.kind.currentIndexChanged.connect(lambda _: self._follow())
        tongue.changed.connect(self._speak)
        self._speak()

    def show_draft(self, draft: Draft) -> None:
        """Show a draft."""
        self._id = draft.id
        for line, text in (
            (self.message, draft.message),
            (self.why, draft.why),
            (self.pattern, draft.pattern),
            (self.fix, draft.fix or ""),
        ):
            line.setText(text)
            line.setCursorPosition(0)
        self.kind.setCurrentIndex(1 if draft.pattern else 0)
        for lines, texts in (
            (self.words, [f"{one} {_BETTER} {f' {_OR} '.join(new)}" for one, new in draft.words]),
            (self.must, draft.must),
            (self.must_not, draft.must_not),
        ):
            lines.setPlainText("\n".join(texts))
        self.clitics.setChecked(draft.clitics)
        self.safe.setChecked(draft.safe)
        self.outside_quotes.setChecked(draft.outside_quotes)
        self._follow()

    def draft(self, level: str) -> Draft:
        """Return what the form shows, with a level."""
        is_pattern = self.kind.currentData() == "pattern"
        fix = self.fix.text() if is_pattern and self.fix.text() else None
        return Draft(
            id=self._id,
            message=self.message.text().strip(),
            why=self.why.text().strip(),
            level=level,
            words=() if is_pattern else tuple(map(_pair, self.words.lines())),
            pattern=self.pattern.text() if is_pattern else "",
            fix=fix,
            clitics=not is_pattern and self.clitics.isChecked(),
            safe=self.safe.isChecked(),
            outside_quotes=self.outside_quotes.isChecked(),
            must=self.must.lines(),
            must_not=self.must_not.lines(),
        )

    def _follow(self) -> None:
        is_pattern = self.kind.currentData() == "pattern"
        self._words.setVisible(not is_pattern)
        self.clitics.setVisible(not is_pattern)
        self._pattern.setVisible(is_pattern)
        self._fix.setVisible(is_pattern)

    def _speak(self) -> None:
        words = self._station.tongue.words
        before = max(self.kind.currentIndex(), 0)
        self.kind.clear()
        self.kind.addItem(words.say("Words, with better ones"), "words")
        self.kind.addItem(words.say("A pattern"), "pattern")
        self.kind.setCurrentIndex(before)
        for tick, text in (
            (self.clitics, mark("Also behind و ف ب ل ك ال")),
            (self.safe, mark("May be put right unseen")),
            (self.outside_quotes, mark("Not in quotations")),
        ):
            tick.setText(words.say(text))
            tick.setAccessibleName(tick.text())
        self._follow()


def _pair(line: str) -> tuple[str, tuple[str, ...]]:
    word, _, better = line.partition(_BETTER)
    return word.strip(), tuple(one.strip() for one in better.split(_OR) if one.strip())
