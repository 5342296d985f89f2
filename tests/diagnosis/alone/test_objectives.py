"""The objective of a run, recognised by the names of its metrics, and the metric that counts."""

import numpy as np
import pytest

from dashboard.diagnosis.features.objective import objective_of
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.diagnosis.verdict import LampName
from dashboard.model.curve import curves_of
from dashboard.model.metrics import Direction, direction_of, is_reward, task_rank, words_of
from tests.diagnosis.alone.formulas import book, case, healthy, states

T = np.arange(40)
RNG = np.random.default_rng(5)
RESTLESS = 3 + np.cumsum(RNG.normal(0, 0.4, 40)) ** 2
RISING = 20 + 180 * (1 - np.exp(-T / 12)) + RNG.normal(0, 2, 40)

AGENTS = {
    "Stable Baselines": ["none_rollout/ep_rew_mean", "none_approx_kl", "none_value_loss"],
    "RLlib": ["none_episode_reward_mean", "none_info/learner/policy_loss"],
    "tf-agents": ["train_loss", "val_averagereturn"],
    "acme": ["none_episode_return", "none_critic_loss"],
    "TRL, GRPO": ["train_loss", "none_reward", "none_reward_std", "none_kl"],
    "CleanRL": ["none_charts/episodic_return", "none_losses/td_loss"],
    "dopamine": ["none_average_return", "train_loss"],
    "spinning up": ["none_averageepret", "none_losspi", "none_approx kl", "none_clipfrac"],
    "an agent without a return": ["none_losses/policy_loss", "none_losses/clip_fraction"],
}
OTHERS = {
    "TRL, DPO": (Kind.PREFERENCE, ["train_loss", "none_rewards/chosen", "none_rewards/margins"]),
    "pix2pix": (Kind.ADVERSARIAL, ["none_g_gan", "none_g_l1", "none_d_real", "none_d_fake"]),
    "PyTorch's DCGAN": (Kind.ADVERSARIAL, ["none_loss_d", "none_loss_g"]),
    "StyleGAN": (Kind.ADVERSARIAL, ["none_loss/g/loss", "none_loss/d/loss"]),
    "improved-diffusion": (Kind.DIFFUSION, ["train_loss", "none_loss_q0", "none_mse_q0"]),
    "metric learning": (Kind.EMBEDDING, ["train_triplet_loss", "val_map"]),
    "SimCLR": (Kind.EMBEDDING, ["train_contrastive_loss", "none_acc/top1"]),
}
FITS = {
    "classifier": ["train_loss", "val_loss", "val_accuracy"],
    "detector": ["train_box_loss", "train_cls_loss", "val_metrics/map50-95(b)"],
    "translation": ["train_loss", "val_bleu"],
    "speech": ["train_loss", "val_wer"],
    "language": ["train_loss", "none_grad_norm", "none_learning_rate"],
    "mixture of experts": ["train_loss", "none_gate_entropy"],
    "two heads": ["train_loss_d1", "train_loss_d2"],
}


def named(names, **values):
    """Curves of a log book under these names; the rewards rise, the losses wander."""
    curves = {name: RISING if "rew" in name or "ret" in name else RESTLESS for name in names}
    return curves | values


def objective(config=None, **curves):
    (found,) = curves_of(book(config, **curves))
    return objective_of(found)


@pytest.mark.parametrize("names", AGENTS.values(), ids=AGENTS)
def test_reinforcement_learning_is_told_by_its_metrics(names):
    assert objective(**named(names)).kind is Kind.REWARD


@pytest.mark.parametrize(("kind", "names"), OTHERS.values(), ids=OTHERS)
def test_other_objectives_are_told_by_their_metrics(kind, names):
    assert objective(**named(names)).kind is kind


@pytest.mark.parametrize("names", FITS.values(), ids=FITS)
def test_a_fit_is_a_fit(names):
    assert objective(**named(names)).kind is Kind.FIT


@pytest.mark.parametrize(
    ("kind", "config"),
    [
        (Kind.EMBEDDING, {"loss": "triplet"}),
        (Kind.DIFFUSION, {"num_diffusion_steps": 1000}),
        (Kind.FIT, {"model": "unet"}),
        (Kind.REWARD, {"algo": "PPO"}),
        (Kind.BOOSTING, {"num_leaves": 31, "lr": 0.1}),
        (Kind.FIT, {"model": "resnet18", "optimizer": "sgd", "lr": 0.1}),
    ],
)
def test_settings_tell_an_objective_too(kind, config):
    assert objective(config, train_loss=RESTLESS).kind is kind


