"""What a text was while somebody typed, between the versions that are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trail_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_trail_point_hash")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_trail_point_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_trail_point_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["base_id"], ["revision.id"], name=op.f("fk_trail_point_base_id_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail_point")),
        sqlite_strict=True,
    )
    op.create_index("ix_trail_point_typed", "trail_point", ["article_id", "person_id", "saved_at"])
    op.create_index("ix_trail_point_saved", "trail_point", ["saved_at"])
