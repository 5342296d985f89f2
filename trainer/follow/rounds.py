"""Do what the dashboard advises for runs, and see whether it was right: the work of `follow`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trainer.console.output import tell
from trainer.errors import TrainerError
from trainer.follow.advice import Advice, Told, ask, is_of_trees
from trainer.follow.lineage import observe, predict
from trainer.follow.outcome import compare, outcome_of
from trainer.forms.command import FLAGS
from trainer.run_files.run_folder import HPARAMS, read_hparams
from trainer.running.manner import Manner
from trainer.running.run import run_all
from trainer.settings import Settings, as_mapping, from_mapping
from trainer.study import Run
from trainer.text import number, say


@dataclass(frozen=True, slots=True)
class How:
    """How runs are followed: what the command line says of all of them."""

    out: Path | None  # for the new runs; None: beside the old one
    data_dir: Path | None
    rounds: int
    lang: str
    advice: str = ""  # the dashboard's code of the one to follow first; "": the first that can be
    quiet: bool = False


def follow_all(given: Sequence[Path], beside: Sequence[Path], how: How) -> None:
    """Follow the advice for each run, judged beside the runs of `beside`.

    One that is not ours, has not ended or needs nothing is left alone, which is said.

    Errors: `TrainerError` where a run is not there, a folder cannot be used, or what is to be
    followed is not advised.
    """
    others = [folder.resolve() for folder in _runs(beside)]
    for folder in _runs(given):
        settings = read_hparams(folder)
        if settings is None or settings.get("finished") is not True:
            _print(say(how.lang, _why_not(folder, settings, how.lang), run=folder), how)
            continue
        parent = folder.resolve()
        _follow(parent, [one for one in others if one != parent], how)


def _why_not(folder: Path, settings: Mapping[str, Any] | None, lang: str) -> str:
    """The text that says why a run is left alone."""
    if settings is not None:
        return "follow-unfinished"
    return "follow-trees" if is_of_trees(folder, lang) else "follow-foreign"


def _runs(given: Sequence[Path]) -> Iterator[Path]:
    """The folders that were named; of one that only holds runs of ours, those."""
    for path in given:
        if not path.exists():
            raise TrainerError("no-run", path=path)
        inside = sorted(file.parent for file in path.glob(f"*/{HPARAMS}")) if path.is_dir() else []
        yield from [path] if (path / HPARAMS).is_file() or not inside else inside


@dataclass(frozen=True, slots=True)
class _Tried:
    """A run of the chain: its folder and its settings."""

    folder: Path
    settings: Settings


def _follow(parent: Path, beside: Sequence[Path], how: How) -> None:
    """Up to so many changes, each to the best run so far, with the others beside it."""
    lang = how.lang
    best = _Tried(parent, _settings(parent))
    chain = [best]
    told = _only(how.advice, ask([*beside, parent], lang)[-1], parent)
    for _ in range(how.rounds):
        chosen = _choose(told, best, chain)
        if chosen is None:
            why = "follow-nothing" if not told.advice else "follow-cannot"
            advised = " ".join(one.text for one in told.advice)
            said = say(lang, why, run=best.folder.name, verdict=told.sentence, advice=advised)
            _print(said, how)
            return
        advice, settings = chosen
        child = _Tried(_place(best.folder, advice, how.out, settings), settings)
        predict(child.folder, best.folder, told.verdict, advice)
        _print(say(lang, "follow-advice", run=best.folder.name, advice=advice.text), how)
        _print(_forecast(advice.forecast, lang), how)

        _train(child, how)

        before, after = outcome_of(best.folder), outcome_of(child.folder)
        others = [*(one for one in beside if one != child.folder), *(one.folder for one in chain)]
        told_then = ask([*others, child.folder], lang)[-1]
        observed = observe(child.folder, before, after, told_then.verdict)
        _print(_observed(observed, told_then, lang), how)
        tell(say(lang, "logs-in", path=child.folder))  # quietly too, as `run` does
        chain.append(child)
        if compare(before, after)[1] >= 0:
            best, told = child, told_then
        else:  # from the better run again, which now has a sibling that shows what not to do
            tried = [one.folder for one in chain if one != best]
            told = ask([*(one for one in beside if one not in tried), *tried, best.folder], lang)[
                -1
            ]


def _only(action: str, told: Told, run: Path) -> Told:
    """What was told with the advice `action` alone; all of it where none is named.

    Errors: `TrainerError` where that is not advised.
    """
    chosen = tuple(one for one in told.advice if action in ("", one.action))
    if action and not chosen:
        advised = ", ".join(one.action for one in told.advice) or "-"
        raise TrainerError("not-advised", run=run.name, action=action, advised=advised)
    return replace(told, advice=chosen)


def _train(child: _Tried, how: How) -> None:
    """Train one run: the only place that knows how that is done."""
    run = Run(child.folder.name, child.settings)
    manner = Manner.QUIET if how.quiet else Manner.BARS
    placed = [(run, child.folder)]
    run_all(placed, how.data_dir, sys.stderr, how.lang, manner=manner)


def _settings(folder: Path) -> Settings:
    """The settings in a run's `hparams.yaml`; what it has besides them only names the run."""
    found = read_hparams(folder) or {}
    return from_mapping({name: found[name] for name in FLAGS if name in found})


def _choose(told: Told, run: _Tried, chain: list[_Tried]) -> tuple[Advice, Settings] | None:
    """The first piece of advice that our settings can follow and that was not tried before."""
    for advice in told.advice:
        if advice.changes:
            changed = from_mapping({**as_mapping(run.settings), **advice.changes})
            if all(changed != one.settings for one in chain):
                return advice, changed
    return None


def _place(parent: Path, advice: Advice, out: Path | None, settings: Settings) -> Path:
    """A folder for the new run, beside the old one or in `out`; one with other settings is left."""
    home = (out or parent.parent).resolve()
    name = f"{parent.name}-{advice.action.replace('_', '-')}"
    place, count = home / name, 1
    while (found := read_hparams(place)) is not None and not _is_same(found, settings):
        count += 1
        place = home / f"{name}-{count}"
    return place


def _is_same(found: dict[str, Any], settings: Settings) -> bool:
    known = {name: found[name] for name in FLAGS if name in found}
    return from_mapping(known) == replace(settings, switches=())


def _forecast(forecast: Any, lang: str) -> str:
    """The forecast in a sentence."""
    metric = forecast["metric"]
    if metric not in ("accuracy", "loss") or forecast["now"] is None:
        return say(lang, "forecast-better")
    values = {"metric": say(lang, f"metric-{metric}"), "now": _value(metric, forecast["now"], lang)}
    if forecast["expected"] is None:
        return say(lang, f"forecast-{forecast['direction']}", **values)
    return say(lang, "forecast-value", **values, to=_value(metric, forecast["expected"], lang))


def _observed(observed: dict[str, Any], told: Told, lang: str) -> str:
    metric = observed["metric"]
    return say(
        lang,
        f"observed-{observed['improved']}",
        metric=say(lang, f"metric-{metric}"),
        before=_value(metric, observed["before"], lang),
        after=_value(metric, observed["after"], lang),
        verdict=told.sentence,
    )


def _value(metric: str, value: float | None, lang: str) -> str:
    if value is None:
        return say(lang, "no-number")
    return number(lang, f"{value:.1%}" if metric == "accuracy" else f"{value:.3g}")


def _print(text: str, how: How) -> None:
    if not how.quiet:
        tell(text)
