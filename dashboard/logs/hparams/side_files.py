"""Hyper-parameters from the files that writers leave beside their logs.

``hparams.yaml`` and ``.json``, ``args.yaml``, ``opt.yaml``, ``params.json``, ``config.yaml`` and
their like.  YAML is read with ``safe_load`` only and within limits; what nests is flattened with
points, what is listed becomes a tuple.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.names.translations import SETTINGS, folded
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.parsing.safe_yaml import load_yaml
from dashboard.model import lineage
from dashboard.model.setting import MOST_CHARACTERS, Setting, bounded

SIDE_FILES = re.compile(
    r"^(?:(?:train(?:ing)?|run|experiment|exp|model)_)?"
    r"(?:hparams|args|opts?|hyp|params|config|cfg|conf|settings|hyper_?param(?:eter)?s|flags|options"
    r"|arguments|parameters|variant|hyperparameter)(?:_\d{1,3})?\.(?:ya?ml|json)$"
)
_RUN_RECORD = "run.json"  # Sacred's, or our trainer's
_LINEAGE = "lineage.json"  # of our trainer's ``follow``
MAX_BYTES = 1 << 20  # the largest real one in the collection has 12 kB
MAX_SETTINGS = 2_000  # settings of one run; a file with more lists something else
_ENDINGS = (".yaml", ".yml", ".json", ".csv", ".tsv", ".txt", ".log", ".py", ".pkl", ".pt", ".npz")
_MLFLOW_FINISHED = 3  # mlflow/entities/run_status.py
_MAX_LISTED = 256  # items of one list; longer ones are column names and the like
_MAX_DEPTH = 12  # nested mappings
_MAX_VISITED = 20_000  # values, lists and mappings visited in one file

CANONICAL: Mapping[str, str] = {
    **dict.fromkeys(("lr", "learning_rate", "learningrate", "lr0", "base_lr", "initial_lr"), "lr"),
    **dict.fromkeys(("init_lr", "peak_lr", "eta0", "lr_init", "eta", "lr_0", "base_rate"), "lr"),
    **dict.fromkeys(("base_learning_rate", "initial_learning_rate", "init_learning_rate"), "lr"),
    **dict.fromkeys(("peak_learning_rate", "learning_rate_init", "lrate"), "lr"),
    **dict.fromkeys(
        ("batch_size", "batch", "bs", "bsz", "batchsize", "mini_batch_size"), "batch_size"
    ),
    **dict.fromkeys(
        ("train_batch_size", "per_device_train_batch_size", "minibatch_size", "bsize"), "batch_size"
    ),
    **dict.fromkeys(
        ("global_batch_size", "total_batch_size", "effective_batch_size", "batch_sz"), "batch_size"
    ),
    **dict.fromkeys(
        ("total_train_batch_size", "per_gpu_train_batch_size", "micro_batch_size"), "batch_size"
    ),
    **dict.fromkeys(
        ("batch_size_per_gpu", "batch_size_per_device", "train_bs", "batch_size_train"),
        "batch_size",
    ),
    **dict.fromkeys(("optimizer", "optim", "opt", "optimiser", "optimizer_name"), "optimizer"),
    "momentum": "momentum",
    **dict.fromkeys(("weight_decay", "wd", "weightdecay"), "weight_decay"),
    **dict.fromkeys(("seed", "random_seed", "manual_seed", "rng_seed", "random_state"), "seed"),
    **dict.fromkeys(("fold", "fold_id", "fold_idx", "fold_index", "cv_fold", "dobra"), "fold"),
    **dict.fromkeys(
        ("epochs", "num_epochs", "max_epochs", "n_epochs", "num_train_epochs"), "epochs"
    ),
    **dict.fromkeys(("schedule", "lr_schedule", "lr_scheduler", "scheduler"), "schedule"),
    **dict.fromkeys(("dropout", "dropout_rate"), "dropout"),
    **dict.fromkeys(("fold", "cv_fold", "kfold", "fold_idx", "fold_id", "dobra"), "fold"),
    **dict.fromkeys(("hidden", "hidden_sizes", "hidden_units"), "hidden"),
    **dict.fromkeys(("dataset", "data", "dataset_name"), "dataset"),
    **dict.fromkeys(("model", "model_name", "arch", "architecture"), "model"),
    **SETTINGS,
}

_PARTIAL = ("micro", "mini", "per_device", "per_gpu")
"""Parts of names of a batch that is a share of what one update takes."""

_COUNTS = frozenset({"batch_size", "epochs", "seed", "fold"})


@dataclass(frozen=True, slots=True)
class SideFile:
    """The settings of one file, and whether it marks the run as finished."""

    config: Mapping[str, Setting]
    finished: bool | None = None


class UnreadableSettingsError(Exception):
    """The file has the name of a settings file and cannot be read as one."""


def is_side_file(head: Head) -> bool:
    """Whether the file's name is one that writers give to settings."""
    named = SIDE_FILES.match(head.base) is not None and not head.json_rows[1:]
    if head.base == _LINEAGE:
        return all(f'"{name}"' in head.text for name in ("parent", "advice", "forecast"))
    is_record = _is_sacred_run(head) or _is_trainer_record(head)
    return named or is_record or _is_mlflow_meta(head) or _is_mlflow_parameter(head)


