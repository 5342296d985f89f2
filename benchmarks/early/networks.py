"""Networks that never saw the runs they judge here: half of the world's families are left out each.

They are smaller than the one that the engine reads, and know none of the public studies nor our
older grids.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from benchmarks.learn.examples import of_world
from benchmarks.learn.fit import fitted
from dashboard.diagnosis import weighed
from dashboard.diagnosis.ensemble.network import Network, network, save

HALVES = 2
NETWORKS = 1  # of an ensemble: its fit is the longest part of the command


@dataclass(frozen=True, slots=True)
class Half:
    """Families of the world, and a network that was fitted on the others."""

    families: frozenset[str]
    network: Network


def halves(folder: Path | None) -> Sequence[Half]:
    """Both halves; with a ``folder`` the networks are kept there, and read if they are there."""
    names = [] if folder is None else [folder / f"half{k}.npz" for k in range(HALVES)]
    if names and all(name.exists() for name in names):
        kept = [network(name) for name in names]
        return [Half(frozenset(one.provenance.split("; ")), one) for one in kept]
    examples = of_world()
    families = sorted(examples.about["family"].unique())
    order = np.random.default_rng(0).permutation(len(families))
    found = []
    for k in range(HALVES):
        out = sorted(families[i] for i in order[k::HALVES])
        rest = examples.only(~examples.about["family"].isin(out).to_numpy())
        found.append(Half(frozenset(out), fitted(rest, "; ".join(out), NETWORKS)))
    for name, half in zip(names, found, strict=False):
        name.parent.mkdir(parents=True, exist_ok=True)
        save(half.network, name)
    return found


@contextmanager
def asked(one: Network) -> Iterator[None]:
    """The engine asks this network meanwhile."""
    with patch.object(weighed, "network", lambda: one):
        yield
