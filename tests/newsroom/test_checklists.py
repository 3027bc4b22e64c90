import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.arabic.folding import key
from studio.errors import Reason
from studio.newsroom import actions, record, sections
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.checklists import (
    checklist_for,
    item_of,
    lines_by_section,
    set_checklist,
    tick,
)
from studio.newsroom.publishing import publish
from studio.newsroom.reading import load, story
from studio.storage.codes import Stage
from studio.storage.engine import Store
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused
from tests.profiles import count

DATA = Path(__file__).parents[1] / "data"


def lines(room: Newsroom, section: int) -> tuple[str, ...]:
    return next(one for one in sections.sections(room.layla) if one.id == section).checklist


def test_a_checklist_is_a_list_of_lines(room: Newsroom) -> None:
    world, local, _ = room.sections
    given = ["المصدر مذكور", "", "  الأرقام  مراجعة ", "المصدرُ مذكور", "—"]
    assert set_checklist(room.editor, world, given) == Changes(sections=(world,))
    assert lines(room, world) == ("المصدر مذكور", "الأرقام مراجعة")
    assert lines(room, local) == ()
    assert set_checklist(room.editor, world, lines(room, world)) == NOTHING
    set_checklist(room.editor, world, reversed(lines(room, world)))
    assert lines(room, world)[-1] == "المصدر مذكور"
    set_checklist(room.editor, world, [])
    assert lines(room, world) == ()
    assert record.verify(room.store) is None


def test_an_article_answers_for_its_section_and_all_above(room: Newsroom) -> None:
    world, local, _ = room.sections
    (asia,) = sections.add_section(room.editor, "آسيا", parent=world).sections
    set_checklist(room.editor, world, ["المصدر مذكور", "الأسماء مراجعة"])
    set_checklist(room.editor, asia, ["الأسماءُ مراجعة", "العاصمة صحيحة"])
    set_checklist(room.editor, local, ["الحي مذكور"])
    article = room.wrote(room.layla, section=asia)
    found = checklist_for(room.layla, article)
    assert [(one.text, one.section) for one in found] == [
        ("المصدر مذكور", world),
        ("الأسماء مراجعة", world),
        ("العاصمة صحيحة", asia),
    ]
    assert not any(one.done for one in found)
    assert checklist_for(room.layla, room.wrote(room.layla, section=None)) == ()


def test_a_tick_says_who_saw_to_it_and_when(room: Newsroom) -> None:
    world = room.sections[0]
    set_checklist(room.editor, world, ["المصدر مذكور"])
    article = room.wrote(room.layla)
    (check,) = checklist_for(room.layla, article)
    assert tick(room.layla, article, check.item, done=True) == Changes(articles=(article,))
    (ticked,) = checklist_for(room.editor, article)
    assert (ticked.done, ticked.person_name) == (True, "Layla")
    assert ticked.at is not None
    assert tick(room.editor, article, check.item, done=True) == NOTHING
    assert tick(room.editor, article, item_of("غيره"), done=True) == NOTHING
    assert tick(room.editor, article, check.item, done=False).articles == (article,)
    assert checklist_for(room.editor, article) == (check,)
    assert [one.action for one in story(room.editor, article)][-2:] == ["tick", "untick"]
    assert record.verify(room.store) is None


def test_a_required_line_holds_publishing_back_until_somebody_has_seen_to_it(
    room: Newsroom,
) -> None:
    world = room.sections[0]
    set_checklist(room.editor, world, ["! مصدران", "الأسماء"])
    assert lines(room, world) == ("! مصدران", "الأسماء")
    article = approved(room)
    required, advised = checklist_for(room.layla, article)
    assert (required.text, required.required, advised.required) == ("مصدران", True, False)
    assert [str(one) for one in load(room.chief, article).obstacles] == ["checklist_open:checklist"]
    with refused(room, Reason.OBSTACLES):
        publish(room.chief, article, packager)
    tick(room.layla, article, required.item, done=True)
    set_checklist(room.editor, world, ["مصدران", "! الأسماء"])
    with refused(room, Reason.OBSTACLES):
        publish(room.chief, article, packager)
    set_checklist(room.editor, world, ["! مصدران", "الأسماء"])
    publish(room.chief, article, packager)
    assert load(room.chief, article).summary.stage is Stage.PUBLISHED


