"""What a class of a table says is what its columns are."""

import pytest

from studio.storage import tables
from studio.storage.columns import Code, UtcTime
from studio.storage.mapping import Table as Mapped

COLUMNS = tables.Article.__table__.columns


def test_columns_stand_in_the_order_in_which_they_are_said() -> None:
    assert tables.Setting.__table__.columns.keys() == ["key", "value"]
    assert tables.Draft.__table__.columns.keys() == [
        *("article_id", "person_id", "base_id", "saved_at", "sha256", "text"),
    ]


def test_what_may_be_none_is_nullable_and_nothing_else() -> None:
    assert [COLUMNS[name].nullable for name in ("id", "uid", "stage", "words")] == [False] * 4
    assert [COLUMNS[name].nullable for name in ("scheduled_at", "assignee_id")] == [True] * 2


def test_a_column_is_of_the_type_that_its_values_have() -> None:
    assert isinstance(COLUMNS["created_at"].type, UtcTime)
    assert isinstance(COLUMNS["scheduled_at"].type, UtcTime)
    assert isinstance(COLUMNS["stage"].type, Code)


def test_keys_references_and_indexes_are_those_that_are_said() -> None:
    drafts = tables.Draft.__table__
    assert [one.name for one in drafts.primary_key] == ["article_id", "person_id"]
    (reference,) = drafts.columns["base_id"].foreign_keys
    assert reference.target_fullname == "revision.id"
    assert {one.name for one in tables.Tag.__table__.indexes} == {"ix_tag_merged_into_id"}


def test_every_table_is_strict_and_of_one_metadata() -> None:
    for table in Mapped.metadata.sorted_tables:
        assert table.dialect_options["sqlite"]["strict"], table.name


def test_a_row_takes_the_values_of_its_columns_alone() -> None:
    row = tables.Setting(key="digits", value="1")
    assert (row.key, row.value) == ("digits", "1")
    with pytest.raises(TypeError, match="Setting has no column name"):
        tables.Setting(key="digits", name="1")
