"""Tables as programs print them and people paste them, each with its expected reading."""

from dataclasses import dataclass, field

from dashboard.model.run import Setting

Points = list[tuple[int, float]]


@dataclass(frozen=True)
class Printed:
    """A text with tables, the runs in it, and some of their curves by "metric/split"."""

    name: str
    text: str
    curves: dict[str, Points]
    runs: tuple[str, ...] = ("",)  # their names behind the file's; the curves are of the last
    unit: str = "step"
    config: dict[str, Setting] = field(default_factory=dict)


HUGGING_FACE = """---
license: mit
---
# tiny-speech

It achieves the following results on the evaluation set:
- Loss: 0.31

## Training procedure

The following hyperparameters were used during training:
- learning_rate: 2e-05
- train_batch_size: 16
- seed: 7
- optimizer: Use adamw_torch with betas=(0.9,0.999) and epsilon=1e-08
- num_epochs: 3

### Training results

| Training Loss | Epoch | Step | Validation Loss | Wer    | Accuracy |
|:-------------:|:-----:|:----:|:---------------:|:------:|:--------:|
| No log        | 1.0   | 125  | 0.75            | 0.5    | 0.25     |
| 0.625         | 2.0   | 250  | 0.5             | 0.375  | 0.5      |
| 0.5           | 3.0   | 375  | nan             | 0.25   | 0.75     |

### Framework versions
"""

MATLAB = """# Two nets

## Denoiser

```
Training on single CPU.
|=======================================================================================|
|  Epoch  |  Iteration  |  Time Elapsed  |  Mini-batch  |  Validation  |  Base Learning  |
|         |             |   (hh:mm:ss)   |     RMSE     |     RMSE     |      Rate       |
|=======================================================================================|
|       1 |           1 |       00:00:01 |        72.50 |        64.00 |          0.0010 |
|       1 |          50 |       01:01:10 |        32.25 |              |          0.0010 |
|       2 |         100 |       02:00:19 |        24.50 |        22.00 |          0.0010 |
|=======================================================================================|
Training finished: Max epochs completed.
```

## Classifier

```
|=========================================================================|
|  Epoch  |  Iteration  |  Time Elapsed  |  Mini-batch  |  Mini-batch  |
|         |             |   (hh:mm:ss)   |   Accuracy   |     Loss     |
|=========================================================================|
|       1 |           1 |       00:00:13 |       12.50% |       1.5000 |
|       2 |         200 |       00:03:09 |       75.00% |       0.5000 |
|=========================================================================|
```
"""

MATLAB_WITHOUT_RULES = """### Fase 1
| Epoch | Iteration | Time Elapsed | Mini-batch | Validation |
|       |           | (hh:mm:ss)   | Loss       | Loss       |
|   1   |     1     |   00:02:55   |   0.75     |   1.75     |
|   1   |     5     |   00:10:17   |   0.5      |            |
|   2   |    10     |   00:20:17   |   0.25     |   0.5      |
"""

TRAINNET = """    Iteration    Epoch    TimeElapsed    LearnRate    TrainingLoss    ValidationLoss
    _________    _____    ___________    _________    ____________    ______________
            0        0       00:00:01         0.01                              13.5
            1        1       00:00:02         0.01            14.5
           50        2       00:00:09         0.01             2.5             2.25
Training stopped: Max epochs completed
"""

SPACY = """✔ Initialized pipeline

============================= Training pipeline =============================
ℹ Pipeline: ['tok2vec', 'ner']
ℹ Initial learn rate: 0.002
E    #       LOSS TOK2VEC  LOSS NER  ENTS_F  ENTS_P  ENTS_R  SCORE
---  ------  ------------  --------  ------  ------  ------  ------
  0       0          0.00     12.25    0.00    0.00    0.00    0.00
Epoch 1:   0%|          | 0/200 [00:00<?, ?it/s]
  3     200       1100.50    640.75   60.00   50.00   75.00    0.60
Epoch 4:   0%|          | 0/200 [00:00<?, ?it/s]
  7     400        900.25    320.50   70.00   65.00   75.50    0.70
✔ Saved pipeline to output directory
"""

SPACY_2 = """Itn  Tag Loss    Tag %    Dep Loss    UAS     Token %  CPU WPS
---  ---------  --------  ---------  ------  -------  -------
  1  40816.750    71.250  71608.125  77.750  100.000    13176
  2  23199.500    76.500  42468.875  82.875  100.000    14216
"""

CHAINER = """GPU: -1
# Minibatch-size: 100

epoch       main/loss   validation/main/loss  main/accuracy  elapsed_time
\x1b[J     total [..................................................]  1.67%
this epoch [################..................................] 33.33%
       100 iter, 0 epoch / 20 epochs
       inf iters/sec. Estimated time to finish: 0:00:00.
\x1b[4A\x1b[J0                       2.5                                  0.5
1           0.5         0.25                  0.875          3.5
\x1b[J     total [#.................................................]  3.33%
    19.812 iters/sec. Estimated time to finish: 0:04:52.752795.
2           0.375                             0.9375         6.5
"""

