"""Killed in the middle of 200 decisions: what was said to be kept is, and nothing is in halves."""

import os
import random
import subprocess
import sys

from dashboard.meetings.store import decisions, meetings
from tests.meetings.examples import runs

KILLS = int(os.environ.get("CURVA_KILLS", "2"))  # CURVA_KILLS=50 for more


def test_a_killed_writer_loses_nothing_that_it_said_was_kept(engine, url):
    meeting = meetings.begin(engine, "Friday", "digits", "Ana", runs()).meeting_id
    chance, kept = random.Random(0), 0  # noqa: S311 - where to kill
    for _ in range(KILLS):
        said = kept
        with subprocess.Popen(
            [sys.executable, "-m", "tests.meetings.writer", url, meeting, str(kept)],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randint(1, 150)):
                said = int(writer.stdout.readline())
            writer.kill()
            said = max([said, *map(int, writer.stdout.read().split())])
        past = decisions.history(engine, meeting, "lr 0.1")
        kept = len(past)
        assert kept in (said, said + 1)  # one more may be kept that nobody was told of
        assert [one.version for one in past] == list(range(1, kept + 1))
        assert all(one.content.note == (f"{one.version - 1} " * 100).strip() for one in past)
        stands = decisions.decision(engine, meeting, "lr 0.1")
        assert stands is not None
        assert (stands.version, stands.content) == (kept, past[-1].content)
