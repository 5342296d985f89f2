"""Advice as code: it compiles, it runs, does what the advice says, and holds no text of a log."""

import ast
import contextlib
import csv
import io
import re
import shlex
from itertools import product
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.utils.data import DataLoader, TensorDataset

from dashboard.diagnosis import recommendations
from dashboard.diagnosis.verdict import Recommendation
from dashboard.model.run import Run, XUnit
from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.text.snippets import for_keras, for_pytorch, for_trainer, write
from dashboard.text.snippets.given import KINDS
from trainer.__main__ import FLAGS, _parse
from trainer.settings import CHOICES, WIDTH, Settings, as_mapping, from_mapping

SCALE = {"metric": "accuracy", "split": "test"}
UNSHOWN = {"shown_lr": "none", "shown_score": "none"}
MOVED = {"factor": 3.0, "fold": 3.0, "improved": 0.92, **SCALE}
CHECKS = (
    "probe_lower_lr",
    "check_output_layer",
    "check_metric",
    "fix_reduction",
    "check_gradient_flow",
    "check_classes",
    "check_split",
    "shuffle_data",
)
"""Actions without a setting: what to look at is always the same."""

ADVICE = {
    "raise_lr": [
        Recommendation("raise_lr", "lr", 0.01, 0.03, evidence=MOVED | UNSHOWN),
        Recommendation(
            "raise_lr", "lr", 0.01, 0.03, evidence=MOVED | {"shown_lr": 0.03, "shown_score": 0.9}
        ),
        Recommendation("raise_lr", "lr", None, None, evidence=MOVED | UNSHOWN),
    ],
    "lower_lr": [
        Recommendation("lower_lr", "lr", 0.01, 0.001, evidence=MOVED | UNSHOWN),
        Recommendation("lower_lr", "lr", None, None, evidence=MOVED | UNSHOWN),
    ],
    "raise_lr_with_batch": [
        Recommendation(
            "raise_lr_with_batch",
            "lr",
            0.01,
            0.16,
            evidence={"batch_size": 64, "batch_factor": 4.0, "factor": 16.0, "rule": rule}
            | {"warm_up_epochs": 5, **SCALE, **UNSHOWN},
        )
        for rule in ("linear", "square-root")
    ],
    "lower_batch_size": [
        Recommendation(
            "lower_batch_size", "batch_size", 16, 8, evidence={"factor": 2.0, **SCALE} | shown
        )
        for shown in ({"lr": "none", "shown_score": "none"}, {"lr": 0.02, "shown_score": 0.9})
    ],
    "raise_batch_size": [
        Recommendation(
            "raise_batch_size",
            "batch_size",
            16,
            32,
            evidence={"factor": 2.0, "lr": "none", "shown_score": "none", **SCALE},
        )
    ],
    "train_longer": [
        Recommendation("train_longer", f"{unit}s", 3, 6, evidence={"unit": unit, "factor": 2.0})
        for unit in ("epoch", "step")
    ],
    "stop_at_epoch": [
        Recommendation(
            "stop_at_epoch",
            "epochs",
            start,
            to,
            evidence={"unit": unit, "rise": 0.2, "accuracy_went": "rose"},
        )
        for start, to, unit in ((4, 2, "epoch"), (None, 2.5, "epoch"), (400, 200, "step"))
    ],
    "lower_weight_decay": [Recommendation("lower_weight_decay", "weight_decay", 0.3, 0.0005)],
    "add_weight_decay": [
        Recommendation("add_weight_decay", "weight_decay", None, 0.01),
        Recommendation("add_weight_decay", "weight_decay", 0.0005, 0.005),
    ],
    "add_dropout": [
        Recommendation("add_dropout", "dropout", None, 0.2),
        Recommendation("add_dropout", "dropout", 0.2, 0.5),
    ],
    "augment": [Recommendation("augment", "augmentation", None, None)],
    "larger_model": [Recommendation("larger_model", "model", None, None)],
    "decay_lr": [
        Recommendation("decay_lr", "lr", start, to, evidence=where | {"factor": 0.1, "fold": 10.0})
        for start, to in ((0.01, 0.001), (None, None))
        for where in (
            {"at": 2, "unit": "epoch"},
            {"at": "none", "unit": "epoch"},
            {"at": 3, "unit": "step"},
        )
    ],
    "warm_up": [
        Recommendation("warm_up", "warmup_epochs", 0, 2),
        Recommendation("warm_up", "warmup_steps", 0, 50, evidence={"steps": 50}),
    ],
    "clip_gradients": [Recommendation("clip_gradients", "clip_norm", None, 1.0)],
    "add_momentum": [
        Recommendation("add_momentum", "momentum", 0.0, 0.9, evidence={"factor": 10.0})
    ],
    "check_data": [Recommendation("check_data", "", None, None)],
    "check_labels": [Recommendation("check_labels", "", None, None)],
    "set_lr": [
        Recommendation("set_lr", "lr", 0.0, 0.001, evidence=SCALE | UNSHOWN),
        Recommendation("set_lr", "lr", 0.0, None, evidence=SCALE | UNSHOWN),
        Recommendation(
            "set_lr", "lr", 0.0, 0.03, evidence=SCALE | {"shown_lr": 0.03, "shown_score": 0.9}
        ),
    ],
    "check_precision": [
        Recommendation("check_precision", "", None, None, evidence={"where": where})
        for where in ("training", "validation")
    ],
    **{name: [Recommendation(name, "", None, None)] for name in CHECKS},
    "log_more": [
        Recommendation("log_more", "", None, None, evidence={"reason": reason, "points": 3})
        for reason in ("few-points", "no-loss")
    ],
}
"""Every action in the shapes that the engine gives it."""

