"""What stays true of suggestions whatever is edited, by whom and in which view."""

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from studio.document.article import ArticleText
from studio.document.blocks import Block
from studio.document.codec import decode, encode
from studio.document.deciding import decided
from studio.document.review import accepted_article, has_suggestions, rejected_article
from studio.document.suggestions import suggestions
from studio.ui.editor.writing.draft import Draft
from studio.ui.editor.writing.history import Typing
from studio.ui.editor.writing.layers import Basis, Change
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import Frame, Passage, Selection, Spot, article_of
from studio.ui.editor.writing.settling import settle
from studio.ui.editor.writing.style import Style
from studio.ui.editor.writing.views import Showing, View
from tests.profiles import count
from tests.strategies import article_texts, blocks
from tests.ui.editor.writing.pages import (
    Clock,
    require_whole,
)
from tests.ui.editor.writing.reviews import Names
from tests.ui.editor.writing.test_sessions import Session

EDITS = 25


# The laws


class Shadow(Manuscript):
    """A manuscript that does every edit plainly as well, beside what becomes suggestions."""

    plain: list[Passage]

    def follow(self) -> None:
        """Begin: nothing is suggested yet."""
        self.plain = list(self.whole)
        self._known = [(list(self.whole), self.plain)]

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
        view = View(self.whole, accept=True)
        selection = self.selection(cursor)
        if basis is Basis.ACCEPTED:
            work = list(self.plain)
            change(work, view.seen_in(selection))
        else:
            whole = list(self.whole)
            change(whole, selection)
            work = View(whole, accept=True).passages
        work = View(work, accept=True).passages
        settled = Draft(self.plain)
        settled[:] = work
        settle(settled, self.frame)
        work = list(settled)
        found = super().edit(cursor, change, typing, begins=begins, frame=frame, basis=basis)
        self.plain = work
        self._known.append((list(self.whole), work))
        return found

    def undo(self) -> QTextCursor:
        return self._looked_up(super().undo())

    def redo(self) -> QTextCursor:
        return self._looked_up(super().redo())

    def _looked_up(self, cursor: QTextCursor) -> QTextCursor:
        self.plain = next(plain for whole, plain in self._known if whole == self.whole)
        return cursor

    def plainly(self, base: ArticleText) -> ArticleText:
        """Return the article that the plain edits made."""
        values = [one.value() for one in self.plain if one.place.name == "BODY"]
        return article_of(self.plain, values, self.frame, base)


@settings(max_examples=count(60, 2_000))
@given(
    text=article_texts(),
    spare=st.lists(blocks(reviewed=True), max_size=4),
    seed=st.integers(0, 2**32),
)
def test_nothing_taken_is_the_original_and_all_taken_is_the_same_edits_made_plainly(
    qapp: QApplication, text: ArticleText, spare: list[Block], seed: int
) -> None:
    chance = Random(seed)
    document, names = QTextDocument(), Names()
    manuscript = Shadow(document, Style(), clock=Clock())
    document.setParent(manuscript)
    manuscript.render(text)
    manuscript.follow()
    session = Session(manuscript, chance, spare)
    for _ in range(EDITS):
        manuscript.suggest_as(names.suggester(chance.choice((1, 1, 2))))
        names.time += timedelta(minutes=chance.choice((0, 0, 20)))
        session.act()
        _require_laws(manuscript, text, manuscript.read(text))
    kept = decode(encode(manuscript.read(text)))
    _require_laws(manuscript, text, kept)
    require_whole(manuscript)
    while manuscript.can_undo:
        manuscript.undo()
    assert manuscript.read(text) == text


def _require_laws(manuscript: Shadow, text: ArticleText, now: ArticleText) -> None:
    assert rejected_article(now) == text
    assert accepted_article(now) == accepted_article(manuscript.plainly(text))
    assert has_suggestions(now) or now == text or accepted_article(now) == rejected_article(now)


@settings(max_examples=count(30, 500))
@given(text=article_texts(), seed=st.integers(0, 2**32))
def test_what_is_hidden_is_not_lost_while_the_final_text_is_edited(
    qapp: QApplication, text: ArticleText, seed: int
) -> None:
    chance = Random(seed)
    document, names = QTextDocument(), Names()
    manuscript = Manuscript(document, Style(), clock=Clock())
    document.setParent(manuscript)
    manuscript.render(text)
    session = Session(manuscript, chance, [])
    for author in (1, 2, 1, 2, 1, 2):
        manuscript.suggest_as(names.suggester(author))
        session.act()
    cursor = manuscript.show_as(Showing.FINAL, QTextCursor(document))
    assert not has_suggestions(_shown(manuscript, text))
    for _ in range(10):
        session.act()
        now = manuscript.read(text)
        assert rejected_article(now) == text
        assert accepted_article(now) == accepted_article(_shown(manuscript, text))
    for showing in (Showing.ORIGINAL, Showing.ALL):
        cursor = manuscript.show_as(showing, cursor)
    require_whole(manuscript)


