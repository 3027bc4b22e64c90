"""Who reads an open article: others see it, it is gone by itself, and it never stops anybody."""

from datetime import timedelta

from studio.errors import Reason
from studio.newsroom import actions, presence, readers
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.comments import add_comment
from studio.newsroom.private_drafts import keep_private
from studio.newsroom.readers import read_no_more, read_on
from studio.storage.reader_table import Reader
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused


def named(room: Newsroom, article: int) -> list[str]:
    return [one.person_name for one in readers.readers(room.layla, article)]


def test_whoever_reads_is_seen_once_and_is_gone_when_they_leave(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    assert read_on(room.editor, article, "e") == Changes(presence=(article,))
    assert read_on(room.editor, article, "e2") == Changes(presence=(article,))
    (one,) = readers.readers(room.layla, article)
    assert (one.article, one.person, one.person_name) == (
        article,
        room.editor.person.id,
        room.editor.person.display_name,
    )
    assert readers.all_readers(room.layla) == (one,)
    assert read_no_more(room.editor, "e") == Changes(presence=(article,))
    assert read_no_more(room.editor, "e") is NOTHING
    assert len(named(room, article)) == 1
    read_no_more(room.editor, "e2")
    assert readers.all_readers(room.layla) == ()


def test_a_window_reads_one_article_at_a_time(room: Newsroom) -> None:
    first, second = room.wrote(room.layla), room.wrote(room.layla)
    read_on(room.editor, first, "e")
    assert {*read_on(room.editor, second, "e").presence} == {first, second}
    assert named(room, first) == []
    assert len(named(room, second)) == 1


def test_the_mark_of_a_killed_program_is_gone_within_seconds(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    read_on(room.editor, article, "e")
    room.clock.now += readers.HOLDS - timedelta(seconds=2)
    assert len(named(room, article)) == 1
    assert named(room, article) == []
    assert timedelta(seconds=20) > readers.HOLDS
    read_on(room.chief, article, "c")
    with room.store.read() as work:
        assert work.rows.get(Reader, "e") is None, "dead marks are taken away"


def test_a_mark_is_renewed_while_its_window_lives_and_written_only_where_due(
    room: Newsroom,
) -> None:
    article = room.wrote(room.layla)
    read_on(room.editor, article, "e")
    since = readers.readers(room.layla, article)[0].since
    for _ in range(10):
        room.clock.now += timedelta(seconds=5)
        assert read_on(room.editor, article, "e") is NOTHING
    assert readers.readers(room.layla, article)[0].since == since


def test_a_mark_from_before_a_clock_was_set_back_is_nobodys(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    read_on(room.editor, article, "e")
    room.clock.now -= timedelta(hours=1)
    assert named(room, article) == []
    read_on(room.chief, article, "c")
    assert len(named(room, article)) == 1


def test_whoever_writes_reads_not_as_well(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    read_on(room.editor, article, "e")
    presence.take(room.editor, article, "e")
    assert named(room, article) == []
    assert read_on(room.editor, article, "e") == Changes(presence=(article,))
    with room.store.read() as work:
        assert work.rows.get(Reader, "e") is None
    assert read_on(room.editor, article, "e") is NOTHING


def test_readers_stop_nobody(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    for who, session in ((room.editor, "e"), (room.chief, "c")):
        read_on(who, article, session)
    assert presence.take(room.layla, article, "l").other is None
    presence.release(room.layla, article, "l")
    actions.submit(room.layla, article)
    add_comment(room.editor, article, "حسن")
    actions.approve(room.editor, article)
    assert len(named(room, article)) == 2


def test_only_who_may_read_an_article_marks_it_and_sees_its_readers(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    keep_private(room.layla, article, private=True)
    with refused(room, Reason.ARTICLE_UNKNOWN):
        read_on(room.editor, article, "e")
    with refused(room, Reason.ARTICLE_UNKNOWN):
        readers.readers(room.editor, article)
    read_on(room.layla, article, "l")
    assert readers.all_readers(room.editor) == ()
