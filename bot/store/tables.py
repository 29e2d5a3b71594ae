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
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
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
