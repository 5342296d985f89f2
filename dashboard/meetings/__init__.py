"""What a team decides about runs, and how it is kept.

:mod:`~dashboard.meetings.decision` has the types, :mod:`~dashboard.meetings.identity` tells the
same run again after its folder was moved or has grown, :mod:`~dashboard.meetings.store` keeps
meetings, decisions and their history in a database, and :mod:`~dashboard.meetings.as_json` takes
them from one to another.

This package knows no log format, no verdict and no page: what the program said of a run is kept as
the JSON that the report wrote.
"""
