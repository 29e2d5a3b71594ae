"""Pages that links led to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "pages",
        sa.Column("hash", sa.String(64), primary_key=True, comment="SHA-256 of the canonical link, in hex"),
        sa.Column("data", sa.LargeBinary, comment="the document's bytes; NULL where there is none"),
        sa.Column("told", sa.Text, nullable=False, comment="what is known of it, or why there is none, as JSON"),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop it, with all that was kept."""
    op.drop_table("pages")