CYAN, LIME, PINK, BACK = "\x1b[36m", "\x1b[32m", "\x1b[35m", "\x1b[0m"
SKORCH = f"""  epoch    train_loss    valid_acc    valid_loss    cp     dur
-------  ------------  -----------  ------------  ----  ------
      1        {CYAN}0.7500{BACK}       {LIME}0.6250{BACK}        {PINK}0.6875{BACK}     +  0.0561
      2        0.6250       0.6250        0.6250     +  0.0144
      3        0.5000       0.6875        0.6875        0.0141
"""

NOLEARN = """# Neural Network with 1604 learnable parameters

## Layer information

  #  name      size
---  --------  ------
  0  input     1x28x28
  1  hidden1   100

  epoch    trn loss    val loss    trn/val    valid acc  dur
-------  ----------  ----------  ---------  -----------  -----
      1     \x1b[36m0.88000\x1b[0m     \x1b[32m0.44000\x1b[0m    2.00000      0.75000  3.15s
      2     0.50000     0.40000    1.25000      0.75000  3.25s
"""

SCIKIT_LEARN = """      Iter       Train Loss   Remaining Time
         1           1.2500            1.50s
         2           1.1250            1.25s
        10           0.9375            1.50m
"""

GBM = """Distribution not specified, assuming bernoulli ...
Iter   TrainDeviance   ValidDeviance   StepSize   Improve
     1        1.2500             nan     0.1000    0.0125
     2        1.1250             nan     0.1000    0.0100
    20        0.9375             nan     0.1000    0.0025
"""

FASTAI = """epoch     train_loss  valid_loss  accuracy  time
0         0.500000    0.375000    0.875000  00:12
Better model found at epoch 0 with valid_loss value: 0.375.
1         0.437500    0.250000    0.937500  01:12
"""

RICH = """┏━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━┓
┃ Epoch ┃ Train Loss ┃ Val Loss ┃
┡━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━┩
│ 1     │ 0.5        │ 0.625    │
│ 2     │ 0.25       │ 0.5      │
└───────┴────────────┴──────────┘
"""

GRID = """results:
+---------+--------+-------+
|   epoch |   loss |   acc |
+=========+========+=======+
|       1 |   1.5  |  0.25 |
+---------+--------+-------+
|       2 |   1.25 |  0.5  |
+---------+--------+-------+
"""

RESTRUCTURED = """Results
=======

=====  ==========  ========
Epoch  Train loss  Val loss
=====  ==========  ========
1      0.5         0.75
2      0.25        0.5
=====  ==========  ========
"""

PANDAS = """history:
    epoch  train_loss  val_loss
0       1    0.500000  0.625000
1       2    0.250000  0.500000
..    ...         ...       ...
99    100    0.125000  0.250000
"""

PANDAS_BY_INDEX = """history:
       loss  accuracy  val_loss  val_accuracy
0  0.500000     0.750  0.625000         0.500
1  0.250000     0.875  0.500000         0.625
"""

PORTUGUESE = """# Resultado

| Época | Perda treino | Perda validação | Acurácia |
|-------|--------------|-----------------|----------|
| 1     | 0,512        | 0,622           | 45,5%    |
| 2     | 0,412        | 0,522           | 55,5 %   |
| 3     | 0,312        | 0,482           | 61,25%   |
"""

THOUSANDS = """
| Step | Loss | Tokens/s | **Perplexity** |
|---:|---:|---:|---|
| 1,000 | 5.5 | 806,131 | 164.5 |
| 2,000 | 4.5 | 806,231 | **60.5** |
| 10,000 | 3.5 | - | 22.5 |
"""

HEADER_AGAIN = """run started
epoch  train_loss  valid_loss
1      0.5         1.0
2      0.4         0.9
run taken up again
epoch  train_loss  valid_loss
3      0.3         0.8
4      0.2         0.7
"""

TWO_FITS = """learn.fit_one_cycle(2, 1e-3)

epoch   train_loss\tvalid_loss\terror_rate\ttime
0\t0.25\t0.5\t0.125\t00:38
1\t0.20\t0.4\t0.100\t00:38

learn.unfreeze()

epoch\ttrain_loss\tvalid_loss\terror_rate\ttime
0\t0.15\t0.3\t0.075\t00:47
1\t0.10\t0.2\t0.050\t00:47
"""

