"""What the two commands print and how they end on readable logs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import diagnose, load_logs

Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
@pytest.mark.parametrize("siblings", [True, False])
def test_the_json_is_the_report_that_the_library_gives(
    logs: Path, curva: Command, lang: str, siblings: bool
) -> None:
    alone = [] if siblings else ["--no-siblings"]
    code, out, err = curva("diagnose", logs, "--format", "json", "--lang", lang, *alone)
    assert (code, err) == (0, "")
    report = diagnose(load_logs(logs), siblings=siblings, lang=lang)
    assert json.loads(out) == report.to_dict()


def test_the_receipt_is_the_same_from_both_commands(logs: Path, curva: Command) -> None:
    _, inspected, _ = curva("inspect", logs, "--json")
    _, diagnosed, _ = curva("diagnose", logs, "--format", "json")
    assert json.loads(inspected)["receipt"] == json.loads(diagnosed)["receipt"]
    assert set(json.loads(inspected)) == {"schema", "receipt"}


def test_without_siblings_nothing_is_measured_across_runs(logs: Path, curva: Command) -> None:
    _, out, _ = curva("diagnose", logs, "--format", "json", "--no-siblings")
    report = json.loads(out)
    assert report["comparisons"] == []
    lamps = [lamp for run in report["runs"] for lamp in run["lamps"].values()]
    assert not any(lamp["from_siblings"] for lamp in lamps)


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_every_run_is_in_the_document(logs: Path, curva: Command, form: str, lang: str) -> None:
    code, out, err = curva("diagnose", logs, "--format", form, "--lang", lang)
    assert (code, err) == (0, "")
    assert [name for name in ("laranja", "lilas", "azul") if name not in out] == []


def test_the_source_of_a_run_lies_under_the_path_that_was_given(logs: Path, curva: Command) -> None:
    runs = json.loads(curva("diagnose", logs, "--format", "json")[1])["runs"]
    assert sorted(Path(run["source"]).parts[0] for run in runs) == ["azul", "laranja", "lilas"]
    assert all((logs / run["source"]).exists() for run in runs)


def test_a_pipe_gets_no_colours(logs: Path, curva: Command) -> None:
    assert "\x1b" not in curva("diagnose", logs)[1]


def test_columns_of_the_terminal_are_kept(
    logs: Path, curva: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, curva("diagnose", logs)[1].splitlines())) <= 60


FAIL_ON = [
    ("healthy", "none", 0),
    ("healthy", "warning", 0),
    ("healthy", "critical", 0),
    ("poor", "none", 0),
    ("poor", "warning", 1),
    ("poor", "critical", 0),
    ("broken", "none", 0),
    ("broken", "warning", 1),
    ("broken", "critical", 1),
]


@pytest.mark.parametrize(("logged", "level", "expected"), FAIL_ON)
def test_fail_on_ends_with_one_when_a_headline_is_that_severe(
    tmp_path: Path,
    history: Callable[..., str],
    curva: Command,
    logged: str,
    level: str,
    expected: int,
) -> None:
    file = tmp_path / "metrics.csv"
    texts = {"healthy": history(2), "poor": history(16), "broken": DIVERGED}
    file.write_text(texts[logged], encoding="utf-8")
    assert curva("diagnose", file, "--fail-on", level)[0] == expected


DIVERGED = "epoch,train_loss,test_loss\n" + "".join(
    f"{epoch},{loss},{loss}\n" for epoch, loss in enumerate([2.3, 2.0, 9.0, 400.0, *["nan"] * 8])
)
