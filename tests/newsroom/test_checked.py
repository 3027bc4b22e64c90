"""Checks and ticks hold for the text that they were made on, and say so when it changed."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from studio.document.article import NoticeKind
from studio.document.blocks import Figure
from studio.document.inline import texts
from studio.errors import Reason
from studio.newsroom import actions, articles, batch, comments, declaring, house, planning
from studio.newsroom.checked import confirm_check
from studio.newsroom.checklists import checklist_for, item_of, set_checklist, tick
from studio.newsroom.fields import Wishes, set_fields
from studio.newsroom.going_back import go_back
from studio.newsroom.pictures import Metadata, add_picture
from studio.newsroom.publishing import publish, withdraw
from studio.newsroom.reading import blocking, load, story
from studio.newsroom.tags import ensure_tag
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage.codes import Check
from tests.builders import p
from tests.newsroom.house import Newsroom, approved, packager, sign_off
from tests.newsroom.refusals import refused
from tests.newsroom.test_pictures import png

DONE = Plan(legal_check=Check.DONE, picture_check=Check.DONE)


def codes(room: Newsroom, article: int) -> set[str]:
    return {one.code.value for one in load(room.editor, article).obstacles}


def test_a_legal_check_is_of_one_text_and_is_confirmed_for_the_next(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    planning.set_plan(room.editor, article, DONE)
    first = load(room.layla, article).text
    assert codes(room, article) == set()
    articles.edit(room.layla, article, replace(first, body=room.text().body))
    assert codes(room, article) == set(), "the same words"
    articles.edit(room.layla, article, replace(first, standfirst=texts("مقدمة")))
    assert codes(room, article) == {"legal_check_outdated"}
    articles.edit(room.layla, article, first)
    assert codes(room, article) == set(), "the text came back"
    articles.edit(room.layla, article, replace(first, standfirst=texts("مقدمة")))
    with refused(room, Reason.NOT_PERMITTED, action="lift", role="journalist"):
        confirm_check(room.layla, article, "legal_check")
    assert confirm_check(room.editor, article, "legal_check").articles == (article,)
    assert not confirm_check(room.editor, article, "legal_check"), "it holds already"
    assert codes(room, article) == set()
    assert story(room.editor, article)[-1].action == "confirm_check"


def test_what_is_no_text_leaves_a_check_alone(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    planning.set_plan(room.editor, article, DONE)
    tag, _ = ensure_tag(room.editor, "وسم")
    batch.tag(room.editor, [article], add=(tag,))
    batch.move(room.editor, [article], room.sections[1])
    anchor = comments.quoted_anchor(room.editor, article, quoted="القمة")
    comments.add_comment(room.editor, article, "أي قمة؟", anchor=anchor)
    planning.set_plan(room.editor, article, replace(DONE, commissioned=300))
    assert codes(room, article) == set()


def test_a_picture_check_is_of_the_pictures(room: Newsroom) -> None:
    (sha256,) = add_picture(room.layla, png("red"), Metadata(name="a.png", alt="صورة")).pictures
    article = room.wrote(room.layla)
    planning.set_plan(room.editor, article, Plan(picture_check=Check.DONE))
    text = load(room.layla, article).text
    articles.edit(room.layla, article, replace(text, standfirst=texts("مقدمة")))
    assert codes(room, article) == set()
    lead = Figure(picture=sha256, alt="صورة", credit="وكالة")
    articles.edit(room.layla, article, replace(text, lead_picture=lead))
    assert codes(room, article) == {"picture_check_outdated"}
    set_fields(room.editor, article, Wishes({"picture_check": "done"}))
    assert codes(room, article) == set(), "said again by command"


def test_a_tick_is_of_one_text_and_is_given_again(room: Newsroom) -> None:
    set_checklist(room.editor, room.sections[0], ["! مصدران", "الأسماء"])
    article = approved(room)
    for line in ("مصدران", "الأسماء"):
        tick(room.layla, article, item_of(line), done=True)
    text = load(room.layla, article).text
    articles.edit(room.layla, article, replace(text, headline=texts("عنوان آخر")))
    assert [(one.done, one.holds) for one in checklist_for(room.layla, article)] == [
        (True, False),
        (True, False),
    ]
    assert codes(room, article) == {"checklist_outdated"}, "what is advice is in nobody's way"
    actions.approve(room.editor, article)
    with refused(room, Reason.OBSTACLES, obstacles=("checklist_outdated:checklist",)):
        publish(room.chief, article, packager)
    tick(room.editor, article, item_of("مصدران"), done=True)
    first, second = checklist_for(room.layla, article)
    assert (first.holds, first.person_name) == (True, "Editor")
    assert second.outdated
    publish(room.chief, article, packager)
    tick(room.editor, article, item_of("الأسماء"), done=False)
    assert not checklist_for(room.layla, article)[1].done


def published(room: Newsroom) -> int:
    article = approved(room)
    publish(room.chief, article, packager)
    return article


def rewritten(room: Newsroom) -> int:
    """Return a published article with another text that is approved and not declared."""
    article = published(room)
    text = load(room.layla, article).text
    articles.edit(room.layla, article, replace(text, body=room.text(body=(p("غيره."),)).body))
    sign_off(room, article)
    return article


def test_a_changed_text_never_goes_out_over_a_live_one_undeclared(room: Newsroom) -> None:
    article = rewritten(room)
    assert codes(room, article) == {"undeclared"}
    with refused(room, Reason.OBSTACLES, obstacles=("undeclared:notice",)):
        publish(room.chief, article, packager)
    with refused(room, Reason.OBSTACLES, obstacles=("undeclared:notice",)):
        actions.schedule(room.chief, article, room.clock.now + timedelta(hours=1))
    declaring.update(room.layla, article, note="أضيف رقم.")
    assert codes(room, article) == set()
    actions.approve(room.editor, article)
    publish(room.chief, article, packager)
    assert load(room.chief, article).notices[-1].kind is NoticeKind.UPDATE


def test_a_slip_of_typing_goes_out_silently_where_the_house_allows_it_and_says_which(
    room: Newsroom,
) -> None:
    article = rewritten(room)
    with refused(room, Reason.NOTE_MISSING, action="publish"):
        publish(room.chief, article, packager, silent=True)
    house.set_setting(room.chief, "silent_fixes", "no")
    with refused(room, Reason.OBSTACLES, obstacles=("undeclared:notice",)):
        publish(room.chief, article, packager, silent=True, note="همزة")
    house.set_setting(room.chief, "silent_fixes", "yes")
    publish(room.chief, article, packager, silent=True, note="همزة")
    assert load(room.chief, article).notices == ()
    line = story(room.chief, article)[-1]
    assert '"silent":true' in line.details
    assert "همزة" in line.details


@pytest.mark.parametrize("again", [1, 2])
def test_what_readers_do_not_read_wants_no_declaration(room: Newsroom, again: int) -> None:
    article = published(room)
    for number in range(again):
        text = load(room.layla, article).text
        changed = replace(text, section=room.sections[1], search_title=f"للبحث {number}")
        articles.edit(room.layla, article, changed)
        sign_off(room, article)
        publish(room.chief, article, packager)


def test_typing_on_a_live_text_says_at_once_that_it_is_not_declared(room: Newsroom) -> None:
    article = published(room)
    declaring.correct(room.layla, article, note="الرقم ثلاثون.")
    sign_off(room, article)
    publish(room.chief, article, packager)
    text = load(room.layla, article).text
    assert text.notice is not None
    typed = replace(text, headline=texts("عنوان آخر"))
    assert [one.code.value for one in blocking(room.layla, article, typed)] == ["undeclared"]
    assert blocking(room.layla, article, text) == ()


def test_what_is_withdrawn_comes_back_without_a_declaration(room: Newsroom) -> None:
    article = published(room)
    withdraw(room.chief, article, packager, reason="خطأ")
    text = load(room.layla, article).text
    articles.edit(room.layla, article, replace(text, headline=texts("عنوان آخر")))
    sign_off(room, article)
    publish(room.chief, article, packager)


def test_the_signature_that_submitting_gives_outdates_no_check(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    set_checklist(room.chief, room.sections[0], ["! مصدران لكل رقم"])
    planning.set_plan(room.editor, article, DONE)
    tick(room.layla, article, item_of("مصدران لكل رقم"), done=True)
    actions.submit(room.layla, article)
    assert codes(room, article) == set()
    go_back(room.layla, article, Action.SUBMIT)
    assert load(room.layla, article).text.bylines == ()
    assert codes(room, article) == set()
    actions.submit(room.layla, article)
    room.rewrote(room.layla, article)
    assert codes(room, article) == {"legal_check_outdated", "checklist_outdated"}
    actions.take_back(room.layla, article)
    actions.submit(room.layla, article)
    assert codes(room, article) == {"legal_check_outdated", "checklist_outdated"}
