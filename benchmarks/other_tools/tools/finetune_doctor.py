"""finetune-doctor: "did your fine-tune overfit?"; asked by ``finetune-doctor diagnose``.

A finding's code is its check and its title.  It is made for fine-tunings of language models and
reads nothing but ``trainer_state.json``.  The rate is read from its fixes: "a lower learning rate"
of a NaN loss; of spikes it says so only of early ones, which the code does not tell apart.
"""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.other_tools.command_line import ask_each
from benchmarks.other_tools.finding import Meaning, Said, Verdict, findings_of, verdict_of
from benchmarks.other_tools.logs import write_trainer_state
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of("no_eval: No evaluation", "This run logged no eval metric"),
    Meaning.of("no_eval: Too few evaluations", "too few to tell a trend from noise"),
    Meaning.of("overfitting: Overfitting", "Everything after that made it worse", Said.OVERFITTING),
    Meaning.of(
        "overfitting: Final checkpoint slightly worse", "small, but outside the eval's noise",
        Said.OVERFITTING,
    ),
    Meaning.of(
        "stopped_improving: Stopped improving early", "the same result for fewer steps", Said.OTHER
    ),
    Meaning.of(
        "metric_disagreement: Eval loss and your metric disagree", "This is not overfitting"
    ),
    Meaning.of(
        "loss_degenerate: NaN loss", "lower the learning rate", Said.DIVERGED, Said.RATE_HIGH
    ),
    Meaning.of("loss_degenerate: Loss is exactly zero", "not training on anything", Said.BROKEN),
    Meaning.of("not_learning: Training loss went up", "Training loss rose", Said.DIVERGED),
    Meaning.of("not_learning: Not learning", "Training loss barely moved", Said.BROKEN),
    Meaning.of("loss_spikes: Loss spikes", "at least 1.8x the loss around it", Said.UNSTABLE),
    Meaning.of(
        "loss_spikes: Loss jumps at every epoch boundary", "not instability", Said.OTHER
    ),
    Meaning.of("loss_spikes: Periodic loss spikes", "not instability", Said.OTHER),
    Meaning.of(
        "lr_schedule: Training at zero learning rate", "steps that changed nothing", Said.OTHER
    ),
    Meaning.of("gradients: Occasional overflowing gradients", "Nothing to do"),
    Meaning.of("gradients: NaN gradients", "a lower learning rate", Said.DIVERGED, Said.RATE_HIGH),
    Meaning.of("gradients: Zero gradients", "those updates moved nothing", Said.BROKEN),
    Meaning.of("gradients: Gradient spikes", "over 10x the local level", Said.UNSTABLE),
    Meaning.of(
        "eval_below_train: Eval loss below training loss", "Worth knowing why", Said.OTHER
    ),
    Meaning.of("incomplete: Run did not finish", "The log stops"),
    Meaning.of("rl_run: This is an RL run", "the loss-based checks are skipped"),
)  # fmt: skip

GRAVE = frozenset({"WARNING", "CRITICAL"})


def read(answer: str) -> Verdict:
    """The verdict in what ``finetune-doctor diagnose -f json`` prints."""
    return verdict_of(findings_of(answer, "check", GRAVE), MEANINGS)


def judge(runs: Sequence[Labelled], place: Place) -> list[Verdict]:
    """Every run, a process each."""

    def command(log: Path, _: Path) -> list[str | Path]:
        return [place.program("finetune-doctor"), "diagnose", log, "-f", "json"]

    return ask_each(runs, place, write_trainer_state, command, read)


TOOL = Tool("finetune-doctor", MEANINGS, judge, program="finetune-doctor")
