from datetime import UTC, timedelta, timezone

import pytest

from studio.document.article import Byline
from studio.errors import Reason
from studio.newsroom import actions, articles, batch, house, people, planning, sections, slots
from studio.newsroom.permissions import Post
from studio.newsroom.reading import history, load, sign_offs, story
from studio.newsroom.tags import ensure_tag
from studio.newsroom.views import Plan
from studio.storage.codes import Role, Stage
from tests.builders import p
from tests.newsroom.house import Newsroom, approved, packager, sign_off
from tests.newsroom.refusals import refused


def stage(room: Newsroom, article: int) -> Stage:
    return load(room.chief, article).summary.stage


def test_an_article_goes_through_review_and_back(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    actions.submit(room.layla, article, note="عاجل")
    assert stage(room, article) is Stage.IN_REVIEW
    actions.take_back(room.layla, article)
    assert stage(room, article) is Stage.DRAFT
    actions.submit(room.layla, article)
    actions.send_back(room.editor, article, note="ينقصه مصدر")
    assert stage(room, article) is Stage.CHANGES_REQUESTED
    actions.submit(room.layla, article)
    actions.approve(room.editor, article)
    assert stage(room, article) is Stage.APPROVED
    said = [(line.action, line.person_name) for line in story(room.layla, article)]
    assert said == [
        ("create", "Layla"),
        ("submit", "Layla"),
        ("take_back", "Layla"),
        ("submit", "Layla"),
        ("send_back", "Editor"),
        ("submit", "Layla"),
        ("approve", "Editor"),
    ]
    assert "ينقصه مصدر" in story(room.layla, article)[4].details


def test_submitting_signs_an_article_without_a_byline(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    actions.submit(room.editor, article)
    layla = room.layla.person
    assert load(room.layla, article).text.bylines == (Byline("Layla", layla.id),)
    assert len(history(room.layla, article)) == 2
    actions.take_back(room.layla, article)
    actions.submit(room.layla, article)
    assert len(history(room.layla, article)) == 2
    signed = room.wrote(room.layla, bylines=("وكالات",))
    actions.submit(room.layla, signed)
    assert load(room.layla, signed).author_names == ("وكالات",)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"headline": " "}, Reason.HEADLINE_MISSING),
        ({"body": ()}, Reason.BODY_MISSING),
        ({"body": (p(" "),)}, Reason.BODY_MISSING),
        ({"section": None}, Reason.SECTION_MISSING),
    ],
)
def test_submitting_needs_headline_body_and_section(
    room: Newsroom, fields: dict[str, object], reason: Reason
) -> None:
    article = room.wrote(room.layla, **fields)  # type: ignore[arg-type]  # a builder's own fields
    with refused(room, reason):
        actions.submit(room.layla, article)


def test_a_section_that_was_removed_is_missing(room: Newsroom) -> None:
    article = room.wrote(room.layla, section=room.sections[2])
    room.rewrote(room.layla, article, section=room.sections[0])
    sections.remove_section(room.editor, room.sections[2])
    articles.restore_version(room.layla, article, 1)
    with refused(room, Reason.SECTION_MISSING):
        actions.submit(room.layla, article)


def test_sending_back_needs_a_note_and_voids_the_approval(room: Newsroom) -> None:
    article = approved(room)
    with refused(room, Reason.NOTE_MISSING, action="send_back"):
        actions.send_back(room.editor, article, note="  ")
    actions.send_back(room.editor, article, note="رقم غير دقيق")
    (approval,) = sign_offs(room.layla, article)
    assert approval.voided is not None
    sign_off(room, article)
    assert [one.voided is None for one in sign_offs(room.layla, article)] == [False, True]


def test_nobody_approves_an_article_of_their_own(room: Newsroom) -> None:
    article = room.wrote(room.editor)
    actions.submit(room.editor, article)
    with refused(room, Reason.OWN_ARTICLE, person="editor"):
        actions.approve(room.editor, article)
    actions.approve(room.chief, article)
    editor = room.editor.person
    named = room.wrote(room.layla, bylines=(Byline("Layla"), Byline("Editor", editor.id)))
    actions.submit(room.layla, named)
    with refused(room, Reason.OWN_ARTICLE):
        actions.approve(room.editor, named)
    house.set_setting(room.chief, "own_approval", "yes")
    actions.approve(room.editor, named)
    assert stage(room, named) is Stage.APPROVED


