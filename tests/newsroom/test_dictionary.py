"""The newsroom's dictionary: who adds, who confirms, and what is known besides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import Reason, Refused
from studio.newsroom import dictionary, house, people, sections, tags
from studio.newsroom.house_language import house_language
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused


def known(room: Newsroom) -> dict[str, bool]:
    return {one.word: one.confirmed for one in dictionary.words(room.layla)}


def test_a_journalists_word_is_known_at_once_and_confirmed_by_an_editor(room: Newsroom) -> None:
    (entry,) = dictionary.add_word(room.layla, " نيوز ").words
    assert known(room) == {"نيوز": False}
    assert "نيوز" in house_language(room.store).words
    with refused(room, Reason.NOT_PERMITTED):
        dictionary.confirm_word(room.layla, entry)
    assert dictionary.confirm_word(room.editor, entry)
    assert not dictionary.confirm_word(room.editor, entry)
    (one,) = dictionary.words(room.layla)
    assert (one.confirmed, one.confirmed_by) == (True, room.editor.person.display_name)
    assert one.person == room.layla.person.id
    with refused(room, Reason.NOT_PERMITTED):
        dictionary.remove_word(room.layla, entry)
    dictionary.remove_word(room.editor, entry)
    assert known(room) == {}


def test_whoever_added_a_word_takes_it_back_until_it_is_confirmed(room: Newsroom) -> None:
    (entry,) = dictionary.add_word(room.layla, "نيوز").words
    with refused(room, Reason.NOT_PERMITTED):
        dictionary.remove_word(room.producer, entry)
    dictionary.remove_word(room.layla, entry)
    assert known(room) == {}


def test_a_word_is_the_same_with_tashkeel_and_in_any_shape_of_its_letters(room: Newsroom) -> None:
    dictionary.add_word(room.layla, "نيوز")
    assert not dictionary.add_word(room.layla, "نِيُوز")
    assert not dictionary.add_word(room.layla, "نیوز")
    assert dictionary.add_word(room.editor, "نيوز"), "an editor's adding confirms it"
    assert known(room) == {"نيوز": True}
    assert dictionary.find_word(room.layla, "نيـوز").word == "نيوز"
    dictionary.add_word(room.editor, "Midad")
    assert not dictionary.add_word(room.editor, "midad")


@pytest.mark.parametrize(
    "word", ["", " ", "كلمتان هنا", "12", "س3", "،", "ا" * 41, "ا" * 1_000_000, "a\nb", "\u0640"]
)
def test_what_is_no_word_is_refused(room: Newsroom, word: str) -> None:
    with refused(room, Reason.WORD_INVALID):
        dictionary.add_word(room.chief, word)
    with refused(room, Reason.WORD_UNKNOWN):
        dictionary.find_word(room.chief, word)


def test_a_list_is_brought_in_and_what_is_no_word_in_it_is_named(room: Newsroom) -> None:
    dictionary.add_word(room.layla, "نيوز")
    lines = ["\ufeff# our words", "مداد", "", "كلمتان هنا", "نيوز", "مداد", "x" * 2_000_000]
    with refused(room, Reason.NOT_PERMITTED):
        dictionary.import_words(room.layla, lines)
    brought = dictionary.import_words(room.editor, lines)
    assert (brought.added, brought.known) == (2, 1), "the one that waited is confirmed"
    assert [number for number, _ in brought.refused] == [4, 7]
    assert max(len(said) for _, said in brought.refused) <= dictionary.LONGEST
    assert known(room) == {"مداد": True, "نيوز": True}


def test_the_names_that_the_newsroom_works_with_are_known(room: Newsroom) -> None:
    house.set_setting(room.chief, "site_name", "شبكة النُّور نيوز")
    tags.ensure_tag(room.layla, "تيليسكوبات")
    sections.add_section(room.editor, "ميكسات")
    people.rename_person(room.chief, room.layla.person.id, "ليلى فرانشيسكا")
    words = house_language(room.store).words
    assert {"نيوز", "النُّور", "تيليسكوبات", "ميكسات", "فرانشيسكا"} <= words


@given(st.text(max_size=80))
def test_a_word_is_taken_or_refused_and_its_key_is_its_own(word: str) -> None:
    try:
        said = dictionary.checked_word(word)
    except Refused:
        bare = dictionary.word_key(word)
        assert not bare.isalpha() or len(bare) >= dictionary.LONGEST
    else:
        assert said == word.strip()
        assert dictionary.word_key(dictionary.word_key(said)) == dictionary.word_key(said)
