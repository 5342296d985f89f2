"""Names of runs from their settings: long in titles, short at the ends of curves.

A run that changed batch size or rate on its way shows each phase with its epochs:
``1024 × 30 → 64 × 30``.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress

from dashboard.model.run import Run, Setting
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import plain, shorten
from dashboard.text.numerals import NBSP
from dashboard.text.phases import phases

BOOKKEEPING = frozenset(
    {"name", "label", "study", "study_group", "figure", "book_colour"}
    | {"written_by", "log_format", "schedule"}
    | {"epochs_done", "steps", "stopped", "finished"}
)
"""Settings that identify a run or count its work: runs are not compared by them."""

FIRST = ("batch_size", "lr")
"""The settings that name a run whenever it has them, in this order."""

ALONE = {"batch_size": "label-batch", "lr": "label-rate"}
"""The texts for one of the two without the other."""

JOINT = " · "

SHORT_LABEL = 36
"""Characters of a label at the end of a curve; more would leave the curves no space."""

SHORTEST_LABEL = 14
"""Characters of a label between two panels of one row."""

SEED = "seed"
SEEDED_LABEL = 18
"""The same where a seed distinguishes the run: ``0,01 · semente 3`` is not cut."""


def title(run: Run, texts: Catalogue) -> str:
    """The settings of a run in words, ``Lote 64 · taxa 0,01``; its label if it has neither."""
    batch, rate = _short(run, "batch_size", texts), _short(run, "lr", texts)
    parts = []
    if batch:
        parts.append(texts.say("title-batch", batch=batch))
    if rate:
        parts.append(texts.say("title-rate" if batch else "title-rate-alone", rate=rate))
    return " · ".join(parts) or own_name(run)


def titles(runs: Sequence[Run], texts: Catalogue) -> Mapping[str, str]:
    """The title of every run by its id; runs of equal settings add their seed, or their name."""
    chosen = {run.run_id: title(run, texts) for run in runs}
    uses = Counter(chosen.values())
    alike = [run for run in runs if uses[chosen[run.run_id]] > 1]
    seeded = {run.run_id: _with_seed(run, chosen[run.run_id], texts) for run in alike}
    seeded_uses = Counter([*chosen.values(), *seeded.values()])
    for run in alike:
        plainly, with_seed = chosen[run.run_id], seeded[run.run_id]
        named = " · ".join(dict.fromkeys((plainly, own_name(run))))
        chosen[run.run_id] = with_seed if seeded_uses[with_seed] == 1 else named
    return chosen


def _with_seed(run: Run, text: str, texts: Catalogue) -> str:
    seed = _short(run, "seed", texts)
    return f"{text} · {seed}" if seed else text


def label(run: Run, names: Collection[str], texts: Catalogue) -> str:
    """The settings ``names`` of a run, short: ``64 · 0,01``; batch size and rate if none is named.

    A run that has none of them gets its own name.  A number without another gets the setting's
    name: ``taxa 0,01``.  The seed comes last, and stays whole where the rest has to be shortened.
    """
    ordered = sorted(names or FIRST, key=lambda name: (name == SEED, _place(name)))
    known = [(name, part) for name in ordered if (part := _short(run, name, texts))]
    parts = [part for _, part in known]
    if len(known) == 1 and known[0][0] in ALONE:
        parts = [texts.say(ALONE[known[0][0]], value=parts[0])]
    if known and known[-1][0] == SEED:
        return _seeded(" · ".join(parts[:-1]), parts[-1], SHORT_LABEL)
    return shorten(" · ".join(parts) or own_name(run), SHORT_LABEL)


def labels(runs: Sequence[Run], texts: Catalogue) -> Mapping[str, str]:
    """The short label of every run by its id, with no more settings than distinguish the runs.

    Runs that no setting distinguishes get their own names.
    """
    differing = varying(runs)
    names = [name for name in differing if name in FIRST]
    more = [name for name in differing if name not in FIRST]
    short = _labelled(runs, names, texts)
    while more and len(set(short.values())) < len(runs):
        longer = _labelled(runs, [*names, more[0]], texts)
        if len(set(longer.values())) > len(set(short.values())):
            names, short = [*names, more[0]], longer
        more = more[1:]
    uses = Counter(short.values())
    return {
        run.run_id: short[run.run_id]
        if uses[short[run.run_id]] == 1
        else shorten(own_name(run), SHORT_LABEL)
        for run in runs
    }


def short_labels(runs: Sequence[Run], texts: Catalogue) -> Mapping[str, str]:
    """A label of a few characters for every run by its id: ``1024→64``, ``0,5``.

    Runs with the same labels add the length of their phases: ``1024×30→64``, or their seeds where
    these differ. Other runs that batch size and rate do not distinguish get their full labels,
    shortened in the middle.
    """
    full = labels(runs, texts)
    names = [name for name in varying(runs) if name in FIRST]
    brief = {run.run_id: _brief(run, names, texts) for run in runs}
    counted = {run.run_id: _brief(run, names, texts, is_counted=True) for run in runs}
    uses, counted_uses = Counter(brief.values()), Counter(counted.values())
    chosen = dict(full)
    chosen |= {one: text for one, text in counted.items() if text and counted_uses[text] == 1}
    chosen |= {one: text for one, text in brief.items() if text and uses[text] == 1}
    short = {one: shorten(text, SHORTEST_LABEL) for one, text in chosen.items()}
    return {**short, **_seed_labels(runs, brief, full, texts)}


def _seed_labels(
    runs: Sequence[Run], brief: Mapping[str, str], full: Mapping[str, str], texts: Catalogue
) -> Mapping[str, str]:
    """Labels of runs that are alike but for their seeds: ``0,01 · semente 3``, ``1024 · s. 3``."""
    uses = Counter(brief.values())
    twice = Counter((brief[run.run_id], str(run.config.get(SEED))) for run in runs)
    whole = {
        run.run_id: seed
        for run in runs
        if (seed := _short(run, SEED, texts))
        and full[run.run_id].endswith(seed)
        and uses[text := brief[run.run_id]] > 1
        and twice[text, str(run.config[SEED])] == 1
    }
    if any(
        brief[one] and len(brief[one] + JOINT + seed) > SEEDED_LABEL for one, seed in whole.items()
    ):
        whole = {
            run.run_id: texts.say("label-seed", value=setting_text(run, SEED, texts))
            for run in runs
            if run.run_id in whole
        }
    return {one: _seeded(brief[one], seed, SEEDED_LABEL) for one, seed in whole.items()}


def _seeded(text: str, seed: str, limit: int) -> str:
    """``text`` and the seed in at most ``limit`` characters; the text gives way first."""
    room = limit - len(JOINT) - len(seed)
    if not text or room < 2:
        return shorten(seed, limit)
    return f"{shorten(text, room)}{JOINT}{seed}"


def _brief(run: Run, names: Sequence[str], texts: Catalogue, *, is_counted: bool = False) -> str:
    """What varies of batch size and rate, only what changed on the way of a switched run."""
    changed = [name for name in names if _changed(run, name)]
    if not changed:
        return " · ".join(part for name in names if (part := _short(run, name, texts)))
    return " · ".join(_way(run, name, texts, is_counted=is_counted) for name in changed)


def _way(run: Run, name: str, texts: Catalogue, *, is_counted: bool) -> str:
    """The values of a setting over the run, all but the last with their epochs on request."""
    stretches = _stretches(run, name)
    last = len(stretches) - 1
    return "→".join(
        f"{texts.number(value)}×{epochs}" if is_counted and i < last else texts.number(value)
        for i, (value, epochs) in enumerate(stretches)
    )


def _labelled(runs: Sequence[Run], names: Collection[str], texts: Catalogue) -> Mapping[str, str]:
    return {run.run_id: label(run, names, texts) for run in runs}


def varying(runs: Sequence[Run]) -> tuple[str, ...]:
    """The names of the settings in which the runs differ, batch size and rate first."""
    names = {name for run in runs for name in run.config} - BOOKKEEPING
    different = (
        name
        for name in names
        if len({str(run.config[name]) for run in runs if name in run.config}) > 1
        or (name in FIRST and any(_changed(run, name) for run in runs))
    )
    return tuple(sorted(different, key=_place))


def own_name(run: Run) -> str:
    """The run's own name in the log, harmless and not too long."""
    return shorten(plain(run.label) or plain(run.run_id) or "?")


