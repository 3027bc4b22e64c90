import json

import pytest
from msgspec.structs import replace

from studio.document.article import Byline, Notice, NoticeKind
from studio.errors import Damaged, Reason, Refused
from studio.newsroom import articles, declaring, drafts, publishing, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.desk import Filter
from studio.newsroom.desk import articles as listed
from studio.newsroom.reading import find_damage, history, load, revision_text, story
from studio.newsroom.views import DraftView
from studio.storage import tables
from studio.storage.codes import RevisionKind, Stage
from tests.builders import cut, ins
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


def test_an_article_begins_as_a_draft_of_its_creator(room: Newsroom) -> None:
    text = room.text(bylines=(Byline("عمر", room.omar.person.id), Byline("وكالات")))
    article = articles.create(room.layla, text, notes="اتصل بالوزارة", sources="مصدر خاص").article
    detail = load(room.layla, article)
    assert detail.text == text
    assert (detail.notes, detail.sources) == ("اتصل بالوزارة", "مصدر خاص")
    assert (detail.summary.stage, detail.summary.revision, detail.shown) == (Stage.DRAFT, 1, 1)
    assert (detail.summary.words, detail.summary.authors) == (10, "عمر، وكالات")
    assert (detail.creator_name, detail.summary.section_name) == ("Layla", "العالم")
    for person in (room.layla, room.omar):
        found = listed(room.editor, Filter(author=person.person.id)).articles
        assert [one.id for one in found] == [article]


def test_a_new_article_corrects_nothing(room: Newsroom) -> None:
    text = replace(room.text(), notice=Notice(NoticeKind.CORRECTION, "x"))
    assert load(room.layla, articles.create(room.layla, text).article).text.notice is None


def test_an_edit_is_one_more_version(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    first = load(room.layla, article).text
    second = room.text("عنوان أدق", bylines=(Byline("Omar", room.omar.person.id),))
    articles.edit(room.layla, article, second, base=1, note="تدقيق")
    assert load(room.layla, article).text == second
    assert revision_text(room.layla, article, 1) == first
    versions = history(room.layla, article)
    assert [one.number for one in versions] == [1, 2]
    assert [one.base for one in versions] == [None, 1]
    assert (versions[1].note, versions[1].kind) == ("تدقيق", RevisionKind.EDITED)
    articles.edit(room.omar, article, first)
    with refused(room, Reason.NOT_PERMITTED):
        articles.edit(room.omar, article, second)


def test_saving_the_same_text_does_nothing_at_all(room: Newsroom) -> None:
    article = approved(room)
    text = load(room.layla, article).text
    lines = len(story(room.layla, article))
    assert articles.edit(room.layla, article, text) == NOTHING
    assert articles.restore_version(room.layla, article, 2) == NOTHING
    assert load(room.layla, article).summary.stage is Stage.APPROVED
    assert len(story(room.layla, article)) == lines


def test_a_stale_base_is_refused_with_the_newest(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    room.rewrote(room.layla, article)
    with refused(room, Reason.BASE_STALE, article=article, base=1, current=2):
        articles.edit(room.layla, article, room.text("آخر"), base=1)
    with refused(room, Reason.BASE_STALE):
        articles.restore_version(room.layla, article, 1, base=1)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"section": 999}, Reason.SECTION_UNKNOWN),
        ({"tags": (999,)}, Reason.TAG_UNKNOWN),
        ({"bylines": (Byline("x", 999),)}, Reason.PERSON_UNKNOWN),
    ],
)
def test_a_text_names_what_the_newsroom_knows(
    room: Newsroom, fields: dict[str, object], reason: Reason
) -> None:
    article = room.wrote(room.layla)
    with refused(room, reason):
        room.wrote(room.layla, **fields)  # type: ignore[arg-type]  # a builder's own fields
    with refused(room, reason):
        articles.edit(room.layla, article, room.text("آخر", **fields))


