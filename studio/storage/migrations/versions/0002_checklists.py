"""Checklists of sections, and what is ticked on them for an article."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "section_check",
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("item_sha256", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("length(item_sha256) = 64", name=op.f("ck_section_check_hash")),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_section_check_section_id_section")
        ),
        sa.PrimaryKeyConstraint("section_id", "item_sha256", name=op.f("pk_section_check")),
        sqlite_strict=True,
    )
    op.create_table(
        "article_check",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("item_sha256", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("length(item_sha256) = 64", name=op.f("ck_article_check_hash")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_check_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_article_check_person_id_person")
        ),
        sa.PrimaryKeyConstraint("article_id", "item_sha256", name=op.f("pk_article_check")),
        sqlite_strict=True,
    )
