"""Advice as parameters of XGBoost, LightGBM and CatBoost.

``params`` (a dictionary), ``train`` and ``val`` (a ``DMatrix``, ``Dataset`` or ``Pool``) are the
reader's.  Only numbers of the advice get into the lines.
"""

from collections.abc import Callable, Mapping

from dashboard.text.snippets.given import Comment, Given, literal

FRAMEWORKS = ("xgboost", "lightgbm", "catboost")

DEPTH = 6  # XGBoost's and CatBoost's own
LEVELS = 2  # up or down, where the settings do not tell the depth
LEAVES = {"smaller": 15, "larger": 63}  # LightGBM's own are 31
ROWS_IN_LEAF = {"smaller": 50, "larger": 10}  # LightGBM's own are 20
WEIGHT_IN_LEAF = {"smaller": 5, "larger": 1}  # XGBoost's own is 1
L2_OF_LEAF = {"smaller": 10, "larger": 1}  # CatBoost's own is 3
RATES = {"xgboost": ("eta", 0.3), "lightgbm": ("learning_rate", 0.1)}
"""The parameter and its value where nobody gives one; CatBoost chooses its own by the data."""

PATIENCE = 10  # rounds without a better loss, where the advice does not say

Code = Callable[[Given, Comment], Mapping[str, str]]


IMPORTS = {
    "xgboost": "import xgboost as xgb\n\n",
    "lightgbm": "import lightgbm as lgb\n\n",
    "catboost": "from catboost import CatBoost\n\n",
}


def _train(given: Given, rounds: float | None, before: Mapping[str, str]) -> Mapping[str, str]:
    """A training of at most so many rounds that stops early; ``before`` it the lines given."""
    most = "rounds" if rounds is None else literal(rounds)
    patience = literal(given.evidence.get("patience", PATIENCE))
    calls = {
        "xgboost": (
            f"model = xgb.train(\n    params, train, num_boost_round={most},\n"
            f'    evals=[(val, "val")],\n    early_stopping_rounds={patience},\n)\n'
        ),
        "lightgbm": (
            f"model = lgb.train(\n    params, train, num_boost_round={most},\n"
            f"    valid_sets=[val],\n    callbacks=[lgb.early_stopping({patience})],\n)\n"
        ),
        "catboost": (
            f'model = CatBoost(params | {{"iterations": {most}}})\n'
            f"model.fit(\n    train, eval_set=val,\n    early_stopping_rounds={patience},\n)\n"
        ),
    }
    return {name: f"{IMPORTS[name]}{before.get(name, '')}{calls[name]}" for name in FRAMEWORKS}


def _changed(**values: Mapping[str, float | str]) -> dict[str, str]:
    """Parameters that are set anew, by framework."""
    return {
        name: "params |= {\n"
        + "".join(f'    "{key}": {_value(value)},\n' for key, value in changed.items())
        + "}\n"
        for name, changed in values.items()
    }


def _value(value: float | str) -> str:
    return f'"{value}"' if isinstance(value, str) else literal(value)


def _stop(given: Given, comment: Comment) -> Mapping[str, str]:
    note = comment("best-round", at=given.to)
    return _train(given, given.start, dict.fromkeys(FRAMEWORKS, f"{note}\n"))


def _more_rounds(given: Given, _: Comment) -> Mapping[str, str]:
    return _train(given, given.to, {})


def _trees(size: str, levels: int) -> Code:
    def write(given: Given, _: Comment) -> Mapping[str, str]:
        depth = DEPTH + levels if given.to is None else given.to
        leaves = min(LEAVES[size], 2**depth - 1)
        deep = {} if given.to is None else {"max_depth": depth}
        return _changed(
            xgboost={"max_depth": depth, "min_child_weight": WEIGHT_IN_LEAF[size]},
            lightgbm={**deep, "num_leaves": leaves, "min_data_in_leaf": ROWS_IN_LEAF[size]},
            catboost={"depth": depth, "l2_leaf_reg": L2_OF_LEAF[size]},
        )

    return write


def _sample(given: Given, _: Comment) -> Mapping[str, str]:
    part = given.to or 1.0
    return _changed(
        xgboost={"subsample": part, "colsample_bytree": part},
        lightgbm={"bagging_fraction": part, "bagging_freq": 1, "feature_fraction": part},
        catboost={"bootstrap_type": "Bernoulli", "subsample": part, "rsm": part},
    )


def _lower_rate(given: Given, _: Comment) -> Mapping[str, str]:
    """The lower rate, and a training of more rounds."""
    fold = literal(given.evidence.get("fold", 1.0))
    divided = {
        name: f'params["{key}"] = params.get("{key}", {usual}) / {fold}\n'
        for name, (key, usual) in RATES.items()
    } | {"catboost": f'params["learning_rate"] /= {fold}\n'}
    changed = divided if given.to is None else _rate(given.to)
    return _train(given, given.evidence.get("rounds_to"), changed)


def _higher_rate(given: Given, _: Comment) -> Mapping[str, str]:
    """The rate alone, for as many rounds as before; more rounds where the rate is not known."""
    if given.to is None:
        return _train(given, given.evidence.get("rounds_to"), {})
    return _rate(given.to)


def _rate(value: float) -> dict[str, str]:
    return _changed(
        xgboost={"eta": value}, lightgbm={"learning_rate": value}, catboost={"learning_rate": value}
    )


def _log(_: Given, comment: Comment) -> Mapping[str, str]:
    saved = (
        f"{comment('open-this')}\n"
        'with open("evals.json", "w") as file:\n    json.dump(measured, file)\n'
    )
    return {
        "xgboost": (
            "import json\n\nimport xgboost as xgb\n\nmeasured = {}\n"
            "model = xgb.train(\n    params, train, num_boost_round=rounds,\n"
            '    evals=[(train, "train"), (val, "val")],\n    evals_result=measured,\n)\n'
            f"{saved}"
        ),
        "lightgbm": (
            "import json\n\nimport lightgbm as lgb\n\nmeasured = {}\n"
            "model = lgb.train(\n    params, train, num_boost_round=rounds,\n"
            '    valid_sets=[train, val], valid_names=["train", "val"],\n'
            "    callbacks=[lgb.record_evaluation(measured)],\n)\n"
            f"{saved}"
        ),
        "catboost": (
            "from catboost import CatBoost\n\n"
            f"{comment('open-this-folder')}\n"
            'model = CatBoost(params | {"train_dir": "catboost_info"})\n'
            "model.fit(train, eval_set=val)\n"
        ),
    }


ACTIONS: Mapping[str, Code] = {
    "stop_at_round": _stop,
    "smaller_trees": _trees("smaller", -LEVELS),
    "larger_trees": _trees("larger", LEVELS),
    "sample_rows": _sample,
    "lower_lr_more_rounds": _lower_rate,
    "raise_lr_or_rounds": _higher_rate,
    "more_rounds": _more_rounds,
    "log_rounds": _log,
}
"""What writes each action's lines, by framework."""
