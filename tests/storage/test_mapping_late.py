"""A class is mapped when it is first used, whatever uses it, and from whatever thread."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

_BEGIN: Final = """
from threading import Barrier, Thread
from sqlalchemy import create_engine, delete, insert, inspect, select, update
from sqlalchemy.orm import Session, aliased
from studio.storage import tables
from studio.storage.mapping import Table, table_of
assert "__table__" not in vars(tables.Draft)
"""
_USES: Final = {
    "a column": "tables.Draft.sha256",
    "its table alone": """
draft = table_of(tables.Draft)
assert draft is table_of(tables.Draft)
assert str(select(draft.c.sha256)).split() == ["SELECT", "draft.sha256", "FROM", "draft"]
assert "__mapper__" not in vars(tables.Draft)
assert tables.Draft.__table__ is draft
""",
    "a question": "select(tables.Draft)",
    "a joined question": "select(tables.Tag).join(tables.Draft, tables.Draft.base_id == 1)",
    "another name": "aliased(tables.Draft)",
    "an inspection": "inspect(tables.Draft)",
    "a row": "tables.Draft(sha256='')",
    "a row by its key": """
engine = create_engine("sqlite://")
Table.metadata.create_all(engine)
with Session(engine) as rows:
    assert rows.get(tables.Draft, (1, 1)) is None
""",
    "an insertion": "insert(tables.Draft)",
    "a change": "update(tables.Draft)",
    "a deletion": "delete(tables.Draft)",
    "all tables": "assert 'draft' in Table.metadata.tables; tables.Draft.sha256",
    "eight threads": """
together, found = Barrier(8), []
def use():
    together.wait()
    found.append(str(select(tables.Draft.sha256, tables.Article.uid)))
threads = [Thread(target=use) for _ in range(8)]
for one in threads: one.start()
for one in threads: one.join()
assert len(found) == 8, found
""",
}
_END: Final = """
from sqlalchemy.orm import configure_mappers
configure_mappers()
assert [one.name for one in inspect(tables.Draft).columns][:2] == ["article_id", "person_id"]
assert {one.column.table.name for one in tables.Draft.__table__.foreign_keys} == {
    "article", "person", "revision"}
"""


@pytest.mark.parametrize("use", _USES)
def test_a_class_is_mapped_by_its_first_use(use: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + _USES[use] + _END],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
