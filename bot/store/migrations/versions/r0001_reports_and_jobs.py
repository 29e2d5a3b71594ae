"""Articles, reports and jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first three tables."""
    op.create_table(
        "articles",
        sa.Column("hash", sa.String(64), primary_key=True, comment="SHA-256 of `data`, in hex"),
        sa.Column("data", sa.Text, nullable=False, comment="the Article's JSON form"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(10), primary_key=True),
        sa.Column("article_hash", sa.String(64), sa.ForeignKey("articles.hash"), nullable=False, index=True),
        sa.Column("version", sa.Integer, nullable=False, comment="SCHEMA_VERSION of `data`"),
        sa.Column("reader", sa.String(100), nullable=False, comment="name and version of the reader that made it"),
        sa.Column("data", sa.Text, nullable=False, comment="the Report's JSON form without its article"),
        sa.Column("asker_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("guild_id", sa.BigInteger, index=True),
        sa.Column("channel_id", sa.BigInteger),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("application_id", sa.BigInteger, nullable=False),
        sa.Column("interaction_token", sa.Text, nullable=False),
        sa.Column("submission", sa.Text, nullable=False, comment="the Submission as a JSON object"),
        sa.Column("asker_id", sa.BigInteger, nullable=False),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("channel_id", sa.BigInteger),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Drop them, with all that was kept."""
    op.drop_table("jobs")
    op.drop_table("reports")
    op.drop_table("articles")
