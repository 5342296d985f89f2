"""The four rates as the course describes them, in a training with two directions and noise."""

import numpy as np
import pytest

from dashboard.descent.four_regimes import CURVATURES, START, Course, losses, rate, rests_at

FOUND = {course: losses(course) for course in Course}


def test_a_rate_that_is_very_high_falls_first_and_then_diverges() -> None:
    walk = FOUND[Course.VERY_HIGH]
    lowest = int(walk.argmin())
    assert 0 < lowest < 15
    assert walk[lowest] < walk[0] / 4
    assert walk[-1] > 10 * walk[0]
    with pytest.raises(ValueError, match="never settles"):
        rests_at(Course.VERY_HIGH)


def test_a_rate_that_is_high_comes_to_rest_above_the_optimum() -> None:
    late = losses(Course.HIGH, 4000)[400:]
    assert late.mean() == pytest.approx(rests_at(Course.HIGH), rel=0.15)
    assert rests_at(Course.HIGH) > 20 * rests_at(Course.GOOD)
    assert FOUND[Course.HIGH][20:].mean() > 10 * FOUND[Course.GOOD][20:].mean()
    assert FOUND[Course.HIGH][20:].mean() < FOUND[Course.HIGH][0] / 3


def test_a_good_rate_falls_fast_to_near_zero_and_a_low_one_is_still_on_its_way() -> None:
    good, low = FOUND[Course.GOOD], FOUND[Course.LOW]
    assert good[15:].mean() < 0.02 * good[0]
    assert low[15] > 10 * good[15:].mean()
    assert low[-1] > 5 * good[15:].mean()
    assert low[-1] < low[0] / 4


def test_all_begin_at_the_same_loss_and_the_rates_fall() -> None:
    first = sum(one / 2 * start**2 for one, start in zip(CURVATURES, START, strict=True))
    assert {float(walk[0]) for walk in FOUND.values()} == {first}
    assert list(np.diff([rate(course) for course in Course]) < 0) == [True] * 3
