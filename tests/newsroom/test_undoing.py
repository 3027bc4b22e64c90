"""What can be undone is kept with the draft, bounded, and only for the text that it leads to."""

import pytest
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.errors import Reason
from studio.newsroom import drafts, undoing
from studio.newsroom.undoing import UndoKept, UndoNews, recall
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused


def news(*pieces: bytes, since: int = 0, whole: bool = True, lineage: str = "a") -> UndoNews:
    return UndoNews(lineage, 7, since, pieces, whole)


@pytest.fixture
def article(room: Newsroom) -> int:
    return room.wrote(room.layla)


def save(room: Newsroom, article: int, text: ArticleText, undo: UndoNews | None) -> None:
    drafts.save_draft(room.layla, article, text, base=1, undo=undo)


def kept(room: Newsroom, article: int, text: ArticleText) -> tuple[bytes, ...] | None:
    found = recall(room.layla, article, text)
    return None if found is None else found.pieces


def test_a_history_is_recalled_with_the_text_it_was_kept_with(room: Newsroom, article: int) -> None:
    text, other = room.text("مسودة"), room.text("غيرها")
    assert recall(room.layla, article, text) is None
    save(room, article, text, news(b"one", b"two"))
    assert recall(room.layla, article, text) == UndoKept("a", 7, 0, (b"one", b"two"))
    assert recall(room.layla, article, other) is None
    assert recall(room.editor, article, text) is None
    drafts.keep_draft(room.layla, article)
    assert kept(room, article, replace(text, slug="made-meanwhile")) == (b"one", b"two")


def test_a_save_writes_what_is_new_alone(room: Newsroom, article: int) -> None:
    text = room.text("مسودة")
    save(room, article, text, news(b"one", b"two", b"three"))
    save(room, article, text, news(b"other", since=1, whole=False))
    assert kept(room, article, text) == (b"one", b"other")
    save(room, article, text, None)
    assert kept(room, article, text) == (b"one", b"other")
    save(room, article, text, news(b"third", since=2, whole=False))
    assert kept(room, article, text) == (b"one", b"other", b"third")
    save(room, article, text, news(b"new", since=2, lineage="b"))
    assert recall(room.layla, article, text) == UndoKept("b", 7, 2, (b"new",))


def test_two_windows_in_turns_leave_no_history(room: Newsroom, article: int) -> None:
    text = room.text("مسودة")
    save(room, article, text, news(b"one", b"two"))
    save(room, article, text, news(b"theirs", lineage="b"))
    save(room, article, text, news(b"three", since=2, whole=False))
    assert kept(room, article, text) is None
    save(room, article, text, news(b"theirs", since=1, whole=False, lineage="b"))
    assert kept(room, article, text) is None
    save(room, article, text, news(b"anew", lineage="c"))
    assert kept(room, article, text) == (b"anew",)


def test_a_missing_piece_makes_it_none(room: Newsroom, article: int) -> None:
    text = room.text("مسودة")
    save(room, article, text, news(b"one"))
    save(room, article, text, news(b"three", since=2, whole=False))
    assert kept(room, article, text) is None


def test_the_oldest_pieces_go_first(
    room: Newsroom, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = room.text("مسودة")
    monkeypatch.setattr(undoing, "MOST_PIECES", 3)
    monkeypatch.setattr(undoing, "MOST_BYTES", 10)
    save(room, article, text, news(b"1", b"2", b"3", b"4"))
    assert kept(room, article, text) == (b"2", b"3", b"4")
    save(room, article, text, news(b"12345", b"12345", since=4, whole=False))
    assert kept(room, article, text) == (b"12345", b"12345")
    save(room, article, text, news(b"more than ten", since=6, whole=False))
    assert kept(room, article, text) is None
    save(room, article, text, news(b"8", since=7, whole=False))
    assert recall(room.layla, article, text) == UndoKept("a", 7, 7, (b"8",))


def test_only_the_last_articles_have_one(
    room: Newsroom, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "MOST_ARTICLES", 2)
    text = room.text("مسودة")
    others = [room.wrote(room.layla) for _ in range(2)]
    drafts.save_draft(room.chief, article, text, base=1, undo=news(b"chief"))
    for one in (article, *others):
        save(room, one, text, news(b"one"))
    assert kept(room, article, text) is None
    assert [kept(room, one, text) for one in others] == [(b"one",), (b"one",)]
    assert recall(room.chief, article, text) is not None


def test_a_save_that_is_refused_keeps_nothing(room: Newsroom, article: int) -> None:
    text = room.text("مسودة")
    room.rewrote(room.layla, article)
    drafts.save_draft(room.layla, article, text, base=2)
    with refused(room, Reason.BASE_STALE, base=1, current=2):
        save(room, article, text, news(b"one"))
    assert kept(room, article, text) is None
