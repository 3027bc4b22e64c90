"""A page's mark is another one exactly where its plan says something else."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.export.site_entries import Entry
from studio.export.site_lists import PER_PAGE, SiteLists, lists_of
from studio.export.site_plans import page_plans
from studio.newsroom.public import PublicTerm
from tests.export.sites import plain_article, site_of
from tests.profiles import count

SITE = site_of([plain_article(number) for number in range(1, 4)])
TOPICS = [topic.lineage for topic in SITE.topics]


def entry(number: int, mark: bytes, topic: int, *, withdrawn: bool) -> Entry:
    at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number)
    term = PublicTerm(name=f"وسم {number % 3}", slug=f"t{number % 3}")
    return Entry(
        id=number,
        uid=f"{number:032x}",
        path=f"a/{number}/",
        url=f"https://alnoor.example/a/{number}/",
        headline="عنوان",
        marked="عنوان",
        kicker="",
        summary="",
        language="ar",
        direction=Direction.RTL,
        published_at=at,
        modified_at=at,
        sections=TOPICS[topic % len(TOPICS)],
        tags=(term,),
        authors=(PublicTerm(name="ليلى", slug="layla"),),
        notes=(),
        thumb=None,
        share=None,
        withdrawn=withdrawn,
        mark=mark,
    )


ENTRIES = st.lists(
    st.builds(
        lambda mark, topic, *, withdrawn: (mark, topic, withdrawn),
        st.sampled_from([b"a", b"b"]),
        st.integers(0, len(TOPICS) - 1),
        withdrawn=st.sampled_from([False, False, False, True]),
    ),
    min_size=1,
    max_size=3 * PER_PAGE,
)


def lists(facts: list[tuple[bytes, int, bool]]) -> SiteLists:
    return lists_of(
        SITE,
        [entry(at, mark, topic, withdrawn=gone) for at, (mark, topic, gone) in enumerate(facts, 1)],
    )


@settings(max_examples=count(30, 1000), deadline=None)
@given(facts=ENTRIES, at=st.integers(0), other=st.tuples(st.binary(max_size=1), st.integers(0, 9)))
def test_equal_marks_are_equal_plans(
    facts: list[tuple[bytes, int, bool]], at: int, other: tuple[bytes, int]
) -> None:
    one = page_plans(lists(facts))
    mark, topic = other
    facts[at % len(facts)] = (mark, topic, facts[at % len(facts)][2])
    two = page_plans(lists(facts))
    for place in one.keys() & two.keys():
        same = one[place].plan().facts == two[place].plan().facts
        assert (one[place].mark(b"f") == two[place].mark(b"f")) is same, place
        assert one[place].mark(b"f") != one[place].mark(b"g")
