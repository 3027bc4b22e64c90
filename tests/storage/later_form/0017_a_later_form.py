"""A form that no newsroom has: it is here to be killed half way."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kept = {"sqlite_strict": True}  # a table that is made anew forgets it
    with op.batch_alter_table("article", recreate="always", table_kwargs=kept) as batch:
        batch.add_column(sa.Column("mood", sa.Text(), nullable=False, server_default="calm"))
        batch.create_index("ix_article_mood", ["mood"])
    op.create_table(
        "echo",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name="fk_echo_revision"),
        sa.PrimaryKeyConstraint("revision_id", name="pk_echo"),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO echo SELECT id, text FROM revision")
    op.execute("UPDATE article SET mood = 'glad'")
