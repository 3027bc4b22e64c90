"""An edit of a text under review does as much among 1,000 paragraphs as among 50, in steps."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from studio.document.blocks import Block
from studio.document.inline import Text
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.views import Showing
from tests.builders import change, cut, ins, ol, p
from tests.ui.editor.steps import steps
from tests.ui.editor.writing.pages import BODY, at, page
from tests.ui.editor.writing.reviews import Names

SHORT, LONG = 50, 1_000
LEEWAY = 100
"""How many steps more the longer text may take; each paragraph visited would be one or more."""
THEIRS = change("t", author=2)
PASTED = (p("قبل ", ins("وبعد", by=THEIRS)), p(cut("ثم", by=THEIRS), " كان"))


def body(paragraphs: int) -> list[Block]:
    """Return paragraphs, every tenth with suggestions of somebody else."""
    return [
        p("قال ", cut("زيد", by=THEIRS), ins("عمرو", by=THEIRS), " نعم") if number % 10 == 0
        else p("انعقدت القمة صباح اليوم في العاصمة.")
        for number in range(paragraphs)
    ]  # fmt: skip


Edit = Callable[[Manuscript, QTextCursor], QTextCursor]
EDITS: dict[str, Edit] = {
    "a letter": lambda sheet, cursor: sheet.insert(cursor, "س"),
    "a letter erased": Manuscript.erase_back,
    "a letter erased on": Manuscript.erase_on,
    "a new paragraph": Manuscript.enter,
    "a border erased": Manuscript.erase_back,
    "a paste under review": lambda sheet, cursor: sheet.paste(cursor, PASTED),
    "a heading": lambda sheet, cursor: sheet.make_heading(cursor, 2),
    "undo": lambda sheet, _: sheet.undo(),
    "redo": lambda sheet, _: sheet.redo(),
}
LIST_EDITS: dict[str, Edit] = {
    "a new item": Manuscript.enter,
    "a letter": lambda sheet, cursor: sheet.insert(cursor, "س"),
    "a letter erased": Manuscript.erase_back,
    "a deeper item": Manuscript.deepen,
    "a shallower item": lambda sheet, cursor: sheet.deepen(cursor, -1),
    "an item no longer": Manuscript.erase_back,
    "a border erased": Manuscript.erase_back,
}


def work(manuscript: Manuscript, here: QTextCursor, edits: dict[str, Edit]) -> dict[str, int]:
    """Return the steps of each edit from a place on, all of them done once before."""
    found: dict[str, int] = {}

    def act(edit: Edit) -> None:
        nonlocal here
        here = edit(manuscript, here)

    for _ in range(2):
        for name, edit in edits.items():
            found[name] = steps(partial(act, edit)).total()
    return found


def require_no_more(short: dict[str, int], long: dict[str, int]) -> None:
    assert {name: (short[name], n) for name, n in long.items() if n > short[name] + LEEWAY} == {}


@pytest.mark.parametrize("showing", [Showing.ALL, Showing.FINAL])
def test_an_edit_under_review_visits_no_more_of_a_long_text(
    qapp: QApplication, showing: Showing
) -> None:
    found = []
    for paragraphs in (SHORT, LONG):
        manuscript = page(*body(paragraphs))
        manuscript.suggest_as(Names().suggester())
        manuscript.show_as(showing, QTextCursor(manuscript.document))
        here = at(manuscript, BODY + paragraphs // 20 * 10 + 6, 5)
        found.append(work(manuscript, here, EDITS))
    require_no_more(*found)


@pytest.mark.parametrize("suggests", [False, True])
def test_an_edit_in_a_list_asks_no_more_items_of_a_long_one(
    qapp: QApplication, *, suggests: bool
) -> None:
    found = []
    for items in (SHORT, LONG):
        manuscript = page(*(ol(f"البند {number}", level=number % 3) for number in range(items)))
        manuscript.suggest_as(Names().suggester() if suggests else None)
        found.append(work(manuscript, at(manuscript, BODY + 24, 4), LIST_EDITS))
    require_no_more(*found)


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
