"""What is let be in an article: for everybody, counted, taken back, and kept by right."""

from studio.document.ignored import Ignored
from studio.errors import Reason
from studio.newsroom import ignoring
from studio.storage.language_tables import RuleCount
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused

ONE = Ignored("latin_comma", ",", "قال", " ثم")


def counts(room: Newsroom, rule: str) -> tuple[int, int]:
    with room.store.read() as work:
        row = work.rows.get(RuleCount, rule)
        return (0, 0) if row is None else (row.applied, row.ignored)


def test_what_one_lets_be_is_let_be_for_all_and_taken_back(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    assert ignoring.ignore_finding(room.layla, article, ONE).ignored == (article,)
    assert not ignoring.ignore_finding(room.editor, article, ONE)
    assert ignoring.ignored_in(room.editor, article) == (ONE,)
    assert counts(room, "latin_comma") == (0, 1)
    other = room.wrote(room.layla)
    assert ignoring.ignored_in(room.layla, other) == ()
    everywhere = Ignored("latin_comma", ",")
    ignoring.ignore_finding(room.editor, article, everywhere)
    ignoring.notice_finding(room.layla, article, ONE)
    assert not ignoring.notice_finding(room.layla, article, ONE)
    assert ignoring.ignored_in(room.layla, article) == (everywhere,)
    assert counts(room, "latin_comma") == (0, 1)


def test_it_is_followed_where_the_text_around_it_changes(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    ignoring.ignore_finding(room.layla, article, ONE)
    now = ONE._replace(before="وقال")
    ignoring.follow_finding(room.layla, article, ONE, now)
    assert ignoring.ignored_in(room.layla, article) == (now,)
    assert not ignoring.follow_finding(room.layla, article, ONE, now)
    assert counts(room, "latin_comma") == (0, 1)


def test_who_may_not_edit_lets_nothing_be(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    for acting in (room.producer, room.omar if "omar" in room.others else room.producer):
        with refused(room, Reason.NOT_PERMITTED):
            ignoring.ignore_finding(acting, article, ONE)
        with refused(room, Reason.NOT_PERMITTED):
            ignoring.count_mended(acting, article, {"latin_comma": 1})
    with refused(room, Reason.ARTICLE_UNKNOWN):
        ignoring.ignore_finding(room.layla, 999, ONE)


def test_what_was_put_right_is_counted(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    ignoring.count_mended(room.layla, article, {"latin_comma": 3, "names": 1})
    ignoring.count_mended(room.layla, article, {"latin_comma": 2})
    assert counts(room, "latin_comma") == (5, 0)
    assert counts(room, "names") == (1, 0)
