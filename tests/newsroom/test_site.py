from datetime import timedelta

from studio.errors import Reason
from studio.newsroom import declaring, planning, publishing, sections
from studio.newsroom.publication import public_article
from studio.newsroom.site import newest_of, site_of
from studio.newsroom.views import Plan
from tests.newsroom.house import Newsroom, approved, packager, sign_off
from tests.newsroom.refusals import refused


def test_the_site_has_each_article_as_it_is_exported_by_itself(room: Newsroom) -> None:
    (asia,) = sections.add_section(room.chief, "آسيا", parent=room.sections[0]).sections
    sections.add_section(room.chief, "قسم بلا أخبار")
    out = approved(room, "خبر أول", section=asia)
    gone = approved(room, "خبر ثان", section=room.sections[1])
    room.wrote(room.layla, "مسودة")
    for one in (out, gone):
        publishing.publish(room.chief, one, packager)
    publishing.withdraw(room.chief, gone, packager, reason="خطأ")
    with site_of(room.producer) as reading:
        found = list(reading.articles)
        site = reading.site
    assert found == [public_article(room.producer, one) for one in (out, gone)]
    assert site.articles == 2
    names = [tuple(one.name for one in topic.lineage) for topic in site.topics]
    assert names == [("العالم",), ("العالم", "آسيا")]


def test_a_former_address_leads_to_the_one_of_today(room: Newsroom) -> None:
    article = approved(room)
    publishing.publish(room.chief, article, packager)
    before = public_article(room.producer, article).path
    declaring.update(room.layla, article)
    room.rewrote(room.layla, article, slug="another-slug")
    sign_off(room, article)
    publishing.publish(room.chief, article, packager)
    with site_of(room.producer) as reading:
        assert reading.site.former == ((before, public_article(room.producer, article).path),)


def test_what_is_under_an_embargo_is_held_back(room: Newsroom) -> None:
    free, held = approved(room, "خبر أول"), approved(room, "خبر ثان")
    for one in (free, held):
        publishing.publish(room.chief, one, packager)
    until = room.clock.now + timedelta(hours=1)
    planning.set_plan(room.editor, held, Plan(embargo_until=until))
    with site_of(room.producer) as reading:
        assert reading.held == (held,)
        assert [one.id for one in reading.articles] == [free]


def test_the_newest_are_read_for_a_look_and_none_that_readers_have_not(room: Newsroom) -> None:
    assert newest_of(room.chief, 2)[1] == ()
    out = [approved(room, f"خبر {number}") for number in range(4)]
    for one in out:
        publishing.publish(room.chief, one, packager)
    publishing.withdraw(room.chief, out[3], packager, reason="خطأ")
    approved(room, "لم يُنشر بعد")
    site, newest = newest_of(room.chief, 2)
    assert [one.id for one in newest] == [out[2], out[1]]
    assert newest[0] == public_article(room.chief, out[2])
    assert [topic.term.name for topic in site.topics] == ["العالم"]
    with refused(room, Reason.NOT_PERMITTED, action="keep_settings"):
        newest_of(room.producer, 2)


def test_who_may_not_export_and_an_empty_newsroom_are_refused(room: Newsroom) -> None:
    with refused(room, Reason.NOT_PERMITTED, action="export_site"), site_of(room.layla):
        pass
    with refused(room, Reason.SITE_EMPTY), site_of(room.producer):
        pass
