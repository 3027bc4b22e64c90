"""Suggestions and comments in the open text: gone to one after another, and decided."""

from pytestqt.qtbot import QtBot

from studio.ui.commands import Do
from studio.ui.editor.remarks import RemarkKind, Remarks
from tests.builders import change, cut, ins, p, remark
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

MINE = change("m", author=1)
THEIRS = change("t", author=2)


def reviewed(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> tuple[Writer, Remarks]:
    """Show a text with a replacement, a comment and an insertion."""
    writer = with_body(
        qtbot,
        stations,
        newsroom,
        p("قال ", cut("زيد", by=MINE), ins("عمرو", by=MINE), " نعم"),
        p(remark("thread", "ثم"), " ذهب", ins(" غدا", by=THEIRS)),
    )
    return writer, writer.editor.editing.remarks


def chosen(writer: Writer) -> str:
    return writer.surface.textCursor().selectedText()


def test_remarks_are_gone_to_in_the_order_of_the_text_and_round_its_end(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer, remarks = reviewed(qtbot, stations, newsroom)
    found = remarks.remarks()
    assert [(one.kind, one.id) for one in found] == [
        (RemarkKind.SUGGESTION, "m"),
        (RemarkKind.COMMENT, "thread"),
        (RemarkKind.SUGGESTION, "t"),
    ]
    seen = []
    for _ in range(4):
        remarks.step(on=True)
        seen.append(chosen(writer))
    assert seen == ["زيدعمرو", "ثم", " غدا", "زيدعمرو"]
    remarks.step(on=False)
    assert chosen(writer) == " غدا"
    here = remarks.here()
    assert here is not None
    assert here.id == "t"


def test_a_decision_is_one_step_that_can_be_undone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer, remarks = reviewed(qtbot, stations, newsroom)
    before = writer.text
    remarks.decide(["m", "t"], accept=True)
    assert writer.lines == ["قال عمرو نعم", "ثم ذهب غدا"]
    assert not remarks.suggestions()
    writer.do(Do.UNDO)
    assert writer.text == before
    remarks.decide(["m"], accept=False)
    assert writer.lines == ["قال زيد نعم", "ثم ذهب غدا"]
    assert [one.id for one in remarks.suggestions()] == ["t"]
    assert remarks.remarks()[0].id == "thread"


def test_where_nothing_is_said_there_is_nowhere_to_go(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    remarks = writer.editor.editing.remarks
    assert remarks.step(on=True) is None
    assert remarks.here() is None
    assert not remarks.go_to("m")
    remarks.decide(["m"], accept=True)
    assert writer.lines == ["نص"]


def test_what_is_selected_says_which_suggestions_are_meant(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer, remarks = reviewed(qtbot, stations, newsroom)
    assert remarks.go_to("t")
    assert remarks.in_selection() == ("t",)
    writer.surface.selectAll()
    assert remarks.in_selection() == ("m", "t")


def test_suggestions_alone_are_gone_to_where_that_is_asked(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    _, remarks = reviewed(qtbot, stations, newsroom)
    kinds = [remarks.step(on=True, kind=RemarkKind.SUGGESTION) for _ in range(3)]
    assert {one.kind for one in kinds if one is not None} == {RemarkKind.SUGGESTION}
    assert kinds[0] is not None
    assert kinds[0] == kinds[2] != kinds[1], "two of them, and round the end"