def test_taking_ones_name_off_does_not_make_a_text_anothers(room: Newsroom) -> None:
    signed = room.text(bylines=(Byline("Editor", room.editor.person.id),))
    article = articles.create(room.layla, signed).article
    articles.edit(room.editor, article, room.text())
    actions.submit(room.layla, article)
    with refused(room, Reason.OWN_ARTICLE, person=room.editor.person.sign_in):
        actions.approve(room.editor, article)
    actions.approve(room.chief, article)


def test_a_tag_put_on_many_is_no_reading_of_one(room: Newsroom) -> None:
    house.set_setting(room.chief, "own_words_limit", "3")
    article = room.wrote(room.layla)
    actions.submit(room.layla, article)
    room.rewrote(room.editor, article, "كلمات كثيرة يكتبها المحرر في هذه المادة")
    tag, _ = ensure_tag(room.chief, "عاجل")
    batch.tag(room.chief, [article], add=(tag,))
    with refused(room, Reason.WROTE_TOO_MUCH):
        actions.approve(room.editor, article)


def test_nobody_approves_what_they_wrote_much_of(room: Newsroom) -> None:
    house.set_setting(room.chief, "own_words_limit", "3")
    article = room.wrote(room.layla, bylines=("Layla",), body=(p("قال الوزير أمس."),))
    actions.submit(room.layla, article)
    text = load(room.editor, article).text
    few = room.text(bylines=("Layla",), body=(p("قال الوزير مساء أمس الأحد."),))
    articles.edit(room.editor, article, few)
    more = room.text(bylines=("Layla",), body=(p("قال الوزير مساء أمس الأحد إن الأمر انتهى."),))
    articles.edit(room.editor, article, more)
    with refused(room, Reason.WROTE_TOO_MUCH, words=5, limit=3):
        actions.approve(room.editor, article)
    articles.edit(room.editor, article, few)
    actions.approve(room.editor, article)
    (approval,) = sign_offs(room.layla, article)
    assert (approval.own_words, approval.person_name) == (2, "Editor")
    articles.edit(room.editor, article, more)
    articles.edit(room.layla, article, text)
    actions.approve(room.editor, article)
    assert sign_offs(room.layla, article)[-1].own_words == 0


def test_approving_what_has_changed_meanwhile_is_refused(room: Newsroom) -> None:
    article = room.wrote(room.layla, bylines=("Layla",))
    actions.submit(room.layla, article, revision=1)
    room.rewrote(room.layla, article)
    with refused(room, Reason.BASE_STALE, base=1, current=2):
        actions.approve(room.editor, article, revision=1)
    with refused(room, Reason.BASE_STALE):
        actions.send_back(room.editor, article, note="x", revision=1)
    actions.approve(room.editor, article, revision=2)


@pytest.mark.parametrize("before", [Stage.APPROVED, Stage.SCHEDULED])
def test_an_edit_after_approval_voids_it_and_drops_the_slot(room: Newsroom, before: Stage) -> None:
    article = approved(room)
    at = room.clock.now + timedelta(hours=1)
    if before is Stage.SCHEDULED:
        actions.schedule(room.chief, article, at)
        assert load(room.chief, article).summary.scheduled == at
    room.rewrote(room.layla, article)
    detail = load(room.layla, article)
    assert detail.summary.stage is Stage.IN_REVIEW
    assert detail.summary.scheduled is None
    assert detail.sign_off is not None
    assert detail.sign_off.voided is not None
    with refused(room, Reason.NOT_APPROVED, stage="in_review"):
        actions.schedule(room.chief, article, at)


def test_scheduling_needs_a_time_to_come(room: Newsroom) -> None:
    article = approved(room)
    with refused(room, Reason.TIME_MISSING):
        actions.schedule(room.chief, article, None)
    with refused(room, Reason.TIME_PAST):
        actions.schedule(room.chief, article, room.clock.now)
    at = (room.clock.now + timedelta(hours=2)).astimezone(timezone(timedelta(hours=3)))
    actions.schedule(room.chief, article, at, zone="Asia/Baghdad")
    detail = load(room.chief, article)
    assert detail.summary.scheduled == at.astimezone(UTC)
    assert detail.scheduled_zone == "Asia/Baghdad"
    actions.unschedule(room.chief, article)
    assert load(room.chief, article).scheduled_zone == ""
    assert stage(room, article) is Stage.APPROVED
    actions.schedule(room.chief, article, at)
    assert load(room.chief, article).scheduled_zone == "Asia/Riyadh"


