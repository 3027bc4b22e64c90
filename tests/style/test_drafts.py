"""Rules as a form fills them in: written and read back, and packs taken apart."""

from hypothesis import given
from hypothesis import strategies as st

from studio.style.drafts import Draft, free_id, join_packs, read_draft, read_levels, split_pack
from studio.style.drafts import write_draft as written

TEXT = st.text(max_size=20)
WORDS = st.dictionaries(TEXT, st.lists(TEXT, min_size=1, max_size=3).map(tuple), min_size=1)
SHARED = {
    "id": TEXT,
    "message": TEXT,
    "why": TEXT,
    "level": st.sampled_from(("error", "warning", "suggestion")),
    "clitics": st.booleans(),
    "safe": st.booleans(),
    "outside_quotes": st.booleans(),
    "must": st.lists(TEXT, max_size=2).map(tuple),
    "must_not": st.lists(TEXT, max_size=2).map(tuple),
}
DRAFTS = st.one_of(
    st.builds(Draft, words=WORDS.map(lambda words: tuple(words.items())), **SHARED),
    st.builds(Draft, pattern=TEXT.filter(bool), fix=st.none() | TEXT, **SHARED),
)


@given(DRAFTS)
def test_a_draft_is_read_as_it_was_written(draft: Draft) -> None:
    assert read_draft(written(draft)) == draft


@given(st.lists(DRAFTS, max_size=3), st.dictionaries(TEXT, TEXT, max_size=3))
def test_packs_come_apart_as_they_were_put_together(
    drafts: list[Draft], levels: dict[str, str]
) -> None:
    whole = join_packs(map(written, drafts), levels)
    assert split_pack(whole) == [(one.id, written(one)) for one in drafts]
    assert read_levels(whole) == levels


def test_what_a_form_cannot_show_stays_text() -> None:
    rule = '[[rule]]\nid = "a"\nkind = "length"\nmax = 3\nmessage = "م"\n'
    assert read_draft(rule) is None
    more = '[[rule]]\nid = "a"\nkind = "existence"\npattern = "x"\nmessage = "م"\n'
    assert read_draft(more) is not None
    assert read_draft(f'{more}scope = ["body"]\n') is None
    assert read_draft("[[") is None
    assert read_draft("rule = 3") is None
    assert read_draft('[[rule]]\nid="a"\nkind="existence"\npattern="x"\nmessage={ar="م"}') is None
    assert split_pack("[[") is None
    assert read_levels("[[") == {}
    assert read_levels("levels = 3") == {}


def test_a_new_rule_has_an_id_that_no_other_has() -> None:
    assert free_id([]) == "own_1"
    assert free_id(["own_1", "own_3"]) == "own_2"
