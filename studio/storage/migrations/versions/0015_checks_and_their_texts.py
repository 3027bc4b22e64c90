"""The version that each check was done on, and where on the page a public note stands."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "done_check",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_done_check_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_done_check_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("article_id", "what", name=op.f("pk_done_check")),
        sqlite_strict=True,
    )
    # On which text a check was done nobody noted until now; the newest is the one that it held for.
    op.execute(
        "INSERT INTO done_check (article_id, what, revision_id)"
        " SELECT id, 'legal_check', working_revision_id FROM article"
        " WHERE legal_check = 'done' AND working_revision_id IS NOT NULL"
    )
    op.execute(
        "INSERT INTO done_check (article_id, what, revision_id)"
        " SELECT id, 'picture_check', working_revision_id FROM article"
        " WHERE picture_check = 'done' AND working_revision_id IS NOT NULL"
    )
    op.execute(
        "INSERT INTO done_check (article_id, what, revision_id)"
        " SELECT article.id, item_sha256, working_revision_id FROM article_check"
        " JOIN article ON article.id = article_id WHERE working_revision_id IS NOT NULL"
    )
    op.rename_table("public_notice", "public_notice_before")
    op.drop_index("ix_public_notice_article_id", table_name="public_notice_before")
    op.create_table(
        "public_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_public_notice_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_public_notice_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_notice")),
        sqlite_strict=True,
    )
    op.create_index("ix_public_notice_article_id", "public_notice", ["article_id"])
    op.execute(
        "INSERT INTO public_notice (id, article_id, revision_id, kind, text, place, at)"
        " SELECT id, article_id, revision_id, kind, text, 'below', at FROM public_notice_before"
    )
    op.drop_table("public_notice_before")
