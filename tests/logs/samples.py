"""A small file of every format that is read, as its writer lays it out."""

import io
import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from dashboard.logs.parsing.crc32c import mask
from dashboard.model.run import Setting
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


def as_json(
    reader: str, name: str, value: object, points: int, *series: str, **config: Setting
) -> Sample:
    """A sample of one JSON value."""
    return text(reader, name, json.dumps(value), points, *series, **config)


def as_lines(reader: str, name: str, *rows: object, points: int, series: list[str]) -> Sample:
    """A sample of JSON lines."""
    return text(reader, name, "".join(json.dumps(row) + "\n" for row in rows), points, *series)


def npz(**arrays: object) -> bytes:
    """The bytes of ``numpy.savez``."""
    buffer = io.BytesIO()
    np.savez(buffer, **{name: np.array(values) for name, values in arrays.items()})
    return buffer.getvalue()


def field(number: int, data: bytes) -> bytes:
    """A field of bytes in protocol buffers' wire format, shorter than 128 bytes."""
    return varint(number << 3 | 2) + varint(len(data)) + data


def varint(value: int) -> bytes:
    """A number in protocol buffers' wire format."""
    parts = []
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def wandb_record(record: bytes) -> bytes:
    """A record as a whole chunk of LevelDB's log, with the SDK's checksum."""
    crc = mask(zlib.crc32(b"\x01" + record))
    return struct.pack("<IHB", crc, len(record), 1) + record


def wandb_history(step: int, **values: float) -> bytes:
    """A history record."""
    items = {"_step": step, "_timestamp": 1.7e9 + step, **values}
    packed = b"".join(
        field(1, field(1, name.encode()) + field(16, json.dumps(value).encode()))
        for name, value in items.items()
    )
    return wandb_record(field(2, packed))


