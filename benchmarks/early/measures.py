"""The figures: what is told at each cut, and what came of the calls that a run is lost."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.bootstrap import interval
from benchmarks.early.seen import Seen, is_right
from dashboard.diagnosis.verdict import Lamp, LampName, Stability
from dashboard.model.table import FloatArray, IntArray

CUTS = (0.1, 0.2, 0.4, 0.7, 1.0)
WORSE = (Stability.DIVERGED, Stability.DIVERGING)
TINY = 1e-9
QUARTILES = {"earliest quarter": 0.75, "median": 0.5, "latest quarter": 0.25}
Bools = npt.NDArray[np.bool_]
Measure = Callable[[IntArray], float]
Call = Callable[[Seen], int | None]
"""The first look at which something was said of a run that had not ended."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure with its 90% bootstrap interval over problems."""

    source: str
    about: str  # a lamp, "divergence" or "stop"
    cut: str  # in per cent of the points, "" for all of a run
    measure: str
    value: float
    low: float
    high: float
    runs: int
    problems: int


def lamp_lines(source: str, seen: Sequence[Seen]) -> Iterator[Line]:
    """Of every lamp at every cut: told, how sure, right, and revoked at a later cut."""
    for name in LampName:
        told = [[_lamp_at(one, name, cut) for cut in CUTS] for one in seen]
        for k, cut in enumerate(CUTS):
            known = np.array([_is_known(lamps[k]) for lamps in told])
            sure = np.array([lamps[k].confidence for lamps in told], np.float64)  # None is NaN
            right = np.array(
                [
                    _number(is_right(lamps[k], one.run))
                    for one, lamps in zip(seen, told, strict=True)
                ]
            )
            later = [_later(lamps[k], lamps[k + 1 :]) for lamps in told]
            otherwise, back = (np.array([one == how for one in later]) for how in ("other", "back"))
            measures = _of_lamp(known, sure, right, otherwise, back)
            yield from _lines(source, name.value, f"{cut:.0%}".rstrip("%"), measures, seen)


def _of_lamp(
    known: Bools, sure: FloatArray, right: FloatArray, otherwise: Bools, back: Bools
) -> Mapping[str, Measure]:
    """The measures of one lamp at one cut, all arguments of shape (runs,)."""
    return {
        "told": lambda at: _share(known[at]),
        "sure": lambda at: _mean(sure[at][known[at]]),
        "right": lambda at: _mean(right[at][known[at]]),
        "said otherwise later": lambda at: _share(otherwise[at][known[at]]),
        "taken back later": lambda at: _share(back[at][known[at]]),
    }


def call_lines(source: str, about: str, seen: Sequence[Seen], call: Call) -> Iterator[Line]:
    """Of the first call that a run is lost: how many are found, how early, how often in vain."""
    at = [call(one) for one in seen]
    told = np.array([one is not None for one in at])
    lost = np.array([one.run.is_lost is True for one in seen])
    good = np.array([one.run.is_good for one in seen])
    gains = np.array([i is not None and one.gains[i] for one, i in zip(seen, at, strict=True)])
    lead = np.array([_lead(one, i) for one, i in zip(seen, at, strict=True)])
    after = np.array([_after(one, i) for one, i in zip(seen, at, strict=True)])
    measures: dict[str, Measure] = {
        "lost": lambda x: _share(lost[x]),
        "recall": lambda x: _share(told[x][lost[x]]),
        "good runs told": lambda x: _share(told[x][good[x]]),
        "good of the told": lambda x: _share(good[x][told[x]]),
        "gained after all": lambda x: _share(gains[x][told[x]]),
        "false": lambda x: _share((good | gains)[x][told[x]]),
    }
    for name, quartile in QUARTILES.items():
        measures[f"left, {name}"] = _quartile(lead, told & lost, quartile)
        measures[f"after the loss, {name}"] = _quartile(after, told & lost, 1 - quartile)
    yield from _lines(source, about, "", measures, seen)


def divergence(one: Seen) -> int | None:
    """The first look at which the run is said to diverge or to have diverged."""
    shown = (i for i in one.early if one.looks[i].lamps[LampName.STABILITY].state in WORSE)
    return next(shown, None)


def stop(one: Seen) -> int | None:
    """The first look at which the run is to be stopped."""
    return next((i for i in one.early if one.looks[i].is_to_stop), None)


def _lamp_at(one: Seen, name: LampName, cut: float) -> Lamp:
    """The lamp at the first look that has so large a share of the points."""
    return next(look for look in one.looks if look.share >= cut - TINY).lamps[name]


def _later(lamp: Lamp, later: Sequence[Lamp]) -> str:
    """What became of a lamp at the later cuts: ``other`` for another state, ``back`` for none."""
    states = [one for one in later if one.state is not lamp.state]
    if not states:
        return ""
    return "other" if any(_is_known(one) for one in states) else "back"


def _is_known(lamp: Lamp) -> bool:
    return lamp.state.value != "unknown"


def _lead(one: Seen, at: int | None) -> float:
    """What is left of the planned run at a look."""
    return np.nan if at is None else 1 - one.looks[at].place / one.run.length


def _after(one: Seen, at: int | None) -> float:
    """How long after the numbers were lost a look is, as a share of the planned run."""
    return np.nan if at is None else (one.looks[at].place - one.lost_at) / one.run.length


def _lines(
    source: str, about: str, cut: str, measures: Mapping[str, Measure], seen: Sequence[Seen]
) -> Iterator[Line]:
    problems = [one.run.problem for one in seen]

    def each(places: IntArray) -> list[float]:
        return [measure(places) for measure in measures.values()]

    low, high = interval(problems, each)
    values = each(np.arange(len(seen)))
    for name, value, least, most in zip(measures, values, low, high, strict=True):
        edges = float(least), float(most)
        yield Line(source, about, cut, name, value, *edges, len(seen), len(set(problems)))


def _quartile(values: FloatArray, which: Bools, share: float) -> Measure:
    return lambda at: _quantile(values[at][which[at]], share)


def _number(known: bool | None) -> float:
    return np.nan if known is None else float(known)


def _share(which: Bools) -> float:
    return float(which.mean()) if len(which) else np.nan


def _mean(values: FloatArray) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else np.nan


def _quantile(values: FloatArray, share: float) -> float:
    known = values[~np.isnan(values)]
    return float(np.quantile(known, share)) if len(known) else np.nan
