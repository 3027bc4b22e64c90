"""The record of the newsroom: found by person, act, article and time, and taken out whole."""

import ast
import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

import studio
from studio.errors import Reason
from studio.newsroom import actions, articles, publishing, record
from studio.newsroom.records import (
    COLUMNS,
    Wanted,
    as_csv,
    as_json,
    broken_entry,
    records,
    write_records,
)
from studio.ui.review.lines import DONE
from studio.wording.acts import HOUSE_ACTS
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


def acts(room: Newsroom, **wanted: object) -> list[str]:
    found = records(room.chief, Wanted(**wanted))  # type: ignore[arg-type] # its own fields
    return [one.view.action for one in reversed(found)]


def test_lines_are_found_by_who_did_what_to_what_and_when(room: Newsroom) -> None:
    first, second = approved(room, "قمة في عمّان"), room.wrote(room.omar, "نهائي الكأس")
    assert acts(room, article=first) == ["create", "submit", "approve"]
    assert acts(room, article=first, person=room.layla.person.id) == ["create", "submit"]
    assert acts(room, action="approve") == ["approve"]
    assert acts(room, headline="الكأس") == ["create"]
    assert acts(room, headline="%") == []
    since = room.clock.turn(hours=1)
    actions.submit(room.omar, second)
    assert acts(room, since=since) == ["submit"]
    assert "submit" not in acts(room, since=since + timedelta(hours=1))
    assert len(acts(room, until=since)) == len(acts(room)) - 1
    newest, *_ = records(room.chief, Wanted(), limit=1)
    assert newest.headline == "نهائي الكأس"
    assert records(room.chief, Wanted(), limit=1, before=newest.view.id)[0].view.id < newest.view.id


def test_only_a_chief_editor_looks_through_it(room: Newsroom) -> None:
    for acting in (room.layla, room.editor, room.producer):
        with refused(room, Reason.NOT_PERMITTED):
            records(acting, Wanted())
        with refused(room, Reason.NOT_PERMITTED):
            broken_entry(acting)


def test_it_is_taken_out_as_a_table_and_as_json(room: Newsroom, tmp_path: Path) -> None:
    article = room.wrote(room.layla)
    text = room.text("آخر")
    articles.edit(room.layla, article, text, note='=HYPERLINK("x")\nسطر ثان')
    lines = [one.view for one in records(room.chief, Wanted(article=article))]
    table = list(csv.reader(io.StringIO(as_csv(lines).removeprefix("\ufeff"))))
    assert table[0] == list(COLUMNS)
    assert [row[-1] for row in table[1:]] == [one.hash for one in lines]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in table for cell in row)
    objects = json.loads(as_json(lines))
    assert objects[0]["details"]["note"] == '=HYPERLINK("x")\nسطر ثان'
    assert [one["hash"] for one in objects] == [one.hash for one in lines]
    count = 0
    for name in ("record.csv", "record.json"):
        count = write_records(room.chief, Wanted(), tmp_path / name)
        assert count == len(acts(room))
    assert len(json.loads((tmp_path / "record.json").read_text("utf-8"))) == count


def test_a_broken_chain_names_the_line(room: Newsroom) -> None:
    room.wrote(room.layla)
    assert broken_entry(room.chief) is None
    with room.store.write() as work:
        work.rows.connection().exec_driver_sql("UPDATE record SET origin = 'x' WHERE id = 3")
    assert broken_entry(room.chief) == record.verify(room.store) == 3


@pytest.mark.parametrize("cut", [1, 2])
def test_lines_cut_off_at_the_end_are_missed(room: Newsroom, cut: int) -> None:
    """The newest is the line that put the text out, and the one before it the approval's."""
    article = approved(room)
    publishing.publish(room.chief, article, packager)
    assert acts(room)[-2:] == ["approve", "publish"]
    assert broken_entry(room.chief) is None
    last = len(acts(room)) - cut
    with room.store.write() as work:
        work.rows.connection().exec_driver_sql(f"DELETE FROM record WHERE id > {last}")
    assert broken_entry(room.chief) == last + 1


def test_every_act_that_code_records_has_words() -> None:
    """Look for every act that is written as a string where a line is appended."""
    found = set()
    for path in (Path(studio.__file__).parent / "newsroom").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("record.append"):
                found |= {
                    one.value
                    for one in node.args
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    assert len(found) > 20
    assert found <= DONE.keys() | HOUSE_ACTS.keys()