WANDB = (
    b":W&B\xe1\xbe\x00"
    + wandb_record(field(17, field(4, field(1, field(1, b"lr") + field(16, b"0.1")))))
    + wandb_history(0, **{"train/loss": 2.0, "lr": 0.1})
    + wandb_history(1, **{"train/loss": 1.0, "val/loss": 1.5})
    + wandb_record(field(18, b""))
)


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
        "text tables",
        "model/README.md",
        "# A model\n\nWords.\n\n| Training Loss | Epoch | Step | Validation Loss | Wer |\n"
        "|:---:|:---:|:---:|:---:|:---:|\n| No log | 1.0 | 50 | 0.6 | 0.5 |\n"
        "| 0.5 | 2.0 | 100 | 0.4 | 0.25 |\n",
        5,
        "loss/train",
        "loss/val",
        "wer/val",
    ),
    text(
        "text tables",
        "spacy.log",
        "E    #       LOSS NER  ENTS_F  SCORE\n---  ------  --------  ------  ------\n"
        "  0       0     12.50    0.00    0.00\n  1     200     10.25   60.00    0.60\n",
        6,
        "loss ner/train",
        "ents_f/val",
    ),
    as_json(
        "notebook",
        "train.ipynb",
        {
            "cells": [
                {
                    "cell_type": "code",
                    "source": ["fit(batch_size=32)"],
                    "outputs": [
                        {
                            "output_type": "stream",
                            "name": "stdout",
                            "text": [
                                "Epoch 1/2\n",
                                "9/9 - 1s - loss: 0.5 - val_loss: 0.6\n",
                                "Epoch 2/2\n",
                                "9/9 - 1s - loss: 0.4 - val_loss: 0.5\n",
                            ],
                        }
                    ],
                }
            ],
            "nbformat": 4,
        },
        4,
        "loss/train",
        "loss/val",
        batch_size=32,
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
    as_json(
        "huggingface",
        "out/trainer_state.json",
        {
            "epoch": 1.0,
            "global_step": 20,
            "max_steps": 20,
            "train_batch_size": 8,
            "log_history": [
                {"epoch": 0.5, "learning_rate": 5e-5, "loss": 2.0, "step": 10},
                {"epoch": 0.5, "eval_loss": 1.8, "eval_accuracy": 0.5, "step": 10},
                {"epoch": 1.0, "learning_rate": 1e-5, "loss": 1.0, "step": 20},
                {"epoch": 1.0, "step": 20, "train_loss": 1.5, "train_runtime": 9.0},
            ],
        },
        6,
        "loss/train",
        "loss/val",
        "accuracy/val",
        batch_size=8,
    ),
    as_json(
        "huggingface summary",
        "out/all_results.json",
        {"epoch": 3.0, "train_loss": 1.5, "train_runtime": 9.5, "eval_loss": 1.25},
        0,
    ),
    text(
        "huggingface stdout",
        "slurm.out",
        "{'loss': 2.5, 'grad_norm': nan, 'epoch': 0.5}\n"
        " 50%|#####     | 10/20 [00:09<00:09]{'eval_loss': '2.25', 'epoch': '0.5'}\n"
        "{'loss': 1.5, 'epoch': 1.0}\n{'train_runtime': 9.5, 'train_loss': 2.0, 'epoch': 1.0}\n",
        4,
        "loss/train",
        "loss/val",
    ),
    as_lines(
        "json lines",
        "records.jsonl",
        {"step": 1, "train_loss": 2.0, "note": "a"},
        {"step": 2, "train_loss": 1.0, "val": {"loss": 1.5}},
        points=3,
        series=["loss/train", "loss/val"],
    ),
    as_lines(
        "detectron2",
        "output/metrics.json",
        {"data_time": 0.1, "eta_seconds": 9.0, "iteration": 19, "lr": 0.1, "total_loss": 2.0},
        {
            "data_time": 0.1,
            "eta_seconds": 8.0,
            "iteration": 39,
            "lr": 0.1,
            "total_loss": float("nan"),
        },
        {"bbox/AP": 12.5, "iteration": 39},
        points=9,
        series=["loss/train", "bbox/ap/val", "learning_rate/none"],
    ),
    as_lines(
        "mmcv",
        "20210812_190636.log.json",
        {"env_info": "long", "seed": None},
        {"mode": "train", "epoch": 1, "iter": 50, "lr": 0.1, "loss": 2.0},
        {"mode": "train", "epoch": 1, "iter": 100, "lr": 0.1, "loss": 1.5},
        {"mode": "val", "epoch": 1, "iter": 20, "lr": 0.1, "bbox_mAP": 0.3},
        points=5,
        series=["loss/train", "bbox_map/val"],
    ),
    as_lines(
        "mmengine",
        "vis_data/scalars.json",
        {"lr": 0.1, "data_time": 0.01, "loss": 3.0, "epoch": 1, "iter": 100, "step": 100},
        {"accuracy/top1": 4.8, "data_time": 0.01, "time": 0.04, "step": 1},
        {"lr": 0.1, "data_time": 0.01, "loss": 2.0, "epoch": 2, "iter": 201, "step": 201},
        points=9,
        series=["loss/train", "accuracy/val", "learning_rate/none"],
    ),
    as_lines(
        "deit",
        "log.txt",
        {"train_lr": 1e-6, "train_loss": 4.1, "test_acc1": 0.3, "epoch": 0, "n_parameters": 5},
        {"train_lr": 1e-4, "train_loss": 3.1, "test_acc1": 10.3, "epoch": 1, "n_parameters": 5},
        points=6,
        series=["loss/train", "accuracy/test"],
    ),
    as_lines(
        "rllib",
        "trial/result.json",
        {
            "training_iteration": 1,
            "timesteps_total": 1000,
            "episode_reward_mean": 1.0,
            "config": {"lr": 0.001},
            "info": {"learner": {"policy_loss": 0.5}},
        },
        {
            "training_iteration": 2,
            "timesteps_total": 2000,
            "episode_reward_mean": 2.0,
            "config": {"lr": 0.001},
            "info": {"learner": {"policy_loss": 0.4}},
        },
        points=4,
        series=["episode_reward_mean/none"],
    ),
    as_json(
        "history",
        "history.json",
        {"loss": [2.0, 1.0], "val_loss": [2.1, float("nan")], "lr": 0.01, "history_of": "a run"},
        4,
        "loss/train",
        "loss/val",
        lr=0.01,
    ),
    as_json(
        "history",
        "results.json",
        {
            "training_history": {"epoch": [1, 2], "train_loss": [2.0, 1.0], "val_loss": [2.0, 1.5]},
            "metrics_history": {"val_metrics": [{"accuracy": 0.5}, {"accuracy": 0.6}]},
            "config": {"optimizer": {"lr": 0.001}, "seed": 3, "image_size": [32, 32]},
        },
        6,
        "loss/train",
        "accuracy/val",
        lr=0.001,
        seed=3,
    ),
    as_json(
        "deepobs",
        "random_seed__42.json",
        {
            "train_losses": [2.3, 1.0],
            "test_losses": [2.3, 1.1],
            "train_accuracies": [0.1, 0.6],
            "test_accuracies": [0.1, 0.5],
            "minibatch_train_losses": [2.3, 2.0, 1.5],
            "testproblem": "mnist_mlp",
            "batch_size": 128,
            "learning_rate": 0.1,
            "random_seed": 42,
        },
        11,
        "loss/train",
        "loss_step/train",
        "accuracy/test",
        lr=0.1,
        batch_size=128,
        seed=42,
    ),
    as_json(
        "sacred",
        "sacred/1/metrics.json",
        {
            "training.loss": {
                "steps": [1, 2],
                "timestamps": ["2023-07-08T17:36:57.047848", "2023-07-08T17:36:58.047848"],
                "values": [1.0, float("nan")],
            }
        },
        2,
        "loss/train",
    ),
    as_json(
        "keras tuner",
        "trial_01/trial.json",
        {
            "trial_id": "01",
            "hyperparameters": {"values": {"learning_rate": 0.01, "tuner/epochs": 4}},
            "metrics": {"metrics": {"val_loss": {"observations": [{"value": [0.5], "step": 3}]}}},
            "status": "COMPLETED",
        },
        1,
        "loss/val",
        lr=0.01,
    ),
    as_json(
        "catboost",
        "catboost_info/catboost_training.json",
        {
            "meta": {"learn_metrics": [{"name": "RMSE"}], "test_metrics": [{"name": "RMSE"}]},
            "iterations": [
                {"learn": [14.0], "test": [15.0], "iteration": 0},
                {"learn": [13.0], "test": [14.5], "iteration": 1},
            ],
        },
        4,
        "rmse/train",
        "rmse/test",
    ),
    text(
        "catboost tsv",
        "catboost_info/learn_error.tsv",
        "iter\tRMSE\n0\t14.0\n1\t13.1\n",
        2,
        "rmse/train",
    ),
    text(
        "dvclive",
        "dvclive/plots/metrics/train/box_loss.tsv",
        "step\tbox_loss\n0\t1.5\n1\t1.25\n",
        2,
        "box_loss/train",
    ),
    text(
        "dawnbench",
        "net.tsv",
        "epoch\thours\ttop1Accuracy\n0\t0.01\t51.9\n1\t0.02\t61.6\n",
        4,
        "accuracy/test",
    ),
    text(
        "yolo",
        "runs/train/results.csv",
        "                  epoch,         train/box_loss,           val/box_loss\n"
        "                      1,                 1.0952,                 1.2000\n"
        "                      2,                 0.9952,                 1.1000\n",
        4,
        "box_loss/train",
        "box_loss/val",
    ),
    text(
        "yolo txt",
        "runs/train/exp/results.txt",
        "      0/29     1.86G   0.09854   0.09318         0    0.1917        24       416         0"
        "         0  0.004895 0.0009547   0.09176   0.05526         0\n"
        "      1/29     1.93G   0.09296    0.1009         0    0.1939        37       416   0.04823"
        "   0.01505  0.007566  0.001351    0.0922   0.05528         0\n",
        22,
        "box_loss/train",
        "box_loss/val",
    ),
    text(
        "sb3",
        "logs/progress.csv",
        "time/total_timesteps,train/policy_loss,rollout/ep_rew_mean\n2000,,-35.4\n4000,-7.6,-30.0\n",
        3,
        "rollout/ep_rew_mean/none",
    ),
    as_lines(
        "sb3 json",
        "logs/progress.json",
        {"time/total_timesteps": 2000, "rollout/ep_rew_mean": -30.0},
        {"time/total_timesteps": 4000, "rollout/ep_rew_mean": -20.0, "train/value_loss": 2.5},
        points=3,
        series=["rollout/ep_rew_mean/none", "value_loss/train"],
    ),
    text(
        "sb3 monitor",
        "0.monitor.csv",
        '#{"t_start": 1700000000.0, "env_id": "CartPole"}\r\nr,l,t\n10.0,10,0.5\n20.0,20,1.0\n',
        4,
        "episode_reward/none",
    ),
    Sample(
        "sb3 evaluations",
        "evaluations.npz",
        npz(timesteps=[100, 200], results=[[1.0, 3.0], [5.0, 7.0]]),
        2,
        {("mean_reward", "val")},
    ),
    text(
        "rllib csv",
        "trial/progress.csv",
        "episode_reward_mean,timesteps_total,training_iteration,hist_stats/episode_reward\n"
        '1.0,1000,1,"[1.0, 2.0]"\n2.0,2000,2,"[1.0, 2.0]"\n',
        4,
        "episode_reward_mean/none",
    ),
    text(
        "wandb history",
        "run_history.csv",
        "_step,lr,_runtime,train/loss,iter,_timestamp\n0,0.1,1.5,4.2,0,1700000000.5\n"
        "1,,2.5,4.1,10,1700000001.5\n",
        7,
        "loss/train",
    ),
    text(
        "wandb export",
        "wandb_export.csv",
        '"Step","cold - night-4 - val/loss","cold - night-4 - val/loss__MIN",'
        '"cold - night-4 - val/loss__MAX"\n"0","2.5","2.5","2.5"\n'
        '"10","","",""\n"20","1.5","1.5","1.5"\n',
        2,
        "loss/val",
    ),
    Sample(
        "wandb",
        "run-abc/run-abc.wandb",
        WANDB,
        4,
        {("loss", "train"), ("loss", "val"), ("learning_rate", "none")},
        {"lr": 0.1},
    ),
    text(
        "mlflow",
        "mlruns/0/abc/metrics/val_loss",
        "1708382026921 0.88 0\n1708382030705 0.94 1\n",
        2,
        "loss/val",
    ),
    text(
        "algoperf",
        "trial_1/measurements.csv",
        "global_step,grad_norm,train/loss,validation/loss,total_duration\n0,1.5,,,1.0\n100,1.2,2.0,2.1,9.0\n",
        6,
        "loss/train",
        "loss/val",
        "grad_norm/none",
    ),
    text(
        "timm",
        "output/summary.csv",
        "epoch,train_loss,eval_loss,eval_top1,eval_top5,lr\n0,6.9,6.8,0.5,2.0,0.1\n"
        "1,6.5,6.4,3.5,9.0,0.1\n",
        10,
        "loss/train",
        "accuracy/val",
        "accuracy_top5/val",
    ),
    text(
        "fastai",
        "models/history.csv",
        "epoch,train_loss,valid_loss,accuracy,time\n0,1.5,1.2,0.6,00:18\n1,1.1,0.9,0.7,00:17\n",
        6,
        "loss/train",
        "accuracy/val",
    ),
    text(
        "tensorboard csv",
        "run-lr0.1-tag-Loss_train.csv",
        "Wall time,Step,Value\n1700000000.5,0,2.5\n1700000001.5,1,1.5\n",
        2,
        "loss/train",
        lr=0.1,
    ),
    text(
        "savetxt",
        "loss.txt",
        "".join(f"{n:.18e} {2.5 - n:.18e}\n" for n in range(3)),
        3,
        "column 2/none",
    ),
    text(
        "llm.c",
        "main.log",
        "s:0 tel:11.0\ns:0 trl:11.0 lr:0.000001 norm:15.37\ns:1 trl:10.9 lr:0.000002 norm:15.24\n"
        "s:1 eval:0.25\n",
        8,
        "loss/train",
        "loss/val",
        "grad_norm/none",
    ),
    text(
        "modded-nanogpt",
        "record.txt",
        "import os\n"
        + f"# {'-' * 90}\n" * 1_500
        + "step:0/5100 val_loss:16.0 train_time:387ms step_avg:nanms\n"
        + "step:1/5100 train_loss:15.9 train_time:23767ms step_avg:nanms\n",
        2,
        "loss/train",
        "loss/val",
    ),
    text(
        "nanogpt",
        "train.log",
        "out_dir = 'out'\nstep 0: train loss 4.2, val loss 4.3\n"
        "iter 0: loss 4.25, time 900.5ms, mfu -100.00%\niter 10: loss 3.2, time 25.3ms, mfu 3.1%\n",
        4,
        "loss/train",
        "loss/val",
    ),
    text(
        "piped stdout",
        "speedrun.log",
        "step 00010/21400 (0.05%) | loss: 9.8 | lrm: 1.00 | dt: 521.25ms | tok/sec: 1,006,131\n"
        "step 00020/21400 (0.09%) | loss: 8.8 | lrm: 1.00 | dt: 520.25ms | tok/sec: 1,006,231\n",
        8,
        "loss/train",
    ),
    text(
        "piped stdout",
        "megatron.log",
        " [2024-01-01 10:00:00] iteration       10/   24000 | consumed samples:         2560"
        " | learning rate: 1.500E-06 | global batch size:   256 | lm loss: 9.5E+00"
        " | grad norm: 3.5\n",
        5,
        "loss/train",
        "learning_rate/none",
        "grad_norm/none",
    ),
    text(
        "fairseq",
        "hydra_train.log",
        '[2022-04-08 18:50:57,965][train_inner][INFO] - {"epoch": 1, "update": 0.5, "loss": "4.1",'
        ' "num_updates": "200", "lr": "1e-05"}\n'
        '[2022-04-08 18:55:57,965][valid][INFO] - {"epoch": 1, "valid_loss": "3.9",'
        ' "valid_num_updates": "400"}\n',
        3,
        "loss/val",
    ),
    text(
        "nnunet",
        "fold_0/training_log_2023_9_2.txt",
        "Starting...\n\n2023-09-02 03:00:00.0:\nepoch:  0\n"
        "2023-09-02 03:30:45.687625: train loss : -0.6566\n"
        "2023-09-02 03:31:11.904952: validation loss: -0.7458\n2023-09-02 03:31:14.9: lr: 0.0099\n",
        3,
        "loss/train",
        "loss/val",
        "learning_rate/none",
    ),
    text(
        "mm text",
        "20230608_171321.log",
        "2023/06/08 17:13:58 - mmengine - INFO - Epoch(train)   [1][100/101]  lr: 1.0000e-01"
        "  eta: 1:43:01  time: 0.1435  loss: 3.3404\n"
        "2023/06/08 17:14:13 - mmengine - INFO - Epoch(val) [1][36/36]  accuracy/top1: 4.8780\n",
        4,
        "loss/train",
        "accuracy/val",
    ),
    as_json(
        "boosting history",
        "evals_result.json",
        {"validation_0": {"rmse": [0.5, 0.4]}, "validation_1": {"rmse": [0.6, 0.55]}},
        4,
        "rmse/train",
        "rmse/val",
    ),
    text(
        "boosting stdout",
        "xgb.log",
        "[0]\ttrain-rmse:0.5\teval-rmse:0.6\n[1]\ttrain-rmse:0.4\teval-rmse:0.55\n",
        4,
        "rmse/train",
        "rmse/val",
    ),
    text(
        "text log",
        "finetune.log",
        "Cosine anneal\n[step 200] val loss: 1.6379\n[step 400] val loss: 1.5452\n",
        2,
        "loss/val",
    ),
    text(
        "text log",
        "bars.log",
        "\rTraining: 1%| 28/5000 [00:22<54:11, 1.53it/s, loss=10.86, lr=5.79e-05, step=28]"
        "\rTraining: 1%| 29/5000 [00:22<54:09, 1.53it/s, loss=10.84, lr=5.99e-05, step=29]",
        4,
        "loss/train",
        "learning_rate/none",
    ),
    text(
        "mlperf",
        "result_0.txt",
        ':::MLLOG {"key": "global_batch_size", "value": 512, "metadata": {"lineno": 7}}\n'
        '0: :::MLLOG {"time_ms": 1700000001000, "key": "train_loss", "value": 6.5, "metadata":'
        ' {"epoch_num": 1, "samples_count": 5000}}\n'
        '0: :::MLLOG {"time_ms": 1700000002000, "key": "eval_accuracy", "value": 0.25, "metadata":'
        ' {"epoch_num": 1}}\n'
        '0: :::MLLOG {"time_ms": 1700000003000, "key": "train_loss", "value": 5.5, "metadata":'
        ' {"epoch_num": 2, "samples_count": 10000}}\n',
        3,
        "loss/train",
        "accuracy/val",
        batch_size=512,
    ),
    text(
        "espnet",
        "train.log",
        "[host] 2031-05-06 (trainer:732) INFO: 1epoch:train:1-50batch: iter_time=0.1, loss=40.5,"
        " acc=0.25, optim0_lr0=1.5e-04, train_time=2.1\n"
        "[host] 2031-05-06 (trainer:338) INFO: 1epoch results: [train] loss=42.5, acc=0.2,"
        " time=1 minute and 4.5 seconds, [valid] loss=45.5, acc=0.1, [att_plot] time=3 seconds\n",
        7,
        "loss/train",
        "loss_epoch/train",
        "loss/val",
        "learning_rate/none",
    ),
    text(
        "marian",
        "train.log",
        "[2031-05-06 07:08:09] Ep. 1 : Up. 1000 : Sen. 64,000 : Cost 5.25 : Time 30.50s :"
        " 2000.50 words/s : L.r. 3.0000e-04\n"
        "[2031-05-06 07:08:19] [valid] Ep. 1 : Up. 1000 : ce-mean-words : 4.75 : new best\n",
        3,
        "loss/train",
        "learning_rate/none",
        "loss/val",
    ),
    text(
        "caffe",
        "caffe.INFO",
        "base_lr: 0.01\n"
        "I0506 07:08:09.000001  77 solver.cpp:330] Iteration 0, Testing net (#0)\n"
        "I0506 07:08:09.000001  77 solver.cpp:397]     Test net output #0: accuracy = 0.125\n"
        "I0506 07:08:09.000001  77 solver.cpp:218] Iteration 0 (5 iter/s, 2s/9 iters), loss = 2.5\n"
        "I0506 07:08:09.000001  77 solver.cpp:237]     Train net output #0: loss = 2.75 (* 1 = 2"
        ".75 loss)\n"
        "I0506 07:08:09.000001  77 sgd_solver.cpp:105] Iteration 0, lr = 0.01\n",
        4,
        "accuracy/test",
        "loss/train",
        "loss_step/train",
        "learning_rate/none",
        lr=0.01,
    ),
    text(
        "darknet",
        "darknet.log",
        "Region 82 Avg IOU: 0.25, Class: 0.5, Obj: 0.5, No Obj: 0.5, .5R: 0.0, count: 4\n"
        " 1: 950.5, 950.5 avg loss, 0.001000 rate, 3.2 seconds, 64 images, 9.5 hours left\n"
        " mean average precision (mAP@0.50) = 0.125, or 12.50 %\n",
        9,
        "loss/train",
        "avg_loss/train",
        "learning_rate/none",
        "region 82 iou/train",
        "map@0.50/val",
    ),
    text(
        "tesseract",
        "plot.log",
        "At iteration 90/100/101, mean rms=5.5%, delta=20.5%, BCER train=90.5%, BWER train=99.5%,"
        " skip ratio=0.0%, New worst BCER = 90.5 wrote checkpoint.\n"
        "At iteration 95, stage 0, Eval Char error rate=80.5, Word error rate=95.5\n",
        7,
        "rms/train",
        "char error/train",
        "char error/val",
    ),
    text(
        "pix2pix",
        "loss_log.txt",
        "================ Training Loss (Tue May  6 07:08:09 2031) ================\n"
        "(epoch: 1, iters: 100, time: 0.125, data: 0.250) G_GAN: 1.5 G_L1: 20.5 D_real: 0.5\n"
        "(epoch: 1, iters: 200, time: 0.125, data: 0.001) G_GAN: 1.25 G_L1: 18.5 D_real: 0.25\n",
        6,
        "g_gan/none",
        "d_real/none",
    ),
    text(
        "deepspeech",
        "deepspeech.log",
        "I Starting training...\n"
        "Epoch 0 |   Training | Elapsed Time: 0:00:01 | Steps: 1 | Loss: 120.5\r"
        "Epoch 0 |   Training | Elapsed Time: 0:00:02 | Steps: 2 | Loss: 110.5\n"
        "Epoch 0 | Validation | Elapsed Time: 0:00:01 | Steps: 1 | Loss: 130.5 | Dataset: d.csv\n",
        3,
        "loss/train",
        "loss/val",
    ),
    as_json(
        "json by epoch",
        "run/metrics_epoch_003.json",
        {"epoch": 3, "train": {"loss": 0.5, "acc": 0.75}, "val": {"loss": 0.625}, "note": "best"},
        3,
        "loss/train",
        "accuracy/train",
        "loss/val",
    ),
    text(
        "python values",
        "history.txt",
        "Training took 12 s\n{'loss': [np.float64(2.5), 1.5],\n 'val_loss': [2.625, nan]}\n",
        4,
        "loss/train",
        "loss/val",
    ),
    as_lines(
        "json lines",
        "trainer_log.jsonl",
        {"current_steps": 10, "total_steps": 90, "loss": 2.5, "percentage": 11.1, "epoch": 0.1},
        {"current_steps": 20, "total_steps": 90, "loss": 1.5, "percentage": 22.2, "epoch": 0.2},
        points=4,
        series=["loss/train", "percentage/none"],
    ),
)
