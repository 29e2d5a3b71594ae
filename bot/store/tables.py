"""The tables as they are now. A change here needs a new revision in `migrations/versions`."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC whether or not the database knows time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC; a datetime without a zone is taken as local time."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Back to an aware datetime in UTC; SQLite gives it without its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("hash", String(64), primary_key=True, comment="SHA-256 of `data`, in hex"),
    Column("data", Text, nullable=False, comment="the Article's JSON form"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(10), primary_key=True),
    Column("article_hash", ForeignKey("articles.hash"), nullable=False, index=True),
    Column("version", Integer, nullable=False, comment="SCHEMA_VERSION of `data`"),
    Column("reader", String(100), nullable=False, comment="name and version of the reader that made it"),
    Column("data", Text, nullable=False, comment="the Report's JSON form without its article"),
    Column("asker_id", BigInteger, nullable=False, index=True),
    Column("guild_id", BigInteger, index=True),
    Column("channel_id", BigInteger),
    Column("created_at", UtcDateTime, nullable=False),
    Column("link_key", String(64), comment="SHA-256 of the canonical link that was opened, in hex"),
    Column("answer_channel_id", BigInteger, comment="where the answer that everybody sees stands"),
    Column("answer_id", BigInteger, comment="that answer's message"),
    Column("private", Boolean, nullable=False, server_default=false(), comment="whether it was asked for privately"),
    Column("revision", Integer, nullable=False, server_default="0", comment="raised by every correction"),
    Index("ix_reports_guild_link", "guild_id", "link_key"),
    Index("ix_reports_guild_article", "guild_id", "article_hash"),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey("reports.id", ondelete="SET NULL"), index=True),
    Column("asker_id", BigInteger, nullable=False, index=True),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger),
    Column("entrance", String(12), nullable=False, comment="of `bot.store.Entrance`"),
    Column("asked_at", UtcDateTime, nullable=False),
    Index("ix_submissions_asker", "guild_id", "asker_id", "asked_at"),
    Index("ix_submissions_channel", "guild_id", "channel_id", "asked_at"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("application_id", BigInteger, nullable=False),
    Column("interaction_token", Text, nullable=False),
    Column("submission", Text, nullable=False, comment="the Submission as a JSON object"),
    Column("asker_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger),
    Column("private", Boolean, nullable=False),
    Column("accepted_at", UtcDateTime, nullable=False),
    Column("entrance", String(12), nullable=False, server_default="command"),
    Column("language", String(8), nullable=False, server_default="en", comment="of the answer"),
    Column("place", String(12), nullable=False, server_default="reply", comment="where the answer is to stand"),
    Column("place_id", BigInteger, comment="the channel that it is to stand in instead"),
    Column("anchor_id", BigInteger, comment="the message that holds the article"),
    Column("answer_id", BigInteger, comment="the message in `channel_id` that is to become the answer"),
    sqlite_autoincrement=True,  # a finished job's id is never given again
)

pages = Table(
    "pages",
    metadata,
    Column("hash", String(64), primary_key=True, comment="SHA-256 of the canonical link, in hex"),
    Column("data", LargeBinary, comment="the document's bytes; NULL where there is none"),
    Column("told", Text, nullable=False, comment="what is known of it, or why there is none, as JSON"),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
)

servers = Table(
    "servers",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("next_claim", Integer, nullable=False, server_default="1", comment="the number of the next claim"),
    Column("set_up_at", UtcDateTime, comment="when /setup was walked to its end"),
    Column("left_at", UtcDateTime, comment="when the bot left; NULL while it is there"),
    Column("digest_at", UtcDateTime, comment="when the last digest was sent"),
)

settings = Table(
    "settings",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "scope_id", BigInteger, primary_key=True, autoincrement=False, comment="channel or category; 0: the server"
    ),
    Column("name", String(40), primary_key=True, comment="of a row of `bot.policy.table`"),
    Column("value", Text, comment="as JSON; NULL where it is inherited again"),
    Column("version", Integer, nullable=False, comment="raised by every change"),
    Column("changed_at", UtcDateTime, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor_id", BigInteger, index=True, comment="NULL for the bot itself and for who had it deleted"),
    Column("scope_id", BigInteger, nullable=False),
    Column("name", String(40), nullable=False, comment="the setting that was changed"),
    Column("before", Text, comment="as JSON; NULL where it was inherited"),
    Column("after", Text, comment="as JSON; NULL where it is inherited again"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False, comment="counted per server, what people type"),
    Column("report_id", ForeignKey("reports.id", ondelete="SET NULL"), comment="NULL where the report was deleted"),
    Column("claim_id", Integer, nullable=False, comment="its id within the report"),
    Column("channel_id", BigInteger, comment="who sees this channel may see the claim; NULL where it is not known"),
    Column("words", Text, nullable=False),
    Column("folded", Text, nullable=False, comment="`words` and `sentence` for searching"),
    Column("kind", String(12), nullable=False),
    Column("worth", Integer, nullable=False),
    Column("state", String(14), nullable=False, comment="of `bot.board.State`"),
    Column("version", Integer, nullable=False, comment="raised by every change"),
    Column("asked", Integer, nullable=False, server_default="1", comment="how often its article was asked about"),
    Column("taken_by", BigInteger),
    Column("taken_at", UtcDateTime),
    Column("verdict", String(14), comment="a settled state, proposed while `state` is another one"),
    Column("verdict_by", BigInteger, index=True),
    Column("verdict_at", UtcDateTime),
    Column("sentence", Text, comment="what the verdict rests on, in a person's words"),
    Column("listed_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("print", LargeBinary, comment="what is compared with other claims' words"),
    UniqueConstraint("guild_id", "number"),
    UniqueConstraint("report_id", "claim_id"),
    Index("ix_claims_state", "guild_id", "state", "channel_id"),
    Index("ix_claims_taken", "taken_by", "guild_id", "number"),
    # Pages of claims are cut out of these, and searched in the last two, without a look at the rows themselves.
    Index("ix_claims_added", "guild_id", "id"),
    Index("ix_claims_number", "guild_id", "number", "state", "channel_id"),
    Index("ix_claims_asked", "guild_id", "asked", "number", "state", "channel_id"),
    Index("ix_claims_folded", "guild_id", "number", "state", "channel_id", "folded").ddl_if("sqlite"),
    Index("ix_claims_folded_asked", "guild_id", "asked", "number", "state", "channel_id", "folded").ddl_if("sqlite"),
    sqlite_autoincrement=True,  # who remembers claims by id learns of new ones by their higher ids
)

claim_events = Table(
    "claim_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("claim", ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor_id", BigInteger, index=True, comment="NULL for the bot itself and for who had it deleted"),
    Column("act", String(14), nullable=False),
    Column("before", String(14)),
    Column("after", String(14), nullable=False),
    Column("sentence", Text),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("claim", ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("event", ForeignKey("claim_events.id", ondelete="CASCADE"), nullable=False),
    Column("url", Text, comment="of a link; NULL for a file"),
    Column("name", Text, comment="of a file"),
    Column("media_type", String(120)),
    Column("size", Integer, comment="of a file, in bytes"),
    Column("data", LargeBinary, comment="a file's bytes"),
    Column("added_by", BigInteger, index=True),
    Column("added_at", UtcDateTime, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("data", Text, nullable=False, comment="the correction as JSON"),
    Column("by", BigInteger, index=True, comment="NULL where that person had it deleted"),
    Column("at", UtcDateTime, nullable=False),
    Column("undone_by", BigInteger),
    Column("undone_at", UtcDateTime, comment="NULL while it holds"),
)