@pytest.mark.parametrize("names", AGENTS.values(), ids=AGENTS)
def test_no_lamp_of_a_healthy_agent_blames_its_rate_or_its_loss(names):
    judged = case(**named(names))
    assert set(states(judged).values()) == {"unknown"}
    assert judged.lamps[LampName.LEARNING_RATE].reason == "objective-reward"


@pytest.mark.parametrize(
    ("margin", "kind"), [(1.0, "embedding"), (0.2, "embedding"), (0.37, "fit")]
)
def test_a_loss_that_stays_at_a_margin_beside_a_measure_of_retrieval_is_an_embeddings(margin, kind):
    loss = margin * (1 + 0.01 * np.exp(-T / 10))
    assert objective(train_loss=loss, val_recall=T / 50).kind == kind
    assert objective(train_loss=loss, val_accuracy=T / 50).kind == "fit"


def test_the_reason_names_the_metric_that_counts():
    judged = case(train_loss=RESTLESS, val_averagereturn=RISING)
    assert judged.lamps[LampName.LEARNING_RATE].about == "averagereturn"


@pytest.mark.parametrize(
    ("metrics", "counts"),
    [
        ({"val_map50": T / 50, "val_map50-95": T / 80}, "map50-95"),
        ({"val_wer": 1 - T / 50, "val_cer": 1 - T / 60}, "wer"),
        ({"val_bleu": T, "val_precision": T / 50}, "bleu"),
        ({"val_macro_f1": T / 50, "val_a_f1": T / 50, "val_b_f1": T / 50}, "macro_f1"),
        ({"val_accuracy": T / 50}, None),
        ({"val_rmse": 2 - T / 50}, None),
        ({"train_f1": T / 50}, None),
    ],
)
def test_of_a_fit_the_measure_of_its_task_counts(metrics, counts):
    found = objective(train_loss=RESTLESS, **metrics).counts
    assert (found.metric if found else None) == counts


@pytest.mark.parametrize(
    ("values", "went"),
    [
        (RISING, "better"),
        (RISING[::-1], "worse"),
        (np.where(T < 25, RISING, 40.0), "back"),
        (100 + RNG.normal(0, 5, 40), "nowhere"),
        ([1.0, 2.0, 3.0], "unknown"),
    ],
)
def test_the_way_of_the_metric_that_counts_is_said(values, went):
    judged = case(train_loss=RESTLESS, none_reward=values)
    (fact,) = [one for one in judged.symptoms if one.code == "other-objective"]
    assert fact.evidence["went"] == went


def test_training_language_on_single_batches_is_not_blamed_for_their_noise():
    steps = np.arange(600)
    loss = 1.2 + 0.5 * np.exp(-steps / 150) + RNG.normal(0, 0.25, 600)
    judged = case(x=steps, unit="step", train_loss=loss)
    assert states(judged)["stability"] == "ok"
    assert states(judged)["learning_rate"] == "unknown"


@pytest.mark.parametrize("seed", range(8))
def test_a_loss_of_drawn_time_steps_neither_diverges_nor_is_noisy(seed):
    rng = np.random.default_rng(seed)
    loss = np.exp(rng.normal(-2.8, 0.5, 300))
    judged = case(x=np.arange(300), unit="step", train_loss=loss)
    assert states(judged)["stability"] not in {"diverged", "diverging", "noisy", "oscillating"}
    assert states(judged)["learning_rate"] == "unknown"


def test_a_healthy_classifier_stays_healthy_beside_a_reward_like_name():
    assert states(case(**healthy(val_critic_score=RISING[:31])))["fit"] == "good"


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("loss", "down"),
        ("dice_loss", "down"),
        ("dice", "up"),
        ("eval/mAP_0.5:0.95", "up"),
        ("word_error_rate", "down"),
        ("success_rate", "up"),
        ("learning_rate", "neither"),
        ("reward_std", "neither"),
        ("ep_len_mean", "neither"),
        ("samples_per_second", "neither"),
        ("fid", "down"),
        ("rollout/ep_rew_mean", "up"),
        ("my_thing", "neither"),
    ],
)
def test_a_name_tells_which_way_is_better(name, direction):
    assert direction_of(name) is Direction(direction)


def test_the_level_of_a_reward_is_one_and_its_spread_is_none():
    assert is_reward("eval/AverageReturn")
    assert not is_reward("reward_std")
    assert task_rank("loss") is None
    assert words_of("evaluation/averagereturn") == ("evaluation", "average", "return")
