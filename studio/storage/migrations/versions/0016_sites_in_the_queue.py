"""The whole site among what is on its way: a row of the queue that names no article."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sending", table_kwargs={"sqlite_strict": True}) as batch:
        batch.alter_column("article_id", nullable=True)
