"""Where comments were made in a text, and whom they name."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comment_place",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=True),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_comment_place_comment_id_comment")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_comment_place_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_comment_place")),
        sqlite_strict=True,
    )
    op.create_table(
        "comment_mention",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_comment_mention_comment_id_comment")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_comment_mention_person_id_person")
        ),
        sa.PrimaryKeyConstraint("comment_id", "person_id", name=op.f("pk_comment_mention")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("comment_mention") as batch:
        batch.create_index(batch.f("ix_comment_mention_person_id"), ["person_id"])