CASES = [
    pytest.param(one, id=f"{one.action}-{n}") for a in ADVICE.values() for n, one in enumerate(a)
]
OURS = {"written_by": "curva-trainer", "log_format": 1, "train_examples": 1437} | {
    name: tuple(value) if isinstance(value, list) else value
    for name, value in as_mapping(Settings(epochs=4, batch_size=16, lr=0.01)).items()
}
CONFIGS = {
    "nothing known": {},
    "sgd": {"optimizer": "SGD", "lr": 0.01, "batch_size": 16, "epochs": 4},
    "all of sgd": {
        "optimizer": "sgd",
        "lr": 0.01,
        "momentum": 0.9,
        "nesterov": True,
        "weight_decay": 0.0005,
        "dropout": 0.2,
        "epochs": 4,
    },
    "adam": {"optimizer": "adam", "lr": 0.01, "batch_size": 16, "epochs": 4},
    "another": {"optimizer": "shampoo", "lr": 0.01, "epochs": 4},
    "ours": OURS,
}
HOSTILE = (
    "'; rm -rf ~ #",
    '"""\nimport os\nos.system("x")\n"""',
    "$(touch /tmp/x)`id`",
    "--out=/etc",
    "sgd\\\n",
    "1e-3)\nprint(1",
)


def run_of(config, label="lote 64/taxa 0,01"):
    return Run("a/b", label, "a/b", "trainer", XUnit.STEP, config)


def code(advice, config, lang="en", label="lote 64/taxa 0,01"):
    return write(advice, run_of(config, label), Catalogue(lang))


