"""Settings in the source of a cell: ``fit(batch_size=32)``, ``Adam(0.001)``.

The source is parsed and never run.  Only literals count, in calls that are known to set what they
are called, and only where the nearest cell gives a single value: a variable's value, or one of two
loaders', is not guessed.
"""

import ast
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence

from dashboard.logs.hparams.side_files import canonical
from dashboard.model.run import Setting

_MAX_SOURCE = 100_000  # characters of one cell
_OPTIMIZERS = frozenset(
    {"sgd", "adam", "adamw", "nadam", "adamax", "rmsprop", "adagrad", "adadelta", "lamb", "lion"}
    | {"radam", "adafactor", "ftrl", "lars", "nadamw"}
)
_TRAINS = frozenset({"fit", "fit_generator"})  # Keras, Lightning, scikit-learn
_FASTAI = frozenset({"fit_one_cycle", "fine_tune", "fit_flat_cos", "fit_sgdr"})
_LOADS = frozenset({"DataLoader", "BucketIterator"})
_OF_CALL: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_TRAINS, frozenset({"batch_size", "epochs"})),
    **dict.fromkeys(_LOADS, frozenset({"batch_size"})),
    "Trainer": frozenset({"max_epochs"}),
}
_OF_COMPILE = frozenset({"optimizer"})
_OF_OPTIMIZER = frozenset({"lr", "learning_rate", "momentum", "weight_decay"})
_OF_ARGUMENTS = frozenset(
    {"learning_rate", "per_device_train_batch_size", "num_train_epochs", "weight_decay", "seed"}
    | {"max_steps", "warmup_steps", "warmup_ratio", "lr_scheduler_type", "optim"}
)
_ARGUMENTS = re.compile(r"(?:TrainingArguments|SFTConfig|DPOConfig|GRPOConfig|PPOConfig)$")
_MAGIC = re.compile(r"^([^\S\n]*+)[%!?].*$", re.MULTILINE)


def settings_after(sources: Sequence[str]) -> list[dict[str, Setting]]:
    """The settings in force after each of ``sources``: a later one overrides."""
    held: dict[str, Setting] = {}
    found = []
    for source in sources:
        literals: dict[str, list[Setting]] = {}
        for name, value in _settings(source):
            literals.setdefault(name, []).append(value)
        single = {_usual(name, all_of): _single(all_of) for name, all_of in literals.items()}
        held = {**held, **single} if single else held
        found.append(held)
    return [{name: one for name, one in each.items() if one is not None} for each in found]


def _single(held: Sequence[Setting]) -> Setting:
    return held[0] if len(set(held)) == 1 else None


def _usual(name: str, held: Sequence[Setting]) -> str:
    """The usual name of a setting; what a variable hides has one too."""
    known = next((value for value in held if value is not None), 1)
    return next(iter(canonical({name: known})), name)


def _settings(source: str) -> Iterator[tuple[str, Setting]]:
    """The settings of one cell, in no particular order."""
    for node in ast.walk(_tree(source)):
        if not isinstance(node, ast.Call):
            continue
        called = _name(node.func)
        if called.lower() in _OPTIMIZERS:
            yield "optimizer", called
            yield from _keywords(node, _OF_OPTIMIZER)
            if node.args and isinstance(rate := _literal(node.args[0]), float):
                yield "learning_rate", rate
        elif called in _FASTAI:
            yield from zip(("epochs", "learning_rate"), map(_literal, node.args), strict=False)
        elif _ARGUMENTS.search(called):
            yield from _keywords(node, _OF_ARGUMENTS)
        elif called == "compile":
            compiled = [
                setting for setting in _keywords(node, _OF_COMPILE) if setting[1] is not None
            ]
            yield from compiled  # an optimizer that is called there is a call of its own
        elif called in _OF_CALL:
            yield from _keywords(node, _OF_CALL[called])


def _tree(source: str) -> ast.AST:
    """The source as a tree, an empty one where it is no Python."""
    if len(source) > _MAX_SOURCE:
        return ast.Module([], [])
    plain = _MAGIC.sub(r"\1pass", source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about escapes in foreign strings
            return ast.parse(plain)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _name(called: ast.expr) -> str:
    """The last part of what is called: ``Adam`` of ``keras.optimizers.Adam``."""
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _keywords(call: ast.Call, wanted: frozenset[str]) -> Iterator[tuple[str, Setting]]:
    for keyword in call.keywords:
        if keyword.arg in wanted:
            yield keyword.arg, _literal(keyword.value)


def _literal(node: ast.expr) -> Setting:
    """A number or a word as it is written, None for anything that would have to be computed."""
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str | int | float) else None
