"""Comments: said at once, beside the text, by those who may, and never lost with it."""

import pytest
from msgspec.structs import replace

from studio.document.anchors import Anchor, Stretch, attached, places
from studio.errors import Reason
from studio.newsroom import actions, comments, people, record
from studio.newsroom.articles import edit
from studio.newsroom.changes import NOTHING
from studio.newsroom.drafts import draft, keep_draft, save_draft
from studio.newsroom.reading import load, sign_offs, story
from studio.newsroom.views import ThreadView
from studio.storage.codes import Stage
from tests.newsroom.house import Newsroom, approved
from tests.newsroom.refusals import refused


def said(
    room: Newsroom, article: int, words: str = "العاصمة", body: str = "أي عاصمة؟"
) -> ThreadView:
    """Let the editor say something about words of an article."""
    anchor = comments.quoted_anchor(room.editor, article, quoted=words)
    comments.add_comment(room.editor, article, body, anchor=anchor)
    return comments.threads(room.editor, article)[-1]


def last_line(room: Newsroom, article: int) -> tuple[str, str, str]:
    line = story(room.chief, article)[-1]
    return line.action, line.person_name, line.details


def test_a_comment_stands_on_its_words_and_is_in_the_record(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    thread = said(room, article)
    assert thread.anchor == Anchor(
        thread.anchor.id if thread.anchor else "",
        Stretch("body", 0, 27, 34),
        "العاصمة",
        "انعقدت القمة صباح اليوم في ",
        ".",
    )
    assert (thread.comment.body, thread.comment.author_name) == ("أي عاصمة؟", "Editor")
    assert (thread.open, thread.revision, thread.field) == (True, 1, "body")
    assert last_line(room, article) == ("comment", "Editor", f'{{"comment":{thread.id}}}')
    assert record.verify(room.store) is None


def test_it_makes_no_version_moves_no_stage_and_voids_no_approval(room: Newsroom) -> None:
    article = approved(room)
    before = load(room.chief, article)
    thread = said(room, article)
    comments.resolve_comment(room.editor, thread.id)
    after = load(room.chief, article)
    assert (after.summary, after.sign_off) == (before.summary, before.sign_off)


def test_an_anchor_alone_is_no_edit_and_comes_along_with_the_next_words(room: Newsroom) -> None:
    article = approved(room)
    thread = said(room, article)
    assert thread.anchor is not None
    text = attached(load(room.layla, article).text, [thread.anchor])
    assert edit(room.layla, article, text) == NOTHING
    save_draft(room.layla, article, text, base=load(room.layla, article).summary.revision)
    assert keep_draft(room.layla, article) == NOTHING
    assert draft(room.layla, article) is None
    assert load(room.layla, article).summary.stage is Stage.APPROVED
    edit(room.layla, article, replace(text, slug="summit"))
    assert places(load(room.layla, article).text)[thread.anchor.id] == thread.anchor.stretch
    assert sign_offs(room.layla, article)[-1].voided is not None


def test_answers_stand_in_their_thread_in_order(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    thread = said(room, article)
    comments.answer_comment(room.layla, thread.id, "عمّان.")
    first = comments.thread(room.layla, thread.id).answers[0]
    comments.answer_comment(room.editor, first.id, "شكرًا.")
    (found,) = comments.threads(room.layla, article)
    assert [one.body for one in found.answers] == ["عمّان.", "شكرًا."]
    assert [one.author_name for one in found.answers] == ["Layla", "Editor"]
    assert found.people == {room.layla.person.id, room.editor.person.id}


def test_who_began_it_the_author_and_editors_resolve_and_reopen(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    thread = said(room, article)
    with refused(room, Reason.NOT_PERMITTED, action="resolve"):
        comments.resolve_comment(room.omar, thread.id)
    comments.resolve_comment(room.layla, thread.id)
    found = comments.thread(room.editor, thread.id)
    assert (found.open, found.resolved_by_name) == (False, "Layla")
    assert comments.resolve_comment(room.editor, thread.id) == NOTHING
    comments.reopen_comment(room.chief, thread.id)
    assert comments.thread(room.editor, thread.id).open
    comments.add_comment(room.omar, article, "من هنا")
    own = comments.threads(room.omar, article)[-1]
    comments.resolve_comment(room.omar, own.id)
    assert last_line(room, article)[:2] == ("resolve", "Omar")


def test_only_who_wrote_it_edits_it_and_the_edit_shows(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    thread = said(room, article)
    with refused(room, Reason.COMMENT_NOT_YOURS):
        comments.edit_comment(room.chief, thread.id, "غيره")
    assert comments.edit_comment(room.editor, thread.id, " أي عاصمة؟ ") == NOTHING
    comments.edit_comment(room.editor, thread.id, "أي عاصمة تقصد؟")
    found = comments.thread(room.editor, thread.id).comment
    assert found.body == "أي عاصمة تقصد؟"
    assert found.edited is not None


def test_what_was_answered_stays(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    thread = said(room, article)
    comments.answer_comment(room.layla, thread.id, "عمّان.")
    with refused(room, Reason.COMMENT_ANSWERED):
        comments.delete_comment(room.editor, thread.id)
    answer = comments.thread(room.editor, thread.id).answers[0]
    with refused(room, Reason.COMMENT_NOT_YOURS):
        comments.delete_comment(room.editor, answer.id)
    comments.delete_comment(room.layla, answer.id)
    comments.delete_comment(room.editor, thread.id)
    assert comments.threads(room.editor, article) == ()
    with refused(room, Reason.COMMENT_UNKNOWN, comment=thread.id):
        comments.resolve_comment(room.editor, thread.id)
    assert last_line(room, article)[0] == "delete_comment"


def test_a_colleague_is_named_by_id_and_shown_by_the_name_of_now(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    layla = room.layla.person.id
    comments.add_comment(room.editor, article, f"{comments.mention(layla)} ما المصدر؟")
    people.rename_person(room.chief, layla, "ليلى حداد")
    (named,) = comments.mentions_of(room.layla, layla)
    assert (named.body, named.source) == ("@ليلى حداد ما المصدر؟", f"@[{layla}] ما المصدر؟")
    assert named.mentions == (layla,)
    comments.edit_comment(room.editor, named.id, "ما المصدر؟")
    assert comments.mentions_of(room.layla, layla) == ()
    with refused(room, Reason.PERSON_UNKNOWN):
        comments.add_comment(room.editor, article, "@[999] أين؟")


@pytest.mark.parametrize("body", ["", "  \n ", "\u0007"])
def test_an_empty_comment_is_refused(room: Newsroom, body: str) -> None:
    article = room.wrote(room.layla)
    with refused(room, Reason.COMMENT_EMPTY):
        comments.add_comment(room.editor, article, body)


def test_who_may_not_read_working_texts_reads_and_writes_no_comments(room: Newsroom) -> None:
    article = approved(room)
    said(room, article)
    with refused(room, Reason.NOT_PERMITTED):
        comments.threads(room.producer, article)
    with refused(room, Reason.NOT_PERMITTED):
        comments.add_comment(room.producer, article, "أين الصورة؟")
    comments.add_comment(room.editor, article, comments.mention(room.producer.person.id))
    assert comments.mentions_of(room.producer, room.producer.person.id) == ()


def test_a_field_a_block_and_the_article_can_be_spoken_of(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    block = comments.quoted_anchor(room.editor, article, field="body", block=1)
    assert block.quoted == "وتبحث في ملفات المنطقة."
    for anchor in (block, comments.quoted_anchor(room.editor, article, field="slug"), None):
        comments.add_comment(room.editor, article, "هذا", anchor=anchor)
    assert [one.field for one in comments.threads(room.editor, article)] == ["body", "slug", ""]
    with refused(room, Reason.COMMENT_PLACE_UNKNOWN, quoted="لا وجود لها"):
        comments.quoted_anchor(room.editor, article, quoted="لا وجود لها")


def test_a_comment_whose_words_have_gone_is_there_with_what_it_quoted(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    said(room, article)
    room.rewrote(room.layla, article, body=())
    (found,) = comments.threads(room.editor, article)
    assert found.anchor is not None
    assert found.anchor.quoted == "العاصمة"
    text = load(room.editor, article).text
    assert places(attached(text, [found.anchor])) == {}


def test_what_was_said_stands_in_no_text_and_no_line_of_the_record(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    said(room, article, body="سر بيننا")
    actions.submit(room.layla, article)
    assert not any("سر" in line.details for line in story(room.editor, article))


def test_a_colleague_who_left_can_be_named_and_is_told_nothing(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    people.retire_person(room.chief, room.omar.person.id)
    comments.add_comment(room.layla, article, f"سألت {comments.mention(room.omar.person.id)}")
    (thread,) = comments.threads(room.editor, article)
    assert thread.comment.body == "سألت @Omar"
    with refused(room, Reason.PERSON_RETIRED):
        comments.answer_comment(room.omar, thread.id, "نعم")
