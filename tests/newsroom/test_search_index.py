"""The archive's index holds what the articles say, whatever people do to them."""

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from studio.errors import Reason, Refused, Unavailable
from studio.newsroom import actions, publishing
from studio.newsroom.articles import restore_version
from studio.newsroom.importing import import_file
from studio.storage import search_filling, search_index, search_upkeep, tables
from studio.storage.doctor import Problem, ProblemKind, check
from studio.storage.engine import Store, create_newsroom, open_newsroom
from studio.storage.search_index import INDEX_VERSION, parts_of, run
from studio.storage.search_tables import INDEX, SearchEntry, SearchState
from studio.storage.search_upkeep import bring_up_to_date, differences
from tests.builders import ins, p
from tests.newsroom.house import Newsroom, approved, packager

DATA = Path(__file__).parents[1] / "data"
WORDS = [
    "قمة",
    "عمّان",
    "مسؤول",
    "المسئولين",
    "غزة",
    "وزارة",
    "بيروت",
    "اتفاق",
    "الحكومة",
    "مجلس",
    "٢٠٢٦",
    "Reuters",
]
COLUMNS = ("title", "body", "names")

Held = set[tuple[str, int, str, int]]


def held(store: Store) -> Held:
    """Return every word of the index: the word, entry, column and place that it stands at."""
    with store.exclusively() as driver:
        driver.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {INDEX}, instance)")
        found = set(driver.execute("SELECT term, doc, col, offset FROM temp.words"))
        driver.execute("DROP TABLE temp.words")
    return found


def wanted(store: Store) -> Held:
    """Return what the index has to hold by what stands beside it."""
    with store.read() as work:
        return {
            (word, entry.id, column, place)
            for entry in work.rows.scalars(select(SearchEntry))
            for column, part in zip(COLUMNS, parts_of(entry), strict=True)
            for place, word in enumerate(part.split())
        }


def entries(store: Store) -> set[tuple[int, bool, str, str, str]]:
    """Return what can be found, but for the numbers of the entries."""
    with store.read() as work:
        return {
            (one.article_id, one.public, *parts_of(one))
            for one in work.rows.scalars(select(SearchEntry))
        }


def require_whole(store: Store) -> None:
    assert differences(store) == ()
    assert held(store) == wanted(store)


@pytest.mark.parametrize("seed", range(3))
def test_index_and_articles_agree_after_whatever_people_do(room: Newsroom, seed: int) -> None:
    chance = random.Random(seed)
    made = [room.wrote(room.layla, "البداية")]

    def text() -> dict[str, object]:
        return {"body": (p(" ".join(chance.choices(WORDS, k=chance.randint(1, 9)))),)}

    def headline() -> str:
        return " ".join(chance.choices(WORDS, k=3))

    acts = (
        lambda one: room.rewrote(room.editor, one, headline(), **text()),
        lambda one: actions.submit(room.layla, one),
        lambda one: actions.approve(room.editor, one),
        lambda one: publishing.publish(room.chief, one, packager),
        lambda one: publishing.withdraw(room.chief, one, packager, reason="خطأ"),
        lambda one: actions.spike(room.editor, one, note="لا"),
        lambda one: restore_version(room.editor, one, 1),
    )
    done = 0
    for turn in range(40):
        if turn % 6 == 0:
            file = f"# {headline()}\n\nكلمة\n".encode()
            made.append(import_file(room.omar, "a.md", file).article)
            made.append(room.wrote(room.layla, headline(), **text()))
        try:
            chance.choice(acts)(chance.choice(made))
        except Refused:
            continue
        done += 1
    assert done > 8
    require_whole(room.store)
    before = entries(room.store)
    bring_up_to_date(room.store, anew=True)
    require_whole(room.store)
    assert entries(room.store) == before


def test_a_published_text_can_be_found_beside_the_one_that_is_worked_on(room: Newsroom) -> None:
    article = approved(room, "القمة الأولى")
    publishing.publish(room.chief, article, packager)
    assert {one[1] for one in entries(room.store)} == {False}
    room.rewrote(room.layla, article, "القمة الثانية")
    assert {(one[1], one[2]) for one in entries(room.store)} == {
        (False, "قمه ثان"),
        (True, "قمه اول"),
    }
    publishing.withdraw(room.chief, article, packager, reason="خطأ")
    assert {one[1] for one in entries(room.store)} == {False}
    require_whole(room.store)


def test_what_is_suggested_counts_as_it_would_stand(room: Newsroom) -> None:
    article = room.wrote(room.layla, body=(p("كلمة ", ins("مقترحة")),))
    with room.store.read() as work:
        (entry,) = work.rows.scalars(select(SearchEntry).where(SearchEntry.article_id == article))
    assert "مقترح" in parts_of(entry)[1]


