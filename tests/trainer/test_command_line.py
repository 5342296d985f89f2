"""The command line: what it trains, what it refuses, and that refusing leaves nothing behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from trainer.__main__ import main
from trainer.run_files.run_folder import read_hparams
from trainer.text import LANGUAGES

ROOT = Path(__file__).parents[2]
QUICK = ["run", "--epochs", "2", "--hidden", "8", "--lang", "en"]


def damaged(folder: Path, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name in ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"):
        (folder / f"{name}-ubyte").write_bytes(content)
    return folder


REFUSED = [
    [],
    ["dance"],
    ["run", "nope"],
    ["run", "--lr"],
    ["run", "--lr", "-1"],
    ["run", "--lr", "fast"],
    ["run", "--rate", "0.1"],
    ["run", "digits", "--lr", "0.1"],
    ["run", "digits", "extra"],
    ["run", "digits", "--seed", "-3"],
    ["run", "--batch-size", "99999"],
    ["run", "--dataset", "cifar"],
    ["run", "--dataset", "mnist", "--data-dir", "nowhere"],
    ["run", "--dataset", "mnist", "--data-dir", "empty"],
    ["run", "--dataset", "mnist", "--data-dir", "damaged"],
    ["run", "switch", "--data-dir", "damaged"],
    ["run", "--out", "file"],
    ["run", "--out", "file/run"],
    ["run", "--out", "foreign"],
    ["run", "digits", "--out", "file"],
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_is_impossible_gets_one_sentence_and_leaves_nothing(
    words, lang, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "metrics.csv").write_text("epoch,loss\n")
    damaged(tmp_path / "damaged", b"no images here")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setenv("LC_ALL", lang.replace("-", "_"))

    assert main(words) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.rstrip().endswith(".")
    assert "Traceback" not in said.err
    assert sorted(tmp_path.rglob("*")) == before


def test_one_run_is_trained_and_then_skipped(tmp_path, capsys):
    out = tmp_path / "mine"
    assert main([*QUICK, "--out", str(out)]) == 0
    assert "mine: done after epoch 2" in capsys.readouterr().err
    written = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main([*QUICK, "--out", str(out)]) == 0
    assert "already complete" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == written


@pytest.mark.parametrize("words", [["run", "digits", "--out", "x"], ["list", "--parts"]])
@pytest.mark.parametrize(("lang", "word"), [("en", "Training needs"), ("pt-BR", "Para treinar")])
def test_without_torch_one_sentence_names_the_extra_that_brings_it(lang, word, words, tmp_path):
    script = (
        "import sys; sys.modules['torch'] = None\n"
        "from trainer.__main__ import main\n"
        f"sys.exit(main([*{words}, '--lang', '{lang}']))"
    )
    command = [sys.executable, "-c", script]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith(word)
    assert "torch" in sentence
    assert "curva[train]" in sentence
    assert list(tmp_path.iterdir()) == []


def test_a_finished_run_is_not_overwritten_by_another(tmp_path, capsys):
    out = str(tmp_path / "mine")
    assert main([*QUICK, "--out", out]) == 0
    assert main([*QUICK, "--lr", "0.2", "--out", out]) == 2
    assert "other settings (lr, schedule)" in capsys.readouterr().err


def test_a_study_trains_each_of_its_runs_into_a_folder_of_its_own(tmp_path, capsys):
    assert main(["run", "digits", "--seed", "1", "--lang", "pt-BR", "--out", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out == f"Registros em {tmp_path}.\n"
    lines = said.err.splitlines()
    assert len([line for line in lines if "pronta após a época 40" in line]) == 4
    assert len([line for line in lines if "época 7/40" in line]) == 4
    assert len(lines) == 4 * 41
    accuracy = {}
    for folder in tmp_path.iterdir():
        hparams = read_hparams(folder)
        assert (hparams["finished"], hparams["seed"], hparams["study"]) == (True, 1, "digits")
        last = (folder / "metrics.csv").read_text().splitlines()[-1]
        accuracy[folder.name] = float(last.split(",")[5])
    assert accuracy["lr0.0001"] < 0.6  # hardly begun
    assert accuracy["lr0.1"] > 0.9
    assert accuracy["lr5"] < 0.3  # near chance: one in ten


def test_a_run_killed_half_way_is_trained_again_from_the_start(tmp_path):
    out = tmp_path / "killed"
    words = ["run", "--epochs", "400", "--batch-size", "1437", "--hidden", "4", "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "trainer", *words], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    metrics = out / "metrics.csv"
    while not metrics.exists() or metrics.read_text().count("\n") < 4:
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert read_hparams(out)["finished"] is False

    assert main(words) == 0
    assert read_hparams(out)["finished"] is True
    assert read_hparams(out)["epochs_done"] == 400
    assert metrics.read_text().count("\n") == 402
    assert len(list(out.iterdir())) == 4


def test_an_interruption_says_so_and_the_run_is_not_complete(tmp_path, monkeypatch, capsys):
    def interrupted(*_args, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr("trainer.running.train_one.train", interrupted)
    out = tmp_path / "stopped"
    assert main([*QUICK, "--out", str(out)]) == 130
    assert "goes on from the last epoch" in capsys.readouterr().err
    assert read_hparams(out)["finished"] is False


def test_a_disk_that_fills_up_gets_a_sentence_and_the_run_is_not_complete(
    tmp_path, monkeypatch, capsys
):
    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trainer.running.train_one.train", full)
    out = tmp_path / "full"
    assert main([*QUICK, "--out", str(out)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert read_hparams(out)["finished"] is False


def test_a_loss_that_is_no_number_ends_the_run_and_is_written_down(tmp_path, capsys):
    out = tmp_path / "wild"
    assert (
        main([*QUICK[:3], "--lr", "1e6", "--hidden", "32,32,32", "--lang", "en", "--out", str(out)])
        == 0
    )
    assert "no longer a number" in capsys.readouterr().err
    assert read_hparams(out)["stopped"] == "loss_not_finite"
    assert read_hparams(out)["finished"] is True
    assert "nan" in (out / "metrics.csv").read_text()


@pytest.mark.parametrize(("lang", "word"), [("en", "learning rate"), ("pt-BR", "taxa")])
def test_help_and_list_speak_the_language_asked_for(lang, word, capsys):
    with pytest.raises(SystemExit) as left:
        main(["run", "--help", "--lang", lang])
    assert left.value.code == 0
    help_text = capsys.readouterr().out
    assert word in help_text
    assert ("options" in help_text) == (lang == "en")
    assert main(["list", "--lang", lang]) == 0
    assert "batch1024_x30_then_64_x30" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("grid", "label"),
    [
        (["--lr", "0.1", "--batch-size", "16,64"], "execução batch16"),
        (["--lr", "0.1,0.2"], "2 execuções ao mesmo tempo"),
    ],
)
def test_the_bars_are_drawn_on_a_terminal_for_the_runs_and_for_the_study(tmp_path, grid, label):
    pty = pytest.importorskip("pty", reason="a terminal of the Unix kind is needed")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 120))  # a terminal of no width shows no bar
    words = ["run", *grid, "--epochs", "4", "--lang", "pt-BR", "--out", str(tmp_path / "r")]
    with subprocess.Popen(
        [sys.executable, "-m", "trainer", *words], cwd=ROOT, stderr=theirs, stdout=theirs
    ) as process:
        os.close(theirs)
        drawn = b""
        while chunk := read_or_end(ours):
            drawn += chunk
    os.close(ours)
    assert process.returncode == 0
    assert "estudo" in drawn.decode()
    assert label in drawn.decode()
    assert "acurácia de teste" in drawn.decode()


def read_or_end(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux's way to say that the other side has closed
        return b""
