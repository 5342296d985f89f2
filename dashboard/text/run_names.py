"""The one name of each run of a set: the settings in which the runs differ, then the seed.

A name has no more seeds than tell runs apart, and of many settings that differ no more either.
Runs that no setting tells apart go by the names of their folders.  A run that changed batch size or
rate on its way shows each phase with its epochs: ``1024 × 30 → 64 × 30``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.diagnosis.siblings.recipe import CHANCE, is_bookkeeping
from dashboard.model.run import Run
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import plain, shorten
from dashboard.text.setting_words import (
    FIRST,
    is_changed,
    name_inside,
    setting_name,
    setting_text,
    stretches_of,
)

BOOKKEEPING = frozenset(
    {"name", "label", "study", "study_group", "figure", "book_colour"}
    | {"written_by", "log_format", "schedule"}
    | {"epochs_done", "steps", "stopped", "finished"}
)
"""Settings that identify a run or count its work: runs are not compared by them."""

JOINT = " · "

SEEDED_LABEL = 18
"""Characters of a brief name with a seed: ``0,01 · semente 3`` is not cut."""

ALWAYS = (*FIRST, "optimizer")
"""Settings that are said wherever they differ, in this order before all others."""

MOST_SETTINGS = 3
"""Settings that differ and are all said; of more, only as many as tell the runs apart."""


@dataclass(frozen=True, slots=True)
class RunName:
    """What a run is called, the same in fewer words, and its values without any words."""

    whole: str
    worded: str  # each value with its setting, an optimizer by itself: ``taxa 0,1 · adam``
    brief: str  # ``0,1 · adam``
    has_seed: bool = False


def settings_title(run: Run, texts: Catalogue) -> str:
    """Batch size and rate of a run, ``Lote 64 · taxa 0,01``; its own name if it has neither."""
    return _joined(run, FIRST, texts) or own_name(run)


def run_names(runs: Sequence[Run], texts: Catalogue) -> Mapping[str, RunName]:
    """The name of every run by its id; no two are equal."""
    names, seeds = _naming(runs, texts)
    whole = {run.run_id: _joined(run, names, texts) for run in runs}
    worded = {run.run_id: _worded(run, names, texts) for run in runs}
    brief = {run.run_id: _brief(run, names, texts) for run in runs}
    alike = _again(brief)
    brief |= {
        run.run_id: _brief(run, names, texts, is_counted=True)
        for run in runs
        if run.run_id in alike
    }
    seeded: set[str] = set()
    for seed in seeds:
        alike = _again(whole)
        told = {
            run.run_id: said
            for run in runs
            if run.run_id in alike
            and (said := _said(run, seed, texts, is_first=not whole[run.run_id]))
        }
        longer = whole | {one: _with(whole[one], said) for one, said in told.items()}
        if len(set(longer.values())) > len(set(whole.values())):
            whole, brief = longer, {**brief, **_seeded(told, brief, runs, seed, texts)}
            worded |= {one: _with(worded[one], said) for one, said in told.items()}
            seeded |= told.keys()
    own = {run.run_id: own_name(run) for run in runs}
    ids = {run.run_id: shorten(plain(run.run_id) or "?") for run in runs}
    for more in (own, ids, _numbered(runs)):
        whole, worded, brief = (_told_apart(said, more) for said in (whole, worded, brief))
    return {
        one: RunName(text, worded[one], brief[one], one in seeded) for one, text in whole.items()
    }


def varying(runs: Sequence[Run]) -> tuple[str, ...]:
    """The names of the settings in which the runs differ, batch size and rate first."""
    names = {name for run in runs for name in run.config} - BOOKKEEPING
    different = (
        name
        for name in names
        if len({str(run.config[name]) for run in runs if name in run.config}) > 1
        or (name in FIRST and any(is_changed(run, name) for run in runs))
    )
    return tuple(sorted(different, key=_place))


def own_name(run: Run) -> str:
    """The run's own name in the log, harmless and not too long."""
    return shorten(plain(run.label) or plain(run.run_id) or "?")


