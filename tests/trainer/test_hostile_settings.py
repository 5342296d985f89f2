"""Settings and studies that somebody else wrote: no trace, whatever stands in them."""

import pytest

from trainer import study
from trainer.errors import TrainerError
from trainer.run_files.run_folder import HPARAMS, is_complete, read_hparams

YAML = {
    "a month that is none": b"when: 2020-13-45",
    "an empty whole number": b"seed: !!int ''",
    "a switch that is none": b"finished: !!bool x",
    "a time that is none": b"when: !!timestamp x",
    "a list in a list in a list": b"[" * 5_000,
    "more digits than Python reads": b"seed: " + b"1" * 5_000,
    "a list as a name": b"? [a]\n: 1",
    "a program": b"!!python/object:os.system x",
    "no text": b"\xff\x00",
}
TOML = {
    "a list in a list in a list": b"a=" + b"[" * 5_000,
    "more digits than Python reads": b"seeds=" + b"1" * 5_000,
    "no text": b"\xff",
}


@pytest.mark.parametrize("written", YAML.values(), ids=YAML)
def test_settings_that_cannot_be_read_are_as_if_there_were_none(written, tmp_path):
    (tmp_path / HPARAMS).write_bytes(written)
    assert read_hparams(tmp_path) is None
    assert not is_complete(tmp_path, {})


@pytest.mark.parametrize("written", TOML.values(), ids=TOML)
def test_a_study_that_cannot_be_read_is_said_to_be_none(written, tmp_path):
    path = tmp_path / "study.toml"
    path.write_bytes(written)
    with pytest.raises(TrainerError) as told:
        study.load(str(path))
    assert told.value.code == "no-toml"
