"""The archive's index, what it was made of, and which stems it holds.

Where SQLite was built without FTS5 the virtual table is left to the program that can make it.
"""

from contextlib import suppress

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import OperationalError

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("public", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_search_entry_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_search_entry_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sqlite_strict=True,
    )
    op.create_index("uq_search_entry_text", "search_entry", ["article_id", "public"], unique=True)
    op.create_table(
        "search_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_state")),
        sqlite_strict=True,
    )
    with suppress(OperationalError):  # no such module: fts5
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5(title, body, names, content='', "
            "prefix='2 3', "
            """tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")"""
        )
