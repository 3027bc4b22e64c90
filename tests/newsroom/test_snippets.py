"""Snippets: found by an abbreviation in any spelling, one's own before the newsroom's."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.document.tree import Document
from studio.errors import Reason
from studio.newsroom import record, records
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.snippets import (
    LONGEST,
    Wording,
    abbreviation_key,
    add_snippet,
    change_snippet,
    find_snippet,
    free_abbreviation,
    remove_snippet,
    snippets,
)
from studio.storage.engine import Store
from tests.builders import doc, em, figure, p
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused

AGENCY = doc(p("وكالة ", em("أنباء"), " الشرق الأوسط"))
DATA = Path(__file__).parents[1] / "data"


def wording(abbreviation: str = "شأ", text: Document = AGENCY, *, shared: bool = False) -> Wording:
    return Wording(abbreviation=abbreviation, text=text, shared=shared)


def test_a_snippet_is_ones_own_and_keeps_its_marks(room: Newsroom) -> None:
    before = record_lines(room)
    changes = add_snippet(room.layla, wording())
    (mine,) = snippets(room.layla)
    assert changes == Changes(snippets=(mine.id,))
    assert (mine.abbreviation, mine.text, mine.shared) == ("شأ", AGENCY, False)
    assert mine.name == "وكالة أنباء الشرق الأوسط"
    assert snippets(room.editor) == ()
    assert record_lines(room) == before
    with refused(room, Reason.SNIPPET_UNKNOWN):
        remove_snippet(room.editor, mine.id)
    assert find_snippet(room.layla, "شا") == mine
    with refused(room, Reason.SNIPPET_UNKNOWN, snippet="شا"):
        find_snippet(room.editor, "شا")


def test_an_own_one_counts_before_the_newsrooms(room: Newsroom) -> None:
    add_snippet(room.editor, wording(shared=True))
    (shared,) = snippets(room.layla)
    assert (shared.shared, shared.person_name) == (True, "Editor")
    add_snippet(room.layla, wording(text=doc(p("شأن آخر"))))
    assert not find_snippet(room.layla, "شأ").shared
    assert find_snippet(room.layla, "شأ", shared=True) == shared
    with refused(room, Reason.SNIPPET_EXISTS, snippet="شا", existing="شأن آخر"):
        add_snippet(room.layla, wording("شا"))
    assert record_lines(room)[-1] == "add_snippet"


def test_editors_keep_the_newsrooms(room: Newsroom) -> None:
    (theirs,) = add_snippet(room.editor, wording(shared=True)).snippets
    with refused(room, Reason.NOT_PERMITTED):
        add_snippet(room.layla, wording("ن", shared=True))
    with refused(room, Reason.NOT_PERMITTED):
        change_snippet(room.layla, theirs, wording())
    with refused(room, Reason.NOT_PERMITTED):
        remove_snippet(room.layla, theirs)
    with refused(room, Reason.NOT_PERMITTED):
        add_snippet(room.producer, wording())
    (mine,) = add_snippet(room.layla, wording()).snippets
    with refused(room, Reason.NOT_PERMITTED):
        change_snippet(room.layla, mine, wording(shared=True))


def test_a_snippet_changes_and_goes(room: Newsroom) -> None:
    (one,) = add_snippet(room.editor, wording()).snippets
    kept = snippets(room.editor)[0]
    assert change_snippet(room.editor, one, kept.wording) == NOTHING
    change_snippet(room.editor, one, replace(kept.wording, name="وكالة", shared=True))
    (seen,) = snippets(room.layla)
    assert (seen.name, seen.text) == ("وكالة", AGENCY)
    assert record_lines(room)[-1] == "change_snippet"
    assert remove_snippet(room.chief, one) == Changes(snippets=(one,))
    assert snippets(room.editor) == ()
    assert record_lines(room)[-1] == "remove_snippet"
    assert record.verify(room.store) is None


@pytest.mark.parametrize("abbreviation", ["", " ", "كلمة أخرى", "ـ", "ط" * (LONGEST + 1)])
def test_an_abbreviation_is_one_short_word(room: Newsroom, abbreviation: str) -> None:
    with refused(room, Reason.SNIPPET_INVALID, limit=LONGEST):
        add_snippet(room.layla, wording(abbreviation))


def test_pictures_are_not_kept_in_it(room: Newsroom) -> None:
    with refused(room, Reason.SNIPPET_EMPTY):
        add_snippet(room.layla, wording(text=doc(figure(picture="a" * 64))))
    add_snippet(room.layla, wording(text=doc(*AGENCY.blocks, figure(picture="a" * 64))))
    assert snippets(room.layla)[0].text == AGENCY


def test_a_free_abbreviation_is_the_texts_first_word() -> None:
    assert free_abbreviation(frozenset(), AGENCY) == "وكالة"
    taken = frozenset(map(abbreviation_key, ("وكالة", "وكالة2")))
    assert free_abbreviation(taken, AGENCY) == "وكالة3"
    assert free_abbreviation(frozenset(), doc(p("— ..."))) == "1"


def test_an_older_newsroom_that_can_only_be_read_has_none(room: Newsroom, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA / "newsroom-0001", tmp_path / "older"))
    store = Store(folder, None, None)
    assert snippets(replace(room.chief, store=store)) == ()
    store.close()


def record_lines(room: Newsroom) -> list[str]:
    found = records.records(room.chief, records.Wanted())
    return [one.view.action for one in reversed(found)]
