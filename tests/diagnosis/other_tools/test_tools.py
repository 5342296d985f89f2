"""Each tool's table of meanings covers what the tool documents, and its output is understood."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.other_tools.command_line import folder_of
from benchmarks.other_tools.finding import (
    UNREAD,
    Finding,
    Meaning,
    Said,
    Verdict,
    verdict_of,
)
from benchmarks.other_tools.tool import Place, Tool, all_tools
from benchmarks.other_tools.tools import (
    curva,
    epochix,
    finetune_doctor,
    losslint,
    trainproof,
    trainspotter,
)
from benchmarks.published import Labelled
from dashboard.diagnosis.headline import ORDER
from dashboard.diagnosis.verdict import BatchSize, Fit, LearningRate, Stability
from dashboard.model.curve import curves_of
from tests.diagnosis.alone.formulas import book, healthy, overfitting
from tests.diagnosis.other_tools.recorded import (
    ANSWERS,
    DOCUMENTED,
    EPOCHIX_NOTHING_READ,
    TRAINPROOF_NO_LOSS,
)

TOOLS = all_tools()
NOWHERE = Place(Path("nowhere"), Path("nowhere"))


def labelled(name: str = "run", **run: object) -> Labelled:
    (curves,) = curves_of(book(run_id=name, **run))
    return Labelled("made up", "formulas", "", {}, curves)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_meaning_quotes_the_tool_and_stands_once(tool: Tool) -> None:
    codes = [meaning.code for meaning in tool.meanings]
    assert len(set(codes)) == len(codes) > 0
    assert all(meaning.words.strip() for meaning in tool.meanings)
    assert tool.says


def test_a_tool_is_a_program_or_says_what_version_of_a_rule_it_is() -> None:
    assert [tool.name for tool in TOOLS if bool(tool.program) == bool(tool.version)] == []
    assert {tool.name for tool in TOOLS if tool.program} == set(DOCUMENTED)
    assert len({tool.name for tool in TOOLS}) == len(TOOLS)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_every_finding_that_a_program_documents_has_a_meaning(name: str) -> None:
    tool = next(tool for tool in TOOLS if tool.name == name)
    known = {meaning.code.partition(": ")[0] for meaning in tool.meanings}
    known |= trainproof.NOT_JUDGED if name == "trainproof" else set()
    assert set(DOCUMENTED[name]) - known == set()


def test_the_recorded_output_of_each_program_is_understood() -> None:
    both = frozenset({Said.DIVERGED, Said.OVERFITTING})
    assert trainproof.read(ANSWERS["trainproof"]) == {"0.csv": Verdict(both, both)}
    spotted = trainspotter.read(ANSWERS["trainspotter"])
    assert spotted.said == {Said.UNSTABLE, Said.RATE_HIGH, Said.RATE_LOW}
    assert spotted.graver == {Said.UNSTABLE, Said.RATE_HIGH}
    assert spotted.rate == 1
    assert finetune_doctor.read(ANSWERS["finetune-doctor"]) == Verdict(
        frozenset({Said.OVERFITTING, Said.OTHER}), frozenset({Said.OVERFITTING})
    )
    assert losslint.read(ANSWERS["losslint"]) == {
        "1.csv": Verdict(frozenset({Said.OVERFITTING})),
        "2.csv": Verdict(
            frozenset({Said.UNSTABLE, Said.DIVERGED}), frozenset({Said.UNSTABLE, Said.DIVERGED})
        ),
        "3.csv": Verdict(),
    }
    assert epochix.read(ANSWERS["epochix"]) == Verdict(
        frozenset({Said.OVERFITTING, Said.DIVERGED, Said.RATE_HIGH}),
        frozenset({Said.DIVERGED, Said.RATE_HIGH}),
    )


def test_a_log_that_a_program_would_not_judge_is_no_verdict() -> None:
    assert trainproof.read(json.dumps(TRAINPROOF_NO_LOSS)) == {"1.csv": UNREAD, "2.csv": UNREAD}
    assert epochix.read(json.dumps(EPOCHIX_NOTHING_READ)) == UNREAD


def test_a_withdrawn_warning_counts_until_it_is_given_again() -> None:
    assert epochix.standing(["overfit", "overfit_cleared"]) == set()
    assert epochix.standing(["overfit", "overfit_cleared", "overfit"]) == {"overfit"}


def test_a_finding_without_a_meaning_is_an_error_not_a_silence() -> None:
    with pytest.raises(KeyError, match="new-check"):
        verdict_of([Finding("new-check", is_grave=True)], losslint.MEANINGS)


@pytest.mark.parametrize(
    ("findings", "rate"),
    [
        ([], 0),
        ([("low", False)], -1),
        ([("low", False), ("high", False)], 1),
        ([("low", True), ("high", False)], -1),
        ([("other", True), ("low", False)], -1),
    ],
)
def test_the_graver_word_on_the_rate_counts_and_the_high_one_of_equals(
    findings: list[tuple[str, bool]], rate: int
) -> None:
    table = (
        Meaning.of("low", "raise it", Said.RATE_LOW),
        Meaning.of("high", "lower it", Said.RATE_HIGH),
        Meaning.of("other", "look at it", Said.OTHER),
    )
    verdict = verdict_of([Finding(code, is_grave=grave) for code, grave in findings], table)
    assert verdict.rate == rate


def test_every_state_of_our_lamps_has_a_meaning_or_is_calm() -> None:
    states = {state.value for lamp in (Stability, LearningRate, BatchSize, Fit) for state in lamp}
    said = {state.value for _, state, _ in curva.STATES}
    assert said | curva.CALM == states
    assert said == {state.value for state, _ in ORDER}


def test_ours_is_asked_through_the_public_interface() -> None:
    runs = [labelled("a", **healthy()), labelled("b", **overfitting(turn=10, rise=0.1))]
    calm, ill = curva.TOOL.judge(runs, NOWHERE)
    assert calm == Verdict()
    assert ill.said == {Said.OVERFITTING}
    assert curva.TOOL.judge([labelled("c", train_loss=[2.0, 3.0, float("nan")])], NOWHERE)[
        0
    ].graver >= {Said.DIVERGED}


RULES = [tool for tool in TOOLS if tool.version == "re-implemented"]


@pytest.mark.parametrize("tool", RULES, ids=lambda tool: tool.name)
def test_every_published_rule_says_what_it_is_there_for_and_reads_no_run_without_a_loss(
    tool: Tool,
) -> None:
    runs = [
        labelled("a", **overfitting(turn=10, rise=0.1)),
        labelled("b", train_loss=[2.0, 1.0, 5000.0], val_loss=[2.0, 1.0, 6000.0]),
        labelled("c", train_reward=[1.0, 2.0, 3.0]),
    ]
    verdicts = tool.judge(runs, NOWHERE)
    assert frozenset[Said]().union(*(one.said for one in verdicts)) <= tool.says
    assert [one.is_read for one in verdicts] == [True, True, False]
    assert any(one.said for one in verdicts)


def program(folder: Path, name: str, text: str) -> Place:
    """A place with a program of this name that is a shell script."""
    path = folder / "bin" / name
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    work = folder / "work"
    work.mkdir()
    return Place(folder, work)


REFUSES_ONE = """
shift
for log in "$@"; do
  case "$log" in --format|json) ;; *) if grep -q 9999 "$log"; then exit 2; fi;; esac
