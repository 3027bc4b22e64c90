"""The whole matrix of duties, against one written by hand, and roles bound to sections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.newsroom.permissions import Duty, Post, leading_role, may, reach
from studio.newsroom.workflow import Reach
from studio.storage.codes import Role

# Everywhere: journalist, editor, chief, producer; then the same bound to a section.
MATRIX = {
    Duty.MAKE_TAG: ("yyy.", "yyy."),
    Duty.KEEP_TAGS: ("..y.", "...."),
    Duty.KEEP_SECTIONS: (".yy.", "...."),
    Duty.KEEP_PEOPLE: ("..y.", "...."),
    Duty.KEEP_SETTINGS: ("..y.", "...."),
    Duty.ADD_PICTURE: ("yyy.", "yyy."),
    Duty.REMOVE_PICTURE: (".yy.", "...."),
    Duty.READ_RECORD: ("..y.", "...."),
    Duty.MAKE_SNIPPET: ("yyy.", "yyy."),
    Duty.KEEP_READY_TEXTS: (".yy.", "...."),
    Duty.EXPORT_SITE: (".yyy", "...."),
    Duty.KEEP_TARGETS: ("..y.", "...."),
    Duty.SEND: (".yyy", ".yyy"),
    Duty.ADD_WORD: ("yyy.", "yyy."),
    Duty.KEEP_WORDS: (".yy.", ".yy."),
    Duty.ADD_NAME: ("yyy.", "yyy."),
    Duty.KEEP_NAMES: (".yy.", ".yy."),
    Duty.KEEP_RULES: ("..y.", "...."),
}
ROLES = (Role.JOURNALIST, Role.EDITOR, Role.CHIEF, Role.PRODUCER)
WORLD, ASIA, SPORT = 1, 2, 3

posts = st.builds(Post, st.sampled_from(Role), st.none() | st.integers(1, 5))
grants = st.dictionaries(st.sampled_from(Role), st.sampled_from(Reach))


@pytest.mark.parametrize("duty", Duty)
def test_every_duty_is_given_as_written(duty: Duty) -> None:
    everywhere, bound = MATRIX[duty]
    for role, general, local in zip(ROLES, everywhere, bound, strict=True):
        assert may(duty, [Post(role)]) is (general == "y")
        assert may(duty, [Post(role, WORLD)]) is (local == "y")
    assert not may(duty, [])


def test_a_role_counts_in_its_section_and_below() -> None:
    who = {Role.EDITOR: Reach.ANY}
    assert reach([Post(Role.EDITOR, WORLD)], who, {WORLD, ASIA}) is Reach.ANY
    assert reach([Post(Role.EDITOR, ASIA)], who, {WORLD}) is Reach.NONE
    assert reach([Post(Role.EDITOR, SPORT)], who, {WORLD, ASIA}) is Reach.NONE
    assert reach([Post(Role.EDITOR)], who, {WORLD, ASIA}) is Reach.ANY


def test_an_article_without_a_section_is_its_authors() -> None:
    who = {Role.JOURNALIST: Reach.OWN, Role.EDITOR: Reach.ANY}
    assert reach([Post(Role.JOURNALIST, SPORT)], who, ()) is Reach.OWN
    assert reach([Post(Role.EDITOR, SPORT)], who, ()) is Reach.OWN
    assert reach([Post(Role.EDITOR)], who, ()) is Reach.ANY
    assert reach([Post(Role.PRODUCER, SPORT)], who, ()) is Reach.NONE


@given(st.lists(posts), grants, st.sets(st.integers(1, 5)), posts)
def test_one_role_more_never_takes_anything_away(
    held: list[Post], who: dict[Role, Reach], lineage: set[int], more: Post
) -> None:
    assert reach([*held, more], who, lineage) >= reach(held, who, lineage)
    for duty in Duty:
        assert may(duty, [*held, more]) >= may(duty, held)


@given(st.lists(posts), grants, st.sets(st.integers(1, 5)))
def test_a_role_in_one_section_never_reaches_further_than_the_same_everywhere(
    held: list[Post], who: dict[Role, Reach], lineage: set[int]
) -> None:
    everywhere = [Post(post.role) for post in held]
    assert reach(held, who, lineage) <= reach(everywhere, who, lineage)


def test_the_role_to_name_is_the_highest() -> None:
    assert leading_role([Post(Role.PRODUCER), Post(Role.EDITOR, WORLD)]) is Role.EDITOR
    assert leading_role([]) is None
