"""Tables of known writers in the forms of other versions, and what only looks like a curve."""

import pytest

from tests.logs.small_logs import curve, read_text

TABLES = {
    "YOLO, classification": (
        "runs/train/results.csv",
        (
            "   epoch,  train/loss,  metrics/accuracy_top1,  val/loss,  lr/pg0\n"
            "       1,        0.75,                    0.5,      0.8,    0.01\n"
        ),
        "yolo",
        {"loss/val": [(1, 0.8)], "accuracy/val": [(1, 0.5)], "learning_rate/none": [(1, 0.01)]},
    ),
    "YOLO, without a card": (
        "runs/train/exp/results.txt",
        "  0/9   512M  0.05  0.02  0  0.07  10  640  0.5  0.6  0.55  0.3  0.04  0.01  0\n",
        "yolo txt",
        {"loss/train": [(0, 0.07)], "metrics/recall/val": [(0, 0.6)]},
    ),
    "Lightning Fabric, no epoch": (
        "logs/version_0/metrics.csv",
        "step,train_loss,val_loss\n49,0.5,\n99,,0.25\n",
        "lightning",
        {"loss/train": [(49, 0.5)], "loss/val": [(99, 0.25)]},
    ),
    "Keras, metrics with twins": (
        "training.log",
        "epoch,auc,loss,val_auc,val_loss\n0,0.5,1.0,0.25,1.5\n1,0.75,0.5,0.5,1.25\n",
        "keras",
        {"auc/train": [(0, 0.5), (1, 0.75)], "auc/val": [(0, 0.25), (1, 0.5)]},
    ),
    "a Keras history of two epochs": (
        "history.csv",
        "loss,accuracy,val_loss,val_accuracy\n1.0,0.5,1.5,0.25\n0.5,0.75,1.25,0.5\n",
        "keras",
        {"accuracy/train": [(0, 0.5), (1, 0.75)], "loss/val": [(0, 1.5), (1, 1.25)]},
    ),
    "train and test without an axis": (
        "losses.csv",
        "train_losses,test_losses\n" + "0.5,0.75\n" * 5,
        "csv",
        {"loss/test": [(epoch, 0.75) for epoch in range(5)]},
    ),
    "fastai without its clock": (
        "history.csv",
        "epoch,train_loss,valid_loss,dice\n0,1.5,1.25,0.5\n1,1.0,0.75,0.75\n",
        "fastai",
        {"dice/val": [(0, 0.5), (1, 0.75)]},
    ),
    "timm with another metric": (
        "out/summary.csv",
        "epoch,train_loss,eval_loss,eval_accuracy,lr\n0,6.5,6.0,0.5,0.1\n1,6.0,5.5,0.75,0.1\n",
        "timm",
        {"accuracy/val": [(0, 0.5), (1, 0.75)]},
    ),
    "Baselines": (
        "log/progress.csv",
        "misc/nupdates,misc/total_timesteps,eprewmean\n1,1024,1.5\n2,2048,2.5\n",
        "sb3",
        {"eprewmean/none": [(1024, 1.5), (2048, 2.5)]},
    ),
    "a monitor with its keys in another order": (
        "0.monitor.csv",
        '#{"env_id": "X-v0", "t_start": 1700000000.0}\nr,l,t\n1.5,10,0.5\n2.5,12,1.0\n',
        "sb3 monitor",
        {"episode_reward/none": [(10, 1.5), (22, 2.5)]},
    ),
    "RLlib's new counters": (
        "PPO/progress.csv",
        (
            "num_env_steps_sampled_lifetime,training_iteration,time_total_s,reward\n"
            "4000,1,10,20.5\n8000,2,20,30.5\n"
        ),
        "rllib csv",
        {"reward/none": [(4000, 20.5), (8000, 30.5)]},
    ),
    "W&B without bands": (
        "export.csv",
        '"Step","a-1 - val_loss"\n"0","2.5"\n"10","1.5"\n',
        "wandb export",
        {"loss/val": [(0, 2.5), (10, 1.5)]},
    ),
    "W&B over hours": (
        "export.csv",
        (
            '"Relative Time (Process)","a - loss","a - loss__MIN","a - loss__MAX"\n'
            '"0.25","2.5","2.5","2.5"\n"0.5","1.5","1.5","1.5"\n'
        ),
        "wandb export",
        {"loss/train": [(0, 2.5), (1, 1.5)]},
    ),
    "DVCLive before 1.0": (
        "dvclive/scalars/loss.tsv",
        "timestamp\tstep\tloss\n1700000000000\t0\t0.5\n1700000001000\t1\t0.25\n",
        "dvclive",
        {"loss/train": [(0, 0.5), (1, 0.25)]},
    ),
}


@pytest.mark.parametrize("title", TABLES)
def test_a_table_belongs_to_its_writer_in_every_version(title: str) -> None:
    name, text, reader, curves = TABLES[title]
    book = read_text(name, text)
    assert {run.format for run in book.runs} == {reader}
    for series, points in curves.items():
        assert curve(book, *series.rsplit("/", 1)) == points, series


NO_CURVES = {
    "runs of unlike lengths": (
        "lr,bs,seed,epoch,val_loss\n0.1,32,0,10,0.5\n0.01,32,0,10,0.4\n0.001,32,0,7,0.45\n"
    ),
    "a grid over epochs too": (
        "learning_rate,batch_size,epochs,loss\n0.1,32,5,0.5\n0.1,64,10,0.4\n0.2,32,5,0.3\n"
    ),
    "a data set saved by pandas": ",age,cost\n" + "".join(f"{n},30,{n * 2.5}\n" for n in range(6)),
}


@pytest.mark.parametrize("title", NO_CURVES)
def test_a_list_of_runs_or_a_data_set_is_no_curve(title: str) -> None:
    assert read_text("table.csv", NO_CURVES[title]).runs == ()


def test_a_planned_learning_rate_does_not_make_a_curve_a_list_of_runs() -> None:
    book = read_text("log.csv", "epoch,lr,bs,loss\n0,0.5,32,2\n1,0.25,32,1\n2,0.1,32,0.5\n")
    assert curve(book, "loss", "train") == [(0, 2.0), (1, 1.0), (2, 0.5)]
