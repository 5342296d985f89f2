"""What Alembic runs: the migrations on the connection that it was given, in its transaction."""

from alembic import context

from dashboard.meetings.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by writing it anew
)
context.run_migrations()
