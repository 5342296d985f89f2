"""What the page *Lab book* is put together from: the tree, the entries, notes, files to take along.

To import it loads SQLAlchemy and Alembic.
"""
