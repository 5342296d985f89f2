"""What XGBoost, LightGBM and CatBoost call the metrics that they print and return.

Names are the libraries' own, in their spelling, without what stands behind ``:`` or ``@``
(``Quantile:alpha=0.9``, ``ndcg@10``, ``tweedie-nloglik@1.5``): ``Accuracy`` is CatBoost's, and an
``accuracy`` is none of a booster's.  Knows names; knows no log.

References: XGBoost, "Learning Task Parameters", ``eval_metric``; LightGBM, "Parameters",
``metric``; CatBoost, "Objectives and metrics".
"""

import re
from collections.abc import Iterable

XGBOOST = frozenset(
    {"rmse", "rmsle", "mae", "mape", "mphe", "logloss", "mlogloss", "error", "merror", "auc"}
    | {"aucpr", "pre", "ndcg", "map", "poisson-nloglik", "gamma-nloglik", "gamma-deviance"}
    | {"tweedie-nloglik", "cox-nloglik", "aft-nloglik", "interval-regression-accuracy"}
    | {"quantile", "expectile"}
)
LIGHTGBM = frozenset(
    {"l1", "l2", "rmse", "quantile", "mape", "huber", "fair", "poisson", "gamma", "tweedie", "r2"}
    | {"gamma_deviance", "ndcg", "map", "auc", "average_precision", "auc_mu", "binary_logloss"}
    | {"binary_error", "multi_logloss", "multi_error", "cross_entropy", "cross_entropy_lambda"}
    | {"kullback_leibler"}
)
CATBOOST = frozenset(
    {"RMSE", "Logloss", "CrossEntropy", "MultiClass", "MultiClassOneVsAll", "MAE", "MAPE", "SMAPE"}
    | {"Quantile", "MultiQuantile", "GroupQuantile", "LogLinQuantile", "Lq", "Huber", "Expectile"}
    | {"LogCosh", "Poisson", "Tweedie", "Focal", "MultiRMSE", "MultiLogloss", "MultiCrossEntropy"}
    | {"RMSEWithUncertainty", "MSLE", "MedianAbsoluteError", "R2", "Cox", "PairLogit", "NumErrors"}
    | {"PairLogitPairwise", "QueryRMSE", "QuerySoftMax", "QueryCrossEntropy", "QueryAUC", "PFound"}
    | {"YetiRank", "YetiRankPairwise", "StochasticRank", "StochasticFilter", "PairAccuracy", "MRR"}
    | {"AUC", "PRAUC", "Accuracy", "BalancedAccuracy", "BalancedErrorRate", "Precision", "Recall"}
    | {"F", "F1", "TotalF1", "Kappa", "WKappa", "MCC", "BrierScore", "HingeLoss", "HammingLoss"}
    | {"ZeroOneLoss", "LogLikelihoodOfPrediction", "NormalizedGini", "AverageGain", "NDCG", "DCG"}
    | {"FilteredDCG", "ERR", "MAP", "PrecisionAt", "RecallAt", "CtrFactor", "FairLoss"}
)
MINIMISED = (
    *("logloss", "binary_logloss", "multi_logloss", "mlogloss", "multiclass", "multiclassonevsall"),
    *("crossentropy", "cross_entropy", "cross_entropy_lambda", "kullback_leibler", "multilogloss"),
    *("multicrossentropy", "poisson-nloglik", "gamma-nloglik", "tweedie-nloglik", "cox-nloglik"),
    *("aft-nloglik", "gamma-deviance", "gamma_deviance", "gamma", "poisson", "tweedie", "focal"),
    *("l2", "rmse", "multirmse", "queryrmse", "l1", "mae", "huber", "fair", "mphe", "quantile"),
    *("multiquantile", "groupquantile", "loglinquantile", "expectile", "logcosh", "rmsle", "msle"),
    *("mape", "smape", "lq", "cox", "rmsewithuncertainty", "pairlogit", "pairlogitpairwise"),
    *("querysoftmax", "querycrossentropy", "error", "merror", "binary_error", "multi_error"),
)
"""What is lower when better and can serve as the loss, in lower case; the likeliest first.

Rates of errors, which move in steps, come last: they are minimised in the place of another.
"""

_OPTIONS = re.compile(r"[:@].*$")


def is_boosters(name: str) -> bool:
    """Whether a booster calls a metric so, with or without options.

    >>> [is_boosters(one) for one in ("rmse", "ndcg@10", "Quantile:alpha=0.9", "Accuracy")]
    [True, True, True, True]
    >>> [is_boosters(one) for one in ("loss", "accuracy", "mse")]
    [False, False, False]
    """
    short = _OPTIONS.sub("", name.strip())
    return short in XGBOOST or short in LIGHTGBM or short in CATBOOST


def minimised(names: Iterable[str]) -> str | None:
    """The first of ``names``, in whatever case, in the order of :data:`MINIMISED`, if there is one.

    >>> minimised(["auc", "huber", "l2"]), minimised(["ndcg@5", "map"])
    ('l2', None)
    """
    short = {name: _OPTIONS.sub("", name.strip()).lower() for name in names}
    found = [(MINIMISED.index(one), name) for name, one in short.items() if one in MINIMISED]
    return min(found)[1] if found else None
