import pytest

from studio.errors import Reason
from studio.newsroom import record, sections
from studio.newsroom.changes import NOTHING
from studio.newsroom.desk import Filter, articles
from studio.newsroom.permissions import Post
from studio.newsroom.publication import public_article
from studio.newsroom.publishing import publish
from studio.newsroom.reading import former_addresses, load
from studio.storage.codes import Role
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


def names(room: Newsroom) -> list[str]:
    return [" > ".join(one.path) for one in sections.sections(room.layla)]


def add(room: Newsroom, name: str, parent: int | None = None) -> int:
    (id_,) = sections.add_section(room.editor, name, parent=parent).sections
    return id_


def test_sections_are_a_tree_in_the_order_of_the_newsroom(room: Newsroom) -> None:
    world, local, sport = room.sections
    asia = add(room, "آسيا", world)
    add(room, "كرة القدم", sport)
    korea = add(room, "الكوريتان", asia)
    assert names(room) == [
        "العالم",
        "العالم > آسيا",
        "العالم > آسيا > الكوريتان",
        "محلي",
        "رياضة",
        "رياضة > كرة القدم",
    ]
    assert sections.order_sections(room.editor, [sport, world]).sections
    assert sections.order_sections(room.editor, [sport, world]) == NOTHING
    assert names(room)[0] == "رياضة"
    assert sections.move_section(room.editor, korea, local).sections == (korea,)
    assert sections.move_section(room.editor, korea, local) == NOTHING
    assert "محلي > الكوريتان" in names(room)
    sections.move_section(room.editor, korea, None)
    assert names(room)[-1] == "الكوريتان"
    assert record.verify(room.store) is None


def test_a_section_is_found_by_name_and_by_path(room: Newsroom) -> None:
    world, local, _ = room.sections
    asia, other = add(room, "آسيا", world), add(room, "آسيا", local)
    assert sections.find_section(room.layla, "  رياضه ").id == room.sections[2]
    assert sections.find_section(room.layla, "العالم > اسيا").id == asia
    assert sections.find_section(room.layla, "محلى>آسيا").id == other
    with refused(room, Reason.SECTION_UNKNOWN, section="آسيا", nearest="آسيا"):
        sections.find_section(room.layla, "آسيا")
    with refused(room, Reason.SECTION_UNKNOWN, nearest="رياضة"):
        sections.find_section(room.layla, "رياضات")
    with refused(room, Reason.SECTION_UNKNOWN, nearest=None):
        sections.find_section(room.layla, "xyz")
    root = add(room, "آسيا")
    assert sections.find_section(room.layla, "آسيا").id == root


def test_siblings_have_different_names_in_any_spelling(room: Newsroom) -> None:
    world, local, sport = room.sections
    with refused(room, Reason.SECTION_EXISTS, section="رِياضه", existing="رياضة"):
        add(room, "رِياضه")
    add(room, "رياضة", world)
    with refused(room, Reason.SECTION_EXISTS):
        sections.rename_section(room.editor, local, "رياضة")
    with refused(room, Reason.SECTION_EXISTS):
        sections.move_section(room.editor, sport, world)
    assert sections.rename_section(room.editor, sport, "الرِّياضة").sections == (sport,)
    assert sections.rename_section(room.editor, sport, "الرِّياضة") == NOTHING


@pytest.mark.parametrize("name", ["", " ", "…", "أ > ب", "\u200f"])
def test_a_section_needs_a_name_with_letters(room: Newsroom, name: str) -> None:
    with refused(room, Reason.SECTION_NAME_INVALID):
        sections.add_section(room.editor, name)
    with refused(room, Reason.SECTION_NAME_INVALID):
        sections.rename_section(room.editor, room.sections[0], name)


def test_addresses_of_sections_are_their_own(room: Newsroom) -> None:
    world, local, _ = room.sections
    slugs = {add(room, "آسيا", world): 0, add(room, "آسيا", local): 0, add(room, "日本"): 0}
    found = {one.id: one.slug for one in sections.sections(room.layla)}
    assert [found[id_] for id_ in slugs] == ["آسيا", "آسيا-2", "section"]


def test_a_section_never_lies_below_itself(room: Newsroom) -> None:
    world = room.sections[0]
    asia = add(room, "آسيا", world)
    with refused(room, Reason.SECTION_CYCLE, section="العالم", parent="آسيا"):
        sections.move_section(room.editor, world, asia)
    with refused(room, Reason.SECTION_CYCLE):
        sections.move_section(room.editor, world, world)
    with refused(room, Reason.SECTION_CYCLE):
        sections.merge_section(room.editor, world, asia)


