"""The database of meetings: SQLite in the user's data folder, or PostgreSQL by one address.

:mod:`~dashboard.meetings.store.tables` is what is kept, ``migrations/`` how it came to be so,
:mod:`~dashboard.meetings.store.database` opens it, and the other modules are what the pages ask.
To import it loads SQLAlchemy and Alembic, which takes longer than to draw a page: it is done where
the meeting is opened, and nowhere before.
"""
