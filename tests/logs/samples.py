"""A small file of every format that is read, as its writer lays it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.logs.run import Setting
from tests.logs.small_logs import opening, scalars


@dataclass(frozen=True)
class Sample:
    """A file, the reader it belongs to, and what must come out of it."""

    reader: str
    name: str
    data: bytes
    points: int
    series: set[tuple[str, str]]
    config: Mapping[str, Setting] = field(default_factory=dict)


def text(
    reader: str, name: str, content: str, points: int, *series: str, **config: Setting
) -> Sample:
    """A text sample; series as ``metric/split``."""
    pairs = {(one.rsplit("/", 1)[0], one.rsplit("/", 1)[1]) for one in series}
    return Sample(reader, name, content.encode(), points, pairs, config)


SAMPLES = (
    Sample(
        "tensorboard",
        "run/events.out.tfevents.1700000000.host",
        opening() + scalars("train/loss", range(5)) + scalars("val/loss", range(5)),
        10,
        {("loss", "train"), ("loss", "val")},
    ),
    Sample(
        "tensorboard",
        "no-name-at-all",
        scalars("Loss/train", range(5)),
        5,
        {("loss", "train")},
    ),
    text(
        "trainer",
        "run/metrics.csv",
        "epoch,step,train_loss,train_accuracy,test_loss,test_accuracy,learning_rate,batch_size,"
        "grad_norm,weight_distance,epoch_seconds\n"
        "0,0,2.3,0.1,2.3,0.1,,,,0.0,\n1,938,0.5,0.8,0.6,0.8,0.1,64,1.5,3.2,2.5\n",
        14,
        "loss/train",
        "accuracy/test",
        "learning_rate/none",
    ),
    text(
        "lightning",
        "lightning_logs/version_0/metrics.csv",
        "epoch,lr-Adam,step,train_loss_epoch,train_loss_step,val_loss\n"
        "0,,49,,0.9,\n0,,99,,,0.8\n0,,99,0.95,,\n1,0.001,149,,0.7,\n",
        5,
        "loss/train",
        "loss_step/train",
        "loss/val",
        "learning_rate/none",
    ),
    text(
        "keras",
        "training.csv",
        "epoch,acc,loss,val_acc,val_loss\n0,0.5,1.0,0.5,1.1\n1,0.6,0.9,0.55,1.0\n",
        8,
        "loss/train",
        "accuracy/val",
    ),
    text(
        "keras",
        "history.csv",
        ",loss,accuracy,val_loss,val_accuracy\n0,1.0,0.5,1.1,0.5\n1,0.9,0.6,1.0,0.55\n",
        8,
        "loss/train",
        "loss/val",
    ),
    text(
        "csv",
        "lr0.1/log.csv",
        "iteration,Loss/train,reward\n1,0.5,1\n2,0.4,2\n",
        4,
        "loss/train",
        "reward/none",
        lr=0.1,
    ),
    text(
        "long csv",
        "all.csv",
        "run,step,metric,value\na,1,train/loss,2\na,2,train/loss,1\n",
        2,
        "loss/train",
    ),
)
