from datetime import timedelta

import pytest

from studio.errors import Reason
from studio.newsroom import actions, desk, narrowing, planning, publishing, sections, tags
from studio.newsroom.desk import Filter, articles
from studio.newsroom.views import Plan
from studio.storage.codes import Priority, Stage
from tests.newsroom.house import MORNING, Newsroom, approved, packager
from tests.newsroom.refusals import refused


def ids(room: Newsroom, **wanted: object) -> list[int]:
    return [one.id for one in articles(room.layla, Filter(**wanted)).articles]  # type: ignore[arg-type]  # filters by name


def test_the_newest_come_first(room: Newsroom) -> None:
    first, second = room.wrote(room.layla), room.wrote(room.layla, "أخرى")
    assert ids(room) == [second, first]
    room.rewrote(room.layla, first)
    assert ids(room) == [first, second]


def test_filters_narrow_together(room: Newsroom) -> None:
    world, local, _ = room.sections
    (asia,) = sections.add_section(room.chief, "آسيا", parent=world).sections
    tag, _ = tags.ensure_tag(room.layla, "قمة")
    a = room.wrote(room.layla, tags=(tag,))
    b = room.wrote(room.omar, section=asia, tags=(tag,))
    c = room.wrote(room.omar, section=local)
    actions.submit(room.omar, c)
    planning.set_plan(room.editor, b, Plan(assignee=room.layla.person.id))
    assert ids(room, stage=Stage.IN_REVIEW) == [c]
    assert set(ids(room, section=world)) == {a, b}
    assert ids(room, section=asia) == [b]
    assert set(ids(room, tag=tag)) == {a, b}
    assert set(ids(room, author=room.omar.person.id)) == {b, c}
    assert ids(room, tag=tag, author=room.omar.person.id) == [b]
    assert ids(room, assignee=room.layla.person.id) == [b]
    assert ids(room, live=True) == []
    with refused(room, Reason.SECTION_UNKNOWN):
        ids(room, section=999)
    with refused(room, Reason.TAG_UNKNOWN):
        ids(room, tag=999)


def test_a_long_list_is_filtered_as_a_short_one(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag, _ = tags.ensure_tag(room.layla, "قمة")
    written = [room.wrote(room.layla, tags=(tag,) if n % 2 else ()) for n in range(6)]
    short = ids(room, tag=tag), ids(room, author=room.layla.person.id)
    assert short[0] == written[::-2]
    monkeypatch.setattr(narrowing, "_SHORT_LIST", 2)
    assert (ids(room, tag=tag), ids(room, author=room.layla.person.id)) == short


def test_live_is_what_readers_have(room: Newsroom) -> None:
    live, gone = approved(room), approved(room, "أخرى")
    for article in (live, gone):
        publishing.publish(room.chief, article, packager)
    publishing.withdraw(room.chief, gone, packager, reason="خطأ")
    room.rewrote(room.layla, live)
    assert ids(room, live=True) == [live]
    assert ids(room, live=False) == [gone]


def test_spiked_articles_are_listed_where_asked_for(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    actions.spike(room.layla, article)
    assert ids(room) == []
    assert ids(room, stage=Stage.SPIKED) == [article]


def test_pages_neither_lose_nor_repeat(room: Newsroom) -> None:
    written = [room.wrote(room.layla, f"خبر {n}") for n in range(7)]
    room.clock.now = room.clock.now.replace(microsecond=0)
    found: list[int] = []
    mark, pages = None, 0
    while True:
        page = articles(room.layla, limit=3, before=mark)
        found += [one.id for one in page.articles]
        pages += 1
        if page.after is None:
            break
        mark = page.after
    assert (found, pages) == (written[::-1], 3)
    assert articles(room.layla, limit=7).after is None


def test_a_producer_sees_what_is_ready(room: Newsroom) -> None:
    room.wrote(room.layla)
    ready, live = approved(room, "معتمد"), approved(room, "منشور")
    publishing.publish(room.chief, live, packager)
    room.rewrote(room.layla, live)
    assert {one.id for one in articles(room.producer).articles} == {ready, live}


def test_a_window_takes_ids_first_and_the_rows_that_it_shows(room: Newsroom) -> None:
    made = [room.wrote(room.layla, f"خبر {n}") for n in range(5)]
    found = desk.ids(room.layla)
    assert found == tuple(reversed(made))
    assert desk.ids(room.layla, limit=2) == found[:2]
    page = desk.summaries(room.layla, (found[3], 999, found[0]))
    assert [one.id for one in page] == [found[3], found[0]]


def test_lists_stand_in_the_order_that_is_asked_for(room: Newsroom) -> None:
    late, soon, plain = (room.wrote(room.layla, name) for name in ("ج", "أ", "ب"))
    planning.set_plan(
        room.layla, late, Plan(due=MORNING + timedelta(days=9), priority=Priority.LOW)
    )
    planning.set_plan(
        room.layla, soon, Plan(due=MORNING + timedelta(days=1), priority=Priority.URGENT)
    )
    assert desk.ids(room.layla, sort=desk.Sort.DUE) == (soon, late, plain)
    assert desk.ids(room.layla, sort=desk.Sort.PRIORITY) == (soon, plain, late)
    assert desk.ids(room.layla, sort=desk.Sort.HEADLINE) == (soon, plain, late)


def test_my_desk_is_what_i_write_and_what_is_mine_to_do(room: Newsroom) -> None:
    mine = room.wrote(room.layla, "كتبته ليلى")
    given = room.wrote(room.omar, "أُسند إلى ليلى")
    room.wrote(room.omar, "لعمر وحده")
    planning.set_plan(room.editor, given, Plan(assignee=room.layla.person.id))
    wanted = desk.Filter(concerning=room.layla.person.id, stages=(Stage.DRAFT,))
    assert set(desk.ids(room.layla, wanted)) == {mine, given}


def test_counts_are_those_of_the_lists(room: Newsroom) -> None:
    room.wrote(room.layla)
    actions.submit(room.layla, room.wrote(room.layla))
    lists = {
        "drafts": desk.Filter(stage=Stage.DRAFT),
        "both": desk.Filter(stages=(Stage.DRAFT, Stage.IN_REVIEW)),
        "gone": desk.Filter(section=999),
    }
    assert desk.counts(room.editor, lists) == {"drafts": 1, "both": 2, "gone": 0}


def test_headlines_are_found_however_they_are_written(room: Newsroom) -> None:
    wanted = room.wrote(room.layla, "مسؤول يفتتح المدرسة الجديدة")
    room.wrote(room.layla, "خبر آخر")
    for words in ("مسئول", "المدرسه", "مدرس جديد", "مَسؤول يفت"):
        assert [one.id for one in desk.find_headlines(room.layla, words)] == [wanted], words
    assert desk.find_headlines(room.layla, "مدرسة غائبة") == ()


def test_a_misspelt_name_is_found_where_nothing_is_spelt_so(room: Newsroom) -> None:
    wanted = room.wrote(room.layla, "تجربة جديدة في بيونغ يانغ")
    assert [one.id for one in desk.find_headlines(room.layla, "بيونج يانج")] == [wanted]
    exact = room.wrote(room.layla, "بيونج يانج كما تُكتب أحيانًا")
    assert [one.id for one in desk.find_headlines(room.layla, "بيونج يانج")] == [exact]
    assert desk.find_headlines(room.layla, "بيوتج ياتح") == ()
