"""The database of meetings: SQLite in the user's data folder, or PostgreSQL by one address.

:mod:`~dashboard.meetings.store.tables` is what is kept, ``migrations/`` how it came to be so,
:mod:`~dashboard.meetings.store.database` opens it, and :mod:`~dashboard.meetings.store.kept` is
what the pages ask.
"""
