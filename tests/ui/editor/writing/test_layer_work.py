"""An edit of a text under review does as much among 1,000 paragraphs as among 50, in steps."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from studio.document.blocks import Block
from studio.document.inline import Text
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.views import Showing
from tests.builders import change, cut, ins, p
from tests.ui.editor.steps import steps
from tests.ui.editor.writing.pages import BODY, at, page
from tests.ui.editor.writing.reviews import Names

SHORT, LONG = 50, 1_000
LEEWAY = 100
"""How many steps more the longer text may take; each paragraph visited would be one or more."""
THEIRS = change("t", author=2)


def body(paragraphs: int) -> list[Block]:
    """Return paragraphs, every tenth with suggestions of somebody else."""
    return [
        p("قال ", cut("زيد", by=THEIRS), ins("عمرو", by=THEIRS), " نعم") if number % 10 == 0
        else p("انعقدت القمة صباح اليوم في العاصمة.")
        for number in range(paragraphs)
    ]  # fmt: skip


def work(paragraphs: int, showing: Showing) -> dict[str, Counter[str]]:
    """Return the steps of each edit in the middle of a text, all of them done once before."""
    manuscript = page(*body(paragraphs))
    manuscript.suggest_as(Names().suggester())
    manuscript.show_as(showing, QTextCursor(manuscript.document))
    here = at(manuscript, BODY + paragraphs // 20 * 10 + 6, 5)
    edits: dict[str, Callable[[Manuscript, QTextCursor], QTextCursor]] = {
        "a letter": lambda sheet, cursor: sheet.insert(cursor, "س"),
        "a letter erased": Manuscript.erase_back,
        "a letter erased on": Manuscript.erase_on,
        "a new paragraph": Manuscript.enter,
        "a border erased": Manuscript.erase_back,
        "a heading": lambda sheet, cursor: sheet.make_heading(cursor, 2),
        "undo": lambda sheet, _: sheet.undo(),
        "redo": lambda sheet, _: sheet.redo(),
    }
    found: dict[str, Counter[str]] = {}
    for _ in range(2):
        for name, edit in edits.items():

            def act(edit: Callable[[Manuscript, QTextCursor], QTextCursor] = edit) -> None:
                nonlocal here
                here = edit(manuscript, here)

            found[name] = steps(act)
    return found


@pytest.mark.parametrize("showing", [Showing.ALL, Showing.FINAL])
def test_an_edit_under_review_visits_no_more_of_a_long_text(
    qapp: QApplication, showing: Showing
) -> None:
    short, long = work(SHORT, showing), work(LONG, showing)
    for name, counted in long.items():
        grown = counted - short[name]
        assert counted.total() <= short[name].total() + LEEWAY, (name, grown.most_common(5))


def test_the_original_text_follows_what_is_undone_without_reading_the_rest(
    qapp: QApplication,
) -> None:
    found = []
    for paragraphs in (SHORT, LONG):
        manuscript = page(*body(paragraphs))
        here = at(manuscript, BODY + paragraphs // 20 * 10 + 6, 5)
        here = manuscript.insert(here, "س")
        manuscript.show_as(Showing.ORIGINAL, here)
        found.append(steps(manuscript.undo).total())
        assert Text("انعقدت القمة صباح اليوم في العاصمة.") in manuscript.passages[BODY + 6].content
    assert found[1] <= found[0] + LEEWAY