def test_a_save_that_fails_leaves_the_index_as_it_was(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    before = held(room.store)
    with suppress(ZeroDivisionError), room.store.write() as work:
        work.rows.get_one(tables.Article, article).withdrawn = True
        search_index.follow(work, (work.rows.get_one(tables.Article, article),))
        run(work, f"DELETE FROM {INDEX}_docsize")
        raise ZeroDivisionError
    require_whole(room.store)
    assert held(room.store) == before


def test_the_doctor_finds_a_missing_entry_a_lost_row_and_one_too_many(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    room.wrote(room.omar)
    for statement in (
        f"DELETE FROM search_entry WHERE article_id = {article}",
        f"DELETE FROM {INDEX}_docsize WHERE id = 1",
        f"INSERT INTO {INDEX}(rowid, title) VALUES (99, 'x')",
    ):
        with room.store.write() as work:
            run(work, statement)
        (problem,) = check(room.store)
        assert problem.kind is ProblemKind.SEARCH_DISAGREES
        bring_up_to_date(room.store, anew=True)
        assert check(room.store) == ()
        require_whole(room.store)


def test_an_index_of_other_stems_is_made_anew_and_says_how_far_it_is(room: Newsroom) -> None:
    for _ in range(3):
        room.wrote(room.layla)
    with room.store.write() as work:
        work.rows.get_one(SearchState, 1).version = INDEX_VERSION - 1
    room.wrote(room.layla)  # saved meanwhile: left alone
    told: list[tuple[int, int]] = []
    bring_up_to_date(room.store, lambda done, of: told.append((done, of)))
    assert told == [(0, 4), (4, 4)]
    require_whole(room.store)
    assert len(entries(room.store)) == 4
    bring_up_to_date(room.store, lambda done, of: told.append((done, of)))
    assert len(told) == 2


def test_what_is_saved_while_the_index_is_made_is_in_it(room: Newsroom) -> None:
    article = room.wrote(room.layla)

    def save(done: int, of: int) -> None:
        if done < of:
            room.rewrote(room.layla, article, "عنوان آخر تمامًا")

    bring_up_to_date(room.store, save, anew=True)
    require_whole(room.store)


def test_it_is_the_same_in_however_many_pieces_it_is_made(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [room.wrote(room.layla, f"العنوان {one}") for one in range(7)]
    publishing.publish(room.chief, approved(room, "القمة الأولى"), packager)
    before = entries(room.store)
    monkeypatch.setattr(search_upkeep, "_FILLED", 3)
    monkeypatch.setattr(search_filling, "_VALUES", 15)
    saved = iter(articles)

    def save(done: int, of: int) -> None:
        if done:
            room.rewrote(room.layla, next(saved), "القمة")

    bring_up_to_date(room.store, anew=True)
    require_whole(room.store)
    assert entries(room.store) == before
    bring_up_to_date(room.store, save, anew=True)  # what was made for a text may be of an older one
    require_whole(room.store)
    assert sum(one[2] == "قمه" for one in entries(room.store)) == 3


def test_an_older_newsroom_gets_its_index_when_it_is_asked_for(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA / "newsroom-0008", tmp_path / "older"))
    with open_newsroom(folder) as store:
        assert differences(store) == ()
        bring_up_to_date(store)
        with store.read() as work:
            assert search_index.is_ready(work)
        assert check(store) == ()


def test_without_full_text_search_saving_goes_on_and_another_program_makes_the_index(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (search_index, search_upkeep):
        monkeypatch.setattr(module, "has_full_text", lambda: False)
    article = room.wrote(room.layla)
    with pytest.raises(Unavailable) as caught:
        bring_up_to_date(room.store)
    assert caught.value.reason is Reason.SEARCH_UNAVAILABLE
    monkeypatch.undo()
    bring_up_to_date(room.store)
    assert {one[0] for one in entries(room.store)} == {article}
    require_whole(room.store)


def test_a_damaged_text_is_left_out_and_told_by_the_doctor_alone(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    other = room.wrote(room.layla)
    with room.store.write() as work:
        run(work, f"UPDATE revision SET text = x'00' WHERE article_id = {article}")
    bring_up_to_date(room.store, anew=True)
    assert {one[0] for one in entries(room.store)} == {other}
    assert check(room.store) == (Problem(ProblemKind.REVISION_DAMAGED, f"{article}/1"),)


def test_a_new_newsroom_has_an_index_from_the_start(tmp_path: Path) -> None:
    with create_newsroom(tmp_path / "new") as store, store.read() as work:
        assert search_index.is_ready(work)
