"""Manuscripts for tests, places in them, and what must hold of them after every edit."""

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from studio.document.article import ArticleText
from studio.document.blocks import Block
from studio.ui.editor.writing.formats import Formats
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.numbering import Numbering
from studio.ui.editor.writing.paper import Paper
from studio.ui.editor.writing.passages import FIELDS, Place, Selection, Spot
from studio.ui.editor.writing.style import Style
from tests.builders import article

BODY = len(FIELDS)
"""The number of the body's first passage where there is no lead picture."""


class Clock:
    """Seconds that go on only when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def written(text: ArticleText, clock: Clock | None = None) -> Manuscript:
    """Return a manuscript that shows `text`; its document lives as long."""
    document = QTextDocument()
    manuscript = Manuscript(document, Style(), clock=clock or Clock())
    document.setParent(manuscript)
    manuscript.render(text)
    return manuscript


def page(*blocks: Block, clock: Clock | None = None) -> Manuscript:
    """Return a manuscript with a headline and a body."""
    return written(article("عنوان", blocks, kicker="عاجل", standfirst="مقدمة"), clock)


def at(manuscript: Manuscript, number: int, place: int) -> QTextCursor:
    """Return a caret in a passage; a negative place counts from its end."""
    size = manuscript.passages[number].size
    spot = Spot(number, place if place >= 0 else size + 1 + place)
    return manuscript.cursor(Selection(spot, spot))


def over(manuscript: Manuscript, start: tuple[int, int], end: tuple[int, int]) -> QTextCursor:
    """Return a cursor that selects from one place to another."""
    return manuscript.cursor(Selection(Spot(*start), Spot(*end)))


def where(manuscript: Manuscript, cursor: QTextCursor) -> tuple[int, int]:
    """Return the passage and the place of a caret."""
    number, place = manuscript.selection(cursor).caret
    return number, place


def body(manuscript: Manuscript) -> tuple[Block, ...]:
    """Return the blocks of the article's body."""
    return manuscript.read(ArticleText()).body.blocks


def typed(manuscript: Manuscript, cursor: QTextCursor, text: str) -> QTextCursor:
    """Type letter by letter."""
    for letter in text:
        cursor = manuscript.insert(cursor, letter)
    return cursor


def undo_all(manuscript: Manuscript) -> None:
    while manuscript.can_undo:
        manuscript.undo()


def redo_all(manuscript: Manuscript) -> None:
    while manuscript.can_redo:
        manuscript.redo()


def drawn(block: QTextBlock) -> list[tuple[str, QTextCharFormat]]:
    """Return the stretches of a block as Qt has them."""
    found = []
    place = block.begin()
    while not place.atEnd():
        found.append((place.fragment().text(), place.fragment().charFormat()))
        place += 1
    return found


def require_whole(manuscript: Manuscript) -> None:
    """Hold schema, document of Qt, and what would be there when loaded anew, to one another."""
    passages = manuscript.passages
    rest = passages[BODY:]
    assert [one.place for one in passages[:BODY]] == list(FIELDS)
    if rest[0].place is Place.LEAD:
        rest = rest[1:]
    places = [one.place for one in rest]
    assert places == [Place.FILLER] or (places and set(places) == {Place.BODY})
    for passage in passages:
        assert passage.card is None or not passage.content
        assert passage.fitted(passage.content) == passage.content
    paper = Paper(manuscript.document, Formats(manuscript.style))
    assert paper.read() == passages
    _require_as_loaded(manuscript)
    _require_as_drawn(manuscript)
    _require_as_numbered(manuscript)


def _require_as_loaded(manuscript: Manuscript) -> None:
    text = manuscript.read(ArticleText())
    again = written(text)
    assert again.read(ArticleText()) == text
    shown = [(one.place, one.block) for one in manuscript.passages]
    assert [(one.place, one.block) for one in again.passages] == shown


def _require_as_drawn(manuscript: Manuscript) -> None:
    """Compare every format with that of the same passages put on paper anew."""
    fresh = QTextDocument()
    Paper(fresh, Formats(manuscript.style)).write_all(manuscript.passages, manuscript.frame)
    one, other = manuscript.document.begin(), fresh.begin()
    while one.isValid() and other.isValid():
        assert one.blockFormat() == other.blockFormat()
        assert one.charFormat() == other.charFormat()
        assert drawn(one) == drawn(other)
        one, other = one.next(), other.next()
    assert one.isValid() == other.isValid()


def _require_as_numbered(manuscript: Manuscript) -> None:
    """Compare the numbers of items and footnotes with those of the same passages counted anew."""
    passages = manuscript.passages
    fresh = Numbering(lambda: passages)
    for number, passage in enumerate(passages):
        assert manuscript.numbering.item(number) == fresh.item(number)
        spot = Spot(number, passage.size)
        assert manuscript.numbering.note(spot) == fresh.note(spot)
