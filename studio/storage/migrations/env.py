"""Alembic's way in: our connection, our tables, our transaction."""

import warnings
from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from studio.storage.mapping import Table
from studio.storage.search_tables import INDEX


def plain_types(kind: str, item: Any, _: Any) -> str | Literal[False]:  # noqa: ANN401 - Alembic's
    """Write a column's type as the database knows it: old migrations need no code of ours."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


def ours(name: str | None, kind: str, _: Any) -> bool:  # noqa: ANN401 - Alembic's
    """Say whether a name is a table's of ours: what SQLite keeps for the archive's index is not."""
    return kind != "table" or name is None or not name.startswith(INDEX)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    render_item=plain_types,
    include_name=ours,
    compare_type=True,
    transactional_ddl=True,
)
with warnings.catch_warnings():
    # A table that is made anew loses such an index: the migration makes it anew too, and
    # tests/storage/test_migrations.py compares every index with today's tables.
    warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index")
    context.run_migrations()
