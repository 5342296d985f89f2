"""Range test and noise scale: what is said on the way, and the files that are left."""

import csv
import io
import math
from contextlib import closing

import numpy as np
import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from tests.trainer.test_progress import Clock
from trainer.__main__ import main
from trainer.run_files.log import TAGS
from trainer.running.manner import Manner
from trainer.running.measuring import LINES, Measuring

SMALL = ["--hidden", "4", "--max-train-examples", "100"]
COMMANDS = {
    "find-lr": [*SMALL, "--updates", "40", "--repeats", "1"],
    "noise-scale": [*SMALL, "--points", "3", "--batches", "16", "--epochs", "2"],
}


def shown(manner, total=200):
    stream, clock = io.StringIO(), Clock()
    with closing(Measuring("updates", total, stream, "en", manner, clock)) as progress:
        for done in range(1, total + 1):
            clock.now += 0.5
            progress.take(done, 1.5)
    return stream.getvalue().splitlines()


def test_elsewhere_than_on_a_terminal_every_tenth_has_a_line_with_the_time_left():
    lines = shown(Manner.LINES)
    assert len(lines) == LINES
    assert lines[0] == "updates: 20/200 · training loss 1.5 · 1 min 30 s left"
    assert lines[-1].startswith("updates: 200/200")


def test_few_measurements_have_a_line_each_and_a_quiet_command_none():
    assert len(shown(Manner.LINES, total=3)) == 3
    assert shown(Manner.QUIET) == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_what_is_said_on_the_way_goes_where_errors_go_and_can_be_left_out(
    command, lang, tmp_path, capsys
):
    for quiet in ([], ["--quiet"]):
        out = ["--out", str(tmp_path / f"x{len(quiet)}"), "--lang", lang]
        assert main([command, *COMMANDS[command], *out, *quiet]) == 0
        said = capsys.readouterr()
        assert bool(said.err) != bool(quiet)
        assert said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_event_file_holds_the_numbers_of_the_table(command, tmp_path):
    assert main([command, *COMMANDS[command], "--out", str(tmp_path / "x"), "--quiet"]) == 0
    with (tmp_path / "x" / "metrics.csv").open() as file:
        rows = list(csv.DictReader(file))
    events = EventAccumulator(str(tmp_path / "x"), size_guidance={"scalars": 0})
    events.Reload()
    names = [name for name in rows[0] if name != "step" and any(row[name] for row in rows)]
    assert set(events.Tags()["scalars"]) == {TAGS.get(name, name) for name in names}
    for name in names:
        points = [(one.step, one.value) for one in events.Scalars(TAGS.get(name, name))]
        told = [(int(row["step"]), float(row[name])) for row in rows if row[name]]
        assert [step for step, _ in points] == [step for step, _ in told]
        assert np.allclose([v for _, v in points], [v for _, v in told], rtol=1e-6)
        assert not any(math.isnan(value) for _, value in points)


def test_made_again_after_it_was_cut_short_it_leaves_one_event_file(tmp_path):
    words = ["find-lr", *COMMANDS["find-lr"], "--out", str(tmp_path / "x"), "--quiet"]
    assert main(words) == 0
    hparams = tmp_path / "x" / "hparams.yaml"
    hparams.write_text(hparams.read_text().replace("finished: true", "finished: false"))
    assert main(words) == 0
    assert len(list((tmp_path / "x").glob("events.out.tfevents.*"))) == 1
