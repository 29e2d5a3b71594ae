"""Alembic's entry: runs the revisions on the connection, inside the transaction, that `bot.store.database` gives."""

from alembic import context

from bot.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