def setting_name(name: str, texts: Catalogue) -> str:
    """A hyper-parameter's name in words, its own name where we have none."""
    message = f"setting-{name.replace('_', '-')}"
    return texts.say(message) if texts.has(message) else shorten(plain(name))


def setting_value(value: Setting, texts: Catalogue) -> str:
    """A hyper-parameter's value as text; long lists lose their middle."""
    if isinstance(value, tuple):
        return shorten(", ".join(setting_value(item, texts) for item in value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        with suppress(OverflowError):  # an integer beyond what doubles hold is text
            return texts.number(value)
    return shorten(plain(str(value)))


def setting_text(run: Run, name: str, texts: Catalogue) -> str:
    """One setting of a run as text, with its stretches if it changed on the way; "" if unknown."""
    if _changed(run, name):
        stretches = _stretches(run, name)
        phase_texts = (f"{texts.number(value)}{NBSP}×{NBSP}{epochs}" for value, epochs in stretches)
        return " → ".join(phase_texts)
    value = run.config.get(name)
    return "" if value is None else setting_value(value, texts)


def _place(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)


def _short(run: Run, name: str, texts: Catalogue) -> str:
    """One setting of a run, batch size and rate without their names; "" if not known."""
    text = setting_text(run, name, texts)
    if not text or name in FIRST:
        return text
    return texts.say("title-setting", name=setting_name(name, texts).lower(), value=text)


def _changed(run: Run, name: str) -> bool:
    """Whether the setting takes more than one known value over the run's phases."""
    values = {getattr(phase, name) for phase in phases(run)} if name in FIRST else set()
    return len(values) > 1 and None not in values


def _stretches(run: Run, name: str) -> list[tuple[float, int]]:
    """The values that a setting takes one after the other, each with its epochs."""
    stretches: list[tuple[float, int]] = []
    for phase in phases(run):
        value = getattr(phase, name)
        if stretches and stretches[-1][0] == value:
            stretches[-1] = (value, stretches[-1][1] + phase.epochs)
        else:
            stretches.append((value, phase.epochs))
    return stretches