HTML = """Some words.
<table border="1" class="dataframe">
  <thead>
 <tr style="text-align: left;">
      <th>Epoch</th>
      <th>Training Loss</th>
      <th>Validation Loss</th>
      <th>F1 &amp; more</th>
    </tr>
  </thead>
  <tbody>
    <tr>
      <td>1</td>
      <td>No log</td>
      <td>0.5</td>
      <td>0.25</td>
    </tr>
    <tr>
      <td>2</td>
      <td>0.375</td>
      <td><b>0.25</b></td>
      <td>0.5</td>
    </tr>
</table><p>
"""

TWO_SPLITS = """# Training results

| Epoch | Loss | Accuracy | Learning rate |
|---|---|---|---|
| 1 | 0.5 | 0.25 | 0.1 |
| 2 | 0.25 | 0.5 | 0.1 |
| 3 | 0.125 | 0.75 | 0.01 |

# Validation results

| Epoch | Loss | Accuracy | Learning rate |
|---|---|---|---|
| 1 | 0.75 | 0.125 | 0.1 |
| 2 | 0.5 | 0.25 | 0.1 |
| 3 | 0.375 | 0.375 | 0.01 |
"""

PRINTED = {
    "training and validation under two titles": Printed(
        "results.md",
        TWO_SPLITS,
        {
            "loss/train": [(1, 0.5), (2, 0.25), (3, 0.125)],
            "loss/val": [(1, 0.75), (2, 0.5), (3, 0.375)],
            "accuracy/val": [(1, 0.125), (2, 0.25), (3, 0.375)],
            "learning_rate/none": [(1, 0.1), (2, 0.1), (3, 0.01)],
        },
        unit="epoch",
    ),
    "training and validation under two lines of a log": Printed(
        "results.log",
        "Training set:\nepoch  loss  acc\n1  0.5  0.25\n2  0.25  0.5\n\n"
        "Test set:\nepoch  loss  acc\n1  0.75  0.125\n2  0.5  0.25\n",
        {"loss/train": [(1, 0.5), (2, 0.25)], "accuracy/test": [(1, 0.125), (2, 0.25)]},
        unit="epoch",
    ),
    "a model card": Printed(
        "README.md",
        HUGGING_FACE,
        {
            "loss/train": [(250, 0.625), (375, 0.5)],
            "wer/val": [(125, 0.5), (250, 0.375), (375, 0.25)],
            "accuracy/val": [(125, 0.25), (250, 0.5), (375, 0.75)],
        },
        config={"lr": 2e-5, "batch_size": 16, "seed": 7, "optimizer": "adamw_torch", "epochs": 3},
    ),
    "MATLAB's trainNetwork, twice": Printed(
        "nets.md",
        MATLAB,
        {
            "rmse/train": [(1, 72.5), (50, 32.25), (100, 24.5)],
            "rmse/val": [(1, 64.0), (100, 22.0)],
            "learning_rate/none": [(1, 0.001), (50, 0.001), (100, 0.001)],
            "time elapsed (hh:mm:ss)/none": [(1, 1.0), (50, 3670.0), (100, 7219.0)],
        },
        runs=("Classifier", "Denoiser"),
    ),
    "MATLAB's table without its rules": Printed(
        "log.md",
        MATLAB_WITHOUT_RULES,
        {
            "loss/train": [(1, 0.75), (5, 0.5), (10, 0.25)],
            "loss/val": [(1, 1.75), (10, 0.5)],
        },
    ),
    "MATLAB's trainnet": Printed(
        "log.txt",
        TRAINNET,
        {
            "loss/train": [(1, 14.5), (50, 2.5)],
            "loss/val": [(0, 13.5), (50, 2.25)],
            "learning_rate/none": [(0, 0.01), (1, 0.01), (50, 0.01)],
        },
    ),
    "spaCy between progress bars": Printed(
        "train.log",
        SPACY,
        {
            "loss ner/train": [(0, 12.25), (200, 640.75), (400, 320.5)],
            "ents_f/val": [(0, 0.0), (200, 60.0), (400, 70.0)],
            "score/val": [(0, 0.0), (200, 0.6), (400, 0.7)],
        },
        config={"lr": 0.002},
    ),
    "spaCy 2": Printed(
        "train.md",
        f"```bash\n{SPACY_2}  3  20000.250    77.500  40000.875  83.875  100.000    14216\n```\n",
        {
            "tag loss/train": [(1, 40816.75), (2, 23199.5), (3, 20000.25)],
            "uas/val": [(1, 77.75), (2, 82.875), (3, 83.875)],
            "cpu wps/none": [(1, 13176.0), (2, 14216.0), (3, 14216.0)],
        },
        unit="epoch",
    ),
    "Chainer with bars, cursor moves and gaps": Printed(
        "chainer.log",
        CHAINER,
        {
            "loss/train": [(1, 0.5), (2, 0.375)],
            "loss/val": [(0, 2.5), (1, 0.25)],
            "accuracy/train": [(1, 0.875), (2, 0.9375)],
            "elapsed_time/none": [(0, 0.5), (1, 3.5), (2, 6.5)],
        },
        unit="epoch",
        config={"batch_size": 100},
    ),
    "skorch with its marks": Printed(
        "skorch.txt",
        SKORCH,
        {
            "loss/train": [(1, 0.75), (2, 0.625), (3, 0.5)],
            "loss/val": [(1, 0.6875), (2, 0.625), (3, 0.6875)],
            "accuracy/val": [(1, 0.625), (2, 0.625), (3, 0.6875)],
            "dur/none": [(1, 0.0561), (2, 0.0144), (3, 0.0141)],
        },
        unit="epoch",
    ),
    "nolearn under its layers": Printed(
        "nolearn.txt",
        NOLEARN,
        {
            "loss/train": [(1, 0.88), (2, 0.5)],
            "loss/val": [(1, 0.44), (2, 0.4)],
            "accuracy/val": [(1, 0.75), (2, 0.75)],
            "trn/val/none": [(1, 2.0), (2, 1.25)],
            "dur/none": [(1, 3.15), (2, 3.25)],
        },
        unit="epoch",
    ),
    "scikit-learn's boosting": Printed(
        "gb.txt",
        SCIKIT_LEARN,
        {
            "loss/train": [(1, 1.25), (2, 1.125), (10, 0.9375)],
            "remaining time/none": [(1, 1.5), (2, 1.25), (10, 90.0)],
        },
    ),
    "gbm of R": Printed(
        "gbm.Rout",
        GBM,
        {
            "traindeviance/train": [(1, 1.25), (2, 1.125), (20, 0.9375)],
            "improve/none": [(1, 0.0125), (2, 0.01), (20, 0.0025)],
        },
    ),
    "fastai between other lines": Printed(
        "fastai.log",
        FASTAI,
        {
            "loss/val": [(0, 0.375), (1, 0.25)],
            "accuracy/val": [(0, 0.875), (1, 0.9375)],
            "time/none": [(0, 12.0), (1, 72.0)],
        },
        unit="epoch",
    ),
    "a box of rich": Printed(
        "rich.txt",
        RICH,
        {"loss/train": [(1, 0.5), (2, 0.25)], "loss/val": [(1, 0.625), (2, 0.5)]},
        unit="epoch",
    ),
    "a grid of tabulate": Printed(
        "grid.txt",
        GRID,
        {"loss/train": [(1, 1.5), (2, 1.25)], "accuracy/train": [(1, 0.25), (2, 0.5)]},
        unit="epoch",
    ),
    "reStructuredText": Printed(
        "results.rst",
        RESTRUCTURED,
        {"loss/train": [(1, 0.5), (2, 0.25)], "loss/val": [(1, 0.75), (2, 0.5)]},
        unit="epoch",
    ),
    "a data frame": Printed(
        "frame.txt",
        PANDAS,
        {
            "loss/train": [(1, 0.5), (2, 0.25), (100, 0.125)],
            "loss/val": [(1, 0.625), (2, 0.5), (100, 0.25)],
        },
        unit="epoch",
    ),
    "decimal commas in Portuguese": Printed(
        "resultado.md",
        PORTUGUESE,
        {
            "loss/train": [(1, 0.512), (2, 0.412), (3, 0.312)],
            "loss/val": [(1, 0.622), (2, 0.522), (3, 0.482)],
            "accuracy/val": [(1, 0.455), (2, 0.555), (3, 0.6125)],
        },
        unit="epoch",
    ),
    "commas between thousands, bold cells and none": Printed(
        "run.md",
        THOUSANDS,
        {
            "loss/train": [(1000, 5.5), (2000, 4.5), (10000, 3.5)],
            "perplexity/train": [(1000, 164.5), (2000, 60.5), (10000, 22.5)],
            "tokens/s/none": [(1000, 806131.0), (2000, 806231.0)],
        },
    ),
    "the header again after a resume": Printed(
        "resumed.log",
        HEADER_AGAIN,
        {"loss/train": [(1, 0.5), (2, 0.4), (3, 0.3), (4, 0.2)]},
        unit="epoch",
    ),
    "two fits": Printed(
        "fits.txt",
        TWO_FITS,
        {"loss/train": [(0, 0.15), (1, 0.1)], "error/val": [(0, 0.075), (1, 0.05)]},
        runs=("table 1", "table 2"),
        unit="epoch",
    ),
    "a table of HTML in Markdown": Printed(
        "card.md",
        HTML,
        {
            "loss/train": [(2, 0.375)],
            "loss/val": [(1, 0.5), (2, 0.25)],
            "f1 & more/val": [(1, 0.25), (2, 0.5)],
        },
        unit="epoch",
    ),
}
