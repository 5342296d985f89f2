"""A stand-in for the trainer, quick and without PyTorch: the same words, the same files.

It is asked to misbehave through its environment: ``FAKE_SLEEP_S`` is how long an epoch takes,
``FAKE_FAIL`` the name of a run at which it gives up with a sentence, ``FAKE_DEAF`` lets it hear no
Ctrl-C.
"""

import json
import os
import signal
import sys
import time
from itertools import product
from pathlib import Path

SETTINGS = [
    {"name": "lr", "kind": "float", "default": 0.1, "low": 0, "high": 10, "includes_low": True},
    {"name": "batch_size", "kind": "int", "default": 64, "low": 1, "high": 4096},
    {"name": "epochs", "kind": "int", "default": 3, "low": 1, "high": 1000},
    {"name": "seed", "kind": "int", "default": 0, "low": 0, "high": 100},
    {"name": "dataset", "kind": "str", "default": "digits", "choices": ["digits", "mnist"]},
    {"name": "optimizer", "kind": "str", "default": "sgd", "choices": ["adam", "sgd"]},
    {"name": "model", "kind": "str", "default": "mlp", "choices": ["linear", "mlp"]},
    {"name": "hidden", "kind": "tuple", "default": [128]},
    {"name": "warmup_epochs", "kind": "float", "default": 0.0, "low": 0, "high": 1000},
    {"name": "bias", "kind": "bool", "default": True},
]
STUDY = [{"name": f"lr{lr}", "lr": lr} for lr in (0.001, 0.01, 0.1, 1.0)]
OBSERVED = {
    "metric": "accuracy",
    "before": 0.5,
    "after": 0.8,
    "noise": 0.01,
    "improved": "yes",
    "came_true": True,
    "verdict": "healthy",
}
DEFAULTS = {one["name"]: one["default"] for one in SETTINGS}


def described() -> dict:
    runs = [{"name": one["name"], "settings": {**DEFAULTS, **one}} for one in STUDY]
    about = {"en": "Four rates on digits.", "pt-BR": "Quatro taxas nos dígitos."}
    return {
        "format": 1,
        "missing": [one for one in os.environ.get("FAKE_MISSING", "").split() if one],
        "options": ["--data-dir", "--lr", "--out", "--quiet", "--seeds", "--workers"],
        "follow": ["--advice", "--beside", "--data-dir", "--out", "--quiet"],
        "settings": SETTINGS,
        "studies": [{"name": "digits", "group": "", "about": about, "runs": runs}],
    }


def main(words: list[str]) -> int:
    if words == ["describe"]:
        sys.stdout.write(json.dumps(described()))
        return 0
    if words[0] == "follow":
        return follow(words[1:])
    assert words[0] == "run"
    if "FAKE_DEAF" in os.environ:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    rest = [word for word in words[1:] if word != "--quiet"]
    is_study = not rest[0].startswith("--")
    asked = dict(zip(rest[is_study::2], rest[is_study + 1 :: 2], strict=True))
    out = Path(asked.pop("--out"))
    runs = STUDY if is_study else grid(asked)
    try:
        for run in runs:
            if run["name"] == os.environ.get("FAKE_FAIL"):
                sys.stderr.write("The disk is full; choose another folder.\n")
                return 2
            train({**DEFAULTS, **run}, out / run["name"] if len(runs) > 1 else out)
    except KeyboardInterrupt:
        return 130
    return 0


def follow(words: list[str]) -> int:
    """The forecast first, then a run called after its parent, then what came of it."""
    parent, out = Path(words[0]), Path(words[words.index("--out") + 1])
    action = words[words.index("--advice") + 1]
    child = out / f"{parent.name}-{action.replace('_', '-')}"
    forecast = {"metric": "accuracy", "split": "test", "direction": "up", "now": 0.5}
    lineage = {
        "format": 1,
        "parent": parent.name,
        "advice": action,
        "parameter": "lr",
        "from": 0.01,
        "to": 0.1,
        "forecast": {**forecast, "expected": None, "chance": 0.9},
        "observed": None,
    }
    child.mkdir(parents=True, exist_ok=True)
    (child / "lineage.json").write_text(json.dumps(lineage, indent=1))
    train({**DEFAULTS, "name": child.name}, child)
    (child / "lineage.json").write_text(json.dumps({**lineage, "observed": OBSERVED}, indent=1))
    return 0


def grid(asked: dict[str, str]) -> list[dict]:
    seeds = range(int(asked.pop("--seeds", 1)))
    names = [name.removeprefix("--").replace("-", "_") for name in asked]
    values = [asked[name].split(",") for name in asked]
    return [
        {
            "name": "_".join([*map("".join, zip(names, one, strict=True)), f"seed{seed}"]),
            **dict(zip(names, one, strict=True)),
            "seed": seed,
        }
        for one in product(*values)
        for seed in seeds
    ]


def train(settings: dict, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    told = "".join(f"{name}: {json.dumps(value)}\n" for name, value in settings.items())
    told = told.replace('"', "")
    header = f"written_by: curva-trainer\n{told}"
    hparams, metrics = folder / "hparams.yaml", folder / "metrics.csv"
    if hparams.exists() and "finished: true" in hparams.read_text():
        return
    hparams.write_text(f"{header}finished: false\n")
    epochs, lr = int(settings["epochs"]), float(settings["lr"])
    with metrics.open("w") as file:
        file.write("epoch,step,train_loss,train_accuracy,test_loss,test_accuracy,epoch_seconds\n")
        for epoch in range(epochs + 1):
            loss = 2.3 / (1 + 10 * lr * epoch)
            good = 1 - loss / 2.5
            file.write(f"{epoch},{23 * epoch},{loss},{good},{loss * 1.1},{good * 0.98},0.5\n")
            file.flush()
            time.sleep(float(os.environ.get("FAKE_SLEEP_S", "0")))
    hparams.write_text(f"{header}finished: true\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
