"""Which runs of a set are judged blind: one of each setting, not too many for an hour."""

from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.model.run import LogBook

MOST = 24
"""Runs; of more settings every so-manieth is taken."""


def chosen(book: LogBook, most: int = MOST) -> tuple[str, ...]:
    """Their ids in the order of the book: the first seed of each setting, those with a curve."""
    repeats = {run_id for group in seed_groups(book.runs) for run_id in group[1:]}
    ids = [
        run.run_id
        for run in book.runs
        if run.run_id not in repeats and any(len(one) for one in book.series.get(run.run_id, ()))
    ]
    if len(ids) <= most:
        return tuple(ids)
    return tuple(ids[place * len(ids) // most] for place in range(most))
