"""Console logs that have a reader of their own: the forms that their writers print."""

import math
from dataclasses import dataclass, field

import pytest

from dashboard.model.run import Note, Setting
from tests.logs.small_logs import codes, curve, read_text

Curves = dict[str, list[tuple[int, float]]]  # by "metric/split"


@dataclass(frozen=True)
class Case:
    """A log's text and its expected reading."""

    text: str
    reader: str
    curves: Curves
    unit: str = "step"
    config: dict[str, Setting] = field(default_factory=dict)


def mllog(key: str, value: object, **places: float) -> str:
    """A line of MLPerf's log."""
    said = str(value) if isinstance(value, int | float) else f'"{value}"'
    metadata = ", ".join(f'"{name}": {held}' for name, held in places.items())
    return f':::MLLOG {{"key": "{key}", "value": {said}, "metadata": {{{metadata}}}}}\n'


CASES = {
    "MLPerf by epochs, settings without a place": Case(
        mllog("opt_base_learning_rate", 0.25)
        + mllog("opt_name", "lars")
        + "".join(
            mllog("train_loss", 6.0 / n, epoch_num=n, samples_count=500 * n)
            + mllog("eval_accuracy", 0.25 * n, epoch_num=n)
            for n in (1, 2)
        )
        + mllog("run_stop", 0),
        "mlperf",
        {"loss/train": [(1, 6.0), (2, 3.0)], "accuracy/val": [(1, 0.25), (2, 0.5)]},
        "epoch",
        {"lr": 0.25, "optimizer": "lars"},
    ),
    "MLPerf of a language model, behind ranks, by samples": Case(
        "0: "
        + mllog("submission_benchmark", "llama2_70b_lora")
        + "".join("3: " + mllog("eval_accuracy", 2.0 / n, samples_count=64 * n) for n in (1, 2)),
        "mlperf",
        {"loss/val": [(64, 2.0), (128, 1.0)]},
    ),
    "MLPerf with statistics of several numbers": Case(
        "".join(
            f':::MLLOG {{"key": "tracked_stats", "value": {{"throughput": 7.5, "train_loss": {n}.5'
            f'}}, "metadata": {{"step": {n}0}}}}\n'
            for n in (1, 2)
        ),
        "mlperf",
        {"train_loss/none": [], "loss/train": [(10, 1.5), (20, 2.5)], "throughput/none": []},
    ),
    "ESPnet by batches": Case(
        "".join(
            f"{n}epoch:train:{k}1-{k + 1}0batch: iter_time=0.1, loss={n}.{k}5, optim0_lr0=0.5\n"
            for n in (1, 2)
            for k in (0, 1)
        )
        + "2epoch results: [train] loss=2.5, [valid] loss=3.5, acc=0.75, total_count=9\n",
        "espnet",
        {
            "loss/train": [(10, 1.05), (20, 1.15), (30, 2.05), (40, 2.15)],
            "loss_epoch/train": [(40, 2.5)],
            "loss/val": [(40, 3.5)],
            "accuracy/val": [(40, 0.75)],
            "total_count/val": [],
        },
    ),
    "ESPnet by epochs alone": Case(
        "[h] INFO: 1epoch results: [train] loss=4.5, lr_0=2.5e-06, [valid] loss=nan\n"
        "[h] INFO: 2epoch results: [train] loss=3.5, lr_0=2.5e-06, [valid] loss=5.5\n",
        "espnet",
        {"loss/train": [(1, 4.5), (2, 3.5)], "learning_rate/none": [(1, 2.5e-06), (2, 2.5e-06)]},
        "epoch",
    ),
    "Marian with all that it can print": Case(
        "[2031-05-06 07:08:09] Ep. 1 : Up. 1000 : Sen. 64,000 : Cost 5.5 * 1,234,567 @ 12,345 after"
        " 1,234,567 : Time 30.5s : 2000.5 words/s : gNorm 1.25 : L.r. 3.0000e-04\n"
        "[2031-05-06 07:08:09] [valid] Ep. 1 : Up. 1000 : cross-entropy : 219.5 : new best\n"
        "[2031-05-06 07:08:09] [valid] Ep. 1 : Up. 1000 : bleu : 21.5 : stalled 4 times (last best"
        ": 22.5)\n",
        "marian",
        {
            "loss/train": [(1000, 5.5)],
            "grad_norm/none": [(1000, 1.25)],
            "learning_rate/none": [(1000, 0.0003)],
            "cross-entropy per sentence/val": [(1000, 219.5)],
            "bleu/val": [(1000, 21.5)],
            "loss/val": [],
        },
    ),
    "Marian with a cross-entropy of words": Case(
        "Ep. 1 : Up. 100 : Sen. 6,000 : Cost 5.5 : Time 3s : 2000 words/s\n"
        "[valid] Ep. 1 : Up. 100 : cross-entropy : 5.75 : new best\n",
        "marian",
        {"loss/train": [(100, 5.5)], "loss/val": [(100, 5.75)]},
    ),
    "Caffe before it told its speed": Case(
        "base_lr: 0.125\n"
        "Iteration 0, Testing net (#0)\n    Test net output #0: acc = 0.25\n"
        "    Test net output #1: loss = nan (* 1 = nan loss)\n"
        "Iteration 100, loss = 0.5\n    Train net output #0: loss = 0.25 (* 1 = 0.25 loss)\n"
        "Iteration 100, lr = 0.125\n",
        "caffe",
        {
            "accuracy/test": [(0, 0.25)],
            "loss/train": [(100, 0.5)],
            "loss_step/train": [(100, 0.25)],
            "learning_rate/none": [(100, 0.125)],
        },
        config={"lr": 0.125},
    ),
    "Darknet's parts of a batch": Case(
        "Region 82 Avg IOU: 0.25, Class: -nan, Obj: 0.5, .75R: 0.0,  count: 4\n"
        "Region 82 Avg IOU: 0.75, Class: -nan, Obj: 0.5, .75R: 0.0,  count: 9\n"
        " 7: 2.5, 2.75 avg, 0.001000 rate, 3.2 seconds, 448 images\n"
        "v3 (mse loss, Normalizer: (iou: 0.7, cls: 1.0) Region 30 Avg (IOU: 0.5), count: 4,"
        " class_loss = 1.5, total_loss = 2.5 \n"
        " 8: -nan, -nan avg loss, 0.001000 rate, 3.2 seconds, 512 images, 3.5 hours left\n"
        " for conf_thresh = 0.25, precision = 0.5, recall = 0.25, F1-score = 0.125\n",
        "darknet",
        {
            "avg_loss/train": [(7, 2.75), (8, math.nan)],
            "loss/train": [(7, 2.5), (8, math.nan)],
            "region 82 iou/train": [(7, 0.5)],
            "region 82 class/train": [],
            "region 82 count/train": [],
            "region 30 class_loss/train": [(8, 1.5)],
            "f1/val": [(8, 0.125)],
            "precision/val": [(8, 0.5)],
        },
    ),
    "Tesseract 4, two lines in one": Case(
        "At iteration 90/100/101, Mean rms=5.5%, delta=50.5%, char train=90.5%, word train=99.5%,"
        " skip ratio=0%,  New worst char error = 90.5At iteration 80, stage 0, Eval Char error"
        " rate=80.5, Word error rate=95.5 wrote checkpoint.\n",
        "tesseract",
        {
            "rms/train": [(100, 0.055)],
            "char error/train": [(100, 0.905)],
            "word error/train": [(100, 0.995)],
            "char error/val": [(100, 0.805)],
        },
    ),
    "CycleGAN over two epochs": Case(
        "".join(
            f"(epoch: {e}, iters: {i}, time: 0.1, data: 0.2) D_A: {e}.5 G_A: {i}.5 cycle_A: nan \n"
            for e in (1, 2)
            for i in (100, 200)
        ),
        "pix2pix",
        {
            "d_a/none": [(100, 1.5), (200, 1.5), (300, 2.5), (400, 2.5)],
            "g_a/none": [(100, 100.5), (200, 200.5), (300, 100.5), (400, 200.5)],
            "time/none": [],
        },
    ),
    "DeepSpeech's bars": Case(
        "".join(
            f"\rEpoch {e} |   Training | Elapsed Time: 0:00:0{n} | Steps: {n} | Loss: {9 - e - n}.5"
            + f"\n\rEpoch {e} | Validation | Elapsed Time: 0:00:01 | Steps: {n} | Loss: {n + e}.25"
            " | Dataset: a/dev.csv" * (n == 2)
            for e in (0, 1)
            for n in (0, 1, 2)
        ),
        "deepspeech",
        {
            "loss/train": [(1, 8.5), (2, 7.5), (3, 7.5), (4, 6.5)],
            "loss/val": [(2, 2.25), (4, 3.25)],
        },
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_a_log_says_what_its_writer_printed(title: str) -> None:
    case = CASES[title]
    book = read_text("train.log", case.text)
    (run,) = book.runs
    assert (run.format, run.x_unit) == (case.reader, case.unit)
    for series, points in case.curves.items():
        metric, split = series.rsplit("/", 1)
        found = curve(book, metric, split)
        assert [step for step, _ in found] == [step for step, _ in points], series
        values = [value for _, value in found]
        assert values == pytest.approx([value for _, value in points], nan_ok=True), series
    assert case.config.items() <= run.config.items()


def test_a_broken_line_of_mlperf_is_counted() -> None:
    text = "".join(mllog("train_loss", 6.0 / n, epoch_num=n) for n in (1, 2, 3))
    book = read_text("result_0.txt", text + ':::MLLOG {"key": "train_lo\n')
    assert book.receipt.sources[0].damaged == 1
    assert Note.BAD_ROWS in codes(book)


def test_a_run_of_mlperf_that_stopped_with_success_is_finished() -> None:
    text = "".join(mllog("train_loss", 6.0 / n, epoch_num=n) for n in (1, 2))
    stop = ':::MLLOG {{"key": "run_stop", "value": null, "metadata": {{"status": "{}"}}}}\n'
    for status, finished in (("success", True), ("aborted", False)):
        (run,) = read_text("result_0.txt", text + stop.format(status)).runs
        assert run.finished is finished


@pytest.mark.parametrize("title", ["Marian with all that it can print", "ESPnet by batches"])
def test_times_and_counts_are_left_out_by_name(title: str) -> None:
    book = read_text("train.log", CASES[title].text)
    assert Note.CLOCKS_LEFT_OUT in codes(book)
    (note,) = (one for one in book.receipt.sources[0].notes if one.code is Note.CLOCKS_LEFT_OUT)
    assert "(" in note.where
