"""Whatever is asked of the archive, and whatever became of its index: an answer or a sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.errors import MidadError, Reason
from studio.newsroom.archive import Search, make, search
from studio.newsroom.finding_stories import find_stories
from studio.storage.doctor import Problem, ProblemKind, check, mend_indexes
from studio.storage.search_index import run
from studio.storage.search_tables import INDEX, SHADOWS
from studio.storage.search_upkeep import bring_up_to_date, differences
from tests.builders import p
from tests.newsroom.house import Newsroom

ODD = (
    *('"', '""', '"""', "'", "«", "»«", "“", "-", "--", '-"', "*", "**", "x*", "*x", "^x", "+x"),
    *("AND", "OR NOT", "NEAR(a b)", "a AND (b", ") OR (", "{title}: x", "title:x", "title : x"),
    *("rowid:1", "search_index", "; DROP TABLE article", "x'); --", "\\", "%", "_", "$x", "?1"),
    *("\x00", "a\x00b", "\x07\x1b[31m", "\u202e\u2066", "\ufeff", "\u200b", "\ud800", "a\udfffb"),
    *("section:", "tag:", "date:", "date:..", "stage:", "headline:", "author:", ":", "::", "a:b:c"),
    *("section:\x00", "date:9999-99", "2026..2025", "..", "-section:x", "الوسم:", "🇪🇬", "ﷺ", "ـ"),
    *("ن" * 1000, "ن " * 500, '"' * 999, "-" * 999, "(" * 999, "x* " * 300, "\u0651" * 900),
)


EXPECTED = {
    None,
    *(Reason.QUERY_TOO_LONG, Reason.QUERY_DATE_UNKNOWN, Reason.QUERY_STAGE_UNKNOWN),
    *(Reason.SECTION_UNKNOWN, Reason.TAG_UNKNOWN),
}


def answered(room: Newsroom, text: str) -> None:
    """Require an answer, or a refusal that has a sentence."""
    for typing in (False, True):
        told: Reason | None = None
        try:
            search(room.layla, Search(text=text, typing=typing, misspelt=True))
        except MidadError as error:
            told = error.reason
        assert told in EXPECTED
    find_stories(room.layla, text)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_whatever_is_asked_is_answered(room: Newsroom, text: str) -> None:
    room.wrote(room.layla, "هدنة في غزة", body=(p("قال مسؤول."),))
    answered(room, text)


@given(st.text(st.characters(), max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_at_all_is_answered(room: Newsroom, text: str) -> None:
    answered(room, text)


def test_a_megabyte_is_refused_at_once_and_never_looked_for(room: Newsroom) -> None:
    huge = "كلمة " * 200_000
    with pytest.raises(MidadError) as caught:
        search(room.layla, Search(text=huge))
    assert caught.value.reason is Reason.QUERY_TOO_LONG
    assert find_stories(room.layla, huge) == ()


def test_an_index_that_does_not_match_is_told_of_and_made_anew(room: Newsroom) -> None:
    kept = room.wrote(room.layla, "هدنة في غزة")
    with room.store.write() as work:  # a row that no text stands behind
        run(work, f"INSERT INTO {INDEX}(rowid, title, body, names) VALUES (99, 'هدن', '', '')")
    assert [hit.article.id for hit in search(room.layla, Search(text="هدنة")).hits] == [kept]
    assert [hit.article.id for hit in find_stories(room.layla, "هدن")] == [kept]
    assert differences(room.store)
    assert ProblemKind.SEARCH_DISAGREES in {one.kind for one in check(room.store)}
    bring_up_to_date(room.store, anew=True)
    assert not differences(room.store)


def test_an_index_that_is_gone_is_a_sentence_and_comes_back(room: Newsroom) -> None:
    kept = room.wrote(room.layla, "هدنة في غزة")
    with room.store.write() as work:
        run(work, f"DROP TABLE {INDEX}")
    with pytest.raises(MidadError) as caught:
        search(room.layla, Search(text="هدنة"))
    assert caught.value.reason is Reason.SEARCH_UNAVAILABLE
    make(room.layla)
    assert [hit.article.id for hit in search(room.layla, Search(text="هدنة")).hits] == [kept]


BROKEN = [
    *(f"DROP TABLE {name}" for name in (INDEX, *SHADOWS, "search_entry", "search_state")),
    f"DELETE FROM {INDEX}_data",
]


@pytest.mark.parametrize("statement", BROKEN)
def test_no_text_is_lost_to_a_broken_index_and_the_doctor_names_it(
    room: Newsroom, statement: str
) -> None:
    kept = room.wrote(room.layla, "هدنة في غزة")
    with room.store.write() as work:
        run(work, statement)
    assert ProblemKind.SEARCH_DAMAGED in {one.kind for one in check(room.store)}
    article = room.wrote(room.layla, "هدنة في لبنان")  # saved, whatever the index says
    make(room.layla)
    found = {hit.article.id for hit in search(room.layla, Search(text="هدنة")).hits}
    assert found == {kept, article}
    assert check(room.store) == ()


def test_an_index_of_a_table_that_is_gone_is_named_and_made_again(room: Newsroom) -> None:
    with room.store.write() as work:
        run(work, "DROP INDEX ix_trail_point_saved")
    assert check(room.store) == (Problem(ProblemKind.INDEX_MISSING, "ix_trail_point_saved"),)
    assert mend_indexes(room.store) == ("ix_trail_point_saved",)
    assert check(room.store) == ()