def _is_trainer_record(head: Head) -> bool:
    """Whether the file is our trainer's ``run.json``; ``hparams.yaml`` has its settings."""
    return head.base == _RUN_RECORD and '"written_by": "curva-trainer"' in head.text


def _is_sacred_run(head: Head) -> bool:
    """Whether the file is Sacred's ``run.json``, which has the status of the run."""
    return head.base == _RUN_RECORD and all(
        f'"{name}"' in head.text for name in ("experiment", "heartbeat", "status")
    )


def _is_mlflow_meta(head: Head) -> bool:
    return head.base == "meta.yaml" and "lifecycle_stage:" in head.text


def _is_mlflow_parameter(head: Head) -> bool:
    """MLflow keeps each parameter in a file of its own: ``<run>/params/<name>``, one line.

    The name may hold points and further folders.
    """
    inside = parameter_of(head.name) is not None and not head.base.endswith(_ENDINGS)
    return (
        inside
        and head.whole
        and len(head.text) <= MOST_CHARACTERS
        and "\n" not in head.text.strip()
    )


def parameter_of(name: str) -> tuple[str, str] | None:
    """The run's folder and the parameter's name in the name of MLflow's file, else None."""
    folder, found, parameter = f"/{name}".partition("/params/")
    return (folder.removeprefix("/"), parameter) if found else None


def read_side_file(head: Head, data: bytes) -> SideFile:
    """The settings in ``data``.

    Raises:
        UnreadableSettingsError: when it is no mapping, too big, too deep, or broken.
    """
    text = to_text(data) if len(data) <= MAX_BYTES else None
    if text is None:
        raise UnreadableSettingsError
    if _is_mlflow_parameter(head):
        _, name = parameter_of(head.name) or ("", head.base)
        value = parse_text(text)
        return SideFile({} if value == "None" else canonical({name.replace("/", "."): value}))
    try:
        value = load_json(text) if head.base.endswith(".json") else load_yaml(text)
        is_empty = value is None and "!!" not in text  # or comments alone
        return _side_file(head, {} if is_empty else value)
    except _NO_SETTINGS as error:
        raise UnreadableSettingsError from error


_NO_SETTINGS = (ValueError, OverflowError, RecursionError, yaml.YAMLError)


def _side_file(head: Head, value: object) -> SideFile:
    if not isinstance(value, dict):
        raise UnreadableSettingsError
    if head.base == _LINEAGE:
        return SideFile(lineage.entries(value))
    if _is_mlflow_meta(head):
        ended = value.get("status") in (_MLFLOW_FINISHED, "FINISHED")
        return SideFile({}, finished=ended if "status" in value else None)
    if _is_sacred_run(head):
        return SideFile({}, finished=value.get("status") == "COMPLETED")
    if _is_trainer_record(head):
        return SideFile({})
    finished = value.pop("finished", None)
    return SideFile(canonical(_unwrapped(value)), finished if isinstance(finished, bool) else None)


