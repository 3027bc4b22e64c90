"""What people are told of, drafts that their authors alone see, missed lengths, and indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notice_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_notice_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_notice_comment_id_comment")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_notice_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sqlite_strict=True,
    )
    op.create_index("ix_notice_person", "notice", ["person_id", "read_at", "id"])
    op.create_index("ix_notice_article", "notice", ["article_id", "kind", "at"])
    op.create_index(op.f("ix_notice_comment_id"), "notice", ["comment_id"])
    op.create_table(
        "private_draft",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_private_draft_article_id_article")
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_private_draft")),
        sqlite_strict=True,
    )
    op.create_table(
        "length_reason",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("commissioned", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_length_reason_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_length_reason_person_id_person")
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_length_reason")),
        sqlite_strict=True,
    )
    op.create_index("ix_article_assignee", "article", ["assignee_id", "updated_at", "id"])
    op.create_index("ix_article_priority", "article", ["priority", "updated_at", "id"])
    op.create_index("ix_article_due", "article", ["due_at", "id"])
    op.create_index(
        "ix_article_commissioned",
        "article",
        ["commissioned_words", "words"],
        sqlite_where=sa.text("commissioned_words IS NOT NULL"),
    )
