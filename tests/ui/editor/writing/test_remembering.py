"""What can be undone is the same after a restart, and never what belongs to another text."""

from random import Random

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from studio.document.article import ArticleText
from studio.document.blocks import Block, BlockReview
from studio.document.codec import decode, encode
from studio.document.marks import Change
from studio.ui.editor.writing.history import Steps
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.remembering import PIECE, Encoder, decoded
from tests.builders import p
from tests.profiles import count
from tests.strategies import article_texts, blocks
from tests.ui.editor.writing.pages import (
    BODY,
    at,
    body,
    page,
    redo_all,
    require_whole,
    typed,
    undo_all,
    written,
)
from tests.ui.editor.writing.reviews import NOON, Names
from tests.ui.editor.writing.test_sessions import OPERATIONS, SUGGESTING, Session

pytestmark = pytest.mark.usefixtures("qapp")
MOST = 1000
SPLIT = BlockReview(split=Change("s", 1, NOON))


class Shelf:
    """Keeps pieces as the newsroom does: what is new in the place of what was."""

    def __init__(self) -> None:
        self.pieces: dict[int, bytes] = {}
        self.encoder = Encoder()
        self.lineage, self.position = "", 0

    def keep(self, manuscript: Manuscript) -> int:
        """Keep what is new, and return how many bytes were written."""
        steps, whole = manuscript.history.take_news(PIECE, MOST)
        assert whole or steps.lineage == self.lineage
        since = steps.first // PIECE
        self.pieces = {n: one for n, one in self.pieces.items() if n < since and not whole}
        new = self.encoder.pieces(steps)
        self.pieces |= dict(enumerate(new, since))
        self.lineage, self.position = steps.lineage, steps.position
        return sum(map(len, new))

    def kept(self) -> Steps | None:
        first = min(self.pieces, default=0)
        pieces = [self.pieces[number] for number in sorted(self.pieces)]
        return decoded(self.lineage, first, self.position, pieces)


def reopened(manuscript: Manuscript) -> Manuscript:
    """Return a manuscript of the same text, as it is read from the disk."""
    return written(decode(encode(manuscript.read(ArticleText()))))


@settings(max_examples=count(30, 1_000))
@given(
    text=article_texts(),
    spare=st.lists(blocks(), max_size=4),
    seed=st.integers(0, 2**32),
)
def test_a_session_goes_on_after_a_restart(
    qapp: QApplication, text: ArticleText, spare: list[Block], seed: int
) -> None:
    manuscript, shelf, chance = written(text), Shelf(), Random(seed)
    initial = list(manuscript.passages)
    for _ in range(2):
        session = Session(manuscript, chance, spare)
        for _ in range(OPERATIONS):
            session.act()
            if chance.random() < 0.3:
                shelf.keep(manuscript)
        shelf.keep(manuscript)
        kept = shelf.kept()
        assert kept == manuscript.history.now
        again = reopened(manuscript)
        assert again.go_on_from(kept) or not kept.steps
        require_whole(again)
        final = again.read(ArticleText())
        steps = again.history.now.steps
        redo_all(again)
        last = again.read(ArticleText())
        undo_all(again)
        assert again.passages == initial
        require_whole(again)
        redo_all(again)
        assert again.read(ArticleText()) == last
        assert again.history.now.steps == steps
        manuscript = reopened(manuscript)
        assert manuscript.go_on_from(kept) or not kept.steps
        assert manuscript.read(ArticleText()) == final


@settings(max_examples=count(20, 1_000))
@given(
    text=article_texts(reviewed=True),
    spare=st.lists(blocks(reviewed=True), max_size=4),
    seed=st.integers(0, 2**32),
)
def test_under_review_what_was_undone_after_a_restart_is_what_was_there_before(
    qapp: QApplication, text: ArticleText, spare: list[Block], seed: int
) -> None:
    manuscript, shelf, chance = written(text), Shelf(), Random(seed)
    initial = list(manuscript.passages)
    names = Names()
    for _ in range(2):
        session = Session(manuscript, chance, spare)
        for _ in range(OPERATIONS):
            if chance.random() < SUGGESTING:
                manuscript.suggest_as(chance.choice([None, names.suggester()]))
            session.act()
            if chance.random() < 0.1:
                shelf.keep(manuscript)
        shelf.keep(manuscript)
        kept = shelf.kept()
        assert kept is not None
        assert kept.steps == manuscript.history.now.steps
        again = reopened(manuscript)
        stands = list(again.passages)
        assert again.go_on_from(kept) or not kept.steps
        assert again.passages == stands
        redo_all(again)
        undo_all(again)
        assert again.passages == initial
        require_whole(again)
        redo_all(manuscript)
        redo_all(again)
        assert again.read(ArticleText()) == manuscript.read(ArticleText())
        manuscript = again


