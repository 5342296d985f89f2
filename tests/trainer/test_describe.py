"""What the trainer says of itself to another program."""

import json
import subprocess
import sys
from dataclasses import fields

import pytest

from trainer import study
from trainer.__main__ import main
from trainer.commands import describe
from trainer.errors import TrainerError
from trainer.forms.command import FLAGS
from trainer.settings import Settings, from_mapping


@pytest.fixture
def described(capsys) -> dict:
    assert main(["describe", "--lang", "pt-BR"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_setting_is_described_with_its_default_and_its_kind(described):
    defaults = {field.name: field.default for field in fields(Settings)}
    told = {one["name"]: one for one in described["settings"]}
    assert set(told) == set(FLAGS)
    for name, one in told.items():
        assert one["default"] == json.loads(json.dumps(defaults[name]))
        assert one["kind"] == type(defaults[name]).__name__
        assert all(len(one["about"][lang]) > 3 for lang in ("en", "pt-BR"))


def test_every_data_set_and_model_says_what_it_is_in_both_languages(described):
    told = {one["name"]: one for one in described["settings"]}
    for name in ("dataset", "model", "optimizer", "decay"):
        assert set(told[name]["words"]) == set(told[name]["choices"])
        assert all(set(about) == {"en", "pt-BR"} for about in told[name]["words"].values())


def test_every_option_that_is_described_is_one_that_run_takes(described):
    flags = {f"--{name.replace('_', '-')}" for name in FLAGS}
    assert flags | {"--out", "--data-dir"} <= set(described["options"])


def test_the_ends_of_a_range_are_the_last_values_that_are_taken(described):
    """A value beyond is refused, so that a page that checks by the description refuses alike."""
    ranged = [one for one in described["settings"] if "low" in one]
    assert len(ranged) > 15
    for one in ranged:
        beyond = one["high"] + (1 if one["kind"] == "int" else one["high"])
        with pytest.raises(TrainerError):
            from_mapping({one["name"]: beyond})
        if not one["includes_low"]:
            with pytest.raises(TrainerError):
                from_mapping({one["name"]: one["low"]})


def test_a_study_is_described_run_by_run(described):
    assert [one["name"] for one in described["studies"]] == study.names()
    for told in described["studies"]:
        found = study.load(told["name"])
        assert set(told["about"]) == {"en", "pt-BR"}
        assert [one["name"] for one in told["runs"]] == [one.name for one in found.runs]
        for one, run in zip(told["runs"], found.runs, strict=True):
            assert one["settings"]["epochs"] == run.settings.epochs


def test_a_package_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr(describe, "find_spec", lambda name: None if name == "torch" else object())
    assert describe.description("en")["missing"] == ["torch"]


def test_describing_loads_no_torch():
    code = (
        "import sys; from trainer.__main__ import main; main(['describe']);"
        "print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
