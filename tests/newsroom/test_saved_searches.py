"""Searches that people keep by name: their own, asked anew each time, by their rights of then."""

import pytest
from sqlalchemy import select

from studio.errors import Reason
from studio.newsroom import saved_searches as kept
from studio.newsroom.archive import Count, Search
from studio.newsroom.archive_query import Order
from studio.newsroom.changes import NOTHING
from studio.newsroom.desk import Filter
from studio.newsroom.private_drafts import keep_private
from studio.newsroom.sections import remove_section
from studio.newsroom.tags import ensure_tag
from studio.storage.codes import Stage
from studio.storage.desk_tables import SavedSearch
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused


def test_a_search_comes_back_as_it_was_with_what_narrows_it_named(room: Newsroom) -> None:
    world = room.sections[0]
    tag, _ = ensure_tag(room.chief, "مياه")
    within = Filter(section=world, author=room.layla.person.id, tag=tag, stage=Stage.DRAFT)
    asked = Search(text='"هدنة" -غزة', within=within, year=2026, order=Order.BEST)
    kept.save_search(room.layla, "  الهدنة  ", asked)
    kept.save_search(room.layla, "أخبار", Search(text="خبر"))
    first, second = kept.saved_searches(room.layla)
    assert (first.name, second.name) == ("أخبار", "الهدنة")
    assert second.search == asked
    assert (second.section, second.author, second.tag) == ("العالم", "Layla", "مياه")
    assert kept.find_saved_search(room.layla, "الهُدنه") == second


def test_one_name_holds_one_search_however_it_is_spelt(room: Newsroom) -> None:
    kept.save_search(room.layla, "هدنة", Search(text="أ"))
    kept.save_search(room.layla, "هُدنه", Search(text="ب"))
    (one,) = kept.saved_searches(room.layla)
    assert (one.name, one.search.text) == ("هُدنه", "ب")
    kept.save_search(room.layla, "قمة", Search(text="ج"))
    with refused(room, Reason.SAVED_SEARCH_EXISTS, search="هُدنه"):
        kept.rename_search(room.layla, kept.find_saved_search(room.layla, "قمة").id, "هدنة")
    assert kept.rename_search(room.layla, one.id, one.name) == NOTHING
    kept.rename_search(room.layla, one.id, "هدنة غزة")
    assert [each.name for each in kept.saved_searches(room.layla)] == ["قمة", "هدنة غزة"]


def test_they_are_nobody_elses(room: Newsroom) -> None:
    kept.save_search(room.layla, "هدنة", Search(text="هدنة"))
    (mine,) = kept.saved_searches(room.layla)
    assert kept.saved_searches(room.chief) == ()
    kept.save_search(room.chief, "هدنة", Search(text="آخر"))
    for act in (
        lambda: kept.forget_search(room.omar, mine.id),
        lambda: kept.rename_search(room.omar, mine.id, "لي"),
        lambda: kept.find_saved_search(room.omar, "هدنة"),
    ):
        with refused(room, Reason.SAVED_SEARCH_UNKNOWN):
            act()
    kept.forget_search(room.layla, mine.id)
    assert kept.saved_searches(room.layla) == ()


def test_counts_follow_rights_and_what_is_gone_has_none(room: Newsroom) -> None:
    room.wrote(room.layla, "هدنة أولى")
    private = room.wrote(room.layla, "هدنة ثانية")
    keep_private(room.layla, private, private=True)
    empty = room.sections[2]
    for person in (room.layla, room.omar):
        kept.save_search(person, "هدنة", Search(text="هدنه"))
        kept.save_search(person, "رياضة", Search(text="", within=Filter(section=empty)))
        every = kept.saved_searches(person)
        found = kept.counts(person, every)
        seen = 2 if person is room.layla else 1
        assert [found[one.id] for one in every] == [Count(0), Count(seen)]
    remove_section(room.chief, empty)
    every = kept.saved_searches(room.omar)
    assert set(kept.counts(room.omar, every)) == {every[1].id}
    assert every[0].section == ""


@pytest.mark.parametrize("name", ["", "  ", "…", "ن" * 61])
def test_a_name_is_needed(room: Newsroom, name: str) -> None:
    if name == "…":
        kept.save_search(room.layla, name, Search(text="أ"))
        return
    with refused(room, Reason.SAVED_SEARCH_INVALID, limit=60):
        kept.save_search(room.layla, name, Search(text="أ"))


@pytest.mark.parametrize("asked", ["", "[]", '{"stage": "melted"}', '{"year": "soon"}', "{"])
def test_what_another_program_wrote_is_passed_over(room: Newsroom, asked: str) -> None:
    kept.save_search(room.layla, "هدنة", Search(text="أ"))
    kept.save_search(room.layla, "قمة", Search(text="ب"))
    with room.store.write() as work:
        row = work.rows.scalars(select(SavedSearch).where(SavedSearch.name == "هدنة")).one()
        row.asked = asked
    assert [one.name for one in kept.saved_searches(room.layla)] == ["قمة"]