def test_every_action_of_the_engine_has_code_and_cases():
    folder = Path(recommendations.__file__).parent
    source = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    named = set(re.findall(r'Recommendation\(\s*"(\w+)"', source))
    named |= set(re.findall(r'(?:_plain|_move|_change)\(\s*situation, "(\w+)"', source))
    named |= set(re.findall(r'_check\(\s*code, "(\w+)"', source))
    assert named == set(ADVICE)
    assert set(for_pytorch.ACTIONS) == set(for_keras.ACTIONS) == set(ADVICE)
    assert set(for_trainer.ACTIONS) < set(ADVICE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("advice", CASES)
def test_every_action_says_why_what_to_expect_and_what_would_prove_it_wrong(advice, lang):
    words = Sentences(lang)
    assert words.why(advice)[0].isupper()
    assert words.expect(advice).startswith(words.say("expected") + " ")
    assert words.wrong_if(advice).startswith(words.say("wrong-if") + " ")
    told = [words.recommendation(advice), words.why(advice)]
    told += [words.expect(advice), words.wrong_if(advice)]
    assert all(one.endswith(".") and len(one) < 220 for one in told)
    assert len(set(told)) == 4


@pytest.mark.parametrize("advice", CASES)
def test_every_snippet_is_python_and_differs_between_languages_by_comments(advice):
    for config, framework in product(CONFIGS.values(), ("pytorch", "keras")):
        written, plain = (code(advice, config, lang)[framework] for lang in ("pt-BR", "en"))
        assert ast.dump(ast.parse(written)) == ast.dump(ast.parse(plain))
        assert max(map(len, written.splitlines())) < 64
        assert written.endswith("\n")


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    """Threads cost more than they bring on a model this small."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def surroundings(folder):
    """What the snippets call the reader's: a tiny model, its data and its loop."""
    torch.manual_seed(0)
    inputs, labels = torch.randn(32, 1, 8, 8), torch.randint(0, 3, (32,))
    train_set = TensorDataset(inputs, labels)
    train_loader = DataLoader(train_set, batch_size=16)
    layers = (torch.nn.Linear(64, 8), torch.nn.ReLU(), torch.nn.Dropout(0.1))
    model = torch.nn.Sequential(torch.nn.Flatten(), *layers, torch.nn.Linear(8, 3))
    names = {
        "model": model,
        "optimizer": torch.optim.SGD(model.parameters(), lr=0.01),
        "train_set": train_set,
        "train_loader": train_loader,
        "val_loader": train_loader,
        "loss_function": torch.nn.functional.cross_entropy,
        "epochs": 4,
        "features": 64,
        "width": 8,
        "classes": 3,
        "open": lambda name, *args, **more: (folder / name).open(*args, **more),
    }

    def train_one_epoch():
        for batch, answers in train_loader:
            names["optimizer"].zero_grad()
            loss = torch.nn.functional.cross_entropy(names["model"](batch), answers)
            loss.backward()
            names["optimizer"].step()
        return loss.item()

    def validate():
        with torch.no_grad():
            return torch.nn.functional.cross_entropy(names["model"](inputs), labels).item()

    return names | {"train_one_epoch": train_one_epoch, "validate": validate}


def executed(advice, config, folder):
    names = surroundings(folder)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(code(advice, config)["pytorch"], names)  # noqa: S102 (our own text is what is tested)
    return names, said.getvalue()


@pytest.mark.parametrize("advice", CASES)
def test_every_pytorch_snippet_runs(advice, tmp_path):
    different = {code(advice, config)["pytorch"]: config for config in CONFIGS.values()}
    for config in different.values():
        names, _ = executed(advice, config, tmp_path)
        assert all(torch.isfinite(weight).all() for weight in names["model"].parameters())


def first(action, config, folder, nth=0):
    names, said = executed(ADVICE[action][nth], config, folder)
    return names, names["optimizer"].param_groups[0], said


def test_a_known_optimizer_keeps_its_settings_and_changes_one(tmp_path):
    names, group, _ = first("raise_lr", CONFIGS["all of sgd"], tmp_path)
    assert type(names["optimizer"]) is torch.optim.SGD
    kept = {name: group[name] for name in ("lr", "momentum", "weight_decay", "nesterov")}
    assert kept == {"lr": 0.03, "momentum": 0.9, "weight_decay": 0.0005, "nesterov": True}


def test_an_unknown_optimizer_is_the_readers_own(tmp_path):
    _, group, _ = first("raise_lr", CONFIGS["another"], tmp_path)
    assert group["lr"] == 0.03
    _, group, _ = first("raise_lr", {}, tmp_path, nth=2)
    assert group["lr"] == pytest.approx(0.03)


def test_adam_gets_its_decay_apart_from_the_gradient(tmp_path):
    names, group, _ = first("add_weight_decay", CONFIGS["adam"], tmp_path)
    assert type(names["optimizer"]) is torch.optim.AdamW
    assert group["weight_decay"] == 0.01
    assert "AdamW" in code(ADVICE["add_weight_decay"][0], CONFIGS["adam"])["keras"]


def test_what_is_advised_is_done(tmp_path):
    assert first("lower_batch_size", {}, tmp_path)[0]["train_loader"].batch_size == 8
    assert first("lower_batch_size", {}, tmp_path, nth=1)[1]["lr"] == 0.02
    assert first("decay_lr", CONFIGS["sgd"], tmp_path)[1]["lr"] == pytest.approx(0.001)
    assert first("warm_up", {}, tmp_path)[1]["lr"] == pytest.approx(0.01 * (0.01 + 0.99 * 2 / 4))
    model = first("add_dropout", {}, tmp_path, nth=1)[0]["model"]
    assert [layer.p for layer in model if isinstance(layer, torch.nn.Dropout)] == [0.5]
    assert float(first("check_labels", {}, tmp_path)[2].split()[-1]) < 0.1
    first("log_more", {}, tmp_path)
    written = (tmp_path / "metrics.csv").read_text(encoding="utf-8")
    assert len(list(csv.reader(written.splitlines()))) == 5


def test_keras_decay_makes_up_for_what_momentum_would_have_done():
    written = code(ADVICE["add_weight_decay"][1], CONFIGS["all of sgd"])["keras"]
    assert "weight_decay=0.05" in written
    assert "weight_decay=0.005" in code(ADVICE["add_weight_decay"][1], CONFIGS["sgd"])["keras"]


def test_the_command_knows_the_trainers_options():
    own = as_mapping(Settings())
    known = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in for_trainer.DEFAULTS.items()
    }
    assert known == own
    assert tuple(for_trainer.DEFAULTS) == FLAGS
    assert {name: set(words) for name, words in CHOICES.items()} == for_trainer.CHOICES
    assert WIDTH.high == for_trainer.WIDEST


