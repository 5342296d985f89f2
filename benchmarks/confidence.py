"""Whether the confidence of a lamp is the share of its claims that are right.

    python -m benchmarks.confidence [--data PATH]

Counts, over our own labelled outcomes and, with ``--data``, the labelled curves of public studies,
how often each state of the stability and the fit lamp is said, how often it is right, and with what
confidence it is said.  Runs whose label does not settle a claim do not count for it.  The states of
the learning rate are counted by ``make learn``, on problems left out.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.calibration import calibration_error
from benchmarks.published import Labelled, load
from benchmarks.rate_grids import is_reliable
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.verdict import Fit, LampName, Stability, State

SOURCES = ("overfitguard_simulated", "deepobs", "deeplearningbugs", "koitu_large_batch")
SOUND = frozenset(
    {"healthy", "healthy_equivalent", "healthy_variant", "reference_ok", "no_fault", "good"}
)
LOST = frozenset({"diverged", "diverged_nan", "nan_loss", "broken_loss_explosion"})
BROKEN = frozenset({"broken", "too_high_no_learning"})
OVERFIT = frozenset({"overfit", "overfit_strong", "overfitting"})
UNFINISHED = frozenset({"stopped_too_early", "rate_low"})
SETTLED: dict[tuple[LampName, State], tuple[frozenset[str], frozenset[str]]] = {
    (LampName.STABILITY, Stability.DIVERGED): (LOST, SOUND | OVERFIT | UNFINISHED),
    (LampName.STABILITY, Stability.OK): (SOUND | OVERFIT | UNFINISHED, LOST),
    (LampName.FIT, Fit.BROKEN_FROM_START): (BROKEN | LOST, SOUND | OVERFIT | UNFINISHED),
    (LampName.FIT, Fit.OVERFITTING): (OVERFIT, SOUND | UNFINISHED | {"non_overfit"}),
    (LampName.FIT, Fit.STOPPED_TOO_EARLY): (UNFINISHED, SOUND | OVERFIT),
    (LampName.FIT, Fit.GOOD): (SOUND, OVERFIT | UNFINISHED | BROKEN | LOST),
}
"""The labels under which a state is right, and those under which it is wrong."""


def main() -> None:
    """Print a line for each state, and the calibration error over all of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder with the published labelled curves")
    data: Path | None = parser.parse_args().data
    runs = load(Path(__file__).parent, "outcomes")
    if data is not None:
        published = [run for source in SOURCES for run in load(data, source)]
        runs += [run for run in published if run.source != "deepobs" or is_reliable(run)]
    claims = claims_of(runs)
    print(f"{len(runs)} runs\n{'lamp':11}{'state':19}{'said':>6}{'right':>8}{'confidence':>12}")
    for (lamp, state), held in claims.items():
        right, sure = np.array(held, dtype=np.float64).T
        print(f"{lamp:11}{state:19}{len(held):6}{right.mean():8.3f}{sure.mean():12.3f}")
    every = np.array([claim for held in claims.values() for claim in held], dtype=np.float64)
    error = calibration_error(every[:, 1], every[:, 0] > 0)
    print(f"calibration error over all {len(every)} claims: {error:.3f}")


def claims_of(
    runs: Iterable[Labelled],
) -> dict[tuple[LampName, State], Sequence[tuple[bool, float]]]:
    """For each state of a lamp that was given: whether it was right, and the confidence."""
    claims: defaultdict[tuple[LampName, State], list[tuple[bool, float]]] = defaultdict(list)
    for run in runs:
        for lamp in examine(run.curves).lamps.values():
            claim = (lamp.name, lamp.state)
            right, wrong = SETTLED.get(claim, (frozenset(), frozenset()))
            if run.label in right | wrong and lamp.confidence is not None:
                claims[claim].append((run.label in right, lamp.confidence))
    return dict(claims)


if __name__ == "__main__":
    main()
