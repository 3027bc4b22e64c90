"""What changes from page to page: one stretch, and applying it gives the new page exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ui.preview.pages import applied, patch
from tests.profiles import count

PIECES = st.sampled_from(["<p>", "</p>", "\n", "خبر", "أ", "😀", "َ", "a", " ", "&amp;"])
PAGES = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=count(300, 10_000))
@given(PAGES, PAGES)
def test_a_patch_gives_the_new_page(old: str, new: str) -> None:
    assert applied(old, patch(old, new)) == new


@settings(max_examples=count(100, 10_000))
@given(PAGES, PAGES, PAGES, PAGES)
def test_only_what_differs_is_sent(start: str, end: str, old: str, new: str) -> None:
    change = patch(start + old + end, start + new + end)
    assert len(change.middle) <= len(new)


def test_the_same_page_is_an_empty_patch() -> None:
    assert patch("<p>خبر</p>", "<p>خبر</p>").middle == ""
