"""The web server is killed while somebody decides on the page: what it showed as kept is kept."""

import random

import pytest

from tests.attacks import kill_meeting

DECISIONS, MOST_A_LIFE = 3, 3  # ``python -m tests.attacks.kill_meeting`` makes 200


@pytest.mark.slow
def test_a_killed_server_loses_no_decision_that_its_page_showed(url, tmp_path):
    chance = random.Random(0)  # noqa: S311 - where to kill
    attack = kill_meeting.run(tmp_path, url, DECISIONS, MOST_A_LIFE, chance)
    assert len(attack.shown) >= DECISIONS
    assert attack.kills >= 1
