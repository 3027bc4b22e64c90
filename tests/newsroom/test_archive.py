"""The archive answers in Arabic, and shows nobody what they may not read."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.document.article import Byline
from studio.errors import Reason, Refused, Unavailable
from studio.newsroom import actions, private_drafts, publishing
from studio.newsroom.acting import Acting
from studio.newsroom.archive import Found, Search, is_made, make, search
from studio.newsroom.archive_facets import Facet
from studio.newsroom.archive_query import Order
from studio.newsroom.desk import Filter
from studio.newsroom.tags import ensure_tag
from studio.storage.codes import Stage
from studio.storage.search_tables import SearchState
from tests.builders import p
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


def found(acting: Acting, text: str, **asked: object) -> Found:
    return search(acting, Search(text=text, **asked))  # type: ignore[arg-type]  # fields of it


def ids(acting: Acting, text: str, **asked: object) -> list[int]:
    return [one.article.id for one in found(acting, text, **asked).hits]


@pytest.fixture
def stories(room: Newsroom) -> list[int]:
    """Three stories: of a ministry, of Gaza, of Beirut."""
    bodies = (
        "قال مسئول في الوزارة إن المباحثات مع الاتحاد الأوروبي مستمرة.",
        "أُعلن وقفُ إطلاقِ النار بغزة، وقال الوزراء إنه يبدأ غدًا.",
        "وقف المتظاهرون في بيروت، وإطلاق النار لم يتوقف.",
    )
    headlines = ("مباحثات الوزارة", "هدنة في القطاع", "مظاهرة لبنان")
    return [
        room.wrote(room.layla, headline, body=(p(body),), bylines=(Byline("ليلى حسن"),))
        for headline, body in zip(headlines, bodies, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مسؤول", [0]),
        ("المسؤولين الأوروبية", [0]),
        ("وزارة", [0]),
        ("الوزراءِ", [1]),
        ("القطاع هدنه", [1]),
        ('"وقف اطلاق النار"', [1]),
        ('"إطلاق النار"', [1]),
        ("إطلاق -بيروت", [1]),
        ('النار -"وقف إطلاق"', [2]),
        ("-النار", [0]),
        ("العنوان:لبنان", [2]),
        ("العنوان:بيروت", []),
        ("الكاتب:ليلي", [2, 1, 0]),
        ("author:عمر", []),
        ("متظاهر*", [2]),
        ("", [2, 1, 0]),
        ("كلمة غائبة", []),
    ],
)
def test_stories_are_found_as_arabic_is_read(
    room: Newsroom, stories: list[int], text: str, expected: list[int]
) -> None:
    assert ids(room.editor, text) == [stories[one] for one in expected]


def test_a_story_is_found_while_its_word_is_typed(room: Newsroom, stories: list[int]) -> None:
    for length in range(2, len("المسؤولين") + 1):
        typed = "المسؤولين"[:length]
        assert stories[0] in ids(room.editor, typed, typing=True, counted=False), typed


def test_what_is_found_is_marked_as_it_is_written(room: Newsroom, stories: list[int]) -> None:
    (hit,) = found(room.editor, '"وقف اطلاق النار" القطاع').hits
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.marks] == ["وقفُ", "إطلاقِ", "النار"]
    assert [hit.headline.text[a:b] for a, b in hit.headline.marks] == ["القطاع"]
    assert not hit.published


def test_where_nothing_answers_other_proclitics_do_and_it_is_said(
    room: Newsroom, stories: list[int]
) -> None:
    answer = found(room.editor, "غزة")
    assert [one.article.id for one in answer.hits] == [stories[1]]
    assert answer.widened
    assert [answer.hits[0].snippet.text[a:b] for a, b in answer.hits[0].snippet.marks] == ["بغزة"]
    assert not found(room.editor, "القطاع").widened
    assert not found(room.editor, "نيروبي").widened


def test_where_nothing_answers_words_that_differ_by_a_letter_do_and_it_is_said(
    room: Newsroom, stories: list[int]
) -> None:
    asked = Search(text="القطاغ", misspelt=True)
    answer = search(room.editor, asked)
    assert answer.hits
    assert answer.misspelt
    assert not answer.widened
    assert not search(room.editor, Search(text="القطاغ")).hits
    assert not search(room.editor, Search(text='"القطاغ"', misspelt=True)).hits


def test_a_headline_counts_more_than_a_word_far_down(room: Newsroom) -> None:
    named = room.wrote(room.layla, "الزلزال")
    for _ in range(3):
        room.wrote(room.layla, "خبر آخر", body=(p("بعد الزلزال " + "كلام " * 60),))
    assert ids(room.editor, "زلزال")[-1] == named
    best = ids(room.editor, "زلزال", order=Order.BEST)
    assert best[0] == named
    assert ids(room.editor, "زلزال -غائبة", order=Order.BEST) == best
    assert ids(room.editor, "", order=Order.BEST, limit=1) == ids(room.editor, "", limit=1)


def test_facets_count_and_narrow(room: Newsroom, stories: list[int]) -> None:
    tag, _ = ensure_tag(room.layla, "غزة")
    tagged = room.wrote(room.omar, "هدنة أخرى", tags=(tag,), section=room.sections[1])
    actions.submit(room.omar, tagged)
    answer = found(room.editor, "هدنة")
    assert answer.total == 2
    facets = answer.facets
    assert facets is not None
    assert {(one.value, one.articles) for one in facets.sections} == {
        (room.sections[0], 1),
        (room.sections[1], 1),
    }
    assert facets.tags == (Facet(tag, "غزة", 1),)
    assert facets.years == (Facet(2026, "2026", 2),)
    assert {one.value for one in facets.stages} == {Stage.DRAFT, Stage.IN_REVIEW}
    assert {one.name for one in facets.authors} == {"Layla", "Omar"}
    for within in (
        Filter(tag=tag),
        Filter(section=room.sections[1]),
        Filter(stage=Stage.IN_REVIEW),
    ):
        assert ids(room.editor, "هدنة", within=within) == [tagged]
    for text in ("الوسم:غزه", "section:محلي هدنة", "المرحلة:قيد المراجعة"):
        assert ids(room.editor, text) == [tagged], text
    assert ids(room.editor, "هدنة", year=2025) == []
    assert len(ids(room.editor, "هدنة", year=2026)) == 2
    uncounted = found(room.editor, "هدنة", counted=False)
    assert (uncounted.total, uncounted.facets) == (None, None)


def test_days_are_those_of_the_newsrooms_clock(room: Newsroom, stories: list[int]) -> None:
    assert len(ids(room.editor, "date:اليوم")) == 3
    assert ids(room.editor, "date:أمس") == []
    room.clock.turn(days=1)
    assert len(ids(room.editor, "التاريخ:أمس")) == 3
    assert ids(room.editor, "2026-03-02..") == []


def test_private_drafts_are_found_by_their_authors_alone(room: Newsroom) -> None:
    article = room.wrote(room.layla, "سر المهنة")
    private_drafts.keep_private(room.layla, article)
    assert ids(room.layla, "سر المهنة") == [article]
    assert ids(room.chief, "سر المهنة") == []
    assert found(room.chief, "المهنة").total == 0


def test_spiked_stories_are_found_only_where_they_are_asked_for(room: Newsroom) -> None:
    article = room.wrote(room.layla, "قصة مستبعدة")
    actions.spike(room.editor, article, note="لا")
    assert ids(room.editor, "قصة") == []
    assert ids(room.editor, "قصة المرحلة:مستبعدة") == [article]


def test_whoever_reads_only_what_is_ready_finds_that_text_alone(room: Newsroom) -> None:
    draft = room.wrote(room.layla, "مسودة الميزانية")
    article = approved(room, "الميزانية الأولى")
    assert ids(room.producer, "الميزانية") == [article]
    publishing.publish(room.chief, article, packager)
    room.rewrote(room.layla, article, "الموازنة الثانية")
    assert ids(room.producer, "الموازنة") == []
    (hit,) = found(room.producer, "الأولى").hits
    assert (hit.article.id, hit.published, hit.headline.text) == (article, True, "الميزانية الأولى")
    assert ids(room.editor, "الموازنة") == [article]
    assert set(ids(room.editor, "الميزانية")) == {article, draft}
    publishing.withdraw(room.chief, article, packager, reason="خطأ")
    assert ids(room.producer, "الأولى") == []


def test_what_is_not_known_is_refused_with_the_nearest(room: Newsroom) -> None:
    with refused(room, Reason.SECTION_UNKNOWN, section="العالمي", nearest="العالم"):
        found(room.editor, "section:العالمي")
    with refused(room, Reason.TAG_UNKNOWN, tag="غائب", nearest=None):
        found(room.editor, "tag:غائب")


def test_an_index_that_is_not_made_is_said_and_made(room: Newsroom, stories: list[int]) -> None:
    with room.store.write() as work:
        work.rows.get_one(SearchState, 1).version = 0
    assert not is_made(room.editor)
    with pytest.raises(Unavailable) as caught:
        found(room.editor, "هدنة")
    assert caught.value.reason is Reason.SEARCH_UNAVAILABLE
    make(room.editor)
    assert is_made(room.editor)
    assert ids(room.editor, "هدنة") == [stories[1]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.one_of(
        st.text(max_size=40),
        st.text('" «»-:*()^+{}NEAR ANDORNOT\x00\x1b\u202e\ud7ff\\;%_نور', max_size=40),
        st.sampled_from(
            ["ن" * 1_000_000, "a" * 999, "x " * 499, '"' * 500, "title:x", "NEAR(a b)", "a OR", "٪"]
        ),
    )
)
def test_whatever_is_typed_is_answered_or_refused(room: Newsroom, text: str) -> None:
    with suppress(Refused):
        answer = found(room.editor, text, typing=len(text) % 2 == 0)
        assert answer.hits == ()