@settings(max_examples=count(30, 500))
@given(
    text=article_texts(),
    spare=st.lists(blocks(reviewed=True), max_size=4),
    seed=st.integers(0, 2**32),
)
def test_a_view_that_hears_of_every_edit_is_the_one_that_is_made_anew(
    qapp: QApplication, text: ArticleText, spare: list[Block], seed: int
) -> None:
    chance = Random(seed)
    document, names = QTextDocument(), Names()
    manuscript = Manuscript(document, Style(), clock=Clock())
    document.setParent(manuscript)
    manuscript.render(text)
    session = Session(manuscript, chance, spare)
    cursor = QTextCursor(document)
    for showing in (Showing.ORIGINAL, Showing.FINAL, Showing.ALL):
        cursor = manuscript.show_as(showing, cursor)
        for _ in range(0 if showing is Showing.ORIGINAL else 10):
            manuscript.suggest_as(names.suggester(chance.choice((1, 2))))
            session.act()
            _require_views(manuscript)
    while manuscript.can_undo:
        manuscript.undo()
        _require_views(manuscript)


def _require_views(manuscript: Manuscript) -> None:
    whole = manuscript.whole
    spots = [Spot(number, one.size) for number, one in enumerate(whole)]
    for accept in (True, False):
        heard, anew = manuscript.layers.view(accept=accept), View(whole, accept=accept)
        assert heard.passages == anew.passages
        assert [*map(heard.seen_at, spots)] == [*map(anew.seen_at, spots)]
        for number, passage in enumerate(anew.passages):
            spot = Spot(number, passage.size)
            for late in (False, True):
                assert heard.place_of(spot, late=late) == anew.place_of(spot, late=late)


@settings(max_examples=count(30, 500))
@given(text=article_texts(), seed=st.integers(0, 2**32), accept=st.booleans())
def test_whatever_is_decided_together_is_one_step_that_can_be_undone(
    qapp: QApplication, text: ArticleText, seed: int, *, accept: bool
) -> None:
    chance = Random(seed)
    document, names = QTextDocument(), Names()
    manuscript = Manuscript(document, Style(), clock=Clock())
    document.setParent(manuscript)
    manuscript.render(text)
    session = Session(manuscript, chance, [])
    for author in (1, 2) * 4:
        manuscript.suggest_as(names.suggester(author))
        session.act()
    before = manuscript.read(text)
    found = [one.id for one in suggestions(before)]
    for ids in (found, chance.sample(found, len(found) // 2)):
        here = Selection(Spot(0, 0), Spot(0, 0))
        after = decided(before, ids, accept=accept)
        manuscript.replace(after, QTextCursor(document), here)
        shown = manuscript.read(text)
        assert accepted_article(shown) == accepted_article(after)
        assert rejected_article(shown) == rejected_article(after)
        if shown == before:
            continue
        manuscript.undo()
        assert manuscript.read(text) == before
        manuscript.redo()
        assert manuscript.read(text) == shown
        manuscript.undo()
    require_whole(manuscript)


@settings(max_examples=count(60, 1_000))
@given(text=article_texts(), other=article_texts(), seed=st.integers(0, 2**32), mine=st.booleans())
def test_a_text_that_is_put_back_is_suggested_or_is_put_beside_what_others_suggest(
    qapp: QApplication, text: ArticleText, other: ArticleText, seed: int, *, mine: bool
) -> None:
    chance = Random(seed)
    document, names = QTextDocument(), Names()
    manuscript = Manuscript(document, Style(), clock=Clock())
    document.setParent(manuscript)
    manuscript.render(text)
    session = Session(manuscript, chance, [])
    for author in (1, 2) * chance.choice((0, 3)):
        manuscript.suggest_as(names.suggester(author))
        session.act()
    manuscript.suggest_as(names.suggester(3) if mine else None)
    before = manuscript.read(text)
    body = replace(other.body, direction=text.body.direction, language=text.body.language)
    wanted = accepted_article(replace(other, body=body))
    manuscript.rewrite(wanted)
    now = manuscript.read(wanted)
    assert accepted_article(now) == wanted
    if mine:
        assert rejected_article(manuscript.read(text)) == rejected_article(before)
    elif not has_suggestions(before):
        assert not has_suggestions(now)
    require_whole(manuscript)
    while manuscript.can_undo:
        manuscript.undo()
    assert manuscript.read(text) == text


def _shown(manuscript: Manuscript, base: ArticleText) -> ArticleText:
    passages = manuscript.passages
    values = [one.value() for one in passages if one.place.name == "BODY"]
    return article_of(passages, values, manuscript.frame, base)
