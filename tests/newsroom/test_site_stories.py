"""What tells whether an article of the site changed: equal marks mean equal articles."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from studio.newsroom import declaring, pictures, planning, publishing, sections, tags
from studio.newsroom.articles import edit
from studio.newsroom.pictures import Metadata
from studio.newsroom.public import Needs, PublicArticle
from studio.newsroom.reading import load
from studio.newsroom.site import site_of
from studio.newsroom.views import Plan
from tests.builders import figure, p, related
from tests.imaging.originals import gradient, saved
from tests.newsroom.house import Newsroom, approved, packager, sign_off


class Reader:
    """Reads the site again and again, as the program does: only what its marks do not tell."""

    def __init__(self, room: Newsroom) -> None:
        self.room = room
        self.needs: dict[int, Needs] = {}
        self.marks: dict[int, bytes] = {}
        self.articles: dict[int, PublicArticle] = {}

    def read(self) -> set[int]:
        """Return the articles that had to be read; those that had not are what they were."""
        with site_of(self.room.producer) as reading:
            standings = reading.stories.standings(self.needs)
            fresh = [
                one.id for one in standings if one.mark is None or self.marks[one.id] != one.mark
            ]
            told = {one.article.id: one for one in reading.stories.read(reading.ids)}
        assert [one.id for one in standings] == list(reading.ids)
        for standing in standings:
            one = told[standing.id]
            if standing.id not in fresh:
                assert self.articles[standing.id] == one.article
            assert standing.mark in {None, one.mark}
            self.needs[standing.id] = one.needs
            self.marks[standing.id] = one.mark
            self.articles[standing.id] = one.article
        return set(fresh)


def test_an_article_is_read_again_where_anything_that_it_says_has_changed(room: Newsroom) -> None:
    (asia,) = sections.add_section(room.chief, "آسيا", parent=room.sections[0]).sections
    tag, _ = tags.ensure_tag(room.chief, "مياه")
    other, _ = tags.ensure_tag(room.chief, "أنهار")
    picture = pictures.add_picture(
        room.layla, saved(gradient(80, 60)), Metadata(alt="جسر", credit="وكالة")
    ).pictures[0]
    plain = approved(room, "خبر وحده", section=room.sections[1])
    named = approved(room, "خبر أول", section=asia, tags=(tag,))
    uid = load(room.layla, named).summary.uid
    linked = approved(room, "خبر ثان", section=room.sections[1], body=(p("نص"), related(uid)))
    shown = approved(room, "خبر ثالث", body=(p("نص"), figure("تعليق", picture=picture, alt="جسر")))
    for one in (plain, named, linked, shown):
        publishing.publish(room.chief, one, packager)
    reader = Reader(room)
    assert reader.read() == {plain, named, linked, shown}
    assert reader.read() == set()

    def changes(act: Callable[[], object], *expected: int) -> None:
        act()
        assert reader.read() == set(expected)
        assert reader.read() == set()

    def republish(article: int, **fields: Any) -> None:
        declaring.update(room.layla, article)
        room.rewrote(room.layla, article, **fields)
        sign_off(room, article)
        publishing.publish(room.chief, article, packager)

    changes(lambda: tags.rename_tag(room.chief, tag, "المياه"), named)
    changes(lambda: tags.merge_tag(room.chief, tag, other), named)
    changes(lambda: sections.rename_section(room.chief, asia, "شرق آسيا"), named)
    changes(
        lambda: pictures.describe_picture(
            room.layla, picture, Metadata(alt="جسر حجري", credit="وكالة")
        ),
        shown,
    )
    changes(lambda: room.hire("sami"))
    changes(lambda: room.wrote(room.layla, "مسودة"))
    changes(
        lambda: edit(room.layla, plain, replace(load(room.layla, plain).text, dateline="عمّان")),
    )
    changes(lambda: republish(named, headline="عنوان آخر", section=asia, tags=(other,)),
            named, linked)  # fmt: skip
    changes(lambda: publishing.withdraw(room.chief, named, packager, reason="خطأ"), named, linked)
    until = room.clock.now + timedelta(hours=1)
    changes(lambda: planning.set_plan(room.editor, plain, Plan(embargo_until=until)))
    assert plain not in {one.id for one in _standing(room)}
    room.clock.turn(hours=2)
    assert reader.read() == set(), "the article that waited is what it was"
    assert plain in {one.id for one in _standing(room)}


def _standing(room: Newsroom) -> list[PublicArticle]:
    with site_of(room.producer) as reading:
        return list(reading.articles)