def _unwrapped(value: dict[Any, Any]) -> dict[Any, Any]:
    """W&B wraps every value as ``{desc, value}`` and adds its own keys."""
    return {
        key: held["value"] if isinstance(held, dict) and "value" in held else held
        for key, held in value.items()
        if not str(key).startswith("_") and key != "wandb_version"
    }


def canonical(settings: Mapping[Any, Any]) -> dict[str, Setting]:
    """Flat settings under their usual names; a name taken by a plainer spelling is kept whole."""
    left = iter(range(_MAX_VISITED))
    flat = dict(islice(_flatten(settings, "", 0, left), MAX_SETTINGS))
    result: dict[str, Setting] = {}
    for name, value in sorted(flat.items(), key=lambda item: _plainness(item[0])):
        usual = _usual(name, value)
        chosen = name if usual is None or usual in result else usual
        result[chosen] = _as_count(value) if chosen in _COUNTS else value
    return result


def _plainness(name: str) -> tuple[int, bool]:
    """What goes first among the spellings of one setting: few levels, then what is no share."""
    return name.count("."), any(part in name.lower() for part in _PARTIAL)


def _as_count(value: Setting) -> Setting:
    """A whole number where the source has only floating ones, as the hparams plugin does."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def usual_name(name: str) -> str | None:
    """The name of a setting in this program, whatever its value; None for one without a usual name.

    >>> usual_name("trainer.per_device_train_batch_size"), usual_name("dropout2")
    ('batch_size', None)
    """
    parts = re.sub(r"[- ]", "_", folded(name)).split(".")
    usual = CANONICAL.get(parts[-1])
    if usual is None and parts[-1] in ("name", "type", "_target_") and len(parts) > 1:
        usual = CANONICAL.get(parts[-2])
    return usual


def _usual(name: str, value: Setting) -> str | None:
    """The usual name of a setting, None where the value cannot be that."""
    usual = usual_name(name)
    numeric = usual in ("lr", "batch_size", "momentum", "weight_decay", "epochs", "dropout")
    if numeric and (isinstance(value, bool) or not isinstance(value, int | float)):
        return None
    return usual


def _flatten(
    value: Mapping[Any, Any], prefix: str, depth: int, left: Iterator[int]
) -> Iterator[tuple[str, Setting]]:
    """The settings by their whole names; ``left`` has an item for every value still looked at.

    An alias in YAML makes a short file as large as it likes, in levels of empty mappings too.
    """
    for key, held in value.items():
        if next(left, None) is None:
            return
        name = f"{prefix}{key}"[:MOST_CHARACTERS]
        if not isinstance(held, Mapping):
            setting = _setting(held, 0, left)
            if setting is not None:
                yield name, setting
        elif depth < _MAX_DEPTH:
            yield from _flatten(held, f"{name}.", depth + 1, left)


def to_setting(value: object) -> Setting:
    """A value from YAML or JSON as a setting; None where it is none."""
    return _setting(value, 0, iter(range(_MAX_VISITED)))


def _setting(value: object, depth: int, left: Iterator[int]) -> Setting:
    if isinstance(value, bool | int | float):
        return bounded(value)
    if isinstance(value, str):
        return parse_text(value[:MOST_CHARACTERS])
    if depth > 3 or next(left, None) is None:
        return None
    if isinstance(value, list | tuple) and len(value) <= _MAX_LISTED:
        return tuple(_setting(item, depth + 1, left) for item in value)
    if isinstance(value, Mapping) and len(value) <= _MAX_LISTED:
        return tuple((str(key), _setting(item, depth + 1, left)) for key, item in value.items())
    return None


def parse_text(text: str) -> Setting:
    """A word from a file or a path as the number it is (YAML reads ``1e-3`` as text), or itself."""
    stripped = text.strip()
    if stripped.lower() in ("true", "false"):
        return stripped.lower() == "true"
    try:
        return int(stripped) if len(stripped) < 19 else stripped
    except ValueError:
        pass
    try:
        number = float(stripped)
    except ValueError:
        return stripped
    return number if math.isfinite(number) and "_" not in stripped else stripped
