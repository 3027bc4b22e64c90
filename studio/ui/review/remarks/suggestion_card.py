"""One suggestion in the list: whose, what would go and what would come, and the decision.

Enter goes to it in the text, A accepts, R rejects. Deliberately absent: deciding (`desk`).
"""

from functools import partial
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from studio.arabic.direction import Direction
from studio.document.blocks import Block, Figure
from studio.document.inline import plain
from studio.document.suggestions import Suggestion, SuggestionKind
from studio.document.tree import contents, is_text
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated, own_direction
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.moments import ago
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.review.remarks.frame import RemarkCard
from studio.ui.review.remarks.order import Remark
from studio.ui.station import Station
from studio.wording.words import mark

_SPACE: Final = "␣"
_MOST: Final = 240
"""So many characters of each side are shown."""

_SAID: Final = {
    SuggestionKind.INSERTION: mark("Insertion"),
    SuggestionKind.DELETION: mark("Deletion"),
    SuggestionKind.REPLACEMENT: mark("Other words"),
    SuggestionKind.FORMAT: mark("Formatting"),
    SuggestionKind.SPLIT: mark("A new paragraph"),
    SuggestionKind.JOIN: mark("Paragraphs joined"),
    SuggestionKind.RESTYLE: mark("Another kind of paragraph"),
    SuggestionKind.BLOCK_INSERTED: mark("Something inserted"),
    SuggestionKind.BLOCK_REMOVED: mark("Something removed"),
}


class SuggestionCard(RemarkCard):
    """Shows a suggestion."""

    def __init__(self, station: Station, desk: RemarkDesk, remark: Remark) -> None:
        super().__init__(station, desk, remark)
        self.show_remark(remark)

    @property
    def suggestion(self) -> Suggestion:
        """The suggestion that is shown."""
        suggestion = self.remark.suggestion
        assert suggestion is not None  # noqa: S101 - the panel gives suggestions alone
        return suggestion

    def lines(self) -> list[QWidget]:
        """Return who suggests what, and the words that go and come."""
        one, words = self.suggestion, self.station.tongue.words
        line = IconLine(self.station)
        when = ago(one.at, self.station.door.acting.clock(), words)
        what = self._what()
        line.show_line(Symbol.PEN, isolated(self._author()), f"{what} · {when}")
        shown: list[QWidget] = [line]
        if text := self._words():
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            shown.append(label)
        return shown

    def name(self) -> str:
        """Return who suggests what, in words alone."""
        one, words = self.suggestion, self.station.tongue.words
        parts = [self._what()]
        if one.is_formatting and not _is_card(one):
            parts.append(_short(one.after))
        else:
            gone, come = map(_short, _sides(one))
            if gone:
                parts.append(words.say("«{words}» goes", words=gone))
            if come:
                parts.append(words.say("«{words}» comes", words=come))
        return f"{self._author()}: {' · '.join(parts)}"

    def buttons(self) -> list[QWidget]:
        """Return what accepts and rejects it, where the person may."""
        if not self.desk.may_decide:
            return []
        tongue, look = self.station.tongue, self.station.look
        accept = TextButton(mark("Accept"), tongue, look, symbol=Symbol.APPROVE)
        reject = TextButton(mark("Reject"), tongue, look, kind=Kind.QUIET, symbol=Symbol.CLOSE)
        for button, take in ((accept, True), (reject, False)):
            on_click(button, partial(self.desk.decide, self.remark.key, accept=take))
        return [accept, reject]

    def take(self, letter: str, *, enter: bool) -> bool:
        """Go to it on Enter, accept on A, reject on R."""
        if enter:
            self.desk.activate(self.remark.key)
        elif letter in {"A", "R"}:
            self.desk.decide(self.remark.key, accept=letter == "A")
        return enter or letter in {"A", "R"}

    def _what(self) -> str:
        """Return what it would do."""
        words = self.station.tongue.words
        if _is_card(self.suggestion):
            return words.say("A picture or another block changed")
        return words.say(_SAID[self.suggestion.kind])

    def _author(self) -> str:
        return self.desk.name(self.suggestion.author) or self.station.tongue.words.say("Somebody")

    def _words(self) -> str:
        """Return the words that go and come, as rich text."""
        one, palette = self.suggestion, self.station.look.palette
        gone, come = map(_short, _sides(one))
        if one.is_formatting and not _is_card(one):
            return f"«{escape(isolated(come))}»" if come else ""
        parts = []
        if gone:
            look = f"color:{palette.delete_text};background-color:{palette.delete}"
            struck = f"{look};text-decoration:line-through"
            parts.append(f'<span style="{struck}">{escape(isolated(gone))}</span>')
        if come:
            look = f"color:{palette.insert_text};background-color:{palette.insert}"
            lined = f"{look};text-decoration:underline"
            parts.append(f'<span style="{lined}">{escape(isolated(come))}</span>')
        direction = "rtl" if own_direction(gone + come) is Direction.RTL else "ltr"
        return f'<p dir="{direction}" style="margin:0">{" ".join(parts)}</p>' if parts else ""


def _is_card(one: Suggestion) -> bool:
    """Say whether a picture or the like would be another."""
    return one.blocks is not None and not is_text(one.blocks[0])


def _sides(one: Suggestion) -> tuple[str, str]:
    """Return the words that go and come; of a picture, its alternative text is among them."""
    if one.blocks is None or not _is_card(one):
        return one.before, one.after
    before, after = map(_said_by, one.blocks)
    return ("", after) if before == after else (before, after)


def _said_by(block: Block) -> str:
    said = " ".join(filter(None, map(plain, contents(block))))
    return f"{block.alt} {said}".strip() if isinstance(block, Figure) else said


def _short(words: str) -> str:
    """Return words on one line, cut short where they are many; of mere spaces, a sign."""
    line = " ".join(words.split()) or _SPACE * (bool(words) and "\n" not in words)
    return line if len(line) <= _MOST else f"{line[:_MOST].rstrip()}…"
