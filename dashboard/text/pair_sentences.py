"""Sentences on two runs: their differences and their results."""

from dataclasses import dataclass

from dashboard.diagnosis.run_pair import Course, TwoRuns
from dashboard.diagnosis.siblings.recipe import is_bookkeeping
from dashboard.model.run import Run
from dashboard.text.run_names import BOOKKEEPING
from dashboard.text.sentences import Sentences
from dashboard.text.setting_words import FIRST, setting_name, setting_text

SHARES = frozenset({"accuracy", "accuracy_top5"})
"""Metrics that are written as percentages."""

SEEDS = frozenset({"seed", "random_seed"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A setting in which two runs differ, in words; "" where a log does not have it."""

    name: str
    from_value: str
    to_value: str


def differences(one: Run, other: Run, words: Sentences) -> tuple[Difference, ...]:
    """The settings in which the second run differs from the first, without bookkeeping ones.

    Batch size and rate come first; settings that only one of the logs has come last.
    """
    names = {*one.config, *other.config} - BOOKKEEPING
    found = []
    for name in sorted(names, key=_place):
        values = setting_text(one, name, words.texts), setting_text(other, name, words.texts)
        is_told = one.config.get(name) is not None or other.config.get(name) is not None
        is_same = one.config.get(name) == other.config.get(name) and values[0] == values[1]
        if is_told and not is_same and (name in SEEDS or not is_bookkeeping(name)):
            found.append(Difference(setting_name(name, words.texts), *values))
    return tuple(sorted(found, key=lambda one: "" in {one.from_value, one.to_value}))


def sentences(found: TwoRuns, words: Sentences) -> tuple[str, ...]:
    """Where the two separate and how they end; then the evidence."""
    first = _course(found, words)
    if found.course in {Course.NO_METRIC, Course.NO_AXIS, Course.APART, Course.DIVERGED}:
        return (first,)
    behind = "two-runs-only-seed" if found.only_seed else "two-runs-seeds"
    parting = words.say(
        behind,
        from_seeds=found.seeds[0],
        to_seeds=found.seeds[1],
        most=max(found.seeds),
        **_values("mean", found.means, found.metric),
    )
    chance = () if found.only_seed else _chance(found, words)
    return (first, parting, *chance)


def mark(found: TwoRuns, words: Sentences) -> str:
    """The label at the place where the curves separate."""
    return words.say("two-runs-mark", unit=found.unit.value, x=found.x)


def _course(found: TwoRuns, words: Sentences) -> str:
    lost = {(True, True): "both", (True, False): "first", (False, True): "second"}
    return words.say(
        f"two-runs-{found.course.value}",
        unit=found.unit.value,
        x=found.x,
        end_x=found.end_x,
        measure=words.metric_title(found.metric, found.split.value),
        which=lost.get(found.diverged, "none"),
        **_values("end", found.ends, found.metric),
    )


def _values(name: str, pair: tuple[float, float], metric: str) -> dict[str, object]:
    """Two values and how far they are apart, as the sentences take them."""
    return {
        "kind": "share" if metric in SHARES else "number",
        f"from_{name}": pair[0],
        f"to_{name}": pair[1],
        "gap": abs(pair[1] - pair[0]),
    }


def _chance(found: TwoRuns, words: Sentences) -> tuple[str, ...]:
    if found.chance is None:
        return ()
    return (
        words.say(
            "two-runs-chance",
            could="yes" if found.chance.could else "no",
            basis=found.chance.basis,
            error=found.chance.error,
            kind="share" if found.metric in SHARES else "number",
        ),
    )


def _place(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)
