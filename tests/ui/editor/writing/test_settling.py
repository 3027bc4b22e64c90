"""What items of lists are after an edit near them."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.document.blocks import Box, Item, ListKind, Paragraph
from studio.document.tree import Document
from studio.ui.editor.writing.draft import Draft
from studio.ui.editor.writing.passages import Frame, Passage, Place, passage_of
from studio.ui.editor.writing.settling import count_starts, settle
from tests.profiles import count

FIELDS = [Passage(Place.KICKER), Passage(Place.HEADLINE), Passage(Place.STANDFIRST)]
rows = st.builds(
    Item,
    kind=st.sampled_from(ListKind),
    level=st.integers(0, 3),
    start=st.sampled_from((*[None] * 12, 1, 2, 7)),
    continued=st.sampled_from((False, False, True)),
    quote=st.sampled_from((0, 0, 0, 1)),
    box=st.sampled_from((None, None, None, Box.FACTS)),
) | st.just(Paragraph())
numbered = st.builds(
    Item,
    kind=st.just(ListKind.NUMBER),
    level=st.sampled_from((0, 0, 0, 1)),
    start=st.sampled_from((None, None, None, 2, 3, 4)),
)


@example(
    standing=[Item(kind=ListKind.NUMBER)] * 3,
    put=[Item(kind=ListKind.NUMBER, start=2)],
    places=(3, 0),
)
@settings(max_examples=count(300, 20_000))
@given(
    standing=st.lists(rows, min_size=1, max_size=16) | st.lists(numbered, min_size=1, max_size=6),
    put=st.lists(rows, max_size=4) | st.lists(numbered, max_size=2),
    places=st.tuples(st.integers(0, 16), st.integers(0, 3)),
)
def test_items_near_an_edit_are_what_all_of_their_list_asked_anew_would_be(
    standing: list[Item | Paragraph], put: list[Item | Paragraph], places: tuple[int, int]
) -> None:
    whole = FIELDS + [passage_of(block) for block in Document(tuple(standing)).blocks]
    first = len(FIELDS) + min(places[0], len(standing))
    near, all_of_it = Draft(whole), Draft(whole)
    for draft in (near, all_of_it):
        draft[first : first + places[1]] = [passage_of(block) for block in put]
    settle(near, Frame(), count_starts(whole))
    settle(all_of_it, Frame())
    assert list(near) == list(all_of_it)
    blocks = tuple(one.block for one in near if one.place is Place.BODY)
    assert Document(blocks).blocks == blocks
