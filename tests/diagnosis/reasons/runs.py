"""Runs with known curves, judged, and what explains them; and a network whose answers are known."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from benchmarks.published import own
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.ensemble.network import Network, network
from dashboard.diagnosis.explained import explain
from dashboard.diagnosis.explained.run_alone import RunAlone
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.reasons.chances import Answers
from dashboard.diagnosis.reasons.reason import Explained
from dashboard.diagnosis.verdict import LampName
from dashboard.diagnosis.weighed import RECIPE

EVERY = 9  # of the runs of a grid, one in so many


@dataclass(frozen=True)
class Judged:
    """One run, judged alone and explained."""

    case: Case
    run: RunAlone
    explained: dict[LampName, Explained]

    @property
    def lamps(self):
        """The lamps with what explains each."""
        return [(self.case.lamps[name], one) for name, one in self.explained.items()]


def judged(case: Case) -> Judged:
    """A case with what explains its lamps."""
    seen = {symptom.code: symptom for symptom in case.symptoms}
    found = dict(explain(case.curves, case.symptoms, case.lamps))
    with np.errstate(all="ignore"):
        return Judged(case, RunAlone(measure(case.curves), seen), found)


@cache
def of_grids() -> tuple[Judged, ...]:
    """Some runs of a grid of learning rates on several problems."""
    return tuple(judged(examine(run.curves)) for run in own("trainer_grids")[::EVERY])


def one_by_one(values: np.ndarray, net: Network | None = None) -> tuple[Answers, Answers]:
    """The answers for one row of readings with the settings and without, each asked by itself."""
    net = net or network()
    found = []
    for hidden in ((), RECIPE):
        row = {
            name: float("nan") if name in hidden else value
            for name, value in zip(net.readings, values.tolist(), strict=True)
        }
        said = net.ask(net.row(row))
        found.append(
            {
                q: dict(zip(names, said[q][0].tolist(), strict=True))
                for q, names in net.answers.items()
            }
        )
    return found[0], found[1]


def one_unit(reading: str, weight: float, answer: str, odds: float) -> Network:
    """A network of one unit that looks at one reading and speaks for one answer on the rate.

    The unit is tanh(weight z) of the scaled reading z, and ``odds`` times the unit is the log-odds
    of the answer against each other one.
    """
    real = network()
    place = real.readings.index(reading)
    outputs = sum(map(len, real.answers.values()))
    first = np.zeros((2 * len(real.readings), 1), np.float32)
    first[place] = weight
    second = np.zeros((1, 1, outputs), np.float32)
    second[0, 0, real.answers["rate"].index(answer)] = odds
    return Network(
        real.readings,
        real.answers,
        real.middle,
        real.spread,
        first,
        np.zeros(1, np.float32),
        second,
        np.zeros((1, 1, outputs), np.float32),
        "one unit",
    )
