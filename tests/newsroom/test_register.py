"""The register of names: each spelling one name's, by right, joined, and out and in as TOML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.errors import Reason, Refused
from studio.newsroom import register, tags
from studio.newsroom.house_language import house_language
from studio.newsroom.names_file import read_names, write_names
from studio.newsroom.register import Naming, checked_naming
from studio.storage.codes import NameKind
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused

CITY = Naming(
    name="بيونغ يانغ",
    kind=NameKind.PLACE,
    latin="Pyongyang",
    role="عاصمة كوريا الشمالية",
    spellings=("بيونج يانج",),
)


def test_a_name_is_added_by_whoever_writes_and_changed_by_an_editor(room: Newsroom) -> None:
    (entry,) = register.add_name(room.layla, replace(CITY, spellings=(" ", "بيونج  يانج"))).names
    (one,) = register.names(room.producer)
    assert (one.naming, one.person_name) == (CITY, room.layla.person.display_name)
    for spelt in ("بيونغ يانغ", "بيونج يانج", "pyongyang", "بيونغيانغ"):
        assert register.find_name(room.layla, spelt).id == entry
    with refused(room, Reason.NOT_PERMITTED):
        register.change_name(room.layla, entry, replace(CITY, role=""))
    with refused(room, Reason.NOT_PERMITTED):
        register.add_name(room.producer, Naming(name="موسكو"))
    register.change_name(room.editor, entry, replace(CITY, role=""))
    assert not register.change_name(room.editor, entry, replace(CITY, role=""))
    register.remove_name(room.editor, entry)
    with refused(room, Reason.NAME_UNKNOWN):
        register.find_name(room.layla, "بيونغ يانغ")
    with refused(room, Reason.NAME_UNKNOWN):
        register.remove_name(room.editor, entry)


def test_a_spelling_belongs_to_one_name(room: Newsroom) -> None:
    register.add_name(room.layla, CITY)
    for naming in (
        Naming(name="بيونج يانج"),
        Naming(name="بيونغيانغ"),
        Naming(name="عاصمة", spellings=("بيونغ-يانغ",)),
    ):
        with refused(room, Reason.NAME_EXISTS, existing="بيونغ يانغ"):
            register.add_name(room.editor, naming)


@pytest.mark.parametrize("name", ["", " ", "12", "،", "ا" * 81, "ا" * 1_000_000])
def test_what_is_no_name_is_refused(room: Newsroom, name: str) -> None:
    with refused(room, Reason.NAME_INVALID):
        register.add_name(room.chief, Naming(name=name))
    with refused(room, Reason.NAME_UNKNOWN):
        register.find_name(room.chief, name)


def test_names_are_joined_and_what_one_lacks_comes_along(room: Newsroom) -> None:
    (entry,) = register.add_name(room.layla, replace(CITY, spellings=("فيونغ يانغ",))).names
    (other,) = register.add_name(room.layla, Naming(name="بيونج يانج")).names
    with refused(room, Reason.NAME_MERGE_SELF):
        register.merge_name(room.editor, other, other)
    register.merge_name(room.editor, entry, other)
    (one,) = register.names(room.layla)
    assert one.naming == Naming(
        name="بيونج يانج",
        latin="Pyongyang",
        role="عاصمة كوريا الشمالية",
        spellings=("بيونغ يانغ", "فيونغ يانغ"),
    )


def test_a_tag_of_a_name_is_spelt_as_in_the_register(room: Newsroom) -> None:
    register.add_name(room.layla, CITY)
    tag, _ = tags.ensure_tag(room.layla, "بيونج يانج")
    (view,) = tags.tags(room.layla)
    assert (view.name, view.slug) == ("بيونغ يانغ", "pyongyang")
    assert tags.ensure_tag(room.layla, "بيونج يانج")[0] == tag


def test_spelling_knows_the_houses_spelling_and_not_the_others(room: Newsroom) -> None:
    register.add_name(room.layla, CITY)
    words = house_language(room.store).words
    assert {"بيونغ", "يانغ"} <= words
    assert not {"بيونج", "يانج"} & words


def test_a_list_is_brought_in_over_what_is_there(room: Newsroom) -> None:
    register.add_name(room.layla, CITY)
    with refused(room, Reason.NOT_PERMITTED):
        register.import_names(room.layla, [Naming(name="موسكو")])
    listed = [
        replace(CITY, role="عاصمة"),
        Naming(name="موسكو"),
        Naming(name="مدينة", spellings=("بيونج يانج",)),
        Naming(name="12"),
    ]
    brought = register.import_names(room.editor, listed)
    assert (brought.added, brought.changed) == (1, 1)
    assert [reason for _, reason in brought.refused] == [Reason.NAME_EXISTS, Reason.NAME_INVALID]
    again = register.import_names(room.editor, [one.naming for one in register.names(room.chief)])
    assert (again.added, again.changed, again.changes) == (0, 0, again.changes.__class__())


@pytest.mark.parametrize(
    "text",
    [
        "[[name]]\nhouse = 3",
        "[[name]]\nhouse = 'أ'\nkind = 'x'",
        "[[name]]\nhouse = 'أ'\nspellings = 'ب'",
        "[[name]]\nother = 'أ'",
        "name = 'أ'",
        "name = ['أ']",
        "[[name",
        "\x00",
    ],
)
def test_a_damaged_list_says_what_is_wrong_with_it(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_names(text)
    assert caught.value.reason is Reason.NAMES_INVALID
    assert caught.value.facts["problem"]


LINES = st.text(max_size=20)


@given(
    st.lists(
        st.builds(
            Naming,
            name=LINES,
            kind=st.sampled_from(NameKind),
            latin=LINES,
            role=LINES,
            spellings=st.lists(LINES, max_size=3).map(tuple),
            apart=st.lists(LINES, max_size=2).map(tuple),
        ),
        max_size=4,
    )
)
def test_names_come_back_from_a_file_as_they_went(names: list[Naming]) -> None:
    assert read_names(write_names(names)) == tuple(names)


@given(st.builds(Naming, name=LINES, spellings=st.lists(LINES, max_size=3).map(tuple)))
def test_what_is_checked_is_checked(naming: Naming) -> None:
    try:
        checked = checked_naming(naming)
    except Refused:
        return
    assert checked_naming(checked) == checked
