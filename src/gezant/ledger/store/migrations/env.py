"""Run by Alembic: bring the database of the connection that it is given to the wanted version."""

from __future__ import annotations

from alembic import context

from gezant.ledger.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
