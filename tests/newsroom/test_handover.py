"""The handover of a shift: every story in the parts where it belongs, for whoever may read it."""

from datetime import timedelta

from studio.newsroom import actions, planning, publishing
from studio.newsroom.acting import Acting
from studio.newsroom.handover import Handover, Part, handover
from studio.newsroom.views import Plan
from tests.newsroom.house import Newsroom, approved, packager


def page(acting: Acting, **ago: float) -> Handover:
    return handover(acting, acting.clock() - timedelta(**(ago or {"hours": 8})))


def parts(found: Handover) -> dict[Part, list[int]]:
    return {part: [line.summary.id for line in lines] for part, lines in found.parts}


def test_every_story_stands_where_it_belongs(room: Newsroom) -> None:
    old = room.wrote(room.layla, "مسودة الأمس")
    before = approved(room, "نشر قبل الوردية")
    publishing.publish(room.chief, before, packager)
    room.clock.turn(hours=9)
    draft = room.wrote(room.layla, "مسودة اليوم")
    waiting, back = room.wrote(room.layla, "في المراجعة"), room.wrote(room.layla, "معادة")
    for one in (waiting, back):
        actions.submit(room.layla, one)
    actions.send_back(room.editor, back, note="المصدر؟")
    ready, slot, late, out = (approved(room, name) for name in ("جاهز", "مجدول", "فات", "نُشر"))
    actions.schedule(room.chief, slot, room.clock.now + timedelta(hours=3))
    actions.schedule(room.chief, late, room.clock.now + timedelta(minutes=1))
    publishing.publish(room.chief, out, packager)
    now = room.clock.now
    planning.set_plan(room.editor, draft, Plan(due=now + timedelta(hours=23)))
    planning.set_plan(room.editor, waiting, Plan(due=now - timedelta(minutes=5)))
    room.clock.turn(minutes=40)
    found = parts(page(room.editor))
    assert found == {
        Part.MISSED: [late],
        Part.OVERDUE: [waiting],
        Part.SCHEDULED: [slot],
        Part.DUE: [draft],
        Part.IN_REVIEW: [waiting],
        Part.SENT_BACK: [back],
        Part.READY: [ready],
        Part.OPEN: [draft],
        Part.PUBLISHED: [out],
    }
    longer = parts(page(room.editor, hours=20))
    assert (longer[Part.OPEN], longer[Part.PUBLISHED]) == ([old, draft], [before, out])


def test_it_says_who_has_what_those_with_most_first(room: Newsroom) -> None:
    for name in ("أول", "ثان"):
        actions.submit(room.layla, room.wrote(room.layla, name))
    given = room.wrote(room.layla, "ثالث")
    planning.set_plan(room.editor, given, Plan(assignee=room.omar.person.id))
    held = page(room.editor).held
    assert [(one.name, len(one.stories)) for one in held] == [("Layla", 2), ("Omar", 1)]
    (line,) = dict(page(room.editor).parts)[Part.OPEN]
    assert line.holder == "Omar"


def test_whoever_reads_only_what_is_ready_is_told_of_that_alone(room: Newsroom) -> None:
    room.wrote(room.layla)
    ready = approved(room)
    assert parts(page(room.producer)) == {Part.READY: [ready]}
    assert page(room.producer).held == ()
