"""What a set that is no file says beside its curves: damage, receipts, moments, advice followed."""

from random import Random

from dashboard.model.change import Change, ChangeKind
from dashboard.model.lineage import Lineage, Observed
from dashboard.model.run import Note, Receipt, ReceiptNote, Run, SourceReceipt
from dashboard.model.table import Series

PLACES = ("", "metrics.csv", "a/b.csv", "<b>.csv", "\u202ex", "x" * 300, "ação/é.jsonl")
COUNTS = (0, 1, 2, 999, 10**6, 2**62)
MOMENTS = (None, 0.0, -1.0, 1.7e9, 1e12, 1e300, float("nan"), float("inf"))
NUMBERS = (None, 0.0, -1.0, 0.5, 5e-324, 1e300, float("nan"))
ADVICE = ("lower_lr", "raise_lr", "smaller_batch", "mend_setting", "train_longer", "nothing", "")


def receipt(rng: Random, runs: tuple[Run, ...]) -> Receipt:
    """A receipt with any notes, of files of which some are the runs'."""
    names = [*(run.run_id for run in runs[:3]), *PLACES]
    return Receipt(tuple(_source(rng, rng.choice(names)) for _ in range(rng.choice((0, 1, 2, 9)))))


def _source(rng: Random, path: str) -> SourceReceipt:
    notes = tuple(
        ReceiptNote(rng.choice(list(Note)), rng.choice(COUNTS), rng.choice(PLACES))
        for _ in range(rng.choice((0, 1, 3)))
    )
    size, points, damaged, recovered, duplicated, reordered, replaced = rng.choices(COUNTS, k=7)
    return SourceReceipt(
        path,
        rng.choice(("", "table", "made up")),
        size,
        points,
        damaged,
        recovered,
        duplicated,
        reordered,
        replaced,
        rng.random() < 0.3,
        notes,
    )


def changes(rng: Random, series: dict[str, list[Series]]) -> tuple[Change, ...]:
    """Places on the curves where the log was damaged, or outside of all of them."""
    found = []
    for run_id, many in series.items():
        for one in many:
            if rng.random() < 0.2 and len(one):
                steps = [*one.step.tolist(), -5, 2**62]
                low, high = sorted(rng.choices(steps, k=2))
                named = rng.choice(((one.metric, str(one.split)), ("", "")))
                kind, count = rng.choice(list(ChangeKind)), rng.choice(COUNTS[1:])
                found.append(Change(run_id, *named, kind, count, low, high, rng.choice(PLACES)))
    return tuple(found)


def lineage(rng: Random, others: list[str]) -> Lineage:
    """A run that followed some advice, to one of the other runs or to one that is not there."""
    metric = rng.choice(("accuracy", "loss", "none", "", "reward"))
    observed = Observed(
        metric,
        rng.choice(NUMBERS),
        rng.choice(NUMBERS),
        rng.choice(("yes", "same", "no")),
        rng.random() < 0.5,
    )
    return Lineage(
        rng.choice([*others, "gone", ""]),
        rng.choice(ADVICE),
        rng.choice(("lr", "batch_size", "epochs", "<x>", "")),
        rng.choice((None, 0.1, 0, True, "adam", float("inf"))),
        rng.choice((None, 0.1, 64, False, "sgd", float("nan"))),
        metric,
        rng.choice(("train", "val", "test", "none", "")),
        rng.choice(("up", "down", "")),
        rng.choice(NUMBERS),
        rng.choice(NUMBERS),
        rng.choice(NUMBERS),
        rng.choice((None, observed)),
    )
