"""How much memory readers take for each byte of a file, with what Python itself counts."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.logs import file_head
from dashboard.logs.one_file import read_into
from dashboard.logs.parts import Part
from dashboard.logs.points import text_lines
from dashboard.logs.points.split_lines import STRETCH, lines_in_stretches
from dashboard.logs.sources.disk import disk_file

ROWS = 12_000


def record(step: int) -> str:
    return json.dumps({"step": step, "loss": 2 / (step + 1), "val_loss": 2.1 / (step + 1)})


def lines() -> str:
    return "\n".join(map(record, range(ROWS)))


def console() -> str:
    return "\n".join(
        f"Epoch {step + 1}: loss={2 / (step + 1):.6f} val_loss={2.1 / (step + 1):.6f}"
        for step in range(ROWS)
    )


def one_list() -> str:
    return json.dumps({"loss": [2 / (step + 1) for step in range(5 * ROWS)]})


def rows() -> str:
    return "[" + ",".join(map(record, range(ROWS))) + "]"


def objects() -> str:
    return "[" + '{"a":1,"b":{},"c":[]},' * (5 * ROWS) + rows()[1:]


def state() -> str:
    return '{"log_history": [' + ",".join(map(record, range(ROWS))) + "]}"


@pytest.mark.parametrize(
    ("name", "made", "most"),
    [
        ("log.jsonl", lines, 6),
        ("history.json", one_list, 4),
        ("history.json", rows, 4),
        ("history.json", objects, 4),
        ("trainer_state.json", state, 4),
        ("train.log", console, 9),
    ],
)
def test_a_reader_holds_few_times_what_the_file_is(
    name: str, made: Callable[[], str], most: float, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(made(), encoding="utf-8")
    size = path.stat().st_size
    read_into(Part().batch, Part().receipt, disk_file(path, name, size))  # all is imported
    part = Part()
    tracemalloc.start()
    try:
        read_into(part.batch, part.receipt, disk_file(path, name, size))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert part.points >= (0 if made is objects else 2 * ROWS)  # those are no log
    assert peak / size < most


BYTES = {
    "utf-8": "épocas 1\nloss: 2 — 🔥\r\n\n".encode() * 400,
    "utf-8, cut off": "loss: 1\nloss: é".encode()[:-1],
    "windows": "época 1\nloss: 2\r\n".encode("latin-1") * 400,
    "with its mark": "\ufeffloss: 1\nloss: 2".encode() * 400,
    "utf-16": "loss: 1\nloss: é\n".encode("utf-16") * 400,
    "colours": b"\x1b[1mloss\x1b[0m: 1\rloss: 2\n" * 400,
    "no line feed": b"loss: 1\x0c" * 400,
    "a zero byte": b"loss: 1\n" * 400 + b"\x00",
    "binary": bytes(range(1, 256)) * 20,
}


@pytest.mark.parametrize("name", BYTES)
def test_lines_of_a_file_are_those_of_its_bytes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_lines, "STRETCH", 100)
    monkeypatch.setattr(file_head, "STRETCH", 101)  # within a character, too
    path = tmp_path / "train.log"
    path.write_bytes(BYTES[name])
    assert file_head.encoding_of_file(path) == file_head.detect_encoding(BYTES[name])
    assert list(text_lines.lines_of_file(path)) == list(text_lines.lines_of(BYTES[name]))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c\n", ""])
def test_lines_in_stretches_are_the_lines(end: str) -> None:
    text = "".join(f"{'x' * (number % 97)}{end}" for number in range(20_000))
    assert len(text) > 3 * STRETCH
    assert list(lines_in_stretches(text)) == text.splitlines()
    assert list(lines_in_stretches(text + "\r\n\r\n end")) == (text + "\r\n\r\n end").splitlines()