def asked_of_trainer(line):
    """The settings and the folder that the trainer takes from a command line."""
    program, dash, module, *words = shlex.split(line)
    assert (program, dash, module) == ("python", "-m", "trainer")
    asked = _parse(words, "en")
    chosen = {name: getattr(asked, name) for name in FLAGS if getattr(asked, name) is not None}
    return from_mapping(chosen), str(asked.out)


CHANGED = {
    "raise_lr": {"lr": 0.03},
    "lower_lr": {"lr": 0.001},
    "set_lr": {"lr": 0.001},
    "raise_lr_with_batch": {"lr": 0.16, "warmup_epochs": 5},
    "lower_batch_size": {"batch_size": 8},
    "raise_batch_size": {"batch_size": 32},
    "train_longer": {"epochs": 6},
    "stop_at_epoch": {"epochs": 2},
    "add_weight_decay": {"weight_decay": 0.01},
    "lower_weight_decay": {"weight_decay": 0.0005},
    "add_dropout": {"dropout": 0.2},
    "larger_model": {"hidden": (256,)},
    "decay_lr": {"decay": "step", "decay_rate": 0.1, "decay_every": 2},
    "warm_up": {"warmup_epochs": 2},
    "add_momentum": {"momentum": 0.9},
    "check_labels": {"max_train_examples": 20, "batch_size": 20, "epochs": 500},
}
NO_OPTION = (
    "augment",
    "clip_gradients",
    "check_data",
    "log_more",
    "check_precision",
    *CHECKS,
)


