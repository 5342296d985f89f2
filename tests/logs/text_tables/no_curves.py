"""Texts with tables in which a hasty reader would see a training."""

MODELS = """# Model zoo
We train for 100 epochs and print the loss at every step.

| Model | Epochs | Top-1 acc | Download |
|---|---|---|---|
| net-a | 100 | 76.1 | [link](x) |
| net-b | 200 | 77.4 | [link](x) |
| net-c | 300 | 81.1 | [link](x) |
"""

SCHEDULES = """
| epochs | batch-size | multi-crop | ImageNet top-1 acc. |
|---|---|---|---|
| 100 | 256 | 2x224 | 72.1 |
| 200 | 256 | 2x224 | 73.9 |
| 400 | 256 | 2x224 | 74.6 |
| 800 | 4096 | 2x224 | 75.3 |
"""

SAMPLING = """
| Steps | FID | Time |
|---|---|---|
| 10 | 12.1 | 1.2s |
| 20 | 8.1 | 2.2s |
| 50 | 5.1 | 5.2s |
| 100 | 4.9 | 10.2s |
"""

SETTINGS = """
| Hyperparameter | Value |
|---|---|
| epochs | 10 |
| loss | mse |
| learning rate | 0.001 |
"""

INSTRUCTIONS = """
| Step | What to do |
|---|---|
| 1 | Install |
| 2 | Train until the loss falls |
| 3 | Measure the accuracy |
"""

DIARY = """
| Iteration | Change | Accuracy |
|---|---|---|
| 1 | baseline | 0.71 |
| 2 | more data | 0.75 |
| 3 | augmented | 0.79 |
"""

SWEEP = """
| Epochs | Learning rate | Batch size | Accuracy |
|---|---|---|---|
| 10 | 0.001 | 32 | 0.81 |
| 20 | 0.001 | 64 | 0.83 |
| 30 | 0.01 | 128 | 0.79 |
| 40 | 0.01 | 256 | 0.80 |
| 50 | 0.1 | 512 | 0.60 |
"""

FOLDS = """
| Fold | Best epoch | Val accuracy |
|---|---|---|
| 1 | 12 | 0.81 |
| 2 | 18 | 0.82 |
| 3 | 25 | 0.80 |
"""

CHECKPOINTS = """
| Epoch | Checkpoint | Loss |
|---|---|---|
| 5 | a.pt | 0.5 |
| 8 | b.pt | 0.4 |
| 9 | c.pt | 0.3 |
"""

RESULTS_OUT_OF_ORDER = """
| Epoch | Accuracy | Loss |
|---|---|---|
| 50 | 0.81 | 0.5 |
| 12 | 0.82 | 0.4 |
| 30 | 0.80 | 0.6 |
"""

BENCHMARK = """
| Step | Time (ms) | Memory |
|---|---|---|
| 1 | 10 | 1 |
| 2 | 12 | 2 |
| 3 | 13 | 3 |
"""

PLAN = """
| Epoch | Learning rate |
|---|---|
| 1 | 0.1 |
| 30 | 0.01 |
| 60 | 0.001 |
"""

PACKAGES = """Package            Version
------------------ --------
numpy              1.26.4
epoch              0.1
step               1.0
"""

CARDS = """+-----------------------------------------------------------------------------+
| NVIDIA-SMI 470.57.02    Driver Version: 470.57.02    CUDA Version: 11.4     |
|-------------------------------+----------------------+----------------------+
| GPU  Name        Persistence-M| Bus-Id        Disp.A | Volatile Uncorr. ECC |
| Fan  Temp  Perf  Pwr:Usage/Cap|         Memory-Usage | GPU-Util  Compute M. |
|===============================+======================+======================|
|   0  Tesla T4            Off  | 00000000:00:04.0 Off |                    0 |
| N/A   45C    P8     9W /  70W |      0MiB / 15109MiB |      0%      Default |
+-------------------------------+----------------------+----------------------+
"""

REPORT = """Epoch accuracy report
              precision    recall  f1-score   support

           0       0.99      0.99      0.99       980
           1       0.99      0.99      0.99      1135

    accuracy                           0.98     10000
   macro avg       0.98      0.98      0.98     10000
"""

CONFUSION = """epoch accuracy loss
[[ 980    0    1]
 [   0 1135    2]
 [   1    2 1032]]
"""

LAYERS = """Model: "sequential"
_________________________________________________________________
 Layer (type)                Output Shape              Param #
=================================================================
 dense (Dense)               (None, 128)               100480
 dense_1 (Dense)             (None, 10)                1290
=================================================================
"""

LAYERS_IN_A_BOX = """┏━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━┓
┃ Layer (type)       ┃ Output Shape     ┃     Param # ┃
┡━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━┩
│ dense (Dense)      │ (None, 128)      │     100,480 │
│ dense_1 (Dense)    │ (None, 10)       │       1,290 │
└────────────────────┴──────────────────┴─────────────┘
"""

TRIALS = """|   iter    |  target   |     x     |     y     |
-------------------------------------------------
| 1         | -7.125    | 2.834     | 1.322     |
| 2         | -7.75     | 2.0       | -1.186    |
| 3         | -19.0     | 4.0       | 3.0       |
"""

SOURCE = """disp("| Epoch | Iteration | Loss |")
disp("|       |           |      |")
print("    Epoch    TimeElapsed    TrainingLoss")
print("    _____    ___________    ____________")
"""

PROSE = """The loss at each epoch is a step towards better accuracy.
1 2 3
The epoch loss accuracy of step two fell.
4 apples and 5 pears
"""

NO_CURVES = {
    "models.md": MODELS,
    "schedules.md": SCHEDULES,
    "sampling.md": SAMPLING,
    "settings.md": SETTINGS,
    "instructions.md": INSTRUCTIONS,
    "diary.md": DIARY,
    "sweep.md": SWEEP,
    "folds.md": FOLDS,
    "checkpoints.md": CHECKPOINTS,
    "out_of_order.md": RESULTS_OUT_OF_ORDER,
    "benchmark.md": BENCHMARK,
    "plan.md": PLAN,
    "packages.txt": PACKAGES,
    "cards.txt": CARDS,
    "report.txt": REPORT,
    "confusion.txt": CONFUSION,
    "layers.txt": LAYERS,
    "box.txt": LAYERS_IN_A_BOX,
    "trials.txt": TRIALS,
    "source.txt": SOURCE,
    "prose.md": PROSE,
    "prose.txt": PROSE,
}