def test_what_one_section_requires_another_cannot_make_advice(room: Newsroom) -> None:
    world = room.sections[0]
    (asia,) = sections.add_section(room.editor, "آسيا", parent=world).sections
    set_checklist(room.editor, world, ["مصدران"])
    set_checklist(room.editor, asia, ["! مصدران"])
    (check,) = checklist_for(room.layla, room.wrote(room.layla, section=asia))
    assert (check.required, check.section) == (True, asia)


def test_ticks_stay_with_a_line_that_is_respelt_moved_or_put_back(room: Newsroom) -> None:
    world, local, _ = room.sections
    set_checklist(room.editor, world, ["المصدر مذكور"])
    article = room.wrote(room.layla)
    tick(room.layla, article, item_of("المصدر مذكور"), done=True)
    set_checklist(room.editor, world, [])
    assert checklist_for(room.layla, article) == ()
    set_checklist(room.editor, world, ["الجديد", "المصدرُ مذكورٌ"])
    assert [one.done for one in checklist_for(room.layla, article)] == [False, True]
    set_checklist(room.editor, local, ["المصدر مذكور"])
    sections.merge_section(room.editor, world, local)
    assert [one.done for one in checklist_for(room.layla, article)] == [True]


def test_who_may(room: Newsroom) -> None:
    world = room.sections[0]
    with refused(room, Reason.NOT_PERMITTED):
        set_checklist(room.layla, world, ["المصدر مذكور"])
    with refused(room, Reason.SECTION_UNKNOWN):
        set_checklist(room.editor, 99, ["المصدر مذكور"])
    set_checklist(room.editor, world, ["المصدر مذكور"])
    article = room.wrote(room.layla)
    actions.submit(room.layla, article)
    item = item_of("المصدر مذكور")
    with refused(room, Reason.NOT_PERMITTED):
        tick(room.omar, article, item, done=True)
    with refused(room, Reason.ARTICLE_UNKNOWN):
        tick(room.editor, 99, item, done=True)
    with refused(room, Reason.ARTICLE_UNKNOWN):
        checklist_for(room.editor, 99)
    assert tick(room.editor, article, item, done=True).articles == (article,)


def test_an_older_newsroom_that_is_only_read_has_none(room: Newsroom, tmp_path: Path) -> None:
    older = Path(shutil.copytree(DATA / "newsroom-0001", tmp_path / "older"))
    store = Store(older, None, None)
    acting = replace(room.chief, store=store)
    assert sections.sections(acting) == ()
    with store.read() as work:
        assert lines_by_section(work) == {}
    store.close()


def test_an_older_newsroom_that_is_only_read_requires_nothing(
    room: Newsroom, tmp_path: Path
) -> None:
    older = Path(shutil.copytree(DATA / "newsroom-0002", tmp_path / "older"))
    store = Store(older, None, None)
    with store.read() as work:
        assert list(lines_by_section(work).values()) == [("المصدر مذكور",)]
    store.close()


@settings(max_examples=count(15, 300), suppress_health_check=list(HealthCheck), deadline=None)
@given(text=st.text(st.sampled_from("!اأآ ةه،—->\n\t\u200f\u0651x1"), max_size=40))
def test_a_checklist_comes_back_as_it_is_kept(room: Newsroom, text: str) -> None:
    world = room.sections[0]
    set_checklist(room.editor, world, text.split("\n"))
    kept = lines(room, world)
    assert set_checklist(room.editor, world, kept) == NOTHING
    assert len({key(line) for line in kept}) == len(kept)
