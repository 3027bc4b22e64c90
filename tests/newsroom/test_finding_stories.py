"""A story is found by a few words while somebody types: by headline first, however it is spelt."""

import pytest
from sqlalchemy import delete

from studio.newsroom.finding_stories import find_stories
from studio.newsroom.private_drafts import keep_private
from studio.storage.search_tables import SearchState
from tests.builders import p
from tests.newsroom.house import Newsroom


def found(room: Newsroom, words: str) -> list[int]:
    return [hit.article.id for hit in find_stories(room.layla, words)]


def test_headlines_come_before_texts_and_both_are_marked(room: Newsroom) -> None:
    by_headline = room.wrote(room.layla, "مسؤول في عمّان")
    by_text = room.wrote(room.layla, "خبر آخر", body=(p("قال مسئولٌ إن الأمر انتهى."),))
    assert found(room, "مسوول") == [by_headline, by_text]
    first, second = find_stories(room.layla, "مسؤو")
    cut = [first.headline.text[start:end] for start, end in first.headline.marks]
    assert cut == ["مسؤول"]
    assert [second.snippet.text[start:end] for start, end in second.snippet.marks] == ["مسئولٌ"]
    assert not second.headline.marks


@pytest.mark.parametrize("words", ["بيونج يانج", "بيونغ يانج", "بيونغ يا", "بيوونغ يانغ", "بوينغ"])
def test_a_slip_of_one_letter_is_found_where_nothing_is_spelt_so(
    room: Newsroom, words: str
) -> None:
    wanted = room.wrote(room.layla, "خبر من آسيا", body=(p("تجربة جديدة في بيونغ يانغ"),))
    room.wrote(room.layla, "خبر آخر")
    assert found(room, words) == [wanted]


def test_what_is_spelt_so_hides_what_is_spelt_nearly_so(room: Newsroom) -> None:
    room.wrote(room.layla, "تجربة في بيونغ يانغ")
    exact = room.wrote(room.layla, "بيونج يانج كما تُكتب أحيانًا")
    assert found(room, "بيونج يانج") == [exact]
    assert found(room, "بيوتج ياتح") == []


def test_nothing_typed_gives_the_newest(room: Newsroom) -> None:
    made = [room.wrote(room.layla, f"خبر {number}") for number in range(3)]
    assert found(room, "  ") == made[::-1]


@pytest.mark.parametrize("words", ['"', "-", "date:غدًا", "section:المريخ", "* AND (", "ن" * 2000])
def test_what_cannot_be_asked_finds_nothing_and_refuses_nothing(room: Newsroom, words: str) -> None:
    room.wrote(room.layla, "خبر")
    assert len(found(room, words)) <= 1


def test_private_drafts_of_others_stay_hidden(room: Newsroom) -> None:
    private = room.wrote(room.omar, "سرّ لا يعرفه أحد")
    keep_private(room.omar, private, private=True)
    assert found(room, "سر يعرفه") == []
    assert found(room, "سر يعرقه") == []


def test_without_an_index_the_newest_headlines_are_looked_through(room: Newsroom) -> None:
    wanted = room.wrote(room.layla, "مسؤول يفتتح المدرسة")
    with room.store.write() as work:
        work.rows.execute(delete(SearchState))
    assert found(room, "مسئول المدرسه") == [wanted]