def test_a_space_before_a_suggested_boundary_drops_no_history() -> None:
    manuscript, shelf = page(p("قمة")), Shelf()
    before = body(manuscript)
    cursor = typed(manuscript, at(manuscript, BODY, -1), " ")
    manuscript.suggest_as(Names().suggester(1))
    cursor = typed(manuscript, manuscript.enter(cursor), "اليوم")
    shelf.keep(manuscript)
    kept = shelf.kept()
    assert kept is not None
    again = reopened(manuscript)
    assert again.go_on_from(kept)
    require_whole(again)
    undo_all(again)
    assert body(again) == before


def test_a_blank_that_went_over_a_suggested_boundary_comes_back_when_it_is_undone() -> None:
    manuscript, shelf = page(p("قمة"), p("اليوم", review=SPLIT)), Shelf()
    before = list(manuscript.passages)
    typed(manuscript, at(manuscript, BODY, -1), " ")
    shelf.keep(manuscript)
    again = reopened(manuscript)
    assert body(again) == (p("قمة"), p(" اليوم", review=SPLIT))
    kept = shelf.kept()
    assert kept is not None
    assert again.go_on_from(kept)
    again.undo()
    assert again.passages == before
    again.redo()
    assert body(again) == body(manuscript)


def test_words_typed_before_the_history_came_back_are_undone_first() -> None:
    manuscript, shelf = page(p("قمة")), Shelf()
    typed(manuscript, at(manuscript, BODY, -1), " اليوم")
    shelf.keep(manuscript)
    again = reopened(manuscript)
    typed(again, at(again, BODY, -1), " في")
    kept = shelf.kept()
    assert kept is not None
    assert again.go_on_from(kept)
    shown = [again.document.findBlockByNumber(BODY).text()]
    while again.can_undo:
        again.undo()
        shown.append(again.document.findBlockByNumber(BODY).text())
    assert shown == ["قمة اليوم في", "قمة اليوم", "قمة"]
    shelf.keep(again)
    assert shelf.kept() == again.history.now


@pytest.mark.parametrize("other", [(p("غير"),), (p(), p("قمة اليوم")), ()])
def test_the_history_of_another_text_is_dropped(other: tuple[Block, ...]) -> None:
    manuscript, shelf = page(p("قمة")), Shelf()
    typed(manuscript, at(manuscript, BODY, -1), " اليوم")
    shelf.keep(manuscript)
    kept = shelf.kept()
    assert kept is not None
    again = page(*other)
    before = list(again.passages)
    assert not again.go_on_from(kept)
    assert not again.can_undo
    assert again.passages == before


@settings(max_examples=count(50, 5_000))
@given(data=st.data())
def test_whatever_is_damaged_is_no_history(qapp: QApplication, data: st.DataObject) -> None:
    manuscript, shelf = page(p("قمة")), Shelf()
    typed(manuscript, at(manuscript, BODY, -1), " اليوم في عمّان")
    shelf.keep(manuscript)
    piece = shelf.pieces[0]
    place = data.draw(st.integers(0, len(piece) - 1))
    other = data.draw(st.integers(0, 255))
    broken = piece[:place] + bytes([other]) + piece[place + 1 :]
    found = decoded("a", 0, 0, [broken])
    assert found is None or found.steps == manuscript.history.now.steps
    assert decoded("a", 0, 0, [piece[:place]]) is None
    assert decoded("a", 0, 0, [data.draw(st.binary(max_size=60))]) is None


def test_a_newer_form_and_an_impossible_position_are_no_history() -> None:
    newer = zstandard.ZstdCompressor().compress(b'{"version":2,"steps":[]}')
    assert decoded("a", 0, 0, [newer]) is None
    deep = zstandard.ZstdCompressor().compress(b'{"version":1,"steps":' + b"[" * 100_000)
    assert decoded("a", 0, 0, [deep]) is None
    empty = zstandard.ZstdCompressor().compress(b'{"version":1,"steps":[]}')
    assert decoded("a", 0, 1, [empty]) is None
    assert decoded("a", 0, 0, [empty, empty]) is None


def test_what_is_kept_of_a_key_does_not_grow_with_the_history() -> None:
    manuscript, shelf = page(p()), Shelf()
    cursor = at(manuscript, BODY, 0)
    written_bytes = []
    for number in range(20 * PIECE):
        cursor = typed(manuscript, cursor, " كلمة"[: 2 + number % 4])
        if number % 8 == 7:
            cursor = manuscript.enter(cursor)
        written_bytes.append(shelf.keep(manuscript))
    early, late = written_bytes[: 4 * PIECE], written_bytes[-4 * PIECE :]
    assert max(late) < 2 * max(early)
    assert sum(map(len, shelf.pieces.values())) > 4 * max(late)
