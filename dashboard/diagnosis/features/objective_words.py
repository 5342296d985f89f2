"""Words in names that identify an objective and the metric that counts.

As Stable Baselines, RLlib, TRL, tf-agents, acme, BasicSR, improved-diffusion,
pytorch-metric-learning, XGBoost and LightGBM write them.  A phrase is words side by side.
"""

PREFERENCES = ("chosen", "rejected", "margins", "logps", "log odds chosen")
AGENTS = (
    *("episode", "episodic", "rollout", "advantage", "advantages", "td error", "q values", "qf1"),
    *("actor loss", "critic loss", "policy loss", "policy gradient loss", "vf loss", "value loss"),
    *("pg loss", "approx kl", "approxkl", "clip fraction", "clipfrac", "explained variance"),
    *("timesteps total", "total timesteps", "env steps"),
)
"""Words of reinforcement learning; two of them, or one beside a reward, identify it."""

ALGORITHMS = ("ppo", "dqn", "grpo", "sac", "td3", "a2c", "ddpg", "reinforce")
GENERATORS = ("g", "gen", "generator", "netg", "gan", "gloss", "errg", "lossg", "genloss")
DISCRIMINATORS = (
    *("d", "disc", "discriminator", "netd", "dloss", "errd", "lossd", "discloss", "critic"),
    *("d real", "d fake"),
)
DIFFUSIONS = (
    *("diffusion", "denoising", "ddpm", "ddim", "noise pred", "flow matching", "rectified flow"),
    *("loss q0", "mse q0", "loss q3", "mse q3", "timestep loss", "velocity loss", "vlb"),
    *("noise scheduler", "num diffusion steps", "diffusion steps"),
)
EMBEDDINGS = (
    *("triplet", "triplets", "contrastive", "infonce", "info nce", "ntxent", "nt xent", "simclr"),
    *("arcface", "cosface", "moco", "byol", "siamese", "metric learning", "proxy anchor"),
    *("pos dist", "neg dist", "ap dist", "an dist", "hard negatives"),
)
BOOSTERS = ("xgboost", "lightgbm", "catboost", "boosting", "gbdt", "gbtree", "evals result")
BOOSTER_METRICS = (
    *("logloss", "mlogloss", "merror", "binary error", "multi error", "auc mu", "mphe"),
    *("poisson nloglik", "gamma nloglik", "tweedie nloglik", "cox nloglik", "aft nloglik"),
    *("gamma deviance", "cross entropy lambda", "multiclassonevsall", "queryrmse"),
)
OF_A_NETWORK = ("loss", "acc", "accuracy", "lr", "learning rate", "grad norm")
"""Words of names that no booster writes; beside them a ``logloss`` is a network's measure."""

BOOSTER_SETTINGS = (
    *("num boost round", "num leaves", "max depth", "n estimators", "boosting type"),
    *("min child weight", "min data in leaf", "feature fraction", "colsample bytree"),
)
NAMED_BY_SETTINGS = (
    "loss",
    "objective",
    "criterion",
    "method",
    "algorithm",
    "algo",
    "task",
    "model",
)
"""Settings whose value may name the objective."""

BESIDE_A_LOSS = ("accuracy", "acc", "precision", "recall", "score", "top1", "top5")
"""Measures that do not count before the loss of a fit: accuracy has a place of its own."""

SAME_AS_LOSS = ("rmse", "mae", "mape", "smape", "mse", "rmsle", "perplexity", "ppl", "bpc", "bpb")

EVALUATED = ("eval", "evaluation", "test", "val", "validation", "average", "mean")

RETRIEVAL = ("map", "mean average precision", "recall", "rank1", "cmc", "mrr", "ndcg", "hits")
