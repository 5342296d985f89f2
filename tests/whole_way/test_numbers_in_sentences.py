"""Every number in a sentence is found again in the raw points, by arithmetic of this test's own.

The sentences are read as a person reads them: the numbers are taken out of the English text, and
each must be one that the points give.  Start, best and end are recomputed here from their meaning:
the first value, or the middle of the first few where those only scatter; the lowest middle of
three; the middle of the last few.
"""

import re
import statistics
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.diagnosis.engine import diagnose
from dashboard.text.sentences import Sentences
from tests.diagnosis.alone.formulas import book
from tests.examples import examples

SAY = Sentences("en")
NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?%?")
POWERS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def numbers(text):
    """The numbers of an English sentence with half of their last digit: 5.4% is 0.054 ± 0.0005."""
    for found in NUMBER.findall(text.replace("\u2212", "-").replace("\u00a0", " ")):
        plain, _, power = found.rstrip("%").replace(",", "").partition(" × 10")
        scale = 10.0 ** int(power.translate(POWERS)) if power else 1.0
        scale /= 100 if found.endswith("%") else 1
        digits = len(plain.partition(".")[2])
        half = 0.5 * 10.0**-digits
        if not digits and len(plain.lstrip("-")) > 3:
            half = 0.5 * 10.0 ** (len(plain.lstrip("-")) - 3)
        yield float(plain) * scale, half * scale * 1.02


