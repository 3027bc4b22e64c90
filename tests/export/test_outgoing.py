import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.folding import fold
from studio.export.outgoing import letters, outgoing


@given(st.text(st.characters(codec="utf-8")))
def test_nothing_that_turns_or_disguises_stays(text: str) -> None:
    clean = outgoing(text)
    assert not re.search("[\u202a-\u202e\ufb50-\ufbb1\ufe70-\ufe72\ufe74\ufe76-\ufeff]", clean)
    assert outgoing(clean) == clean


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [("ﻋﻨﻮﺍﻥ", "عنوان"), ("ﻻ", "لا"), ("ﷺ", "ﷺ"), ("﴿آية﴾", "﴿آية﴾"), ("ﹰ", "ً"), ("abc", "abc")],
)
def test_letters_are_what_they_show(disguised: str, plain: str) -> None:
    assert letters(disguised) == plain


@given(st.text(st.sampled_from("ﻋﻨﻮﺍﻥﻻﮔﯽ بجد"), max_size=20))
def test_a_search_finds_the_same(text: str) -> None:
    assert fold(letters(text)) == fold(text)
