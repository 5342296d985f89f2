"""A review meeting without its page: the agenda, what changed since the last one, the minutes.

This package knows no database and no Streamlit: it is given what a meeting saw and decided.
"""
