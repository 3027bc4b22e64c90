"""Many articles at once: all or none, each a version, and taken back where nothing came between."""

from studio.errors import Reason
from studio.newsroom import batch
from studio.newsroom.reading import history, load
from studio.newsroom.tags import ensure_tag
from studio.storage.codes import RevisionKind, Stage
from tests.newsroom.house import Newsroom, approved
from tests.newsroom.refusals import refused


def test_articles_move_together_and_back(room: Newsroom) -> None:
    made = [room.wrote(room.layla, f"خبر {n}") for n in range(3)]
    there = room.sections[1]
    done = batch.move(room.editor, made, there)
    assert done.changes.articles == tuple(made)
    assert {load(room.editor, one).summary.section for one in made} == {there}
    assert history(room.editor, made[0])[-1].kind is RevisionKind.BATCH
    room.rewrote(room.layla, made[1], "عنوان بعد النقل", section=room.sections[2])
    batch.undo(room.editor, done)
    sections = [load(room.editor, one).summary.section for one in made]
    assert sections == [room.sections[0], room.sections[2], room.sections[0]]


def test_tags_are_put_on_and_taken_off(room: Newsroom) -> None:
    old, _ = ensure_tag(room.layla, "قديم")
    new, _ = ensure_tag(room.layla, "جديد")
    article = room.wrote(room.layla, tags=(old,))
    done = batch.tag(room.layla, [article], add=(new,), remove=(old,))
    assert load(room.layla, article).text.tags == (new,)
    batch.undo(room.layla, done)
    assert load(room.layla, article).text.tags == (old,)


def test_one_that_is_not_permitted_holds_all_back(room: Newsroom) -> None:
    mine, theirs = room.wrote(room.layla), room.wrote(room.omar)
    with refused(room, Reason.NOT_PERMITTED):
        batch.move(room.layla, [mine, theirs], room.sections[1])
    assert load(room.layla, mine).summary.section == room.sections[0]


def test_what_is_so_already_is_no_change(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    assert not batch.move(room.layla, [article, article], room.sections[0]).changes


def test_an_approval_does_not_survive_a_batch(room: Newsroom) -> None:
    article = approved(room)
    batch.move(room.editor, [article], room.sections[1])
    assert load(room.editor, article).summary.stage is Stage.IN_REVIEW
