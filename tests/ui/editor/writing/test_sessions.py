"""Sessions of random edits: the schema holds, and undo and redo lead exactly back and there."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from studio.arabic.direction import Direction
from studio.arabic.lettering import (
    arabic_digits,
    arabic_quotes,
    strip_tashkeel,
    strip_tatweel,
    western_digits,
)
from studio.arabic.typing import TypingRules
from studio.document.article import ArticleText
from studio.document.blocks import (
    Align,
    Atomic,
    Block,
    Box,
    Crop,
    Embed,
    Figure,
    Gallery,
    ListKind,
    PullQuote,
    Related,
    Table,
    TextBlock,
)
from studio.document.findings import check
from studio.document.inline import Footnote, Text
from studio.document.marks import Language, Link, Marks
from studio.ui.editor.findings.blocks import as_block_text
from studio.ui.editor.findings.mending import mend
from studio.ui.editor.findings.rules import providers
from studio.ui.editor.letters.orders import isolate, order, turn_article
from studio.ui.editor.letters.typing_help import TypingHelp
from studio.ui.editor.writing import kinds
from studio.ui.editor.writing.clipboard import copied, pasted
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.marking import EMPHASES
from tests.profiles import count
from tests.strategies import article_texts, blocks
from tests.ui.editor.complaints import complaints
from tests.ui.editor.writing.pages import redo_all, require_whole, undo_all, written
from tests.ui.editor.writing.reviews import Names

OPERATIONS = 30
SUGGESTING = 0.15
"""How often somebody turns to suggesting, or back to writing plainly, before an operation."""
LETTERINGS = (arabic_digits, arabic_quotes, strip_tashkeel, strip_tatweel, western_digits)
WORD_PAGE = (Path(__file__).parents[3] / "data" / "pastes" / "word.html").read_text("utf-8")
TYPED = ("س", "نص ", "ab", "  ", "ً", "👨\u200d👩\u200d👧", "\ufeff", "𝔘", "\u200f")


class Session:
    """Somebody who does anything anywhere; `spare` are the blocks that come from outside."""

    def __init__(self, manuscript: Manuscript, chance: Random, spare: list[Block]) -> None:
        self._manuscript, self._chance, self._spare = manuscript, chance, spare
        self._cards = [block for block in spare if not isinstance(block, TextBlock)]
        self._cursor = QTextCursor(manuscript.document)
        self._clip = QMimeData()

    def act(self) -> None:
        """Do one thing."""
        cursor = self._cursor if self._chance.random() < 0.5 else self._anywhere()
        kinds, weights = zip(*self._doings(), strict=True)
        self._cursor = self._chance.choices(kinds, weights)[0](cursor)

    def _anywhere(self) -> QTextCursor:
        chance = self._chance
        cursor = QTextCursor(self._manuscript.document)
        last = self._manuscript.document.characterCount() - 1
        cursor.setPosition(chance.randint(0, last))
        if chance.random() < 0.35:
            near = cursor.position() + chance.randint(-12, 12)
            end = near if chance.random() < 0.7 else chance.randint(0, last)
            cursor.setPosition(min(max(end, 0), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _doings(self) -> list[tuple[Callable[[QTextCursor], QTextCursor], int]]:
        manuscript = self._manuscript
        return [
            (self._type, 25),
            (manuscript.enter, 9),
            (manuscript.line_break, 3),
            (manuscript.erase_back, 10),
            (manuscript.erase_on, 8),
            (manuscript.erase_word_back, 3),
            (manuscript.erase_word_on, 3),
            (manuscript.erase, 2),
            (self._mark, 8),
            (self._make, 10),
            (self._bring, 9),
            (self._clipboard, 6),
            (self._replace, 2),
            (self._edit_card, 6),
            (self._help, 3),
            (self._order, 3),
            (self._remedy, 4),
            (lambda _: manuscript.undo(), 4),
            (lambda _: manuscript.redo(), 3),
        ]

    def _type(self, cursor: QTextCursor) -> QTextCursor:
        for letter in self._chance.choice(TYPED):
            cursor = self._manuscript.insert(cursor, letter)
        return cursor

    def _mark(self, cursor: QTextCursor) -> QTextCursor:
        manuscript, chance = self._manuscript, self._chance
        match chance.randint(0, 6):
            case 0:
                return manuscript.set_link(cursor, chance.choice([None, Link("https://a.b/ج")]))
            case 1:
                foreign = Language("en", Direction.LTR)
                return manuscript.set_language(cursor, chance.choice([None, foreign]))
            case 2:
                return manuscript.clear_marks(cursor)
            case 3:
                return manuscript.insert_footnote(cursor, Footnote((Text("حاشية"),)))
            case _:
                return manuscript.toggle(cursor, chance.choice(EMPHASES))

    def _make(self, cursor: QTextCursor) -> QTextCursor:
        manuscript, chance = self._manuscript, self._chance
        match chance.randint(0, 10):
            case 0:
                return manuscript.make_paragraph(cursor)
            case 1:
                return manuscript.make_heading(cursor, chance.randint(2, 4))
            case 2:
                return manuscript.make_code(cursor)
            case 3 | 4:
                return manuscript.toggle_list(cursor, chance.choice(list(ListKind)))
            case 5:
                return manuscript.deepen(cursor, chance.choice([1, -1]))
            case 6:
                return manuscript.toggle_quote(cursor)
            case 7:
                return manuscript.set_box(cursor, chance.choice([None, *Box]))
            case 8:
                return manuscript.set_align(cursor, chance.choice(list(Align)))
            case 9:
                return manuscript.turn_direction(cursor)
            case _:
                return manuscript.detect_direction(cursor)

    def _bring(self, cursor: QTextCursor) -> QTextCursor:
        manuscript, chance = self._manuscript, self._chance
        match chance.randint(0, 6):
            case 0:
                card: Atomic = chance.choice([*self._cards, Figure(alt="جسر")])
                return manuscript.insert_card(cursor, card)
            case 1:
                return manuscript.set_lead(chance.choice([None, Figure(alt="جسر")]))
            case 2:
                some = chance.sample(self._spare, chance.randint(0, len(self._spare)))
                return manuscript.paste(cursor, some)
            case 3:
                return manuscript.paste(cursor, manuscript.selected_blocks(self._anywhere()))
            case 4:
                return manuscript.move(self._anywhere(), cursor)
            case 5:
                return manuscript.erase_around(cursor, chance.randint(-3, 0), chance.randint(0, 4))
            case _:
                return manuscript.insert_text(cursor, chance.choice(["أ\nب", "سطر", "a\n\nb\n"]))

    def _clipboard(self, cursor: QTextCursor) -> QTextCursor:
        """Copy, cut, paste as this program, another program or a plain one would, or drop."""
        manuscript, chance = self._manuscript, self._chance
        match chance.randint(0, 5):
            case 0:
                self._clip = copied(manuscript, cursor)
                return cursor
            case 1:
                self._clip = copied(manuscript, cursor)
                return manuscript.erase(cursor)
            case 2:
                foreign = QMimeData()
                foreign.setHtml(chance.choice([self._clip.html(), WORD_PAGE]))
                foreign.setText(self._clip.text())
                return self._paste(cursor, foreign)
            case 3:
                return self._paste(cursor, self._clip, text_only=True)
            case 4:
                target = self._anywhere()
                target.setPosition(target.position())
                return manuscript.move(cursor, target)
            case _:
                return self._paste(cursor, self._clip)

    def _paste(
        self, cursor: QTextCursor, content: QMimeData, *, text_only: bool = False
    ) -> QTextCursor:
        manuscript = self._manuscript
        direction, language = manuscript.frame.direction, manuscript.frame.language
        found = pasted(content, direction, language, text_only=text_only, into=manuscript)
        return manuscript.paste(cursor, found.blocks)

    def _edit_card(self, cursor: QTextCursor) -> QTextCursor:
        """Hand over what a panel made of a card or a footnote."""
        manuscript, chance = self._manuscript, self._chance
        cards = [one.card for one in manuscript.passages]
        numbers = [number for number, card in enumerate(cards) if card is not None]
        notes = [
            position
            for position in range(manuscript.document.characterCount())
            if manuscript.document.characterAt(position) == "\ufffc"
            and manuscript.footnote(position) is not None
        ]
        if notes and chance.random() < 0.3:
            note = Footnote((Text("حاشية أخرى", Marks(bold=True)),))
            return manuscript.replace_footnote(chance.choice(notes), note)
        if not numbers:
            return manuscript.edit(cursor, kinds.toggle_continued)
        number = chance.choice(numbers)
        block = manuscript.document.findBlockByNumber(number)
        card = cards[number]
        assert card is not None
        if chance.random() < 0.2:
            return manuscript.remove_card(block)
        return manuscript.replace_card(block, edited(card))

    def _help(self, cursor: QTextCursor) -> QTextCursor:
        """Type what a rule of the house may answer to."""
        helps = TypingHelp(self._manuscript, TypingRules)
        for letter in self._chance.choice((' "نعم"', "كلمة ,", "  ", "هل؟نعم", "مــ", "a, b")):
            cursor = helps.help(self._manuscript.insert(cursor, letter), letter)
        return cursor

    def _order(self, cursor: QTextCursor) -> QTextCursor:
        manuscript, chance = self._manuscript, self._chance
        match chance.randint(0, 3):
            case 0:
                return isolate(manuscript, cursor)
            case 1 if (
                manuscript.layers.suggester is None
            ):  # a whole article's direction is no suggestion
                return turn_article(manuscript, cursor)
            case _:
                return order(manuscript, cursor, chance.choice(LETTERINGS))

    def _remedy(self, cursor: QTextCursor) -> QTextCursor:
        """Do a remedy of something that is found in the text."""
        manuscript, chance = self._manuscript, self._chance
        found = [
            (number, remedy)
            for number, passage in enumerate(manuscript.passages)
            if (block := as_block_text(passage, manuscript.frame)) is not None
            for finding in check(providers(), block)
            for remedy in finding.remedies
        ]
        return mend(manuscript, *chance.choice(found)) if found else cursor

    def _replace(self, cursor: QTextCursor) -> QTextCursor:
        found = self._manuscript.find(self._chance.choice(["ال", "وقال", "ا", "x"]))
        if not found:
            return cursor
        return self._manuscript.replace_matches(found, self._chance.choice(["", "بديل"]))


def edited(card: Atomic) -> Atomic:
    """Return a card as a panel may hand it over."""
    words = (Text("كلمة", Marks(link=Link("https://a.b/"))),)
    match card:
        case Figure():
            return replace(card, alt="وصف", caption=words, crop=Crop(10, 20, 500, 600))
        case Gallery(figures=figures):
            return replace(card, figures=(*reversed(figures), Figure(source="a.jpg")))
        case Embed():
            return replace(card, provider="x", url="https://x.com/a/status/1", title="عنوان")
        case PullQuote():
            return replace(card, text=words, by="ليلى")
        case Table(rows=rows):
            return replace(card, rows=(*rows, (words, ())), header=not card.header)
        case Related(articles=articles):
            return replace(card, articles=("uid", *articles))
        case _:
            return card


def play(text: ArticleText, spare: list[Block], seed: int) -> None:
    """Play a session; it keeps the schema, and can be undone and redone."""
    with complaints() as heard:
        _play(text, spare, seed)
    assert not heard, heard[0]


def _play(text: ArticleText, spare: list[Block], seed: int) -> None:
    manuscript, chance, names = written(text), Random(seed), Names()
    session = Session(manuscript, chance, spare)
    initial = list(manuscript.passages)
    for _ in range(OPERATIONS):
        if chance.random() < SUGGESTING:
            manuscript.suggest_as(chance.choice([None, names.suggester(chance.choice((1, 2)))]))
        session.act()
        require_whole(manuscript)
    redo_all(manuscript)
    final = list(manuscript.passages)
    undo_all(manuscript)
    assert manuscript.passages == initial
    assert manuscript.read(text) == text
    require_whole(manuscript)
    redo_all(manuscript)
    assert manuscript.passages == final
    require_whole(manuscript)


@settings(max_examples=count(60, 1_000))
@given(
    text=article_texts(reviewed=True),
    spare=st.lists(blocks(reviewed=True), max_size=4),
    seed=st.integers(0, 2**32),
)
def test_a_session_keeps_the_schema_and_can_be_undone_and_redone(
    qapp: QApplication, text: ArticleText, spare: list[Block], seed: int
) -> None:
    play(text, spare, seed)
