"""The whole site among what is on its way: a row of the queue that names no article."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_sending_state": ["state", "next_at", "id"],
    "ix_sending_article": ["article_id", "id"],
    "ix_sending_target": ["target_id", "id"],
}
KEPT = (
    "id, target_id, article_id, state, asked_at, asked_by_id, over, revision, attempts, next_at,"
    " ended_at, reason, facts, files, bytes"
)


def upgrade() -> None:
    op.rename_table("sending", "sending_before")
    for name in INDEXES:
        op.drop_index(name, table_name="sending_before")
    op.create_table(
        "sending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("over", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["target_id"], ["target.id"], name=op.f("fk_sending_target_id_target")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_sending_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_sending_asked_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sending")),
        sqlite_strict=True,
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "sending", columns)
    op.execute(f"INSERT INTO sending ({KEPT}) SELECT {KEPT} FROM sending_before")  # noqa: S608
    op.drop_table("sending_before")
