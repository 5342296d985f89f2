"""Console logs of many programs: each number at its place, of its split."""

from dataclasses import dataclass, field

import pytest

from dashboard.model.run import Setting
from tests.logs.small_logs import curve, read_bytes, read_text

Curves = dict[str, list[tuple[int, float]]]  # by "metric/split"


@dataclass(frozen=True)
class Case:
    """A log's lines and what they say."""

    lines: tuple[str, ...]
    reader: str
    curves: Curves
    unit: str = "step"
    name: str = "run.log"
    config: dict[str, Setting] = field(default_factory=dict)


CASES = {
    "nanoGPT behind a time and a rank": Case(
        (
            "Overriding: batch_size = 12",
            "2031-05-06 07:08:09 step 0: train loss 4.5, val loss 4.25",
            "2031-05-06 07:08:09 iter 0: loss 4.5, time 812.50ms, mfu -100.00%",
            "[0] iter 10: loss 3.5, time 25.50ms, mfu 4.10%",
        ),
        "nanogpt",
        {"loss/val": [(0, 4.25)], "loss_step/train": [(0, 4.5), (10, 3.5)]},
        config={"batch_size": 12},
    ),
    "a sentence without colons": Case(
        ("iter_dt 0.00ms; iter 0: train loss 1.5", "iter_dt 9.17ms; iter 50: train loss 0.75"),
        "text log",
        {"loss/train": [(0, 1.5), (50, 0.75)]},
    ),
    "names and numbers in cells": Case(
        (
            "val loss 5.5",
            "step    1/90 | loss 5.25 (+nanz)| norm 9.5 (+nanz)| lr 1.00e-04 | 55.23 ms",
            "step    2/90 | loss 4.75 (-1.20z)| norm 8.5 (+0.1z)| lr 2.00e-04 | 55.23 ms",
            "val loss 5.0",
        ),
        "piped stdout",
        {
            "loss/train": [(1, 5.25), (2, 4.75)],
            "loss/val": [(0, 5.5), (2, 5.0)],
            "grad_norm/none": [(1, 9.5), (2, 8.5)],
        },
    ),
    "an evaluation between bars and a time with its unit": Case(
        (
            "Step 00000 | Validation bpb: 3.25",
            "step 00000/00090 (0.00%) | loss: 9.5 | dt: 521.75ms | tok/sec: 1,006,131",
            "step 00010/00090 (0.00%) | loss: 8.5 | dt: 520.25ms | tok/sec: 1,006,131",
        ),
        "piped stdout",
        {"bpb/val": [(0, 3.25)], "dt/none": [(0, 521.75), (10, 520.25)]},
    ),
    "Megatron with arguments, rank and validation": Case(
        (
            "  micro_batch_size ................................ 4",
            "  lr .............................................. 0.00015",
            (
                "3:  [2031-05-06 07:08:09] iteration   100/   900 | consumed samples:    25600 |"
                " elapsed time per iteration (ms): 700.5 | learning rate: 1.500E-06 |"
                " lm loss: 9.500000E+00 | grad norm: 3.500 |"
            ),
            " validation loss at iteration 100 | lm loss value: 8.75E+00 | lm loss PPL: 6.3E+03 |",
            " validation loss at iteration 200 on test set | lm loss value: 8.5E+00 |",
        ),
        "piped stdout",
        {
            "loss/train": [(100, 9.5)],
            "loss/val": [(100, 8.75)],
            "loss/test": [(200, 8.5)],
            "perplexity/val": [(100, 6300.0)],
        },
        config={"lr": 0.00015},
    ),
    "build-nanogpt": Case(
        ("0 val 10.5", "0 hella 0.25", "0 train 10.75", "1 train 10.25"),
        "llm.c",
        {"loss/val": [(0, 10.5)], "loss/train": [(0, 10.75), (1, 10.25)]},
    ),
    "steps that begin again with every epoch": Case(
        (
            "Epoch [1/2], Step [100/600], Loss: 0.5",
            "Epoch [1/2], Step [600/600], Loss: 0.25",
            "Epoch [2/2], Step [100/600], Loss: 0.125",
            "Accuracy of the network on the 10000 test images: 97.5 %",
        ),
        "text log",
        {"loss/train": [(100, 0.5), (600, 0.25), (700, 0.125)]},
    ),
    "samples within the epoch and a test after it": Case(
        (
            "Namespace(batch_size=64, test_batch_size=1000, lr=0.5, no_cuda=False)",
            "Train Epoch: 1 [0/6400 (0%)]\tLoss: 2.25",
            "Train Epoch: 1 [640/6400 (10%)]\tLoss: 1.25",
            "",
            "Test set: Average loss: 0.5, Accuracy: 750/1000 (75%)",
            "Train Epoch: 2 [0/6400 (0%)]\tLoss: 0.75",
            "Test set: Average loss: 0.25, Accuracy: 800/1000 (80%)",
        ),
        "text log",
        {
            "loss/train": [(0, 2.25), (640, 1.25), (6400, 0.75)],
            "loss/test": [(6400, 0.5), (12800, 0.25)],
            "accuracy/test": [(6400, 0.75), (12800, 0.8)],
        },
        config={"lr": 0.5, "batch_size": 64},
    ),
    "ImageNet's example": Case(
        (
            "Epoch: [0][  0/500]\tTime  1.5 ( 1.5)\tLoss 7.0e+00 (7.0e+00)\tAcc@1   0.00 (  0.00)",
            "Epoch: [0][ 10/500]\tTime  1.5 ( 1.5)\tLoss 6.5e+00 (6.7e+00)\tAcc@1   2.00 (  1.00)",
            "Test: [  0/100]\tTime  1.5 ( 1.5)\tLoss 6.0e+00 (6.0e+00)\tAcc@1   9.00 (  9.00)",
            " *   Acc@1 10.0 Acc@5 25.0",
            "Epoch: [1][  0/500]\tTime  1.5 ( 1.5)\tLoss 6.0e+00 (6.0e+00)\tAcc@1   3.00 (  3.00)",
        ),
        "text log",
        {
            "loss/train": [(0, 7.0), (10, 6.5), (500, 6.0)],
            "accuracy/val": [(500, 0.1)],
            "accuracy_top5/val": [(500, 0.25)],
        },
    ),
    "Keras' bar with the time that is left": Case(
        (
            "Epoch 1/2",
            (
                "\r 1/9 [>....] - ETA: 3:05 - loss: 2.5\r9/9 [====] - 3s 3ms/step - loss: 0.5"
                " - accuracy: 0.75 - val_loss: 0.25"
            ),
            "Epoch 2/2",
            "9/9 [====] - 3s 3ms/step - loss: 0.25 - accuracy: 0.8 - val_loss: 0.2",
        ),
        "text log",
        {"loss/train": [(1, 0.5), (2, 0.25)], "loss/val": [(1, 0.25), (2, 0.2)], "eta/none": []},
        unit="epoch",
    ),
    "two splits on one line": Case(
        (
            "epoch 1 train: loss=0.5 acc=0.75 | val: loss=0.625 acc=0.5",
            "epoch 2 train: loss=0.25 acc=0.8 | val: loss=0.5 acc=0.6",
        ),
        "text log",
        {"loss/val": [(1, 0.625), (2, 0.5)], "accuracy/train": [(1, 0.75), (2, 0.8)]},
        unit="epoch",
    ),
    "Portuguese, with decimal commas": Case(
        (
            "Época 1/2 - perda: 0,5 - acurácia: 0,75 - perda_validação: 0,625",
            "Época 2/2 - perda: 0,25 - acurácia: 0,8 - perda_validação: 0,5",
        ),
        "text log",
        {"loss/val": [(1, 0.625), (2, 0.5)], "accuracy/train": [(1, 0.75), (2, 0.8)]},
        unit="epoch",
    ),
    "LightGBM with its first set alone": Case(
        (
            "[1]\tvalid_0's l2: 0.25\tvalid_0's auc: 0.75",
            "[2]\tvalid_0's l2: 0.2\tvalid_0's auc: 0.8",
        ),
        "boosting stdout",
        {"auc/val": [(1, 0.75), (2, 0.8)], "l2/val": [(1, 0.25), (2, 0.2)]},
    ),
    "LightGBM's cross-validation and its command line": Case(
        (
            "[10]\tcv_agg's valid auc: 0.75 + 0.01",
            "[LightGBM] [Info] Iteration:20, training l2 : 0.25",
            "[LightGBM] [Info] Iteration:20, valid_1 l2 : 0.5",
        ),
        "boosting stdout",
        {"auc/val": [(10, 0.75)], "l2/train": [(20, 0.25)]},
    ),
    "XGBoost behind a time, CatBoost": Case(
        (
            "[07:08:09] [0]\ttrain-auc:0.75+0.01\ttest-auc:0.7+0.02",
            "1:\tlearn: 0.5\ttest: 0.625\tbest: 0.625 (1)\ttotal: 50ms\tremaining: 49s",
        ),
        "boosting stdout",
        {"auc/train": [(0, 0.75)], "auc/test": [(0, 0.7)], "loss/test": [(1, 0.625)]},
    ),
    "fairseq before Hydra": Case(
        (
            (
                '2031-05-06 07:08:09 | INFO | train_inner | {"update": 0.5, "loss": "9.5",'
                ' "num_updates": "100"}'
            ),
            (
                '2031-05-06 07:08:19 | INFO | dev_other | {"epoch": 1, "dev_other_loss": "7.5",'
                ' "dev_other_num_updates": "200"}'
            ),
        ),
        "fairseq",
        {"loss/train": [(100, 9.5)], "dev_other/loss/val": [(200, 7.5)]},
    ),
    "fairseq without JSON": Case(
        (
            (
                "2031-05-06 07:08:09 | INFO | train_inner | epoch 001:    100 / 200 loss=9.5,"
                " num_updates=100, lr=1e-05, wall=20"
            ),
            (
                "2031-05-06 07:08:09 | INFO | valid | epoch 001 | valid subset | loss 7.5 |"
                " ppl 180.5 | num_updates 200 | best_loss 7.5"
            ),
        ),
        "fairseq",
        {"loss/train": [(100, 9.5)], "loss/val": [(200, 7.5)]},
    ),
    "MMSegmentation, planned in iterations": Case(
        (
            (
                "2031-05-06 07:08 - mmseg - INFO - Iter [50/80000]\tlr: 1.0e-02, eta: 9:00:00,"
                " time: 0.25, loss: 1.5"
            ),
            "2031-05-06 07:08:19,000 - mmseg - INFO - Iter(val) [500]\taAcc: 0.75, mIoU: 0.5",
            "2031-05-06 07:08:29,000 - mmseg - INFO - Iter [100/80000]\tlr: 1.000e-02, loss: 1.25",
        ),
        "mm text",
        {"loss/train": [(50, 1.5), (100, 1.25)], "miou/val": [(50, 0.5)]},
    ),
    "MMEngine, planned in iterations": Case(
        (
            (
                "2031/05/06 07:08:09 - mmengine - INFO - Iter(train) [  50/8000]  base_lr: 0.01"
                "  lr: 1.0000e-02  eta: 6:00:00  loss: 1.5000"
            ),
            "2031/05/06 07:08:19 - mmengine - INFO - Iter(val) [ 50/500]  eta: 0:00:20  time: 0.5",
            "2031/05/06 07:08:29 - mmengine - INFO - Iter(val) [500/500]  mIoU: 40.0  time: 0.05",
        ),
        "mm text",
        {"loss/train": [(50, 1.5)], "miou/val": [(50, 40.0)], "time/val": [(50, 0.05)]},
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_a_console_log_says_what_its_program_printed(title: str) -> None:
    case = CASES[title]
    book = read_text(case.name, "\n".join(case.lines) + "\n")
    (run,) = book.runs
    assert (run.format, run.x_unit) == (case.reader, case.unit)
    for series, points in case.curves.items():
        metric, split = series.rsplit("/", 1)
        assert dict(curve(book, metric, split)) == pytest.approx(dict(points)), series
    assert case.config.items() <= run.config.items()


def test_a_text_log_and_the_scalars_of_mmengine_are_one_training() -> None:
    scalars = b'{"lr": 0.01, "data_time": 0.1, "loss": 2.0, "epoch": 1, "iter": 50, "step": 50}\n'
    line = (
        b"2031/05/06 07:08:09 - mmengine - INFO - Epoch(train) [1][50/100]  lr: 1.0000e-02"
        b"  eta: 0:01:00  loss: 2.0000\n"
    )
    book = read_bytes(
        ("work/20310506_1/vis_data/scalars.json", scalars),
        ("work/20310506_1/vis_data/20310506_1.json", scalars),
        ("work/20310506_1/20310506_1.log", line),
    )
    assert [run.run_id for run in book.runs] == ["work/20310506_1"]
    assert curve(book, "loss", "train") == [(50, 2.0)]


def test_the_numbers_of_errors_are_no_metric() -> None:
    assert read_text("pip.log", "step 3: error: 2\nstep 4: error: 3\n").runs == ()
