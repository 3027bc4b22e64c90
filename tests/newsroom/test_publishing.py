import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from studio.document.article import NoticeKind
from studio.errors import Reason, Unavailable
from studio.newsroom import actions, articles, declaring, house, planning, publishing, record, slots
from studio.newsroom.public import Packager, PublicArticle
from studio.newsroom.publication import public_article
from studio.newsroom.reading import former_addresses, load, packages, sign_offs
from studio.newsroom.views import Plan
from studio.storage import tables
from studio.storage.codes import Check, PackageStatus, Stage
from tests.builders import figure, ins, p
from tests.newsroom.house import Newsroom, approved, packager, sign_off
from tests.newsroom.refusals import refused


def published(room: Newsroom, headline: str = "قمة في عمّان", **fields: object) -> int:
    article = approved(room, headline, **fields)
    publishing.publish(room.chief, article, packager)
    return article


def kept(room: Newsroom) -> set[str]:
    return {path.name for path in room.store.packages.iterdir()}


def test_publishing_makes_the_approved_version_live_and_keeps_its_package(room: Newsroom) -> None:
    article = approved(room)
    publishing.publish(room.chief, article, packager, note="صباح الخير")
    detail = load(room.layla, article)
    assert detail.summary.stage is Stage.PUBLISHED
    assert detail.summary.live
    assert detail.summary.published_revision == detail.summary.revision == 2
    assert detail.published == detail.first_published
    ((status, number, manifest),) = packages(room.chief, article)
    assert (status, number) == (PackageStatus.PUBLISHED, 2)
    assert kept(room) == {manifest}
    text, folder = publishing.kept_package(room.producer, article)
    assert (folder / "manifest.json").read_text("utf-8") == text
    assert record.verify(room.store) is None


