"""Lines of a checklist that hold publishing back until somebody has seen to them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("section_check", "section_check_before")
    op.create_table(
        "section_check",
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("item_sha256", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("required", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(item_sha256) = 64", name=op.f("ck_section_check_hash")),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_section_check_section_id_section")
        ),
        sa.PrimaryKeyConstraint("section_id", "item_sha256", name=op.f("pk_section_check")),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO section_check (section_id, item_sha256, position, text, required)"
        " SELECT section_id, item_sha256, position, text, 0 FROM section_check_before"
    )
    op.drop_table("section_check_before")
