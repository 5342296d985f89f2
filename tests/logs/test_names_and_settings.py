"""What tags, folder names and settings files mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.hparams.path_settings import settings_in
from dashboard.logs.hparams.side_files import canonical
from dashboard.logs.names.metric_names import name_tags, understand
from dashboard.model.table import Split

TAGS = {
    "train_loss": ("loss", "train"),
    "Loss/train": ("loss", "train"),
    "train/loss": ("loss", "train"),
    "loss": ("loss", "train"),
    "         train/loss": ("loss", "train"),
    "trainLoss": ("loss", "train"),
    "trainloss": ("loss", "train"),
    "Train/Average Loss per Epoch": ("loss", "train"),
    "Test/Average loss": ("loss", "test"),
    "training_history.train_loss": ("loss", "train"),
    "training_history/val_loss": ("loss", "val"),
    "train_losses": ("loss", "train"),
    "training.loss": ("loss", "train"),
    "lm loss": ("loss", "train"),
    "val_loss": ("loss", "val"),
    "Loss/Validation": ("loss", "val"),
    "validation/loss": ("loss", "val"),
    "valid_loss": ("loss", "val"),
    "history.val_loss": ("loss", "val"),
    "eval_loss": ("loss", "val"),
    "avg_test_loss": ("loss", "test"),
    "test_losses": ("loss", "test"),
    "epoch_loss": ("loss", "train"),
    "acc": ("accuracy", "train"),
    "val_acc": ("accuracy", "val"),
    "Accuracy/test": ("accuracy", "test"),
    "test_acc1": ("accuracy", "test"),
    "valid_accuracy": ("accuracy", "val"),
    "accuracy/top1": ("accuracy", "train"),
    "top1Accuracy": ("accuracy", "train"),
    "val_top_5_accuracy": ("accuracy_top5", "val"),
    "val_sparse_categorical_accuracy": ("accuracy", "val"),
    "lr": ("learning_rate", "none"),
    "lr/pg0": ("learning_rate", "none"),
    "x/lr0": ("learning_rate", "none"),
    "lr-Adam": ("learning_rate", "none"),
    "lr-SGD/pg1": ("learning_rate", "none"),
    "Parameters/Learning Rate": ("learning_rate", "none"),
    "train/learning_rate": ("learning_rate", "none"),
    "info.learner.cur_lr": ("learning_rate", "none"),
    "grad_norm": ("grad_norm", "none"),
    "gnorm": ("grad_norm", "none"),
    "batch_size": ("batch_size", "none"),
    "eval_g0_loss": ("g0_loss", "val"),
    "train/box_loss": ("box_loss", "train"),
    "loss_cls": ("loss_cls", "none"),
    "train/cost": ("loss", "train"),
    "batch_cost": ("batch_cost", "none"),
    "avg_reader_cost": ("avg_reader_cost", "none"),
    "metrics/mAP50(B)": ("metrics/map50(b)", "none"),
    "val_loss_std": ("loss_std", "val"),
    "lrm": ("lrm", "none"),
    "final_lr": ("final_lr", "none"),
    "test/perplexity": ("perplexity", "test"),
    "perda": ("loss", "train"),
    "perda_treino": ("loss", "train"),
    "Perda/treino": ("loss", "train"),
    "perda de validação": ("loss", "val"),
    "perda_validacao": ("loss", "val"),
    "PERDA VALIDAÇÃO": ("loss", "val"),
    "Perda no teste": ("loss", "test"),
    "perdaTreino": ("loss", "train"),
    "acurácia": ("accuracy", "train"),
    "acura\u0301cia_teste": ("accuracy", "test"),
    "Acurácia na validação (%)": ("accuracy", "val"),
    "val_acuracia": ("accuracy", "val"),
    "taxa de aprendizado": ("learning_rate", "none"),
    "Taxa_de_Aprendizado": ("learning_rate", "none"),
    "tamanho do lote": ("batch_size", "none"),
    "erro de treino": ("error", "train"),
    "recompensa_validação": ("recompensa", "val"),
    "pérdida de entrenamiento": ("loss", "train"),
    "exactitud_validación": ("accuracy", "val"),
    "perte d'entraînement": ("loss", "train"),
    "taux d’apprentissage": ("learning_rate", "none"),
    "Verlust/Validierung": ("loss", "val"),
    "Genauigkeit": ("accuracy", "train"),
    "Loss (val)": ("loss", "val"),
    "acc(train)": ("accuracy", "train"),
    "train_accuracy(%)": ("accuracy", "train"),
    "train/value_loss": ("value_loss", "train"),
    "loss value": ("loss", "train"),
    "vali_loss": ("loss", "val"),
    "va_acc": ("accuracy", "val"),
    "evaluation_loss_vs_iterations": ("loss", "val"),
    "valid/binary_logloss": ("loss", "val"),
    "train/epoch": ("epoch", "none"),
    "val_mse": ("mse", "val"),
    "precisão": ("precisão", "none"),
    "train/da_loss": ("da_loss", "train"),
}


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_means_its_metric_and_its_split(tag: str) -> None:
    name = understand(tag)
    assert (name.metric, name.split) == TAGS[tag]


def test_of_several_spellings_the_plainest_keeps_the_name() -> None:
    names = name_tags(["train_loss_step", "train_loss_epoch", "val_loss", "loss", "train_loss"])
    assert {tag: (name.metric, name.split.value) for tag, name in names.items()} == {
        "train_loss": ("loss", "train"),
        "train_loss_epoch": ("loss_epoch", "train"),
        "train_loss_step": ("loss_step", "train"),
        "val_loss": ("loss", "val"),
        "loss": ("loss", "none"),
    }


def test_a_name_without_a_split_is_of_training_beside_its_twin_of_validation() -> None:
    names = name_tags(["precision", "val_precision", "out_a_loss", "val_out_a_loss", "reward"])
    assert [name.split.value for name in names.values()] == ["train", "val", "train", "val", "none"]


@given(st.lists(st.text(max_size=12), unique=True, max_size=12))
def test_no_two_tags_get_one_name(tags: list[str]) -> None:
    names = name_tags(tags)
    assert len({(name.metric, name.split) for name in names.values()}) == len(tags)
    assert all(isinstance(name.split, Split) for name in names.values())


PATHS = {
    "eval/s1/s1_b0256_no_warmup": {"batch_size": 256},
    "num_epochs__100__batch_size__128__lr__1.5848931925e-01/random_seed__42__x.json": {
        "epochs": 100,
        "batch_size": 128,
        "lr": 0.15848931925,
        "seed": 42,
    },
    "resnet-adabound-lr0.001-betas0.9-0.999-final_lr0.1-gamma0.001": {
        "lr": 0.001,
        "final_lr": 0.1,
        "optimizer": "adabound",
    },
    "experiment_grid_lr0.001_wd0.01_s130_20251207_191245": {
        "lr": 0.001,
        "weight_decay": 0.01,
        "seed": 130,
    },
    "sweep_x__lr_0.1-0.001-0.0005__seeds_42-43": {},
    "11.01_46920_hyp_300.0_lr_1e-01": {"lr": 0.1},
    "DDPG_3_actor_lr=0.001,critic_lr=0.0003,use_pytorch=False_2020": {
        "actor_lr": 0.001,
        "critic_lr": 0.0003,
    },
    "step2v2_0618_h960_lr3.453e-04_bs736_ti66342_mlr1.00e-05": {
        "lr": 3.453e-4,
        "batch_size": 736,
        "min_lr": 1e-5,
    },
    "lr_1e-11/iter_3": {"lr": 1e-11},
    "width256_depth2_seed1": {"width": 256, "depth": 2, "seed": 1},
    "opt_SGD": {"optimizer": "sgd"},
    "cifar10|Adam|lr0.0001585|s42": {"optimizer": "adam", "lr": 0.0001585, "seed": 42},
    "level_lr0p001/lr_0_25": {"lr": 0.25},
    "lr0p01_wd0p1": {"lr": 0.01, "weight_decay": 0.1},
    "eta0.3": {"lr": 0.3},
    "xgb_eta_0.05_depth6": {"lr": 0.05, "depth": 6},
    "ddim_eta0.0": {},
    "beta0.9_eta_min0.1": {},
    "learning-rate-0.01-batch-size-64": {"lr": 0.01, "batch_size": 64},
    "finetune_cosine_5e-5.log": {"lr": 5e-5},
    "AdamW_1e-4": {"lr": 1e-4, "optimizer": "adamw"},
    "1e-3/version_0": {"lr": 1e-3},
    "sgd_mom0.9_gbs512": {"momentum": 0.9, "batch_size": 512, "optimizer": "sgd"},
    "wd_1e-4": {"weight_decay": 1e-4},
    "bs64-lr3e4": {"batch_size": 64, "lr": 3e-4},
    "bs64_s0": {"batch_size": 64, "seed": 0},
    "s1_b0128_x": {"batch_size": 128},
    "lote_128_taxa_0,01_semente_1": {"batch_size": 128, "lr": 0.01, "seed": 1},
    "taxa_de_aprendizado=0,1/tamanho_do_lote=32": {"lr": 0.1, "batch_size": 32},
    "Épocas_30": {"epochs": 30},
    "fold_3": {"fold": 3},
    "dobra2_lr0.1": {"fold": 2, "lr": 0.1},
    "lr=0.1,batch_size=32": {"lr": 0.1, "batch_size": 32},
    "model=resnet,optim.lr=0.1,+data.batch_size=64": {
        "model": "resnet",
        "lr": 0.1,
        "batch_size": 64,
    },
    "dropout=0.5": {"dropout": 0.5},
    "lr_6": {"lr": 6.0},
    "tol_1e-8": {},
    "version_3": {},
    "trial_12": {},
    "exp2": {},
}


@pytest.mark.parametrize("path", PATHS)
def test_a_path_says_its_settings_and_no_others(path: str) -> None:
    assert dict(settings_in(path)) == PATHS[path]


@given(st.text(max_size=60))
def test_any_path_can_be_looked_through(path: str) -> None:
    assert all(isinstance(value, int | float | str) for value in settings_in(path).values())


def test_settings_in_portuguese_get_their_usual_names() -> None:
    written = {"taxa de aprendizado": 0.1, "Lote": 64, "épocas": 20, "semente": 1}
    assert canonical(written) == {"lr": 0.1, "batch_size": 64, "epochs": 20, "seed": 1}


def test_settings_get_their_usual_names_and_types() -> None:
    given_settings = {
        "learning_rate": "1e-3",
        "optimizer": {"name": "adam", "weight_decay": 0.01},
        "bsize": 16.0,
        "hidden_sizes": [256, 256],
        "betas": [0.9, 0.999],
        "scheduler": [{"epoch": 1, "lr": 0.1}],
        "use_amp": True,
        "note": None,
    }
    assert canonical(given_settings) == {
        "lr": 1e-3,
        "optimizer": "adam",
        "weight_decay": 0.01,
        "batch_size": 16,
        "hidden": (256, 256),
        "betas": (0.9, 0.999),
        "schedule": ((("epoch", 1), ("lr", 0.1)),),
        "use_amp": True,
    }


@pytest.mark.parametrize(
    ("settings", "batch_size"),
    [
        ({"train_batch_size": 32}, 32),
        ({"bs": 64}, 64),
        ({"per_device_train_batch_size": 8, "train_batch_size": 32}, 32),
        ({"micro_batch_size": 4, "global_batch_size": 256}, 256),
        ({"lote": 128}, 128),
        ({"data": {"batch_size": 16}, "eval_batch_size": 99}, 16),
    ],
)
def test_the_batch_of_one_update_goes_by_one_name(settings, batch_size) -> None:
    assert canonical(settings)["batch_size"] == batch_size


@pytest.mark.parametrize("name", ["lr0", "learning_rate", "base_learning_rate", "eta", "taxa"])
def test_the_rate_goes_by_one_name(name) -> None:
    assert canonical({name: 0.1}) == {"lr": 0.1}


@pytest.mark.parametrize("name", ["fold", "Dobra", "cv_fold", "data.fold_id"])
def test_a_fold_goes_by_one_name(name) -> None:
    assert canonical({name: 2.0}) == {"fold": 2}