@pytest.mark.parametrize("action", ADVICE)
def test_a_command_keeps_the_settings_of_the_run_but_the_advised_one(action):
    line = code(ADVICE[action][0], OURS)["trainer"]
    if action in NO_OPTION:
        assert line is None
        return
    chosen, out = asked_of_trainer(line)
    own = Settings(epochs=4, batch_size=16, lr=0.01)
    found = {name for name in FLAGS if getattr(chosen, name) != getattr(own, name)}
    assert {name: getattr(chosen, name) for name in found} == CHANGED[action]
    assert out == f"runs/lote-64-taxa-0-01-{action.replace('_', '-')}"


@pytest.mark.parametrize(
    ("action", "nth", "changes"),
    [
        ("raise_lr", 0, {"written_by": "somebody"}),
        ("raise_lr", 0, {"schedule": ((("epoch", 1),), (("epoch", 9),))}),
        ("raise_lr", 0, {"dataset": "cifar10"}),
        ("raise_lr", 0, {"hidden": ("wide", 3)}),
        ("raise_lr", 0, {"seed": 1.5}),
        ("raise_lr", 2, {}),
        ("raise_batch_size", 0, {"train_examples": 20}),
        ("train_longer", 1, {}),
        ("stop_at_epoch", 1, {}),
        ("stop_at_epoch", 0, {"decay": "linear"}),
        ("add_weight_decay", 0, {"optimizer": "adam"}),
        ("larger_model", 0, {"hidden": (16_000,)}),
        ("larger_model", 0, {"hidden": ()}),
        ("decay_lr", 0, {"epochs": 30}),
        ("decay_lr", 0, {"decay": "exponential"}),
        ("decay_lr", 1, {}),
    ],
)
def test_what_the_trainer_cannot_do_gets_no_command(action, nth, changes):
    assert code(ADVICE[action][nth], OURS | changes)["trainer"] is None


def test_the_scale_of_the_inputs_can_be_put_right():
    line = code(ADVICE["check_data"][0], OURS | {"input_scaling": "raw"})["trainer"]
    assert asked_of_trainer(line)[0].input_scaling == "normalised"


SETTING = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(HOSTILE)
    | st.text()
    | st.sampled_from(sorted(KINDS))
)
ANY_CONFIG = st.dictionaries(st.sampled_from([*FLAGS, "nesterov", "schedule"]), SETTING)
ANY_ADVICE = st.builds(
    lambda one, start, to: Recommendation(
        one.action, one.parameter, start, to, evidence=one.evidence
    ),
    st.sampled_from([one for shapes in ADVICE.values() for one in shapes]),
    st.sampled_from(HOSTILE) | st.floats() | st.none(),
    st.sampled_from(HOSTILE) | st.floats(1e-12, 1e9),
)


@given(ANY_ADVICE, ANY_CONFIG, st.sampled_from(HOSTILE) | st.text(), st.booleans())
def test_nothing_that_a_log_says_acts(advice, config, label, is_ours):
    config = OURS | config if is_ours else config
    if isinstance(advice.to_value, str) or advice.to_value is None:
        advice = Recommendation(
            advice.action, advice.parameter, None, 0.5, evidence=advice.evidence
        )
    written = code(advice, config, "pt-BR", label)
    for framework in ("pytorch", "keras"):
        tree = ast.parse(written[framework])
        plain = ast.parse(code(advice, {}, "en")[framework])
        assert called(tree) <= called(plain) | CLASSES
        assert imported(tree) <= {"torch", "keras", "numpy", *imported(plain)}
    if written["trainer"] is not None:
        words = shlex.split(written["trainer"])
        assert shlex.join(words) == written["trainer"]
        assert all(re.fullmatch(r"[A-Za-z0-9._/,+-]*", word) for word in words)
        assert words[-1].startswith("runs/")
        assert ".." not in words[-1].split("/")
        _parse(words[3:], "en")


CLASSES = {*for_pytorch.CLASSES.values(), *for_keras.CLASSES.values(), "compile", "parameters"}
CLASSES |= {"float", "fit"}


def called(tree):
    """The names of the functions that are called."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {getattr(one, "id", getattr(one, "attr", None)) for one in functions}


def imported(tree):
    """The modules that are imported."""
    plain = [
        one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names
    ]
    return {*plain, *(node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))}