def test_restoring_makes_an_old_text_the_newest(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    first = load(room.layla, article).text
    room.rewrote(room.layla, article)
    articles.restore_version(room.layla, article, 1)
    assert load(room.layla, article).text == first
    assert [one.kind for one in history(room.layla, article)][-1] is RevisionKind.RESTORED
    with refused(room, Reason.REVISION_UNKNOWN, article=article, revision=9):
        articles.restore_version(room.layla, article, 9)


def test_notices_are_declared_and_never_edited_in(room: Newsroom) -> None:
    article = approved(room)
    publishing.publish(room.chief, article, packager)
    sneaked = replace(room.text("آخر"), notice=Notice(NoticeKind.CORRECTION, "x"))
    articles.edit(room.layla, article, sneaked)
    assert load(room.layla, article).text.notice is None
    with refused(room, Reason.NOTE_MISSING, action="correct"):
        declaring.correct(room.layla, article, note=" ")
    text = room.text("نص مصحح")
    declaring.correct(room.layla, article, note="تصحيح", text=text, base=3)
    declared = load(room.layla, article).text
    assert declared == replace(text, notice=Notice(NoticeKind.CORRECTION, "تصحيح"))
    articles.edit(room.layla, article, room.text("نص مصحح ثانية"))
    assert load(room.layla, article).text.notice == declared.notice
    assert declaring.correct(room.layla, article, note="تصحيح") == NOTHING


def test_what_was_never_published_cannot_be_corrected(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    with refused(room, Reason.NOT_PUBLISHED):
        declaring.update(room.layla, article)


def test_lists_show_the_headline_as_it_will_stand(room: Newsroom) -> None:
    article = articles.create(
        room.layla,
        room.text(headline=(*ins("جديد"), *cut(" قديم"))),  # type: ignore[arg-type]  # inlines
    ).article
    assert load(room.layla, article).summary.headline == "جديد"


def test_private_matter_is_kept_apart(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    assert articles.set_private(room.layla, article, notes="ن", sources="م").article == article
    assert articles.set_private(room.layla, article, notes="ن") == NOTHING
    assert articles.set_private(room.layla, article) == NOTHING
    assert load(room.editor, article).notes == "ن"
    assert load(room.omar, article).notes is None
    assert load(room.omar, article).sources is None
    with refused(room, Reason.NOT_PERMITTED, action="annotate"):
        articles.set_private(room.omar, article, notes="x")
    assert all("ن" not in line.details for line in story(room.layla, article))


def test_a_damaged_version_is_found_and_said(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    room.rewrote(room.layla, article)
    assert find_damage(room.chief) == ()
    with room.store.write() as work:
        row = work.rows.get_one(tables.Revision, 1)
        row.text = row.text[:-1] + bytes([row.text[-1] ^ 1])
    assert find_damage(room.chief) == ((article, 1),)
    with pytest.raises(Damaged) as damaged:
        revision_text(room.layla, article, 1)
    assert damaged.value.reason is Reason.REVISION_DAMAGED
    assert damaged.value.facts == {"article": article, "revision": 1}
    assert load(room.layla, article).shown == 2


def test_an_article_without_its_version_is_damaged(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    with room.store.write() as work:
        work.rows.get_one(tables.Article, article).working_revision_id = None
    with pytest.raises(Damaged):
        room.rewrote(room.layla, article)


def test_drafts_are_kept_apart_for_each_person(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    typed, other = room.text("مسودة"), room.text("مسودة المحرر")
    assert drafts.draft(room.layla, article) is None
    drafts.save_draft(room.layla, article, typed, base=1)
    drafts.save_draft(room.editor, article, other, base=1)
    mine = drafts.draft(room.layla, article)
    assert mine is not None
    assert (mine.text, mine.base, mine.stale) == (typed, 1, False)
    assert len(history(room.layla, article)) == 1
    drafts.keep_draft(room.layla, article)
    assert load(room.layla, article).text == typed
    assert drafts.draft(room.layla, article) is None
    editors = drafts.draft(room.editor, article)
    assert editors is not None
    assert (editors.text, editors.stale, editors.current) == (other, True, 2)
    with refused(room, Reason.BASE_STALE, base=1, current=2):
        drafts.keep_draft(room.editor, article)
    drafts.keep_draft(room.editor, article, base=2, note="دمج")
    assert history(room.layla, article)[-1].kind is RevisionKind.NAMED
    assert record.verify(room.store) is None


def test_a_draft_is_never_overwritten_from_an_older_version(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    room.rewrote(room.layla, article)
    drafts.save_draft(room.layla, article, room.text("أ"), base=1)
    drafts.save_draft(room.layla, article, room.text("ب"), base=2)
    with refused(room, Reason.BASE_STALE, base=1, current=2):
        drafts.save_draft(room.layla, article, room.text("ج"), base=1)
    with refused(room, Reason.REVISION_UNKNOWN):
        drafts.save_draft(room.layla, article, room.text("ج"), base=3)
    with refused(room, Reason.NOT_PERMITTED):
        drafts.save_draft(room.omar, article, room.text("ج"), base=2)


def test_a_draft_can_be_forgotten(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    assert drafts.discard_draft(room.layla, article) == NOTHING
    drafts.save_draft(room.layla, article, room.text("أ"), base=1)
    assert drafts.discard_draft(room.layla, article).article == article
    with refused(room, Reason.NOTHING_CHANGED):
        drafts.keep_draft(room.layla, article)


def test_a_draft_that_equals_the_article_makes_no_version(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    drafts.save_draft(room.layla, article, load(room.layla, article).text, base=1)
    assert drafts.keep_draft(room.layla, article) == NOTHING
    assert drafts.draft(room.layla, article) is None


def test_a_damaged_draft_is_said(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    drafts.save_draft(room.layla, article, room.text("أ"), base=1)
    with room.store.write() as work:
        work.rows.get_one(tables.Draft, (article, room.layla.person.id)).text = b"\x00"
        assert drafts.articles_showing(work, "0" * 64) == (article,)
    with pytest.raises(Damaged):
        drafts.draft(room.layla, article)


def test_a_draft_that_went_meanwhile_makes_nothing(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = room.wrote(room.layla)
    drafts.save_draft(room.layla, article, room.text("أ"), base=1)
    look = drafts.draft

    def look_and_lose(acting: Acting, article: int) -> DraftView | None:
        found = look(acting, article)
        drafts.discard_draft(acting, article)
        return found

    monkeypatch.setattr(drafts, "draft", look_and_lose)
    with pytest.raises(Refused) as error:
        drafts.keep_draft(room.layla, article)
    assert error.value.reason is Reason.NOTHING_CHANGED
    assert len(history(room.layla, article)) == 1


def test_a_version_gets_a_name_and_stays_what_it_is(room: Newsroom) -> None:
    article = approved(room)
    before = load(room.editor, article)
    changes = articles.name_version(room.editor, article, 1, "  قبل\nالتعديل ")
    assert changes == Changes(articles=(article,))
    named = history(room.editor, article)[0]
    assert (named.note, named.kind) == ("قبل التعديل", RevisionKind.CREATED)
    after = load(room.editor, article)
    assert (after.summary.stage, after.sign_off) == (before.summary.stage, before.sign_off)
    assert json.loads(story(room.editor, article)[-1].details) == {
        "before": "",
        "note": "قبل التعديل",
    }
    assert not articles.name_version(room.editor, article, 1, "قبل التعديل")
    with refused(room, Reason.REVISION_UNKNOWN):
        articles.name_version(room.editor, article, 99, "x")
    with refused(room, Reason.NOT_PERMITTED):
        articles.name_version(room.omar, article, 1, "x")


def test_what_was_kept_while_writing_becomes_a_named_version(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    room.rewrote(room.layla, article)
    articles.name_version(room.layla, article, 2, "قبل الحذف")
    assert history(room.layla, article)[1].kind is RevisionKind.NAMED
    articles.name_version(room.layla, article, 2, "")
    assert history(room.layla, article)[1].note == ""
