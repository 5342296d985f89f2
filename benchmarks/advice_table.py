"""The results of the advice as a table by kind of mistake, and the failures with their reasons."""

from collections.abc import Mapping, Sequence

Rows = Sequence[Mapping[str, str]]
PARTS = ("development", "held out", "unseen")
TITLES = (
    ("", "improved by", "improved", "healthy", "verdict"),
    (
        "runs",
        "first advice",
        "by three",
        "outcome",
        "healthy",
    ),
)


def show(rows: Rows) -> None:
    """Print shares by kind, for each part of the groups and for all; then the failures."""
    wrong = [row for row in rows if row["kind"] != "healthy"]
    for name, titles in zip(("", "kind"), TITLES, strict=True):
        print(f"{name:26}{titles[0]:>6}" + "".join(f"{one:>14}" for one in titles[1:]))
    for kind in sorted({row["kind"] for row in wrong}):
        _line(kind, [row for row in wrong if row["kind"] == kind])
    for part in PARTS:
        _line(part, [row for row in wrong if row["part"] == part])
    _line("all", wrong)
    _healthy([row for row in rows if row["kind"] == "healthy"])
    _failures(wrong)


def _line(name: str, rows: Rows) -> None:
    if not rows:
        return
    counts = (
        sum(row["improved"] == "1" for row in rows),
        sum(row["improved_3"] == "1" for row in rows),
        sum(row["healthy_3"] == "1" for row in rows),
        sum(row["verdict_3"] == "healthy" for row in rows),
    )
    print(f"{name:26}{len(rows):>6}" + "".join(f"{one / len(rows):>14.0%}" for one in counts))


def _healthy(rows: Rows) -> None:
    for name in (*PARTS, ""):
        runs = [row for row in rows if name in row["part"]]
        told = sum(row["advice"] != "" for row in runs)
        if runs:
            share = told / len(runs)
            print(f"healthy runs told to change, {name or 'all'}: {told}/{len(runs)} {share:.0%}")
    for row in rows:
        if row["advice"]:
            print(f"  {row['case']}: {row['verdict']} {row['advice']}")


def _failures(rows: Rows) -> None:
    print("\nnot improved by the first advice (verdict, all advice, what was followed, ends):")
    for row in rows:
        if row["improved"] != "1":
            ends = f"{row['accuracy']}/{row['loss']} -> {row['accuracy_1']}/{row['loss_1']}"
            print(f"  {row['case']}: {row['verdict']} [{row['advice']}] {row['first']} {ends}")
    print("\nimproved, not healthy after three (what was followed, ends, best, verdict):")
    for row in rows:
        if row["improved"] == "1" and row["healthy_3"] != "1":
            ends = f"{row['accuracy']}/{row['loss']} -> {row['accuracy_3']}/{row['loss_3']}"
            best = f"{row['best_accuracy']}/{row['best_loss']}"
            print(f"  {row['case']}: {row['all']} | {ends}, {best} {row['verdict_3']}")
