"""Sessions of random events at the real widget: the schema holds, and nothing done is ever lost.

What `writing/test_sessions.py` asks of the functions, asked of keys, input methods, the mouse, the
clipboard, drops, shortcuts and panels, with saving, leaving and opening again at the end.
"""

from time import monotonic

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from studio.document.article import ArticleText
from studio.document.blocks import Block
from tests.profiles import count, minutes
from tests.strategies import article_texts, blocks
from tests.ui.editor.hand_sessions import Table
from tests.ui.editor.writing import test_sessions as of_functions

OPERATIONS = 30
_ROUND = 50
_QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: with another text or seed everything that is done is another."""
_LAX = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
_TEXT = article_texts(reviewed=True)
_SPARE = st.lists(blocks(), min_size=1, max_size=4)
_SEED = st.integers(0, 2**32)


@settings(max_examples=count(10, 1_000), phases=_QUICK, suppress_health_check=_LAX)
@given(text=_TEXT, spare=_SPARE, seed=_SEED)
def test_a_session_by_hand_keeps_the_schema_and_can_be_undone_redone_and_opened_again(
    at_table: Table, text: ArticleText, spare: list[Block], seed: int
) -> None:
    at_table.play(text, spare, seed, OPERATIONS)


@pytest.mark.long
def test_an_hour_finds_no_session_that_fails(qapp: QApplication, at_table: Table) -> None:
    """Play on in rounds, by hand and by functions in turn, for as long as `minutes` says."""
    played = {"by hand": 0, "by functions": 0}
    rounds = settings(max_examples=_ROUND, phases=_QUICK, suppress_health_check=_LAX, database=None)

    @rounds
    @given(text=_TEXT, spare=_SPARE, seed=_SEED)
    def by_hand(text: ArticleText, spare: list[Block], seed: int) -> None:
        at_table.play(text, spare, seed, OPERATIONS)
        played["by hand"] += 1

    @rounds
    @given(text=_TEXT, spare=st.lists(blocks(reviewed=True), max_size=4), seed=_SEED)
    def by_functions(text: ArticleText, spare: list[Block], seed: int) -> None:
        of_functions.play(text, spare, seed)
        played["by functions"] += 1

    began = monotonic()
    while (passed := (monotonic() - began) / 60) < minutes():
        print(f"{passed:6.1f} minutes: {played}", flush=True)
        by_hand()
        by_functions()
    print(f"{passed:6.1f} minutes: {played}, and none failed", flush=True)
    assert all(played.values())
