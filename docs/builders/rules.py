"""The page on the rules: lamps and states, facts seen on one curve, findings across runs."""

from collections.abc import Iterator, Sequence
from types import ModuleType

from dashboard.diagnosis import comparisons, lamps, symptoms
from dashboard.diagnosis.rule import Threshold
from docs.page import GENERATED, Page, manual, modules
from docs.schema import STATES

LEAD = """# Rules

Facts are noted on the curves of a run (symptoms) and across runs (comparisons); four lamps are
judged from them. A state means what a change would do, not how a curve looks: the learning rate is
too low when raising it, all else equal, ends better. `unknown` is an honest answer, with a reason.
"""


def build() -> str:
    """The page's text."""
    return "\n".join(
        [
            *(GENERATED, "", LEAD),
            *_lamps(),
            *_group("Symptoms: facts on the curves of one run", symptoms, "SYMPTOM"),
            *_group("Comparisons: findings across runs", comparisons, "COMPARISON"),
        ]
    )


def _lamps() -> Iterator[str]:
    yield from ("## Lamps", "")
    by_name = {module.LAMP.name: module for module in modules(lamps)}
    for name, states in STATES.items():
        yield from (f"### `{name.value}`", "")
        yield from (", ".join(f"`{state.value}`" for state in states), "")
        yield from _manual(by_name[name])


def _group(title: str, package: ModuleType, constant: str) -> Iterator[str]:
    yield from (f"## {title}", "")
    for module in modules(package):
        rule = getattr(module, constant)
        yield from (f"### `{rule.code}`", "")
        yield from _manual(module)
        yield from _thresholds(rule.thresholds)


def _manual(module: ModuleType) -> Iterator[str]:
    opening, sections = manual(module)
    yield from (opening, "")
    for name, text in sections.items():
        yield from (f"**{name}:** {text}", "")


def _thresholds(thresholds: Sequence[Threshold]) -> Iterator[str]:
    if not thresholds:
        return
    yield from ("| threshold | value | unit | source |", "|---|---:|---|---|")
    for one in thresholds:
        yield f"| {one.name} | {one.value:g} | {one.unit} | {one.source} |"
    yield ""


PAGE = Page("rules.md", build)
