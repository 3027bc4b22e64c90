from datetime import timedelta

import pytest

from studio.document.article import Byline
from studio.errors import Damaged, Reason
from studio.newsroom import articles, planning, publishing, sections, tags
from studio.newsroom.pictures import Metadata, add_picture
from studio.newsroom.publication import public_article
from studio.newsroom.reading import load, story
from studio.newsroom.views import Plan
from studio.storage import tables
from studio.storage.codes import PackageStatus
from tests.builders import figure, p, related, remark
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused
from tests.newsroom.test_pictures import png


def test_what_leaves_is_what_readers_may_know(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "كوريا الشمالية")
    (asia,) = sections.add_section(room.chief, "آسيا", parent=room.sections[0]).sections
    (sha256,) = add_picture(room.layla, png(), Metadata(alt="قاعة", credit="رويترز")).pictures
    article = approved(
        room,
        "قمة في بيونغ يانغ",
        section=asia,
        tags=(tag,),
        bylines=(Byline("ليلى حسن", room.layla.person.id),),
        body=(p("متن ", remark("t1", "فيه ملاحظة"), "."),),
        lead_picture=figure(picture=sha256),
    )
    articles.set_private(room.layla, article, notes="سر", sources="مصدر")
    publishing.publish(room.chief, article, packager)
    public = public_article(room.producer, article)
    assert [one.name for one in public.sections] == ["العالم", "آسيا"]
    assert [(one.name, one.slug) for one in public.tags] == [("كوريا الشمالية", "كوريا-الشمالية")]
    assert [(one.name, one.slug) for one in public.authors] == [("ليلى حسن", "ليلى-حسن")]
    assert public.path == f"آسيا/{public.slug}/"
    assert public.slug.endswith("قمة-بيونغ-يانغ")
    assert public.text.body.blocks == (p("متن فيه ملاحظة."),)
    assert public.pictures[sha256].credit == "رويترز"
    assert public.pictures[sha256].path.read_bytes() == png()
    assert public.sign_off.by == "Editor"
    approving = next(line for line in story(room.chief, article) if line.action == "approve")
    assert public.sign_off.record_head == approving.hash
    said = repr(public)
    for secret in ("سر", "مصدر", "'layla'", "'editor'", "t1"):
        assert secret not in said.replace(str(room.store.folder), "")


def test_an_approved_version_leaves_marked_so(room: Newsroom) -> None:
    article = approved(room)
    with refused(room, Reason.NOTHING_TO_EXPORT, article=article):
        public_article(room.producer, article)
    public = public_article(room.producer, article, revision=PackageStatus.APPROVED)
    assert public.status is PackageStatus.APPROVED
    assert public.published_at == public.modified_at == public.sign_off.at
    assert public == public_article(room.producer, article, revision=PackageStatus.APPROVED)
    publishing.publish(room.chief, article, packager)
    out = public_article(room.producer, article)
    assert (out.path, out.text) == (public.path, public.text)


def test_working_text_never_leaves(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    for status in PackageStatus:
        with pytest.raises(Exception, match=r"not_approved|nothing_to_export"):
            public_article(room.editor, article, revision=status)
    with refused(room, Reason.NOT_PERMITTED, action="export", role="journalist"):
        public_article(room.layla, article)


def test_an_embargo_blocks_export(room: Newsroom) -> None:
    article = approved(room)
    publishing.publish(room.chief, article, packager)
    plan = Plan(embargo_until=room.clock.now + timedelta(hours=1))
    planning.set_plan(room.editor, article, plan)
    for status in (PackageStatus.PUBLISHED, PackageStatus.APPROVED):
        with refused(room, Reason.OBSTACLES, obstacles=("embargo:embargo_until",)):
            public_article(room.producer, article, revision=status)
    room.clock.turn(hours=2)
    assert public_article(room.producer, article).status is PackageStatus.PUBLISHED


def test_related_articles_are_those_that_readers_can_find(room: Newsroom) -> None:
    live, gone, draft = approved(room, "منشور"), approved(room, "مسحوب"), room.wrote(room.layla)
    for article in (live, gone):
        publishing.publish(room.chief, article, packager)
    publishing.withdraw(room.chief, gone, packager, reason="خطأ")
    uids = [load(room.chief, one).summary.uid for one in (gone, live, draft)]
    article = approved(room, "جديد", body=(p("متن"), related(*uids, "nobody")))
    public = public_article(room.chief, article, revision=PackageStatus.APPROVED)
    (link,) = public.related
    assert (link.uid, link.headline) == (uids[1], "منشور")
    assert link.path == public_article(room.chief, live).path


def test_a_published_version_without_its_sign_off_is_damage(room: Newsroom) -> None:
    article = approved(room)
    publishing.publish(room.chief, article, packager)
    with room.store.write() as work:
        work.rows.query(tables.SignOff).delete()
    with pytest.raises(Damaged):
        public_article(room.producer, article)


def test_an_article_whose_section_went_lies_at_the_root(room: Newsroom) -> None:
    article = approved(room, section=room.sections[2])
    publishing.publish(room.chief, article, packager)
    with room.store.write() as work:
        row = work.rows.get_one(tables.Section, room.sections[2])
        row.merged_into_id = row.id
    public = public_article(room.producer, article)
    assert (public.sections, public.path) == ((), f"{public.slug}/")
