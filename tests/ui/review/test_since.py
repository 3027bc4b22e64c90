"""What is left of a comparison where one approves again."""

from studio.document.difference import ChangeKind
from studio.ui.history.comparison import Names, RowKind, compare
from studio.ui.review.since import AROUND, MOST, gist
from tests.builders import article, p


def test_only_changes_are_left_with_a_few_words_around_each() -> None:
    before = " ".join(f"قبل{n}" for n in range(20))
    after = " ".join(f"بعد{n}" for n in range(20))
    old = article("عنوان", body=(p("فقرة لا تتغير"), p(f"{before} قديم {after}")))
    new = article("عنوان", body=(p("فقرة لا تتغير"), p(f"{before} جديد {after}")))
    shown, left = gist(compare(old, new, Names()))
    (row,) = shown.rows
    assert left == 0
    assert row.kind is RowKind.CHANGED
    head, gone, come, tail = row.pieces
    assert (gone.kind, gone.text.strip()) == (ChangeKind.DELETED, "قديم")
    assert (come.kind, come.text.strip()) == (ChangeKind.INSERTED, "جديد")
    assert head.text.split() == ["…", *before.split()[-AROUND + 1 :]]
    assert tail.text.split() == [*after.split()[: AROUND - 1], "…"]


def test_what_is_too_much_is_counted() -> None:
    old = article("عنوان")
    new = article("عنوان آخر", body=tuple(p(f"فقرة {n}") for n in range(12)))
    shown, left = gist(compare(old, new, Names()))
    assert len(shown.fields) + len(shown.rows) == MOST
    assert left == 13 - MOST
