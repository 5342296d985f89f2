"""The trainer: small networks on small images, trained in the open, so that their logs can be read.

It meets the dashboard only on disk: each run is a folder with TensorBoard events, `metrics.csv`
and `hparams.yaml`. It knows nothing of charts, diagnoses or pages.

Start reading at `train.py`, the loop from top to bottom; `settings.py` says what can be chosen.
"""
