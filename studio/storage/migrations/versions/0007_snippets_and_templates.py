"""Snippets, and a newsroom's own templates."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "snippet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("abbreviation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("updated_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_snippet_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["person.id"], name=op.f("fk_snippet_updated_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snippet")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_snippet_key", "snippet", [sa.text("coalesce(person_id, 0)"), "key"], unique=True
    )
    op.create_table(
        "story_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("updated_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["person.id"], name=op.f("fk_story_template_updated_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_template")),
        sa.UniqueConstraint("key", name=op.f("uq_story_template_key")),
        sqlite_strict=True,
    )
