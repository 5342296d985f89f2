"""trainspotter: "automatic diagnosis of loss curves"; asked by ``trainspotter analyze``.

A finding's code is its detector and its title.  The rate is read from its fixes: of a spike and a
divergence the first one is "Lower the learning rate", of a plateau "Try a higher LR".

A process judges one log; on a busy machine that takes a second, so that a share is asked.
"""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.other_tools.command_line import ask_each
from benchmarks.other_tools.finding import Meaning, Said, Verdict, findings_of, verdict_of
from benchmarks.other_tools.logs import write_csv
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of(
        "spikes: Loss spike", "Lower the learning rate or add/extend LR warmup",
        Said.UNSTABLE, Said.RATE_HIGH,
    ),
    Meaning.of(
        "divergence: Diverged (non-finite values)", "Lower the learning rate",
        Said.DIVERGED, Said.RATE_HIGH,
    ),
    Meaning.of(
        "divergence: Diverged (sustained growth)", "Lower the learning rate or restart",
        Said.DIVERGED, Said.RATE_HIGH,
    ),
    Meaning.of("plateau: Plateau", "stalled, not just converged: try a higher LR", Said.RATE_LOW),
    Meaning.of("overfitting: Overfitting onset", "Train improving, eval worse", Said.OVERFITTING),
    Meaning.of("lr_schedule: No LR warmup detected", "no ramp-up phase visible", Said.OTHER),
    Meaning.of("lr_schedule: LR increased after its peak", "Expected for cyclic schedules"),
    Meaning.of("lr_schedule: LR discontinuity", "step-decay drops are reported as info"),
    Meaning.of("grad_norm: Gradient-norm explosion", "Gradient-norm explosion", Said.UNSTABLE),
    Meaning.of("grad_norm: Gradient clipping likely saturated", "saturated", Said.OTHER),
    Meaning.of("throughput: Throughput regression", "Step-time / throughput regressions"),
    Meaning.of(
        "eval_noise: Eval metric too noisy to rank checkpoints", "too noisy to rank by", Said.OTHER
    ),
    Meaning.of(
        "loss_floor: Suspiciously low loss early (heuristic)", "possibly label leakage", Said.OTHER
    ),
)  # fmt: skip

GRAVE = frozenset({"warning", "error"})


def read(answer: str) -> Verdict:
    """The verdict in what ``trainspotter analyze --output json`` prints."""
    return verdict_of(findings_of(answer, "detector", GRAVE), MEANINGS)


def judge(runs: Sequence[Labelled], place: Place) -> list[Verdict]:
    """Every run, a process each."""

    def command(log: Path, _: Path) -> list[str | Path]:
        return [place.program("trainspotter"), "analyze", log, "--output", "json"]

    return ask_each(runs, place, write_csv, command, read)


TOOL = Tool("trainspotter", MEANINGS, judge, program="trainspotter", share=0.15)