def few(n):
    return max(1, min(5, n // 5))


def end(y):
    return statistics.median(y[-few(len(y)) :])


def starts(y):
    return [y[0], statistics.median(y[: few(len(y))])]


def middles(y):
    inner = [statistics.median(y[at - 1 : at + 2]) for at in range(1, len(y) - 1)]
    return [y[0], *inner, y[-1]] if len(y) >= 5 else list(y)


def bests(y):
    """The lowest middle of three of all points, and of those before the last few."""
    smooth = middles(y)
    return {min(*smooth, end(y)), min(smooth[: len(y) - few(len(y))])}


def level(y, share):
    stop = int(np.ceil(share * (len(y) - 1))) + 1
    return statistics.median(y[max(0, stop - few(len(y))) : stop])


def of_loss(y):
    """What a sentence may state of a loss: its levels, falls, rises and shares of its descent."""
    last, found = end(y), {end(y), max(y), *bests(y), *starts(y), *y}
    for best in bests(y):
        if best > 0:
            found |= {last / best - 1, float(f"{last / best:.2g}")}
        for first in starts(y):
            descent = first - best
            if descent > 0:
                rises = sum(max(b - a, 0) for a, b in pairwise(y)) / descent
                found |= {(last - best) / descent, (level(y, 0.5) - last) / descent, rises}
                found |= {float(f"{rises:.2g}"), (first - level_at(y)) / descent, 1.0, 0.0}
            found |= {descent / first, last / first}
    for share in (0.5, 0.8):
        fall = 1 - last / level(y, share)
        found |= {fall, abs(fall)}
    span = (len(y) - 1) - int(np.ceil(0.8 * (len(y) - 1)))
    if span > 0 and last > 0 and level(y, 0.8) > 0:
        found.add(1 - (last / level(y, 0.8)) ** (1 / span))
    found |= {scatter(y), *(float(f"{s:.2g}") for s in (scatter(y),))}
    return found


def level_at(y):
    """The level after a tenth of the run."""
    return y[int(np.ceil(0.1 * (len(y) - 1)))]


def scatter(y):
    """Noise of one point over the last half, relative to the end; and the share of turns."""
    steps = np.diff(y)[len(y) // 2 :]
    bends = np.abs(np.diff(steps))
    return float(np.median(bends)) / 2 * 1.4826 / np.sqrt(1.5) / abs(end(y)) if len(bends) else 0.0


def of_places(n):
    """Epochs of the run, counts of points, and constants that a sentence may hold."""
    return {float(at) for at in range(n + 1)} | {5.0, 3.0}


def turns(y):
    late = np.sign(np.diff(y)[len(y) // 2 :])
    return float(np.count_nonzero(late[1:] * late[:-1] < 0)) / max(len(late) - 1, 1)


def known(curves):
    """Every number that the points of a run give."""
    found = set()
    for name, values in curves.items():
        y = [float(v) for v in values]
        found |= of_places(len(y))
        if name.endswith("accuracy"):
            error = [1 - v for v in y]
            found |= {1 - one for one in (end(error), *bests(error), *starts(error), *error)}
            found |= {end(error) - best for best in bests(error)}
        else:
            found |= of_loss(y) | {turns(y)}
    ends = {name: end([float(v) for v in values]) for name, values in curves.items()}
    for one in ends.values():
        for other in ends.values():
            found |= {abs(one - other), 100 * abs(one - other)}
            if other:
                found.add(abs(one - other) / abs(other))
    return np.array(sorted(one for one in found if np.isfinite(one)))


def check(curves):
    (diagnosis,) = diagnose(book({}, **curves)).diagnoses
    said = [SAY.headline(diagnosis), *map(SAY.symptom, diagnosis.symptoms)]
    given = known(curves)
    for text in said:
        units = (1.0, 0.01) if "point" in text else (1.0,)  # points of accuracy are hundredths
        for value, half in numbers(text):
            off = min(np.abs(np.abs(given) - abs(value * unit)).min() / unit for unit in units)
            assert off <= half, f"{value} of {text!r} is not in the points"


KINDS = ("monotone", "constant", "noisy", "late spike", "rising", "falls and rises", "explodes")


@st.composite
def shapes(draw):
    """A run's curves of one of the kinds, in training and held out."""
    n = draw(st.integers(8, 110))
    kind = draw(st.sampled_from(KINDS))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    t = np.arange(n)
    pace, end_level = draw(st.floats(0.02, 0.8)), draw(st.floats(0.01, 1.0))
    y = end_level + (2.3 - end_level) * np.exp(-pace * t)
    if kind == "constant":
        y = np.full(n, end_level)
    elif kind == "noisy":
        y = y * np.exp(rng.normal(0, draw(st.floats(0.01, 0.4)), n))
    elif kind == "late spike":
        y[draw(st.integers(n // 2, n - 1))] *= draw(st.floats(2, 50))
    elif kind == "rising":
        y = y[::-1].copy()
    elif kind == "falls and rises":
        y = y + draw(st.floats(0.001, 0.2)) * np.maximum(t - n // 3, 0)
    elif kind == "explodes":
        y = y * np.exp(draw(st.floats(0.01, 0.3)) * np.maximum(t - n // 2, 0))
    curves = {"train_loss": y}
    if draw(st.booleans()):
        turn = draw(st.integers(1, n))
        curves["val_loss"] = y * 1.05 + draw(st.floats(0, 0.05)) * np.maximum(t - turn, 0)
    if draw(st.booleans()):
        curves["val_accuracy"] = np.clip(1 - y / 3, 0.001, 0.999)
    return curves


@settings(max_examples=examples(200))
@given(curves=shapes())
def test_every_number_in_a_sentence_is_found_in_the_points(curves):
    check(curves)


@settings(max_examples=examples(100))
@given(
    n=st.integers(5, 128), pace=st.floats(0.001, 2), bend=st.floats(0.2, 3), top=st.floats(0.1, 50)
)
def test_a_loss_that_only_falls_neither_rises_nor_gives_anything_back(n, pace, bend, top):
    t = np.arange(n)
    y = top * np.exp(-pace * (t / n) ** bend)
    (diagnosis,) = diagnose(book({}, train_loss=y, val_loss=y * 1.1)).diagnoses
    codes = {symptom.code for symptom in diagnosis.symptoms}
    forbidden = {
        *("loss-rising-at-end", "loss-exploded", "val-rises-while-train-falls", "zigzag"),
        *("ups-and-downs", "noisy", "spike"),
    }
    assert not codes & forbidden


@settings(max_examples=examples(100))
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(40, 128), size=st.floats(0.01, 0.6))
def test_pure_noise_is_no_divergence(seed, n, size):
    y = 0.06 * np.exp(np.random.default_rng(seed).normal(0, size, n))
    (diagnosis,) = diagnose(book({}, x=np.arange(1, n + 1), unit="step", train_loss=y)).diagnoses
    assert diagnosis.headline.state not in {"diverged", "diverging", "too_high"}


@settings(max_examples=examples(150))
@given(curves=shapes())
@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_no_share_above_the_whole_is_printed_in_per_cent(lang, curves):
    words = Sentences(lang)
    (diagnosis,) = diagnose(book({}, **curves)).diagnoses
    texts = [words.headline(diagnosis), *map(words.symptom, diagnosis.symptoms)]
    shares = [
        float(
            found.replace(".", "").replace(",", ".") if lang == "pt-BR" else found.replace(",", "")
        )
        for text in texts
        for found in re.findall(r"([\d.,]+)%", text)
    ]
    assert all(share <= 100 for share in shares), texts
