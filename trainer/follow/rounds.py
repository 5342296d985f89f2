"""Do what the dashboard advises for runs, and see whether it was right: the work of `follow`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError
from trainer.follow.advice import Advice, Told, ask
from trainer.follow.lineage import observe, predict
from trainer.follow.outcome import compare, outcome_of
from trainer.forms.command import FLAGS
from trainer.run_files.run_folder import HPARAMS, read_hparams
from trainer.running.run import run_all
from trainer.settings import Settings, as_mapping, from_mapping
from trainer.study import Run
from trainer.text import number, say


def follow_all(
    given: Sequence[Path], out: Path | None, data_dir: Path | None, rounds: int, lang: str
) -> None:
    """Follow the advice for each run up to `rounds` times, into `out` or beside the run.

    One that is not ours, has not ended or needs nothing is left alone, which is said.

    Errors: `TrainerError` where a run is not there, or a folder cannot be used.
    """
    for folder in _runs(given):
        settings = read_hparams(folder)
        if settings is None or settings.get("finished") is not True:
            code = "follow-foreign" if settings is None else "follow-unfinished"
            _print(say(lang, code, run=folder))
            continue
        _follow(folder.resolve(), out, data_dir, rounds, lang)


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


def _follow(parent: Path, out: Path | None, data_dir: Path | None, rounds: int, lang: str) -> None:
    """Up to `rounds` changes, each to the best run so far, with the others beside it."""
    best = _Tried(parent, _settings(parent))
    chain = [best]
    told = ask([parent], lang)[-1]
    for _ in range(rounds):
        chosen = _choose(told, best, chain)
        if chosen is None:
            why = "follow-nothing" if not told.advice else "follow-cannot"
            advised = " ".join(one.text for one in told.advice)
            _print(say(lang, why, run=best.folder.name, verdict=told.sentence, advice=advised))
            return
        advice, settings = chosen
        child = _Tried(_place(best.folder, advice, out, settings), settings)
        predict(child.folder, best.folder, told.verdict, advice)
        _print(say(lang, "follow-advice", run=best.folder.name, advice=advice.text))
        _print(_forecast(advice.forecast, lang))

        _train(child, data_dir, lang)

        before, after = outcome_of(best.folder), outcome_of(child.folder)
        others = [one.folder for one in chain]
        told_then = ask([*others, child.folder], lang)[-1]
        observed = observe(child.folder, before, after, told_then.verdict)
        _print(_observed(observed, told_then, lang))
        _print(say(lang, "logs-in", path=child.folder))
        chain.append(child)
        if compare(before, after)[1] >= 0:
            best, told = child, told_then
        else:  # from the better run again, which now has a sibling that shows what not to do
            beside = [one.folder for one in chain if one != best]
            told = ask([*beside, best.folder], lang)[-1]


def _train(child: _Tried, data_dir: Path | None, lang: str) -> None:
    """Train one run: the only place that knows how that is done."""
    name = child.folder.name
    run_all([(Run(name, child.settings), child.folder)], data_dir, sys.stderr, lang)


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


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
