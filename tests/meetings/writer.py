"""Decides 200 times, and says of each that it is kept.  Started by test_killed, and killed."""

import sys
from dataclasses import replace

from sqlalchemy import make_url

from dashboard.meetings.store import database, decisions
from tests.meetings.examples import RERUN

if __name__ == "__main__":
    address, meeting, first = sys.argv[1:]
    engine = database.opened(make_url(address))
    for saw in range(int(first), int(first) + 200):
        content = replace(RERUN, note=f"{saw} " * 100)
        made = decisions.decide(engine, meeting, "lr 0.1", content, "Ana", saw=saw)
        sys.stdout.write(f"{made.version}\n")
        sys.stdout.flush()