def test_colours(room: Newsroom) -> None:
    world = room.sections[0]
    assert sections.colour_section(room.editor, world, "#0a5a78").sections == (world,)
    assert sections.colour_section(room.editor, world, "#0A5A78") == NOTHING
    assert sections.sections(room.editor)[0].colour == "#0A5A78"
    sections.colour_section(room.editor, world, "")
    for wrong in ("blue", "#12345", "#12345G"):
        with refused(room, Reason.FIELD_INVALID, field="colour"):
            sections.colour_section(room.editor, world, wrong)


def test_only_an_empty_section_is_removed(room: Newsroom) -> None:
    world, local, sport = room.sections
    asia = add(room, "آسيا", world)
    room.wrote(room.layla, section=local)
    with refused(room, Reason.SECTION_NOT_EMPTY, articles=0, children=1):
        sections.remove_section(room.editor, world)
    with refused(room, Reason.SECTION_NOT_EMPTY, articles=1, children=0):
        sections.remove_section(room.editor, local)
    assert sections.remove_section(room.editor, asia).sections == (asia,)
    assert sections.remove_section(room.editor, sport).sections == (sport,)
    assert names(room) == ["العالم", "محلي"]
    with refused(room, Reason.SECTION_UNKNOWN):
        sections.remove_section(room.editor, sport)
    assert add(room, "رياضة") > asia


def test_a_section_that_readers_see_an_article_in_is_not_empty(room: Newsroom) -> None:
    world, local, _ = room.sections
    article = approved(room, section=local)
    publish(room.chief, article, packager)
    room.rewrote(room.layla, article, section=world)
    with refused(room, Reason.SECTION_NOT_EMPTY, articles=1):
        sections.remove_section(room.editor, local)


def test_merging_takes_articles_sections_and_addresses_along(room: Newsroom) -> None:
    world, local, sport = room.sections
    asia = add(room, "آسيا", local)
    live, draft = approved(room, section=local), room.wrote(room.layla, section=local)
    moved_on = approved(room, "خبر آخر تماما", section=local)
    publish(room.chief, live, packager)
    publish(room.chief, moved_on, packager)
    room.rewrote(room.layla, moved_on, section=sport)
    before = public_article(room.producer, live)
    changes = sections.merge_section(room.editor, local, world)
    assert set(changes.articles) == {live, draft, moved_on}
    assert names(room) == ["العالم", "العالم > آسيا", "رياضة"]
    assert load(room.layla, draft).summary.section == world
    assert load(room.layla, moved_on).summary.section == sport
    after = public_article(room.producer, live)
    assert after.text == before.text
    assert after.path != before.path
    assert former_addresses(room.chief, live) == (before.path,)
    assert len(former_addresses(room.chief, moved_on)) == 1
    listed = articles(room.layla, Filter(section=world)).articles
    assert {one.id for one in listed} == {live, draft}
    assert sections.find_section(room.layla, "العالم").articles == 2
    assert asia in {one.id for one in sections.sections(room.layla)}
    assert record.verify(room.store) is None


def test_merging_two_that_have_a_section_of_one_name_is_refused(room: Newsroom) -> None:
    world, local, _ = room.sections
    add(room, "آسيا", world)
    add(room, "آسيا", local)
    with refused(room, Reason.SECTION_EXISTS, existing="آسيا"):
        sections.merge_section(room.editor, local, world)


def test_editors_and_the_chief_keep_sections(room: Newsroom) -> None:
    world, local, _ = room.sections
    bound = room.hire("bound", Post(Role.EDITOR, world))
    for acting in (room.layla, room.producer, bound):
        with refused(room, Reason.NOT_PERMITTED, action="keep_sections"):
            sections.add_section(acting, "اقتصاد")
        with refused(room, Reason.NOT_PERMITTED):
            sections.rename_section(acting, world, "اقتصاد")
        with refused(room, Reason.NOT_PERMITTED):
            sections.move_section(acting, world, local)
        with refused(room, Reason.NOT_PERMITTED):
            sections.order_sections(acting, [local])
        with refused(room, Reason.NOT_PERMITTED):
            sections.colour_section(acting, world, "")
        with refused(room, Reason.NOT_PERMITTED):
            sections.remove_section(acting, world)
        with refused(room, Reason.NOT_PERMITTED):
            sections.merge_section(acting, local, world)
    sections.add_section(room.chief, "اقتصاد")
