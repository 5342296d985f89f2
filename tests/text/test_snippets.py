"""Advice as code: it compiles, says the same in both languages, and no log gets into it.

That it runs, and does what the advice says: ``tests/trainer/test_snippets_in_pytorch.py``.
"""

import ast
import re
import shlex
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis import recommendations
from dashboard.diagnosis.verdict import Recommendation
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.text.snippets import follow, for_boosters, for_keras, for_pytorch, for_trainer
from dashboard.text.snippets.given import KINDS
from tests.text.advice import (
    ADVICE,
    CASES,
    CASES_OF_TREES,
    CHECKS,
    CONFIGS,
    OF_TREES,
    OURS,
    code,
    run_of,
)
from trainer.__main__ import _parse
from trainer.commands.run import what_is_asked
from trainer.forms.command import FLAGS
from trainer.settings import CHOICES, WIDTH, Settings, as_mapping

HOSTILE = (
    "'; rm -rf ~ #",
    '"""\nimport os\nos.system("x")\n"""',
    "$(touch /tmp/x)`id`",
    "--out=/etc",
    "sgd\\\n",
    "1e-3)\nprint(1",
)


def test_every_action_of_the_engine_has_code_and_cases():
    folder = Path(recommendations.__file__).parent
    source = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    named = set(re.findall(r'Recommendation\(\s*"(\w+)"', source))
    named |= set(re.findall(r'(?:_plain|_move|_change)\(\s*situation, "(\w+)"', source))
    named |= set(re.findall(r'_check\(\s*code, "(\w+)"', source))
    named |= set(re.findall(r'_trees\(\s*situation, "(\w+)"', source))
    assert named == set(ADVICE) | set(OF_TREES)
    assert set(for_pytorch.ACTIONS) == set(for_keras.ACTIONS) == set(ADVICE)
    assert set(for_trainer.ACTIONS) < set(ADVICE)
    assert set(for_boosters.ACTIONS) == set(OF_TREES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("advice", [*CASES, *CASES_OF_TREES])
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


@pytest.mark.parametrize("advice", CASES_OF_TREES)
def test_code_for_trees_is_python_of_three_libraries_and_never_a_networks(advice):
    written, plain = (code(advice, OURS, lang) for lang in ("pt-BR", "en"))
    assert set(written) == {"xgboost", "lightgbm", "catboost", "trainer"}
    assert written["trainer"] is None
    assert follow(advice, run_of(OURS)) is None
    for framework in for_boosters.FRAMEWORKS:
        tree = ast.parse(written[framework])
        assert ast.dump(tree) == ast.dump(ast.parse(plain[framework]))
        assert imported(tree) <= {framework, "json"}
        assert max(map(len, written[framework].splitlines())) < 64
        assert written[framework].endswith("\n")


def test_what_is_checked_on_boosted_trees_has_no_code():
    check = Recommendation("check_split", "", None, None, evidence={"objective": "boosting"})
    assert code(check, {}) == {"trainer": None}


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
    words = [word for choices in CHOICES.values() for word in choices]
    assert all(for_trainer.WORD.fullmatch(word) for word in words)
    assert WIDTH.high == for_trainer.WIDEST


def asked_of_trainer(line):
    """The settings and the folder that the trainer takes from a command line."""
    program, dash, module, *words = shlex.split(line)
    assert (program, dash, module) == ("python", "-m", "trainer")
    asked = _parse(words, "en")
    [(run, folder)] = what_is_asked(asked)[0]
    return run.settings, str(folder)


CHANGED = {
    "raise_lr": {"lr": 0.03},
    "lower_lr": {"lr": 0.001},
    "set_lr": {"lr": 0.001},
    "clip_gradients": {"clip": 1.0},
    "mend_setting": {},  # its first case gives the trainer's own value
    "try_lr": {"lr": 0.03},
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
    "check_data",
    "log_more",
    "check_precision",
    "stop_now",
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
        ("raise_lr", 0, {"dataset": "CIFAR 10"}),
        ("raise_lr", 0, {"hidden": ("wide", 3)}),
        ("raise_lr", 0, {"seed": 1.5}),
        ("raise_lr", 2, {}),
        ("raise_batch_size", 0, {"train_examples": 20}),
        ("train_longer", 1, {}),
        ("stop_at_epoch", 2, {}),
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


def test_a_best_place_between_two_epochs_ends_at_the_one_before_it():
    line = code(ADVICE["stop_at_epoch"][1], OURS)["trainer"]
    assert asked_of_trainer(line)[0].epochs == 2


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
