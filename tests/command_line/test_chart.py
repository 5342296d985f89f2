"""The command that writes figures: what the ending chooses, the language, what is refused."""

import csv
import io
from pathlib import Path

import pytest

from dashboard.report.figures import picture
from dashboard.report.figures.picture import PictureError
from tests.command_line.conftest import Command

STARTS = {"svg": b"<svg", "pdf": b"%PDF-", "png": b"\x89PNG", "csv": b"\xef\xbb\xbfrun,"}


def rows(file: Path, separator: str = ",") -> list[list[str]]:
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@pytest.mark.parametrize("ending", [*STARTS, "SVG"])
def test_the_ending_chooses_what_is_written(
    ending: str, logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / f"figure.{ending}"
    code, out, err = curva("chart", logs, "--output", file)
    assert (code, err) == (0, "")
    assert out.strip() == f"{file}: Loss and accuracy · 3 runs."
    assert file.read_bytes().startswith(STARTS[ending.lower()])


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("pt-BR", ["Perda e acurácia", "logs ·", "3 execuções", "Acurácia · teste", "época"]),
        ("en", ["Loss and accuracy", "logs ·", "3 runs", "Accuracy · test", "epoch"]),
    ],
)
def test_the_picture_has_the_caption_in_the_language_asked_for(
    lang: str, said: list[str], logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "figure.svg"
    curva("chart", logs, "-o", file, "--lang", lang)
    drawn = file.read_text(encoding="utf-8").replace("\xa0", " ")
    assert [one for one in said if one not in drawn] == []


@pytest.mark.parametrize(("theme", "ground"), [("light", "#ffffff"), ("dark", "#161614")])
def test_the_theme_is_the_ground_of_the_picture(
    theme: str, ground: str, logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "figure.svg"
    curva("chart", logs, "-o", file, "--theme", theme)
    assert ground in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "split"),
    [("loss.train", "train"), ("loss.test", "test"), ("loss", "test"), ("learning_rate", "none")],
)
def test_one_metric_by_name_and_part_of_the_data(
    asked: str, split: str, logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "figure.csv"
    assert curva("chart", logs, "-o", file, "--metric", asked)[0] == 0
    head, *body = rows(file)
    assert head == ["run", "settings", "metric", "split", "epoch", "value"]
    assert {(row[2], row[3]) for row in body} == {(asked.partition(".")[0], split)}
    assert len(body) == 3 * 31


def test_with_comma_the_numbers_are_those_of_a_spreadsheet_in_portuguese(
    logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "figure.csv"
    curva("chart", logs, "-o", file, "--comma", "--lang", "pt-BR", "--metric", "loss.train")
    head, *body = rows(file, ";")
    assert head == ["execução", "configuração", "métrica", "dados", "época", "valor"]
    assert all("," in row[-1] for row in body)


def test_a_metric_with_points_in_its_name_is_found(tmp_path: Path, curva: Command) -> None:
    log = tmp_path / "run.csv"
    log.write_text("epoch,score.v2.test\n" + "".join(f"{i},{i / 9}\n" for i in range(9)))
    _, _, named = curva("chart", log, "-o", tmp_path / "a.csv", "--metric", "nothing")
    name = named.splitlines()[0].rpartition(" ")[2].rstrip(".")
    assert curva("chart", log, "-o", tmp_path / "a.csv", "--metric", name)[0] == 0
    assert len(rows(tmp_path / "a.csv")) == 10


def test_a_metric_that_is_not_there_is_said_with_those_that_are(
    logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "figure.svg"
    code, out, err = curva("chart", logs, "-o", file, "--metric", "lost.test")
    assert (code, out) == (2, "")
    assert "lost.test" in err
    assert "loss.test, loss.train" in err
    assert not file.exists()


def test_logs_without_a_run_write_nothing(tmp_path: Path, curva: Command) -> None:
    (tmp_path / "notes.txt").write_text("nothing here")
    file = tmp_path / "figure.svg"
    code, out, err = curva("chart", tmp_path / "notes.txt", "-o", file)
    assert (code, out) == (2, "")
    assert err.startswith("Nothing readable")
    assert not file.exists()


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_a_file_that_cannot_be_written_is_one_sentence(
    lang: str, logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "no such folder" / "figure.csv"
    code, out, err = curva("chart", logs, "-o", file, "--lang", lang)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert str(file) in err


def test_a_figure_that_cannot_be_drawn_is_one_sentence_and_no_file(
    logs: Path, tmp_path: Path, curva: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise PictureError("no such mark")

    monkeypatch.setattr(picture, "write", refuse)
    code, _, err = curva("chart", logs, "-o", tmp_path / "figure.png")
    assert code == 2
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "figure.png").exists()


@pytest.mark.parametrize(
    ("query", "runs"), [("lr>0.05", 1), ("batch_size=64 and not lr=3", 1), ("lr", 3)]
)
def test_only_the_runs_that_a_query_finds_are_drawn(
    query: str, runs: int, logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "some.csv"
    code, _, err = curva("chart", logs, "--output", file, "--runs", query)
    assert (code, err) == (0, "")
    assert len({row[0] for row in rows(file)[1:]}) == runs


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("lr>", "--runs: A value has to follow “lr >”. It is at the end."),
        ("adam and rate>3", "Here: rate>3"),
        ("lr=77", "--runs lr=77 finds none of the 3 runs."),
    ],
)
def test_a_query_that_is_none_is_said_with_its_place_and_nothing_is_written(
    query: str, said: str, logs: Path, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "none.csv"
    code, out, err = curva("chart", logs, "--output", file, "--runs", query, "--lang", "en")
    assert (code, out) == (2, "")
    assert said in err
    assert not file.exists()
