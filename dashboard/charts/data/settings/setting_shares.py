"""How much of how the runs ended goes with each setting, one setting at a time.

The runs are ranked by how they ended, those that diverged last, and grouped by the setting; numbers
of many values by size, into groups of about as many runs each, so that a best value in the middle
counts as well as one at the end.  The share is Kelley's ε² of the ranks,

    ε² = 1 − (1 − η²) (n − 1) / (n − k),   η² = between groups ÷ total sum of squares,

of n runs in k groups (Kelley 1935, An unbiased correlation ratio measure, PNAS 21, 554; on ranks,
where n(n + 1) η² / (n + 1) ∝ H, that of Kruskal and Wallis 1952).  It is about 0 where nothing goes
with the setting.  Beside it stands what chance reaches: of the shares that the same groups have
after the outcomes were shuffled, the one that nineteen in twenty stay below.

It is no cause: settings that were varied together share one difference, and what one setting does
at some values of another only is not seen.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.charts.data.outcomes import Outcome, Outcomes
from dashboard.charts.data.setting_values import key_of
from dashboard.model.table import FloatArray

FEWEST_RUNS = 8
"""Runs below which no share is told: three groups of two or three runs show anything."""

MOST_GROUPS = 5
"""Groups that numbers of many values are put into."""

RUNS_A_GROUP = 4
"""Runs that such a group has at least."""

SHUFFLES = 400
"""Shuffles that say what chance reaches; enough for its nineteenth twentieth to within some 1%."""

CHANCE = 0.95
"""Share of the shuffles that stay below what chance is said to reach."""

TOGETHER = 0.5
"""Share of one setting's ranks from which on it is said to vary together with another."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share of one setting, and what chance reaches; both from 0 to 1."""

    name: str
    share: float
    chance: float
    runs: int

    @property
    def is_told(self) -> bool:
        """Whether the share is more than chance reaches."""
        return self.share > self.chance


def setting_shares(outcomes: Outcomes, names: Sequence[str]) -> list[Share]:
    """The share of every setting that can be judged, the largest first."""
    found = [share for name in names if (share := _share(outcomes, name)) is not None]
    return sorted(found, key=lambda one: (-one.share, one.name))


def varied_together(outcomes: Outcomes, names: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of settings of which the one nearly tells the other."""
    pairs = []
    for place, name in enumerate(names):
        for other in names[place + 1 :]:
            both = [
                one for one in outcomes.many
                if None not in (one.run.config.get(name), one.run.config.get(other))
            ]  # fmt: skip
            if len(both) < FEWEST_RUNS:
                continue
            tells = max(_tells(both, name, other), _tells(both, other, name))
            if tells > TOGETHER:
                pairs.append((name, other))
    return pairs


def _share(outcomes: Outcomes, name: str) -> Share | None:
    many = [one for one in outcomes.many if one.run.config.get(name) is not None]
    if len(many) < FEWEST_RUNS:
        return None
    ends = np.array([outcomes.rank(one.value) for one in many])
    groups = _groups(many, name)
    count = int(groups.max()) + 1
    if not 1 < count <= len(many) / 2 or len(np.unique(ends)) < 2:
        return None
    ranks = _ranks(ends)
    generator = np.random.default_rng(0)  # the same logs always say the same
    shuffled = generator.permuted(np.tile(ranks, (SHUFFLES, 1)), axis=1)
    by_chance = np.quantile(_epsilon(shuffled, groups), CHANCE)
    share = float(_epsilon(ranks[None, :], groups)[0])
    return Share(name, max(share, 0.0), max(float(by_chance), 0.0), len(many))


def _epsilon(ranks: FloatArray, groups: NDArray[np.int64]) -> FloatArray:
    """ε² of each row of ``ranks``, (rows, runs), all of one sum of squares."""
    runs, count = ranks.shape[1], int(groups.max()) + 1
    member = groups[:, None] == np.arange(count)
    sizes = member.sum(axis=0)
    apart = ranks - ranks.mean(axis=1, keepdims=True)
    between = ((apart @ member) ** 2 / sizes).sum(axis=1)
    eta = between / (apart**2).sum(axis=1)
    epsilon: FloatArray = 1 - (1 - eta) * (runs - 1) / (runs - count)
    return epsilon


def _groups(many: Sequence[Outcome], name: str) -> NDArray[np.int64]:
    """The number of each run's group, from 0."""
    values = [one.run.config.get(name) for one in many]
    numbers = [value for value in values if isinstance(value, int | float)]
    distinct = len({key_of(value) for value in values})
    count = min(MOST_GROUPS, len(many) // RUNS_A_GROUP)
    if len(numbers) < len(values) or distinct <= count:
        places: dict[str, int] = defaultdict(lambda: len(places))
        return np.array([places[key_of(value)] for value in values], dtype=np.int64)
    order = _ranks(np.array(numbers, dtype=np.float64)) - 1  # equal numbers stay together
    coarse = np.minimum((order / len(many) * count).astype(np.int64), count - 1)
    return np.unique(coarse, return_inverse=True)[1].astype(np.int64)


def _tells(many: Sequence[Outcome], name: str, other: str) -> float:
    """How much of the groups of ``other`` the groups of ``name`` tell."""
    groups, wanted = _groups(many, name), _groups(many, other)
    count = int(groups.max()) + 1
    if not 1 < count <= len(many) / 2 or len(np.unique(wanted)) < 2:
        return 0.0
    return float(_epsilon(_ranks(wanted.astype(np.float64))[None, :], groups)[0])


def _ranks(values: FloatArray) -> FloatArray:
    """Ranks from 1 on; equal values share the mean of theirs."""
    _, place, uses = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(uses)
    middle: FloatArray = last - (uses - 1) / 2
    return middle[place]
