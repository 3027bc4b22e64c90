"""Who has an article open, and taking it over: one window writes, and nobody's words are lost."""

import json

from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.inline import line, plain
from studio.errors import Reason
from studio.newsroom import actions, batch, leases, people, presence, record
from studio.newsroom.acting import Acting
from studio.newsroom.articles import edit, restore_version
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.drafts import draft, keep_draft, save_draft
from studio.newsroom.needs import own_words
from studio.newsroom.reading import history, load, revision_text, story
from studio.storage import tables
from studio.storage.codes import RevisionKind, Stage
from studio.storage.lease_table import Lease
from tests.newsroom.house import Newsroom, approved
from tests.newsroom.refusals import refused


def typed(room: Newsroom, headline: str) -> ArticleText:
    return room.text(headline)


def types(acting: Acting, article: int, headline: str, *, session: str | None = None) -> None:
    """Let somebody type a headline on the newest version, as a window saves it."""
    found = load(acting, article)
    text = replace(found.text, headline=line(headline))
    save_draft(acting, article, text, base=found.summary.revision, session=session)


def headline_of(room: Newsroom, article: int, revision: int) -> str:
    return plain(revision_text(room.chief, article, revision).headline)


def test_whoever_comes_first_has_it_and_others_are_told_who(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    assert presence.who_has(room.editor, article) is None
    mine = presence.take(room.layla, article, "a")
    assert mine.other is None
    assert mine.changes == Changes(presence=(article,))
    theirs = presence.take(room.editor, article, "b")
    assert theirs.other is not None
    assert (theirs.other.person_name, theirs.other.session) == ("Layla", "a")
    assert not theirs.changes
    assert presence.who_has(room.editor, article) == theirs.other
    assert presence.all_open(room.editor) == (theirs.other,)
    assert not presence.take(room.layla, article, "a").changes


def test_leaving_it_lets_the_next_one_have_it(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    assert presence.release(room.editor, article, "b") == NOTHING
    assert presence.release(room.layla, article, "a") == Changes(presence=(article,))
    assert presence.renew(room.editor, article, "b").other is None
    assert presence.renew(room.layla, article, "a").other is not None


def test_a_window_that_was_killed_holds_nothing_for_long(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    room.clock.turn(seconds=leases.HOLDS.total_seconds() - 10)
    assert presence.take(room.editor, article, "b").other is not None
    room.clock.turn(seconds=10)
    assert presence.all_open(room.editor) == ()
    assert presence.take(room.editor, article, "b").other is None


def test_a_clock_that_was_set_back_locks_nobody_out(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "killed")
    room.clock.turn(hours=-3)
    assert presence.all_open(room.editor) == ()
    assert presence.take(room.editor, article, "b").other is None
    assert presence.renew(room.layla, article, "killed").other is not None


def test_a_window_that_lives_keeps_it_when_the_clock_is_set_back(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    room.clock.turn(hours=-3)
    assert presence.renew(room.layla, article, "a").other is None
    assert presence.take(room.editor, article, "b").other is not None


def test_what_somebody_who_left_had_typed_is_put_aside_for_who_takes_over(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    types(room.layla, article, "قمة في مسقط", session="a")
    people.retire_person(room.chief, room.layla.person.id)
    with refused(room, Reason.PERSON_RETIRED):
        presence.renew(room.layla, article, "a")
    assert presence.take_over(room.editor, article, "b").changes
    newest = history(room.editor, article)[-1]
    assert (newest.kind, newest.author_name) == (RevisionKind.ASIDE, "Layla")
    assert headline_of(room, article, newest.number) == "قمة في مسقط"
    assert load(room.editor, article).summary.revision == 1


def test_a_window_that_lives_keeps_it(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    since = presence.who_has(room.layla, article)
    for _ in range(4):
        room.clock.turn(seconds=25)
        assert presence.renew(room.layla, article, "a").other is None
    assert presence.who_has(room.editor, article) == since


def test_the_same_person_goes_on_in_another_window_without_a_question(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "killed")
    types(room.layla, article, "قمة في مسقط", session="killed")
    assert presence.take(room.layla, article, "again").other is None
    types(room.layla, article, "قمة في الدوحة", session="again")
    lost = presence.renew(room.layla, article, "killed").other
    assert lost is not None
    assert lost.session == "again"
    with refused(room, Reason.OPEN_ELSEWHERE, article=article, person="Layla"):
        types(room.layla, article, "قمة", session="killed")
    with refused(room, Reason.OPEN_ELSEWHERE):
        keep_draft(room.layla, article, session="killed")
    keep_draft(room.layla, article, session="again")
    assert load(room.layla, article).summary.headline == "قمة في الدوحة"


def test_nobody_else_makes_a_version_while_somebody_has_it_open(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    room.rewrote(room.layla, article)
    presence.take(room.layla, article, "a")
    words = typed(room, "عنوان من المحرر")
    with refused(room, Reason.OPEN_ELSEWHERE, article=article, person="Layla"):
        edit(room.editor, article, words)
    with refused(room, Reason.OPEN_ELSEWHERE):
        restore_version(room.editor, article, 1)
    (skipped,) = batch.move(room.editor, (article,), room.sections[1]).skipped
    assert skipped.why.reason is Reason.OPEN_ELSEWHERE
    save_draft(room.editor, article, words, base=2)
    with refused(room, Reason.OPEN_ELSEWHERE):
        keep_draft(room.editor, article)
    edit(room.layla, article, words)  # by a command of her own
    assert actions.submit(room.editor, article)  # the stage is not the text
    presence.release(room.layla, article, "a")
    assert edit(room.editor, article, typed(room, "آخر"))


def test_since_when_is_told_by_the_newsrooms_clock(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    with refused(room, Reason.OPEN_ELSEWHERE, since="09:00"):
        edit(room.editor, article, typed(room, "آخر"))
    room.clock.turn(hours=24)
    with room.store.write() as work:
        work.rows.get_one(Lease, article).renewed_at = room.clock()
    with refused(room, Reason.OPEN_ELSEWHERE, since="2026-03-01 09:00"):
        edit(room.editor, article, typed(room, "آخر"))


def test_taking_over_keeps_what_was_typed_as_a_version_of_its_author(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    types(room.layla, article, "قمة في مسقط", session="a")
    took = presence.take_over(room.editor, article, "b")
    assert took.other is None
    assert took.changes == Changes(articles=(article,), presence=(article,))
    newest = history(room.editor, article)[-1]
    assert (newest.number, newest.kind, newest.author_name) == (
        2,
        RevisionKind.TAKEN_OVER,
        "Layla",
    )
    found = load(room.editor, article)
    assert (found.summary.revision, found.summary.headline) == (2, "قمة في مسقط")
    assert draft(room.layla, article) is None
    told = story(room.editor, article)[-1]
    assert (told.action, told.person_name, told.revision) == ("take_over", "Editor", 2)
    assert json.loads(told.details)["from"] == room.layla.person.id
    with refused(room, Reason.OPEN_ELSEWHERE, person="Editor"):
        types(room.layla, article, "قمة في مسقط اليوم", session="a")
    assert record.verify(room.store) is None


def test_taking_over_where_nothing_was_typed_makes_no_version(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    presence.take_over(room.editor, article, "b")
    assert len(history(room.editor, article)) == 1
    assert story(room.editor, article)[-1].action == "take_over"
    nothing_more = len(story(room.editor, article))
    assert presence.take_over(room.editor, article, "b") == presence.Hold()
    presence.take_over(room.editor, article, "own second window")
    assert len(story(room.editor, article)) == nothing_more


def test_taking_over_an_approved_text_that_was_typed_in_voids_the_approval(room: Newsroom) -> None:
    article = approved(room)
    presence.take(room.layla, article, "a")
    types(room.layla, article, "قمة في مسقط", session="a")
    presence.take_over(room.editor, article, "b")
    assert load(room.editor, article).summary.stage is Stage.IN_REVIEW


def test_what_was_typed_on_an_older_version_is_put_aside(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    types(room.layla, article, "قمة في مسقط", session="a")
    edit(room.layla, article, typed(room, "من سطر الأوامر"))
    presence.take_over(room.editor, article, "b")
    newest = history(room.editor, article)[-1]
    assert (newest.number, newest.base, newest.kind) == (3, 1, RevisionKind.ASIDE)
    assert headline_of(room, article, 3) == "قمة في مسقط"
    assert load(room.editor, article).summary.headline == "من سطر الأوامر"


def test_what_its_author_may_write_no_more_is_put_aside(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    text = replace(load(room.layla, article).text, section=99)
    save_draft(room.layla, article, text, base=1, session="a")
    presence.take_over(room.editor, article, "b")
    assert history(room.editor, article)[-1].kind is RevisionKind.ASIDE
    assert load(room.editor, article).summary.revision == 1


def test_the_last_keys_of_who_lost_it_disturb_nobody(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    types(room.layla, article, "قمة في مسقط", session="a")
    presence.take_over(room.editor, article, "b")
    more = replace(load(room.layla, article).text, headline=line("قمة في مسقط غدًا"))
    put = presence.put_aside(room.layla, article, more, base=1)
    assert put.revision == 3
    assert presence.put_aside(room.layla, article, more, base=1).revision == 3
    assert load(room.editor, article).summary.revision == 2
    edit(room.editor, article, typed(room, "عنوان المحرر"), base=2)
    versions = {one.number: one for one in history(room.editor, article)}
    assert (versions[4].base, versions[3].base) == (2, 1)
    assert headline_of(room, article, 3) == "قمة في مسقط غدًا"


def test_what_a_version_holds_already_is_not_put_aside_again(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    types(room.layla, article, "قمة في مسقط", session="a")
    presence.take_over(room.editor, article, "b")
    same = revision_text(room.layla, article, 2)
    assert presence.put_aside(room.layla, article, same, base=1) == presence.Aside(revision=2)
    first = revision_text(room.layla, article, 1)
    assert presence.put_aside(room.layla, article, first, base=1) == presence.Aside()
    assert len(history(room.layla, article)) == 2


def test_what_an_own_window_goes_on_from_is_not_put_aside(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "a")
    types(room.layla, article, "قمة في مسقط", session="a")
    kept = draft(room.layla, article)
    assert kept is not None
    presence.take(room.layla, article, "b")
    assert presence.put_aside(room.layla, article, kept.text, base=1) == presence.Aside()
    types(room.layla, article, "قمة في الدوحة", session="b")
    assert presence.put_aside(room.layla, article, kept.text, base=1).revision == 2
    still = draft(room.layla, article)
    assert still is not None
    assert plain(still.text.headline) == "قمة في الدوحة"


def test_a_window_puts_aside_what_it_typed_itself_on_an_older_version(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    presence.take(room.layla, article, "killed")
    types(room.layla, article, "قمة في مسقط", session="killed")
    room.clock.turn(minutes=2)
    edit(room.editor, article, typed(room, "عنوان المحرر"), base=1)
    presence.take(room.layla, article, "a")
    kept = draft(room.layla, article)
    assert kept is not None
    with refused(room, Reason.BASE_STALE):
        keep_draft(room.layla, article, session="a")
    put = presence.put_aside(room.layla, article, kept.text, base=kept.base, session="a")
    assert headline_of(room, article, put.revision or 0) == "قمة في مسقط"
    assert draft(room.layla, article) is None
    again = presence.put_aside(room.layla, article, kept.text, base=kept.base, session="a")
    assert again.revision == put.revision


def test_what_lay_aside_counts_for_no_approval(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    room.rewrote(room.editor, article, "عنوان من خمس كلمات هنا")
    before = words_of(room, article)
    presence.put_aside(room.layla, article, typed(room, "بعيد عن كل ذلك"), base=2)
    room.rewrote(room.editor, article, "عنوان من ست كلمات هنا الآن")
    assert words_of(room, article) > before


def words_of(room: Newsroom, article: int) -> int:
    with room.store.read() as work:
        row = work.rows.get_one(tables.Article, article)
        version = work.rows.get_one(tables.Revision, row.working_revision_id)
        return own_words(work, room.editor.person.id, version)


def test_who_may_not_write_takes_nothing(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    for act in (presence.take, presence.renew, presence.take_over):
        with refused(room, Reason.NOT_PERMITTED):
            act(room.omar, article, "c")
