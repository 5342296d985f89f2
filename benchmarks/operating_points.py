"""How often each rule fires on good and on bad runs of our own grids.

    python -m benchmarks.operating_points      # writes docs/operating-points.csv

The cost of a changed threshold shows in the diff of that file.  The learning-rate states come from
a card that was fitted on these runs among others: the data file of the card holds the scores on
problems it had not seen.
"""

import csv
import io
from collections import Counter
from pathlib import Path

from benchmarks.published import load
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.symptoms import all_symptoms
from dashboard.diagnosis.verdict import LampName

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "operating-points.csv"
GROUPS = {"too_low": "low", "slightly_low": "low", "good": "good"}  # all other labels are high
COLUMNS = ("low", "good", "high")


def table() -> str:
    """One line per symptom and learning-rate state: on how many runs of each group it fires."""
    runs = load(Path(__file__).parent, "grids")
    sizes: Counter[str] = Counter()
    fired: Counter[tuple[str, str]] = Counter()
    for run in runs:
        group = GROUPS.get(run.label, "high")
        case = examine(run.curves)
        sizes[group] += 1
        state = case.lamps[LampName.LEARNING_RATE].state
        fired.update((symptom.code, group) for symptom in case.symptoms)
        fired[f"learning_rate={state}", group] += 1
    rules = [rule.code for rule in all_symptoms() if not rule.of_running]
    states = sorted({name for name, _ in fired} - set(rules))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["said", *(f"share_of_{group}_runs" for group in COLUMNS)])
    writer.writerow(["runs", *(sizes[group] for group in COLUMNS)])
    for name in (*rules, *states):
        shares = [fired[name, group] / sizes[group] for group in COLUMNS]
        writer.writerow([name, *(f"{share:.3f}" for share in shares)])
    return out.getvalue()


if __name__ == "__main__":
    FILE.write_text(table(), encoding="utf-8")