def _naming(runs: Sequence[Run], texts: Catalogue) -> tuple[list[str], list[str]]:
    """The settings that name the runs, in order, and the seeds that may tell more of them apart."""
    differing = [name for name in varying(runs) if not is_bookkeeping(name)]
    seeds = [name for name in differing if name in CHANCE]
    others = [name for name in differing if name not in CHANCE]
    if len(others) <= MOST_SETTINGS:
        return others, seeds
    names = [name for name in others if name in ALWAYS]
    told = {run.run_id: tuple(setting_text(run, name, texts) for name in names) for run in runs}
    for name in (name for name in others if name not in ALWAYS):
        if len(set(told.values())) == len(runs):
            break
        more = {run.run_id: (*told[run.run_id], setting_text(run, name, texts)) for run in runs}
        if len(set(more.values())) > len(set(told.values())):
            names, told = [*names, name], more
    return names, seeds


def _joined(run: Run, names: Sequence[str], texts: Catalogue) -> str:
    """The settings ``names`` of a run in words, the first of them with a capital."""
    parts: list[str] = []
    for name in names:
        part = _said(run, name, texts, is_first=not parts)
        parts += [part] if part else []
    return JOINT.join(parts)


def _said(run: Run, name: str, texts: Catalogue, *, is_first: bool) -> str:
    """One setting of a run with its name; "" if not known."""
    text = setting_text(run, name, texts)
    if not text:
        return ""
    if name == "batch_size":
        return texts.say("title-batch" if is_first else "label-batch", batch=text, value=text)
    if name == "lr":
        return texts.say("title-rate-alone" if is_first else "title-rate", rate=text)
    called = setting_name(name, texts) if is_first else name_inside(name, texts)
    return texts.say("title-setting", name=called, value=text)


def _worded(run: Run, names: Sequence[str], texts: Catalogue) -> str:
    """The settings of a run, each as shortly as it can be understood.

    An optimizer needs no word before it.  What the log calls a setting may be shorter than our word
    for it; where it is the only setting that names the runs, its value alone is enough.
    """
    if len(names) == 1:
        return _brief(run, names, texts)
    parts: list[str] = []
    for name in names:
        text = setting_text(run, name, texts)
        if not text:
            continue
        if name in FIRST:
            parts.append(_said(run, name, texts, is_first=not parts))
        elif name == "optimizer":
            parts.append(text)
        else:
            called = min(name_inside(name, texts), plain(name), key=len)
            parts.append(texts.say("title-setting", name=called, value=text))
    return JOINT.join(parts)


def _brief(run: Run, names: Sequence[str], texts: Catalogue, *, is_counted: bool = False) -> str:
    """The values alone, of a switched run only what changed: ``64 · 0,01``, ``1024→64``."""
    changed = [name for name in names if is_changed(run, name)]
    if changed:
        return JOINT.join(_way(run, name, texts, is_counted=is_counted) for name in changed)
    return JOINT.join(text for name in names if (text := setting_text(run, name, texts)))


def _way(run: Run, name: str, texts: Catalogue, *, is_counted: bool) -> str:
    """The values of a setting over the run, all but the last with their epochs on request."""
    stretches = stretches_of(run, name)
    last = len(stretches) - 1
    return "→".join(
        f"{texts.number(value)}×{epochs}" if is_counted and i < last else texts.number(value)
        for i, (value, epochs) in enumerate(stretches)
    )


def _seeded(
    told: Mapping[str, str],
    brief: Mapping[str, str],
    runs: Sequence[Run],
    seed: str,
    texts: Catalogue,
) -> Mapping[str, str]:
    """The brief names with the seed, in a word where there is room: ``0,01 · semente 3``."""
    worded = {one: _with(brief[one], said) for one, said in told.items()}
    if all(len(text) <= SEEDED_LABEL for text in worded.values()):
        return worded
    values = {run.run_id: setting_text(run, seed, texts) for run in runs}
    return {one: _with(brief[one], texts.say("label-seed", value=values[one])) for one in told}


def _told_apart(said: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """``said`` with ``more`` for those that have no name, or another's."""
    alike = _again(said)
    return {
        one: _with(text, more[one]) if one in alike and more[one] not in text else text or more[one]
        for one, text in said.items()
    }


def _again(said: Mapping[str, str]) -> set[str]:
    """The ids of the runs that are called like another."""
    uses = Counter(said.values())
    return {one for one, text in said.items() if uses[text] > 1}


def _numbered(runs: Sequence[Run]) -> Mapping[str, str]:
    """The place of each run, for names that show nothing else to tell them apart."""
    return {run.run_id: f"#{number}" for number, run in enumerate(runs, start=1)}


def _with(text: str, more: str) -> str:
    return f"{text}{JOINT}{more}" if text else more


def _place(name: str) -> tuple[int, str]:
    return (ALWAYS.index(name) if name in ALWAYS else len(ALWAYS), name)