def test_setting_aside_and_bringing_back(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    with refused(room, Reason.NOT_PERMITTED):
        actions.spike(room.omar, article)
    actions.spike(room.layla, article, note="فات أوانه")
    with refused(room, Reason.NO_TRANSITION, action="edit", stage="spiked"):
        room.rewrote(room.layla, article)
    with refused(room, Reason.NOT_PERMITTED):
        actions.unspike(room.omar, article)
    actions.unspike(room.layla, article)
    assert stage(room, article) is Stage.DRAFT
    actions.submit(room.layla, article)
    with refused(room, Reason.NOT_PERMITTED, action="spike", role="journalist"):
        actions.spike(room.layla, article)
    actions.approve(room.editor, article)
    with refused(room, Reason.NOTE_MISSING, action="spike"):
        actions.spike(room.editor, article)
    actions.spike(room.editor, article, note="سبقنا إليه غيرنا")
    (approval,) = sign_offs(room.chief, article)
    assert approval.voided is not None
    with refused(room, Reason.SPIKED_BY_EDITOR, person="Editor"):
        actions.unspike(room.layla, article)
    actions.unspike(room.editor, article)
    assert stage(room, article) is Stage.DRAFT


def test_a_slot_under_an_embargo_is_refused_and_at_the_slot_the_embargo_wins(
    room: Newsroom,
) -> None:
    article = approved(room)
    until = room.clock.now + timedelta(hours=5)
    planning.set_plan(room.editor, article, Plan(embargo_until=until))
    early = room.clock.now + timedelta(hours=4)
    with refused(room, Reason.TIME_UNDER_EMBARGO, at=early.isoformat(), until=until.isoformat()):
        actions.schedule(room.chief, article, early)
    actions.schedule(room.chief, article, until)
    planning.set_plan(room.editor, article, Plan(embargo_open_ended=True))
    with refused(room, Reason.EMBARGO_OPEN_ENDED):
        actions.schedule(room.chief, article, until + timedelta(hours=1))
    room.clock.turn(hours=5, minutes=1)
    ((_, why),) = slots.publish_due(room.chief, room.clock.now, packager).refused
    assert why.facts["obstacles"] == ("embargo:embargo_until",)


def test_roles_in_a_section_count_there_and_below(room: Newsroom) -> None:
    world, local, _ = room.sections
    (asia,) = sections.add_section(room.chief, "آسيا", parent=world).sections
    room.hire("bound", Post(Role.EDITOR, world), Post(Role.JOURNALIST, local))
    below, elsewhere = room.wrote(room.layla, section=asia), room.wrote(room.layla, section=local)
    for article in (below, elsewhere):
        actions.submit(room.layla, article)
    with refused(room, Reason.NOT_PERMITTED):
        actions.approve(room.bound, elsewhere)
    with refused(room, Reason.NOT_PERMITTED):
        room.rewrote(room.bound, below, section=local)
    actions.approve(room.bound, below)
    own = room.wrote(room.bound, section=local)
    room.rewrote(room.bound, own, section=None)
    with refused(room, Reason.NOT_PERMITTED, action="create"):
        room.wrote(room.bound, section=room.sections[2])


def test_unknown_articles_and_people_who_left(room: Newsroom) -> None:
    with refused(room, Reason.ARTICLE_UNKNOWN, article=999):
        actions.submit(room.layla, 999)
    article = room.wrote(room.layla)
    people.retire_person(room.chief, room.layla.person.id)
    with refused(room, Reason.PERSON_RETIRED, person="layla"):
        actions.submit(room.layla, article)


def test_whoever_approves_all_their_own_work_is_shown_beside_it(room: Newsroom) -> None:
    house.set_setting(room.chief, "own_approval", "yes")
    article = room.wrote(room.chief, "قمة", body=(p("قال الوزير أمس."),))
    actions.submit(room.chief, article)
    actions.approve(room.chief, article)
    (approval,) = sign_offs(room.chief, article)
    assert approval.own_words == 4
