"""The board and the channels' settings: servers, settings, audit log, claims with their history, corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NEW = "corrections evidence claim_events claims audit settings servers submissions".split()
_OF_REPORTS = "link_key answer_channel_id answer_id private revision".split()
_OF_JOBS = "entrance language place place_id anchor_id answer_id".split()


def upgrade() -> None:
    """Make the tables, and add to those of reports and jobs what is known from now on."""
    with op.batch_alter_table("reports") as reports:
        reports.add_column(
            sa.Column("link_key", sa.String(64), comment="SHA-256 of the canonical link that was opened, in hex")
        )
        reports.add_column(
            sa.Column("answer_channel_id", sa.BigInteger, comment="where the answer that everybody sees stands")
        )
        reports.add_column(sa.Column("answer_id", sa.BigInteger, comment="that answer's message"))
        reports.add_column(
            sa.Column(
                "private",
                sa.Boolean,
                nullable=False,
                server_default=sa.false(),
                comment="whether it was asked for privately",
            )
        )
        reports.add_column(
            sa.Column(
                "revision", sa.Integer, nullable=False, server_default="0", comment="raised by every correction"
            )
        )
        reports.create_index("ix_reports_guild_link", ["guild_id", "link_key"])
        reports.create_index("ix_reports_guild_article", ["guild_id", "article_hash"])
    with op.batch_alter_table("jobs") as jobs:
        jobs.add_column(sa.Column("entrance", sa.String(12), nullable=False, server_default="command"))
        jobs.add_column(
            sa.Column("language", sa.String(8), nullable=False, server_default="en", comment="of the answer")
        )
        jobs.add_column(
            sa.Column(
                "place", sa.String(12), nullable=False, server_default="reply", comment="where the answer is to stand"
            )
        )
        jobs.add_column(sa.Column("place_id", sa.BigInteger, comment="the channel that it is to stand in instead"))
        jobs.add_column(sa.Column("anchor_id", sa.BigInteger, comment="the message that holds the article"))
        jobs.add_column(
            sa.Column("answer_id", sa.BigInteger, comment="the message in `channel_id` that is to become the answer")
        )
    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.String(10), sa.ForeignKey("reports.id", ondelete="SET NULL"), index=True),
        sa.Column("asker_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("channel_id", sa.BigInteger),
        sa.Column("entrance", sa.String(12), nullable=False, comment="of `bot.store.Entrance`"),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Index("ix_submissions_asker", "guild_id", "asker_id", "asked_at"),
        sa.Index("ix_submissions_channel", "guild_id", "channel_id", "asked_at"),
    )
    op.create_table(
        "servers",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "next_claim", sa.Integer, nullable=False, server_default="1", comment="the number of the next claim"
        ),
        sa.Column("set_up_at", sa.DateTime(timezone=True), comment="when /setup was walked to its end"),
        sa.Column("left_at", sa.DateTime(timezone=True), comment="when the bot left; NULL while it is there"),
        sa.Column("digest_at", sa.DateTime(timezone=True), comment="when the last digest was sent"),
    )
    op.create_table(
        "settings",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "scope_id",
            sa.BigInteger,
            primary_key=True,
            autoincrement=False,
            comment="channel or category; 0: the server",
        ),
        sa.Column("name", sa.String(40), primary_key=True, comment="of a row of `bot.policy.table`"),
        sa.Column("value", sa.Text, comment="as JSON; NULL where it is inherited again"),
        sa.Column("version", sa.Integer, nullable=False, comment="raised by every change"),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "actor_id", sa.BigInteger, index=True, comment="NULL for the bot itself and for who had it deleted"
        ),
        sa.Column("scope_id", sa.BigInteger, nullable=False),
        sa.Column("name", sa.String(40), nullable=False, comment="the setting that was changed"),
        sa.Column("before", sa.Text, comment="as JSON; NULL where it was inherited"),
        sa.Column("after", sa.Text, comment="as JSON; NULL where it is inherited again"),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, comment="counted per server, what people type"),
        sa.Column(
            "report_id",
            sa.String(10),
            sa.ForeignKey("reports.id", ondelete="SET NULL"),
            comment="NULL where the report was deleted",
        ),
        sa.Column("claim_id", sa.Integer, nullable=False, comment="its id within the report"),
        sa.Column(
            "channel_id", sa.BigInteger, comment="who sees this channel may see the claim; NULL where it is not known"
        ),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False, comment="`words` and `sentence` for searching"),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("worth", sa.Integer, nullable=False),
        sa.Column("state", sa.String(14), nullable=False, comment="of `bot.board.State`"),
        sa.Column("version", sa.Integer, nullable=False, comment="raised by every change"),
        sa.Column(
            "asked", sa.Integer, nullable=False, server_default="1", comment="how often its article was asked about"
        ),
        sa.Column("taken_by", sa.BigInteger),
        sa.Column("taken_at", sa.DateTime(timezone=True)),
        sa.Column("verdict", sa.String(14), comment="a settled state, proposed while `state` is another one"),
        sa.Column("verdict_by", sa.BigInteger, index=True),
        sa.Column("verdict_at", sa.DateTime(timezone=True)),
        sa.Column("sentence", sa.Text, comment="what the verdict rests on, in a person's words"),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("print", sa.LargeBinary, comment="what is compared with other claims' words"),
        sa.UniqueConstraint("guild_id", "number"),
        sa.UniqueConstraint("report_id", "claim_id"),
        sa.Index("ix_claims_state", "guild_id", "state", "channel_id"),
        sa.Index("ix_claims_taken", "taken_by", "guild_id", "number"),
        sa.Index("ix_claims_added", "guild_id", "id"),
        sa.Index("ix_claims_number", "guild_id", "number", "state", "channel_id"),
        sa.Index("ix_claims_asked", "guild_id", "asked", "number", "state", "channel_id"),
        sa.Index("ix_claims_folded", "guild_id", "number", "state", "channel_id", "folded").ddl_if("sqlite"),
        sa.Index("ix_claims_folded_asked", "guild_id", "asked", "number", "state", "channel_id", "folded").ddl_if(
            "sqlite"
        ),
        sqlite_autoincrement=True,  # who remembers claims by id learns of new ones by their higher ids
    )
    op.create_table(
        "claim_events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "actor_id", sa.BigInteger, index=True, comment="NULL for the bot itself and for who had it deleted"
        ),
        sa.Column("act", sa.String(14), nullable=False),
        sa.Column("before", sa.String(14)),
        sa.Column("after", sa.String(14), nullable=False),
        sa.Column("sentence", sa.Text),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("event", sa.Integer, sa.ForeignKey("claim_events.id", ondelete="CASCADE"), nullable=False),
        sa.Column("url", sa.Text, comment="of a link; NULL for a file"),
        sa.Column("name", sa.Text, comment="of a file"),
        sa.Column("media_type", sa.String(120)),
        sa.Column("size", sa.Integer, comment="of a file, in bytes"),
        sa.Column("data", sa.LargeBinary, comment="a file's bytes"),
        sa.Column("added_by", sa.BigInteger, index=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False, index=True),
        sa.Column(
            "report_id", sa.String(10), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("data", sa.Text, nullable=False, comment="the correction as JSON"),
        sa.Column("by", sa.BigInteger, index=True, comment="NULL where that person had it deleted"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.BigInteger),
        sa.Column("undone_at", sa.DateTime(timezone=True), comment="NULL while it holds"),
    )


def downgrade() -> None:
    """Drop them, with all that was kept there."""
    for table in _NEW:
        op.drop_table(table)
    with op.batch_alter_table("reports") as reports:
        reports.drop_index("ix_reports_guild_link")
        reports.drop_index("ix_reports_guild_article")
        for column in _OF_REPORTS:
            reports.drop_column(column)
    with op.batch_alter_table("jobs") as jobs:
        for column in _OF_JOBS:
            jobs.drop_column(column)