done
printf '{"runs": ['
comma=""
for log in "$@"; do
  case "$log" in --format|json) ;; *) printf '%s{"source": "%s"}' "$comma" "$log"; comma=",";; esac
done
printf '], "findings": []}'
"""


def test_one_log_that_makes_a_program_refuse_all_costs_only_itself(tmp_path: Path) -> None:
    runs = [labelled(f"run{i}", train_loss=[2.0, 1.0]) for i in range(5)]
    runs[3] = labelled("odd", train_loss=[9999.0, 1.0])
    verdicts = losslint.TOOL.judge(runs, program(tmp_path, "losslint", REFUSES_ONE))
    assert [one.is_read for one in verdicts] == [True, True, True, False, True]


LEAVES_OUT_SHORT_LOGS = """
printf '{"reports": ['
comma=""
for log in "$2"/*.csv; do
  if [ $(wc -l < "$log") -gt 3 ]; then printf '%s{"file": "%s", "findings": [
    {"id": "TP-PASS", "level": "PASS"}]}' "$comma" "$log"; comma=","; fi
done
printf ']}'
"""


def test_logs_that_a_program_leaves_out_of_its_folder_are_not_read(tmp_path: Path) -> None:
    lengths = [3, 2, 4] * 9
    runs = [labelled(f"run{i}", train_loss=[1.0] * n) for i, n in enumerate(lengths)]
    count = f'ls "$2"/*.csv | wc -l >> {tmp_path}/counts'
    place = program(tmp_path, "trainproof", count + LEAVES_OUT_SHORT_LOGS)
    verdicts = trainproof.TOOL.judge(runs, place)
    assert [one.is_read for one in verdicts] == [n > 2 for n in lengths]
    assert (tmp_path / "counts").read_text(encoding="utf-8").split() == [str(trainproof.MOST), "7"]


def test_one_log_on_which_a_program_fails_costs_only_itself(tmp_path: Path) -> None:
    runs = [labelled(f"run{i}", train_loss=[2.0, 1.0, 1.0]) for i in range(5)]
    runs[1] = labelled("odd", train_loss=[9999.0, 1.0, 1.0])
    fails = 'if grep -q 9999 "$2"/*.csv; then exit 2; fi'
    verdicts = trainproof.TOOL.judge(
        runs, program(tmp_path, "trainproof", fails + LEAVES_OUT_SHORT_LOGS)
    )
    assert [one.is_read for one in verdicts] == [True, False, True, True, True]


def test_an_answer_that_is_there_is_not_asked_for_again(tmp_path: Path) -> None:
    answer = json.dumps({"findings": []})
    call = f"echo called >> {tmp_path}/calls; echo '{answer}'"
    place = program(tmp_path, "trainspotter", call)
    runs = [labelled("a", train_loss=[2.0, 1.0])]
    for _ in range(2):
        assert trainspotter.TOOL.judge(runs, place) == [Verdict()]
    assert (tmp_path / "calls").read_text(encoding="utf-8") == "called\n"


@pytest.mark.parametrize("ending", ["exit 2", "echo '{}'; kill -9 $$", "true"])
def test_a_program_that_fails_or_says_nothing_has_not_read_the_run(
    tmp_path: Path, ending: str
) -> None:
    place = program(tmp_path, "trainspotter", ending)
    assert trainspotter.TOOL.judge([labelled("a", train_loss=[2.0, 1.0])], place) == [UNREAD]


def test_the_places_of_runs_do_not_depend_on_what_else_is_asked(tmp_path: Path) -> None:
    place = Place(tmp_path, tmp_path)
    one, two = labelled("a", train_loss=[1.0]), labelled("b", train_loss=[1.0])
    assert folder_of(one, place) != folder_of(two, place)
    assert folder_of(one, place) == folder_of(replace(one, label="other"), place)
