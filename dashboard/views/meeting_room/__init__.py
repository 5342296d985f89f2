"""What the page *Meeting* is put together from: the lobby, the room with its steps, decisions.

The room knows the database (:mod:`dashboard.meetings.store`); nothing else of the pages does.
"""
