"""What ``python -m tests.fuzz`` and its changes have found, as small as it could be made.

Each case was an exception, a file without points or a note, or a reading without an end.
"""

import io
import json
import zipfile
from dataclasses import dataclass
from itertools import islice, product

import pytest

from dashboard.logs.corrections.correction import FileCorrection, read_corrected
from dashboard.logs.registry import all_readers
from dashboard.model.run import Note, XUnit
from tests.logs.limits import within_limits
from tests.logs.promises import check_reader, check_upload, head_of
from tests.logs.samples import npz
from tests.logs.small_logs import codes


@dataclass(frozen=True)
class Found:
    """A reader, the name of the file, and what was in it."""

    reader: str
    name: str
    data: bytes


def text(reader: str, name: str, content: str) -> Found:
    return Found(reader, name, content.encode())


def cases_of(word: str) -> list[str]:
    """The word in 3,500 mixtures of small and capital letters."""
    pairs = [(letter, letter.upper()) for letter in word]
    return ["".join(one) for one in islice(product(*pairs), 3_500)]


def repacked(archive: bytes, old: bytes, new: bytes) -> bytes:
    """The zip with a change in its members, their checksums right."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    return changed.getvalue()


SPACES, DIGITS = " " * 3_900, "1" * 3_900  # a line may have 4,000 characters
LONG = 60_000  # characters
MARKS = "\u0301\u0327" * 15_000  # acute and cedilla, which are to be put in order
HALF = '"\\ud800"'
EVALUATIONS = npz(timesteps=[1, 2], results=[[1.0], [2.0]])

JSON_READERS = {
    "catboost": "catboost_info/catboost_training.json",
    "deepobs": "random_seed__42.json",
    "history": "history.json",
    "huggingface": "trainer_state.json",
    "keras tuner": "trial.json",
    "sacred": "metrics.json",
}
OTHER_JSON = ["", "[]", "{}", "1", '{"meta": {}}', '{"meta": 1, "iterations": [1]}']
OTHER_JSON += ['{"meta": {}, "iterations": null}', '{"log_history": {}}', '{"testproblem": 1}']
OTHER_JSON += ['{"loss": {"steps": [1]}}', '{"loss": false}', '{"trial_id": 1}']

FOUND = {
    "half a character as a name in JSON lines": text(
        "json lines", "log.jsonl", f'{{"step": 1, {HALF}: 0.5}}\n{{"step": 2, "loss": 1}}\n'
    ),
    "half a character as a name of a curve": text(
        "history", "history.json", f'{{"loss": [1], {HALF}: [2]}}'
    ),
    "half a character as a run": text(
        "json lines", "log.jsonl", f'{{"run": {HALF}, "step": 1, "loss": 0.5}}\n'
    ),
    "records of an epoch without any number": text(
        "huggingface stdout", "train.log", "{'eval_loss': '?', 'epoch': '0.5'}\n" * 2
    ),
    "a line of spaces after epoch": text("mm text", "a.log", f"Epoch{SPACES}x\n"),
    "a line of spaces after step": text("text log", "a.log", f"step{SPACES}x\n" * 9),
    "a line of spaces after epochs": text("text log", "a.log", f"epochs{SPACES}x\n" * 9),
    "a line of spaces after lr": text("nnunet", "a.log", f"2-2 3:3: lr{SPACES}a b\n" * 9),
    "a line of spaces after an iteration": text("boosting stdout", "a.log", f"[1]{SPACES}\n" * 16),
    "a line of digits after step": text("piped stdout", "a.log", f"step {'1' * LONG}\n"),
    "a line of one word": text("boosting stdout", "a.log", f"[1] {'x' * LONG}\n[2] x-y:1\n"),
    "a line of short words": text("boosting stdout", "a.log", f"[1] {'a-' * (LONG // 2)}\n"),
    "a cell of digits that is no number": text("csv", "log.csv", f"step,loss\n1,{'1' * LONG}x\n"),
    "a value of digits that is no number": text(
        "text log", "a.log", f"step 1 loss={DIGITS}x\n" * 16
    ),
    "many letters before many spaces": text("text log", "a.log", f"{'a' * 60}{SPACES[60:]}\n" * 16),
    "a long name of a group of learning rates": text(
        "csv", "log.csv", f"step,lr adam{'1' * LONG}!\n1,2\n2,3\n"
    ),
    "a bad row behind a cell of several lines": text(
        "csv", "log.csv", 'step,loss\nstep,loss\n1,"2\n\n3"\n5,6,7\n'
    ),
    "more columns than any log has": text("csv", "log.csv", f"step,loss{',1' * 18_000}\n"),
    "many columns of one name": text("csv", "log.csv", f"step,loss{',1' * 5_000}\n1,2\n"),
    "many columns of different names": text(
        "csv", "log.csv", f"step,loss,{','.join(f'a{n}' for n in range(5_000))}\n1,2\n"
    ),
    "many names in one row": text(
        "json lines", "log.jsonl", json.dumps({"step": 1, **{f"a{n}": 1 for n in range(5_000)}})
    ),
    "many names that differ by case alone": text(
        "json lines",
        "log.jsonl",
        json.dumps({"step": 1, **dict.fromkeys(cases_of("abcdefghijkl"), 1)}),
    ),
    "a name of many accents": text("csv", "log.csv", f"step,a{MARKS}\n1,2\n2,3\n"),
    "an iteration of five thousand digits": text(
        "boosting stdout", "a.log", f"[{'1' * 5_000}] a-b:1\n"
    ),
    "a step of five thousand digits": text(
        "nanogpt", "a.log", f"iter {'1' * 3_900}: loss 1, time 1ms\n"
    ),
    "a long table without its columns": text("long csv", "all.csv", "run,step,value\na,1,2\n"),
    "a header of NumPy that breaks off": Found(
        "sb3 evaluations", "evaluations.npz", EVALUATIONS.replace(b"(2,)", b"(2, ")
    ),
    "a header of NumPy under Python 2": Found(
        "sb3 evaluations", "evaluations.npz", repacked(EVALUATIONS, b"(2,), }", b"(2L,),}")
    ),
    "words for numbers in NumPy's format": Found(
        "sb3 evaluations", "evaluations.npz", npz(timesteps=[1], results=["x"])
    ),
    "a yolo table without a row": text("yolo txt", "results.txt", "x 0/29 1.86G 0.1\n"),
    **{
        f"{reader} chosen for {data or 'nothing'}": text(reader, name, data)
        for reader, name in JSON_READERS.items()
        for data in OTHER_JSON
    },
    **{
        f"{reader} chosen for prose": text(reader, "letter.txt", "Dear reader,\n")
        for reader in ("llm.c", "modded-nanogpt", "nanogpt", "piped stdout", "text log", "yolo txt")
    },
}
READERS = {reader.name: reader for reader in all_readers()}


@pytest.mark.parametrize("case", FOUND)
def test_what_was_found_is_read_or_said_not_to_be(case: str) -> None:
    found = FOUND[case]
    with within_limits(len(found.data)):
        check_reader(READERS[found.reader], found.name, found.data, found.data)
    with within_limits(len(found.data)):
        check_upload(found.name, found.data)


def levels(leaf: str, pattern: str, count: int) -> str:
    """YAML in which every level holds the one before it ten times."""
    lines = [f"a0: &a0 {leaf}"]
    lines += [f"a{n}: &a{n} {pattern.replace('@', f'*a{n - 1}')}" for n in range(1, count)]
    return "\n".join(lines) + "\nlr: 0.1\n"


TEN = ", ".join(["@"] * 10)
SETTINGS = {
    "lists of lists": levels("[1]", f"[{TEN}]", 9),
    "lists of many": levels("[1]", f"[{', '.join(['@'] * 250)}]", 5),
    "mappings of nothing": levels("{}", "{" + ", ".join(f"k{n}: @" for n in range(10)) + "}", 12),
    "merges of merges": levels("{x: 1}", f"{{<<: [{TEN}]}}", 9),
    "many merges of many keys": "a: &a {"
    + ", ".join(f"k{n}: 1" for n in range(2_000))
    + "}\nb:\n  <<: ["
    + ", ".join(["*a"] * 9_000)
    + "]\n",
    "a number too long to be written": "seed: 0x" + "f" * 5_000,
    "a name that is a number too long to be written": "? 0x" + "f" * 5_000 + "\n: 1\n",
    "a whole number of nothing": "lr: !!int ''",
    "a truth that is none": "lr: !!bool x",
    "a time that is none": "lr: !!timestamp x",
    "a name that is a list": "? [a]\n: 1\n",
    "half a character": 'name: "\\ud800"',
    "a type of a program": "a: !!python/object/apply:os.system ['true']",
    "nested ten thousand deep": "[" * 10_000,
    "nested nine hundred deep": "a: " + "[" * 900 + "]" * 900,
}


@pytest.mark.parametrize("case", SETTINGS)
def test_settings_built_to_do_harm_are_read_within_limits(case: str) -> None:
    data = SETTINGS[case].encode()
    with within_limits(len(data)):
        book = check_upload("hparams.yaml", data)
    assert codes(book) in ([Note.SIDE_FILE], [Note.SETTINGS_UNREADABLE])


@pytest.mark.parametrize("epoch", ["1e300", "-1e19", "NaN", "Infinity", "0.5"])
def test_epochs_that_cannot_be_steps_leave_the_steps_as_they_are(epoch: str) -> None:
    data = f'{{"step": 7, "epoch": {epoch}, "loss": 2.0}}\n{{"step": 8, "epoch": 1, "loss": 1.0}}\n'
    said = FileCorrection("json lines", XUnit.EPOCH)
    head = head_of("log.jsonl", data.encode())
    (run,) = read_corrected(READERS["json lines"], head, data.encode(), said).runs
    assert [one.step.tolist() for one in run.points] == [[7, 8]]
    assert run.x_unit is XUnit.STEP