def test_only_the_chief_publishes_and_only_what_is_approved(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    for acting in (room.layla, room.editor, room.producer):
        with refused(room, Reason.NOT_PERMITTED, action="publish"):
            publishing.publish(acting, article, packager)
    with refused(room, Reason.NOT_APPROVED, stage="draft"):
        publishing.publish(room.chief, article, packager)
    with refused(room, Reason.NOTHING_TO_EXPORT):
        publishing.kept_package(room.producer, article)
    assert kept(room) == set()


def test_editing_a_published_article_leaves_the_live_text_alone(room: Newsroom) -> None:
    article = published(room)
    before = public_article(room.producer, article)
    room.rewrote(room.layla, article)
    detail = load(room.layla, article)
    assert detail.summary.stage is Stage.DRAFT
    assert detail.summary.live
    assert public_article(room.producer, article) == before
    (approval,) = sign_offs(room.chief, article)
    assert approval.voided is None
    assert load(room.producer, article).text == before.text
    assert load(room.producer, article).shown == 2


def test_obstacles_are_named_with_their_places(room: Newsroom) -> None:
    article = approved(room, body=(p("متن"), p(ins("مقترح")), figure(source="photo.jpg")))
    plan = Plan(
        legal_check=Check.REQUIRED,
        picture_check=Check.REQUIRED,
        embargo_until=room.clock.now + timedelta(hours=1),
    )
    planning.set_plan(room.layla, article, plan)
    named = (
        "suggestions_open:body 1",
        "picture_missing:body 2",
        "alt_text_missing:body 2",
        "legal_check_open:legal_check",
        "picture_check_open:picture_check",
        "embargo:embargo_until",
    )
    assert tuple(map(str, load(room.layla, article).obstacles)) == named
    with refused(room, Reason.OBSTACLES, obstacles=named):
        publishing.publish(room.chief, article, packager)


def test_a_package_that_cannot_be_built_changes_nothing(room: Newsroom) -> None:
    article = approved(room)

    def failing(article: PublicArticle, folder: Path) -> str:
        del article
        folder.mkdir()
        raise Unavailable(Reason.DISK_FULL, path=str(folder))

    with refused(room, Reason.DISK_FULL):
        publishing.publish(room.chief, article, failing)
    assert kept(room) == set()


def meddling(room: Newsroom, meddle: Callable[[int], object]) -> Packager:
    """Return a packager during whose work somebody changes something."""
    calls = iter(range(10))

    def build(article: PublicArticle, folder: Path) -> str:
        meddle(next(calls))
        return packager(article, folder)

    return build


def test_what_changes_while_a_package_is_built_is_in_the_package(room: Newsroom) -> None:
    article = approved(room)

    def once(call: int) -> None:
        if call == 0:
            house.set_setting(room.chief, "footer", "حقوق النشر محفوظة")

    publishing.publish(room.chief, article, meddling(room, once))
    assert len(kept(room)) == 1
    assert public_article(room.chief, article).house.footer == "حقوق النشر محفوظة"


def test_what_changes_again_and_again_is_refused_in_the_end(room: Newsroom) -> None:
    article = approved(room)
    build = meddling(room, lambda call: house.set_setting(room.chief, "footer", f"نص {call}"))
    with pytest.raises(Exception, match="base_stale"):
        publishing.publish(room.chief, article, build)
    assert load(room.chief, article).summary.stage is Stage.APPROVED
    assert kept(room) == set()


def test_an_edit_while_the_package_is_built_stops_publishing(room: Newsroom) -> None:
    article = approved(room)
    build = meddling(room, lambda _: room.rewrote(room.layla, article))
    with pytest.raises(Exception, match="not_approved"):
        publishing.publish(room.chief, article, build)
    assert load(room.chief, article).summary.stage is Stage.IN_REVIEW
    assert not load(room.chief, article).summary.live
    assert kept(room) == set()


def test_publishing_what_one_has_not_seen_is_refused(room: Newsroom) -> None:
    article = approved(room)
    with refused(room, Reason.BASE_STALE, base=1, current=2):
        publishing.publish(room.chief, article, packager, revision=1)


def test_a_correction_goes_out_with_a_dated_note(room: Newsroom) -> None:
    article = published(room)
    first_out = load(room.chief, article).first_published
    declaring.correct(room.layla, article, note="ورد خطأ في الرقم.")
    assert public_article(room.producer, article).notes == ()
    assert load(room.layla, article).summary.stage is Stage.DRAFT
    sign_off(room, article)
    (coming,) = public_article(room.producer, article, revision=PackageStatus.APPROVED).notes
    publishing.publish(room.chief, article, packager)
    public = public_article(room.producer, article)
    (note,) = public.notes
    assert (note.kind, note.text) == (NoticeKind.CORRECTION, "ورد خطأ في الرقم.")
    assert coming.text == note.text
    assert note.at == public.modified_at > public.published_at == first_out
    (notice,) = load(room.layla, article).notices
    assert (notice.revision, notice.at) == (public.revision, note.at)
    room.rewrote(room.layla, article)
    assert load(room.layla, article).text.notice is None
    declaring.update(room.layla, article)
    declaring.correct(room.layla, article, note="توضيح", clarification=True)
    sign_off(room, article)
    publishing.publish(room.chief, article, packager)
    kinds = [one.kind for one in public_article(room.producer, article).notes]
    assert kinds == [NoticeKind.CORRECTION, NoticeKind.CLARIFICATION]
    assert len(packages(room.chief, article)) == 3


def test_withdrawing_leaves_a_tombstone(room: Newsroom) -> None:
    article = published(room, tags=())
    with refused(room, Reason.NOTE_MISSING):
        publishing.withdraw(room.chief, article, packager, reason="")
    with refused(room, Reason.NOT_PERMITTED):
        publishing.withdraw(room.editor, article, packager, reason="خطأ")
    before = public_article(room.producer, article)
    publishing.withdraw(room.chief, article, packager, reason="خطأ في النقل")
    public = public_article(room.producer, article)
    assert public.status is PackageStatus.WITHDRAWN
    assert (public.withdrawn_reason, public.path) == ("خطأ في النقل", before.path)
    assert public.text.headline == before.text.headline
    assert public.text.body.blocks == ()
    assert [*public.authors, *public.tags, *public.notes, *public.related] == []
    detail = load(room.layla, article)
    assert detail.summary.stage is Stage.WITHDRAWN
    assert not detail.summary.live
    assert detail.withdrawn == public.withdrawn_at
    assert [status for status, _, _ in packages(room.chief, article)] == [
        PackageStatus.PUBLISHED,
        PackageStatus.WITHDRAWN,
    ]
    with refused(room, Reason.NO_TRANSITION):
        publishing.withdraw(room.chief, article, packager, reason="مرة أخرى")
    with refused(room, Reason.NOT_PUBLISHED):
        declaring.update(room.layla, article)


def test_a_withdrawn_article_comes_back_through_review(room: Newsroom) -> None:
    article = published(room)
    first = public_article(room.producer, article)
    publishing.withdraw(room.chief, article, packager, reason="خطأ")
    articles.restore_version(room.layla, article, first.revision)
    assert load(room.layla, article).summary.stage is Stage.DRAFT
    sign_off(room, article)
    publishing.publish(room.chief, article, packager)
    again = public_article(room.producer, article)
    assert again.status is PackageStatus.PUBLISHED
    assert (again.text, again.path) == (first.text, first.path)
    assert again.published_at == first.published_at
    assert load(room.layla, article).withdrawn is None


def test_what_is_not_live_cannot_be_withdrawn(room: Newsroom) -> None:
    article = approved(room)
    with refused(room, Reason.NOT_PUBLISHED):
        publishing.withdraw(room.chief, article, packager, reason="خطأ")


def test_withdrawing_voids_the_approval_of_what_would_have_come_next(room: Newsroom) -> None:
    article = published(room)
    room.rewrote(room.layla, article)
    sign_off(room, article)
    publishing.withdraw(room.chief, article, packager, reason="خطأ")
    assert [one.voided is None for one in sign_offs(room.chief, article)] == [True, False]


def test_the_next_text_that_goes_out_takes_the_approval_of_the_one_before(room: Newsroom) -> None:
    article = published(room)
    articles.edit(room.layla, article, load(room.layla, article).text)
    room.rewrote(room.layla, article)
    sign_off(room, article)
    assert [one.voided is None for one in sign_offs(room.chief, article)] == [True, True]
    publishing.publish(room.chief, article, packager, silent=True, note="همزة")
    first, second = sign_offs(room.chief, article)
    assert first.voided == load(room.chief, article).published
    assert second.voided is None


def test_what_is_due_is_published_and_nothing_is_held_up(room: Newsroom) -> None:
    good, held, later = (approved(room, f"خبر {n}") for n in ("أول", "ثان", "ثالث"))
    for article, hours in ((held, 1), (good, 2), (later, 5)):
        actions.schedule(room.chief, article, room.clock.now + timedelta(hours=hours))
    planning.set_plan(room.editor, held, Plan(legal_check=Check.REQUIRED))
    due = slots.publish_due(room.chief, room.clock.turn(hours=3), packager, late=True)
    assert due.changes.articles == (good,)
    ((refused_article, error),) = due.refused
    assert (refused_article, error.reason) == (held, Reason.OBSTACLES)
    assert load(room.chief, held).summary.stage is Stage.SCHEDULED
    assert load(room.chief, later).summary.stage is Stage.SCHEDULED
    assert not slots.publish_due(room.chief, room.clock.now, packager, late=True).changes


def test_addresses_are_frozen_and_former_ones_are_kept(room: Newsroom) -> None:
    article = published(room)
    first = public_article(room.producer, article)
    room.rewrote(room.layla, article, "عنوان آخر تماما")
    sign_off(room, article)
    publishing.publish(room.chief, article, packager, silent=True, note="همزة")
    assert public_article(room.producer, article).path == first.path
    assert former_addresses(room.chief, article) == ()
    room.rewrote(room.layla, article, "عنوان ثالث", slug="summit-amman")
    assert load(room.layla, article).slug == "summit-amman"
    sign_off(room, article)
    publishing.publish(room.chief, article, packager, silent=True, note="همزة")
    second = public_article(room.producer, article)
    assert second.slug == "summit-amman"
    assert former_addresses(room.chief, article) == (first.path,)
    room.rewrote(room.layla, article, "عنوان رابع", slug=first.slug)
    sign_off(room, article)
    publishing.publish(room.chief, article, packager, silent=True, note="همزة")
    assert public_article(room.producer, article).path == first.path
    assert former_addresses(room.chief, article) == (second.path,)


def test_no_two_articles_have_one_address(room: Newsroom) -> None:
    first, second = published(room, slug="summit"), published(room, "أخرى", slug="summit")
    assert public_article(room.producer, second).slug == "summit-2"
    room.rewrote(room.layla, first, slug="talks")
    sign_off(room, first)
    publishing.publish(room.chief, first, packager, silent=True, note="همزة")
    third = published(room, "ثالثة", slug="summit")
    assert public_article(room.producer, third).slug == "summit-3"


def test_an_article_that_moves_to_another_section_keeps_its_old_address(room: Newsroom) -> None:
    article = published(room)
    before = public_article(room.producer, article)
    room.rewrote(room.layla, article, section=room.sections[1])
    sign_off(room, article)
    publishing.publish(room.chief, article, packager, silent=True, note="همزة")
    after = public_article(room.producer, article)
    assert after.slug == before.slug
    assert after.path != before.path
    assert former_addresses(room.chief, article) == (before.path,)


def test_what_a_crash_left_of_packages_is_swept(room: Newsroom) -> None:
    article = published(room)
    (_, folder) = publishing.kept_package(room.producer, article)
    orphan = room.store.packages / ".staged-1"
    shutil.copytree(folder, orphan)
    assert publishing.sweep_packages(room.store) == (".staged-1",)
    assert kept(room) == {folder.name}


def test_equal_packages_are_kept_once(room: Newsroom) -> None:
    def same(article: PublicArticle, folder: Path) -> str:
        del article
        folder.mkdir()
        return "{}"

    first, second = approved(room), approved(room, "أخرى")
    publishing.publish(room.chief, first, same)
    publishing.publish(room.chief, second, same)
    assert len(kept(room)) == 1
    with room.store.read() as work:
        assert len(work.rows.query(tables.Package).all()) == 2


def test_what_was_published_once_is_never_set_aside(room: Newsroom) -> None:
    article = published(room)
    room.rewrote(room.layla, article)
    with refused(room, Reason.NO_TRANSITION, action="spike", stage="draft"):
        actions.spike(room.editor, article)


def test_an_approved_stage_without_its_sign_off_is_not_approved(room: Newsroom) -> None:
    article = approved(room)
    with room.store.write() as work:
        work.rows.query(tables.SignOff).delete()
    with refused(room, Reason.NOT_APPROVED, stage="approved"):
        publishing.publish(room.chief, article, packager)
