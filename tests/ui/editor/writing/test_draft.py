"""A draft is a list of passages as any other, and knows what was exchanged in it."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from studio.document.inline import Text
from studio.ui.editor.writing.draft import Draft
from studio.ui.editor.writing.passages import Passage, Place


def passages(count: int, name: str) -> list[Passage]:
    return [Passage(Place.BODY, content=(Text(f"{name}{number}"),)) for number in range(count)]


@given(size=st.integers(0, 9), seed=st.integers(0, 2**32))
def test_a_draft_changes_as_a_list_does_and_leaves_its_text_alone(size: int, seed: int) -> None:
    chance = Random(seed)
    base = passages(size, "a")
    draft, plain = Draft(base), list(base)
    spare = iter(passages(40, "b"))
    for _ in range(8):
        first, last = sorted(chance.randint(0, len(plain)) for _ in range(2))
        new = [next(spare) for _ in range(chance.randint(0, 3))]
        one = passages(1, "c")[0]
        for work in (draft, plain):
            match (first + last + len(new)) % 5:
                case 0 if len(work):
                    work[first - 1] = one
                case 1 if len(work):
                    del work[last - 1]
                case 2:
                    work[first:last] = new
                case 3:
                    del work[first:last]
                case _:
                    work.insert(first, one)
        assert list(draft) == plain
        assert [draft[at] for at in range(len(plain))] == plain
        assert draft[first:] == plain[first:]
        assert len(draft) == len(plain)
    assert base == passages(size, "a")


@given(size=st.integers(1, 9), seed=st.integers(0, 2**32))
def test_what_was_exchanged_leads_from_the_text_to_the_draft(size: int, seed: int) -> None:
    chance = Random(seed)
    base = passages(size, "a")
    draft = Draft(base)
    for _ in range(chance.randint(0, 3)):
        first, last = sorted(chance.randint(0, len(draft)) for _ in range(2))
        draft[first:last] = chance.choice([passages(2, "b"), draft[first:last], []])
    first, old_end, new_end = draft.exchanged()
    assert [*base[:first], *draft[first:new_end], *base[old_end:]] == list(draft)


def test_one_passage_changed_is_one_passage_exchanged() -> None:
    base = passages(1_000, "a")
    draft = Draft(base)
    draft[500] = draft[500].holding(())
    assert draft.exchanged() == (500, 501, 501)
    draft[500] = base[500]
    first, old_end, new_end = draft.exchanged()
    assert first == old_end == new_end
