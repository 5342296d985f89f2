"""Every number of a console line is kept under its name, or counted by name in the receipt."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.console.clocks import is_clock
from dashboard.logs.console.measures import measured
from dashboard.logs.console.places import place_of
from dashboard.logs.console.records_of_lines import console_text
from dashboard.logs.console.shapes import shape_of
from dashboard.logs.points.text_lines import bare_matches_in, matches_in
from dashboard.model.run import Note
from tests.logs.small_logs import codes, curve, read_text

EPOCHS = (1, 2, 3)
KEPT = {
    "Detectron2": (
        (
            "[05/06 07:08:09 d2.utils.events]:  eta: 0:18:36  iter: {0}  total_loss: 2.{0}"
            "  loss_cls: 1.{0}  loss_box_reg: 0.{0}    time: 0.77  data_time: 0.77  lr: 0.{0}"
            "  max_mem: 77M"
        ),
        {"loss/train", "loss_cls/none", "loss_box_reg/none", "learning_rate/none"},
    ),
    "PaddleDetection": (
        (
            "[05/06 07:08:09] ppdet.engine INFO: Epoch: [{0}] [ 0/87] learning_rate: 0.{0} loss_xy:"
            " 1.{0} loss: 9.{0} eta: 8:28:32 batch_cost: 0.77 data_cost: 0.77 ips: 0.77 images/s"
        ),
        {"loss/train", "loss_xy/none", "learning_rate/none"},
    ),
    "PaddleClas": (
        (
            "[2031/05/06 07:08:09] ppcls INFO: [Train][Epoch {0}/9][Iter: 0/5]lr(PiecewiseDecay):"
            " 0.{0}, top1: 0.{0}, CELoss: 6.{0}, loss: 7.{0}, batch_cost: 0.77s, reader_cost: 0.77,"
            " ips: 0.77 samples/s, eta: 4 days, 17:27:58"
        ),
        {"loss/train", "celoss/train", "accuracy/train", "learning_rate/none"},
    ),
    "tf-agents": ("step = {0}: Average Return = 2{0}.5", {"average return/none"}),
    "acme": (
        "[Learner] Critic Loss = 1.{0} | Policy Loss = -0.{0} | Steps = {0} | Walltime = 0.77",
        {"critic loss/none", "policy loss/none"},
    ),
    "acme's evaluator": (
        (
            "[Evaluator] Episode Length = 9{0} | Episode Return = 2{0}.5 | Episodes = 77 | Steps ="
            " {0} | Steps Per Second = 0.77"
        ),
        {"episode length/val", "episode return/val"},
    ),
    "a DCGAN": (
        "[{0}/25][50/99]\tLoss_D: 1.{0}\tLoss_G: 2.{0}\tD(x): 0.{0}\tD(G(z)): 0.4 / 0.3",
        {"loss_d/none", "loss_g/none", "d(x)/none"},
    ),
    "BasicSR": (
        (
            "2031-05-06 INFO: [epoch:  0, iter:   {0},000, lr:(2.000e-0{0},)] [eta: 1 day, 3:00:00,"
            " time (data): 0.770 (0.005)] l_pix: 3.{0}e-02"
        ),
        {"l_pix/none", "learning_rate/none"},
    ),
    "DeepSpeed's list of rates": (
        "[Rank 0] step={0}, skipped=0, lr=[2.5e-0{0}], loss=1.{0}",
        {"loss/train", "learning_rate/none"},
    ),
    "printed tensors": (
        "Epoch {0} loss: tensor(1.{0}, device='cuda:0') mIoU: 0.{0}",
        {"loss/train", "miou/none"},
    ),
    "numbers with and without a sign": (
        "epoch {0} - iter 9/9 - loss 1.{0} - time (sec): 0.77 - samples/sec: 0.77 - lr: 0.{0}",
        {"loss/train", "learning_rate/none"},
    ),
    "a bar that counts": (
        "75%|███  | {0}/9 [1:02:03<20:00,  3.2it/s, loss=1.{0}, reward=2.{0}]",
        {"loss/train", "reward/none"},
    ),
    "the course on neural networks": ("Cost after iteration {0}: 0.{0}", {"loss/train"}),
    "Keras' own loop": ("Training loss (for 1 batch) at step {0}: 1.{0}", {"loss/train"}),
    "episodes": ("Episode {0} | Steps: 77 | Reward: 1.{0} | Epsilon: 0.{0}", {"reward/none"}),
    "whole numbers between bars": (
        "Episode {0} | Reward 20{0} | Steps 77 | loss 1.{0} | eps\t0.5",
        {"reward/none", "loss/train"},
    ),
    "CER and WER": ("Epoch {0}: train_loss=1.{0} CER: 0.{0} WER: 0.{0}", {"cer/none", "wer/none"}),
}


@pytest.mark.parametrize("title", KEPT)
def test_every_measure_is_kept_and_no_clock_is(title: str) -> None:
    line, series = KEPT[title]
    book = read_text("run.log", "".join(line.format(n) + "\n" for n in EPOCHS))
    table = book.scalars
    named = table["metric"].astype(str) + "/" + table["split"].astype(str)
    assert series <= set(named)
    assert all((named == name).sum() == len(EPOCHS) for name in series)
    assert not {0.77, 77.0} & set(table["value"])
    assert Note.CLOCKS_LEFT_OUT in codes(book) or "0.77" not in line


CLOCKS = (
    *("batch_cost", "reader_cost", "avg_batch_cost", "data_time", "step_time", "ips", "max_mem"),
    *("time", "Time taken", "samples/sec", "it/s", "tokens/s", "Steps Per Second", "ETA"),
    *("samples_per_second", "elapsed", "gpu_mem", "num_tokens", "consumed samples", "tok/sec"),
    *("walltime", "tempo", "fps", "throughput", "loader_time", "Data", "total_count"),
)
NO_CLOCKS = (
    *("loss", "cost", "mAP", "loss_cls", "Average Return", "Episode Length", "reward", "accuracy"),
    *("grad_norm", "kl", "D_real", "perplexity", "lr", "f1", "val_cost"),
    *("completions/mean_length", "temperature", "entropy", "recall@5"),
)


@pytest.mark.parametrize("name", CLOCKS)
def test_times_speeds_and_counts_are_clocks(name: str) -> None:
    assert is_clock(name)


@pytest.mark.parametrize("name", NO_CLOCKS)
def test_measures_are_no_clocks(name: str) -> None:
    assert not is_clock(name)


def test_nan_is_kept_with_and_without_a_sign() -> None:
    text = "".join(f"iter {n} | loss nan | grad_norm: nan | val_loss=-inf\n" for n in EPOCHS)
    book = read_text("run.log", text)
    for metric, split in (("loss", "train"), ("grad_norm", "none"), ("loss", "val")):
        values = [value for _, value in curve(book, metric, split)]
        assert len(values) == 3
        assert not any(map(math.isfinite, values))


def test_what_stands_on_one_line_alone_is_counted_by_name() -> None:
    text = "".join(f"step {n}: loss = {n}.5\n" for n in EPOCHS) + "step 4: loss = 1.5, shards: 8\n"
    book = read_text("run.log", text)
    assert "shards" not in set(book.scalars["metric"])
    (note,) = book.receipt.sources[0].notes
    assert (note.code, note.count, note.where) == (Note.NAMES_LEFT_OUT, 1, "shards (1)")


def test_the_best_so_far_is_no_point_of_the_curve() -> None:
    text = "".join(f"epoch {n} acc: 0.{n}\nbest metric, acc: 0.99\n" for n in EPOCHS)
    book = read_text("run.log", text)
    assert [value for _, value in curve(book, "accuracy", "train")] == [0.1, 0.2, 0.3]


def test_the_mean_of_an_epoch_does_not_take_the_place_of_its_last_step() -> None:
    text = "".join(
        f"epoch {e} - iter {n}0/30 - loss {e}.{n}5\n" + (f"EPOCH {e} done: loss {e}.9\n" * (n == 3))
        for e in (1, 2)
        for n in EPOCHS
    )
    book = read_text("run.log", text)
    expected = [(10, 1.15), (20, 1.25), (30, 1.35), (40, 2.15), (50, 2.25), (60, 2.35)]
    assert curve(book, "loss", "train") == expected
    assert curve(book, "loss_epoch", "train") == [(30, 1.9), (60, 2.9)]


def test_the_loss_of_a_step_stands_beside_the_mean_that_says_it_is_of_training() -> None:
    text = "".join(
        f"Epoch[{e}] Batch [{n}0]\tSpeed: 77.5 samples/sec\taccuracy=0.{e}{n}\n"
        + f"Epoch[{e}] Train-accuracy=0.{e}5\nEpoch[{e}] Validation-accuracy=0.{e}25\n" * (n == 2)
        for e in (0, 1)
        for n in (1, 2)
    )
    book = read_text("run.log", text)
    assert [value for _, value in curve(book, "accuracy_step", "train")] == [0.01, 0.02, 0.11, 0.12]
    assert curve(book, "accuracy", "train") == [(20, 0.05), (40, 0.15)]
    assert curve(book, "accuracy", "val") == [(20, 0.025), (40, 0.125)]


def test_a_count_behind_the_epoch_is_the_place() -> None:
    text = "".join(
        f"Epoch  {e},   {n}/ 90; acc:  1{e}.5; xent: {e}.{n}\n" for e in (1, 2) for n in (50, 90)
    )
    steps = [step for step, _ in curve(read_text("run.log", text), "loss", "train")]
    assert steps == [50, 90, 140, 180]


def test_python_values_in_the_mappings_that_trainers_print_are_numbers() -> None:
    row = (
        "{{'loss': np.float64({0}.5), 'kl': tensor(0.{0}, device='cuda:0'), 'grad_norm': nan,"
        " 'best': None, 'done': True, 'epoch': 0.{0}}}\n"
    )
    book = read_text("train.log", "".join(row.format(n) for n in EPOCHS))
    assert book.runs[0].format == "huggingface stdout"
    assert curve(book, "loss", "train") == [(1, 1.5), (2, 2.5), (3, 3.5)]
    assert curve(book, "kl", "none") == [(1, 0.1), (2, 0.2), (3, 0.3)]
    assert len(curve(book, "grad_norm", "none")) == 3


def test_counts_from_zero_do_not_begin_an_epoch_where_the_last_ended() -> None:
    text = "".join(f"Epoch {e} step {n}00: loss {e}.{n}5\n" for e in (0, 1) for n in (0, 1, 2))
    steps = [step for step, _ in curve(read_text("run.log", text), "loss", "train")]
    assert steps == [0, 100, 200, 300, 400, 500]


@pytest.mark.parametrize(
    "line",
    [
        "Epoch: {}%|███   | 7/20 [00:01<00:02, 3.2it/s]",
        "total_steps: {}",
        "Epoch {}.5 of the plan",
        "epochs at 2031-05-0{}",
    ],
)
def test_what_is_no_count_is_no_place(line: str) -> None:
    lines = [f"{line.format(n)} loss: {n}.5" for n in EPOCHS]
    places = {(one.epoch, one.at) for one in console_text(lines).lines}
    assert not places & {(n, None) for n in EPOCHS} | places & {(None, n) for n in EPOCHS}


NAMES = st.sampled_from(["loss_cls", "mAP", "CER", "reward", "D_real", "kl", "l_pix", "F1", "acc"])
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 6) + 0.0)


@given(
    st.dictionaries(NAMES, NUMBERS, min_size=1),
    st.sampled_from([": ", "=", " = ", ":", " : "]),
    st.sampled_from([", ", " | ", "  ", "; ", " - "]),
)
def test_all_numbers_of_any_line_come_back_under_their_names(
    values: dict[str, float], sign: str, joint: str
) -> None:
    line = "step 7: " + joint.join(f"{name}{sign}{value!r}" for name, value in values.items())
    found = measured(line, shape_of(line))
    assert found.known | found.others == values


PARTS = st.sampled_from(
    (
        *("123456789.,:= /[]()%-|<"),
        *("e-", "loss", "acc", "step ", "Epoch ", "iter: ", "nan", "val_", "s", "12,345", "mAP@"),
    )
)


@given(st.lists(PARTS, max_size=40).map("".join))
def test_what_is_found_on_a_shape_stands_where_it_stands_on_the_line(line: str) -> None:
    def spans(text: str) -> list[tuple[tuple[int, int], ...]]:
        found = [*matches_in(text), *bare_matches_in(text)]
        return [tuple(match.span(name) for name in ("name", "value", "unit")) for match in found]

    shape = shape_of(line)
    assert spans(shape) == spans(line)
    assert place_of(line, shape) == place_of(line, line)


def test_what_sacred_caught_is_no_second_run_unless_it_tells_a_metric_that_all_know() -> None:
    text = "".join(f"steps: {n}, mean episode reward: {n}.5\n" for n in EPOCHS)
    assert read_text("sacred/2/cout.txt", text).runs == ()
    assert len(read_text("sacred/2/out.txt", text).runs) == 1
    assert len(read_text("sacred/2/cout.txt", text.replace("reward", "loss")).runs) == 1


def test_one_name_in_two_spellings_is_one_curve() -> None:
    text = "".join(f"step {n} loss = {n}.5\n" for n in EPOCHS) + "step 4 Loss: 4.5, Val Acc: 0.5\n"
    book = read_text("run.log", text + "step 5 loss: 5.5, val acc: 0.75\n")
    assert [step for step, _ in curve(book, "loss", "train")] == [1, 2, 3, 4, 5]
    assert curve(book, "accuracy", "val") == [(4, 0.5), (5, 0.75)]
