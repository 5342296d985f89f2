"""Hyper-parameters in the names of folders and files: ``lr0.1_bs64``, ``s1_b0256``.

A name is searched for known keys, each directly before its number or after one of
``_ - = :`` (twice for ``lr__0.1``).  ``0p1`` and a learning rate of ``0_1`` are 0.1.  Several
values of one key, as in the range ``lr_0.1-0.001``, are ambiguous and left out.  A number with a
negative exponent that is a name by itself, or stands behind an optimizer or a schedule
(``cosine_5e-5``), is a learning rate.  So is XGBoost's ``eta``.

``lr3e4`` lost the sign of its exponent: no rate is 30,000.  ``taxa_0,01`` has a decimal comma.  A
name that is a list of ``key=value``, as Hydra writes its overrides, gives all of them.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from dashboard.logs.hparams.side_files import canonical, parse_text
from dashboard.logs.names.translations import unaccented
from dashboard.model.run import Setting

_KEYS: Mapping[str, str] = {
    "learning_rate": "lr",
    "learning-rate": "lr",
    "learningrate": "lr",
    "actor_lr": "actor_lr",
    "critic_lr": "critic_lr",
    "final_lr": "final_lr",
    "min_lr": "min_lr",
    "max_lr": "max_lr",
    "mlr": "min_lr",
    "lr": "lr",
    "eta": "lr",
    "batch_size": "batch_size",
    "batch-size": "batch_size",
    "batchsize": "batch_size",
    "bsize": "batch_size",
    "gbs": "batch_size",
    "mbs": "batch_size",
    "batch": "batch_size",
    "bsz": "batch_size",
    "bs": "batch_size",
    "b": "batch_size",
    "weight_decay": "weight_decay",
    "weight-decay": "weight_decay",
    "wd": "weight_decay",
    "momentum": "momentum",
    "mom": "momentum",
    "random_seed": "seed",
    "seed": "seed",
    "num_epochs": "epochs",
    "epochs": "epochs",
    "dropout": "dropout",
    "kfold": "fold",
    "cv": "fold",
    "fold": "fold",
    "dobra": "fold",
    "width": "width",
    "depth": "depth",
    "gain": "gain",
    "taxa_de_aprendizado": "lr",
    "taxa_de_aprendizagem": "lr",
    "taxa_aprendizado": "lr",
    "taxa": "lr",
    "tamanho_do_lote": "batch_size",
    "tamanho_de_lote": "batch_size",
    "tamanho_lote": "batch_size",
    "lote": "batch_size",
    "semente": "seed",
    "epocas": "epochs",
}
_NUMBER = r"(?P<value>0,\d{1,9}(?![\d,])|\d+(?:[.p]\d+)?(?:e[+-]?\d+)?|\.\d+)"
_PAIR = re.compile(
    r"(?<![a-z0-9])(?P<key>"
    + "|".join(sorted(map(re.escape, _KEYS), key=len, reverse=True))
    + r")(?P<sep>__|[_\-=: ])?"
    + _NUMBER
    + r"(?P<fraction>(?<=[a-z_\-=:]0)_\d+(?![\d.a-z]))?(?P<more>-\d|[a-z])?",
    re.IGNORECASE,
)
_SEED = re.compile(r"(?:^|[_\-|,])s(\d{1,6})(?=$|[_\-|,])")
_OPTIMIZERS = (
    "(sgd|adamw|adamax|adam|nadam|radam|rmsprop|adagrad|adadelta|adabound|adafactor|lamb|lars|lion"
    "|muon)"
)
_BARE_RATE = re.compile(
    rf"(?:^|(?:^|[_\-]){_OPTIMIZERS}[_\-]|(?:cosine|linear|constant)[_\-])"
    r"(?P<value>\d(?:\.\d+)?e-\d{1,2})(?=$|[_\-]|\.[a-z])",
    re.IGNORECASE,
)
_OPTIMIZER = re.compile(
    rf"(?:^|[_\-=,/|])(?:opt(?:imizer)?[_\-=])?{_OPTIMIZERS}"
    r"(?=$|[_\-=,/.|])",
    re.IGNORECASE,
)
_COUNTS = frozenset({"batch_size", "seed", "epochs", "width", "depth", "fold"})
_UNSIGNED = re.compile(r"(\d)e(\d{1,2})", re.IGNORECASE)  # the sign is often dropped in names
_HIGHEST_RATE = 100.0  # a rate above it is none: Adadelta's 6 is the highest one seen
_OVERRIDE = r"\+{0,2}[A-Za-z]+\d?(?:[_./][A-Za-z]+\d?)*=[^,=]*"
_OVERRIDES = re.compile(rf"^{_OVERRIDE}(?:,{_OVERRIDE})*")
_ETA = "eta"  # XGBoost's rate; one of zero is the noise of a sampler of diffusion models
_SHORT = frozenset({"b"})  # one letter: only with a number of at least two digits


@lru_cache(maxsize=65_536)
def settings_in(path: str) -> Mapping[str, Setting]:
    """The settings in a relative path; a deeper part goes before a higher one."""
    found: dict[str, Setting] = {}
    for part in unaccented(path).split("/"):
        found.update(_in_part(part))
    return found


@lru_cache(maxsize=65_536)
def without_settings(part: str) -> str:
    """One part of a path with its settings replaced by blanks."""
    left = unaccented(part)
    if _OVERRIDES.fullmatch(left):
        return " "
    for pattern in (_PAIR, _SEED, _BARE_RATE):
        left = pattern.sub(" ", left)
    return _OPTIMIZER.sub(" ", left.replace(" ", "_"))


def _in_part(part: str) -> dict[str, Setting]:
    values: dict[str, set[Setting]] = {}
    behind_batch = len(part)
    if _OVERRIDES.fullmatch(part):
        pairs = (one.partition("=") for one in part.split(","))
        return {
            name: value
            for name, value in canonical(
                {key.lstrip("+"): parse_text(written) for key, _, written in pairs}
            ).items()
            if value != ""
        }
    for match in _PAIR.finditer(part):
        key, text = match["key"].lower(), match["value"]
        if match["more"] or _is_something_else(key, text, match["sep"]):
            continue
        if match["fraction"] and _KEYS[key].endswith("lr"):
            text = f"0.{match['fraction'][1:]}"
        value = _number(_KEYS[key], text.lower().replace("p", ".").replace(",", "."))
        if value is not None:
            values.setdefault(_KEYS[key], set()).add(value)
            if _KEYS[key] == "batch_size":
                behind_batch = min(behind_batch, match.end())
    settings: dict[str, Setting] = {
        name: next(iter(held)) for name, held in values.items() if len(held) == 1
    }
    bare = _BARE_RATE.search(part)
    if bare is not None and not any(name.endswith("lr") for name in values):
        settings["lr"] = float(bare["value"])
    seed = _SEED.search(part)
    if seed is not None and ("lr" in settings or seed.start() >= behind_batch):
        settings.setdefault("seed", int(seed[1]))  # "_s130" is a seed beside other settings only
    optimizer = _OPTIMIZER.search(part)
    if optimizer is not None:
        settings["optimizer"] = optimizer[1].lower()
    return settings


def _is_something_else(key: str, text: str, sep: str | None) -> bool:
    """Whether a key before a number is no name of a setting there."""
    if key == _ETA:
        return not text.strip("0.p")
    return key in _SHORT and bool(sep or len(text) < 2)


def _number(name: str, text: str) -> Setting:
    """The value, None where that setting cannot have it."""
    value = parse_text(text)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if name.endswith("lr") and value > _HIGHEST_RATE and _UNSIGNED.fullmatch(text):
        value = float(text.replace("e", "e-"))
    if name in _COUNTS:
        return int(value) if float(value).is_integer() else None
    return float(value)
